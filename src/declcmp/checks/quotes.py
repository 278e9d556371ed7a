"""Quotation marks of a paragraph, paired: what is quoted, how deep, and which marks are left without a partner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from declcmp.model.document import Span

_OPENING = {"«": "»", "„": "“”", "“": "”"}
_CLOSING = frozenset("»”“")
_STRAIGHT = '"'
#: «Торговый дом «Весна»: two closing marks of one kind that meet are printed once; the outer title is a word or a few.
_SHARED = re.compile(r"[^\W_a-zа-яё][^,;:.()]*\s")
_SHARED_WORDS = 3
#: «40°26'46"» are seconds; «19"», where nothing is open, inches.
_SECONDS, _INCHES = re.compile(r"\d\s?['’′]\s?\d+([.,]\d+)?$"), re.compile(r"(?<![\d.,])\d{1,2}([.,]\d)?$")


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


def alone(text: str, bodies: Iterable[Span]) -> tuple[Unpaired, ...]:
    """Return the marks of *text* that have no partner, by place.

    Speech may run over several paragraphs. A mark that opens a paragraph or a sentence is closed by one of a later
    paragraph; and where every paragraph of a speech is opened anew, only the last is closed.

    Args:
        text: All of it.
        bodies: Its paragraphs, in order.
    """
    found: list[Unpaired] = []
    speech: list[Unpaired] = []
    before = -1
    for body in bodies:
        pairs, single = _paired(text, body.start, body.stop)
        if speech and speech[-1].at == before and any(_fills(pair, body) for pair in pairs):
            speech = []
        before = body.start
        for each in sorted(single, key=lambda unpaired: unpaired.at):
            if each.opens and (each.at == body.start or _begins_speech(text, body.start, each.at)):
                speech.append(each)
            elif not each.opens and any(_closes(other.mark, each.mark) for other in speech):
                speech = [other for other in speech if not _closes(other.mark, each.mark)]
            else:
                found.append(each)
    return tuple(sorted([*found, *speech], key=lambda each: each.at))


def _fills(pair: Quoted, body: Span) -> bool:
    """Say whether a whole paragraph is quoted, but for a full stop."""
    return pair.span.start == body.start and pair.span.stop >= body.stop - 2


def _begins_speech(text: str, start: int, at: int) -> bool:
    """Say whether a mark stands where a sentence or direct speech begins: after a colon, a dash, a full stop."""
    return text[max(start, at - 6) : at].rstrip().endswith((":", ".", "!", "?", "…", "–", "—", "-"))


@lru_cache(maxsize=1 << 12)
def _paired(text: str, start: int, stop: int | None) -> tuple[Sequence[Quoted], Sequence[Unpaired]]:
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
    alone += [Unpaired(where, which, opens=True) for where, which in waiting if not _is_shared(text, where, pairs)]
    return pairs, alone


def _is_shared(text: str, at: int, pairs: Iterable[Quoted]) -> bool:
    """Say whether what opens at a place is closed by the mark that closes a quotation inside it."""
    inner = next((each for each in pairs if each.span.start > at), None)
    if inner is None or not _closes(text[at], inner.marks[1]):
        return False
    between = text[at + 1 : inner.span.start]
    return _SHARED.fullmatch(between) is not None and len(between.split()) <= _SHARED_WORDS


def _marks(text: str, start: int, stop: int, waiting: list[tuple[int, str]]) -> Iterator[tuple[int, str, bool]]:
    """Yield each mark and whether it opens; a straight one tells by what stands around it and by what is open."""
    for at in range(start, stop):
        mark = text[at]
        if mark in {_STRAIGHT, "”"} and _is_measure(text[max(at - 12, start) : at], waiting):
            continue
        if mark == _STRAIGHT:
            yield at, mark, _straight_opens(text, at, start, stop, waiting)
        elif mark == "“":
            # German „…“ closes with what English “…” opens with.
            yield at, mark, not any(which == "„" for _, which in waiting) and _may_open(text, at, start, stop)
        elif mark in _OPENING:
            yield at, mark, True
        elif mark in _CLOSING:
            yield at, mark, False


def _is_measure(before: str, waiting: list[tuple[int, str]]) -> bool:
    """Say whether a mark behind some text is no quotation mark but a unit."""
    if not before[-1:].isdigit():
        return False
    return bool(_SECONDS.search(before) or (not waiting and _INCHES.search(before)))


def _straight_opens(text: str, at: int, start: int, stop: int, waiting: list[tuple[int, str]]) -> bool:
    could_open, could_close = _may_open(text, at, start, stop), _may_close(text, at, start, stop)
    if could_open != could_close:
        return could_open
    return not any(which == _STRAIGHT for _, which in waiting)


def _may_open(text: str, at: int, start: int, stop: int) -> bool:
    before = text[at - 1] if at > start else " "
    return at + 1 < stop and not text[at + 1].isspace() and (before.isspace() or before in '(["«„“/—–-')


def _may_close(text: str, at: int, start: int, stop: int) -> bool:
    after = text[at + 1] if at + 1 < stop else " "
    return at > start and not text[at - 1].isspace() and (after.isspace() or after in '.,;:!?)]"»”“/…—–-')


def _partner(waiting: list[tuple[int, str]], mark: str) -> int | None:
    """Return the place among the waiting marks of the nearest that *mark* may close."""
    for place in range(len(waiting) - 1, -1, -1):
        which = waiting[place][1]
        if _closes(which, mark):
            return place
    return None


def _closes(opening: str, mark: str) -> bool:
    return opening == mark == _STRAIGHT or mark in _OPENING.get(opening, "")
