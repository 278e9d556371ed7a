"""From the clean text back to the file: where each of its characters stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from declcmp.model.checking import Region
from declcmp.model.document import Document, Paragraph, Span
from declcmp.text.fold import UNSEEN


class Places:
    """Where spans of a document stand in its file: line, column, and offset if the file is text."""

    def __init__(self, document: Document, source: str | None) -> None:
        """Take a document and the text of its file, each line ended by one line feed; None in formats without lines."""
        self._document = document
        self._source = source
        self._lines = _line_starts(source) if source is not None else []
        self._made: dict[int, Sequence[int]] = {}
        self._starts = _starts(document, source, self._lines) if source is not None else {}

    def in_source(self, span: Span) -> Span | None:
        """Return where a span of the clean text stands in the source; None if that is not text, or not found there."""
        if self._source is None or not self._document.paragraphs:
            return None
        first, last = self._at(span.start), self._at(max(span.stop - 1, span.start))
        if first is None or last is None:
            return None
        return Span(first, max(last + (span.stop > span.start), first))

    def in_clean(self, span: Span) -> Span:
        """Return the span of the clean text whose place is that of a span of the source, or next to it."""
        paragraphs = self._document.paragraphs
        line = self.line_of(span.start)
        near = [each for each in paragraphs if each.lines[0] <= line] or list(paragraphs[:1])
        if not near:
            return Span(0, 0)
        paragraph = near[-1]
        found = self._offsets(paragraphs.index(paragraph))
        start = bisect_right(found, span.start - 1) if found else 0
        stop = bisect_right(found, span.stop - 1) if found else 0
        begin = min(paragraph.span.start + start, paragraph.span.stop)
        return Span(begin, min(max(paragraph.span.start + stop, begin), paragraph.span.stop))

    def line_of(self, at: int) -> int:
        """Return the 1-based line of an offset of the source."""
        return max(bisect_right(self._lines, at), 1)

    def region(self, span: Span, place: Span | None) -> Region:
        """Return the lines and columns of a span.

        Args:
            span: In the clean text.
            place: Where it stands in the source, as `in_source` has it; None counts paragraphs, and columns in them.
        """
        if place is not None and self._source is not None:
            last = max(place.stop - 1, place.start)
            lines = self.line_of(place.start), self.line_of(last)
            starts = self._lines[lines[0] - 1], self._lines[lines[1] - 1]
            columns = place.start - starts[0] + 1, last - starts[1] + 1
            before = len(self._source[starts[0] : place.start].encode("utf-8", "surrogatepass")) + 1
            upto = len(self._source[starts[1] : last + 1].encode("utf-8", "surrogatepass"))
            return Region(lines, columns, (before, upto))
        return self._in_paragraph(span)

    def _in_paragraph(self, span: Span) -> Region:
        paragraphs = self._document.paragraphs
        at = max(bisect_right(paragraphs, span.start, key=lambda each: each.span.start) - 1, 0)
        if at >= len(paragraphs):
            return Region((1, 1), (1, 1), (1, 1))
        paragraph = paragraphs[at]
        stop = max(span.stop, span.start + 1)
        held = [s.lines for s in paragraph.sentences if s.span.start < stop and s.span.stop > span.start]
        lines = (held[0][0], held[-1][1]) if held else paragraph.lines
        text = self._document.text
        first, last = max(span.start - paragraph.body.start, 0), max(stop - paragraph.body.start, 1)
        begin = paragraph.body.start
        counted = [len(text[begin : begin + n].encode("utf-8", "surrogatepass")) for n in (first, last)]
        return Region(lines, (first + 1, last), (counted[0] + 1, counted[1]))

    def _at(self, offset: int) -> int | None:
        paragraphs = self._document.paragraphs
        index = max(bisect_right(paragraphs, offset, key=lambda each: each.span.start) - 1, 0)
        found = self._offsets(index)
        if not found:
            return None
        return found[min(max(offset - paragraphs[index].span.start, 0), len(found) - 1)]

    def _offsets(self, index: int) -> Sequence[int]:
        """Return the offset in the source of each character of a paragraph; none if it is not found there."""
        if index not in self._made:
            paragraph = self._document.paragraphs[index]
            start, stop = self._starts[index]
            clean = self._document.text_of(paragraph)
            self._made[index] = _mapped(clean, self._source or "", start, stop)
        return self._made[index]


def _line_starts(source: str) -> list[int]:
    starts = [0]
    at = source.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = source.find("\n", at + 1)
    return starts


def _starts(document: Document, source: str, lines: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return for each paragraph the stretch of the source that its lines cover."""
    found = {}
    for index, paragraph in enumerate(document.paragraphs):
        first, last = paragraph.lines
        start = lines[min(first, len(lines)) - 1]
        stop = lines[last] - 1 if last < len(lines) else len(source)
        found[index] = (_after(document, index, paragraph, source, start, stop), stop)
    return found


def _after(document: Document, index: int, paragraph: Paragraph, source: str, start: int, stop: int) -> int:
    """Return where to look for a paragraph from: behind those before it that end on the line that it begins on."""
    at = start
    for before in document.paragraphs[max(index - 8, 0) : index]:
        if before.lines[1] >= paragraph.lines[0]:
            tail = _squeezed(document.text_of(before))[-24:]
            squeezed = _Squeezed(source, at, stop)
            found = squeezed.text.find(tail)
            if found >= 0 and tail:
                at = squeezed.offsets[found + len(tail) - 1] + 1
    return at


_HIDDEN = re.compile(rf"[\s{UNSEEN}]")


def _seen(character: str) -> bool:
    return _HIDDEN.match(character) is None


def _squeezed(text: str) -> str:
    return "".join(filter(_seen, text))


class _Squeezed:
    """A stretch of a text without what is not seen, and the offset of each character that is left."""

    def __init__(self, text: str, start: int, stop: int) -> None:
        self.offsets = [at for at in range(start, stop) if _seen(text[at])]
        self.text = "".join(text[at] for at in self.offsets)


def _mapped(clean: str, source: str, start: int, stop: int) -> list[int]:
    """Return the offset in the source of each character of *clean*; a space stands behind the character before it."""
    raw = _Squeezed(source, start, stop)
    wanted = _squeezed(clean)
    if not raw.text or not wanted:
        return []
    at = raw.text.find(wanted)
    places = raw.offsets[at : at + len(wanted)] if at >= 0 else _by_edits(wanted, raw)
    found: list[int] = []
    following = iter(places)
    for character in clean:
        if _seen(character):
            found.append(next(following))
        else:
            found.append(found[-1] + 1 if found else places[0])
    return found


def _by_edits(wanted: str, raw: _Squeezed) -> list[int]:
    """Return the places of *wanted* where the source has more: marks of Markdown, hyphens at the ends of lines."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - most paragraphs stand in the source as they are

    places: list[int] = []
    for edit in Indel.opcodes(wanted, raw.text):
        if edit.tag == "equal":
            places += raw.offsets[edit.dest_start : edit.dest_end]
        elif edit.tag in {"delete", "replace"}:
            here = raw.offsets[min(edit.dest_start, len(raw.offsets) - 1)]
            places += [here] * (edit.src_end - edit.src_start)
    return places
