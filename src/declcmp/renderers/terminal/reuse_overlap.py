"""Who stands in whom: a heat map where it fits on the screen, else the pairs that share most."""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.messages import _, plural
from declcmp.model.survey import Survey
from declcmp.renderers import View, cropped, percent, width_of
from declcmp.renderers.terminal.ink import style, wrapped
from declcmp.renderers.terminal.reuse_places import heads, name_of
from declcmp.renderers.terminal.styled import Text

#: Shares from which a cell is a shade denser, and the shades.
_STEPS = (0.0, 0.03, 0.10, 0.30)
_SHADES = "░▒▓█"
_CELL = 6
_ROWS = 12
_LEAST_NAME, _LONGEST_NAME = 18, 48


def overlap(survey: Survey, view: View) -> list[Text]:
    """Return the share of each document's words that stand in each other, both ways; nothing where none do."""
    if not survey.report.overlap:
        return []
    rows = [each.document for each in survey.reported]
    columns = [each.document for each in survey.report.documents]
    marks = heads(survey, columns)
    room = view.width - 4 - sum(max(width_of(mark), _CELL) + 2 for mark in marks)
    if len(columns) <= _ROWS and room >= _LEAST_NAME:
        return [
            Text(),
            *_heat_map(survey, rows, dict(zip(columns, marks, strict=True)), min(room, _LONGEST_NAME), view),
        ]
    return [Text(), *_pairs(survey, view)]


def _shares(survey: Survey) -> dict[tuple[str, str], float]:
    found = {}
    for each in survey.report.overlap:
        found[each.a, each.b] = each.a_share
        found[each.b, each.a] = each.b_share
    return found


def _heat_map(survey: Survey, rows: list[str], marks: dict[str, str], room: int, view: View) -> Iterator[Text]:
    shares = _shares(survey)
    head = _("share of a row's words that stand in a column's text")
    yield from wrapped(Text(head, style=style("heading", view)), view.width, indent=1)
    numbered = any(mark.startswith("№") for mark in marks.values())
    names = {id_: f"{marks[id_]}  {name_of(survey, id_)}" if numbered else name_of(survey, id_) for id_ in rows}
    label = min(max(map(width_of, names.values())), room)
    line = Text("   " + " " * label)
    for mark in marks.values():
        line.append("  " + " " * (max(width_of(mark), _CELL) - width_of(mark)) + mark, style=style("place", view))
    yield line
    for row in rows:
        name = cropped(names[row], label)
        line = Text(f"   {name}{' ' * (label - width_of(name))}")
        for column, mark in marks.items():
            cell = _cell(shares.get((row, column)), view, same=row == column)
            line.append(" " * (max(width_of(mark), _CELL) + 2 - cell.cell_len))
            line.append_text(cell)
        yield line


def _cell(share: float | None, view: View, *, same: bool) -> Text:
    if same or not share:
        return Text("·" if same else "–", style=style("quiet", view))
    shade = sum(share >= step for step in _STEPS) - 1
    ink = style(f"heat {shade}", view)
    return Text.assemble((f"{_SHADES[shade]} ", ink), f"{percent(share):>4}")


def _pairs(survey: Survey, view: View) -> Iterator[Text]:
    """Yield the pairs of documents that share most, for a corpus of more documents than a screen has columns."""
    found = sorted(survey.report.overlap, key=lambda each: (-max(each.a_share, each.b_share), each.a, each.b))
    shown = found if view.everything else found[:_ROWS]
    head = _("pairs that share most: how much of the first stands in the second, and the reverse")
    yield from wrapped(Text(head, style=style("heading", view)), view.width, indent=1)
    room = max((view.width - 22) // 2, 8)
    names = [[cropped(name_of(survey, id_), room) for id_ in (each.a, each.b)] for each in shown]
    label = max(width_of(pair[0]) for pair in names)
    for each, (one, other) in zip(shown, names, strict=True):
        line = Text("   ")
        for share in (each.a_share, each.b_share):
            line.append_text(_cell(share, view, same=False))
            line.append(" ")
        line.append(f" {one}{' ' * (label - width_of(one))} · {other}")
        yield line
    if len(shown) < len(found):
        more = plural("{n} more pair (--all)", "{n} more pairs (--all)", len(found) - len(shown))
        yield Text(f"   … {more}", style=style("quiet", view))
