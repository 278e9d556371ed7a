"""A collection: documents, earliest first, their units numbered through, and all matches between those."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from declcmp.errors import InvariantError
from declcmp.model.document import Document
from declcmp.model.reuse import MatchKind
from declcmp.reuse.candidates import candidates
from declcmp.reuse.families import Site
from declcmp.reuse.matches import Found, Rules, across_a_stop, shared
from declcmp.reuse.terms import Terms, terms

#: Later than any date.
_UNDATED = "9999"
#: Pairs of words that each part of a formulation that runs over a full stop shares with the other side.
_PART_SHARED = 8
#: Sentences between two calls of *progress*.
_PROGRESS = 100


class Pairing(NamedTuple):
    """A match, and the numbers of its units (of the first, where it runs over a full stop), the earlier one first."""

    one: int
    other: int
    match: Found


class Collection:
    """Documents, earliest first, and their units, numbered through."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Take in the documents.

        Raises:
            InvariantError: two of them have one id.
        """
        self.documents = sorted(documents, key=lambda each: (each.metadata.date or _UNDATED, each.id))
        if len({each.id for each in documents}) < len(documents):
            raise InvariantError("two documents have one id")
        self.units: list[Terms] = []
        self.owner: list[int] = []
        self._words: list[int] = []
        for place, document in enumerate(self.documents):
            own = terms(document)
            self.units.extend(own)
            self.owner.extend([place] * len(own))
            self._words.append(sum(len(unit) for unit in own if unit.sentences))
        self._before = [0, *accumulate(map(len, self.units))]

    def found(self, rules: Rules, *, within: bool, progress: Callable[[int, int], None] | None) -> Iterator[Pairing]:
        """Yield the matches."""
        strong: set[tuple[int, int]] = set()
        tried: list[tuple[int, int]] = []
        due = 0
        for one, other, common in candidates(self.units):
            if self.owner[one] == self.owner[other] and not within:
                continue
            if progress is not None and other >= due:
                progress(other, len(self.units))
                due = other + _PROGRESS
            if common >= _PART_SHARED:
                tried.append((one, other))
            for match in shared(self.units[one], self.units[other], rules):
                yield Pairing(one, other, match)
                if match.kind is MatchKind.FORMULATION:
                    strong.add((one, other))
        yield from self._across_stops(sorted(set(tried) - strong), rules)

    def _across_stops(self, weak: Sequence[tuple[int, int]], rules: Rules) -> Iterator[Pairing]:
        """Yield the formulations that one unit shares with two neighbours, where it shares none with either alone."""
        known = set(weak)
        for one, other in weak:
            left, right = self.units[one], self.units[other]
            if (one, other + 1) in known and self.owner[other + 1] == self.owner[other]:
                match = across_a_stop(left, (right, self.units[other + 1]), rules, swapped=False)
                if match is not None:
                    yield Pairing(one, other, match)
            if (one + 1, other) in known and self.owner[one + 1] == self.owner[one]:
                match = across_a_stop(right, (left, self.units[one + 1]), rules, swapped=True)
                if match is not None:
                    yield Pairing(one, other, match)

    def site(self, unit: int, stretch: tuple[int, int]) -> Site:
        """Return a stretch of a unit as a site."""
        return Site(self.owner[unit], unit, *stretch)

    def words_of(self, document: int) -> int:
        """Return the number of words of the sentences of a document."""
        return self._words[document]

    def position(self, unit: int) -> int:
        """Return how many words of the collection stand before a unit."""
        return self._before[unit]
