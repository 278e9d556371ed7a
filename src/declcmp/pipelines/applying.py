"""Make a patch in another text, as a straight line: worked out, written into the source, read back, then given."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from declcmp import pipelines
from declcmp.checks.places import Places
from declcmp.compare.applying import applied
from declcmp.compare.patch_text import parsed, written
from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model import ParagraphKind, Span
from declcmp.model.patch import Fate, Joint, Line, Outcome, Patch, Piece
from declcmp.pipelines import STDIN, Place, Tell
from declcmp.pipelines.sources import SourceText, bytes_of, source_text
from declcmp.text.words import folds


@dataclass(frozen=True, slots=True)
class Applied:
    """A patch made in a text.

    Attributes:
        data: The file after it; Markdown, where the file is neither text nor Markdown.
        outcomes: One for each hunk.
        rejects: What did not go in, as a patch; None if all did.
    """

    data: bytes
    outcomes: tuple[Outcome, ...]
    rejects: str | None


def apply(patch_name: str, name: str, place: Place, *, tell: Tell) -> Applied:
    """Return a text with the changes of a patch made in it.

    Raises:
        InputError: the patch or the text cannot be read.
    """
    if patch_name == name == STDIN:
        raise InputError(_("only one of the two texts can be standard input (-)"))
    patch = parsed(_patch_text(patch_name), patch_name)
    text = source_text(name, place, tell=tell)
    found, without = _made(patch, text, place, frozenset())
    while missing := _not_read_back(patch, found, text, place):
        without |= missing
        found, without = _made(patch, text, place, without)
    rejected = tuple(each.hunk for each in found.outcomes if each.fate is Fate.REJECTED)
    rejects = written(Patch(patch.old, patch.new, rejected)) if rejected else None
    return Applied(text.encoded(found.text), found.outcomes, rejects)


def _patch_text(name: str) -> str:
    from declcmp.readers.decode import decode  # noqa: PLC0415 - as every reader

    return decode(bytes_of(name), name, encoding="utf-8").text


@dataclass(frozen=True, slots=True)
class _Made:
    text: str
    outcomes: tuple[Outcome, ...]


def _made(patch: Patch, text: SourceText, place: Place, without: frozenset[int]) -> tuple[_Made, frozenset[int]]:
    """Return the text with the hunks in it, and the places of those that are left out."""
    found = applied(patch, text.document, without=without)
    writer = _Writer(text)
    for at, piece in found.pieces:
        if not writer.takes(piece):
            return _made(patch, text, place, without | {at})
    return _Made(writer.written(), found.outcomes), without


def _not_read_back(patch: Patch, made: _Made, text: SourceText, place: Place) -> frozenset[int]:
    """Return the hunks whose new words are not in the text when it is read again."""
    data = made.text.encode("utf-8", "surrogatepass")
    again = pipelines.read_bytes(data, text.name, place) if made.text.strip() else None
    words = " ".join(folds(again.text)) if again else ""
    return frozenset(
        at
        for at, outcome in enumerate(made.outcomes)
        if outcome.fate is Fate.CLEAN and any(" ".join(folds(line.text)) not in words for line in patch.hunks[at].new)
    )


class _Writer:
    """The source of a text, with pieces put into it."""

    def __init__(self, text: SourceText) -> None:
        self._text = text
        self._document = text.document
        self._places = Places(text.document, text.source)
        self._edits: list[tuple[Span, int, str]] = []
        self._behind: dict[int, list[tuple[tuple[Line, ...], bool]]] = {}
        self._gone: set[Span] = set()

    def takes(self, piece: Piece) -> bool:
        """Take in a piece; return False if its place is not found in the source."""
        if piece.joint is Joint.INSTEAD and not piece.lines:
            self._gone.add(piece.span)
            return True
        if piece.joint is Joint.INSTEAD:
            return self._instead(piece)
        return self._next_to(piece)

    def _instead(self, piece: Piece) -> bool:
        first, *others = piece.lines
        found = self._places.rewritten(piece.span, first.text)
        if found is None:
            return False
        span, words = found
        self._edits.append((span, len(self._edits), words + self._joined(others)))
        return True

    def _next_to(self, piece: Piece) -> bool:
        if not self._document.paragraphs:
            self._edits.append((Span(0, len(self._text.source)), 0, self._joined(piece.lines).lstrip("\n") + "\n"))
            return True
        after, opens, span = piece.joint is Joint.AFTER, piece.lines[0].kind is not None, piece.span
        whole = self._document.paragraphs[self._paragraph(span.start)].span
        rest = self._document.text[span.stop : whole.stop].strip()
        if opens and not (after and rest):
            span = whole
        at = self._places.in_source(span)
        if at is None:
            return False
        if after:
            self._behind.setdefault(at.stop, []).append((piece.lines, bool(rest)))
            return True
        start = self._text.source.rfind("\n", 0, at.start) + 1 if opens and self._text.markdown else at.start
        words = self._joined(piece.lines).lstrip("\n ") + (self._between() if opens else " ")
        self._edits.append((Span(start, start), -1, words))
        return True

    def _paragraph(self, at: int) -> int:
        return max(bisect_right(self._document.paragraphs, at, key=lambda each: each.span.start) - 1, 0)

    def _joined(self, lines: Sequence[Line]) -> str:
        """Return lines as they go on from what stands before them."""
        return "".join(self._between() + self._paragraph_of(line) if line.kind else f" {line.text}" for line in lines)

    def _paragraph_of(self, line: Line) -> str:
        if self._text.markdown:
            from declcmp.readers.markdown import paragraph  # noqa: PLC0415 - as every reader

            return paragraph(line.kind or ParagraphKind.TEXT, line.label, line.text)
        return f"{line.label} {line.text}" if line.label else line.text

    def _between(self) -> str:
        """Return what parts two paragraphs in this source."""
        return "\n\n" if self._text.markdown or "\n\n" in self._text.source.strip() else "\n"

    def written(self) -> str:
        """Return the source with all pieces in it."""
        source = self._text.source
        for span in self._deleted():
            self._edits.append((span, len(self._edits), ""))
        self._edits += self._insertions()
        made: list[str] = []
        at = 0
        # What is put in stands before what is replaced or deleted from the same place on.
        for span, _order, words in sorted(self._edits, key=lambda each: (each[0].start, each[1] >= 0, each[1])):
            start = max(span.start, at)
            made += [source[at:start], words]
            at = max(span.stop, at)
        whole = "".join([*made, source[at:]])
        return whole if self._text.markdown or source[:1].isspace() else whole.lstrip("\n")

    def _insertions(self) -> list[tuple[Span, int, str]]:
        """Return what goes behind each place; what begins a paragraph in the middle of another takes that apart."""
        found = []
        for stop, pieces in self._behind.items():
            words = self._joined([line for lines, _rest in pieces for line in lines])
            end = stop
            if any(rest and any(line.kind for line in lines) for lines, rest in pieces):
                words += self._between()
                while self._text.source[end : end + 1].isspace():
                    end += 1
            found.append((Span(stop, end), -1, words))
        return found

    def _deleted(self) -> list[Span]:
        """Return what goes from the source: a paragraph all of whose sentences go goes with its label."""
        found = []
        for paragraph in self._document.paragraphs:
            spans = [s.span for s in paragraph.sentences] or [paragraph.body if len(paragraph.body) else paragraph.span]
            gone = [span for span in spans if any(g.start <= span.start and span.stop <= g.stop for g in self._gone)]
            if len(gone) == len(spans):
                found.append(self._whole(self._places.in_source(paragraph.span)))
            else:
                found += [self._sentence(span, paragraph.body.start) for span in gone]
        return [span for span in found if span is not None]

    def _sentence(self, span: Span, begin: int) -> Span | None:
        """Return a sentence of a paragraph that stays, with the white space before it (after it, at its beginning)."""
        at = self._places.in_source(span)
        if at is None:
            return None
        source, start, stop = self._text.source, at.start, at.stop
        if span.start <= begin and any(lines[0].kind for lines, _rest in self._behind.get(at.stop, ())):
            # A new paragraph comes between the label and what is left: the label goes.
            return self._whole(at)
        if span.start <= begin:
            while source[stop : stop + 1].isspace():
                stop += 1
            return Span(start, stop)
        while start and source[start - 1].isspace():
            start -= 1
        return Span(start, stop)

    def _whole(self, span: Span | None) -> Span | None:
        """Return a stretch of the source with the white space before it and the marks that begin its line (##, 7.)."""
        if span is None:
            return None
        source, start = self._text.source, span.start
        line = source.rfind("\n", 0, start) + 1
        if self._text.markdown and not source[line:start].strip(" #-*+0123456789.)\\"):
            start = line
        body = self._first()
        while start > body and source[start - 1].isspace():
            start -= 1
        return Span(start, span.stop)

    def _first(self) -> int:
        """Return where the first paragraph begins in the source: behind the front matter."""
        paragraphs = self._document.paragraphs
        found = self._places.in_source(paragraphs[0].span) if paragraphs else None
        return self._text.source.rfind("\n", 0, found.start) + 1 if found else 0


def report_path(output: str | None, name: str) -> Path:
    """Return where the rejects go if nobody says: beside the result, or beside the text."""
    base = output if output and output != STDIN else name if name != STDIN else "stdin"
    return Path(f"{base}.rej")
