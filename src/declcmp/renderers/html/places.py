"""Where a unit stands, as it is said in a margin: the label of its paragraph, and a line, a paragraph or a page."""

from __future__ import annotations

from dataclasses import dataclass

from declcmp.model import Document, ParagraphKind, Spot, Unit
from declcmp.renderers import spot_name


@dataclass(frozen=True, slots=True)
class Place:
    """What stands in the margin beside a sentence.

    Attributes:
        label: «7.», «--», as printed; empty but for the first sentence of a paragraph that has one.
        number: Of the page, or of the first and the last line or paragraph.
        spoken: The same in words, with the point.
    """

    label: str
    number: str
    spoken: str


def place(units: tuple[Unit, ...], document: Document) -> Place:
    """Return the place of the first to the last of *units*."""
    first = units[0]
    label = first.label if first.label and _starts(first, document) else ""
    return Place(label, number(_spot(units, document)), spot(units, document))


def spot(units: tuple[Unit, ...], document: Document) -> str:
    """Return «p. 7, line 63»."""
    return spot_name(_spot(units, document))


def number(where: Spot) -> str:
    """Return the number of the page, or of the lines."""
    if where.page is not None:
        return str(where.page)
    first, last = where.lines
    return str(first) if first == last else f"{first}–{last}"


def headings(document: Document) -> tuple[str, ...]:
    """Return the heading over each paragraph of a document; empty above the first one."""
    over, heading = [], ""
    for paragraph in document.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            heading = document.text_of(paragraph).strip()
        over.append(heading)
    return tuple(over)


def _spot(units: tuple[Unit, ...], document: Document) -> Spot:
    lines = min(unit.lines[0] for unit in units), max(unit.lines[1] for unit in units)
    return document.source.spot(units[0].point, lines)


def _starts(unit: Unit, document: Document) -> bool:
    if unit.paragraph >= len(document.paragraphs):
        return False
    sentences = document.paragraphs[unit.paragraph].sentences
    return not sentences or sentences[0].number == unit.number
