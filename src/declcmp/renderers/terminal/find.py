"""Occurrences of a formulation, on the screen: a timeline, then each by date, as a redline inside its context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from declcmp.messages import _, plural
from declcmp.model.provenance import FindReport, Hit, Mode, NearMiss
from declcmp.renderers import View, cropped, relation_name, short_name, visible, width_of
from declcmp.renderers.terminal.ink import painted, style, wrapped
from declcmp.renderers.terminal.redline import drawn
from declcmp.renderers.terminal.styled import Text

#: A longer passage is shown in its sentence, a shorter one on one line with what stands around it.
_SHORT = 48
#: What has less in common with the query than its inflected words is worth a redline.
_INFLECTED = 0.95
_NAME, _PLACE = 14, 34
_LEAST = 90
_LONGEST_BAR = 40


def render(report: FindReport, view: View) -> str:
    """Return the screen."""
    lines = [*_head(report, view)]
    if report.hits:
        lines += [Text(), *_timeline(report, view)]
        if not view.stat:
            lines += _concordance(report, view) if _is_short(report, view) else _blocks(report, view)
    else:
        lines += _nothing(report, view)
    return painted(lines, view)


def _head(report: FindReport, view: View) -> Iterator[Text]:
    query = visible(" ".join(report.parts))
    yield from wrapped(Text(f"«{cropped(query, 3 * view.width)}»", style=style("strong", view)), view.width, indent=1)
    if report.hits:
        count = plural("{n} occurrence", "{n} occurrences", len(report.hits))
        here = len({hit.passage.document for hit in report.hits})
        among = _("in {here} of {all} documents").format(here=here, all=report.documents)
        yield Text(f" {count} {among} · {_how(report.mode)}", style=style("quiet", view))
    if report.undated:
        note = _("without a date, placed last: {ids}").format(ids=visible(", ".join(report.undated)))
        yield from wrapped(Text(note, style=style("quiet", view)), view.width, indent=1)


def _how(mode: Mode) -> str:
    return {
        Mode.NEAR: _("in any form, near-duplicates too"),
        Mode.LEMMA: _("the same words in any form"),
        Mode.EXACT: _("exactly these words"),
    }[mode]


def _timeline(report: FindReport, view: View) -> Iterator[Text]:
    years = Counter((hit.date or "")[:4] for hit in report.hits)
    most = max(years.values())
    for year in sorted(years, key=lambda each: each or "9999"):
        length = max(round(years[year] / most * min(_LONGEST_BAR, most * 4)), 1)
        line = Text(f" {year or _('undated')} ")
        line.append("█" * length, style=style("place", view))
        line.append(f" {years[year]}")
        yield line


def _is_short(report: FindReport, view: View) -> bool:
    return view.width >= _LEAST and all(
        width_of(hit.passage.text) <= _SHORT and hit.score >= _INFLECTED for hit in report.hits
    )


def _concordance(report: FindReport, view: View) -> list[Text]:
    """Return a line for each occurrence, the words that were looked for in one column."""
    widest = max(width_of(visible(hit.passage.text)) for hit in report.hits)
    side = max((view.width - _PLACE - widest - 2) // 2, 10)
    lines = [Text()]
    for hit in report.hits:
        line = Text(" " + _place(hit), style=style("place", view))
        line.pad_right(max(_PLACE - line.cell_len, 0))
        before, after = visible(hit.context[: hit.place.start]), visible(hit.context[hit.place.stop :])
        left = cropped(before[::-1], side)[::-1]
        line.append(" " * (side - width_of(left)) + left)
        line.append(visible(hit.passage.text), style=style("loud", view))
        line.append(cropped(after, side))
        lines.append(line)
    return lines


def _place(hit: Hit) -> str:
    name = cropped(short_name(hit.passage.document, hit.about), _NAME)
    point = " " + _("p. {number}").format(number=visible(hit.point)) if hit.point else ""
    return cropped(f"{hit.date or _('undated')} {name}{point}", _PLACE - 2)


def _blocks(report: FindReport, view: View) -> list[Text]:
    lines = []
    for hit in report.hits:
        lines += [Text(), _title(hit, view), *wrapped(_in_context(hit, view), view.width, indent=3)]
    return lines


def _title(hit: Hit, view: View) -> Text:
    line = Text(" " + _place(hit), style=style("place", view))
    how = [relation_name(hit.relation), f"{hit.score:.2f}"]
    if hit.lines:
        how.append(_("line {number}").format(number=hit.lines[0]))
    if hit.partial:
        how.append(_("a part of it"))
    line.append(" · " + " · ".join(how), style=style("quiet", view))
    return line


def _in_context(hit: Hit, view: View) -> Text:
    before, after = visible(hit.context[: hit.place.start]), visible(hit.context[hit.place.stop :])
    quiet = style("quiet", view)
    return Text.assemble((before, quiet), "⟦", drawn(hit.edits, view), "⟧", (after, quiet))


def _nothing(report: FindReport, view: View) -> list[Text]:
    nothing = plural("Nothing found in {n} document.", "Nothing found in {n} documents.", report.documents)
    lines = [Text(f" {nothing}", style=style("strong", view))]
    if report.nearest is None:
        lines.append(
            Text(" " + _("None of them has any of these words, in whatever form."), style=style("quiet", view))
        )
        return lines
    hit = report.nearest.hit
    lines += [Text(), Text(" " + _("Closest:"), style=style("heading", view)), _title(hit, view)]
    lines += wrapped(_in_context(hit, view), view.width, indent=3)
    why = Text(_why(report, report.nearest), style=style("quiet", view))
    return [*lines, *wrapped(why, view.width, indent=3)]


def _why(report: FindReport, miss: NearMiss) -> str:
    """Return why what came closest is no match."""
    lacking = ", ".join(f"«{visible(word)}»" for word in miss.missing)
    if lacking:
        return _("No match, for it lacks {words}.").format(words=lacking)
    if report.mode is not Mode.NEAR:
        return _(
            "No match, for its words stand in other forms, apart or in another order; without --{mode} it is found."
        ).format(mode=report.mode.value)
    return _("No match, for it scores {score:.2f}, and {least:.2f} is wanted (--min-score).").format(
        score=miss.hit.score, least=report.min_score
    )
