"""Sentences of agreed texts that hold the words of a name in any form, looked up in the index of the corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import combinations

from declcmp.checks.draft import Draft
from declcmp.language.background import share
from declcmp.language.morphology import stem
from declcmp.model.document import Span
from declcmp.reuse.library import STRIDE, word_key

#: Words of a name that are looked up, the rarest ones, and sentences that are looked into, the latest first.
_LOOKED_UP, _MOST = 3, 48


class Mentions:
    """The documents of a draft's corpus that are not the draft itself, asked for names; each word is looked up once."""

    def __init__(self, draft: Draft) -> None:
        """Take a draft with its corpus."""
        self._library = draft.corpus
        self._wanted = draft.others
        latest = sorted(self._wanted, key=lambda number: (self._wanted[number].metadata.date or "", number))
        self._rank = {number: rank for rank, number in enumerate(latest)}
        self._units: dict[str, frozenset[int]] = {}

    def of(self, folded: Sequence[str], stems: frozenset[str]) -> Iterator[tuple[int, str, Span]]:
        """Yield the units that hold the rarest words in any form, of three two; those of the latest documents first.

        Args:
            folded: The words; numbers and small words are no help.
            stems: Stems that a unit must hold, all of them.

        Returns:
            The number of the unit, the clean text of its document, and where the unit stands in that.
        """
        for unit in nlargest(_MOST, self._having_most(folded), key=self._order) if self._wanted else ():
            terms = self._library.entry(unit).terms
            if unit // STRIDE in self._wanted and stems.issubset(terms.stems):
                text = self._library.text(unit // STRIDE)
                yield unit, text, Span(max(terms.starts[0] - 1, 0), min(terms.stops[-1] + 1, len(text)))

    def _order(self, unit: int) -> tuple[int, int]:
        return self._rank.get(unit // STRIDE, -1), unit

    def _having_most(self, folded: Sequence[str]) -> frozenset[int]:
        """Return the units that hold some words; of three, one may stand in no other form («индустриально-…»)."""
        asked = sorted(dict.fromkeys(folded), key=lambda each: (share(stem(each)), each))[:_LOOKED_UP]
        having = [self._having(word) for word in asked]
        if len(having) < _LOOKED_UP:
            return frozenset.intersection(*having) if having else frozenset()
        return frozenset().union(*(one & other for one, other in combinations(having, 2)))

    def _having(self, word: str) -> frozenset[int]:
        if word not in self._units:
            forms = sorted({word, *self._library.forms(word)})
            self._units[word] = frozenset().union(*(self._library.having(word_key(form)) for form in forms))
        return self._units[word]
