"""Who stands in whom: a heat map of the shares that documents have in common, in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from declcmp.messages import _
from declcmp.renderers import percent
from declcmp.renderers.html.atlas_index import Entry, Index, short_heads
from declcmp.renderers.html.atlas_svg import element, figure, fitted, link, text_width

#: Shares from which a cell is a shade denser.
STEPS = (0.0, 0.03, 0.10, 0.30, 0.60)
#: Documents of a map: up to so many have large cells, and no map has more than so many.
FEW, MOST = 12, 40
#: Documents that stand together in a map of some of many.
_CLUSTER = 10
_NAME, _WIDE_NAME = 138.0, 174.0


@dataclass(frozen=True, slots=True)
class _Size:
    """Pixels of a cell, of the room for names on the left, and of the heads above; and the size of the type."""

    cell: float
    names: float
    heads: float
    type: float


def heat_map(index: Index) -> Markup:
    """Return the drawing: a row is a document, a column is one that its words stand in."""
    entries = shown(index)
    few = len(entries) <= FEW
    names = max((text_width(_name(entry, few=few), 12) for entry in entries), default=0) + 12
    size = _Size(38, min(names, _NAME), 36, 12) if few else _Size(23, min(names, _WIDE_NAME), 22, 10)
    width = size.names + size.cell * len(entries) + 1
    drawn = [
        *_heads(index, entries, size, few=few),
        *(part for row, entry in enumerate(entries) for part in _row(index, entries, row, entry, size, few=few)),
    ]
    title = _("Heat map: which share of a row's words stands in a column's text")
    return figure(width, size.heads + size.cell * len(entries) + 1, title, *drawn, class_="heat", grows=True)


def shown(index: Index) -> list[Entry]:
    """Return the documents of the map: all in order of time, or of many those that share most, alike ones together."""
    entries = list(index.entries.values())
    if len(entries) <= MOST:
        return entries
    order = {entry.id: place for place, entry in enumerate(entries)}
    overlap = sorted(
        index.survey.report.overlap, key=lambda each: (-max(each.a_share, each.b_share), order[each.a], order[each.b])
    )
    pairs = [(each.a, each.b) for each in overlap]
    chosen: dict[str, None] = {}
    for pair in pairs:
        if len(chosen.keys() | set(pair)) <= MOST:
            chosen |= dict.fromkeys(pair)
    clusters = {id_: [id_] for id_ in chosen}
    for a, b in pairs:
        one, other = clusters.get(a), clusters.get(b)
        if one and other and one is not other and len(one) + len(other) <= _CLUSTER:
            one += other
            clusters |= dict.fromkeys(other, one)
    groups = {id(group): sorted(group, key=order.__getitem__) for group in clusters.values()}.values()
    return [index.entries[id_] for group in sorted(groups, key=lambda g: order[g[0]]) for id_ in group]


def _name(entry: Entry, *, few: bool) -> str:
    return f"{entry.date[:7]} {entry.name}".strip() if few else f"{entry.number}. {entry.full}"


def _heads(index: Index, entries: Sequence[Entry], size: _Size, *, few: bool) -> Iterator[Markup]:
    for column, (entry, head) in enumerate(zip(entries, short_heads(entries), strict=True)):
        at = size.names + size.cell * (column + 0.5)
        lines = head if few else (str(entry.number),)
        words = [
            element("tspan", line, x=at, y=size.heads - 8 - 13 * (len(lines) - 1 - number))
            for number, line in enumerate(lines)
        ]
        yield link(index.document(entry.id), element("text", *words, class_="head"), title=entry.full)


def _row(index: Index, entries: Sequence[Entry], row: int, entry: Entry, size: _Size, *, few: bool) -> Iterator[Markup]:
    y = size.heads + size.cell * row
    words = fitted(_name(entry, few=few), size.names - 10, 12)
    name = element("text", words, class_="name", x=size.names - 8, y=y + size.cell / 2 + 4)
    yield link(index.document(entry.id), name, title=entry.full)
    for column, other in enumerate(entries):
        yield _cell(index, entry, other, (size.names + size.cell * column, y), size, few=few)


def _cell(index: Index, row: Entry, column: Entry, at: tuple[float, float], size: _Size, *, few: bool) -> Markup:
    share = index.share(row, column)
    side = size.cell - 1
    shade = "self" if row is column else f"heat-{sum(share >= step for step in STEPS)}" if share else "none"
    square = element("rect", class_=shade, x=at[0] + 0.5, y=at[1] + 0.5, width=side, height=side, rx=2)
    if not share:
        return square
    words = percent(share) if few else f"{share * 100:.0f}"
    text = element("text", words, class_=f"on-{shade}", x=at[0] + size.cell / 2, y=at[1] + size.cell / 2 + 4)
    said = _("{share} of {row} stands in {column}").format(share=percent(share), row=row.full, column=column.full)
    # So many stops would be in the way of the keyboard; what a cell leads to is on the pages of both documents too.
    href = f"{index.part('formulations')}" if few else ""
    pair = f"{row.number} {column.number}"
    return link(href, square, text, title=said, class_="cell", data_pair=pair if few else None)
