"""Word's styles and automatic numbering: what a paragraph's style says, and what its numbering prints before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from declcmp.model import ParagraphKind
from declcmp.readers.numerals import numeral

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
#: Bullets that print as one: Word takes them from Symbol and Wingdings, in the private use area, or an «o» of Courier.
_ROUND = re.compile("[\ue000-\uf8ffo§·]")


def local(element: _Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: _Element | None, *path: str) -> _Element | None:
    """Return the descendant at a path of local names; None if there is none."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def value(element: _Element | None, name: str = "val") -> str | None:
    """Return an attribute by its local name; None if there is none."""
    if element is None:
        return None
    return next((str(found) for key, found in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def number(element: _Element | None, name: str = "val") -> int | None:
    """Return an attribute as a whole number; None if it is none."""
    found = value(element, name)
    return int(found) if found and re.fullmatch(r"-?[0-9]{1,9}", found) else None


def is_on(element: _Element | None) -> bool:
    """Say whether a property that is switched by its presence is on."""
    return element is not None and value(element) not in {"0", "false", "off"}


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says: its name in English, its outline level (0 to 8), its list and the level in it."""

    name: str = ""
    outline: int | None = None
    list_id: str | None = None
    level: int | None = None

    @property
    def kind(self) -> ParagraphKind | None:
        """Return the kind of paragraph that has this style."""
        if self.name == "title":
            return ParagraphKind.TITLE
        if self.name.startswith("heading ") or self.outline is not None:
            return ParagraphKind.HEADING
        return None


class Styles:
    """The paragraph styles of a Word file, each with what it takes over from the one that it is based on."""

    def __init__(self, root: _Element | None) -> None:
        """Read ``w:styles``; None is a file without styles."""
        elements = [each for each in (() if root is None else root) if local(each) == "style"]
        self._elements = {value(each, "styleId") or "": each for each in elements}
        self._default = next(
            (id_ for id_, each in self._elements.items() if value(each, "type") == "paragraph" and _is_default(each)),
            "",
        )
        self._known: dict[str, Style] = {}

    def of(self, properties: _Element | None) -> Style:
        """Return the style of a paragraph with these properties (``w:pPr``)."""
        return self.get(value(child(properties, "pStyle")) or self._default)

    def get(self, id_: str) -> Style:
        """Return the style of an id; one without properties if there is none."""
        if id_ not in self._known:
            self._known[id_] = self._read(id_)
        return self._known[id_]

    def _read(self, id_: str) -> Style:
        name, outline, list_id, level = "", None, None, None
        seen: set[str] = set()
        while id_ in self._elements and id_ not in seen:
            seen.add(id_)
            element = self._elements[id_]
            name = name or (value(child(element, "name")) or "").lower()
            outline = number(child(element, "pPr", "outlineLvl")) if outline is None else outline
            list_id = list_id or value(child(element, "pPr", "numPr", "numId"))
            level = number(child(element, "pPr", "numPr", "ilvl")) if level is None else level
            id_ = value(child(element, "basedOn")) or ""
        return Style(name, None if outline is None or not 0 <= outline < _LEVELS else outline, list_id, level)


def _is_default(style: _Element) -> bool:
    return value(style, "default") in {"1", "true", "on"}


@dataclass(frozen=True, slots=True)
class _Level:
    style: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """A list as paragraphs refer to it: its numbering is that of all lists with the same *abstract* one."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Lists:
    """The automatic numbering of a Word file; it counts, so labels are asked for once each, in reading order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        """Read ``w:numbering``; None is a file without lists."""
        self._styles = styles
        elements = list(() if root is None else root)
        self._abstract = {value(each, "abstractNumId") or "": each for each in elements if local(each) == "abstractNum"}
        self._lists = {value(each, "numId") or "": each for each in elements if local(each) == "num"}
        self._read: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, properties: _Element | None, style: Style) -> str | None:
        """Return what numbering prints before the next paragraph, which has these properties; None if nothing."""
        own = child(properties, "numPr")
        list_id = value(child(own, "numId")) or style.list_id
        level = number(child(own, "ilvl"))
        if level is None:
            level = style.level or 0
        if list_id is None or list_id == "0" or not 0 <= level < _LEVELS:
            return None
        if list_id not in self._read:
            self._read[list_id] = self._list(list_id)
            self._begin(self._read[list_id])
        found = self._read[list_id]
        return None if found is None else self._count(found, level)

    def _list(self, list_id: str) -> _List | None:
        element = self._lists.get(list_id)
        abstract = value(child(element, "abstractNumId")) or ""
        if element is None or abstract not in self._abstract:
            return None
        linked = value(child(self._abstract[abstract], "numStyleLink"))
        if linked and (other := self._lists.get(self._styles.get(linked).list_id or "")) is not None:
            abstract = value(child(other, "abstractNumId")) or abstract
        levels = dict(_levels(self._abstract.get(abstract)))
        starts: dict[int, int] = {}
        for override in (each for each in element if local(each) == "lvlOverride"):
            levels |= dict(_levels(override))
            at, start = number(override, "ilvl"), number(child(override, "startOverride"))
            if at is not None and start is not None:
                starts[at] = start
        return _List(abstract, levels, starts)

    def _begin(self, list_: _List | None) -> None:
        """Start the levels anew that a list, now met for the first time, starts anew."""
        if list_ is not None:
            counts = self._counts.setdefault(list_.abstract, {})
            for level, start in list_.starts.items():
                counts[level] = start - 1

    def _count(self, list_: _List, level: int) -> str | None:
        counts = self._counts.setdefault(list_.abstract, {})
        for above in range(level):
            counts.setdefault(above, list_.levels.get(above, _Level()).start)
        counts[level] = counts.get(level, list_.levels.get(level, _Level()).start - 1) + 1
        for below in [each for each in counts if each > level]:
            restart = list_.levels.get(below, _Level()).restart
            if restart is None or level < restart:
                del counts[below]
        return _printed(list_.levels, counts, level)


def _printed(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str | None:
    own = levels.get(level)
    if own is None or (own.style == "none" and "%" in own.text):
        return None
    if own.style == "bullet":
        return _ROUND.sub("•", own.text.strip()[:1]) or "•"

    def place(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        style = levels.get(at, _Level()).style
        return numeral(counts.get(at, 1), "decimal" if own.legal else style)

    return " ".join(_PLACE.sub(place, own.text).split())[:60] or None


def _levels(parent: _Element | None) -> Iterator[tuple[int, _Level]]:
    for element in () if parent is None else parent:
        at = number(element, "ilvl")
        if local(element) == "lvl" and at is not None:
            start = number(child(element, "start"))
            yield (
                at,
                _Level(
                    style=value(child(element, "numFmt")) or "decimal",
                    text=value(child(element, "lvlText")) or "",
                    start=1 if start is None else start,
                    restart=number(child(element, "lvlRestart")),
                    legal=is_on(child(element, "isLgl")),
                ),
            )
