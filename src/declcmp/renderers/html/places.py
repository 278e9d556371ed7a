"""Where a unit stands, in the words of its document: a point, and a line, a paragraph or a page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from declcmp.messages import _
from declcmp.model import Document, ParagraphKind, Source, Unit


@dataclass(frozen=True, slots=True)
class Place:
    """What stands in the margin beside a sentence.

    Attributes:
        label: «7.», «--», as printed; empty but for the first sentence of a paragraph that has one.
        number: Of the line, paragraph or page, or the first and the last one.
        spoken: The same in words, with the point.
    """

    label: str
    number: str
    spoken: str


def place(units: tuple[Unit, ...], document: Document) -> Place:
    """Return the place of the first to the last of *units*."""
    first = units[0]
    starts = _starts(first, document)
    label = first.label if first.label and starts else ""
    first_line, last_line = _numbers(units, document.source)
    number = str(first_line) if first_line == last_line else f"{first_line}–{last_line}"
    return Place(label, number, spot(units, document))


def spot(units: tuple[Unit, ...], document: Document) -> str:
    """Return «point 7, line 63»."""
    first, last = _numbers(units, document.source)
    one = first == last
    if document.source.pages:
        line = _("page {number}") if one else _("pages {number}")
    elif document.source.unit == "paragraph":
        line = _("paragraph {number}") if one else _("paragraphs {number}")
    else:
        line = _("line {number}") if one else _("lines {number}")
    line = line.format(number=first if one else f"{first}–{last}")
    point = units[0].point
    return ", ".join([_("point {number}").format(number=point), line] if point else [line])


def headings(document: Document) -> tuple[str, ...]:
    """Return the heading over each paragraph of a document; empty above the first one."""
    over, heading = [], ""
    for paragraph in document.paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            heading = document.text_of(paragraph).strip()
        over.append(heading)
    return tuple(over)


def _starts(unit: Unit, document: Document) -> bool:
    if unit.paragraph >= len(document.paragraphs):
        return False
    sentences = document.paragraphs[unit.paragraph].sentences
    return not sentences or sentences[0].number == unit.number


def _numbers(units: tuple[Unit, ...], source: Source) -> tuple[int, int]:
    first, last = min(unit.lines[0] for unit in units), max(unit.lines[1] for unit in units)
    if not source.pages:
        return first, last
    return max(bisect_right(source.pages, first), 1), max(bisect_right(source.pages, last), 1)
