"""Where a text comes from as one HTML page: each sentence with its sources in the margin, tinted by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from declcmp.messages import _, plural
from declcmp.model.provenance import BlameReport
from declcmp.renderers import View, percent, short_name
from declcmp.renderers.html.dates import long_date
from declcmp.renderers.html.overview import SPAN, Segment
from declcmp.renderers.html.page import page
from declcmp.renderers.html.sources import Legend, Line, lines


@dataclass(frozen=True, slots=True)
class Share:
    """One source in the legend: its colour, name and title, and the share of the words that come from it."""

    colour: int
    name: str
    title: str
    share: float


def render(report: BlameReport, view: View) -> str:
    """Return the page."""
    legend = Legend(report)
    found = tuple(lines(report, view, legend))
    about = report.document.metadata
    name = " ".join(filter(None, (long_date(about.date) if about.date else "", about.place)))
    return page(
        "blame.html.j2",
        title=name or report.document.source.name,
        styles=("tools.css", "blame.css"),
        scripts=("search.js", "steps.js", "minimap.js", "blame.js"),
        document={
            "title": about.title or report.document.source.name,
            "date": long_date(about.date) if about.date else _("undated"),
            "place": about.place or "",
            "sentences": plural("{n} sentence", "{n} sentences", len(report.attributions)),
            "file": report.document.source.name.rpartition("/")[2] or report.document.source.name,
        },
        lead=_lead(report),
        notes=tuple(_notes(report)),
        shares=_shares(report, legend),
        new=1.0 - report.inherited,
        compared=bool(report.compared and report.attributions),
        lines=() if view.stat else found,
        lane=_lane(found),
        states=sorted({line.state for line in found if line.state}),
    )


def _lead(report: BlameReport) -> str:
    if not report.compared:
        return _("Nothing to compare with: the corpus has no earlier document.")
    share = (
        _("{share} of the words stand in other documents")
        if report.any_date
        else _("{share} of the words stand in earlier documents")
    )
    return share.format(share=percent(report.inherited))


def _notes(report: BlameReport) -> Iterator[str]:
    inherited = sum(bool(each.parts) for each in report.attributions)
    if report.compared:
        yield plural(
            "{n} sentence inherited, in whole or in part", "{n} sentences inherited, in whole or in part", inherited
        )
        yield plural("{n} sentence new", "{n} sentences new", len(report.attributions) - inherited)
        yield plural("compared with {n} document", "compared with {n} documents", report.compared)
    if report.later:
        yield plural("{n} that is not earlier left out", "{n} that are not earlier left out", report.later)
    if report.undated:
        yield _("without a date, taken for the latest: {ids}").format(ids=", ".join(report.undated))


def _shares(report: BlameReport, legend: Legend) -> tuple[Share, ...]:
    return tuple(
        Share(
            legend.colour(debt.document),
            " · ".join(
                [
                    long_date(debt.about.date) if debt.about.date else _("undated"),
                    short_name(debt.document, debt.about),
                ]
            ),
            debt.about.title or debt.document,
            debt.share,
        )
        for debt in report.debts
    )


def _lane(found: Sequence[Line]) -> tuple[Segment, ...]:
    """Return one bar of all lines in the order of the page, each in the colour of what most of it comes from."""
    lengths = [max(sum(len(each.text) for each in line.stretches), 1) for line in found]
    scale, at, made = SPAN / max(sum(lengths), 1), 0, []
    for line, length in zip(found, lengths, strict=True):
        tinted = Counter[int]()
        for stretch in line.stretches:
            if stretch.part:
                tinted[stretch.colour] += len(stretch.text)
        kind = f"source-{tinted.most_common(1)[0][0]}" if tinted else "frame" if line.frame else "new"
        made.append(Segment(round(at * scale, 1), round(length * scale, 1), kind, line.id))
        at += length
    return tuple(made)
