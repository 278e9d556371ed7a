"""Where a bead stands: its lines and points on both sides, and the headings over it."""

from __future__ import annotations

from declcmp.messages import _
from declcmp.model import Bead, Document, ParagraphKind, Unit
from declcmp.renderers import visible


class Headings:
    """The heading over each paragraph of a document."""

    def __init__(self, document: Document) -> None:
        """Go through the paragraphs once."""
        self._over: list[str | None] = []
        heading: str | None = None
        for paragraph in document.paragraphs:
            if paragraph.kind is ParagraphKind.HEADING:
                heading = visible(document.text_of(paragraph)).strip()
            self._over.append(heading)

    def over(self, units: tuple[Unit, ...]) -> str | None:
        """Return the heading over the first of *units*; None above the first heading or where there are no units."""
        return self._over[units[0].paragraph] if units and units[0].paragraph < len(self._over) else None


def section(old: str | None, new: str | None) -> str | None:
    """Return one line for the headings of both sides: one name where they agree or one is missing."""
    if old and new and " ".join(old.split()) != " ".join(new.split()):
        return f"{old} → {new}"
    return new or old


def place(bead: Bead) -> str:
    """Return the point and the source lines: «point 7 · line 63 → 15», «point 7, line 63 → point 3, line 15»."""
    old, new = bead.old, bead.new
    if not old or not new:
        units = old or new
        return " · ".join([*_point(units), lines_of(units)])
    if _point(old) == _point(new):
        return " · ".join([*_point(old), f"{_line(old, new)} {_numbers(old)} → {_numbers(new)}"])
    return f"{spot(old)} → {spot(new)}"


def span_of(beads: list[Bead]) -> str:
    """Return the place of a run of insertions or of deletions."""
    units = tuple(unit for bead in beads for unit in (bead.old or bead.new))
    return " · ".join([*_point(units[:1]), lines_of(units)])


def lines_of(units: tuple[Unit, ...]) -> str:
    """Return «line 63» or «lines 63–65»."""
    return f"{_line(units)} {_numbers(units)}"


def spot(units: tuple[Unit, ...]) -> str:
    """Return «point 7, line 63»."""
    return ", ".join([*_point(units), lines_of(units)])


def _point(units: tuple[Unit, ...]) -> list[str]:
    point = units[0].point
    return [_("point {number}").format(number=visible(point))] if point else []


def _line(*sides: tuple[Unit, ...]) -> str:
    return _("lines") if any("–" in _numbers(units) for units in sides) else _("line")


def _numbers(units: tuple[Unit, ...]) -> str:
    first, last = min(unit.lines[0] for unit in units), max(unit.lines[1] for unit in units)
    return str(first) if first == last else f"{first}–{last}"
