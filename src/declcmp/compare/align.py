"""Which sentences correspond: the chain of beads that keeps the order and shares the most (Gale & Church's beads)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from declcmp.compare.similarity import Likeness, Weights

Pair = tuple[int, int]

#: Below this a pair is a replacement: a redline of it would be word salad.
AT_LEAST = 0.35
#: A sentence belongs to a split or a merger when so much of it is in the other side.
_MEMBER = 0.5
#: A split or a merger as a whole must be alike: its parts are often covered by formulas alone.
_GROUP = 0.5
#: What each extra sentence costs, in weight: without it a neighbour is taken in for a few common words.
_EXTRA = 2.0
#: The most sentences of one side in a bead.
_MOST = 3
#: What a pair gains when its neighbours correspond too: decides between equals, nothing else.
_NEIGHBOUR = 0.01


#: Between two links, so many pairs are all compared; past that, only those that stand about as far along.
_BETWEEN = 1024
_BAND = 4


class Link(NamedTuple):
    """A possible bead: half-open ranges of old and new sentences, how alike they are, and what it gains the chain."""

    old: range
    new: range
    similarity: float
    gain: float


def links(weights: Weights, alike: Mapping[Pair, Likeness], *, groups: bool) -> list[Link]:
    """Return every bead that would gain something, splits and mergers too if *groups*, in the order of their places."""
    found = []
    for (i, j), like in alike.items():
        if like.similarity >= AT_LEAST:
            gain = _gain(weights, range(i, i + 1), range(j, j + 1), like.similarity)
            near = ((i - 1, j - 1) in alike) + ((i + 1, j + 1) in alike)
            found.append(Link(range(i, i + 1), range(j, j + 1), like.similarity, gain * (1 + _NEIGHBOUR * near)))
    if groups:
        found += _groups(weights, alike)
    return sorted(found, key=lambda link: (link.old.start, link.new.start, link.old.stop, link.new.stop))


def _gain(weights: Weights, old: range, new: range, similarity: float) -> float:
    weight = sum(weights.old[i].weight for i in old) + sum(weights.new[j].weight for j in new)
    return (similarity - AT_LEAST) * weight / 2 - _EXTRA * (len(old) + len(new) - 2)


def _groups(weights: Weights, alike: Mapping[Pair, Likeness]) -> list[Link]:
    """Return the possible splits and mergers: neighbours that are each at least half in one sentence."""
    merged: defaultdict[int, set[int]] = defaultdict(set)
    split: defaultdict[int, set[int]] = defaultdict(set)
    for (i, j), like in alike.items():
        # Equal sentences are no part of anything larger.
        if like.similarity < 1.0:
            if like.of_old >= _MEMBER:
                merged[j].add(i)
            if like.of_new >= _MEMBER:
                split[i].add(j)
    found = []
    for j, members in merged.items():
        for old in _runs(members):
            whole = weights.likeness(weights.joined(weights.old[old.start : old.stop]), weights.new[j])
            found.append((old, range(j, j + 1), whole.similarity))
    for i, members in split.items():
        for new in _runs(members):
            whole = weights.likeness(weights.old[i], weights.joined(weights.new[new.start : new.stop]))
            found.append((range(i, i + 1), new, whole.similarity))
    gained = (Link(old, new, similarity, _gain(weights, old, new, similarity)) for old, new, similarity in found)
    return [link for link in gained if link.similarity >= _GROUP and link.gain > 0]


def _runs(members: set[int]) -> list[range]:
    return [
        range(first, first + size)
        for first in sorted(members)
        for size in range(2, _MOST + 1)
        if all(first + step in members for step in range(size))
    ]


def chain(candidates: Sequence[Link], size_new: int) -> list[Link]:
    """Return the links that ascend on both sides and gain the most together.

    Time grows as the number of links times the logarithm of *size_new*, whatever the length of the texts.
    """
    best = _Prefix(size_new)
    ends: defaultdict[int, list[int]] = defaultdict(list)
    total: list[float] = []
    before: list[int] = []
    at = 0
    for index, link in enumerate(candidates):
        while at <= link.old.start:
            for ended in ends.pop(at, ()):
                best.raise_to(candidates[ended].new.stop, (total[ended], ended))
            at += 1
        gained, previous = best.up_to(link.new.start)
        total.append(gained + link.gain)
        before.append(previous)
        ends[link.old.stop].append(index)
    last = max(range(len(total)), key=lambda index: (total[index], -index), default=-1)
    found: list[Link] = []
    while last >= 0:
        found.append(candidates[last])
        last = before[last]
    return found[::-1]


def left_between(weights: Weights, alike: Mapping[Pair, Likeness], spine: Sequence[Link]) -> dict[Pair, Likeness]:
    """Return how alike the sentences are that stand between two links and were never compared.

    In large texts words that stand in many sentences find none, but between two links there are few to look at. Where
    there are many, each is compared with those that stand about as far along.
    """
    if weights.exhaustive:
        return {}
    found = {}
    i = j = 0
    for old, new in [
        *((link.old, link.new) for link in spine),
        (range(len(weights.old), 0), range(len(weights.new), 0)),
    ]:
        for pair in _near(range(i, old.start), range(j, new.start)):
            if pair not in alike:
                like = weights.likeness(weights.old[pair[0]], weights.new[pair[1]])
                if like.similarity >= AT_LEAST or max(like.of_old, like.of_new) >= _MEMBER:
                    found[pair] = like
        i, j = old.stop, new.stop
    return found


def _near(old: range, new: range) -> list[Pair]:
    if len(old) * len(new) <= _BETWEEN:
        return [(i, j) for i in old for j in new]
    along = len(new) / len(old)
    return [
        (i, j)
        for i in old
        for middle in [new.start + int((i - old.start) * along)]
        for j in range(max(new.start, middle - _BAND), min(new.stop, middle + _BAND + 1))
    ]


class _Prefix:
    """The best total among chains that end at or before a new sentence (a Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._best: list[tuple[float, int]] = [(0.0, -1)] * (size + 2)

    def raise_to(self, stop: int, value: tuple[float, int]) -> None:
        at = stop + 1
        while at < len(self._best):
            if value[0] > self._best[at][0]:
                self._best[at] = value
            at += at & -at

    def up_to(self, stop: int) -> tuple[float, int]:
        at, found = stop + 1, (0.0, -1)
        while at:
            if self._best[at][0] > found[0]:
                found = self._best[at]
            at -= at & -at
        return found
