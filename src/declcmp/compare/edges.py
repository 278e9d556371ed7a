"""Where an insertion or a deletion begins: of the places that spell the same, the one at the edge of a clause."""

from __future__ import annotations

from collections.abc import Sequence

from declcmp.compare.common import Pair
from declcmp.compare.parts import Parts
from declcmp.compare.wordmatch import gaps
from declcmp.language.wordlist import word_list

#: An insertion is slid over so many words at most: further off no reader takes it for the same place.
_FARTHEST = 40
_CLAUSE_MARKS = frozenset(",;:.!?…()—–")


def settled(old: Parts, new: Parts, pairs: Sequence[Pair]) -> list[Pair]:
    """Return the pairs with each insertion and deletion slid to where it reads best.

    «в рамках A, {+в рамках B,+} C», never «в рамках {+A, в рамках+} B, C».
    """
    found = list(pairs)
    for index, (there, here) in enumerate(gaps(len(old), len(new), pairs)):
        if there and not here:
            _slide(old, new, found, index, there.start, len(there), side=0)
        elif here and not there:
            _slide(new, old, found, index, here.start, len(here), side=1)
    return found


def _slide(text: Parts, other: Parts, pairs: list[Pair], index: int, start: int, size: int, *, side: int) -> None:
    """Slide the gap before ``pairs[index]``: *size* parts from *start* of *text*, none of the other side."""
    left = 0
    while (
        left < _FARTHEST
        and _follows(pairs, index - left - 1, side, start - left - 1)
        and text.keys[start - left - 1] == text.keys[start - left - 1 + size]
    ):
        left += 1
    right = 0
    while (
        right < _FARTHEST
        and _follows(pairs, index + right, side, start + right + size)
        and text.keys[start + right + size] == text.keys[start + right]
    ):
        right += 1
    if not left and not right:
        return
    at_other = pairs[index][1 - side] if index < len(pairs) else pairs[index - 1][1 - side] + 1
    best = max(
        range(-left, right + 1),
        key=lambda step: (_fit(text, other, start, size, at_other, step), -abs(step), -step),
    )
    for step in range(-1, best - 1, -1):
        place = index + step
        pairs[place] = _moved(pairs[place], side, size)
    for step in range(best):
        place = index + step
        pairs[place] = _moved(pairs[place], side, -size)


def _follows(pairs: Sequence[Pair], index: int, side: int, part: int) -> bool:
    return 0 <= index < len(pairs) and pairs[index][side] == part


def _moved(pair: Pair, side: int, by: int) -> Pair:
    return (pair[0] + by, pair[1]) if side == 0 else (pair[0], pair[1] + by)


def _fit(text: Parts, other: Parts, start: int, size: int, at_other: int, step: int) -> int:
    """Return how well the gap reads when slid by *step* parts."""
    small = word_list("edit_classes", "function words")
    first, stop = start + step, start + step + size
    if not (text.may_cut(first) and text.may_cut(stop) and other.may_cut(at_other + step)):
        return -100
    fit = 2 * _marked(text.before(first)) + 2 * _marked(text.before(stop))
    fit += small.has(text.keys[first]) - 2 * small.has(text.keys[stop - 1])
    # A word that stays should stay as it is printed.
    passed = range(step, 0) if step < 0 else range(step)
    shift = size if step < 0 else 0
    return fit - sum(text.of(start + k + shift) != other.of(at_other + k) for k in passed)


def _marked(marks: str) -> bool:
    """Say whether a clause may end at these marks."""
    return not _CLAUSE_MARKS.isdisjoint(marks)
