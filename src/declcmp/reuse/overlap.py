"""How much of one document stands in another: words, counted once however many matches cover them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Stretch(NamedTuple):
    """Words [start, stop) of a document, counted through it, that stand in another; documents by their place."""

    document: int
    other: int
    start: int
    stop: int


def shared_words(stretches: Iterable[Stretch]) -> Mapping[tuple[int, int], int]:
    """Return how many words of a document stand in another, for each pair (document, other) that shares any."""
    return _lengths(((each.document, each.other), each.start, each.stop) for each in stretches)


def inherited_words(stretches: Iterable[Stretch]) -> Mapping[int, int]:
    """Return how many words of each document stand in any earlier one."""
    return _lengths((each.document, each.start, each.stop) for each in stretches if each.other < each.document)


def _lengths(intervals: Iterable[tuple[tuple[int, int] | int, int, int]]) -> dict:  # type: ignore[type-arg]
    total: dict[tuple[int, int] | int, int] = defaultdict(int)
    reached: dict[tuple[int, int] | int, int] = {}
    for key, start, stop in sorted(set(intervals)):
        begin = max(start, reached.get(key, 0))
        total[key] += max(0, stop - begin)
        reached[key] = max(reached.get(key, 0), stop)
    return total
