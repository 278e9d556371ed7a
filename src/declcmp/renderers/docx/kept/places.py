"""Where the letters of a document stand in the paragraphs of its Word file, and its stream over those paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from declcmp.model import Document, Paragraph, Span
from declcmp.renderers.docx.kept.leaves import text_of
from declcmp.renderers.docx.stream import Sort, Stream, Token, places, stream

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What the repair of a text takes out of it, between two letters.
_TAKEN_OUT = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff‐‑-]")


@dataclass(slots=True)
class Slot:
    """A paragraph of a Word file that holds some of the text.

    Attributes:
        text: What it prints.
        paragraphs: Indices of the paragraphs of the document that stand in it, or partly do.
        at: How many of its letters are placed already.
    """

    element: _Element
    text: str
    paragraphs: list[int] = field(default_factory=list)
    at: int = 0


@dataclass(frozen=True, slots=True)
class Places:
    """Where a document stands in its Word file.

    Attributes:
        slots: The paragraphs of the file that hold it, in order.
        spots: For each code point of the document, the index of its slot and the letters there that are it, from and
            to; None for what does not stand in the file (the number that Word prints before a paragraph, a line's end).
        automatic: Indices of the paragraphs of the document whose label Word prints by itself.
    """

    slots: tuple[Slot, ...]
    spots: Sequence[tuple[int, int, int] | None]
    automatic: frozenset[int]


def placed(document: Document, paragraphs: Mapping[int, _Element]) -> Places | None:
    """Return where a document stands in the paragraphs of its file, by their numbers; None if that cannot be told."""
    slots: list[Slot] = []
    known: dict[_Element, int] = {}
    spots: list[tuple[int, int, int] | None] = [None] * len(document.text)
    automatic: set[int] = set()
    for at, paragraph in enumerate(document.paragraphs):
        here: list[int] = []
        for number in range(paragraph.lines[0], paragraph.lines[1] + 1):
            element = paragraphs.get(number)
            if element is None or not (text := text_of(element)).strip():
                continue
            if element not in known:
                known[element] = len(slots)
                slots.append(Slot(element, text))
            here.append(known[element])
        here = list(dict.fromkeys(here))
        start = _begin(document, paragraph, [slots[slot] for slot in here])
        found = _found(document.text[start : paragraph.span.stop], slots, here)
        if found is None:
            return None
        if start > paragraph.span.start:
            automatic.add(at)
        for offset, spot in enumerate(found, start):
            spots[offset] = spot
        for slot in {spot[0] for spot in found if spot is not None}:
            slots[slot].paragraphs.append(at)
    if not slots or [slot for slot, _, _ in filter(None, spots)] != sorted(slot for slot, _, _ in filter(None, spots)):
        return None
    return Places(tuple(slots), _tiled(spots, slots), frozenset(automatic))


def _begin(document: Document, paragraph: Paragraph, slots: Sequence[Slot]) -> int:
    """Return where a paragraph begins in the document, without a label that its file does not hold."""
    label = "".join((paragraph.label or "").split())
    text = "".join("".join(slot.text[slot.at :] for slot in slots).split())
    written = document.text_of(paragraph).startswith(paragraph.label or "") and not text.startswith(label)
    return paragraph.body.start if label and written else paragraph.span.start


def _found(text: str, slots: Sequence[Slot], here: Sequence[int]) -> list[tuple[int, int, int] | None] | None:
    """Return the place of each letter of *text* in the slots *here*; None if they hold another text."""
    raw = [(slot, at, letter) for slot in here for at, letter in enumerate(slots[slot].text) if at >= slots[slot].at]
    breaks = [at + 1 for at, (_, _, letter) in enumerate(raw) if letter == "\n"]
    for first in (0, *breaks):
        found = _aligned(text, raw, first)
        if found is not None:
            for slot, _, stop in filter(None, found):
                slots[slot].at = stop
            return found
    return None


def _aligned(text: str, raw: Sequence[tuple[int, int, str]], at: int) -> list[tuple[int, int, int] | None] | None:
    found: list[tuple[int, int, int] | None] = []
    for letter in text:
        if letter.isspace():
            found.append(None)
            continue
        while at < len(raw) and raw[at][2] != letter and _TAKEN_OUT.match(raw[at][2]):
            at += 1
        if at == len(raw) or raw[at][2] != letter:
            return None
        found.append((raw[at][0], raw[at][1], raw[at][1] + 1))
        at += 1
    return found


def _tiled(spots: Sequence[tuple[int, int, int] | None], slots: Sequence[Slot]) -> list[tuple[int, int, int] | None]:
    """Return the places with what stands between two letters given to the space between them, else to the second.

    So every letter of a slot belongs to some code point, from the first of the slot to its last.
    """
    tiled = list(spots)
    last: tuple[int, int] | None = None  # slot, and how many of its letters are given away
    waiting: list[int] = []  # code points since the last one with a place
    for at, spot in enumerate(spots):
        if spot is None:
            waiting.append(at)
            continue
        slot, start, stop = spot
        if last is None or last[0] != slot:
            if last is not None:
                _close(tiled, at, last, slots)
            tiled[at] = (slot, 0, stop)
        elif waiting and last[1] < start:
            tiled[waiting[0]] = (slot, last[1], start)
        else:
            tiled[at] = (slot, last[1], stop)
        waiting, last = [], (slot, stop)
    if last is not None:
        _close(tiled, len(tiled), last, slots)
    return tiled


def _close(tiled: list[tuple[int, int, int] | None], before: int, last: tuple[int, int], slots: Sequence[Slot]) -> None:
    """Give what is left of a slot to the last code point that stands in it."""
    at = next(at for at in range(before - 1, -1, -1) if (spot := tiled[at]) is not None and spot[0] == last[0])
    spot = tiled[at]
    if spot is not None:
        tiled[at] = (spot[0], spot[1], len(slots[last[0]].text))


def over(document: Document, found: Places) -> Stream:
    """Return the stream of a document over the paragraphs of its file: each of them ends with its own mark."""
    breaks = _breaks(document, found)
    breaks[document.paragraphs[-1].span.stop] = len(found.slots) - 1
    tokens: list[Token] = []
    for token in stream(document).tokens:
        if token.sort is Sort.MARK:
            at = token.span.start
            slot = breaks.get(at)
            gap = Token(Sort.GAP, document.text[at : at + 1], Span(at, at + 1), token.paragraph)
            tokens.append(gap if slot is None else Token(Sort.MARK, "", token.span, slot))
        elif token.sort is not Sort.LABEL or token.paragraph not in found.automatic:
            tokens += _parted(token, breaks)
    return Stream(tuple(tokens), places(tokens))


def _breaks(document: Document, found: Places) -> dict[int, int]:
    """Return where in the document a paragraph of the file ends, and which: at a space, or else before a letter."""
    ends = {paragraph.span.stop for paragraph in document.paragraphs}
    breaks: dict[int, int] = {}
    last: tuple[int, int] | None = None
    for at, spot in enumerate(found.spots):
        if spot is None:
            continue
        if last is not None and last[1] != spot[0]:
            between = range(last[0] + 1, at)
            spaces = [place for place in between if document.text[place].isspace()]
            breaks[next((place for place in between if place in ends), spaces[0] if spaces else at)] = last[1]
        last = (at, spot[0])
    return breaks


def _parted(token: Token, breaks: Mapping[int, int]) -> Iterator[Token]:
    """Yield a token, cut where a paragraph of the file ends within it."""
    first = 0
    for at in range(len(token.text)):
        slot = breaks.get(token.span.start + at)
        if slot is None:
            continue
        if at > first:
            yield token.part(token.offset + first, token.offset + at)
        yield Token(Sort.MARK, "", Span(token.span.start + at, token.span.start + at), slot)
        first = at + token.text[at].isspace()
    if first < len(token.text):
        yield token.part(token.offset + first, token.offset + len(token.text))
