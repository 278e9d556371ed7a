"""Quotation marks of a paragraph, paired: what is quoted, how deep, and which marks are left without a partner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from declcmp.model.document import Span

_OPENING, _CLOSING = {"«": "»", "„": "“", "“": "”"}, frozenset("»”“")
_STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Quoted:
    """What stands between two marks.

    Attributes:
        span: With the marks.
        marks: Both of them, «» or "".
        depth: 0 for the outermost.
    """

    span: Span
    marks: str
    depth: int


@dataclass(frozen=True, slots=True)
class Unpaired:
    """A mark without a partner, and where it stands."""

    at: int
    mark: str
    opens: bool


def quoted(text: str, start: int = 0, stop: int | None = None) -> tuple[Quoted, ...]:
    """Return what is quoted in ``text[start:stop]``, a paragraph, by place; the outer before the inner."""
    return tuple(sorted(_paired(text, start, stop)[0], key=lambda each: (each.span.start, each.depth)))


def unpaired(text: str, start: int = 0, stop: int | None = None) -> tuple[Unpaired, ...]:
    """Return the marks of a paragraph that have no partner, by place."""
    return tuple(sorted(_paired(text, start, stop)[1], key=lambda each: each.at))


def _paired(text: str, start: int, stop: int | None) -> tuple[list[Quoted], list[Unpaired]]:
    pairs: list[Quoted] = []
    alone: list[Unpaired] = []
    waiting: list[tuple[int, str]] = []
    for at, mark, opens in _marks(text, start, len(text) if stop is None else stop, waiting):
        if opens:
            waiting.append((at, mark))
            continue
        place = _partner(waiting, mark)
        if place is None:
            alone.append(Unpaired(at, mark, opens=False))
            continue
        # What was opened inside and never closed is alone; its pair is not given to anyone else.
        alone += [Unpaired(where, which, opens=True) for where, which in waiting[place + 1 :]]
        where, which = waiting[place]
        del waiting[place:]
        pairs.append(Quoted(Span(where, at + 1), which + mark, place))
    alone += [Unpaired(where, which, opens=True) for where, which in waiting]
    return pairs, alone


def _marks(text: str, start: int, stop: int, waiting: list[tuple[int, str]]) -> Iterator[tuple[int, str, bool]]:
    """Yield each mark and whether it opens; a straight one tells by what stands around it and by what is open."""
    for at in range(start, stop):
        mark = text[at]
        if mark == _STRAIGHT:
            yield at, mark, _straight_opens(text, at, start, stop, waiting)
        elif mark == "“":
            # German „…“ closes with what English “…” opens with.
            yield at, mark, not any(which == "„" for _, which in waiting)
        elif mark in _OPENING:
            yield at, mark, True
        elif mark in _CLOSING:
            yield at, mark, False


def _straight_opens(text: str, at: int, start: int, stop: int, waiting: list[tuple[int, str]]) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < stop else " "
    could_open = not after.isspace() and (before.isspace() or before in '(["«„“/—–-')
    could_close = not before.isspace() and (after.isspace() or after in '.,;:!?)]"»”“/…—–-')
    if could_open != could_close:
        return could_open
    return not any(which == _STRAIGHT for _, which in waiting)


def _partner(waiting: list[tuple[int, str]], mark: str) -> int | None:
    """Return the place among the waiting marks of the nearest that *mark* may close."""
    for place in range(len(waiting) - 1, -1, -1):
        which = waiting[place][1]
        if which == mark == _STRAIGHT or _OPENING.get(which) == mark:
            return place
    return None
