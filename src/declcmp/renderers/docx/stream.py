"""A document as one stream: its sentences, what stands between them, its labels, and the marks that end paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from declcmp.model import Document, Paragraph, Span, Unit

#: A sentence or a line of the frame: the index of its paragraph, its number (0 in what holds no sentences).
UnitKey = tuple[int, int]


class Sort(Enum):
    """What a token is."""

    UNIT = "the words of a sentence, a title or the like"
    GAP = "what stands between two of them"
    LABEL = "the label of a paragraph, with the space after it"
    MARK = "the end of a paragraph"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a stream.

    Attributes:
        text: As printed; of a mark, nothing.
        span: In the text of the document; of a mark, nothing at the end of its paragraph.
        paragraph: Index of its paragraph in the document; -1 in an empty one.
        unit: Whose words these are; None for what is no unit.
        offset: Where in its unit it begins, in code points.
    """

    sort: Sort
    text: str
    span: Span
    paragraph: int
    unit: UnitKey | None = None
    offset: int = 0

    def part(self, start: int, stop: int) -> Token:
        """Return the part of it that lies in [start, stop), in code points from the beginning of its unit."""
        first = min(max(start - self.offset, 0), len(self.text))
        last = max(min(stop - self.offset, len(self.text)), first)
        span = Span(self.span.start + first, self.span.start + last)
        return replace(self, text=self.text[first:last], span=span, offset=self.offset + first)


@dataclass(frozen=True, slots=True)
class Stream:
    """All tokens of a document in reading order, and which of them each unit takes."""

    tokens: tuple[Token, ...]
    places: dict[UnitKey, range]


def stream(document: Document) -> Stream:
    """Return the stream of a document: its tokens spell every paragraph, and a mark ends each of them.

    An empty document has one mark: a Word file without any paragraph does not exist.
    """
    tokens = [token for at, each in enumerate(document.paragraphs) for token in _paragraph(document, at, each)]
    return Stream(tuple(tokens or [Token(Sort.MARK, "", Span(0, 0), -1)]), places(tokens))


def places(tokens: list[Token]) -> dict[UnitKey, range]:
    """Return for each unit the tokens from its first to its last."""
    found: dict[UnitKey, range] = {}
    for at, token in enumerate(tokens):
        if token.unit is not None:
            found[token.unit] = range(found.get(token.unit, range(at, at)).start, at + 1)
    return found


def key(unit: Unit) -> UnitKey:
    """Return what a unit is known by in the stream of its document."""
    return unit.paragraph, unit.number or 0


def _paragraph(document: Document, at: int, paragraph: Paragraph) -> Iterator[Token]:
    # As in `compare.units`: a paragraph without sentences is one unit, its label too if there is nothing else.
    body = paragraph.body if len(paragraph.body) else paragraph.span
    units = [(sentence.span, sentence.number) for sentence in paragraph.sentences]
    if not units and len(body):
        units = [(body, 0)]
    spot, sort = paragraph.span.start, Sort.LABEL if body.start > paragraph.span.start else Sort.GAP
    if sort is Sort.LABEL:
        yield _token(document, sort, Span(spot, body.start), at)
        spot = body.start
    for span, number in units:
        if span.start > spot:
            yield _token(document, Sort.GAP, Span(spot, span.start), at)
        if len(span):
            yield _token(document, Sort.UNIT, span, at, (at, number))
        spot = span.stop
    if paragraph.span.stop > spot:
        yield _token(document, Sort.GAP, Span(spot, paragraph.span.stop), at)
    yield Token(Sort.MARK, "", Span(paragraph.span.stop, paragraph.span.stop), at)


def _token(document: Document, sort: Sort, span: Span, paragraph: int, unit: UnitKey | None = None) -> Token:
    return Token(sort, document.text_of(span), span, paragraph, unit)
