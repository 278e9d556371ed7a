"""Stretches: which words of a sentence each formulation speaks of, and all claims that speak of the same words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from declcmp.reuse.claims import Claim
from declcmp.reuse.terms import Terms

#: A claim is one on the same formulation as another if it has this share of the weight of its words.
_SAME = 0.5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words [start, stop) of a sentence that are one formulation.

    Attributes:
        closest: The claim that says most of it.
        rivals: All claims on the same formulation, that one among them; those of the earliest document first.
    """

    closest: Claim
    rivals: tuple[Claim, ...]
    start: int
    stop: int

    @property
    def origin(self) -> Claim:
        """Return the claim of the earliest document."""
        return self.rivals[0]

    @property
    def kept(self) -> frozenset[int]:
        """Return the words that stand in either source."""
        return frozenset(w for w in self.closest.kept | self.origin.kept if self.start <= w < self.stop)


def stretches(unit: Terms, claimed: Sequence[Claim], taken: Collection[int] = ()) -> Iterator[Stretch]:
    """Yield the parts of a sentence: the claim of most words first, then those that speak of other words.

    Args:
        unit: The sentence.
        claimed: What the library has in common with it.
        taken: Words of it that are spoken of elsewhere.
    """
    free = set(range(len(unit))).difference(taken)
    found: list[tuple[Claim, tuple[int, int]]] = []
    for claim in sorted(claimed, key=lambda each: (-_weight(unit, each.kept), -each.found.score, each.order)):
        if _weight(unit, claim.kept & free) <= _SAME * _weight(unit, claim.kept):
            continue
        bounds = _free_run(unit, claim, free)
        if bounds is not None:
            found.append((claim, bounds))
            free.difference_update(range(*bounds))
    for claim, (start, stop) in found:
        own = frozenset(word for word in claim.kept if start <= word < stop)
        least = _SAME * _weight(unit, own)
        rivals = [each for each in claimed if _weight(unit, each.kept & own) >= least]
        yield Stretch(claim, tuple(sorted(rivals, key=lambda each: each.order)), start, stop)


def _free_run(unit: Terms, claim: Claim, free: set[int]) -> tuple[int, int] | None:
    """Return the heaviest run of words of a claim that no other part has; at a new edge stands a word that is kept."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for word in range(claim.start, claim.stop + 1):
        if word < claim.stop and word in free:
            start = word if start is None else start
        elif start is not None:
            runs.append(_narrowed(claim, start, word))
            start = None
    runs = [run for run in runs if run[0] < run[1]]
    return max(runs, key=lambda run: (_weight(unit, claim.kept.intersection(range(*run))), -run[0]), default=None)


def _narrowed(claim: Claim, start: int, stop: int) -> tuple[int, int]:
    while start < stop and start != claim.start and start not in claim.kept:
        start += 1
    while start < stop and stop != claim.stop and stop - 1 not in claim.kept:
        stop -= 1
    return start, stop


def _weight(unit: Terms, words: frozenset[int] | set[int]) -> float:
    return sum(unit.weights[word] for word in sorted(words))
