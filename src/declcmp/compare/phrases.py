"""Phrases that moved inside a sentence: gone from one place, come at another, in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from declcmp.compare.parts import Parts
from declcmp.compare.stretches import Stretch
from declcmp.language.wordlist import word_list

#: A run of words with fewer that mean something says nothing when it turns up elsewhere.
_CONTENT = 2
#: Past so many changed words nobody follows a phrase by eye, and the search is quadratic in the worst case.
_MOST = 4000


@dataclass(frozen=True, slots=True)
class Phrase:
    """A moved run of words: where it stood, where it stands (first part on either side), and of how many parts."""

    old: int
    new: int
    length: int


def phrases(old: Parts, new: Parts, gaps: Sequence[Stretch]) -> list[Phrase]:
    """Return the phrases that went from one gap to another, the longest first, none overlapping."""
    if sum(len(gap.old) + len(gap.new) for gap in gaps) > _MOST:
        return []
    found: list[Phrase] = []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for phrase in sorted(_runs(old, new, gaps), key=lambda run: (-run.length, run.old, run.new)):
        there = range(phrase.old, phrase.old + phrase.length)
        here = range(phrase.new, phrase.new + phrase.length)
        if taken_old.isdisjoint(there) and taken_new.isdisjoint(here):
            found.append(phrase)
            taken_old.update(there)
            taken_new.update(here)
    return found


def _runs(old: Parts, new: Parts, gaps: Sequence[Stretch]) -> list[Phrase]:
    places: defaultdict[str, list[tuple[int, range]]] = defaultdict(list)
    for gap in gaps:
        for j in gap.new:
            places[new.keys[j]].append((j, gap.new))
    runs = []
    for gap in gaps:
        for i in gap.old:
            for j, there in places[old.keys[i]]:
                begins = not (i > gap.old.start and j > there.start and old.keys[i - 1] == new.keys[j - 1])
                if begins and there is not gap.new:
                    length = _length(old, new, i, j, min(gap.old.stop - i, there.stop - j))
                    runs.append(_trimmed(old, new, Phrase(i, j, length)))
    return [run for run in runs if run is not None]


def _length(old: Parts, new: Parts, i: int, j: int, most: int) -> int:
    length = 1
    while length < most and old.keys[i + length] == new.keys[j + length]:
        length += 1
    return length


def _trimmed(old: Parts, new: Parts, run: Phrase) -> Phrase | None:
    """Return the run without a conjunction before it and small words after it; None if too little is left."""
    functions = word_list("edit_classes", "function words")
    first, last = run.old, run.old + run.length
    shift = run.new - run.old
    while first < last and (old.keys[first] in _CONJUNCTIONS or not _both_may_cut(old, new, first, shift)):
        first += 1
    while first < last and (functions.has(old.keys[last - 1]) or not _both_may_cut(old, new, last, shift)):
        last -= 1
    content = sum(not functions.has(key) for key in old.keys[first:last])
    return Phrase(first, first + shift, last - first) if content >= _CONTENT else None


_CONJUNCTIONS = frozenset({"и", "а", "но", "или", "также"})


def _both_may_cut(old: Parts, new: Parts, index: int, shift: int) -> bool:
    return old.may_cut(index) and new.may_cut(index + shift)
