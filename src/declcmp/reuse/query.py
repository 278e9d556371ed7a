"""What is looked for, in parts: the sentences of a phrase or of a document, the labels of points set aside."""

from __future__ import annotations

import re
from collections.abc import Iterable

from declcmp.model.document import Document, Paragraph, ParagraphKind, Sentence, Span
from declcmp.reuse.terms import Terms, terms
from declcmp.text.labels import label

#: What may end a sentence inside a line.
_END = re.compile(r"[.!?…;]\s")


def parts(query: str | Document) -> list[tuple[str, Terms]]:
    """Return each sentence that is looked for, as printed, with its words.

    Titles, headings, signatures and the line of place and date are no sentences of a document; one that has nothing
    else is looked for as it stands.
    """
    asked = query if isinstance(query, Document) else _document(query)
    units = [unit for unit in terms(asked) if unit.folded]
    return [(_printed(asked, unit), unit) for unit in [unit for unit in units if unit.sentences] or units]


def _printed(asked: Document, unit: Terms) -> str:
    return asked.text_of(unit.sentences[0]) if unit.sentences else asked.text[unit.starts[0] : unit.stops[-1]]


def _document(query: str) -> Document:
    """Return the query as a document: a paragraph for each of its lines."""
    paragraphs, number, at = [], 0, 0
    text = "\n".join(" ".join(line.split()) for line in query.splitlines() if line.strip())
    for line in text.split("\n"):
        begin = at + (found.after if (found := label(line)) else 0)
        inside = []
        for span in _sentences(text[begin : at + len(line)]):
            number += 1
            inside.append(Sentence(number, Span(begin + span.start, begin + span.stop), (1, 1)))
        whole, body = Span(at, at + len(line)), Span(begin, at + len(line))
        paragraphs.append(Paragraph(ParagraphKind.TEXT, whole, body, (1, 1), sentences=tuple(inside)))
        at += len(line) + 1
    return Document("query", text, tuple(paragraphs))


def _sentences(line: str) -> Iterable[Span]:
    """Return where the sentences of a line stand."""
    if not _END.search(line):
        return (Span(0, len(line)),)
    from declcmp.text.sentences import sentences  # noqa: PLC0415 - a phrase need not wait for razdel

    return sentences(line)
