"""A network of documents, who shares formulations with whom: few in a circle, many from left to right in time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt

from markupsafe import Markup

from declcmp.messages import _, plural
from declcmp.model.reuse import MatchKind
from declcmp.renderers.html.atlas_index import Entry, Index
from declcmp.renderers.html.atlas_svg import element, figure, fitted, link

#: So many documents stand in a circle; of more, so many of the strongest ties are drawn, in so many columns of time.
_IN_A_CIRCLE, _TIES, _COLUMNS = 40, 400, 30
#: Ties whose number of formulations is written beside them, where there are no more.
_NUMBERED = 12
_WIDEST, _TYPE = 14.0, 12.0
#: Pixels of the drawing of many, and documents in it that are named: those of most ties.
_WIDTH, _HEIGHT, _EDGE, _NAMED = 1080.0, 460.0, 30.0, 16
_LONGEST, _SWEEPS = 160.0, 12

Ties = Mapping[tuple[str, str], int]


def network(index: Index) -> Markup:
    """Return the drawing: the width of a line is how many formulations two documents share."""
    ties = _ties(index)
    if len(index.entries) <= _IN_A_CIRCLE:
        return _circle(index, ties)
    strongest = sorted(ties, key=lambda pair: (-ties[pair], pair))[:_TIES]
    return _layers(index, {pair: ties[pair] for pair in strongest})


def _ties(index: Index) -> Ties:
    """Return how many formulations each pair of documents shares, the earlier document first."""
    order = {id_: place for place, id_ in enumerate(index.entries)}
    shared = set()
    for each in index.survey.report.matches:
        one, other = sorted((each.a.document, each.b.document), key=order.__getitem__)
        if each.kind is MatchKind.FORMULATION and one != other:
            shared.add((one, other, each.family or each.id))
    return Counter((one, other) for one, other, _family in sorted(shared))


def _circle(index: Index, ties: Ties) -> Markup:
    """Return documents clockwise in order of time, the first one on top."""
    entries = list(index.entries.values())
    radius = max(74.0, len(entries) * 15 / pi)
    crowded = len(entries) > 12
    room = 130.0 if crowded else 90.0
    width, height = 2 * (radius + room), 2 * (radius + (room if crowded else 46.0))
    centre = (width / 2, height / 2)
    angles = {e.id: 2 * pi * at / len(entries) - pi / 2 for at, e in enumerate(entries)}
    points = {id_: (centre[0] + radius * cos(a), centre[1] + radius * sin(a)) for id_, a in angles.items()}
    most = max(ties.values(), default=1)
    lines = [_chord(index, pair, points, centre, (count, most)) for pair, count in _weakest_first(ties)]
    numbers = [_number(pair, points, centre, count) for pair, count in ties.items()] if len(ties) <= _NUMBERED else []
    nodes = [
        link(
            index.document(entry.id),
            _node(index, entry, points[entry.id], ties),
            _spoke(entry, points[entry.id], angles[entry.id]) if crowded else _name(entry, points[entry.id], centre),
            title=_said(entry, ties),
        )
        for entry in entries
    ]
    return figure(width, height, _title(), *lines, *numbers, *nodes, class_="network", grows=True)


def _title() -> str:
    return _("Network of documents: the width of a line is how many formulations two of them share")


def _weakest_first(ties: Ties) -> list[tuple[tuple[str, str], int]]:
    return sorted(ties.items(), key=lambda tie: (tie[1], tie[0]))


def _chord(
    index: Index,
    pair: tuple[str, str],
    points: Mapping[str, tuple[float, float]],
    centre: tuple[float, float],
    weight: tuple[int, int],
) -> Markup:
    (x1, y1), (x2, y2) = points[pair[0]], points[pair[1]]
    # Half way to the centre, so that lines between neighbours do not hide one another.
    mid = ((x1 + x2) / 4 + centre[0] / 2, (y1 + y2) / 4 + centre[1] / 2)
    path = f"M{x1:.1f} {y1:.1f}Q{mid[0]:.1f} {mid[1]:.1f} {x2:.1f} {y2:.1f}"
    names = _("{a} and {b}").format(a=index.entries[pair[0]].full, b=index.entries[pair[1]].full)
    title = element("title", f"{names}: {_formulations(weight[0])}")
    return element("path", title, class_="tie", d=path, stroke_width=_thickness(*weight))


def _formulations(count: int) -> str:
    return plural("{n} shared formulation", "{n} shared formulations", count)


def _thickness(count: int, most: int) -> float:
    return max(_WIDEST * count / max(most, 4), 1.0)


def _number(
    pair: tuple[str, str], points: Mapping[str, tuple[float, float]], centre: tuple[float, float], count: int
) -> Markup:
    (x1, y1), (x2, y2) = points[pair[0]], points[pair[1]]
    at = ((x1 + x2) * 3 / 8 + centre[0] / 4, (y1 + y2) * 3 / 8 + centre[1] / 4)
    return element("text", str(count), class_="count", x=at[0], y=at[1] + 4)


def _node(index: Index, entry: Entry, at: tuple[float, float], ties: Ties) -> Markup:
    strength = sum(count for pair, count in ties.items() if entry.id in pair)
    radius = min(5 + sqrt(strength), 13.0) if len(index.entries) <= 12 else 4.5
    return element("circle", class_=f"node source-{entry.colour}", cx=at[0], cy=at[1], r=radius)


def _name(entry: Entry, at: tuple[float, float], centre: tuple[float, float]) -> Markup:
    side = 0 if abs(at[0] - centre[0]) < 12 else 1 if at[0] > centre[0] else -1
    above = at[1] < centre[1]
    x = at[0] + side * 16
    y = at[1] + (0 if side else -34 if above else 24)
    lines = (entry.date[:7] or _("undated"), fitted(entry.name, 74.0 if side else 170.0, _TYPE))
    spans = [element("tspan", line, x=x, y=y + 13 * n, class_=None if n else "date") for n, line in enumerate(lines)]
    anchor = {0: "middle", 1: "start", -1: "end"}[side]
    return element("text", *spans, class_=f"label {anchor}")


def _spoke(entry: Entry, at: tuple[float, float], angle: float) -> Markup:
    """Return a name that points away from the centre."""
    turned = cos(angle) < -1e-9
    degrees = angle * 180 / pi + (180 if turned else 0)
    words = fitted(f"{entry.date[:7]} {entry.name}", 112.0, 11.0)
    place = f"translate({at[0]:.1f} {at[1]:.1f}) rotate({degrees:.1f})"
    return element(
        "text", words, class_=f"label small {'end' if turned else 'start'}", x=-9 if turned else 9, y=4, transform=place
    )


def _said(entry: Entry, ties: Ties) -> str:
    partners = sum(entry.id in pair for pair in ties)
    return f"{entry.full}: " + plural("tied to {n} document", "tied to {n} documents", partners)


def _layers(index: Index, ties: Ties) -> Markup:
    """Return documents from left to right in order of time, each near the height of those that it is tied to."""
    tied = {id_ for pair in ties for id_ in pair}
    entries = [entry for entry in index.entries.values() if entry.id in tied]
    columns = _by_time(entries)
    heights = _heights(columns, ties)
    step = (_WIDTH - 2 * _EDGE) / max(len(columns) - 1, 1)
    points = {e.id: (_EDGE + step * at, heights[e.id]) for at, column in enumerate(columns) for e in column}
    most = max(ties.values(), default=1)
    strength: Counter[str] = Counter()
    for pair, count in ties.items():
        strength.update(dict.fromkeys(pair, count))
    strongest = [index.entries[id_] for id_ in sorted(strength, key=lambda id_: (-strength[id_], id_))[:_NAMED]]
    lines = [_curve(index, pair, points, (count, most)) for pair, count in _weakest_first(ties)]
    nodes = [
        link(
            index.document(entry.id),
            element("circle", class_="node", cx=points[entry.id][0], cy=points[entry.id][1], r=4),
            title=_said(entry, ties),
        )
        for entry in entries
    ]
    labels = [_beside(entry, points[entry.id]) for entry in _apart(strongest, points)]
    years = [
        element("text", column[0].date[:4], class_="year", x=_EDGE + step * at, y=_HEIGHT + 16)
        for at, column in enumerate(columns)
        if column and (at % 5 == 0 or at == len(columns) - 1)
    ]
    return figure(_WIDTH, _HEIGHT + 24, _title(), *lines, *nodes, *labels, *years, class_="network many")


def _by_time(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return documents in columns of about as many each, in order of time."""
    size = -(-len(entries) // _COLUMNS)
    return [list(entries[at : at + size]) for at in range(0, len(entries), size)]


def _heights(columns: Sequence[Sequence[Entry]], ties: Ties) -> dict[str, float]:
    """Return a height for each document: that of its column in which most ties run level (barycentres, to and fro)."""
    partners: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (one, other), count in ties.items():
        partners[one].append((other, count))
        partners[other].append((one, count))
    heights: dict[str, float] = {}
    orders = [[entry.id for entry in column] for column in columns]
    for order in orders:
        _spread(order, heights)
    for sweep in range(_SWEEPS):
        for order in orders if sweep % 2 == 0 else reversed(orders):
            level = {
                id_: sum(heights[other] * count for other, count in partners[id_])
                / sum(count for _other, count in partners[id_])
                for id_ in order
            }
            order.sort(key=lambda id_: (level[id_], id_))
            _spread(order, heights)
    return heights


def _spread(order: Sequence[str], heights: dict[str, float]) -> None:
    for place, id_ in enumerate(order):
        heights[id_] = _EDGE + (_HEIGHT - 2 * _EDGE) * (place + 0.5) / len(order)


def _curve(
    index: Index, pair: tuple[str, str], points: Mapping[str, tuple[float, float]], weight: tuple[int, int]
) -> Markup:
    (x1, y1), (x2, y2) = points[pair[0]], points[pair[1]]
    # Documents of one column are joined by a bow to the right.
    out, back = ((x1 + x2) / 2,) * 2 if x2 > x1 else (x1 + 18.0, x2 + 18.0)
    path = f"M{x1:.1f} {y1:.1f}C{out:.1f} {y1:.1f} {back:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    names = _("{a} and {b}").format(a=index.entries[pair[0]].full, b=index.entries[pair[1]].full)
    title = element("title", f"{names}: {_formulations(weight[0])}")
    return element("path", title, class_="tie", d=path, stroke_width=max(8.0 * weight[0] / weight[1], 0.6))


def _apart(entries: Sequence[Entry], points: Mapping[str, tuple[float, float]]) -> list[Entry]:
    """Return the documents whose names do not run into that of one before them."""
    found: list[Entry] = []
    for entry in entries:
        x, y = points[entry.id]
        if all(abs(points[o.id][0] - x) > _LONGEST or abs(points[o.id][1] - y) > _TYPE for o in found):
            found.append(entry)
    return found


def _beside(entry: Entry, at: tuple[float, float]) -> Markup:
    end = at[0] > _WIDTH * 0.75
    words = fitted(entry.full, _LONGEST - 10, 11.0)
    return element(
        "text", words, class_=f"label small {'end' if end else 'start'}", x=at[0] + (-8 if end else 8), y=at[1] - 6
    )
