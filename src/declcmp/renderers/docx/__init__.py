"""Word files: a comparison as tracked changes, the sources of a draft as comments."""

from __future__ import annotations

import re

from declcmp.model import Comparison, Document
from declcmp.model.provenance import BlameReport
from declcmp.renderers import View
from declcmp.renderers.docx import comments
from declcmp.renderers.docx.fates import fates
from declcmp.renderers.docx.kept.inlay import inlay
from declcmp.renderers.docx.kept.looks import looks, numbered, without_labels
from declcmp.renderers.docx.kept.original import Original, original
from declcmp.renderers.docx.kept.places import Places, over, placed
from declcmp.renderers.docx.kept.remarked import remarked
from declcmp.renderers.docx.kept.walls import kept_apart, mark_rows
from declcmp.renderers.docx.markup import Revisions, body, printable
from declcmp.renderers.docx.moves import settled
from declcmp.renderers.docx.package import package, style
from declcmp.renderers.docx.remarks import remarks
from declcmp.renderers.docx.stream import Stream, stream
from declcmp.renderers.docx.weave import Event, Mark, weave

#: Of changes to a document that has no date.
_UNDATED = "2000-01-01"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def render(comparison: Comparison, view: View) -> bytes:
    """Return a Word file with the changes tracked: accepting all gives the new text, rejecting all the old one.

    If the new text was read from a Word file, that is what the changes are put into.
    """
    revisions = Revisions(printable(view.tracking.author), _moment(view.tracking.date, comparison.new))
    kept = _kept(comparison.new)
    if kept is not None:
        return _into(*kept, comparison, view, revisions)

    def styles(mark: Mark) -> tuple[str, str]:
        now = style(comparison.new, mark.new) if mark.new is not None else None
        before = style(comparison.old, mark.old) if mark.old is not None else None
        return now or before or "BodyText", before or now or "BodyText"

    events = settled(_woven(comparison, stream(comparison.old), stream(comparison.new), view))
    return package(body(events, styles, revisions), comparison.new, revisions)


def blame(report: BlameReport, view: View) -> bytes:
    """Return a Word file of the draft, with its sources as comments."""
    said = remarks(report, view)
    revisions = Revisions(printable(view.tracking.author), _moment(view.tracking.date, report.document))
    kept = _kept(report.document)
    made = remarked(*kept, said, revisions) if kept is not None else None
    if made is not None:
        return made
    further = {"comments": comments.part(said, revisions)}
    return package(comments.body(report.document, said), report.document, revisions, further)


def _kept(document: Document) -> tuple[Original, Places] | None:
    """Return the Word file of a document and where the document stands in it; None if it has none that can be kept."""
    file = original(document.source.package) if document.source.package is not None else None
    found = placed(document, file.paragraphs) if file is not None else None
    return None if file is None or found is None else (file, found)


def _into(file: Original, found: Places, comparison: Comparison, view: View, revisions: Revisions) -> bytes:
    revisions.count = file.last_id
    labels = numbered(comparison, found)
    old = without_labels(stream(comparison.old), labels)
    woven = _woven(comparison, old, over(comparison.new, found), view)
    events = settled(kept_apart(woven, found))
    inlay(events, found, looks(comparison, found, labels), revisions)
    mark_rows(events, found, revisions)
    return file.written()


def _woven(comparison: Comparison, old: Stream, new: Stream, view: View) -> list[Event]:
    return weave(old, new, fates(comparison, old, new, view.tracking.unmarked), view.tracking.unmarked)


def _moment(given: str | None, document: Document) -> str:
    """Return the time of all changes, as Word writes it; never the clock's: the same texts give the same file."""
    said = document.metadata.date or ""
    date = given or (said if _DAY.fullmatch(said) else _UNDATED)
    return f"{date}T00:00:00Z" if _DAY.fullmatch(date) else f"{date.removesuffix('Z')}Z"
