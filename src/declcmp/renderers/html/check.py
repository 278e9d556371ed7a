"""Findings as one HTML page: by file and place, each with its words, the agreed wording redlined, and the fix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from declcmp.checks.catalogue import catalogue
from declcmp.messages import _, language
from declcmp.model.checking import CheckReport, Citation, Finding
from declcmp.renderers import View, cropped, line_name
from declcmp.renderers.finding_words import (
    HEAVIEST_FIRST,
    cited,
    counted,
    mendable,
    relative,
    severity_name,
)
from declcmp.renderers.html.page import page
from declcmp.renderers.html.redline import Piece, pieces

#: So much of the sentence stands on either side of the words that are flagged.
_AROUND = 220


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage that a finding refers to: where it stands, its words, and the redline if it is agreed wording."""

    where: str
    text: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding of the page.

    Attributes:
        before: What stands before the flagged words in their sentence.
        fix: What would stand there; None if there is no fix.
    """

    id: str
    code: str
    name: str
    severity: str
    said: str
    at: str
    message: str
    before: str
    marked: str
    after: str
    related: tuple[Cited, ...]
    fix: str | None
    safe: bool


@dataclass(frozen=True, slots=True)
class File:
    """A file with its findings."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A rule or a severity in the summary, and how many findings it has."""

    code: str
    name: str
    count: int


def render(report: CheckReport, view: View) -> str:  # noqa: ARG001 - as every renderer
    """Return the page."""
    found = report.open
    numbers = {id(each): number for number, each in enumerate(found, 1)}
    files = tuple(
        File(relative(path), tuple(_entry(each, numbers[id(each)]) for each in found if each.path == path))
        for path in report.files
    )
    return page(
        "check.html.j2",
        title=_("Drafting check"),
        styles=("tools.css", "check.css"),
        scripts=("search.js", "steps.js", "check.js"),
        lead=counted(report),
        mendable=mendable(report),
        suppressed=len(report.findings) - len(found),
        compared=report.compared,
        files=tuple(file for file in files if file.entries),
        clean=tuple(file.name for file in files if not file.entries),
        severities=_severities(found),
        rules=tuple(_rules(found)),
        notes=report.unused,
    )


def _severities(found: Sequence[Finding]) -> tuple[Tally, ...]:
    tally = Counter(each.severity for each in found)
    return tuple(Tally(each.value, severity_name(each), tally[each]) for each in HEAVIEST_FIRST if tally[each])


def _rules(found: Sequence[Finding]) -> Iterator[Tally]:
    """Yield the rules that found anything, with what each says of itself in one line."""
    tally = Counter(each.code for each in found)
    for code in (code for code in catalogue() if code in tally):
        yield Tally(code, catalogue()[code].explanation(language()).summary, tally[code])


def _entry(finding: Finding, number: int) -> Entry:
    text, mark = finding.context, finding.mark
    before, after = text[: mark.start], text[mark.stop :]
    redlined = any(each.edits for each in finding.related)
    shown = bool(finding.text.strip()) and not redlined
    return Entry(
        id=f"f{number}",
        code=finding.code,
        name=finding.name,
        severity=finding.severity.value,
        said=severity_name(finding.severity),
        at=_at(finding),
        message=finding.message,
        before=cropped(before[::-1], _AROUND)[::-1] if shown else "",
        marked=cropped(mark.of(text) or finding.text, 3 * _AROUND) if shown else "",
        after=cropped(after, _AROUND) if shown else "",
        related=tuple(_cited(each) for each in finding.related),
        fix=finding.mended,
        safe=bool(finding.fix and finding.fix.safe),
    )


def _at(finding: Finding) -> str:
    if finding.place is None and finding.spot is not None:
        return line_name(finding.spot)
    return _("line {number}").format(number=finding.lines[0])


def _cited(each: Citation) -> Cited:
    return Cited(cited(each), cropped(each.text, 3 * _AROUND), pieces(each.edits) if each.edits else ())
