"""One declaration: its clean text, its paragraphs and sentences, what was set aside, and where all of it stood."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from declcmp.errors import InvariantError


class ParagraphKind(StrEnum):
    """What a paragraph is to a drafter."""

    TITLE = "title"
    HEADING = "heading"
    POINT = "point"
    ITEM = "item"
    TEXT = "text"
    SIGNATURE = "signature"
    PLACE_DATE = "place-date"


#: Kinds of paragraph that hold no sentences: each is one unit as it stands.
FRAME = frozenset({ParagraphKind.TITLE, ParagraphKind.HEADING, ParagraphKind.SIGNATURE, ParagraphKind.PLACE_DATE})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, stop) of code points, 0-based."""

    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.stop:
            raise InvariantError(f"not a span: [{self.start}, {self.stop})")

    def __len__(self) -> int:
        """Return the number of code points."""
        return self.stop - self.start

    def of(self, text: str) -> str:
        """Return the part of *text* that the span covers."""
        return text[self.start : self.stop]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as a reader found it: its text on one line, and where each physical line of it began.

    Attributes:
        text: White space folded to single spaces, words joined over line ends.
        starts: Offsets in *text* at which a line of the source begins, ascending; the first is 0.
        lines: The 1-based numbers of those lines (of paragraphs, in formats without lines); as many as *starts*.
        kind: What the format itself says of the paragraph (a Markdown heading, a Word style); None if nothing.
        label: The label that the format sets apart («7.», «--»); None if none was.
    """

    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    kind: ParagraphKind | None = None
    label: str | None = None

    def __post_init__(self) -> None:
        if not self.starts or len(self.starts) != len(self.lines) or self.starts[0] != 0:
            raise InvariantError("a block needs the offset and the number of each of its lines")

    def lines_of(self, span: Span) -> tuple[int, int]:
        """Return the first and the last source line (1-based) that a span of this block's text touches."""
        first = last = self.lines[0]
        for start, line in zip(self.starts, self.lines, strict=True):
            if start <= span.start:
                first = line
            if start < max(span.stop, span.start + 1):
                last = line
        return first, last


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number in the document (from 1), its span in the clean text, its first and last source line."""

    number: int
    span: Span
    lines: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the clean text.

    Attributes:
        span: The whole paragraph in the clean text, its label included.
        label: «7.», «--», «а)»; None if it has none. Never part of a sentence.
        point: The number of the point that the paragraph belongs to («7»); None before the first point.
        sentences: None in titles, headings, signatures and place-date lines: those are one unit each.
        body: The span without the label.
    """

    kind: ParagraphKind
    span: Span
    body: Span
    lines: tuple[int, int]
    label: str | None = None
    point: str | None = None
    sentences: tuple[Sentence, ...] = ()

    def __post_init__(self) -> None:
        if not (self.span.start <= self.body.start and self.body.stop <= self.span.stop):
            raise InvariantError("the body of a paragraph lies outside it")
        if self.kind in FRAME and self.sentences:
            raise InvariantError(f"a {self.kind} holds no sentences")
        at = self.body.start
        for sentence in self.sentences:
            if sentence.span.start < at or sentence.span.stop > self.body.stop:
                raise InvariantError(f"sentence {sentence.number} overlaps another or leaves its paragraph")
            at = sentence.span.stop


@dataclass(frozen=True, slots=True)
class Residue:
    """Text that is not part of the declaration: what it was, its source lines (first, last; 1-based), and why."""

    text: str
    lines: tuple[int, int]
    reason: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in its source.

    Attributes:
        point: The number of the point that it stands in; None before the first point.
        lines: First and last line, 1-based.
        unit: What the lines are: "line", or "paragraph" in formats without lines.
        page: The number of the page that it begins on, in formats with pages; else None.
        page_line: The line of that page, 1-based; None without pages.
    """

    point: str | None
    lines: tuple[int, int]
    unit: str = "line"
    page: int | None = None
    page_line: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document was read from: the name to show, the format, the encoding (None where it has none).

    Attributes:
        unit: What ``lines`` count: "line", or "paragraph" in formats without lines, empty ones counted.
        pages: The number of the first line of each page, in formats with pages; lines are counted over all of them.
        package: The file itself, where a renderer can write into it and keep the rest (Word); else None.
    """

    name: str
    format: str = "text"
    encoding: str | None = None
    unit: str = "line"
    pages: tuple[int, ...] = ()
    package: bytes | None = field(default=None, repr=False, compare=False)

    def spot(self, point: str | None, lines: tuple[int, int]) -> Spot:
        """Return where lines stand, and on which page."""
        page = bisect_right(self.pages, lines[0])
        return Spot(point, lines, self.unit, page or None, lines[0] - self.pages[page - 1] + 1 if page else None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where one field of the metadata was read: «front matter», or the words of the text and their source lines."""

    field: str
    text: str
    lines: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself; None or empty where it says nothing. Dates are ISO (2025-06-17)."""

    title: str | None = None
    kind: str | None = None
    date: str | None = None
    place: str | None = None
    format: str | None = None
    level: str | None = None
    parties: tuple[str, ...] = ()
    language: str | None = None
    source: str | None = None
    status: str | None = None
    profile: str | None = None
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One declaration, read and repaired. Every span counts code points of *text*; the source is never altered."""

    id: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    residue: tuple[Residue, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    source: Source = field(default_factory=lambda: Source("-"))

    def __post_init__(self) -> None:
        at, number = 0, 0
        for paragraph in self.paragraphs:
            if paragraph.span.start < at or paragraph.span.stop > len(self.text):
                raise InvariantError(f"{self.id}: paragraphs overlap or leave the text")
            at = paragraph.span.stop
            for sentence in paragraph.sentences:
                number += 1
                if sentence.number != number:
                    raise InvariantError(f"{self.id}: sentence {number} is numbered {sentence.number}")

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return all sentences in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    def text_of(self, part: Sentence | Paragraph | Span) -> str:
        """Return the words of a sentence, of a paragraph (label included), or of a span."""
        return (part if isinstance(part, Span) else part.span).of(self.text)
