"""From the clean text back to the file: where each of its characters stands in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from declcmp.model.checking import Region
from declcmp.model.document import Document, Span
from declcmp.text.fold import UNSEEN


class Places:
    """Where spans of a document stand in its file: line, column, and offset if the file is text."""

    def __init__(self, document: Document, source: str | None) -> None:
        """Take a document and the text of its file, each line ended by one line feed; None in formats without lines."""
        self._document = document
        self._source = source
        self._lines = _line_starts(source) if source is not None else []
        self._made: dict[int, Sequence[int]] = {}

    @property
    def known(self) -> bool:
        """Say whether the file is text, so that there are places in it."""
        return self._source is not None

    def in_source(self, span: Span) -> Span | None:
        """Return where a span of the clean text stands in the source; None if that is not text, or not found there."""
        if self._source is None or not self._document.paragraphs:
            return None
        first = self._at(span.start)
        last = self._at(span.stop - 1) if len(span) else first
        if first is None or last is None:
            return None
        return Span(first, max(last + bool(len(span)), first))

    def rewritten(self, span: Span, text: str) -> tuple[Span, str] | None:
        """Return what to put where in the source, so that *text* stands in the clean text in place of a span of it.

        What the two have in common stays as the file has it: ends of lines, marks of Markdown.

        Returns:
            A span of the source and its new text; None where the span is not found there.
        """
        place = self.in_source(span)
        if place is None or self._source is None:
            return None
        if len(span):
            place = Span(min(self._begin(span.start) or 0, place.start), place.stop)
        pieces: list[str] = []
        at = place.start
        for start, stop, new in _edits(span.of(self._document.text), text):
            begin = self._begin(span.start + start) if span.start + start < span.stop else place.stop
            end = self._end(span.start + stop - 1) if stop > start else begin
            if begin is None or end is None or not at <= begin <= end <= max(place.stop, at):
                return None
            pieces += [self._source[at:begin], new]
            at = end
        return place, "".join([*pieces, self._source[at : place.stop]])

    def in_clean(self, span: Span) -> Span:
        """Return the span of the clean text whose place is that of a span of the source, or next to it."""
        paragraphs = self._document.paragraphs
        if not paragraphs:
            return Span(0, 0)
        index = max(bisect_right(paragraphs, self.line_of(span.start), key=lambda each: each.lines[0]) - 1, 0)
        found, whole = self._offsets(index), paragraphs[index].span
        start, stop = (bisect_right(found, at - 1) for at in (span.start, span.stop))
        begin = min(whole.start + start, whole.stop)
        return Span(begin, min(max(whole.start + stop, begin), whole.stop))

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
        inside = max(offset - paragraphs[index].span.start, 0)
        return found[inside] if inside < len(found) else found[-1] + 1

    def _begin(self, offset: int) -> int | None:
        """Return where the character at an offset begins in the source, with the mark that escapes it."""
        at = self._at(offset)
        if at and self._document.source.format == "markdown" and (self._source or "")[at - 1] == "\\":
            before = self._at(offset - 1)
            return at if before == at - 1 else at - 1
        return at

    def _end(self, offset: int) -> int | None:
        """Return where the character at an offset ends in the source; a space takes all white space there."""
        at, source = self._at(offset), self._source or ""
        if at is None or not self._document.text[offset].isspace():
            return at if at is None else at + 1
        while at < len(source) and source[at].isspace():
            at += 1
        return at

    def _offsets(self, index: int) -> Sequence[int]:
        """Return the offset in the source of each character of a paragraph; none if it is not found there."""
        paragraphs = self._document.paragraphs
        first = index
        while first not in self._made and first and paragraphs[first - 1].lines[1] == paragraphs[first].lines[0]:
            first -= 1
        for each in range(first, index + 1):
            if each not in self._made:
                clean = self._document.text_of(paragraphs[each])
                self._made[each] = _mapped(clean, self._source or "", *self._stretch(each))
        return self._made[index]

    def _stretch(self, index: int) -> tuple[int, int]:
        """Return where to look for a paragraph: on its lines, behind the one before it that ends where it begins."""
        paragraphs, source = self._document.paragraphs, self._source or ""
        first, last = paragraphs[index].lines
        start = self._lines[min(first, len(self._lines)) - 1]
        stop = self._lines[last] - 1 if last < len(self._lines) else len(source)
        before = self._made.get(index - 1)
        if before and paragraphs[index - 1].lines[1] == first:
            start = min(max(start, before[-1] + 1), stop)
        return start, stop


def _line_starts(source: str) -> list[int]:
    starts = [0]
    at = source.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = source.find("\n", at + 1)
    return starts


def _edits(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Yield what makes *new* of *old*: stretches of *old* (half-open) and what replaces them, in order."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only fixes need it

    start = stop = 0
    text = ""
    for edit in Indel.opcodes(old, new):
        if edit.tag == "equal":
            if stop > start or text:
                yield start, stop, text
            start, text = edit.src_end, ""
        else:
            text += new[edit.dest_start : edit.dest_end]
        stop = edit.src_end
    if stop > start or text:
        yield start, stop, text


_SEEN = re.compile(rf"[^\s{UNSEEN}]+")


class _Squeezed:
    """A stretch of a text without what is not seen, and the offset of each character that is left."""

    def __init__(self, text: str, start: int, stop: int) -> None:
        found = list(_SEEN.finditer(text, start, stop))
        self.text = "".join(match.group() for match in found)
        self.offsets = [at for match in found for at in range(*match.span())]


def _mapped(clean: str, source: str, start: int, stop: int) -> list[int]:
    """Return the offset in the source of each character of *clean*; a space stands behind the character before it."""
    raw, wanted = _Squeezed(source, start, stop), _Squeezed(clean, 0, len(clean))
    if not raw.text or not wanted.text:
        return []
    at = raw.text.find(wanted.text)
    places = raw.offsets[at : at + len(wanted.text)] if at >= 0 else _found(wanted.text, raw)
    found = [places[0]] * len(clean)
    for inside, place in zip(wanted.offsets, places, strict=True):
        found[inside] = place
    for inside in sorted(set(range(len(clean))).difference(wanted.offsets)):
        found[inside] = found[inside - 1] + 1 if inside else places[0]
    return found


#: How far ahead the next characters of a text are looked for in its source, by their number: the fewer they are, the
#: likelier it is to meet them by chance; the longest way is over a comment of Markdown.
_AHEAD = {16: 5000, 8: 400, 4: 40, 2: 4, 1: 2}


def _found(wanted: str, raw: _Squeezed) -> list[int]:
    """Return the places of *wanted* where the source has more (marks of Markdown, hyphens at line ends), or other."""
    places: list[int] = []
    at = inside = 0
    while inside < len(wanted):
        ahead = _ahead(wanted, inside, raw.text, at)
        if ahead < 0:
            places.append(raw.offsets[min(at, len(raw.offsets) - 1)])
            inside += 1
            continue
        at = ahead
        while inside < len(wanted) and at < len(raw.text) and wanted[inside] == raw.text[at]:
            places.append(raw.offsets[at])
            at, inside = at + 1, inside + 1
    return places


def _ahead(wanted: str, inside: int, raw: str, at: int) -> int:
    """Return where the source goes on as *wanted* does; -1 if it does not nearby."""
    for count, reach in _AHEAD.items():
        if inside + count <= len(wanted):
            found = raw.find(wanted[inside : inside + count], at, at + reach + count)
            if found >= 0:
                return found
    return -1
