"""Findings in words: paths as other programs want them, citations, counts."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from declcmp.checks.catalogue import Entry
from declcmp.checks.rule import Fixing
from declcmp.messages import _, plural
from declcmp.model.checking import CheckReport, Citation, Finding, Severity
from declcmp.renderers import line_name, visible

#: From the heaviest to the lightest.
HEAVIEST_FIRST = tuple(reversed(Severity))


# JSON allows these as they are; a terminal obeys them, and a lone surrogate is no UTF-8.
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def as_json(value: Any) -> str:
    """Return a value as JSON that no terminal obeys."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return _OBEYED.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def relative(path: str) -> str:
    """Return a path as it is seen from the working folder, with / between its parts; one outside stays as it is."""
    absolute = Path(path).absolute()
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else Path(path)).as_posix()


def uri(path: str) -> str:
    """Return a path as a relative reference (RFC 3986)."""
    return quote(relative(path), safe="/")


def spot_of(finding: Finding) -> str:
    """Return «draft.md:12:5», as editors take it; «draft.docx, paragraph 12», «draft.pdf, page 2, line 7»."""
    path = visible(relative(finding.path))
    if finding.place is None and finding.spot is not None:
        return f"{path}, {line_name(finding.spot)}"
    return f"{path}:{finding.lines[0]}:{finding.columns[0]}"


def severity_name(severity: Severity) -> str:
    """Return a severity in the language of the run."""
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.INFO: _("info")}[severity]


def cited(each: Citation) -> str:
    """Return where a citation stands: «2025-04-26-almaty, point 10»."""
    place = _("point {number}").format(number=visible(each.point)) if each.point else ""
    if not place and each.lines:
        place = _("line {number}").format(number=each.lines[0])
    return ", ".join(filter(None, [visible(each.document), place]))


def in_full(finding: Finding) -> str:
    """Return the message with what it refers to, on one line."""
    said = [visible(finding.message)]
    said += [f"{cited(each)}: «{visible(each.text)}»" for each in finding.related]
    return " — ".join(said)


def heaviest_first(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Return findings by severity, the heaviest first, and by place in each."""
    return sorted(findings, key=lambda each: -each.severity.rank)


def counted(report: CheckReport) -> str:
    """Return «2 errors, 3 warnings in 4 files», or that nothing was found."""
    open_ = report.open
    files = plural("in {n} file", "in {n} files", len(report.files))
    if not open_:
        return _("Nothing found {where}.").format(where=files)
    tally = Counter(each.severity for each in open_)
    words = {
        Severity.ERROR: plural("{n} error", "{n} errors", tally[Severity.ERROR]),
        Severity.WARNING: plural("{n} warning", "{n} warnings", tally[Severity.WARNING]),
        Severity.INFO: plural("{n} info", "{n} infos", tally[Severity.INFO]),
    }
    return f"{', '.join(words[each] for each in HEAVIEST_FIRST if tally[each])} {files}"


def mendable(report: CheckReport) -> str:
    """Return how many findings --fix and --unsafe-fixes would mend; nothing if they would mend none."""
    fixes = [each.fix for each in report.open if each.fix]
    safe = sum(fix.safe for fix in fixes)
    said = []
    if safe:
        said.append(plural("{n} can be mended with --fix", "{n} can be mended with --fix", safe))
    if len(fixes) - safe:
        more = len(fixes) - safe
        said.append(plural("{n} with --unsafe-fixes", "{n} with --unsafe-fixes", more))
    return ", ".join(said)


def group_name(group: str) -> str:
    """Return what a group of rules is about: «TYP» is typography."""
    return {
        "TXT": _("text hygiene"),
        "TYP": _("typography"),
        "TRM": _("terms and names"),
        "ABR": _("abbreviations"),
        "DAT": _("dates and numbers"),
        "STR": _("structure"),
        "PTY": _("parties and signatures"),
        "REF": _("documents and events"),
        "AGL": _("agreed language"),
    }[group]


def about(entry: Entry) -> str:
    """Return a rule's severity, whether it mends, and when it runs, in one line."""
    rule = entry.rule
    said = [severity_name(rule.severity)]
    if rule.fixing is Fixing.SAFE:
        said.append(_("mends with --fix"))
    elif rule.fixing is Fixing.UNSAFE:
        said.append(_("mends with --unsafe-fixes"))
    if rule.preview:
        said.append(_("preview: runs when it is selected"))
    if rule.against:
        said.append(_("runs with --against"))
    return " · ".join(said)
