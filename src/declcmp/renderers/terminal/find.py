"""Occurrences of a formulation, on the screen: a timeline, then each by date, as a redline inside its context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from declcmp.messages import _, plural
from declcmp.model import EditClass
from declcmp.model.provenance import FindReport, Hit, Mode, NearMiss
from declcmp.renderers import View, cropped, how_found, short_name, spot_name, visible, width_of
from declcmp.renderers.terminal.ink import listed, painted, style, wrapped
from declcmp.renderers.terminal.redline import drawn
from declcmp.renderers.terminal.styled import Text

#: A longer passage is shown in its sentence, a shorter one on one line with what stands around it.
_SHORT = 48
_LEAST = 90
#: Of a screen, what the column of places takes at most; and what stands beside the words on either side, at least.
_PLACE_SHARE, _LEAST_SIDE = 0.45, 10
_LONGEST_BAR = 40


def render(report: FindReport, view: View) -> str:
    """Return the screen."""
    # Other endings are what a search by words is for, no other wording: the new ones stand for both.
    view = replace(view, hidden=view.hidden | {EditClass.INFLECTION})
    lines = [*_head(report, view)]
    if report.hits:
        lines += [Text(), *_timeline(report, view)]
        if not view.stat:
            lines += _hits(report, view)
            lines += _unfound(report, view)
    else:
        lines += _nothing(report, view)
    return painted(lines, view)


def _head(report: FindReport, view: View) -> Iterator[Text]:
    query = f"«{cropped(visible(report.parts[0]), 3 * view.width)}»"
    if len(report.parts) > 1:
        asked = plural("{n} sentence was looked for", "{n} sentences were looked for", len(report.parts))
        query = asked + " · " + _("found: {n}").format(n=len(report.parts) - len(report.unfound))
    yield from wrapped(Text(query, style=style("strong", view)), view.width, indent=1)
    if report.hits:
        count = plural("{n} occurrence", "{n} occurrences", len(report.hits))
        here = len({hit.passage.document for hit in report.hits})
        among = _("in {here} of {all} documents").format(here=here, all=report.documents)
        quiet = style("quiet", view)
        facts = [Text(f"{count} {among}", style=quiet), Text(_how(report.mode), style=quiet)]
        yield from listed(facts, view.width, indent=1, between=Text(" · ", style=quiet))
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


def _hits(report: FindReport, view: View) -> list[Text]:
    """Return the occurrences by date; of several sentences that were looked for, under each its own."""
    drawn_as = _concordance if _is_short(report, view) else _blocks
    if len(report.parts) == 1:
        return drawn_as(report.hits, view)
    lines = []
    for number, part in enumerate(report.parts):
        if own := [hit for hit in report.hits if hit.part == number]:
            lines += [Text(), _part(number, part, view), *drawn_as(own, view)]
    return lines


def _part(number: int, part: str, view: View) -> Text:
    head = f" {number + 1}. "
    return Text(head + cropped(f"«{visible(part)}»", view.width - width_of(head)), style=style("heading", view))


def _unfound(report: FindReport, view: View) -> Iterator[Text]:
    if report.unfound:
        yield Text()
        yield Text(" " + _("Nothing found for:"), style=style("strong", view))
        for number in report.unfound:
            yield _part(number, report.parts[number], view)


def _is_short(report: FindReport, view: View) -> bool:
    """Say whether all occurrences are the very words, in whatever form, and short."""
    return view.width >= _LEAST and all(
        width_of(hit.passage.text) <= _SHORT and (hit.other_form or hit.score == 1.0) for hit in report.hits
    )


def _concordance(hits: Sequence[Hit], view: View) -> list[Text]:
    """Return a line for each occurrence, the words that were looked for in one column."""
    widest = max(width_of(visible(hit.passage.text)) for hit in hits)
    room = min(round(view.width * _PLACE_SHARE), view.width - widest - 2 * _LEAST_SIDE - 2)
    places = [_place(hit, room - 3) for hit in hits]
    column = max(map(width_of, places)) + 3
    side = max((view.width - column - widest) // 2, _LEAST_SIDE)
    lines = [Text()]
    for hit, place in zip(hits, places, strict=True):
        line = Text(" " + place, style=style("place", view))
        line.pad_right(max(column - line.cell_len, 0))
        before, after = visible(hit.context[: hit.place.start]), visible(hit.context[hit.place.stop :])
        left = cropped(before[::-1], side)[::-1]
        line.append(" " * (side - width_of(left)) + left)
        line.append(visible(hit.passage.text), style=style("loud", view))
        line.append(cropped(after, side))
        lines.append(line)
    return lines


def _place(hit: Hit, room: int) -> str:
    """Return the date and name of the document and the place in it; the name is cut where there is no room."""
    date, where = f"{hit.date or _('undated')} ", f", {spot_name(hit.spot)}"
    name = short_name(hit.passage.document, hit.about)
    return date + cropped(name, max(room - width_of(date) - width_of(where), 4)) + where


def _blocks(hits: Sequence[Hit], view: View) -> list[Text]:
    lines = []
    for hit in hits:
        lines += [Text(), *_title(hit, view), *wrapped(_in_context(hit, view), view.width, indent=3)]
    return lines


def _title(hit: Hit, view: View) -> list[Text]:
    quiet = style("quiet", view)
    how = [how_found(hit), f"{hit.score:.2f}"] if hit.score < 1 else [how_found(hit)]
    if hit.partial:
        how.append(_("a part of it"))
    parts = [Text(_place(hit, view.width - 1), style=style("place", view)), *(Text(part, style=quiet) for part in how)]
    return listed(parts, view.width, indent=1, between=Text(" · ", style=quiet))


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
    lines += [Text(), Text(" " + _("Closest:"), style=style("heading", view)), *_title(hit, view)]
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
