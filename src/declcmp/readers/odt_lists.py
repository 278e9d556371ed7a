"""OpenDocument's styles and automatic numbering: what a paragraph's style says, and what its list prints before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from declcmp.readers.numerals import numeral

if TYPE_CHECKING:
    from lxml.etree import _Element

#: OpenDocument's number formats, in Word's words. The Russian ones are lists of their first letters.
_FORMATS = {
    "1": "decimal",
    "01": "decimalZero",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_LEVELS = 10
_PLACE = re.compile(r"%(\d{1,2})%")
_ROUND = re.compile("[\ue000-\uf8ffo§·]")


def local(element: _Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(element: _Element, name: str) -> str | None:
    """Return an attribute by its local name; None if there is none."""
    return next((str(found) for key, found in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def number(element: _Element, name: str) -> int | None:
    """Return an attribute as a whole number; None if it is none."""
    found = value(element, name)
    return int(found) if found and re.fullmatch(r"[0-9]{1,9}", found) else None


class Styles:
    """The styles of a document: which one each is based on, what it hides, and what its lists print."""

    def __init__(self, roots: list[_Element]) -> None:
        """Read the styles of ``content.xml`` and ``styles.xml``."""
        self._parents: dict[str, str] = {}
        self._hidden: set[str] = set()
        self._lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        for root in roots:
            for element in root.iter("{*}style", "{*}list-style", "{*}outline-style"):
                self._take(element)

    def is_a(self, style: str | None, name: str) -> bool:
        """Say whether a style is called *name* or based on one that is."""
        seen: set[str] = set()
        while style and style not in seen:
            if style == name:
                return True
            seen.add(style)
            style = self._parents.get(style)
        return False

    def hides(self, style: str | None) -> bool:
        """Say whether text of a style is not printed."""
        return style in self._hidden

    def levels(self, style: str | None) -> dict[int, Level]:
        """Return the levels (from 1) of a list style; none if it is not known."""
        return self._lists.get(style or "", {})

    def _take(self, element: _Element) -> None:
        name = value(element, "name") or ""
        kind = local(element)
        if kind == "list-style":
            self._lists[name] = dict(_levels(element))
        elif kind == "outline-style":
            self.outline = dict(_levels(element))
        else:
            self._parents[name] = value(element, "parent-style-name") or ""
            if any(value(each, "display") == "none" for each in element if local(each) == "text-properties"):
                self._hidden.add(name)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: a bullet, or a number with what stands around it and how many levels it shows."""

    bullet: str | None = None
    style: str = ""
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1
    pattern: str = ""


def _levels(style: _Element) -> Iterator[tuple[int, Level]]:
    for element in style:
        at = number(element, "level")
        if at is None or not 1 <= at <= _LEVELS:
            continue
        bullet = value(element, "bullet-char") if local(element) == "list-level-style-bullet" else None
        start = number(element, "start-value")
        yield (
            at,
            Level(
                bullet=None if bullet is None else _ROUND.sub("•", bullet[:1]) or "•",
                style=_format(value(element, "num-format") or ""),
                before=value(element, "num-prefix") or "",
                after=value(element, "num-suffix") or "",
                shown=number(element, "display-levels") or 1,
                start=1 if start is None else start,
                pattern=value(element, "num-list-format") or "",
            ),
        )


def _format(printed: str) -> str:
    if printed[:1] in {"А", "Б"}:
        return "russianUpper"
    if printed[:1] in {"а", "б"}:
        return "russianLower"
    return _FORMATS.get(printed, "decimal" if printed else "")


@dataclass(slots=True)
class List:
    """A list that is being counted: its levels, and how far each has been counted."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, level: int, start: int | None = None) -> str | None:
        """Count one item of a level, which a *start* value sets, and return what is printed before it."""
        for above in range(1, level):
            self.counts.setdefault(above, self.levels.get(above, Level()).start)
        before = self.counts.get(level, self.levels.get(level, Level()).start - 1)
        self.counts[level] = before + 1 if start is None else start
        for below in [each for each in self.counts if each > level]:
            del self.counts[below]
        return self._printed(level)

    def _printed(self, level: int) -> str | None:
        own = self.levels.get(level)
        if own is None:
            return None
        if own.bullet is not None:
            return own.bullet
        if not own.style:
            return None
        if own.pattern:
            printed = _PLACE.sub(lambda found: self._number(int(found.group(1))), own.pattern)
        else:
            shown = range(max(level - own.shown, 0) + 1, level + 1)
            printed = own.before + ".".join(filter(None, map(self._number, shown))) + own.after
        return " ".join(printed.split())[:60] or None

    def _number(self, level: int) -> str:
        style = self.levels.get(level, Level()).style
        return numeral(self.counts.get(level, 1), style) if style else ""
