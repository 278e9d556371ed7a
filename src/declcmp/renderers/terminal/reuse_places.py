"""How documents and passages of a corpus are named in a report, and periods written."""

from __future__ import annotations

from collections.abc import Sequence

from declcmp.messages import _
from declcmp.model.reuse import Family, Passage
from declcmp.model.survey import Survey
from declcmp.renderers import short_name, spot_name, visible


def name_of(survey: Survey, id_: str) -> str:
    """Return the date and the short name of a document."""
    about = survey.documents[id_].metadata
    date = visible(about.date) if about.date else _("undated")
    return f"{date} {short_name(id_, about)}"


def spot_of(survey: Survey, passage: Passage) -> str:
    """Return «p. 12, line 35», or the line alone where there are no points."""
    return spot_name(survey.spot(passage))


def period(family: Family) -> str:
    """Return the years between which a family is known: «2020–2021»."""
    years = [member.date[:4] for member in family.members if member.date]
    if not years:
        return _("undated")
    return years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def heads(survey: Survey, ids: Sequence[str]) -> list[str]:
    """Return a short head for each document: its year, its month or its day, as much as tells it from the others."""
    dates = [survey.documents[id_].metadata.date or "" for id_ in ids]
    found = []
    for number, date in enumerate(dates, 1):
        alone = (date[:size] for size in (4, 7, 10) if date and [d[:size] for d in dates].count(date[:size]) == 1)
        found.append(next(alone, f"№ {number}"))
    return found
