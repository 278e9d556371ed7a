"""Which words of a passage were taken over: those that the alignment ties, and the small words that go with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from declcmp.reuse.align import Point
from declcmp.reuse.matches import Found
from declcmp.reuse.terms import Terms


def kept(match: Found) -> frozenset[int]:
    """Return the words of the right side that stand on the left side too, as numbers in the right unit.

    An alignment leaves out words that say nothing («и», «в»): they are kept where they stand between the same
    neighbours. A telling word that stands elsewhere in the passage on the left was moved, not made.
    """
    points = sorted(match.alignment.points, key=lambda point: point.right)
    found = {point.right for point in points}
    for one, other in pairwise(points):
        if one.left < other.left:
            found.update(_common(match, (one.left + 1, other.left), (one.right + 1, other.right)))
    found.update(_edge(match, points[0], -1))
    found.update(_edge(match, points[-1], 1))
    found.update(_moved(match, points, found))
    return frozenset(found)


def _common(match: Found, lefts: tuple[int, int], rights: tuple[int, int]) -> Iterator[int]:
    """Yield the words of a gap that stand in the gap on the left, in the same order."""
    at = lefts[0]
    words = match.left.folded
    for right in range(*rights):
        place = next((left for left in range(at, lefts[1]) if words[left] == match.right.folded[right]), None)
        if place is not None:
            at = place + 1
            yield right


def _edge(match: Found, point: Point, step: int) -> Iterator[int]:
    """Yield the words beside the outermost tie that are the same on both sides."""
    left, right = point.left + step, point.right + step
    while 0 <= left < len(match.left) and 0 <= right < len(match.right):
        if match.left.folded[left] != match.right.folded[right]:
            return
        yield right
        left, right = left + step, right + step


def _moved(match: Found, points: Sequence[Point], found: set[int]) -> Iterator[int]:
    """Yield the telling words of the passage whose stem stands untied in the passage on the left."""
    (a, b), (c, d) = match.bounds
    tied = {point.left for point in points}
    spare = Counter(match.left.stems[left] for left in range(a, b) if left not in tied)
    for right in range(c, d):
        if right not in found and _tells(match.right, right) and spare[match.right.stems[right]]:
            spare[match.right.stems[right]] -= 1
            yield right


def _tells(terms: Terms, word: int) -> bool:
    return terms.named[word] or terms.weights[word] > 0
