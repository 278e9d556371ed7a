"""One story of an OpenDocument text (its body, a header) as paragraphs, with one side of its tracked changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from declcmp.model import ParagraphKind
from declcmp.readers.odt_lists import Level, List, Styles, local, number, value
from declcmp.readers.options import Revisions
from declcmp.readers.typed import Typed, heading

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPHS = frozenset({"p", "h"})
_INDEXES = frozenset(
    {
        "table-of-content", "alphabetical-index", "bibliography", "illustration-index", "object-index", "table-index",
        "user-index",
    }
)  # fmt: skip
#: What holds text that is not printed where it stands, or not at all.
_SKIPPED = frozenset(
    {
        "tracked-changes", "forms", "ruby-text", "title", "desc", "hidden-text", "hidden-paragraph", "sequence-decls",
        "variable-decls", "user-field-decls", "dde-connection-decls", "event-listeners", "script", "binary-data",
        "index-title-template", "table-of-content-source", "note", "annotation", "object",
    }
)  # fmt: skip
#: Spaces of one ``text:s``: white space is folded anyway, and a hostile count writes no megabytes.
_SPACES = 100


@dataclass(slots=True)
class Story:
    """What was read of one story.

    Attributes:
        paragraphs: In reading order, numbered on from where the reading began.
        aside: Paragraphs that are no text of the document: number, text, reason.
        notes: Footnotes and endnotes, each with its elements.
        comments: Each with the number of the paragraph that it is about.
        changes: How many stretches tracked changes inserted or deleted.
    """

    paragraphs: list[Typed] = field(default_factory=list)
    aside: list[tuple[int, str, str]] = field(default_factory=list)
    notes: list[_Element] = field(default_factory=list)
    comments: list[tuple[_Element, int]] = field(default_factory=list)
    changes: int = 0


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read."""

    element: _Element
    number: int
    label: str | None
    parts: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Item:
    """A list that is open: what it counts, its level, and whether the open item was counted."""

    list: List
    level: int
    counted: bool = True
    start: int | None = None


class Reader:
    """Reads stories, one after the other: paragraphs are counted over all of them."""

    def __init__(self, styles: Styles, changes: dict[str, _Element], revisions: Revisions) -> None:
        """Take the *styles*, the tracked *changes* by id, and the side of them to read."""
        self.styles, self.changes, self.revisions = styles, changes, revisions
        self.outline = List(styles.outline)
        self.number = 0

    def story(self, root: _Element) -> Story:
        """Return the story that stands in an element."""
        from lxml import etree  # noqa: PLC0415 - imported already: there is an element

        walk = _Walk(self)
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "end":
                walk.leave(element, last=element is root)
            elif element is not root and not walk.enter(element):
                events.skip_subtree()
        walk.finish()
        return walk.story


