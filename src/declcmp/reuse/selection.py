"""The part of a report that some of the documents, or one family, are concerned with."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from declcmp.model.reuse import Family, ReuseReport


def touching(report: ReuseReport, ids: AbstractSet[str]) -> ReuseReport:
    """Return what the documents called *ids* take part in. Families stay whole: since when they are is not cut off."""
    return replace(
        report,
        matches=tuple(m for m in report.matches if m.a.document in ids or m.b.document in ids),
        families=tuple(f for f in report.families if any(m.passage.document in ids for m in f.members)),
        overlap=tuple(o for o in report.overlap if o.a in ids or o.b in ids),
    )


def of_family(report: ReuseReport, id_: str) -> ReuseReport:
    """Return the report with one family and its matches alone."""
    return replace(
        report,
        matches=tuple(match for match in report.matches if match.family == id_),
        families=tuple(family for family in report.families if family.id == id_),
    )


def widest_first(report: ReuseReport) -> ReuseReport:
    """Return the report with its families in order of interest: in the most texts first, then the most words shared."""
    return replace(report, families=tuple(sorted(report.families, key=_interest)))


def _interest(family: Family) -> tuple[int, float, str]:
    texts = len({member.passage.document for member in family.members})
    words = max(m.score * len(m.passage.text.split()) for m in family.members[1:] or family.members)
    return -texts, -round(words, 3), family.id
