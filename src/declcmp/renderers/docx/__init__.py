"""Word files: a comparison as tracked changes, the sources of a draft as comments."""

from __future__ import annotations

import re

from declcmp.model import Comparison, Document
from declcmp.model.provenance import BlameReport
from declcmp.renderers import View
from declcmp.renderers.docx import comments
from declcmp.renderers.docx.fates import fates
from declcmp.renderers.docx.markup import Revisions, body, printable
from declcmp.renderers.docx.moves import settled
from declcmp.renderers.docx.package import package, style
from declcmp.renderers.docx.remarks import remarks
from declcmp.renderers.docx.stream import stream
from declcmp.renderers.docx.weave import Event, Mark, weave

#: Of changes to a document that has no date.
_UNDATED = "2000-01-01"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def render(comparison: Comparison, view: View) -> bytes:
    """Return a Word file with the changes tracked: accepting all gives the new text, rejecting all the old one."""
    revisions = Revisions(printable(view.tracking.author), _moment(view.tracking.date, comparison.new))

    def styles(mark: Mark) -> tuple[str, str]:
        now = style(comparison.new, mark.new) if mark.new is not None else None
        before = style(comparison.old, mark.old) if mark.old is not None else None
        return now or before or "BodyText", before or now or "BodyText"

    return package(body(_events(comparison, view), styles, revisions), comparison.new, revisions)


def blame(report: BlameReport, view: View) -> bytes:
    """Return a Word file of the draft, with its sources as comments."""
    said = remarks(report, view)
    revisions = Revisions(printable(view.tracking.author), _moment(view.tracking.date, report.document))
    further = {"comments": comments.part(said, revisions)}
    return package(comments.body(report.document, said), report.document, revisions, further)


def _events(comparison: Comparison, view: View) -> list[Event]:
    old, new = stream(comparison.old), stream(comparison.new)
    return settled(weave(old, new, fates(comparison, old, new, view.tracking.unmarked), view.tracking.unmarked))


def _moment(given: str | None, document: Document) -> str:
    """Return the time of all changes, as Word writes it; never the clock's: the same texts give the same file."""
    said = document.metadata.date or ""
    date = given or (said if _DAY.fullmatch(said) else _UNDATED)
    return f"{date}T00:00:00Z" if _DAY.fullmatch(date) else f"{date.removesuffix('Z')}Z"
