"""One story of a Word file (its body, a footnote, a header) as paragraphs, with one side of its tracked changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from declcmp.model import ParagraphKind
from declcmp.readers.docx_lists import Lists, Styles, child, is_on, local, value
from declcmp.readers.options import Revisions
from declcmp.readers.typed import Typed, heading

if TYPE_CHECKING:
    from lxml.etree import _Element

_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATH = ("http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math")
_INSERTED = frozenset({"ins", "moveTo"})
_DELETED = frozenset({"del", "moveFrom"})
_PRINTED = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",
}
_CONTENTS = re.compile(r"toc (?:[1-9]|heading)|table of figures")
_GALLERY = "Table of Contents"


@dataclass(slots=True)
class Story:
    """What was read of one story.

    Attributes:
        paragraphs: In reading order, numbered on from where the reading began.
        aside: Paragraphs that are no text of the document: number, text, reason.
        notes: Ids of footnotes ("footnote", id) and endnotes, in the order of their references.
        comments: Ids of comments, each with the number of the paragraph that it is about.
        changes: How many stretches and paragraph marks tracked changes inserted or deleted.
        foreign: Whether a part of the text stands in a file within the file, which is not read.
    """

    paragraphs: list[Typed] = field(default_factory=list)
    aside: list[tuple[int, str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    comments: dict[str, int] = field(default_factory=dict)
    changes: int = 0
    foreign: bool = False


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read."""

    element: _Element
    number: int
    parts: list[str]
    hidden: list[str]


class Reader:
    """Reads stories, one after the other: paragraphs and lists are counted over all of them."""

    def __init__(self, styles: Styles, lists: Lists, revisions: Revisions) -> None:
        """Take the *styles* and *lists* of the file, and the side of its tracked changes to read."""
        self._styles, self._lists, self._revisions = styles, lists, revisions
        self.number = 0

    def story(self, root: _Element) -> Story:
        """Return the story that stands in an element."""
        from lxml import etree  # noqa: PLC0415 - imported already: there is an element

        walk = _Walk(self, Story())
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "end":
                walk.leave(element)
            elif not walk.enter(element):
                events.skip_subtree()
        walk.finish()
        return walk.story

    def typed(self, opened: _Open, revisions: Revisions, *, apart: bool) -> tuple[Typed, str]:
        """Return a paragraph, and the name of its style."""
        properties = child(opened.element, "pPr")
        if revisions is Revisions.ORIGINAL:
            before = child(properties, "pPrChange", "pPr")
            properties = properties if before is None else before
        style = self._styles.of(properties)
        text = "".join(opened.parts)
        label = self._lists.label(properties, style)
        kind = style.kind or (ParagraphKind.HEADING if _has_outline(properties) else None)
        return Typed(text, opened.number, label if text.strip() else None, heading(text, kind), apart), style.name


def _has_outline(properties: _Element | None) -> bool:
    return value(child(properties, "outlineLvl")) in set("012345678")


