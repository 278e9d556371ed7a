"""The text that is checked, and what several rules ask of it, worked out once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from declcmp.checks.agreed import Compared, compared
from declcmp.checks.capitals import Cased, opens, running
from declcmp.checks.norms import Norms, Profile
from declcmp.checks.quotes import Quoted, quoted
from declcmp.model.document import Document, Paragraph, Sentence, Span
from declcmp.reuse.library import Library, Shelf, Volume, signature_of
from declcmp.reuse.sources import others
from declcmp.text.words import Word, words


@dataclass(frozen=True)
class Draft:
    """A document as rules see it.

    Attributes:
        document: Read and repaired; spans of flags count its text.
        source: The file as it is, decoded, lines ended by one line feed; None where there are no lines (Word, PDF).
        norms: What the desk has agreed on.
        corpus: The agreed texts; the draft itself may be among them (*others* leaves it out).
        own_id: The id under which the draft stands in the corpus; None if it does not, or that is not known.
        edition: The previous edition (``--against``); None if there is none.
    """

    document: Document
    source: str | None = None
    norms: Norms = field(default_factory=Norms)
    corpus: Library = field(default_factory=lambda: Shelf(()))
    own_id: str | None = None
    edition: Document | None = None

    @property
    def text(self) -> str:
        """Return the clean text."""
        return self.document.text

    @cached_property
    def profile(self) -> Profile:
        """Return the profile that the front matter names; an empty one where it names none or an unknown one."""
        name = self.document.metadata.profile or ""
        return self.norms.profiles.get(name) or Profile(name)

    @cached_property
    def agreed(self) -> Compared:
        """Return the draft beside the agreed texts and the previous edition."""
        return compared(self.document, self.corpus, self.norms, itself=self.own_id, edition=self.edition)

    @cached_property
    def others(self) -> Mapping[int, Volume]:
        """Return the documents of the corpus that are not this one, by their numbers."""
        if not self.corpus.volumes:
            return {}
        units = (unit for p in self.document.paragraphs for unit in ([s.span for s in p.sentences] or [p.body]))
        folded = (word.folded for unit in units for word in self.words_in(unit))
        return others(self.document, self.corpus, signature_of(folded), self.own_id)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return all words, in order; a compound («торгово-экономический») is several."""
        return tuple(words(self.text))

    def words_in(self, span: Span) -> Sequence[Word]:
        """Return the words that begin in a span."""
        start, stop = (bisect_left(self.words, at, key=lambda word: word.start) for at in (span.start, span.stop))
        return self.words[start:stop]

    @cached_property
    def running(self) -> tuple[Cased, ...]:
        """Return the words of running text, in order, each with what its first letter is."""
        return tuple(running(self.document, self._outer))

    @cached_property
    def quoted(self) -> tuple[Quoted, ...]:
        """Return what stands between paired quotation marks, by place, the outer one before those inside it."""
        return tuple(q for p in self.document.paragraphs for q in quoted(self.text, p.body.start, p.body.stop))

    @cached_property
    def _outer(self) -> tuple[Span, ...]:
        return tuple(each.span for each in self.quoted if each.depth == 0)

    def is_quoted(self, span: Span) -> bool:
        """Say whether a span touches a quotation: a title is quoted as it stands."""
        at = bisect_right(self._outer, span.start, key=lambda each: each.start) - 1
        inside = at >= 0 and span.start < self._outer[at].stop
        return inside or (at + 1 < len(self._outer) and self._outer[at + 1].start < span.stop)

    def is_opening(self, at: int) -> bool:
        """Say whether the first letter of the word at a place may be a capital for no reason of its own."""
        paragraph = self.paragraph_at(at)
        return (paragraph is not None and paragraph.body.start == at) or opens(self.text, at)

    def paragraph_at(self, at: int) -> Paragraph | None:
        """Return the paragraph that holds a place of the text; None between paragraphs."""
        found = self.document.paragraphs
        place = bisect_right(found, at, key=lambda each: each.span.start) - 1
        return found[place] if place >= 0 and at < found[place].span.stop else None

    def sentence_at(self, at: int) -> Sentence | None:
        """Return the sentence that holds a place of the text; None in titles, headings, labels and the like."""
        paragraph = self.paragraph_at(at)
        for sentence in paragraph.sentences if paragraph else ():
            if sentence.span.start <= at < sentence.span.stop:
                return sentence
        return None
