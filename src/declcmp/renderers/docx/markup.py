"""WordprocessingML of a redline: runs, tracked insertions, deletions and moves, and the marks of paragraphs."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from declcmp.renderers.docx.fates import Status
from declcmp.renderers.docx.moves import End, ranges
from declcmp.renderers.docx.weave import Event, Mark, Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: The style of the paragraph that a mark ends, in the new text and in the old one.
Styles = Callable[[Mark], tuple[str, str]]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

#: The element that marks runs of a status, and the mark of a paragraph.
_NAMES = {
    Status.DELETED: "del",
    Status.INSERTED: "ins",
    Status.MOVED_FROM: "moveFrom",
    Status.MOVED_TO: "moveTo",
}
# What XML cannot hold, what a screen would obey, and what would show text in another order than it has.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("([\t\n])")


def w(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def printable(text: str) -> str:
    """Return *text* as a Word file can hold it, and harmless: control codes and bidi controls are spelled out."""
    return _UNSAFE.sub(_spelled, text)


def _spelled(found: re.Match[str]) -> str:
    code = ord(found.group())
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else f"<U+{code:04X}>"


@dataclass(slots=True)
class Revisions:
    """Whose the tracked changes are and of when, and how many there are so far."""

    author: str
    date: str
    count: int = 0

    def number(self) -> str:
        """Return an id that no other change has."""
        self.count += 1
        return str(self.count)

    def named(self, element: _Element, id_: str | None = None) -> _Element:
        """Return *element*, which marks a change, with its id, author and date."""
        element.set(w("id"), id_ or self.number())
        element.set(w("author"), self.author)
        element.set(w("date"), self.date)
        return element


def run(text: str, *, deleted: bool = False, looks: _Element | None = None) -> _Element:
    """Return a run of *text*; *looks* are its properties."""
    made = etree.Element(w("r"))
    if looks is not None:
        made.append(copy.deepcopy(looks))
    for part in _BREAKS.split(printable(text)):
        if part in {"\t", "\n"}:
            etree.SubElement(made, w("tab" if part == "\t" else "br"))
        elif part:
            words = etree.SubElement(made, w("delText" if deleted else "t"))
            words.text = part
            words.set(_SPACE, "preserve")
    return made


def body(events: Sequence[Event], styles: Styles, revisions: Revisions) -> Iterator[_Element]:
    """Yield the paragraphs of a redline, and the ends of moves that stand between them.

    Args:
        events: What the redline says, the last of them a mark.
        styles: The style of the paragraph that a mark ends: in the new text, and in the old one.
        revisions: Whose the changes are.
    """
    found = ranges(events)
    starts = {stretch.start: end for end, stretch in found.items()}
    stops = {stretch.stop - 1: end for end, stretch in found.items()}
    names = {end: revisions.number() for end in found}
    paragraph = etree.Element(w("p"))
    pieces: list[Piece] = []

    def write() -> None:
        if pieces:
            paragraph.append(changed("".join(piece.text for piece in pieces), pieces[0].status, revisions))
            pieces.clear()

    for at, event in enumerate(events):
        if at in starts or isinstance(event, Mark) or (pieces and pieces[0].status is not event.status):
            write()
        if at in starts:
            paragraph.append(range_start(starts[at], names[starts[at]], revisions))
        if isinstance(event, Piece):
            pieces.append(event)
        else:
            paragraph.insert(0, _properties(event, *styles(event), revisions))
            yield paragraph
            paragraph = etree.Element(w("p"))
        if at in stops:
            write()
            stop = range_end(stops[at], names[stops[at]])
            if isinstance(event, Piece):
                paragraph.append(stop)
            else:
                # After the paragraph whose mark moved, too.
                yield stop


def changed(text: str, status: Status, revisions: Revisions, looks: _Element | None = None) -> _Element:
    """Return a run of *text*, in the element that says what became of it."""
    written = run(text, deleted=status is Status.DELETED, looks=looks)
    if status is Status.KEPT:
        return written
    change = change_of(status, revisions)
    change.append(written)
    return change


def change_of(status: Status, revisions: Revisions) -> _Element:
    """Return the element that says of what it holds, or of a paragraph whose mark holds it, what became of it."""
    return revisions.named(etree.Element(w(_NAMES[status])))


def _properties(ended: Mark, style: str, before: str, revisions: Revisions) -> _Element:
    made = etree.Element(w("pPr"))
    etree.SubElement(made, w("pStyle")).set(w("val"), style)
    if ended.status is not Status.KEPT:
        etree.SubElement(made, w("rPr")).append(change_of(ended.status, revisions))
    if before != style:
        change = revisions.named(etree.SubElement(made, w("pPrChange")))
        was = etree.SubElement(change, w("pPr"))
        etree.SubElement(was, w("pStyle")).set(w("val"), before)
    return made


def range_start(end: End, id_: str, revisions: Revisions) -> _Element:
    """Return what stands before the first word of either end of a move."""
    was, move = end
    start = revisions.named(etree.Element(w("moveFromRangeStart" if was else "moveToRangeStart")), id_)
    start.set(w("name"), f"move{move}")
    return start


def range_end(end: End, id_: str) -> _Element:
    """Return what stands after the last word of it."""
    stop = etree.Element(w("moveFromRangeEnd" if end[0] else "moveToRangeEnd"))
    stop.set(w("id"), id_)
    return stop