class _Walk:
    """One walk over a story, element by element."""

    def __init__(self, reader: Reader, story: Story) -> None:
        self._reader, self.story = reader, story
        self._revisions = reader._revisions  # noqa: SLF001 - the walk is the reader's own
        self._within: Counter[str] = Counter()
        self._open: list[_Open] = []
        self._carried: dict[int, _Open] = {}
        self._handlers: dict[str, Callable[[_Element], bool]] = {
            "p": self._paragraph,
            "r": self._run,
            "pPr": lambda _: False,
            "rPr": lambda _: False,
            "tbl": self._table,
            "trPr": lambda _: False,
            "tr": self._row,
            "sdt": self._control,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "commentReference": self._comment,
            "altChunk": self._elsewhere,
            "subDoc": self._elsewhere,
            "rt": lambda _: False,
        }

    def enter(self, element: _Element) -> bool:
        """Take in an element; say whether to look inside."""
        space, _, name = str(element.tag)[1:].rpartition("}")
        if space == _COMPATIBILITY:
            return self._is_chosen(element)
        if name == "t" and space in _MATH:
            self._text(element.text or "")
        if "wordprocessingml" not in space:
            return True
        if name in _INSERTED or name in _DELETED:
            self._within[name] += 1
            self.story.changes += 1
            return True
        if name in {"t", "delText"}:
            self._text(element.text or "")
            return False
        if name in _PRINTED and local_parent(element) == "r":
            # A page break and a column break part nothing but pages and columns.
            self._text(_PRINTED[name])
            return False
        handler = self._handlers.get(name)
        return handler is None or handler(element)

    def leave(self, element: _Element) -> None:
        """Take note of the end of an element."""
        space, _, name = str(element.tag)[1:].rpartition("}")
        if "wordprocessingml" not in space:
            return
        if name == "p" and self._open and self._open[-1].element is element:
            self._end(self._open.pop())
        elif name in _INSERTED or name in _DELETED:
            self._within[name] -= 1
        elif name == "tbl":
            self._within["cells"] -= _has_columns(element)
        elif name == "tr":
            for mark in _row_marks(element):
                self._within[mark] -= 1
        elif name == "sdt":
            self._within["contents"] -= _is_contents(element)

    def finish(self) -> None:
        """Take what was carried over to a paragraph that never came, and put text boxes after their paragraph."""
        for opened in list(self._carried.values()):
            self._keep(opened)
        self._carried.clear()
        self.story.paragraphs.sort(key=lambda paragraph: paragraph.number)

    def _text(self, text: str) -> None:
        if not self._open or not text:
            return
        inserted = any(self._within[name] for name in _INSERTED)
        deleted = any(self._within[name] for name in _DELETED)
        text = self._revisions.marked(text, inserted=inserted, deleted=deleted)
        opened = self._open[-1]
        (opened.hidden if self._within["hidden"] else opened.parts).append(text)

    def _paragraph(self, element: _Element) -> bool:
        self._reader.number += 1
        self._open.append(_Open(element, self._reader.number, [], []))
        carried = self._carried.pop(len(self._open), None)
        if carried is not None:
            opened = self._open[-1]
            opened.parts, opened.hidden = carried.parts, carried.hidden
            if "".join(carried.parts).strip():
                opened.number = carried.number
        return True

    def _run(self, element: _Element) -> bool:
        self._within["hidden"] = is_on(child(element, "rPr", "vanish"))
        return True

    def _table(self, element: _Element) -> bool:
        self._within["cells"] += _has_columns(element)
        return True

    def _row(self, element: _Element) -> bool:
        for mark in _row_marks(element):
            self._within[mark] += 1
        return True

    def _control(self, element: _Element) -> bool:
        self._within["contents"] += _is_contents(element)
        return True

    def _note(self, element: _Element) -> bool:
        if self._revisions.marked("x", inserted=self._changed(_INSERTED), deleted=self._changed(_DELETED)):
            self.story.notes.append((local(element).removesuffix("Reference"), value(element, "id") or ""))
        return False

    def _changed(self, names: frozenset[str]) -> bool:
        return any(self._within[name] for name in names)

    def _comment(self, element: _Element) -> bool:
        if self._open:
            self.story.comments[value(element, "id") or ""] = self._open[-1].number
        return False

    def _elsewhere(self, _element: _Element) -> bool:
        self.story.foreign = True
        return False

    def _is_chosen(self, element: _Element) -> bool:
        """Say whether to read a choice: the first of them that holds text, as text boxes stand in each once more."""
        if local(element) == "AlternateContent":
            return True
        parent = element.getparent()
        choices = [] if parent is None else list(parent)
        return element is next((each for each in choices if _holds_text(each)), choices[0] if choices else element)

    def _end(self, opened: _Open) -> None:
        mark = child(opened.element, "pPr", "rPr")
        inserted, deleted = (any(child(mark, name) is not None for name in names) for names in (_INSERTED, _DELETED))
        self.story.changes += inserted + deleted
        gone = deleted if self._revisions is Revisions.ACCEPTED else inserted
        if gone and self._revisions is not Revisions.MARKUP:
            self._carried[len(self._open) + 1] = opened
        else:
            self._keep(opened)

    def _keep(self, opened: _Open) -> None:
        apart = self._within["cells"] > 0
        typed, style = self._reader.typed(opened, self._revisions, apart=apart)
        if hidden := " ".join("".join(opened.hidden).split()):
            self.story.aside.append((opened.number, hidden, "hidden text"))
        if typed.text.strip() and (self._within["contents"] > 0 or _CONTENTS.match(style)):
            self.story.aside.append((opened.number, " ".join(typed.text.split()), "table of contents"))
            typed = Typed("", typed.number)
        self.story.paragraphs.append(typed)


def local_parent(element: _Element) -> str:
    """Return the local name of the element around *element*."""
    parent = element.getparent()
    return "" if parent is None else local(parent)


def _holds_text(element: _Element) -> bool:
    return any((each.text or "").strip() for each in element.iter("{*}t") if "wordprocessingml" in str(each.tag))


def _has_columns(table: _Element) -> bool:
    """Say whether a table has a row of several cells; a frame around a text is no table."""
    rows = (row for row in table if local(row) == "tr")
    return any(sum(local(cell) in {"tc", "sdt"} for cell in row) > 1 for row in rows)


def _row_marks(row: _Element) -> list[str]:
    properties = child(row, "trPr")
    return [name for name in ("ins", "del") if child(properties, name) is not None]


def _is_contents(control: _Element) -> bool:
    return value(child(control, "sdtPr", "docPartObj", "docPartGallery")) == _GALLERY
