"""Corresponding parts as stretches between which a sentence may be cut: whole words, hyphens and all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from declcmp.compare.classify import class_of_marks, class_of_spelling, heaviest
from declcmp.compare.common import Pair
from declcmp.compare.parts import Parts
from declcmp.model import EditClass


@dataclass(frozen=True, slots=True)
class Stretch:
    """Parts of either side (half-open ranges) that stand for each other, or do not: then one may be empty."""

    old: range
    new: range
    same: bool


def stretches(old: Parts, new: Parts, pairs: Sequence[Pair]) -> Iterator[Stretch]:
    """Return the stretches in order: a corresponding word, or a run of them printed the same, and all between two.

    A compound of which only a part corresponds is whole in a stretch that does not.
    """
    pending: Stretch | None = None
    for stretch in _cut(old, new, pairs):
        if stretch.same:
            if pending:
                yield pending
                pending = None
            yield stretch
        elif pending:
            pending = Stretch(
                range(pending.old.start, stretch.old.stop), range(pending.new.start, stretch.new.stop), same=False
            )
        else:
            pending = stretch
    if pending:
        yield pending


def _cut(old: Parts, new: Parts, pairs: Sequence[Pair]) -> Iterator[Stretch]:
    i = j = matched = 0
    for at_i, at_j, after_match in _path(old, new, pairs):
        matched += after_match
        if (at_i > i or at_j > j) and old.may_cut(at_i) and new.may_cut(at_j):
            yield Stretch(range(i, at_i), range(j, at_j), same=at_i - i == matched == at_j - j)
            i, j, matched = at_i, at_j, 0


def _path(old: Parts, new: Parts, pairs: Sequence[Pair]) -> Iterator[tuple[int, int, int]]:
    """Return the points between words that the correspondence goes through, and how many matches lead there."""
    first = 0
    for index in range(1, len(pairs) + 1):
        before = pairs[index - 1]
        if index == len(pairs) or pairs[index] != (before[0] + 1, before[1] + 1):
            yield from _run(old, new, *pairs[first], index - first)
            first = index
    yield len(old), len(new), 0


def _run(old: Parts, new: Parts, i: int, j: int, size: int) -> Iterator[tuple[int, int, int]]:
    """Return the points of a run of matches: its two ends where it is printed the same, else those of its halves."""
    whole = all(text.may_cut(at) for text, at in ((old, i), (new, j), (old, i + size), (new, j + size)))
    same = old.text[old.starts[i] : old.stops[i + size - 1]] == new.text[new.starts[j] : new.stops[j + size - 1]]
    if size == 1 or (whole and same):
        yield i, j, 0
        yield i + size, j + size, size
    else:
        half = size // 2
        yield from _run(old, new, i, j, half)
        yield from _run(old, new, i + half, j + half, size - half)


def class_of_stretch(old: Parts, new: Parts, stretch: Stretch) -> EditClass | None:
    """Return the class of the change inside a stretch that corresponds; None if both sides are printed the same."""
    kinds = []
    for i, j in zip(stretch.old, stretch.new, strict=True):
        left, right = old.of(i), new.of(j)
        if left != right:
            same_word = old.keys[i] == new.keys[j]
            kinds.append(class_of_spelling(left, right) if same_word else EditClass.INFLECTION)
        if i > stretch.old.start and old.before(i) != new.before(j):
            kinds.append(class_of_marks(old.before(i), new.before(j)))
    return heaviest(kinds) if kinds else None
