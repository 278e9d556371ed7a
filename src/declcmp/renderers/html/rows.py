"""A comparison as the rows of a page: beads in reading order, the unchanged folded, the moved where they stood too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from declcmp.messages import _, plural
from declcmp.model import Bead, BeadKind, Comparison, EditOp, ParagraphKind, Unit
from declcmp.renderers import View, in_words, related, same
from declcmp.renderers.html.layout import Block, Row, Side
from declcmp.renderers.html.places import headings, place, spot
from declcmp.renderers.html.redline import pieces

_ALONE = frozenset({BeadKind.INSERTED, BeadKind.DELETED})
_FRAME_NAMES = {
    ParagraphKind.TITLE: "title",
    ParagraphKind.HEADING: "heading",
    ParagraphKind.SIGNATURE: "signature",
    ParagraphKind.PLACE_DATE: "place-date",
}


def rows(comparison: Comparison, view: View) -> list[tuple[Row, bool]]:
    """Return every row, and whether it is in sight or folded away."""
    made = _Rows(comparison, view)
    found: list[tuple[Row, bool]] = []
    ahead, after = made.left()
    found += [(row, True) for row in ahead]
    for number, (bead, seen) in enumerate(zip(comparison.ordered, _seen(comparison, view), strict=True), 1):
        found.append((made.row(number, bead), seen))
        found += [(row, True) for row in after.get(number, ())]
    return found


def blocks(found: Iterable[tuple[Row, bool]], comparison: Comparison) -> tuple[Block, ...]:
    """Return rows in blocks, in order."""
    made: list[Block] = []
    for seen, group in groupby(found, key=lambda entry: entry[1]):
        run = [row for row, _seen in group]
        if seen:
            made += _together(run)
        else:
            made.append(Block("fold", tuple(run), tuple(_together(run)), _folded(run, comparison)))
    return tuple(made)


def _together(run: list[Row]) -> Iterator[Block]:
    for alone, group in groupby(run, key=lambda row: row.alone):
        if alone:
            yield Block("alone", tuple(group))
        else:
            yield from (Block("row", (row,)) for row in group)


def _seen(comparison: Comparison, view: View) -> list[bool]:
    """Say of each bead in order whether it is in sight; unchanged titles and headings are, to tell where one is."""
    beads = comparison.ordered
    if not related(comparison):
        return [not bead.framed and bool(bead.old and bead.new) for bead in beads]
    changed = [at for at, bead in enumerate(beads) if not same(bead, view.hidden)]
    near = {at + step for at in changed for step in range(-view.context, view.context + 1)}
    over = {ParagraphKind.TITLE, ParagraphKind.HEADING}
    return [at in near or (bead.new or bead.old)[0].kind in over for at, bead in enumerate(beads)]


def _folded(run: list[Row], comparison: Comparison) -> str:
    sentences = [row for row in run if not row.frame]
    if not related(comparison):
        old, new = (sum(bool(side) for side in sides) for sides in zip(*((r.old, r.new) for r in run), strict=True))
        parts = [
            plural("{n} passage only in the old text", "{n} passages only in the old text", old) if old else "",
            plural("{n} only in the new one", "{n} only in the new one", new) if new else "",
        ]
        return "… " + ", ".join(filter(None, parts))
    if not sentences:
        return plural("… {n} line unchanged", "… {n} lines unchanged", len(run))
    text = plural("… {n} sentence unchanged", "… {n} sentences unchanged", len(sentences))
    if editorial := sum(row.kind != "equal" for row in sentences):
        text += plural(" ({n} of them edited editorially)", " ({n} of them edited editorially)", editorial)
    return text


class _Rows:
    """The rows of one comparison."""

    def __init__(self, comparison: Comparison, view: View) -> None:
        self._comparison = comparison
        self._view = view
        self._old, self._new = comparison.old, comparison.new
        related_ = related(comparison)
        self._over = ((), ()) if related_ else (headings(self._old), headings(self._new))

    def row(self, number: int, bead: Bead) -> Row:
        """Return the row of the bead of this number."""
        id_ = f"b{number}"
        whole = bead.kind in _ALONE or bead.kind is BeadKind.EQUAL
        hidden = self._view.hidden
        old = new = None
        if bead.old:
            drawn = () if whole else pieces(bead.edits, hidden=hidden, side="old", name=f"{id_}s")
            old = Side(place(bead.old, self._old), _text(bead.old), drawn)
        if bead.new:
            drawn = () if whole else pieces(bead.edits, hidden=hidden, side="new", name=f"{id_}s")
            new = Side(place(bead.new, self._new), _text(bead.new), drawn)
        moved = bead.moved and old is not None and new is not None
        kind = "moved" if moved and bead.kind is BeadKind.EQUAL else bead.kind.value
        return Row(
            id_,
            kind,
            old,
            new,
            both=() if whole else pieces(bead.edits, hidden=hidden, name=f"{id_}u"),
            names=_names(bead),
            frame=_FRAME_NAMES.get((bead.new or bead.old)[0].kind, ""),
            classes=_classes(bead),
            what=_what(bead),
            notes=_notes(bead, self._view),
            link=(f"{id_}-left", _("moved from {place}").format(place=spot(bead.old, self._old))) if moved else None,
            section=self._section(bead),
            similarity=bead.similarity,
            weight=len(_text(bead.new or bead.old).split()),
        )

    def left(self) -> tuple[list[Row], dict[int, list[Row]]]:
        """Return the places that moved beads have left: those before all else, and those after the bead of a number.

        A place stands after the last bead that stayed and stood before it in the old text.
        """
        stayed: list[tuple[tuple[int, int], int, Bead]] = []
        moved: list[tuple[tuple[int, int], int, Bead]] = []
        for number, bead in enumerate(self._comparison.ordered, 1):
            if bead.old:
                (moved if bead.moved and bead.new else stayed).append((_order(bead.old), number, bead))
        first: list[Row] = []
        after: dict[int, list[Row]] = {}
        for order, number, bead in sorted(moved, key=lambda each: each[:2]):
            before = max((each for each in stayed if each[0] < order), key=lambda each: each[:2], default=None)
            (after.setdefault(before[1], []) if before else first).append(self._left(number, bead))
        return first, after

    def _left(self, number: int, bead: Bead) -> Row:
        return Row(
            f"b{number}-left",
            "left",
            Side(place(bead.old, self._old), _text(bead.old)),
            None,
            names=("moved",),
            frame=_FRAME_NAMES.get(bead.old[0].kind, ""),
            what=_("moved"),
            link=(f"b{number}", _("moved to {place}").format(place=spot(bead.new, self._new))),
            weight=len(_text(bead.old).split()),
        )

    def _section(self, bead: Bead) -> str:
        names: list[str] = []
        for over, units in zip(self._over, (bead.old, bead.new), strict=True):
            if units and units[0].paragraph < len(over) and over[units[0].paragraph] not in {"", *names}:
                names.append(over[units[0].paragraph])
        return " → ".join(names)


def _order(units: tuple[Unit, ...]) -> tuple[int, int]:
    return units[0].paragraph, units[0].number or 0


def _text(units: tuple[Unit, ...]) -> str:
    return " ".join(unit.text for unit in units)


def _names(bead: Bead) -> tuple[str, ...]:
    return (bead.kind.value, *(("moved",) if bead.moved else ()))


def _classes(bead: Bead) -> tuple[str, ...]:
    if bead.kind in _ALONE:
        return ()
    return tuple(sorted({edit.kind.value for edit in bead.edits if edit.kind and edit.op is not EditOp.EQUAL}))


def _notes(bead: Bead, view: View) -> tuple[tuple[str, bool], ...]:
    if bead.kind in _ALONE or bead.kind is BeadKind.EQUAL:
        return ()
    return tuple((words, words.partition(" ")[0].endswith("!")) for words in in_words(bead, view))


def _what(bead: Bead) -> str:
    what = {
        BeadKind.EQUAL: _("moved, words unchanged") if bead.moved else _("unchanged"),
        BeadKind.EDITORIAL: _("editorial"),
        BeadKind.CHANGED: _("changed"),
        BeadKind.SPLIT: _("split"),
        BeadKind.MERGED: _("merged"),
        BeadKind.INSERTED: _("inserted"),
        BeadKind.DELETED: _("deleted"),
    }[bead.kind]
    if bead.kind in {BeadKind.SPLIT, BeadKind.MERGED}:
        sides = _("{old} → {new} sentences").format(old=len(bead.old), new=len(bead.new))
        what = f"{what}, {sides}"
    return what