class _Walk:
    """One walk over a story, element by element."""

    def __init__(self, reader: Reader) -> None:
        self._reader, self.story = reader, Story()
        self._revisions = reader.revisions
        self._within: Counter[str] = Counter()
        self._open: list[_Open] = []
        self._carried = ""
        self._items: list[_Item] = []
        self._lists: dict[str, List] = {}
        self._last: dict[str, List] = {}
        self._inserting: set[str] = set()

    def enter(self, element: _Element) -> bool:
        """Take in an element; say whether to look inside."""
        name = local(element)
        if name in _PARAGRAPHS:
            self._paragraph(element)
        elif name in _SKIPPED:
            self._skip(element, name)
            return False
        elif name == "list":
            self._begin_list(element)
        elif name in {"list-item", "list-header"} and self._items:
            self._items[-1].counted = name == "list-header"
            self._items[-1].start = number(element, "start-value")
        elif name in _INDEXES:
            self._within["contents"] += 1
        elif name == "table":
            self._within["cells"] += _has_columns(element)
        elif name == "span":
            self._within["hidden"] += self._reader.styles.hides(value(element, "style-name"))
        elif name in {"s", "tab", "line-break"}:
            self._text({"s": " " * min(number(element, "c") or 1, _SPACES), "tab": "\t"}.get(name, "\n"))
        elif name in {"change-start", "change-end", "change"}:
            self._change(element, name)
        self._text(element.text or "")
        return True

    def leave(self, element: _Element, *, last: bool) -> None:
        """Take note of the end of an element, and of the text that follows it."""
        name = local(element)
        if name in _PARAGRAPHS and self._open and self._open[-1].element is element:
            self._end(self._open.pop())
        elif name == "list" and self._items:
            self._items.pop()
        elif name in _INDEXES:
            self._within["contents"] -= 1
        elif name == "table":
            self._within["cells"] -= _has_columns(element)
        elif name == "span":
            self._within["hidden"] -= self._reader.styles.hides(value(element, "style-name"))
        if not last:
            self._text(element.tail or "")

    def finish(self) -> None:
        """Put what was carried over where it belongs, and text boxes after the paragraph that holds them."""
        if self._carried.strip():
            self._reader.number += 1
            self.story.paragraphs.append(Typed(self._carried, self._reader.number))
        self.story.paragraphs.sort(key=lambda paragraph: paragraph.number)

    def _text(self, text: str) -> None:
        if self._open and text:
            text = self._revisions.marked(text, inserted=bool(self._inserting), deleted=False)
            opened = self._open[-1]
            (opened.hidden if self._within["hidden"] else opened.parts).append(text)

    def _skip(self, element: _Element, name: str) -> None:
        if name == "note" and self._open:
            if self._revisions.marked("x", inserted=bool(self._inserting), deleted=False):
                self.story.notes.append(element)
        elif name == "annotation" and self._open:
            self.story.comments.append((element, self._open[-1].number))

    def _paragraph(self, element: _Element) -> None:
        self._reader.number += 1
        opened = _Open(element, self._reader.number, self._label(element))
        opened.parts.append(self._carried)
        self._carried = ""
        self._open.append(opened)

    def _label(self, element: _Element) -> str | None:
        if self._items and not self._open:
            item = self._items[-1]
            if item.counted:
                return None
            item.counted = True
            return item.list.next(item.level, item.start)
        level = number(element, "outline-level")
        if (
            local(element) == "h"
            and level
            and value(element, "is-list-header") != "true"
            and self._reader.styles.outline
        ):
            return self._reader.outline.next(min(level, 10))
        return None

    def _begin_list(self, element: _Element) -> None:
        style = value(element, "style-name")
        if self._items:
            outer = self._items[-1]
            own = self._reader.styles.levels(style) if style else {}
            outer.list.levels.update({at: each for at, each in own.items() if at > outer.level})
            self._items.append(_Item(outer.list, outer.level + 1))
            return
        continued = self._lists.get(value(element, "continue-list") or "")
        if continued is None and value(element, "continue-numbering") == "true":
            continued = self._last.get(style or "")
        found = continued or List(dict[int, Level](self._reader.styles.levels(style)))
        self._last[style or ""] = found
        self._lists[value(element, "id") or ""] = found
        self._items.append(_Item(found, 1))

    def _change(self, element: _Element, name: str) -> None:
        id_ = value(element, "change-id") or ""
        region = self._reader.changes.get(id_)
        if region is None:
            return
        if name == "change-end":
            self._inserting.discard(id_)
        elif name == "change-start" and local(region) == "insertion":
            self.story.changes += 1
            self._inserting.add(id_)
        elif name == "change" and local(region) == "deletion":
            self.story.changes += 1
            self._restore(region)

    def _restore(self, region: _Element) -> None:
        """Put back what was deleted here: its first paragraph belongs to the open one, and so does its last."""
        if self._revisions is Revisions.ACCEPTED:
            return
        deleted = ["".join(map(str, each.itertext())) for each in region if local(each) in _PARAGRAPHS]
        for at, text in enumerate(deleted):
            if at and self._open:
                opened = self._open[-1]
                self._keep(opened)
                opened.parts, opened.hidden, opened.label = [], [], None
            if self._open:
                self._open[-1].parts.append(self._revisions.marked(text, inserted=False, deleted=True))

    def _end(self, opened: _Open) -> None:
        if self._inserting and self._revisions is Revisions.ORIGINAL and not self._open:
            self._carried = "".join(opened.parts)
        else:
            self._keep(opened)

    def _keep(self, opened: _Open) -> None:
        text = "".join(opened.parts)
        style = value(opened.element, "style-name")
        if hidden := " ".join("".join(opened.hidden).split()):
            self.story.aside.append((opened.number, hidden, "hidden text"))
        if text.strip() and (self._within["contents"] > 0 or self._reader.styles.hides(style)):
            reason = "table of contents" if self._within["contents"] > 0 else "hidden text"
            self.story.aside.append((opened.number, " ".join(text.split()), reason))
            text = ""
        kind = ParagraphKind.HEADING if local(opened.element) == "h" else None
        if self._reader.styles.is_a(style, "Title"):
            kind = ParagraphKind.TITLE
        label = opened.label if text.strip() else None
        self.story.paragraphs.append(
            Typed(text, opened.number, label, heading(text, kind), apart=self._within["cells"] > 0)
        )


def _has_columns(table: _Element) -> bool:
    """Say whether a table has a row of several cells; a frame around a text is no table."""
    if "table" not in str(table.tag).partition("}")[0]:
        return False
    rows = [*table.iterfind("{*}table-row"), *table.iterfind("{*}table-header-rows/{*}table-row")]
    return any(sum(local(cell) == "table-cell" for cell in row) > 1 for row in rows)
