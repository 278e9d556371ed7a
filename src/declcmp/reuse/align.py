"""The matching core: two sequences of words in, the stretches that they share out (several, inexact, re-ordered)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import NamedTuple

from declcmp.reuse.terms import Terms

#: How alike two words are of which only the stem, or only the derivational family, is the same.
INFLECTED, DERIVED = 0.98, 0.85
#: A gap costs its heavier side times this, and a little for being there at all.
GAP_COST, GAP_OPENING = 0.35, 0.5
#: Up to so many words replaced one for one, in the same grammatical form, cost only this part of a gap.
_MOST_SLOTS, SLOT_DISCOUNT = 3, 0.3
#: Words that may stand between two shared words on one side.
WIDEST_GAP = 9
#: Words of less weight tie nothing: they are neither sought nor missed.
_LEAST_WEIGHT = 0.8
#: A shorter key of a family is an accident («пол», «полный»).
_SHORTEST_FAMILY = 4
#: Chains that are worth less are noise; more of them than this do not occur in one pair of sentences.
_LEAST_CHAIN, _MOST_CHAINS = 5.0, 6
#: Pairs of words that are one, in two units, beyond which the words that repeat most are not aligned. Two sentences of
#: the five declarations have 56 at most.
_MOST_POINTS = 1500
#: What joining a moved part costs, and which share of the joined stretches must be common to both sides.
_MOVE_COST, _MOVE_SHARE = 3.0, 0.65


class Point(NamedTuple):
    """Two words that are one: their places, what that is worth in bits, and how alike they are, in (0, 1]."""

    left: int
    right: int
    weight: float
    likeness: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """A stretch of two sequences of words that is one formulation.

    Attributes:
        points: In the order of the left side.
        worth: The weight of the shared words less what the gaps between them cost, in bits.
        moved: Whether parts of it stand in another order on the right.
    """

    points: tuple[Point, ...]
    worth: float
    moved: bool

    @property
    def left(self) -> tuple[int, int]:
        """Return the first word on the left and the one after the last."""
        return self.points[0].left, self.points[-1].left + 1

    @property
    def right(self) -> tuple[int, int]:
        """Return the first word on the right and the one after the last."""
        places = [point.right for point in self.points]
        return min(places), max(places) + 1


def share(points: Sequence[Point], left: Terms, right: Terms, bounds: tuple[tuple[int, int], tuple[int, int]]) -> float:
    """Return which share of the weight of two stretches, given by their bounds, is that of shared words; in [0, 1]."""
    (a, b), (c, d) = bounds
    common = sum(
        (left.weights[i] + right.weights[j]) * likeness for i, j, _, likeness in points if a <= i < b and c <= j < d
    )
    whole = left.weight(*bounds[0]) + right.weight(*bounds[1])
    return min(1.0, common / whole) if whole else 0.0


def alignments(left: Terms, right: Terms, *, at_least: float = 0.0) -> tuple[Alignment, ...]:
    """Return the stretches that two sequences share, the one of most worth first; they do not overlap.

    Args:
        left: One sequence.
        right: The other; a change of sides only changes sides, but for ties.
        at_least: Sequences whose shared words weigh less together are not looked into, in bits.
    """
    if bound(left, right) < at_least:
        return ()
    points = _points(left, right)
    chains: list[Alignment] = []
    while points and len(chains) < _MOST_CHAINS:
        chain = _best_chain(points, left, right)
        if chain.worth < _LEAST_CHAIN:
            break
        chains.append(chain)
        rows, columns = {point.left for point in chain.points}, {point.right for point in chain.points}
        points = [point for point in points if point.left not in rows and point.right not in columns]
        # Re-ordered parts may add up to it, but not out of scraps.
        if chains[0].worth < at_least / 2 or sum(each.worth for each in chains) + _most(points) < at_least:
            return ()
    return _with_moves(chains, left, right)


def bound(left: Terms, right: Terms) -> float:
    """Return what two sequences share at most, in bits."""
    one, other = left.totals, right.totals
    return sum(min(one[key], other[key]) for key in one.keys() & other.keys())


def _points(left: Terms, right: Terms) -> list[Point]:
    """Return the pairs of words of one family, by their left places."""
    found = []
    ours, theirs = left.places, right.places
    for family in ours.keys() & theirs.keys() - _endless(left, right):
        for i, j in product(ours[family], theirs[family]):
            weight = min(left.weights[i], right.weights[j])
            if weight < _LEAST_WEIGHT:
                continue
            if left.stems[i] == right.stems[j]:
                same = left.folded[i] == right.folded[j]
                found.append(Point(i, j, weight, 1.0 if same else INFLECTED))
            elif len(family) >= _SHORTEST_FAMILY:
                weight = min(left.family_weights[i], right.family_weights[j], weight) * DERIVED
                if weight >= _LEAST_WEIGHT:
                    found.append(Point(i, j, weight, DERIVED))
    found.sort()
    return found


def _endless(left: Terms, right: Terms) -> frozenset[str]:
    """Return the families that are left out because they repeat so often that aligning them would not end."""
    if len(left) * len(right) <= _MOST_POINTS:
        return frozenset()
    one, other = left.places, right.places
    sizes = {family: len(one[family]) * len(other[family]) for family in one.keys() & other.keys()}
    total = 0
    kept = set()
    for family in sorted(sizes, key=lambda each: (sizes[each], each)):
        total += sizes[family]
        if total > _MOST_POINTS:
            break
        kept.add(family)
    return frozenset(sizes.keys() - kept)


def _most(points: Sequence[Point]) -> float:
    """Return a bound on the worth of all chains: each left word counts once."""
    best: dict[int, float] = {}
    for point in points:
        best[point.left] = max(best.get(point.left, 0.0), point.weight)
    return sum(best.values())


def _best_chain(points: Sequence[Point], left: Terms, right: Terms) -> Alignment:
    """Return the chain of most worth: both sides go forward, gaps cost (sparse local alignment)."""
    above, beside = left.heights, right.heights
    worth: list[float] = []
    before: list[int] = []
    for at, (i, j, weight, _) in enumerate(points):
        best, link = 0.0, -1
        for earlier in range(at - 1, -1, -1):
            gain = worth[earlier]
            k, m = points[earlier][:2]
            if i - k > WIDEST_GAP + 1:
                break
            if gain <= best or k == i or not m < j <= m + WIDEST_GAP + 1:
                continue
            over, under = above[i] - above[k + 1], beside[j] - beside[m + 1]
            skipped = max(over, under)
            if skipped > _LEAST_WEIGHT:
                cost = GAP_COST * skipped
                if i - k == j - m and same_slots(left.folded[k + 1 : i], right.folded[m + 1 : j]):
                    cost *= SLOT_DISCOUNT
                gain -= GAP_OPENING + cost
            if gain > best:
                best, link = gain, earlier
        worth.append(best + weight)
        before.append(link)
    at = worth.index(max(worth))
    total, chain = worth[at], []
    while at >= 0:
        chain.append(points[at])
        at = before[at]
    return Alignment(tuple(reversed(chain)), total, moved=False)


def same_slots(left: Sequence[str], right: Sequence[str]) -> bool:
    """Say whether words that stand for one another end alike: synonyms in the same slots of a frame."""
    return len(left) <= _MOST_SLOTS and all(a[-2:] == b[-2:] for a, b in zip(left, right, strict=True))


def _with_moves(chains: Sequence[Alignment], left: Terms, right: Terms) -> tuple[Alignment, ...]:
    """Return the chains, a smaller one joined to the greater one that it stands beside: re-ordered lists, moves."""
    found: list[Alignment] = []
    for chain in chains:
        for place, core in enumerate(found):
            whole = _joined(core, chain, left, right)
            if whole.worth > core.worth and share(whole.points, left, right, (whole.left, whole.right)) >= _MOVE_SHARE:
                found[place] = whole
                break
        else:
            found.append(chain)
    return tuple(sorted(found, key=lambda each: (-each.worth, each.points)))


def _joined(core: Alignment, chain: Alignment, left: Terms, right: Terms) -> Alignment:
    distance = max(_distance(left, core.left, chain.left), _distance(right, core.right, chain.right))
    points = tuple(sorted(core.points + chain.points))
    forward = all(point.right < following.right for point, following in pairwise(points))
    return Alignment(points, core.worth + chain.worth - _MOVE_COST - GAP_COST * distance, not forward)


def _distance(terms: Terms, one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return the weight of the words between two stretches; 0 where they overlap."""
    first, second = sorted((one, other))
    return terms.weight(first[1], second[0]) if first[1] < second[0] else 0.0
