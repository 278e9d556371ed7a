"""Matches that are no formulations, where they were asked for: names, lists, dates, signatures, stock phrases."""

from __future__ import annotations

from collections import defaultdict

from declcmp.messages import plural
from declcmp.model.reuse import Match, MatchKind, Relation
from declcmp.model.survey import Survey
from declcmp.renderers import View, cropped, kind_name, relation_name, visible
from declcmp.renderers.terminal.ink import style, wrapped
from declcmp.renderers.terminal.reuse_places import name_of, spot_of
from declcmp.renderers.terminal.styled import Text

#: Matches of one kind that are shown without --all.
_ROWS = 10


def matches(survey: Survey, view: View) -> list[Text]:
    """Return the matches of each kind but formulations, which stand in their families."""
    found: dict[MatchKind, list[Match]] = defaultdict(list)
    for match in survey.report.matches:
        if match.kind is not MatchKind.FORMULATION:
            found[match.kind].append(match)
    lines: list[Text] = []
    for kind in MatchKind:
        if found[kind]:
            lines += [Text(), *_section(survey, kind, found[kind], view)]
    return lines


def _section(survey: Survey, kind: MatchKind, found: list[Match], view: View) -> list[Text]:
    quiet = style("quiet", view)
    lines = [Text(f" {kind_name(kind)} · {len(found)}", style=style("heading", view))]
    shown = found if view.everything else found[:_ROWS]
    for match in shown:
        sides = [(side, name_of(survey, side.document), spot_of(survey, side)) for side in (match.a, match.b)]
        how = relation_name(match.relation)
        if match.relation is not Relation.VERBATIM:
            how += f" {min(match.score, 0.99):.2f}"
        head = Text()
        head.append(" · ".join(f"{name}, {spot}" for _side, name, spot in sides), style=style("place", view))
        head.append(f" · {how}", style=quiet)
        lines += wrapped(head, view.width, indent=3)
        texts = [match.a.text] if match.relation is Relation.VERBATIM else [match.a.text, match.b.text]
        for text in texts:
            lines += wrapped(Text(cropped(visible(text), 3 * (view.width - 5))), view.width, indent=5)
    if len(shown) < len(found):
        more = plural("{n} more (--all)", "{n} more (--all)", len(found) - len(shown))
        lines.append(Text(f"   … {more}", style=quiet))
    return lines
