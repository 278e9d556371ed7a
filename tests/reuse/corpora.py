"""Small corpora: the five declarations, and documents made of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from declarations import IDS, declaration, marked
from declcmp.model import Document, Metadata, Paragraph, ParagraphKind, Sentence, Span
from declcmp.model.reuse import MatchKind, ReuseReport
from declcmp.reuse import reuse


def made(name: str, sentences: Sequence[str], date: str | None = None) -> Document:
    """Return a document of one sentence a paragraph."""
    paragraphs, at = [], 0
    for number, sentence in enumerate(sentences, 1):
        span = Span(at, at + len(sentence))
        lines = (number, number)
        paragraphs.append(Paragraph(ParagraphKind.TEXT, span, span, lines, sentences=(Sentence(number, span, lines),)))
        at = span.stop + 1
    return Document(name, "\n".join(sentences), tuple(paragraphs), metadata=Metadata(date=date))


@cache
def declarations() -> tuple[Document, ...]:
    """Return the five declarations, each called by its number and dated as the readers know it."""
    found = []
    for number in IDS:
        read = declaration(number)
        found.append(replace(read, id=number, metadata=replace(read.metadata, date=marked()[number]["date"])))
    return tuple(found)


@cache
def report(*, every: bool = False) -> ReuseReport:
    """Return what the five declarations share."""
    return reuse(declarations(), kinds=frozenset(MatchKind)) if every else reuse(declarations())
