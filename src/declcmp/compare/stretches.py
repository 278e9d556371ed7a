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
    """Return the stretches in order: each corresponding word is one, and so is all between two of them.

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
    for at_i, at_j, after_match in _path(len(old), len(new), pairs):
        matched += after_match
        if (at_i > i or at_j > j) and old.may_cut(at_i) and new.may_cut(at_j):
            yield Stretch(range(i, at_i), range(j, at_j), same=at_i - i == matched == at_j - j)
            i, j, matched = at_i, at_j, 0


def _path(size_old: int, size_new: int, pairs: Sequence[Pair]) -> Iterator[tuple[int, int, int]]:
    """Return the points between words that the correspondence goes through, and whether a match leads there."""
    for i, j in pairs:
        yield i, j, 0
        yield i + 1, j + 1, 1
    yield size_old, size_new, 0


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
