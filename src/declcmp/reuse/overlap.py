"""How much of one document stands in another: words, counted once however many matches cover them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from declcmp.model.reuse import Inheritance, Overlap
from declcmp.reuse.collection import Collection, Pairing
from declcmp.reuse.kept import beside, in_passing, kept, kept_on_the_left, taken_over


class _Stretch(NamedTuple):
    """Words [start, stop) of a document, counted through all, that stand in another; documents by their place."""

    document: int
    other: int
    start: int
    stop: int


def shares(collection: Collection, found: Sequence[Pairing]) -> tuple[tuple[Inheritance, ...], tuple[Overlap, ...]]:
    """Return which share of the words of its sentences each document has from all earlier ones, and from each other.

    `blame` counts the same words: those that were kept in what was taken over.
    """
    stretches = list(_stretches(collection, found))
    return _inherited(collection, stretches), _overlap(collection, stretches)


def _inherited(collection: Collection, stretches: Iterable[_Stretch]) -> tuple[Inheritance, ...]:
    total = _lengths(((each.document,), each.start, each.stop) for each in stretches if each.other < each.document)
    result = []
    for place, document in enumerate(collection.documents):
        count = collection.words_of(place)
        about = document.metadata
        share = total.get((place,), 0) / count if count else 0.0
        result.append(Inheritance(document.id, about.title, about.date, count, share))
    return tuple(result)


def _overlap(collection: Collection, stretches: Iterable[_Stretch]) -> tuple[Overlap, ...]:
    common = _lengths(((each.document, each.other), each.start, each.stop) for each in stretches)
    ids = [document.id for document in collection.documents]
    return tuple(
        Overlap(ids[a], ids[b], common[a, b] / collection.words_of(a), common[b, a] / collection.words_of(b))
        for a, b in sorted(common)
        if a < b
    )


def _stretches(collection: Collection, found: Sequence[Pairing]) -> Iterator[_Stretch]:
    """Yield what each match of two documents says was taken over, on either side."""
    across = [each for each in found if collection.owner[each.one] != collection.owner[each.other]]
    taken = {(each.one, each.other) for each in across if taken_over(each.match)}
    passing = beside(taken, {(each.one, each.other) for each in across if in_passing(each.match)} - taken)
    for one, other, match in across:
        if not taken_over(match) and (one, other) not in passing:
            continue
        a, b = collection.owner[one], collection.owner[other]
        for document, partner, unit, words in ((a, b, one, kept_on_the_left(match)), (b, a, other, kept(match))):
            at = collection.position(unit)
            for start, stop in runs(words):
                yield _Stretch(document, partner, at + start, at + stop)


def runs(words: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the runs [start, stop) of neighbours among some numbers, in order."""
    start = stop = -1
    for word in sorted(words):
        if word != stop:
            if start >= 0:
                yield start, stop
            start = word
        stop = word + 1
    if start >= 0:
        yield start, stop


def _lengths(
    intervals: Iterable[tuple[tuple[int, ...], int, int]],
) -> Mapping[tuple[int, ...], int]:
    """Return how many numbers the intervals of each key cover."""
    total: dict[tuple[int, ...], int] = defaultdict(int)
    reached: dict[tuple[int, ...], int] = {}
    for key, start, stop in sorted(set(intervals)):
        begin = max(start, reached.get(key, 0))
        total[key] += max(0, stop - begin)
        reached[key] = max(reached.get(key, 0), stop)
    return total
