"""The changes themselves, each in its block: what happened, where, the redline, and in words what was edited."""

from __future__ import annotations

from declcmp.messages import _, plural
from declcmp.model import Bead, BeadKind, Comparison, ParagraphKind
from declcmp.renderers import Layout, View, cropped, in_words, related, visible
from declcmp.renderers.terminal.ink import listed, style, wrapped
from declcmp.renderers.terminal.order import Item, items, runs
from declcmp.renderers.terminal.places import Headings, Places, section
from declcmp.renderers.terminal.redline import redline
from declcmp.renderers.terminal.styled import Text

_INDENT = 3


def body(comparison: Comparison, view: View) -> list[Text]:
    """Return the blocks of all that the view shows, under their headings, with a line for what is folded away."""
    old, new = Headings(comparison.old), Headings(comparison.new)
    places = Places(comparison.old.source, comparison.new.source)
    lines: list[Text] = []
    here: str | None = None
    for run in runs(items(comparison, view)):
        first = run[0]
        if not first.visible:
            lines += _folded(run, view) if related(comparison) else []
            continue
        over = section(old.over(first.bead.old), new.over(first.bead.new))
        if first.framed and first.bead.kind is BeadKind.EQUAL:
            continue
        heading = first.framed and (first.bead.new or first.bead.old)[0].kind is ParagraphKind.HEADING
        if over and over != here and not heading:
            lines += [Text(), Text(f" {cropped(over, view.width - 2)}", style=style("heading", view))]
        here = over
        lines += [Text(), *_block(run, view, places)]
    return lines


def _folded(run: list[Item], view: View) -> list[Text]:
    count = sum(len(entry.bead.new) for entry in run if not entry.framed)
    if not count:
        return []
    text = plural("… {n} sentence unchanged", "… {n} sentences unchanged", count)
    editorial = sum(entry.bead.kind is not BeadKind.EQUAL for entry in run if not entry.framed)
    if editorial:
        text += plural(" ({n} of them edited editorially)", " ({n} of them edited editorially)", editorial)
    return [Text(), Text(f"   {text}", style=style("quiet", view))]


def _block(run: list[Item], view: View, places: Places) -> list[Text]:
    bead = run[0].bead
    if bead.kind in {BeadKind.INSERTED, BeadKind.DELETED}:
        return _whole([entry.bead for entry in run], view, places, framed=run[0].framed)
    if len(run) > 1:
        return _moved_run([entry.bead for entry in run], view, places)
    if bead.kind is BeadKind.EQUAL and not bead.moved:
        return _unchanged(bead, view, places)
    lines = [_title(bead, view, places, framed=run[0].framed)]
    if bead.kind is BeadKind.EQUAL:
        text = visible(" ".join(unit.text for unit in bead.new))
        lines += wrapped(Text(text, style=style("moved", view)), view.width, indent=_INDENT)
    elif view.layout is Layout.SIDE_BY_SIDE:
        lines += _columns(redline(bead, view, side="old"), redline(bead, view, side="new"), view)
    else:
        lines += wrapped(redline(bead, view), view.width, indent=_INDENT)
    return lines + _in_words(bead, view)


def _in_words(bead: Bead, view: View) -> list[Text]:
    parts = [
        Text(part, style=style("loud" if "!" in part.split()[0] else "quiet", view)) for part in in_words(bead, view)
    ]
    return listed(parts, view.width, indent=_INDENT + 2, between=Text(" · ", style=style("quiet", view)))


def _title(bead: Bead, view: View, places: Places, *, framed: bool = False) -> Text:
    mark, what = _what(bead)
    if framed:
        what = f"{_frame_name((bead.new or bead.old)[0].kind)}: {what}"
    line = Text(f" {mark} ", style=style("strong", view))
    line.append(what, style=style("strong", view))
    if bead.kind not in {BeadKind.EQUAL, BeadKind.EDITORIAL}:
        line.append(f" {bead.similarity:.2f}", style=style("quiet", view))
    if bead.kind in {BeadKind.SPLIT, BeadKind.MERGED}:
        sides = _("{old} → {new} sentences").format(old=len(bead.old), new=len(bead.new))
        line.append(f" · {sides}", style=style("quiet", view))
    where = places.move(bead.old, bead.new, _("moved from {old} to {new}")) if bead.moved else places.of(bead)
    line.append(" · ", style=style("quiet", view))
    line.append(where, style=style("place", view))
    return line


