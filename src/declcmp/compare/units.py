"""What is aligned: every sentence, and every title, heading, signature and place-date line as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from declcmp.model import Document, Span, Unit


def units(document: Document) -> tuple[list[Unit], list[Unit]]:
    """Return the sentences of a document, and its frame: what holds no sentences; both in reading order."""
    sentences: list[Unit] = []
    frame: list[Unit] = []
    for place, paragraph in enumerate(document.paragraphs):
        sentences += [
            _unit(document, place, sentence.span, sentence.lines, sentence.number) for sentence in paragraph.sentences
        ]
        body = paragraph.body if len(paragraph.body) else paragraph.span
        if not paragraph.sentences and len(body):
            frame.append(_unit(document, place, body, paragraph.lines))
    return sentences, frame


def _unit(document: Document, place: int, span: Span, lines: tuple[int, int], number: int | None = None) -> Unit:
    paragraph = document.paragraphs[place]
    return Unit(number, document.text_of(span), lines, place, paragraph.kind, paragraph.label, paragraph.point)


def joined(side: Sequence[Unit]) -> str:
    """Return the text of one side of a bead."""
    return " ".join(unit.text for unit in side)
