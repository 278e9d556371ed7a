"""From sentences to beads: align, find what moved, draw each redline, put all in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from declcmp.compare.align import Link, chain, left_between, links
from declcmp.compare.moves import moves as moved_links
from declcmp.compare.redline import redline
from declcmp.compare.similarity import Weights, alike
from declcmp.compare.units import joined
from declcmp.model import EDITORIAL, Bead, BeadKind, Edit, EditClass, EditOp, Unit

#: Where less of either text (in code points) stands in beads with the other, those beads are exceptions.
_RELATED = 0.2


class Beads(NamedTuple):
    """Beads in reading order, and whether the two sides share enough to be editions of each other."""

    beads: tuple[Bead, ...]
    related: bool


def beads(
    old: Sequence[Unit], new: Sequence[Unit], *, ignore: frozenset[EditClass], moves: bool, groups: bool
) -> Beads:
    """Return every unit of both sides in exactly one bead, in the order of the new side.

    Args:
        old: Units of the old side, in reading order.
        new: Units of the new side, in reading order.
        ignore: Classes of edit that make no unit a changed one.
        moves: Whether units out of order may correspond.
        groups: Whether units may be split and merged; if not, only units of one kind correspond.
    """
    # The same side always comes first, so that the sides exchanged give the mirror of the same beads.
    if _rank(old) <= _rank(new):
        found = _links(old, new, moves=moves, groups=groups)
    else:
        found = _links(new, old, moves=moves, groups=groups).mirrored()
    return Beads(tuple(_in_order(old, new, found, ignore | EDITORIAL)), found.share >= _RELATED or not (old or new))


def _rank(side: Sequence[Unit]) -> tuple[int, list[str]]:
    return len(side), [unit.text for unit in side]


class _Links(NamedTuple):
    spine: list[Link]
    moved: list[Link]
    share: float

    def mirrored(self) -> _Links:
        spine, moved = ([link._replace(old=link.new, new=link.old) for link in side] for side in self[:2])
        return _Links(spine, moved, self.share)


def _links(old: Sequence[Unit], new: Sequence[Unit], *, moves: bool, groups: bool) -> _Links:
    weights = Weights([unit.text for unit in old], [unit.text for unit in new])
    likenesses = alike(weights)
    if not groups:
        likenesses = {(i, j): like for (i, j), like in likenesses.items() if old[i].kind is new[j].kind}
    candidates = links(weights, likenesses, groups=groups)
    spine = chain(candidates, len(new))
    passed_over = left_between(weights, likenesses, spine) if groups else {}
    if passed_over:
        likenesses |= passed_over
        candidates = links(weights, likenesses, groups=groups)
        spine = chain(candidates, len(new))
    moved = moved_links(weights, likenesses, candidates, spine) if moves else []
    both = (*spine, *moved)
    share = max(
        _share(old, [i for link in both for i in link.old]), _share(new, [j for link in both for j in link.new])
    )
    return _Links(spine, moved, share)


def _share(side: Sequence[Unit], linked: Sequence[int]) -> float:
    """Return which share of a side (in code points) stands in beads with the other; 0 for an empty side."""
    return sum(len(side[at].text) for at in linked) / max(1, sum(len(unit.text) for unit in side))


def _in_order(old: Sequence[Unit], new: Sequence[Unit], found: _Links, minor: frozenset[EditClass]) -> list[Bead]:
    spine = sorted(found.spine, key=lambda link: link.old.start)
    starts = [link.old.start for link in spine]
    placed: list[tuple[tuple[int, int, int], Bead]] = []
    for links_here, moved in ((found.spine, False), (found.moved, True)):
        for link in links_here:
            there = tuple(old[i] for i in link.old)
            here = tuple(new[j] for j in link.new)
            placed.append(((link.new.start, 1, 0), _bead(there, here, link.similarity, minor, moved=moved)))
    both = (*found.spine, *found.moved)
    gone = set(range(len(old))).difference(i for link in both for i in link.old)
    come = set(range(len(new))).difference(j for link in both for j in link.new)
    for i in gone:
        # A deletion stands after what it followed in the old text, if that is still in its place.
        before = bisect_right(starts, i) - 1
        at = spine[before].new.stop if before >= 0 else 0
        edits = (Edit(EditOp.DELETE, old[i].text, EditClass.WORDING),)
        placed.append(((at, 0, i), Bead(BeadKind.DELETED, (old[i],), (), 0.0, edits)))
    for j in come:
        edits = (Edit(EditOp.INSERT, new[j].text, EditClass.WORDING),)
        placed.append(((j, 1, 0), Bead(BeadKind.INSERTED, (), (new[j],), 0.0, edits)))
    placed.sort(key=lambda entry: entry[0])
    return [bead for _, bead in placed]


def _bead(
    old: tuple[Unit, ...], new: tuple[Unit, ...], similarity: float, minor: frozenset[EditClass], *, moved: bool
) -> Bead:
    edits = redline(joined(old), joined(new))
    kinds = {edit.kind for edit in edits} - {None}
    if len(old) > 1 or len(new) > 1:
        kind = BeadKind.MERGED if len(old) > len(new) else BeadKind.SPLIT
    elif not kinds:
        kind = BeadKind.EQUAL
    else:
        kind = BeadKind.EDITORIAL if kinds <= minor else BeadKind.CHANGED
    return Bead(kind, old, new, similarity, edits, moved)
