"""The documents of a corpus on a time axis: a column each, or one a period where they are many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from declcmp.messages import _, plural
from declcmp.renderers import percent
from declcmp.renderers.html.atlas_index import Entry, Index
from declcmp.renderers.html.atlas_svg import band, element, figure, fitted, joined, link, text_width

#: The height of the highest column, and of what stands over it and of the years below it, in pixels.
_HIGHEST, _HEAD, _FOOT = 110.0, 6.0, 26.0
_WIDE, _NARROW = 14.0, 10.0
#: Where the axis begins and ends, in per cent of the width; what has no date stands at the end of it.
_LEFT, _RIGHT, _WITHOUT_UNDATED = 3.0, 97.0, 88.0
_LABEL, _LINE, _LONGEST = 12.0, 18.0, 210.0
#: The narrowest drawing in which labels must not run into one another: a telephone's.
_NARROWEST = 310.0
#: Up to so many documents each has a label; up to so many, a column of its own.
_LABELLED, _ALONE = 10, 48
_PERIODS = 64
_TICKS = 8
#: Dates that are said one by one.
_SAID = 6


@dataclass(frozen=True, slots=True)
class _Axis:
    """Days, and the place of each in per cent of the width."""

    first: int
    last: int
    stop: float

    def at(self, day: int | None) -> float:
        if day is None:
            return _RIGHT
        if self.first == self.last:
            return (_LEFT + self.stop) / 2
        return _LEFT + (self.stop - _LEFT) * (day - self.first) / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class _Column:
    """Documents of one time, and the place of that on the axis."""

    x: float
    entries: tuple[Entry, ...]

    @property
    def words(self) -> int:
        return sum(entry.words for entry in self.entries)

    @property
    def inherited(self) -> float:
        return sum(entry.words * entry.inherited for entry in self.entries) / (self.words or 1)


def timeline(index: Index) -> Markup:
    """Return the drawing: the height of a column is words, the lower part of it stands in earlier documents."""
    entries = list(index.entries.values())
    days = [entry.day for entry in entries if entry.day]
    stop = _RIGHT if len(days) == len(entries) else _WITHOUT_UNDATED
    axis = _Axis(min(days, default=0), max(days, default=0), stop)
    columns = _columns(entries, axis)
    levels = _levels(columns) if len(entries) <= _LABELLED else {}
    base = _HEAD + _HIGHEST
    height = base + _FOOT + _LINE * (max(levels.values()) + 1 if levels else 0)
    scale = _HIGHEST / max(max((column.words for column in columns), default=1), 1)
    drawn = [
        *_ticks(axis, base),
        *(_leader(column, levels[at], base) for at, column in enumerate(columns) if levels),
        element("line", class_="axis", x1="0", x2="100%", y1=base, y2=base),
        *(_drawn(index, column, scale, base) for column in columns),
        *(_label(index, column, levels[at], base) for at, column in enumerate(columns) if levels),
    ]
    if stop < _RIGHT and not levels:
        drawn.append(_tick(_RIGHT, base, _("undated")))
    title = _("Documents in time: the height of a column is its words, the lower part of it stands in earlier texts")
    return figure("100%", height, title, *drawn, class_="timeline")


def _columns(entries: Sequence[Entry], axis: _Axis) -> list[_Column]:
    if len(entries) <= _ALONE:
        return [_Column(axis.at(entry.day), (entry,)) for entry in entries]
    periods: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        periods[round(axis.at(entry.day) / 100 * _PERIODS)].append(entry)
    return [_Column(period * 100 / _PERIODS, tuple(group)) for period, group in sorted(periods.items())]


def _drawn(index: Index, column: _Column, scale: float, base: float) -> Markup:
    """Return a column, which leads to its document, or to the first of them in the list."""
    alone = len(column.entries) == 1
    first, height = column.entries[0], max(column.words * scale, 2.0)
    low = height * column.inherited
    wide = _WIDE if len(index.entries) <= _ALONE else _NARROW
    parts = [
        element("rect", class_="new", x=_x(column), y=base - height, width=wide, height=height),
        element("rect", class_="inherited", x=_x(column), y=base - low, width=wide, height=low),
    ]
    name = first.full if alone else _period(column)
    said = [name, plural("{n} word", "{n} words", column.words)]
    said.append(_("{share} in earlier texts").format(share=percent(column.inherited)))
    href = index.document(first.id) if alone else f"{index.part('documents')}"
    moved = element("g", *parts, transform=f"translate({-wide / 2} 0)")
    reported = any(entry.file for entry in column.entries)
    return link(href, moved, title=" · ".join(said), class_=None if reported else "beside")


def _period(column: _Column) -> str:
    documents = plural("{n} document", "{n} documents", len(column.entries))
    dates = [entry.date for entry in column.entries if entry.date]
    return f"{dates[0]} – {dates[-1]}: {documents}" if dates else documents


def _levels(columns: Sequence[_Column]) -> Mapping[int, int]:
    """Return the line of each label: none runs into another one or over the leader of one, however narrow the page.

    Labels of the left half begin at their columns, those of the right half end there.
    """
    levels: dict[int, int] = {}
    left = [at for at, column in enumerate(columns) if column.x < 50]
    right = [at for at, column in enumerate(columns) if column.x >= 50]
    for at in (*reversed(left), *right):
        levels[at] = max((levels[o] + 1 for o in levels if _meets(columns[at], columns[o])), default=0)
    return levels


def _meets(column: _Column, other: _Column) -> bool:
    """Say whether the label of a column reaches to that of another one, or to its leader."""
    one, two = (_reach(each) for each in (column, other))
    return one[0] < two[1] + 6 and two[0] < one[1] + 6


def _reach(column: _Column) -> tuple[float, float]:
    at, width = column.x / 100 * _NARROWEST, text_width(_words(column.entries[0]), _LABEL)
    return (at, at + width) if column.x < 50 else (at - width, at)


def _leader(column: _Column, level: int, base: float) -> Markup:
    return element("line", class_="leader", x1=_x(column), x2=_x(column), y1=base, y2=_line(level, base))


def _label(index: Index, column: _Column, level: int, base: float) -> Markup:
    entry = column.entries[0]
    side, nudge = ("start", "3") if column.x < 50 else ("end", "-3")
    words = element("text", _words(entry), class_=f"label {side}", x=_x(column), dx=nudge, y=_line(level, base))
    return link(index.document(entry.id), words)


def _words(entry: Entry) -> str:
    return f"{fitted(entry.full, _LONGEST, _LABEL)} · {percent(entry.inherited)}"


def _line(level: int, base: float) -> float:
    return base + _FOOT + _LINE * level + 9


def _ticks(axis: _Axis, base: float) -> Iterator[Markup]:
    """Yield the years, as many as fit."""
    if axis.first == axis.last:
        return
    first, last = date.fromordinal(axis.first).year, date.fromordinal(axis.last).year
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100, 250, 1000, 10_000) if (last - first) / each <= _TICKS)
    for year in range(first - first % step, last + 1, step):
        if year >= 1 and (day := date(year, 1, 1).toordinal()) >= axis.first:
            yield _tick(axis.at(day), base, str(year))


def _tick(x: float, base: float, words: str) -> Markup:
    at = f"{x:.2f}%"
    line = element("line", class_="tick", x1=at, x2=at, y1=base, y2=base + 5)
    return joined((line, element("text", words, class_="year", x=at, y=base + 17)))


def _x(column: _Column) -> str:
    return f"{column.x:.2f}%"


def spark(index: Index, entries: Sequence[Entry]) -> Markup:
    """Return the axis in small, with a dot for each of some documents, earliest first."""
    days = [entry.day for entry in index.entries.values() if entry.day]
    axis = _Axis(min(days, default=0), max(days, default=0), _RIGHT)
    first, *later = dict.fromkeys(round(axis.at(entry.day)) for entry in entries)
    drawn = []
    if later:
        # Lines of no length with round ends: dots that stay round however wide the drawing is.
        drawn.append(element("path", class_="later", d="".join(f"M{x} 7h0" for x in later)))
    drawn.append(element("path", class_="first", d=f"M{first} 7h0"))
    dates = list(dict.fromkeys(entry.date or _("undated") for entry in entries))
    said = dates if len(dates) <= _SAID else [dates[0], "…", dates[-1]]
    return band(100, 14, _("in time: {dates}").format(dates=", ".join(said)), *drawn, class_="spark")
