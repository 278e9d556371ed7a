"""Names that changed places: «Китай-Центральная Азия» for «Центральная Азия — Китай» is one change, not a few."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from declcmp.compare.classify import are_swapped
from declcmp.compare.common import Pair
from declcmp.compare.parts import Parts
from declcmp.compare.wordmatch import gaps

#: More words between two changes than these, and a reader sees two changes.
_BETWEEN = 3


def without_swapped(old: Parts, new: Parts, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs without those that stand inside a run of names which both sides have in another order."""
    found = gaps(len(old), len(new), pairs)
    changed = [index for index, (there, here) in enumerate(found) if there or here]
    dropped: set[int] = set()
    for first, last in pairwise(changed):
        if last - first > _BETWEEN or first in dropped:
            continue
        there = range(found[first][0].start, found[last][0].stop)
        here = range(found[first][1].start, found[last][1].stop)
        if are_swapped(old, there, new, here):
            dropped.update(range(first, last))
    return [pair for index, pair in enumerate(pairs) if index not in dropped]
