"""A web page as lines of text, and the part of it that holds the article.

What is left out is left out by weight: from the whole page down, as long as one element holds nearly all of the running
text and what stands beside it is links. No site's class names are known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from declcmp.readers.numerals import numeral

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLOCK_TAGS = (
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary "
    "table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
#: What an article may stand in.
_HOLDERS = frozenset({"article", "body", "center", "div", "form", "main", "section", "table", "tbody", "td", "tr"})
#: What is never printed, or is no text.
_SKIPPED_TAGS = (
    "applet audio canvas datalist embed head iframe map math noembed noframes noscript object picture script select "
    "style svg template textarea title video"
)
_SKIPPED = frozenset(_SKIPPED_TAGS.split())
#: What a page says of itself that it is no part of the article.
_BESIDE = frozenset({"nav", "aside", "button", "menu", "dialog"})
_FRAMES = frozenset({"header", "footer"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\[?\d{1,3}\]?|\*{1,3}")
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
#: Characters of a line that is running text, and the share of its links at most.
_RUNNING, _LINKED = 60, 0.5
#: Share of the page's running text that the article holds, or a part that the page itself calls so.
_MOST, _NAMED = 0.9, 0.5


@dataclass(slots=True)
class Line:
    """A paragraph of the page.

    Attributes:
        text: As it stands in the file; a line feed where ``<br>`` breaks a line, and as it stands in ``<pre>``.
        linked: Characters of it that are links.
        tag: Of the block that holds it.
        label: What an ordered or bulleted list prints before it.
        beside: Why it is no part of the article, by what the page says of it; None if it says nothing.
        cell: It stands in a table of several columns.
    """

    text: str = ""
    linked: int = 0
    tag: str = ""
    label: str | None = None
    beside: str | None = None
    cell: bool = False

    @property
    def running(self) -> int:
        """Return the characters of running text."""
        size = len(self.text.strip())
        return 0 if self.beside or size < _RUNNING or self.linked > _LINKED * size else size


@dataclass(slots=True)
class Part:
    """An element of the page: the lines [first, stop) that stand in it, and their running text in characters."""

    element: _Element
    first: int
    stop: int = 0
    running: int = 0
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """A page: its lines, and the element that holds them all."""

    lines: list[Line]
    whole: Part

    def article(self) -> Part:
        """Return the part that holds the article; the whole page, where nothing shows that there is one."""
        part = self.whole
        while part.running:
            parts = [each for each in part.parts if each.element.tag in _HOLDERS]
            named = [each for each in parts if _is_named(each.element) and each.running >= _NAMED * part.running]
            heavy = [each for each in parts if each.running >= _MOST * part.running]
            chosen = next(iter(named or heavy), None)
            if chosen is None:
                break
            part = chosen
        return part if self._is_framed(part) else self.whole

    def _is_framed(self, part: Part) -> bool:
        """Say whether what stands around a part is mostly links and buttons, as around an article."""
        around = [*self.lines[: part.first], *self.lines[part.stop :]]
        size = sum(len(line.text.strip()) for line in around)
        light = sum(len(line.text.strip()) if line.beside else line.linked for line in around)
        return light >= 0.25 * size


def page(root: _Element) -> Page:
    """Return the lines of a page and how they stand in it."""
    from lxml import etree  # noqa: PLC0415 - imported already: there is an element

    walk = _Walk(root)
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "end":
            walk.leave(element, last=element is root)
        elif not walk.enter(element):
            events.skip_subtree()
    return Page(walk.lines, walk.whole)


@dataclass(slots=True)
class _List:
    """A list that is open: how it prints the number of the next item; None is a bullet."""

    style: str | None
    next: int = 1


class _Walk:
    """One walk over a page, element by element."""

    def __init__(self, root: _Element) -> None:
        self.lines: list[Line] = []
        self.whole = Part(root, 0)
        self._parts = [self.whole]
        self._beside: list[tuple[_Element, str]] = []
        self._lists: list[_List] = []
        self._tables: list[bool] = []
        self._links = self._verbatim = 0
        self._label: str | None = None
        self._line: list[str] = []
        self._linked = 0

    def enter(self, element: _Element) -> bool:
        """Take in an element; say whether to look inside."""
        tag = str(element.tag)
        if tag in _SKIPPED or (tag == "sup" and _is_note_mark(element)):
            return False
        if tag in _BLOCKS:
            self._end_line()
            if self._parts[-1].element is not element:
                self._parts.append(Part(element, len(self.lines)))
            self._begin(element, tag)
        if tag == "a" and element.get("href") is not None:
            self._links += 1
        elif tag in {"br", "wbr"}:
            self._text("\n" if tag == "br" else "")
        if reason := _beside(element, tag):
            self._beside.append((element, reason))
        self._text(element.text or "", verbatim=self._verbatim > 0 or tag == "pre")
        return True

    def leave(self, element: _Element, *, last: bool) -> None:
        """Take note of the end of an element, and of the text that follows it."""
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._end_line()
            self._end(element, tag)
        elif tag == "a" and element.get("href") is not None:
            self._links -= 1
        if self._beside and self._beside[-1][0] is element:
            self._beside.pop()
        if not last:
            self._text(element.tail or "", verbatim=self._verbatim > 0)

    def _begin(self, element: _Element, tag: str) -> None:
        if tag in {"ol", "ul", "menu", "dir"}:
            start = element.get("start") or ""
            style = _LIST_STYLES.get(element.get("type") or "", "decimal") if tag == "ol" else None
            self._lists.append(_List(style, int(start) if re.fullmatch(r"\d{1,4}", start) else 1))
        elif tag == "li" and self._lists:
            own = self._lists[-1]
            number = element.get("value") or ""
            own.next = int(number) if re.fullmatch(r"\d{1,4}", number) else own.next
            self._label = "•" if own.style is None else f"{numeral(own.next, own.style)}."
            own.next += 1
        elif tag == "table":
            self._tables.append(_is_data(element))
        elif tag == "pre":
            self._verbatim += 1

    def _end(self, element: _Element, tag: str) -> None:
        if tag in {"ol", "ul", "menu", "dir"} and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._label = None
        elif tag == "table" and self._tables:
            self._tables.pop()
        elif tag == "pre":
            self._verbatim -= 1
        part = self._parts[-1]
        if part.element is element:
            part.stop = len(self.lines)
            if len(self._parts) > 1:
                self._parts.pop()
                self._parts[-1].running += part.running
                if part.running:
                    self._parts[-1].parts.append(part)

    def _text(self, text: str, *, verbatim: bool = False) -> None:
        if text and text != "\n" and not verbatim:
            text = re.sub(r"[ \t\n\r\f]+", " ", text)
        if text:
            self._line.append(text)
            self._linked += len(text.strip()) if self._links > 0 else 0

    def _end_line(self) -> None:
        text, linked = "".join(self._line), self._linked
        self._line, self._linked = [], 0
        if not text.strip():
            return
        inner = self._parts[-1]
        line = Line(text, linked, str(inner.element.tag), self._label, cell=any(self._tables))
        line.beside = self._beside[-1][1] if self._beside else None
        self._label = None
        self.lines.append(line)
        inner.running += line.running


def _beside(element: _Element, tag: str) -> str | None:
    """Return why an element is no part of the article, by what the page itself says; None if it does not."""
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return "hidden text"
    if tag in _BESIDE or element.get("role") in {"navigation", "search", "complementary", "menu"}:
        return "a menu or a column beside the article"
    if tag in _FRAMES and not any(each.tag == "article" for each in element.iterancestors()):
        return "the head or the foot of a page"
    return None


def _is_named(element: _Element) -> bool:
    return (
        element.get("itemprop") == "articleBody" or element.tag in {"article", "main"} or element.get("role") == "main"
    )


def _is_note_mark(element: _Element) -> bool:
    return _NOTE_MARK.fullmatch("".join(map(str, element.itertext())).strip()) is not None and any(
        (each.get("href") or "").startswith("#") for each in element.iter("a")
    )


def _is_data(table: _Element) -> bool:
    """Say whether a table has rows of several cells; one that holds a table, or one cell a row, lays out a page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    return any(sum(cell.tag in {"td", "th"} for cell in row) > 1 for row in table.iter("tr"))


def headlines(lines: list[Line]) -> Iterator[Line]:
    """Yield the headlines of the first order."""
    yield from (line for line in lines if line.tag == "h1" and not line.beside)
