"""Editions: which formulations of the previous edition have no counterpart in a draft, and where they would stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from declcmp.compare import compare
from declcmp.model.checking import Citation
from declcmp.model.document import Document, Span
from declcmp.reuse.claims import claims
from declcmp.reuse.library import Shelf, entries
from declcmp.reuse.matches import Rules
from declcmp.reuse.terms import Terms

_LEAST_TELLING = 2


@dataclass(frozen=True, slots=True)
class Missing:
    """A sentence of the previous edition that the draft lacks.

    Attributes:
        words: Its words.
        citation: The sentence.
        place: Where it would stand in the draft: at the last mark of what the sentence before it has become, or at the
            beginning of the text; an empty span.
    """

    words: Terms
    citation: Citation
    place: Span


def missing(document: Document, edition: Document) -> Iterator[Missing]:
    """Yield the sentences of an edition that a draft has neither as such nor any formulation of, in order."""
    found = [entry for entry in entries(edition) if entry.terms.sentences]
    shelf = Shelf([document])
    taken = claims([entry.terms for entry in found], shelf, shelf.volumes, Rules())
    known = {entry.terms.sentences[0].number for entry, some in zip(found, taken, strict=True) if some}
    sentences = {sentence.number: sentence.span for sentence in document.sentences}
    comparison = compare(edition, document)
    beside = {old.number: bead for bead in comparison.beads for old in bead.old if bead.new}
    place = min(sentences.values(), default=Span(0, 0)).start
    for entry in found:
        number = entry.terms.sentences[0].number
        bead = beside.get(number)
        if bead is not None and not bead.moved:
            place = max(place, *(sentences[new.number].stop - 1 for new in bead.new if new.number is not None))
        elif bead is None and number not in known and _says(entry.terms, edition):
            span = entry.terms.sentences[0].span
            citation = Citation(
                edition.id, edition.metadata.date, entry.point, span, span.of(edition.text), entry.lines
            )
            yield Missing(entry.terms, citation, Span(place, place))


def _says(sentence: Terms, edition: Document) -> bool:
    """Say whether a sentence says anything by itself: «Стороны приветствуют:» only leads to a list."""
    telling = sum(weight > 0 for weight in sentence.weights)
    return telling >= _LEAST_TELLING and not sentence.sentences[0].span.of(edition.text).endswith(":")
