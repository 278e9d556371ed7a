"""Which sentences of a library a new one may share a formulation with: `candidates` for one sentence and an index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from declcmp.reuse.candidates import HOT, LEAST_SHARED, pairs
from declcmp.reuse.library import STRIDE, Library, Volume, pair_key, whole_key
from declcmp.reuse.terms import Terms

#: What a sentence must share to be aligned by itself: so many pairs, whose words weigh so many bits. Four words with
#: one put in between make five pairs; of the 35 formulations of the five declarations the least has 5 and 16 bits.
_LEAST_PAIRS, _LEAST_BITS = 4, 10.0
#: Of the sentences that a hot pair ties to a new one, so many that share most with it, and so many of the earliest.
_BEST, _EARLIEST = 48, 16
#: Of all pairs together the nearest are looked at first: so many times as many as of one.
_ALL = 3


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Units of a library that share pairs of words with a sentence.

    Attributes:
        likely: Those that may share a formulation with it, earliest first.
        loose: All that share as many pairs as `candidates` asks for: over a full stop they may add up to one.
    """

    likely: Sequence[int]
    loose: frozenset[int]


def neighbours(unit: Terms, library: Library, wanted: Mapping[int, Volume], *, most: int | None = None) -> Neighbours:
    """Return the units of the *wanted* documents that share pairs of words with *unit*.

    A pair of words that is everywhere is never dropped: of its sentences the nearest and the earliest stand for all.

    Args:
        unit: The sentence.
        library: The corpus.
        wanted: The documents that count.
        most: Where the nearest wordings are enough: of the sentences that have a pair, so many that share most with the
            unit, the latest of equals; all that may share a formulation if not given.
    """

    def order(number: int) -> tuple[tuple[str, str], int]:
        return wanted[number // STRIDE].order, number

    def having(key: int) -> Sequence[int]:
        found = library.having(key)
        return found if len(wanted) == len(library.volumes) else [n for n in found if n // STRIDE in wanted]

    lists = {pair: having(pair_key(*pair)) for pair in pairs(unit)}
    shared: Counter[int] = Counter()
    for units in lists.values():
        shared.update(units)
    weighty = _weighty(unit, lists, {n for n, count in shared.items() if count >= _LEAST_PAIRS})
    equal = having(whole_key(unit))
    loose = frozenset(n for n, count in shared.items() if count >= LEAST_SHARED)
    if most is not None:
        some = _nearest(
            [equal, *([n for n in units if n in weighty] for units in lists.values())], shared, wanted, most
        )
        return Neighbours(sorted(some, key=order), frozenset(_nearest([list(loose)], shared, wanted, most)))
    found = set(_some(equal, shared, order))
    for units in lists.values():
        found.update(_some([n for n in units if n in weighty], shared, order))
    return Neighbours(sorted(found, key=order), loose)


def _nearest(
    lists: Sequence[Sequence[int]], shared: Mapping[int, int], wanted: Mapping[int, Volume], most: int
) -> set[int]:
    """Return the units that share most, of equals those of the latest documents: so many at least of every list."""

    def nearness(number: int) -> tuple[int, str, int]:
        return shared.get(number, 0), wanted[number // STRIDE].metadata.date or "", number

    found = set(nlargest(_ALL * most, {number for units in lists for number in units}, key=nearness))
    for units in lists:
        # Most pairs are of the formula that has been met already.
        if len(found.intersection(units)) < min(most, len(units)):
            found.update(nlargest(most, units, key=nearness))
    return found


def _weighty(unit: Terms, lists: Mapping[tuple[str, str], Sequence[int]], units: set[int]) -> set[int]:
    """Return those of the units that share words of enough weight with *unit*."""
    weights: dict[str, float] = {}
    for key, weight in zip(unit.families, unit.weights, strict=True):
        weights[key] = max(weight, weights.get(key, 0.0))
    words: dict[int, set[str]] = {n: set() for n in units}
    for pair, having in lists.items():
        for n in having:
            if n in words:
                words[n].update(pair)
    return {n for n, keys in words.items() if sum(weights[key] for key in keys) >= _LEAST_BITS}


def _some(
    units: Sequence[int], shared: Mapping[int, int], order: Callable[[int], tuple[tuple[str, str], int]]
) -> Sequence[int]:
    if len(units) <= HOT:
        return units
    best = sorted(units, key=lambda number: (-shared.get(number, 0), order(number)))[:_BEST]
    return best + sorted(units, key=order)[:_EARLIEST]