def _what(bead: Bead) -> tuple[str, str]:
    """Return the mark and the word of what happened to a bead."""
    if bead.kind is BeadKind.EQUAL:
        return ("»", _("moved, words unchanged")) if bead.moved else ("=", _("unchanged"))
    mark = "»" if bead.moved else "~"
    return {
        BeadKind.EDITORIAL: (mark, _("editorial")),
        BeadKind.CHANGED: (mark, _("changed")),
        BeadKind.SPLIT: (mark, _("split")),
        BeadKind.MERGED: (mark, _("merged")),
        BeadKind.INSERTED: ("+", _("inserted")),
        BeadKind.DELETED: ("−", _("deleted")),
    }[bead.kind]


def _frame_name(kind: ParagraphKind) -> str:
    return {
        ParagraphKind.TITLE: _("title"),
        ParagraphKind.HEADING: _("heading"),
        ParagraphKind.SIGNATURE: _("signature"),
        ParagraphKind.PLACE_DATE: _("place and date"),
    }.get(kind, kind.value)


def _whole(beads: list[Bead], view: View, places: Places, *, framed: bool) -> list[Text]:
    """Return whole sentences that came or went, with the mark before every line, as diff does."""
    mark, what = _what(beads[0])
    name = "inserted" if mark == "+" else "deleted"
    if framed:
        what = f"{_frame_name((beads[0].new or beads[0].old)[0].kind)}: {what}"
    elif len(beads) > 1:
        what += " · " + plural("{n} sentence", "{n} sentences", len(beads))
    head = Text(f" {mark} {what}", style=style("strong", view))
    head.append(" · ", style=style("quiet", view))
    head.append(places.of_run(beads), style=style("place", view))
    lines = [head]
    for bead in beads:
        text = Text(visible(" ".join(unit.text for unit in bead.old or bead.new)), style=style(name, view))
        if view.layout is Layout.SIDE_BY_SIDE:
            blank = Text()
            marked = Text.assemble((f"{mark} ", style(name, view)), text)
            lines += _columns(*((marked, blank) if bead.old else (blank, marked)), view)
            continue
        margin = Text(f"   {mark} ", style=style(name, view))
        lines += [Text.assemble(margin, line) for line in wrapped(text, view.width - _INDENT - 2)]
    return lines


def _moved_run(beads: list[Bead], view: View, places: Places) -> list[Text]:
    mark, what = _what(beads[0])
    old = tuple(unit for bead in beads for unit in bead.old)
    new = tuple(unit for bead in beads for unit in bead.new)
    head = Text(f" {mark} {what} · ", style=style("strong", view))
    head.append(plural("{n} sentence", "{n} sentences", len(new)) + " · ", style=style("quiet", view))
    where = places.move(old, new, _("moved from {old} to {new}"))
    head.append(where, style=style("place", view))
    ink = style("moved", view)
    return [head, *(Text("   " + cropped(visible(unit.text), view.width - _INDENT), style=ink) for unit in new)]


def _unchanged(bead: Bead, view: View, places: Places) -> list[Text]:
    text = Text(visible(" ".join(unit.text for unit in bead.new)), style=style("quiet", view))
    return [_title(bead, view, places), *wrapped(text, view.width, indent=_INDENT)]


def _columns(old: Text, new: Text, view: View) -> list[Text]:
    """Return the old text on the left and the new one on the right, a rule between them."""
    column = max((view.width - _INDENT - 3) // 2, 12)
    left, right = (wrapped(text, column) for text in (old, new))
    lines = []
    for number in range(max(len(left), len(right))):
        cell = left[number] if number < len(left) else Text()
        cell.pad_right(max(column - cell.cell_len, 0))
        rule = Text(" │ ", style=style("quiet", view))
        lines.append(Text.assemble(" " * _INDENT, cell, rule, right[number] if number < len(right) else Text()))
    return lines
