"""Which sentences of a library a new one may share a formulation with: `candidates` for one sentence and an index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from declcmp.reuse.candidates import HOT, LEAST_SHARED
from declcmp.reuse.library import STRIDE, Library, Volume, pair_keys, whole_key
from declcmp.reuse.terms import Terms

#: Of the sentences that a hot pair ties to a new one, so many that share most with it, and so many of the earliest.
_BEST, _EARLIEST = 48, 16


def near(unit: Terms, library: Library, wanted: Mapping[int, Volume]) -> list[int]:
    """Return the units of the *wanted* documents that may share a formulation with *unit*, earliest first.

    A pair of words that is everywhere is never dropped: of its sentences the nearest and the earliest stand for all.
    """

    def order(number: int) -> tuple[tuple[str, str], int]:
        return wanted[number // STRIDE].order, number

    lists = [[n for n in library.having(key) if n // STRIDE in wanted] for key in pair_keys(unit)]
    shared: Counter[int] = Counter()
    for units in lists:
        shared.update(units)
    found = set(_some([n for n in library.having(whole_key(unit)) if n // STRIDE in wanted], shared, order))
    for units in lists:
        found.update(_some([n for n in units if shared[n] >= LEAST_SHARED], shared, order))
    return sorted(found, key=order)


def _some(
    units: Sequence[int], shared: Mapping[int, int], order: Callable[[int], tuple[tuple[str, str], int]]
) -> Sequence[int]:
    if len(units) <= HOT:
        return units
    best = sorted(units, key=lambda number: (-shared.get(number, 0), order(number)))[:_BEST]
    return best + sorted(units, key=order)[:_EARLIEST]
