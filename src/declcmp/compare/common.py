"""The longest common subsequence of two sequences of words, in bounded memory at any length."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise

#: Indel keeps a bit for each pair of words: 2 ** 27 of them are 16 MB.
_CELLS = 1 << 27
#: From here up a word is one code point that is no letter, no mark and no surrogate, so that no tool takes it for text.
_FIRST = 0xE000
_LAST = 0x10FFFF

Pair = tuple[int, int]


def spelled(*sequences: Sequence[Hashable]) -> list[str]:
    """Return each sequence as a string of one code point an item, the same item the same code point in all.

    Past a million different items the last code point stands for all that are left.
    """
    codes: dict[Hashable, str] = {}
    return [
        "".join([codes.setdefault(item, chr(min(_FIRST + len(codes), _LAST))) for item in sequence])
        for sequence in sequences
    ]


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Return the places of a longest common subsequence, ascending on both sides.

    Where a whole problem would not fit in memory, items that stand once on both sides cut it into smaller ones, and
    where there are none it is cut in the middle: still a common subsequence, not always a longest one.
    """
    pairs: list[Pair] = []
    stack = [(0, len(old), 0, len(new))]
    while stack:
        i0, i1, j0, j1 = stack.pop()
        while i0 < i1 and j0 < j1 and old[i0] == new[j0]:
            pairs.append((i0, j0))
            i0, j0 = i0 + 1, j0 + 1
        while i0 < i1 and j0 < j1 and old[i1 - 1] == new[j1 - 1]:
            i1, j1 = i1 - 1, j1 - 1
            pairs.append((i1, j1))
        if i0 == i1 or j0 == j1:
            continue
        if (i1 - i0) * (j1 - j0) <= _CELLS:
            pairs += _by_indel(old[i0:i1], new[j0:j1], i0, j0)
        else:
            stack += _cut(old, new, i0, i1, j0, j1)
    return sorted(pairs)


def _by_indel(old: Sequence[Hashable], new: Sequence[Hashable], i0: int, j0: int) -> list[Pair]:
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - equal texts never need it

    left, right = spelled(old, new)
    known = set(right)
    if known.isdisjoint(left):
        return []
    found = []
    for code in Indel.opcodes(left, right):
        if code.tag == "equal":
            found += [(i0 + code.src_start + k, j0 + code.dest_start + k) for k in range(code.src_end - code.src_start)]
    # Past the last code point two different items look alike.
    return [(i, j) for i, j in found if old[i - i0] == new[j - j0]]


def _cut(
    old: Sequence[Hashable], new: Sequence[Hashable], i0: int, i1: int, j0: int, j1: int
) -> list[tuple[int, int, int, int]]:
    left, right = Counter(old[i0:i1]), Counter(new[j0:j1])
    place = {new[j]: j for j in range(j0, j1) if right[new[j]] == 1}
    once = [(i, place[old[i]]) for i in range(i0, i1) if left[old[i]] == 1 and old[i] in place]
    spine = increasing(once)
    if not spine:
        i, j = (i0 + i1) // 2, (j0 + j1) // 2
        return [(i0, i, j0, j), (i, i1, j, j1)]
    # Each piece begins at an item of the spine, which its first comparison takes up.
    corners = [(i0, j0), *spine, (i1, j1)]
    return [(i, k, j, m) for (i, j), (k, m) in pairwise(corners) if i < k and j < m]


def increasing(pairs: Sequence[Pair]) -> list[Pair]:
    """Return a longest chain of *pairs* (ascending by their first place) that ascends on the second side too."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(j)
            last.append(index)
        else:
            tails[at], last[at] = j, index
    chain: list[Pair] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
