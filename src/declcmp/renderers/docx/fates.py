"""What becomes of every sentence: which stay in their place and anchor both streams, which go, come or move."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from declcmp.model import Bead, Comparison, Edit, EditClass, EditOp, Unit
from declcmp.renderers.docx.stream import Stream, UnitKey, key


class Status(Enum):
    """What a tracked change says of a piece of text."""

    KEPT = "in both texts"
    DELETED = "in the old text alone"
    INSERTED = "in the new text alone"
    MOVED_FROM = "in the old text, and elsewhere in the new one"
    MOVED_TO = "in the new text, and elsewhere in the old one"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A bead in its place, and the tokens of either stream from its first word to its last."""

    bead: Bead
    old: range
    new: range


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a unit, in code points from its beginning, and what becomes of it."""

    start: int
    stop: int
    status: Status


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a unit that is in no anchor: slices from its first to its last word, and the move they are of."""

    slices: tuple[Slice, ...]
    move: int | None = None


@dataclass(frozen=True, slots=True)
class Fates:
    """The anchors in reading order; the fates of all other units of either side; how many moves there are."""

    anchors: tuple[Anchor, ...]
    old: Mapping[UnitKey, Fate]
    new: Mapping[UnitKey, Fate]
    moves: int


#: What each edit of a moved bead is where the words stood, and where they stand now. A move that holds its own edits
#: has the same words at both ends, with deletions within the one and insertions within the other: a deletion inside a
#: moved-to run is allowed, too, but LibreOffice accepts it wrongly if both have one author.
_FROM = {EditOp.EQUAL: Status.MOVED_FROM, EditOp.DELETE: Status.DELETED, EditOp.MOVE_FROM: Status.DELETED}
_TO = {EditOp.EQUAL: Status.MOVED_TO, EditOp.INSERT: Status.INSERTED, EditOp.MOVE_TO: Status.INSERTED}


def fates(comparison: Comparison, old: Stream, new: Stream, unmarked: frozenset[EditClass]) -> Fates:
    """Return what becomes of the units of two documents; edits of the classes *unmarked* are taken for no edits."""
    anchors, rest = _anchors(comparison, old, new)
    moved = sorted((bead for bead in rest if bead.old and bead.new), key=lambda bead: _range(bead.new, new).start)
    there: dict[UnitKey, Fate] = {}
    here: dict[UnitKey, Fate] = {}
    names = _names(moved, old, new)
    for bead, name in zip(moved, names, strict=True):
        there |= {unit: Fate(slices, name) for unit, slices in _sliced(bead.edits, bead.old, _FROM, unmarked)}
        here |= {unit: Fate(slices, name) for unit, slices in _sliced(bead.edits, bead.new, _TO, unmarked)}
    for bead in rest:
        if not bead.new:
            there |= {key(unit): Fate((Slice(0, len(unit.text), Status.DELETED),)) for unit in bead.old}
        if not bead.old:
            here |= {key(unit): Fate((Slice(0, len(unit.text), Status.INSERTED),)) for unit in bead.new}
    return Fates(anchors, there, here, max(names, default=0))


def _anchors(comparison: Comparison, old: Stream, new: Stream) -> tuple[tuple[Anchor, ...], list[Bead]]:
    """Return the beads that stand in one order in both streams, and the others.

    Sentences in their place do so among themselves; a title or heading is aligned apart from them, so it may have gone
    over one: then it is the heading that moved.
    """
    found: list[Anchor] = []
    rest: list[Bead] = []
    for bead in (*comparison.beads, *comparison.frame):
        if not bead.old or not bead.new or bead.moved:
            rest.append(bead)
            continue
        anchor = Anchor(bead, _range(bead.old, old), _range(bead.new, new))
        at = bisect_left(found, anchor.old.start, key=lambda each: each.old.start)
        fits = (not at or _before(found[at - 1], anchor)) and (at == len(found) or _before(anchor, found[at]))
        if fits:
            found.insert(at, anchor)
        else:
            rest.append(bead)
    return tuple(found), rest


def _before(one: Anchor, other: Anchor) -> bool:
    return one.old.stop <= other.old.start and one.new.stop <= other.new.start


def _range(units: Sequence[Unit], side: Stream) -> range:
    return range(side.places[key(units[0])].start, side.places[key(units[-1])].stop)


def _sliced(
    edits: Sequence[Edit], units: Sequence[Unit], statuses: Mapping[EditOp, Status], unmarked: frozenset[EditClass]
) -> Iterator[tuple[UnitKey, tuple[Slice, ...]]]:
    """Yield the slices of each unit of one side of a moved bead; the space that joins two units is none."""
    bounds: list[tuple[int, int, Status]] = []
    at = 0
    for edit in edits:
        if edit.op in statuses:
            op = EditOp.EQUAL if edit.kind in unmarked else edit.op
            bounds.append((at, at + len(edit.text), statuses[op]))
            at += len(edit.text)
    at = 0
    for unit in units:
        stop = at + len(unit.text)
        yield (
            key(unit),
            tuple(
                Slice(max(first, at) - at, min(last, stop) - at, status)
                for first, last, status in bounds
                if first < stop and last > at
            ),
        )
        at = stop + 1


def _names(moved: Sequence[Bead], old: Stream, new: Stream) -> list[int]:
    """Return the number of each bead's move: sentences that moved side by side are one move."""
    whole = [_moved_whole(moved, side, which) for which, side in enumerate((old, new))]
    names: list[int] = []
    for at, bead in enumerate(moved):
        last = moved[at - 1] if at else None
        joined = last is not None and all(
            _adjoin(one[-1], other[0], side, fully)
            for one, other, side, fully in zip(_sides(last), _sides(bead), (old, new), whole, strict=True)
        )
        names.append(names[-1] if joined else (names[-1] if names else 0) + 1)
    return names


def _sides(bead: Bead) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    return bead.old, bead.new


def _moved_whole(moved: Sequence[Bead], side: Stream, which: int) -> set[int]:
    """Return the paragraphs of a side, of which nothing stays."""
    units = {key(unit) for bead in moved for unit in _sides(bead)[which]}
    return {paragraph for paragraph, _ in units} - {unit[0] for unit in side.places if unit not in units}


def _adjoin(one: Unit, other: Unit, side: Stream, whole: set[int]) -> bool:
    """Say whether nothing stands between two units, and the paragraphs moved as a whole if they are two."""
    between = side.tokens[side.places[key(one)].stop : side.places[key(other)].start]
    if side.places[key(other)].start < side.places[key(one)].stop or any(token.unit for token in between):
        return False
    return one.paragraph == other.paragraph or {one.paragraph, other.paragraph} <= whole
