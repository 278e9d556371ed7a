"""What moved: sentences that correspond out of order, and are no formula that every text repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from declcmp.compare.align import Link, Pair
from declcmp.compare.similarity import Likeness, Weights

#: A sentence out of order must be so much alike to be the same one.
_AT_LEAST = 0.55
#: Beside one that moved, a sentence may be changed more: paragraphs move as a whole.
_BESIDE = 0.4
#: The second best must be this much worse: what is as like to two sentences is a formula.
_MARGIN = 0.1
#: Fewer telling words (in weight) could stand anywhere.
_WEIGHT = 12.0
#: Word for word the same, and like nothing else: a short sentence is the same one too.
_WEIGHT_VERBATIM = 3.0


def moves(
    weights: Weights, alike: Mapping[Pair, Likeness], candidates: Sequence[Link], spine: Sequence[Link]
) -> list[Link]:
    """Return the links off the spine whose sentences moved, none sharing a sentence with another or with the spine."""
    taken_old = {i for link in spine for i in link.old}
    taken_new = {j for link in spine for j in link.new}
    rivals = _Rivals(alike)
    free = [link for link in candidates if taken_old.isdisjoint(link.old) and taken_new.isdisjoint(link.new)]
    free.sort(key=lambda link: (-link.gain, link.old.start, link.new.start))
    found: list[Link] = []

    def take(link: Link) -> None:
        found.append(link)
        taken_old.update(link.old)
        taken_new.update(link.new)

    for link in free:
        weight = min(sum(weights.old[i].weight for i in link.old), sum(weights.new[j].weight for j in link.new))
        if (
            link.similarity >= _AT_LEAST
            and weight >= (_WEIGHT if link.similarity < 1.0 else _WEIGHT_VERBATIM)
            and taken_old.isdisjoint(link.old)
            and taken_new.isdisjoint(link.new)
            and rivals.best(link) < link.similarity - _MARGIN
        ):
            take(link)
    grew = True
    while grew:
        grew = False
        edges = {(link.old.stop, link.new.stop) for link in found} | {
            (link.old.start, link.new.start) for link in found
        }
        for link in free:
            beside = (link.old.start, link.new.start) in edges or (link.old.stop, link.new.stop) in edges
            if (
                beside
                and link.similarity >= _BESIDE
                and taken_old.isdisjoint(link.old)
                and taken_new.isdisjoint(link.new)
            ):
                take(link)
                grew = True
    return sorted(found, key=lambda link: link.new.start)


class _Rivals:
    """For each sentence, what it is like on the other side, the most alike first."""

    def __init__(self, alike: Mapping[Pair, Likeness]) -> None:
        self._old: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        self._new: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for (i, j), like in alike.items():
            self._old[i].append((like.similarity, j))
            self._new[j].append((like.similarity, i))

    def best(self, link: Link) -> float:
        """Return how alike the best partner outside a link is to any sentence of it."""
        old = (score for i in link.old for score, j in self._old[i] if j not in link.new)
        new = (score for j in link.new for score, i in self._new[j] if i not in link.old)
        return max((*old, *new), default=0.0)
