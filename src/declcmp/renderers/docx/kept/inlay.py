"""Tracked changes put into the paragraphs of a Word file that is kept: its runs are cut and marked, not rewritten."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from declcmp.renderers.docx.fates import Status
from declcmp.renderers.docx.kept.accepting import unwrap
from declcmp.renderers.docx.kept.leaves import Runs
from declcmp.renderers.docx.kept.places import Places
from declcmp.renderers.docx.markup import Revisions, change_of, changed, range_end, range_start, w
from declcmp.renderers.docx.moves import End, ranges
from declcmp.renderers.docx.weave import Event, Mark, Piece

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Properties of a paragraph that belong to its place, not to its looks.
_OF_PLACE = frozenset({w("sectPr"), w("pPrChange"), w("framePr")})

#: What says of the end of a paragraph what became of it.
_MARKS = frozenset({w("ins"), w("del"), w("moveFrom"), w("moveTo")})


class Look(NamedTuple):
    """The properties of a paragraph and of its text; None where it has none."""

    paragraph: _Element | None
    text: _Element | None


#: How a paragraph looks that stood in the old document alone: its index there, and the slot that it comes to stand by.
Looks = Callable[[int | None, int], Look]


def inlay(events: Sequence[Event], found: Places, looks: Looks, revisions: Revisions) -> None:
    """Put a redline into the paragraphs of the file that the new document was read from."""
    stretches = ranges(events)
    ids = {end: revisions.number() for end in stretches}
    starts = {stretch.start: end for end, stretch in stretches.items()}
    stops = {stretch.stop - 1: end for end, stretch in stretches.items()}
    first = 0
    for last in [at for at, event in enumerate(events) if isinstance(event, Mark) and event.new is not None]:
        changes = _Changes(events, range(first, last + 1), found, looks, revisions)
        changes.write(starts, stops, ids)
        first = last + 1


class _Changes:
    """What comes into one paragraph of the file, and before it."""

    def __init__(
        self, events: Sequence[Event], stretch: range, found: Places, looks: Looks, revisions: Revisions
    ) -> None:
        ended = events[stretch[-1]]
        assert isinstance(ended, Mark)  # noqa: S101 - so the stretch was chosen
        assert ended.new is not None  # noqa: S101
        self._events, self._stretch = events, stretch
        self._slot, self._ended = ended.new, ended
        self._element = found.slots[ended.new].element
        self._letters = {at: _letters(event, found) for at in stretch if isinstance(event := events[at], Piece)}
        self._looks, self._revisions = looks, revisions
        self._runs = Runs(self._element, {place for span in self._letters.values() if span for place in span})

    def write(self, starts: dict[int, End], stops: dict[int, End], ids: dict[End, str]) -> None:
        """Mark the runs, and put what is no more, and the ends of moves, between them."""
        self._mark_runs()
        here = 0  # the letters passed
        look = self._look(self._stretch.start)
        for at in self._stretch:
            event = self._events[at]
            if at in starts:
                self._runs.put(range_start(starts[at], ids[starts[at]], self._revisions), here)
            stop = range_end(stops[at], ids[stops[at]]) if at in stops else None
            if isinstance(event, Piece):
                letters = self._letters[at]
                if event.new is None:
                    text = self._runs.looks(here) if look is None else look.text
                    self._runs.put(changed(event.text, event.status, self._revisions, text), here)
                elif letters is not None:
                    here = letters[1]
                if stop is not None:
                    self._runs.put(stop, here)
                continue
            ended = self._divide(event, here, look) if event.new is None else self._finish(event)
            if stop is not None:
                ended.addnext(stop)
            if event is not self._ended:
                look = self._look(at + 1)

    def _mark_runs(self) -> None:
        for at, letters in self._letters.items():
            status = self._events[at].status
            if letters is not None and status is not Status.KEPT:
                for run in self._runs.within(*letters):
                    _wrap(run, status, self._revisions)
        stays = any(self._events[at].status is Status.KEPT for at in (*self._letters, self._stretch[-1]))
        if not stays:
            # A picture or a field of a paragraph that came has come with it.
            for run in list(self._element.iter(w("r"))):
                marked = any(each.tag in {w("ins"), w("moveTo")} for each in run.iterancestors())
                if not marked and next(run.iterancestors(w("p"))) is self._element:
                    _wrap(run, Status.INSERTED, self._revisions)

    def _look(self, first: int) -> Look | None:
        """Return the look of the paragraph that begins with an event; None if it stands in the new document, too."""
        for at in range(first, self._stretch.stop):
            event = self._events[at]
            if event.new is not None:
                return None
            if isinstance(event, Mark):
                return self._looks(event.old, self._slot)
        return None

    def _divide(self, ended: Mark, here: int, look: Look | None) -> _Element:
        """Return a new paragraph, before the file's own, with what stands before the letter *here* in that."""
        node = self._runs.node(here)
        while node is not None and (parent := node.getparent()) is not None and parent is not self._element:
            unwrap(parent)
        properties = self._element.find(w("pPr"))
        before = list(self._element)[: None if node is None else self._element.index(node)]
        made = etree.Element(w("p"))
        like = properties if look is None else look.paragraph
        made.append(_marked(_copied(like), ended.status, self._revisions))
        made.extend(each for each in before if each is not properties)
        self._element.addprevious(made)
        return made

    def _finish(self, ended: Mark) -> _Element:
        """Return the file's own paragraph, its end marked; so are the empty ones after it, which came with it."""
        if ended.status is not Status.KEPT:
            for at, paragraph in enumerate([self._element, *_empty_after(self._element)]):
                properties = paragraph.find(w("pPr"))
                if properties is None:
                    properties = etree.Element(w("pPr"))
                    paragraph.insert(0, properties)
                _marked(properties, ended.status if at == 0 else Status.INSERTED, self._revisions)
        return self._element


def _letters(piece: Piece, found: Places) -> tuple[int, int] | None:
    """Return which letters of its slot a piece of the new document is; None if it is none."""
    if piece.new is None:
        return None
    spots = [spot for spot in found.spots[piece.new : piece.new + len(piece.text)] if spot is not None]
    return (spots[0][1], spots[-1][2]) if spots else None


def _wrap(run: _Element, status: Status, revisions: Revisions) -> None:
    change = change_of(status, revisions)
    run.addprevious(change)
    change.append(run)


def _copied(properties: _Element | None) -> _Element:
    made = etree.Element(w("pPr")) if properties is None else copy.deepcopy(properties)
    for around, names in ((made, _OF_PLACE), *((of_mark, _MARKS) for of_mark in made.findall(w("rPr")))):
        for each in [each for each in around if each.tag in names]:
            around.remove(each)
    return made


def _marked(properties: _Element, status: Status, revisions: Revisions) -> _Element:
    """Return the *properties* of a paragraph, which now say what became of its end."""
    of_mark = properties.find(w("rPr"))
    if of_mark is None:
        of_mark = etree.Element(w("rPr"))
        later = next((each for each in properties if each.tag in {w("sectPr"), w("pPrChange")}), None)
        if later is None:
            properties.append(of_mark)
        else:
            later.addprevious(of_mark)
    if status is not Status.KEPT:
        of_mark.insert(0, change_of(status, revisions))
    return properties


def _empty_after(paragraph: _Element) -> Iterator[_Element]:
    """Yield the paragraphs without any content right after one, if one with content follows them."""
    found: list[_Element] = []
    for each in paragraph.itersiblings():
        if each.tag != w("p"):
            return
        if any(inner.tag != w("pPr") for inner in each):
            yield from found
            return
        found.append(each)
