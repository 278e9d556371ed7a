"""A family over time, drawn: its wordings from left to right, each joined to the earlier one that it is nearest to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2, sqrt

from markupsafe import Markup

from declcmp.messages import _, plural
from declcmp.model.reuse import Relation
from declcmp.model.survey import Lineage
from declcmp.renderers import relation_name
from declcmp.renderers.html.atlas_index import Entry, Index
from declcmp.renderers.html.atlas_svg import element, figure, fitted, link
from declcmp.text.words import folds

#: Wordings with a lane of their own, and moments with a column of their own; what is more than that shares them.
_LANES, _MOMENTS = 14, 24
_LANE, _TOP, _SIDE, _BEND = 46.0, 16.0, 60.0, 44.0
#: The least and the widest distance of two moments; where there are so few that steps are named, it is wider.
_LEAST, _MOST, _NAMED_LEAST = 56.0, 170.0, 166.0
_NAMED, _TYPE, _RADIUS = 4, 12.0, 12.0
#: Documents of a cell that are said by name.
_SAID = 5


@dataclass(frozen=True, slots=True)
class _Cell:
    """Wordings of one lane and moment: their numbers in the family, from 0."""

    column: int
    lane: int
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """From one cell to another, and what became of the wording on the way."""

    old: _Cell
    new: _Cell
    relation: Relation


def genealogy(index: Index, family: int) -> Markup:
    """Return the drawing of a family, by its place among the lineages."""
    lineage = index.lineages[family]
    entries = [index.entries[variant.member.passage.document] for variant in lineage.variants]
    columns, moments = _columns(entries)
    lanes, crowded = _lanes(lineage)
    cells = _cells(columns, lanes)
    at = {member: cell for cell in cells for member in cell.members}
    xs = _places(moments, named=len(moments) <= _NAMED)
    steps = Counter(
        _Step(at[variant.nearest], at[place], variant.step)
        for place, variant in enumerate(lineage.variants)
        if variant.nearest is not None and at[variant.nearest] is not at[place]
    )
    named = len(moments) <= _NAMED
    foot = _TOP + _LANE * max(lanes) + 34
    drawn = [
        *(_step(step, count, xs) for step, count in steps.items()),
        *(_said(step, xs) for step in steps if named),
        *(_node(index, family, cell, entries, xs) for cell in cells),
        *_dates(moments, xs, foot, named=named),
    ]
    wide = xs[-1] + _SIDE
    if crowded:
        drawn.append(
            element("text", _("other wordings"), class_="year lane", x=wide - 34, y=_TOP + _LANE * max(lanes) + 4)
        )
        wide += _SIDE
    title = _("Genealogy: each wording is joined to the earlier one that it is nearest to")
    return figure(wide, foot + (40 if named else 26), title, *drawn, class_="genealogy")


def _columns(entries: Sequence[Entry]) -> tuple[list[int], list[Entry]]:
    """Return the column of each document, and the first document of each column: a day, or a period of many days."""
    days = list(dict.fromkeys(entry.date for entry in entries))
    size = -(-len(days) // _MOMENTS)
    column = {day: place // size for place, day in enumerate(days)}
    found = [column[entry.date] for entry in entries]
    return found, [entries[found.index(each)] for each in range(max(found) + 1)]


def _lanes(lineage: Lineage) -> tuple[list[int], bool]:
    """Return the lane of each member, one a wording, the first on top; and whether wordings share the last lane."""
    keys = [" ".join(folds(variant.member.passage.text)) for variant in lineage.variants]
    lane = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    crowded = len(lane) > _LANES
    if crowded:
        common = [key for key, _count in Counter(keys).most_common()]
        kept = [keys[0], *(key for key in common if key != keys[0])][: _LANES - 1]
        lane = {key: place for place, key in enumerate(key for key in lane if key in set(kept))}
    return [lane.get(key, len(lane)) for key in keys], crowded


def _cells(columns: Sequence[int], lanes: Sequence[int]) -> list[_Cell]:
    groups: dict[tuple[int, int], list[int]] = {}
    for member, place in enumerate(zip(columns, lanes, strict=True)):
        groups.setdefault(place, []).append(member)
    return [_Cell(*place, tuple(members)) for place, members in groups.items()]


def _places(moments: Sequence[Entry], *, named: bool) -> list[float]:
    """Return the place of each moment: longer times are wider, but not in proportion, so that nothing is crowded."""
    least = _NAMED_LEAST if named else _LEAST
    xs = [_SIDE]
    for before, after in pairwise(moments):
        months = (after.day - before.day) / 30 if after.day and before.day else 12.0
        xs.append(xs[-1] + min(max(least, least * 0.6 + 10 * log2(1 + max(months, 0))), _MOST))
    return xs


def _centre(cell: _Cell, xs: Sequence[float]) -> tuple[float, float]:
    return xs[cell.column], _TOP + _LANE * cell.lane


def _step(step: _Step, count: int, xs: Sequence[float]) -> Markup:
    """Return a line that leaves for the lane of the later wording at once, and runs on in it: nothing stands there."""
    (x1, y1), (x2, y2) = _centre(step.old, xs), _centre(step.new, xs)
    if y1 == y2 or x1 == x2:
        path = f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
    else:
        bend = min(x2 - x1, _BEND)
        half, bent = f"{x1 + bend / 2:.1f}", f"{x1 + bend:.1f}"
        path = f"M{x1:.1f} {y1:.1f}C{half} {y1:.1f} {half} {y2:.1f} {bent} {y2:.1f}H{x2:.1f}"
    wide = min(1.5 + sqrt(count) / 2, 6.0)
    return element("path", class_=f"step step-{step.relation}", d=path, stroke_width=wide)


def _said(step: _Step, xs: Sequence[float]) -> Markup:
    """Return what became of the earlier wording, over the line."""
    (x1, _y1), (x2, y2) = _centre(step.old, xs), _centre(step.new, xs)
    words = relation_name(step.relation)
    return element("text", words, class_="said-step", x=(x1 + _BEND + x2 - _RADIUS) / 2, y=y2 - 6)


def _node(index: Index, family: int, cell: _Cell, entries: Sequence[Entry], xs: Sequence[float]) -> Markup:
    (x, y), count = _centre(cell, xs), len(cell.members)
    number = str(cell.members[0] + 1) if count == 1 else f"×{count}"
    radius = _RADIUS + (min(sqrt(count), 6.0) if count > 1 else 0.0)
    names = ", ".join(entries[member].full for member in cell.members[:_SAID])
    title = f"{cell.members[0] + 1}. {names}" if count == 1 else f"{_texts(count)}: {names}{', …' * (count > _SAID)}"
    kind = "origin" if 0 in cell.members else "other"
    return link(
        index.family(family, cell.members[0]),
        element("circle", class_=f"node {kind}", cx=x, cy=y, r=radius),
        element("text", number, class_=f"number on-{kind}", x=x, y=y + 4),
        title=title,
    )


def _texts(count: int) -> str:
    return plural("{n} wording", "{n} wordings", count)


def _dates(moments: Sequence[Entry], xs: Sequence[float], y: float, *, named: bool) -> Iterator[Markup]:
    """Yield the dates of the moments below them, and the names of the documents where there is room."""
    yield element("line", class_="axis", x1=xs[0] - _RADIUS, x2=xs[-1] + _RADIUS, y1=y, y2=y)
    for entry, x in zip(moments, xs, strict=True):
        yield element("line", class_="tick", x1=x, x2=x, y1=y, y2=y + 5)
        yield element("text", entry.date[: 10 if named else 7] or _("undated"), class_="year", x=x, y=y + 18)
        if named:
            yield element("text", fitted(entry.name, 2 * _SIDE, _TYPE), class_="place", x=x, y=y + 33)
