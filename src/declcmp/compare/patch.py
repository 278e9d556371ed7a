"""From a comparison to a patch: every change with what stands around it in the old text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from declcmp.model import Bead, BeadKind, Comparison, Document, Unit
from declcmp.model.patch import Hunk, Line, Patch


def patch(comparison: Comparison) -> Patch:
    """Return the changes that make the new text of the old one; what moved is a deletion and an insertion."""
    old = _in_order([unit for bead in comparison.ordered for unit in bead.old])
    places = {_key(unit): at for at, unit in enumerate(old)}
    maker = _Maker(comparison, old, places)
    return Patch(comparison.old.id, comparison.new.id, tuple(maker.hunks()))


def _key(unit: Unit) -> tuple[int, int]:
    return unit.paragraph, unit.number or 0


def _in_order(units: Sequence[Unit]) -> list[Unit]:
    return sorted(units, key=_key)


class _Maker:
    """The hunks of a comparison, made in the order of the new text."""

    def __init__(self, comparison: Comparison, old: list[Unit], places: dict[tuple[int, int], int]) -> None:
        self._comparison = comparison
        self._old = old
        self._places = places
        self._moves = 0

    def hunks(self) -> Iterator[Hunk]:
        """Yield the hunks: neighbouring insertions are one."""
        last = -1
        ordered = self._comparison.ordered
        staying = self._staying(ordered)
        runs = [
            (fresh, list(group))
            for fresh, group in groupby(ordered, key=lambda b: bool(b.new) and id(b) not in staying)
        ]
        for at, (fresh, beads) in enumerate(runs):
            if fresh:
                following = runs[at + 1][1][0] if at + 1 < len(runs) else None
                yield from self._inserted(beads, last, following)
                continue
            for bead in beads:
                first = self._places[_key(bead.old[0])]
                # A deletion says where the text goes on only if it is next: a title may be drawn before its place.
                if bead.new or first == last + 1:
                    last = self._places[_key(bead.old[-1])]
                if bead.kind is not BeadKind.EQUAL:
                    yield self._changed(bead.old, bead.new)

    def _staying(self, ordered: Sequence[Bead]) -> frozenset[int]:
        """Return the beads of both sides that are in one order in both: the longest such chain; the others move."""
        tails: list[int] = []
        ends: list[Bead] = []
        before: dict[int, Bead | None] = {}
        for bead in ordered:
            if not (bead.old and bead.new) or bead.moved:
                continue
            place = self._places[_key(bead.old[0])]
            at = bisect_left(tails, place)
            before[id(bead)] = ends[at - 1] if at else None
            tails[at:], ends[at:] = [place, *tails[at + 1 :]], [bead, *ends[at + 1 :]]
        chain: list[int] = []
        bead_ = ends[-1] if ends else None
        while bead_ is not None:
            chain.append(id(bead_))
            bead_ = before[id(bead_)]
        return frozenset(chain)

    def _inserted(self, beads: Sequence[Bead], last: int, following: Bead | None) -> Iterator[Hunk]:
        """Yield what is new after the old unit at *last*; each move stands alone, with its deletion before it."""
        if following and not any(bead.old for bead in beads) and self._taken_in(beads, following):
            place = self._places[_key(following.old[0])]
            first, *others = [self._of_new(unit) for bead in beads for unit in bead.new]
            lines = (Line(first.text), *others)
            yield Hunk(place + 1, (), lines, None, self._of_old(following.old[0]), place=_place(following.old[0]))
            return
        for moved, group in groupby(beads, key=lambda bead: bool(bead.old)):
            run = list(group)
            if not moved:
                yield self._after(tuple(unit for bead in run for unit in bead.new), last)
                continue
            for bead in run:
                self._moves += 1
                yield self._changed(bead.old, (), self._moves)
                yield self._after(bead.new, last, self._moves)

    def _taken_in(self, beads: Sequence[Bead], following: Bead) -> bool:
        """Say whether new sentences stand at the beginning of a paragraph that began with the next old one."""
        if not (following.old and following.new):
            return False
        new = self._comparison.new.paragraphs
        here = {unit.paragraph for bead in beads for unit in bead.new}
        one = here == {following.new[0].paragraph} and new[following.new[0].paragraph].sentences[:1]
        opened = self._of_old(following.old[0]).kind is not None and self._of_new(following.new[0]).kind is None
        return bool(one) and opened and self._of_new(beads[0].new[0]).kind is not None

    def _changed(self, old: tuple[Unit, ...], new: tuple[Unit, ...], move: int | None = None) -> Hunk:
        first, last = self._places[_key(old[0])], self._places[_key(old[-1])]
        before = self._line(first - 1)
        return Hunk(
            first + 1 - (before is not None),
            tuple(self._of_old(unit) for unit in old),
            tuple(self._of_new(unit) for unit in new),
            before,
            self._line(last + 1),
            move,
            _place(old[0]),
        )

    def _after(self, new: tuple[Unit, ...], last: int, move: int | None = None) -> Hunk:
        before = self._line(last)
        lines = tuple(self._of_new(unit) for unit in new)
        return Hunk(max(last, 0) + 1, (), lines, before, self._line(last + 1), move, _place(new[0]))

    def _line(self, place: int) -> Line | None:
        return self._of_old(self._old[place]) if 0 <= place < len(self._old) else None

    def _of_old(self, unit: Unit) -> Line:
        return _line(self._comparison.old, unit)

    def _of_new(self, unit: Unit) -> Line:
        return _line(self._comparison.new, unit)


def _line(document: Document, unit: Unit) -> Line:
    paragraph = document.paragraphs[unit.paragraph]
    opens = not paragraph.sentences or paragraph.sentences[0].number == unit.number
    return Line(unit.text, unit.kind, unit.label) if opens else Line(unit.text)


def _place(unit: Unit) -> str:
    return unit.point or ""
