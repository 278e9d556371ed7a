"""One document out of its paragraphs: residue set aside, kinds and labels read, sentences found, metadata taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from declcmp.model import Block, Document, Metadata, Paragraph, Sentence, Source, Span
from declcmp.model.document import FRAME
from declcmp.text.metadata import metadata
from declcmp.text.residue import without_residue
from declcmp.text.sentences import sentences
from declcmp.text.structure import Part, structure


def document(
    blocks: Sequence[Block],
    *,
    id: str,  # noqa: A002 - the name of the field
    source: Source,
    front: Metadata | None = None,
    clean: bool = False,
) -> Document:
    """Return the document that *blocks* hold.

    Args:
        blocks: Paragraphs in reading order, as a reader gives them.
        id: What the document is called in a corpus and in reports.
        source: Where it was read from.
        front: What the front matter says; its fields win over what the text says.
        clean: The paragraphs are taken as they are: no residue is looked for, no title and no heading guessed.
    """
    kept, residue = (tuple(blocks), ()) if clean else without_residue(blocks)
    paragraphs: list[Paragraph] = []
    texts: list[str] = []
    at, number = 0, 1
    for block, part in zip(kept, structure(kept, formatted=clean), strict=True):
        text, paragraph = _paragraph(block, part, at, number)
        texts.append(text)
        paragraphs.append(paragraph)
        at += len(text) + 1
        number += len(paragraph.sentences)
    read = Document(id=id, text="\n".join(texts), paragraphs=tuple(paragraphs), residue=residue, source=source)
    said = front if clean and front and _complete(front) else _merged(front, metadata(read))
    return replace(read, metadata=said)


def _paragraph(block: Block, part: Part, at: int, number: int) -> tuple[str, Paragraph]:
    """Return the text of a block, its label included, and its paragraph; *at* and *number* are the next free ones."""
    text, after = block.text, part.after
    if block.label is not None:
        text, after = f"{block.label} {block.text}", len(block.label) + 1
    shift = at + len(text) - len(block.text)
    found: list[Sentence] = []
    if part.kind not in FRAME:
        body = text[after:]
        for span in sentences(body):
            start, stop = at + after + span.start, at + after + span.stop
            lines = block.lines_of(Span(max(start - shift, 0), max(stop - shift, 0)))
            found.append(Sentence(number + len(found), Span(start, stop), lines))
    paragraph = Paragraph(
        kind=part.kind,
        span=Span(at, at + len(text)),
        body=Span(at + after, at + len(text)),
        lines=(block.lines[0], block.lines[-1]),
        label=part.label,
        point=part.point,
        sentences=tuple(found),
    )
    return text, paragraph


def _complete(front: Metadata) -> bool:
    """Say whether the front matter was filled in: what it leaves out then, nobody found in the text (0.3 s a run)."""
    return bool(front.title and front.kind and front.date and front.parties)


def _merged(front: Metadata | None, read: Metadata) -> Metadata:
    """Return *read* with every field that *front* fills taken from there."""
    if front is None:
        return read
    given = {name: value for name in Metadata.__slots__ if name != "evidence" and (value := getattr(front, name))}
    kept = tuple(each for each in read.evidence if each.field not in given)
    return replace(read, **given, evidence=(*front.evidence, *kept))
