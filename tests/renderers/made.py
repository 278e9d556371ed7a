"""Comparisons made by hand, from lines of the declarations: what a renderer must show does not wait for an aligner."""

from __future__ import annotations

from collections.abc import Sequence

from declcmp.model import (
    Bead,
    BeadKind,
    Comparison,
    Document,
    Edit,
    EditClass,
    EditOp,
    Metadata,
    Paragraph,
    ParagraphKind,
    Sentence,
    Source,
    Span,
    Unit,
)

OPS = {"=": EditOp.EQUAL, "-": EditOp.DELETE, "+": EditOp.INSERT, "<": EditOp.MOVE_FROM, ">": EditOp.MOVE_TO}


def document(name: str, lines: Sequence[tuple[ParagraphKind, str]], *, date: str | None = None) -> Document:
    """Return a document of one paragraph a line, each one sentence unless it is a heading or a title."""
    paragraphs, at, number = [], 0, 0
    for line, (kind, text) in enumerate(lines, 1):
        span = Span(at, at + len(text))
        sentences: tuple[Sentence, ...] = ()
        if kind in {ParagraphKind.TEXT, ParagraphKind.POINT, ParagraphKind.ITEM}:
            number += 1
            sentences = (Sentence(number, span, (line, line)),)
        paragraphs.append(Paragraph(kind, span, span, (line, line), sentences=sentences))
        at = span.stop + 1
    title = next((text for kind, text in lines if kind is ParagraphKind.TITLE), None)
    return Document(
        name,
        "\n".join(text for _kind, text in lines),
        tuple(paragraphs),
        metadata=Metadata(title=title, date=date),
        source=Source(f"{name}.txt"),
    )


def texts(name: str, *sentences: str, date: str | None = None) -> Document:
    """Return a document of plain sentences."""
    return document(name, [(ParagraphKind.TEXT, sentence) for sentence in sentences], date=date)


def units(owner: Document, *numbers: int, point: str | None = None) -> tuple[Unit, ...]:
    """Return sentences of a document, by number."""
    return tuple(
        Unit(sentence.number, owner.text_of(sentence), sentence.lines, at, paragraph.kind, point=point)
        for at, paragraph in enumerate(owner.paragraphs)
        for sentence in paragraph.sentences
        if sentence.number in numbers
    )


def edits(*parts: str | tuple[str, str, EditClass] | tuple[str, str, EditClass, int]) -> tuple[Edit, ...]:
    """Return edits from («=» text as a plain string) and ("-+<>", text, class[, move])."""
    found = []
    for part in parts:
        if isinstance(part, str):
            found.append(Edit(EditOp.EQUAL, part))
        else:
            op, text, kind, *move = part
            found.append(Edit(OPS[op], text, kind, move[0] if move else None))
    return tuple(found)


def changed(
    old: tuple[Unit, ...], new: tuple[Unit, ...], *parts: str | tuple[str, str, EditClass], moved: bool = False
) -> Bead:
    """Return a bead with edits."""
    kind = BeadKind.CHANGED
    if len(old) != len(new):
        kind = BeadKind.SPLIT if len(old) < len(new) else BeadKind.MERGED
    return Bead(kind, old, new, 0.82, edits(*parts), moved=moved)


def equal(old: tuple[Unit, ...], new: tuple[Unit, ...], *, moved: bool = False) -> Bead:
    """Return a bead of sentences that are the same."""
    return Bead(BeadKind.EQUAL, old, new, 1.0, edits(new[0].text), moved=moved)


def inserted(new: tuple[Unit, ...]) -> Bead:
    """Return a bead of a sentence that came."""
    return Bead(BeadKind.INSERTED, (), new, 0.0, edits(("+", new[0].text, EditClass.WORDING)))


def deleted(old: tuple[Unit, ...]) -> Bead:
    """Return a bead of a sentence that went."""
    return Bead(BeadKind.DELETED, old, (), 0.0, edits(("-", old[0].text, EditClass.WORDING)))


def comparison(old: Document, new: Document, *beads: Bead, related: bool = True) -> Comparison:
    """Return a comparison without titles and headings."""
    return Comparison(old, new, beads, (), related=related)
