"""Two texts at a glance: each a bar of its sentences, coloured by what happened to them; what corresponds is joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from declcmp.renderers.html.layout import Row

#: Units of a drawing, from the beginning of the longer text to its end.
SPAN = 1000.0
#: Neighbours of one kind are one segment up to this length: a text of thousands of sentences stays a small drawing.
_LONGEST = SPAN / 50
#: Segments are parted where they are long enough to lose it.
_GAP = 0.8


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a bar: where it begins, how long it is, what happened there, and the row that it leads to."""

    start: float
    length: float
    kind: str
    row: str


@dataclass(frozen=True, slots=True)
class Band:
    """What joins a stretch of the old bar and one of the new: the start and the end of each."""

    kind: str
    old: tuple[float, float]
    new: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Overview:
    """Both bars, and what joins them; bands that moved last, so that they are drawn over the others."""

    old: tuple[Segment, ...]
    new: tuple[Segment, ...]
    bands: tuple[Band, ...]


def overview(rows: Iterable[Row]) -> Overview:
    """Return the bars of all rows in reading order, as long as their texts are."""
    every = list(rows)
    # The old bar has a moved sentence where it stood: in the row of the place that it has left.
    old = [row for row in every if row.old and not (row.link and row.new)]
    new = [row for row in every if row.new]
    olds, news = _words(old), _words(new)
    scale = SPAN / max(sum(olds), sum(news), 1)
    old_at, new_at = _extents(old, olds, scale), _extents(new, news, scale)
    bands = []
    for row in new:
        if row.old:
            stood = f"{row.id}-left" if row.link else row.id
            bands.append(Band("moved" if row.link else row.kind, old_at[stood], new_at[row.id]))
    bands.sort(key=lambda band: band.kind == "moved")
    return Overview(tuple(_segments(old, old_at)), tuple(_segments(new, new_at)), tuple(bands))


def lane(rows: Iterable[Row]) -> tuple[Segment, ...]:
    """Return one bar of all rows in the order of the page."""
    every = list(rows)
    words = [max(row.weight, 1) for row in every]
    at = _extents(every, words, SPAN / max(sum(words), 1))
    return tuple(_segments(every, at))


def _words(rows: list[Row]) -> list[int]:
    return [max(row.weight, 1) for row in rows]


def _extents(rows: list[Row], words: list[int], scale: float) -> dict[str, tuple[float, float]]:
    found, at = {}, 0
    for row, count in zip(rows, words, strict=True):
        found[row.id] = (round(at * scale, 1), round((at + count) * scale, 1))
        at += count
    return found


def _segments(rows: list[Row], at: dict[str, tuple[float, float]]) -> Iterator[Segment]:
    run: tuple[Row, float, float] | None = None
    for row in rows:
        start, stop = at[row.id]
        if run and _kind(run[0]) == _kind(row) and stop - run[1] <= _LONGEST:
            run = (run[0], run[1], stop)
            continue
        if run:
            yield _segment(*run)
        run = (row, start, stop)
    if run:
        yield _segment(*run)


def _segment(row: Row, start: float, stop: float) -> Segment:
    length = stop - start
    return Segment(start, round(length - _GAP if length > 4 * _GAP else length, 1), _kind(row), row.id)


def _kind(row: Row) -> str:
    return "moved" if row.link else row.kind
