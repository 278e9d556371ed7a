"""Which moves a Word file can show: those whose words were in one stretch, and are in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from declcmp.renderers.docx.fates import Status
from declcmp.renderers.docx.weave import Event

_STILL = {Status.MOVED_FROM: Status.DELETED, Status.MOVED_TO: Status.INSERTED}
_OLD = frozenset({Status.MOVED_FROM, Status.DELETED})
_NEW = frozenset({Status.MOVED_TO, Status.INSERTED})

#: Where a move's words were (True) or are (False), and the number of the move.
End = tuple[bool, int]


def settled(events: Sequence[Event]) -> list[Event]:
    """Return the events with every move that cannot be shown as one drawn as a deletion and an insertion."""
    shown = _shown(events)
    return [
        event
        if event.move is None or event.move in shown
        else replace(event, status=_STILL.get(event.status, event.status), move=None)
        for event in events
    ]


def ranges(events: Sequence[Event]) -> dict[End, range]:
    """Return the stretch of either end of each move, as indices of events."""
    found: dict[End, range] = {}
    for at, event in enumerate(events):
        if event.move is not None:
            end = (event.status in _OLD, event.move)
            found[end] = range(found.get(end, range(at, at)).start, at + 1)
    return found


def _shown(events: Sequence[Event]) -> set[int]:
    whole = {end for end, stretch in ranges(events).items() if _is_whole(end, [events[at] for at in stretch])}
    return {move for _, move in whole if {(True, move), (False, move)} <= whole}


def _is_whole(end: End, stretch: Sequence[Event]) -> bool:
    """Say whether a stretch holds nothing but one end of one move, with what was edited inside it."""
    was, move = end
    own = _OLD if was else _NEW
    alone = all(event.status in own and event.move in {move, None} for event in stretch)
    return alone and any(event.status in _STILL for event in stretch)
