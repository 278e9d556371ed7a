"""What was taken over: which matches count, and which words of a passage stand on the other side too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from declcmp.model.reuse import MatchKind
from declcmp.reuse.matches import Found
from declcmp.reuse.terms import Terms

#: Telling words that make a sentence one that says anything: «Статья 5.» does not.
_LEAST_TELLING = 2
#: Two words that are one, by their places: on the side that is asked for, and on the other.
_Tie = tuple[int, int]
#: Two units that have the same words, by their numbers.
_Pair = tuple[int, int]


def taken_over(match: Found) -> bool:
    """Say whether words were taken over: a formulation, or a whole sentence that says anything, however common.

    `reuse` counts overlap and `blame` attributes sentences by this. Names, dates and lists recur by themselves.
    """
    if not (match.left.sentences and match.right.sentences):
        return False
    return match.kind is MatchKind.FORMULATION or (match.left.folded == match.right.folded and _says(match.left))


def in_passing(match: Found) -> bool:
    """Say whether two sentences are the same that say nothing: they are taken over where a neighbour is."""
    return bool(match.left.folded == match.right.folded and match.left.sentences and match.right.sentences)


def beside(taken: AbstractSet[_Pair], passing: AbstractSet[_Pair]) -> frozenset[_Pair]:
    """Return those of the pairs that say nothing which stand, on both sides, beside one that was taken over."""
    found: set[_Pair] = set()
    for step, order in ((1, sorted(passing)), (-1, sorted(passing, reverse=True))):
        for one, other in order:
            before = one - step, other - step
            if before in taken or before in found:
                found.add((one, other))
    return frozenset(found)


def _says(terms: Terms) -> bool:
    telling = zip(terms.folded, terms.weights, strict=True)
    return sum(weight > 0 and not folded.isdigit() for folded, weight in telling) >= _LEAST_TELLING


def kept(match: Found) -> frozenset[int]:
    """Return the words of the right side that stand on the left side too, as numbers in the right unit.

    An alignment leaves out words that say nothing («и», «в»): they are kept where they stand between the same
    neighbours. A telling word that stands elsewhere in the passage on the left was moved, not made.
    """
    ties = sorted((point.right, point.left) for point in match.alignment.points)
    return _kept(match.right, match.left, ties, match.bounds[1], match.bounds[0])


def kept_on_the_left(match: Found) -> frozenset[int]:
    """Return the words of the left side that stand on the right side too, as numbers in the left unit."""
    ties = [(point.left, point.right) for point in match.alignment.points]
    return _kept(match.left, match.right, ties, match.bounds[0], match.bounds[1])


def _kept(
    own: Terms, other: Terms, ties: Sequence[_Tie], bounds: tuple[int, int], beyond: tuple[int, int]
) -> frozenset[int]:
    """Return the words of one side that are kept; *ties* in its order, *bounds* its passage, *beyond* the other one."""
    if own.folded == other.folded:
        return frozenset(range(len(own)))
    found = {here for here, _ in ties}
    for one, following in pairwise(ties):
        if one[1] < following[1]:
            found.update(_common(own, other, (one[0] + 1, following[0]), (one[1] + 1, following[1])))
    found.update(_edge(own, other, ties[0], -1))
    found.update(_edge(own, other, ties[-1], 1))
    found.update(_moved(own, other, ties, found, bounds, beyond))
    return frozenset(found)


def _common(own: Terms, other: Terms, here: tuple[int, int], there: tuple[int, int]) -> Iterator[int]:
    """Yield the words of a gap that stand in the gap on the other side, in the same order."""
    at = there[0]
    for word in range(*here):
        place = next((left for left in range(at, there[1]) if other.folded[left] == own.folded[word]), None)
        if place is not None:
            at = place + 1
            yield word


def _edge(own: Terms, other: Terms, tie: _Tie, step: int) -> Iterator[int]:
    """Yield the words beside the outermost tie that are the same on both sides."""
    here, there = tie[0] + step, tie[1] + step
    while 0 <= here < len(own) and 0 <= there < len(other):
        if own.folded[here] != other.folded[there]:
            return
        yield here
        here, there = here + step, there + step


def _moved(
    own: Terms,
    other: Terms,
    ties: Sequence[_Tie],
    found: AbstractSet[int],
    bounds: tuple[int, int],
    beyond: tuple[int, int],
) -> Iterator[int]:
    """Yield the telling words of the passage whose stem stands untied in the passage on the other side."""
    rest = [here for here in range(*bounds) if here not in found and _tells(own, here)]
    if not rest:
        return
    tied = {there for _, there in ties}
    spare = Counter(other.stems[there] for there in range(*beyond) if there not in tied)
    for here in rest:
        if spare[own.stems[here]]:
            spare[own.stems[here]] -= 1
            yield here


def _tells(terms: Terms, word: int) -> bool:
    return terms.named[word] or terms.weights[word] > 0
