"""What a corpus shares, on the screen: its documents, who stands in whom, and the formulations that recur."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from declcmp.messages import _, plural
from declcmp.model.reuse import Inheritance, MatchKind, Relation
from declcmp.model.survey import Survey, furthest
from declcmp.renderers import View, cropped, percent, relation_name, visible, width_of
from declcmp.renderers.terminal.ink import listed, painted, style, wrapped
from declcmp.renderers.terminal.reuse_families import detail, families
from declcmp.renderers.terminal.reuse_matches import matches
from declcmp.renderers.terminal.reuse_overlap import overlap
from declcmp.renderers.terminal.reuse_places import name_of
from declcmp.renderers.terminal.styled import Text

#: Rows that a person reads at a glance; --all shows the others.
_ROWS = 12
_LONGEST_BAR = 40
_LONGEST_NAME = 48


def render(survey: Survey, view: View) -> str:
    """Return the screen: in half a minute a reader knows how much is shared, by whom, and what."""
    if survey.family is not None:
        return painted(detail(survey, view), view)
    lines = [*_head(survey, view)]
    if survey.report.documents and (survey.report.overlap or len(survey.report.documents) > 1):
        lines += [Text(), *_documents(survey, view)]
        lines += overlap(survey, view)
    lines += families(survey, view)
    lines += matches(survey, view)
    return painted(lines, view)


def _head(survey: Survey, view: View) -> Iterator[Text]:
    quiet, strong = style("quiet", view), style("strong", view)
    reported = survey.reported
    parts = [plural("{n} document", "{n} documents", len(reported))]
    if len(reported) < len(survey.report.documents):
        parts = [_("{here} of {all} documents").format(here=len(reported), all=len(survey.report.documents))]
    years = [each.date[:4] for each in reported if each.date]
    if years:
        parts.append(years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}")
    parts.append(plural("{n} sentence", "{n} sentences", survey.sentences))
    yield from listed([Text(part) for part in parts], view.width, indent=1, between=Text(" · "))
    counts = [Text(part, style=strong) for part in _counts(survey)]
    yield from listed(counts, view.width, indent=1, between=Text(" · ", style=strong))
    for note in _notes(survey):
        yield from wrapped(Text(note, style=quiet), view.width, indent=1)


def _counts(survey: Survey) -> list[str]:
    """Return how many families there are, and what became of them; a sentence where nothing recurs."""
    found = survey.report.families
    if not found:
        if any(match.kind is not MatchKind.FORMULATION for match in survey.report.matches):
            return [plural("{n} match", "{n} matches", len(survey.report.matches))]
        if len(survey.report.documents) == 1:
            return [_("One document alone: there is nothing to compare it with (--within looks inside it).")]
        return [_("No formulation recurs.")]
    relations = Counter(furthest(family) for family in found)
    return [
        plural("{n} formulation recurs", "{n} formulations recur", len(found)),
        *(f"{relations[relation]} {relation_name(relation)}" for relation in Relation if relations[relation]),
    ]


def _notes(survey: Survey) -> Iterator[str]:
    undated = [id_ for id_ in survey.report.undated if id_ in survey.selected]
    if undated:
        yield _("without a date, placed last: {ids}").format(ids=_few(undated))
    if survey.unread:
        yield _("could not be read: {ids}").format(ids=_few([name for name, _why in survey.unread]))
    for each in survey.report.overlap:
        if min(each.a_share, each.b_share) >= 0.95:
            yield _("nearly the same text: {a} and {b}").format(a=visible(each.a), b=visible(each.b))


def _few(ids: list[str]) -> str:
    shown = ", ".join(visible(id_) for id_ in ids[:5])
    return shown + " " + _("and {n} more").format(n=len(ids) - 5) if len(ids) > 5 else shown


def _documents(survey: Survey, view: View) -> Iterator[Text]:
    """Yield a bar for each document: how much of it stands in an earlier one, and how much is new."""
    rows = survey.reported
    if len(rows) > _ROWS and not view.everything:
        most = sorted(rows, key=lambda each: -each.inherited)[:_ROWS]
        rows = tuple(each for each in rows if each in most)
    head = _("share of a text's words that stand in an earlier text")
    yield from wrapped(Text(head, style=style("heading", view)), view.width, indent=1)
    names = [name_of(survey, each.document) for each in rows]
    digits = max(len(str(each.words)) for each in rows)
    words = digits + max(width_of(_words(each).partition(" ")[2]) for each in rows)
    label = min(max(map(width_of, names)), _LONGEST_NAME, max(view.width // 2, 12), max(view.width - words - 12, 4))
    room = min(view.width - label - words - 13, _LONGEST_BAR)
    for name, each in zip(names, rows, strict=True):
        shown = cropped(name, label)
        line = Text(f"   {shown}{' ' * (label - width_of(shown))} ")
        line.append(f" {percent(each.inherited):>4} ")
        if room >= 8:
            filled = _filled(each.inherited, room)
            line.append("█" * filled, style=style("place", view))
            line.append("░" * (room - filled), style=style("quiet", view))
        count, _gap, unit = _words(each).partition(" ")
        line.append(f" {count:>{digits}} {unit}", style=style("quiet", view))
        yield line
    if len(rows) < len(survey.reported):
        yield _more(len(survey.reported) - len(rows), view)


def _more(count: int, view: View) -> Text:
    more = plural("{n} more document (--all)", "{n} more documents (--all)", count)
    return Text(f"   … {more}", style=style("quiet", view))


def _filled(share: float, room: int) -> int:
    """Return the cells of a bar that are full: none for nothing, all for the whole, and never so for less."""
    if share in {0.0, 1.0}:
        return round(share * room)
    return min(max(round(share * room), 1), room - 1)


def _words(each: Inheritance) -> str:
    return plural("{n} word", "{n} words", each.words)
