"""Where the paragraphs of a Word file cannot be joined: the ends of cells, tables between them, ends of sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from declcmp.renderers.docx.fates import Status
from declcmp.renderers.docx.kept.leaves import text_of
from declcmp.renderers.docx.kept.places import Places
from declcmp.renderers.docx.markup import Revisions, change_of, w
from declcmp.renderers.docx.weave import Event, Mark, Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = frozenset({Status.DELETED, Status.MOVED_FROM})
#: What may stand between two paragraphs that can be joined.
_THIN = frozenset(map(w, ("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd")))


def kept_apart(events: Sequence[Event], found: Places) -> list[Event]:
    """Return the events so that no paragraph is joined to another over a wall.

    The end of a paragraph before a wall stays, even if the paragraph came: to reject all then leaves an empty one. What
    went after it, and would come to stand in the first cell of a table, stays before the table.
    """
    walls = _walls(found)
    eased: list[Event] = []
    for event in events:
        if isinstance(event, Mark) and event.new in walls and event.status is not Status.KEPT:
            eased.append(replace(event, status=Status.KEPT, move=None))
        else:
            eased.append(event)
    for at in [at for at, event in enumerate(eased) if isinstance(event, Mark) and event.new in walls]:
        event = eased[at]
        if isinstance(event, Mark) and event.new is not None and _goes_in(found, event.new):
            _delay(eased, at)
    return eased


def _delay(events: list[Event], at: int) -> None:
    """Let the mark at *at* end the last of the paragraphs that went and follow it."""
    marks = [at]
    for place in range(at + 1, len(events)):
        event = events[place]
        if event.status not in _GONE or (isinstance(event, Piece) and event.new is not None):
            break
        if isinstance(event, Mark):
            marks.append(place)
    olds = [event.old for place in marks if isinstance(event := events[place], Mark)]
    stays = events[at]
    for place, old in zip(marks[:-1], olds[:-1], strict=True):
        events[place] = Mark(Status.DELETED, old, None)
    if isinstance(stays, Mark):
        events[marks[-1]] = replace(stays, old=olds[-1])


def _walls(found: Places) -> frozenset[int]:
    """Return the slots that cannot be joined to the one after them."""
    return frozenset(
        at
        for at, (slot, following) in enumerate(zip(found.slots, found.slots[1:], strict=False))
        if not _adjoin(slot.element, following.element)
    )


def _adjoin(one: _Element, other: _Element) -> bool:
    if one.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        return False
    for each in one.itersiblings():
        if each is other:
            return True
        empty = each.tag == w("p") and not text_of(each).strip()
        if each.tag not in _THIN and not empty:
            return False
    return False


def _goes_in(found: Places, slot: int) -> bool:
    """Say whether the slot after *slot* stands inside something that begins beside it."""
    around = found.slots[slot].element.getparent()
    following = found.slots[slot + 1].element
    return following.getparent() is not around and around in list(following.iterancestors())


def mark_rows(events: Sequence[Event], found: Places, revisions: Revisions) -> None:
    """Say of the rows of tables in which all came, and nothing went, that they came."""
    came: set[_Element] = set()
    first = 0
    for last in [at for at, event in enumerate(events) if isinstance(event, Mark) and event.new is not None]:
        event = events[last]
        pieces = [event for event in events[first : last + 1] if isinstance(event, Piece)]
        all_came = pieces and all(piece.status in {Status.INSERTED, Status.MOVED_TO} for piece in pieces)
        if all_came and isinstance(event, Mark) and event.new is not None:
            came.add(found.slots[event.new].element)
        first = last + 1
    texts = {slot.element for slot in found.slots}
    for row in {row: None for paragraph in came for row in paragraph.iterancestors(w("tr"))}:
        inside = [each for each in row.iter(w("p")) if each in texts or text_of(each).strip()]
        if inside and came.issuperset(inside):
            _mark(row, revisions)


def _mark(row: _Element, revisions: Revisions) -> None:
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        before = row.find(w("tblPrEx"))
        row.insert(0, properties) if before is None else before.addnext(properties)
    properties.append(change_of(Status.INSERTED, revisions))
