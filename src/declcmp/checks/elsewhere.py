"""Words of a draft as agreed texts print them: looked up in the corpus, which is never read through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from declcmp.checks.draft import Draft
from declcmp.language.background import share
from declcmp.language.morphology import stem
from declcmp.model.document import Sentence
from declcmp.reuse.library import STRIDE, Volume, signature_of, word_key
from declcmp.reuse.sources import others
from declcmp.text.words import words

#: Documents that are looked into for one name, the latest first, and units of each; so few units are all looked at.
_DOCUMENTS, _UNITS, _FEW = 24, 4, 48


class Elsewhere:
    """The documents of a draft's corpus that are not the draft itself."""

    def __init__(self, draft: Draft) -> None:
        """Take a draft and find it among its corpus."""
        self._library = draft.corpus
        self._wanted: Mapping[int, Volume] = {}
        self._units: dict[str, frozenset[int]] = {}
        if draft.corpus.volumes:
            self._wanted = others(draft.document, draft.corpus, signature_of(_folded(draft)), draft.own_id)

    def holding(self, folded: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where some words stand side by side, in any order: the unit, and which word of it is the first.

        A few places a document, of the latest documents.
        """
        found: dict[int, list[int]] = {}
        for unit in self._holding_all(folded):
            found.setdefault(unit // STRIDE, []).append(unit)
        latest = sorted(found, key=lambda number: (self._wanted[number].metadata.date or "", number), reverse=True)
        asked = sorted(folded)
        for number in latest[:_DOCUMENTS]:
            for unit in found[number][:_UNITS]:
                there = self._library.entry(unit).terms.folded
                for at in range(len(there) - len(folded) + 1):
                    if there[at] in folded and sorted(there[at : at + len(folded)]) == asked:
                        yield unit, at

    def _holding_all(self, folded: Sequence[str]) -> Sequence[int]:
        """Return the units that hold all of some words, or so few that they may as well be looked at."""
        units: frozenset[int] | None = None
        # The rarest first: most phrases are not there, and a common word stands in thousands of units.
        for word in sorted(set(folded), key=lambda each: (share(stem(each)), each)) if self._wanted else ():
            if units is not None and len(units) <= _FEW:
                break
            having = self._having(word)
            units = having if units is None else units & having
        return sorted(units or ())

    def _having(self, word: str) -> frozenset[int]:
        if word not in self._units:
            having = self._library.having(word_key(word))
            self._units[word] = frozenset(unit for unit in having if unit // STRIDE in self._wanted)
        return self._units[word]


def _folded(draft: Draft) -> Iterator[str]:
    """Yield the words of all units, as `declcmp.reuse.library.entries` has them, at a tenth of the cost."""
    for paragraph in draft.document.paragraphs:
        for part in paragraph.sentences or (paragraph,):
            span = part.span if isinstance(part, Sentence) else part.body
            yield from (word.folded for word in words(draft.text, span.start, span.stop))
