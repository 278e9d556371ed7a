"""Where a bead stands: its lines and points on both sides, and the headings over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from declcmp.messages import _
from declcmp.model import Bead, Document, ParagraphKind, Source, Unit
from declcmp.renderers import line_name, visible


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


@dataclass(frozen=True, slots=True)
class Places:
    """Where beads stand in the two files: by lines, by paragraphs where a format has no lines, by pages where it has.

    Attributes:
        old: The file of the old text.
        new: That of the new one.
    """

    old: Source
    new: Source

    def of(self, bead: Bead) -> str:
        """Return the point and the place: «point 7 · line 63 → 15», «point 7, line 63 → point 3, line 15»."""
        old, new = bead.old, bead.new
        if not old or not new:
            units = old or new
            return " · ".join([*_point(units), _where(units, self.new if new else self.old)])
        if _point(old) != _point(new):
            return self.move(old, new, "{old} → {new}")
        if self._are_alike:
            pair = f"{_counted(self.old, old, new)} {_numbers(old)} → {_numbers(new)}"
        else:
            pair = f"{_where(old, self.old)} → {_where(new, self.new)}"
        return " · ".join([*_point(old), pair])

    def of_run(self, beads: list[Bead]) -> str:
        """Return the place of a run of insertions or of deletions."""
        units = tuple(unit for bead in beads for unit in (bead.old or bead.new))
        return " · ".join([*_point(units[:1]), _where(units, self.old if beads[0].old else self.new)])

    def move(self, old: tuple[Unit, ...], new: tuple[Unit, ...], words: str) -> str:
        """Return the places of both sides in the *words* of a message."""
        sides = [", ".join([*_point(units), _where(units, source)]) for units, source in self._sides(old, new)]
        return words.format(old=sides[0], new=sides[1])

    def _sides(self, old: tuple[Unit, ...], new: tuple[Unit, ...]) -> Iterator[tuple[tuple[Unit, ...], Source]]:
        yield old, self.old
        yield new, self.new

    @property
    def _are_alike(self) -> bool:
        """Say whether one word does for the places of both files."""
        return self.old.unit == self.new.unit and not (self.old.pages or self.new.pages)


def _where(units: tuple[Unit, ...], source: Source) -> str:
    """Return «line 63», «lines 63–65», «paragraph 63», «page 2, line 7»."""
    if source.pages:
        return line_name(source.spot(None, _lines(units)))
    return f"{_counted(source, units)} {_numbers(units)}"


def _point(units: tuple[Unit, ...]) -> list[str]:
    point = units[0].point
    return [_("point {number}").format(number=visible(point))] if point else []


def _counted(source: Source, *sides: tuple[Unit, ...]) -> str:
    several = any("–" in _numbers(units) for units in sides)
    if source.unit == "paragraph":
        return _("paragraphs") if several else _("paragraph")
    return _("lines") if several else _("line")


def _numbers(units: tuple[Unit, ...]) -> str:
    first, last = _lines(units)
    return str(first) if first == last else f"{first}–{last}"


def _lines(units: tuple[Unit, ...]) -> tuple[int, int]:
    return min(unit.lines[0] for unit in units), max(unit.lines[1] for unit in units)
