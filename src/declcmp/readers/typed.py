"""Paragraphs as they were typed in an office program or a web page, made into blocks.

A paragraph of Word is not always a paragraph: texts are pasted line by line, titles are broken by hand. What the format
itself says (a heading's style, an automatic number, a table's cell) stands; the rest goes through the repair of text
files, so that a text gives the same sentences in whatever format it comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from declcmp.model import Block, ParagraphKind
from declcmp.text import unwrap

#: Words of a heading. A sentence in a heading's style is a sentence: a style is often chosen for its looks.
_HEADING_WORDS = 25


@dataclass(frozen=True, slots=True)
class Typed:
    """A paragraph as it was typed.

    Attributes:
        text: Tabs kept; a line broken by hand ends with a line feed.
        number: Of the paragraph in its file, 1-based, empty ones counted; nothing is said by two with one number.
        label: What automatic numbering prints before it; None without.
        kind: What its style says; None if nothing.
        apart: Nothing is joined to it: a table's cell, a footnote.
    """

    text: str
    number: int
    label: str | None = None
    kind: ParagraphKind | None = None
    apart: bool = False

    @property
    def stands(self) -> bool:
        """Say whether the format itself says that this is one paragraph."""
        return self.apart or self.label is not None or self.kind is not None


def heading(text: str, kind: ParagraphKind | None) -> ParagraphKind | None:
    """Return the *kind* that a style gives, unless the text is a sentence, or several."""
    count = len(text.split())
    if not count or count > _HEADING_WORDS or (count > 12 and text.rstrip().endswith((".", ";"))):
        return None
    return kind


def blocks(paragraphs: Sequence[Typed]) -> tuple[Block, ...]:
    """Return the blocks of *paragraphs*, in order; lines are the paragraphs' numbers, which rise."""
    made = [*_standing(paragraphs), *_repaired(paragraphs)]
    return tuple(sorted(made, key=lambda block: block.lines[0]))


def _standing(paragraphs: Sequence[Typed]) -> Iterator[Block]:
    for paragraph in paragraphs:
        text = " ".join(paragraph.text.replace("\u00ad", "").split())
        if paragraph.stands and text:
            yield Block(text, (0,), (paragraph.number,), paragraph.kind, paragraph.label)


def _repaired(paragraphs: Sequence[Typed]) -> Iterator[Block]:
    """Yield the blocks of what was typed without structure, repaired like the lines of a text file."""
    # Lines broken by hand must not look like the end of a paragraph, nor the end of a paragraph like them.
    broken = any("\n" in paragraph.text.strip() for paragraph in paragraphs if not paragraph.stands)
    lines: list[str] = []
    numbers: list[int] = []
    walls: set[int] = set()
    for paragraph in paragraphs:
        if paragraph.stands:
            walls.add(len(lines))
        typed = [""] if paragraph.stands else paragraph.text.split("\n")
        lines += typed
        numbers += [paragraph.number] * len(typed)
        if broken:
            lines.append("")
            numbers.append(paragraph.number)
    for block in unwrap.blocks(lines):
        for part in _parted(block, walls):
            yield Block(part.text, part.starts, tuple(numbers[line - 1] for line in part.lines))


def _parted(block: Block, walls: set[int]) -> Iterator[Block]:
    """Yield the parts of a block that lie between *walls*, indices of lines that belong to no block."""
    first = 0
    for at in range(1, len(block.lines) + 1):
        ends = at == len(block.lines)
        if ends or any(line in walls for line in range(block.lines[at - 1], block.lines[at] - 1)):
            stop = len(block.text) if ends else block.starts[at]
            text = block.text[block.starts[first] : stop].rstrip()
            if text:
                starts = tuple(start - block.starts[first] for start in block.starts[first:at])
                yield Block(text, starts, block.lines[first:at])
            first = at
