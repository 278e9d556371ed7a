"""Results as CSV, safe to open in a spreadsheet: no cell of a document is ever taken for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from declcmp.model.provenance import FindReport
from declcmp.model.reuse import Passage
from declcmp.model.survey import Survey
from declcmp.renderers import View, visible

#: What a spreadsheet takes for the beginning of a formula.
_FORMULA = re.compile(r"\s*[=+\-@]|[\t\r\n]")


def find(report: FindReport, _view: View) -> str:
    """Return one row an occurrence, under a row of names that are the same in every language."""
    head = ("date", "document", "point", "page", "line", "sentence", "score", "relation", "text", "context")
    return table(
        head,
        (
            (
                hit.date or "",
                hit.passage.document,
                hit.spot.point or "",
                str(hit.spot.page or ""),
                str(hit.spot.lines[0]),
                str(hit.passage.sentences[0]) if hit.passage.sentences else "",
                f"{hit.score:.4f}",
                hit.relation.value,
                hit.passage.text,
                hit.context,
            )
            for hit in report.hits
        ),
    )


def reuse(survey: Survey, _view: View) -> str:
    """Return one row a match, the earlier passage first; the id of its family tells which rows belong together."""
    side = ("date", "document", "point", "line", "sentence", "text")
    head = ("family", "match", "kind", "relation", "score", *(f"{end}_{name}" for end in "ab" for name in side))
    return table(
        head,
        (
            (
                match.family or "",
                match.id,
                match.kind.value,
                match.relation.value,
                f"{match.score:.4f}",
                *_passage(survey, match.a),
                *_passage(survey, match.b),
            )
            for match in survey.report.matches
        ),
    )


def _passage(survey: Survey, passage: Passage) -> tuple[str, ...]:
    spot = survey.spot(passage)
    sentence = str(passage.sentences[0]) if passage.sentences else ""
    date = survey.documents[passage.document].metadata.date or ""
    return (date, passage.document, spot.point or "", str(spot.lines[0]), sentence, passage.text)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows of text as CSV; what a spreadsheet would calculate stands behind an apostrophe."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return page.getvalue()


def _harmless(cell: str) -> str:
    return ("'" if _FORMULA.match(cell) else "") + visible(cell)
