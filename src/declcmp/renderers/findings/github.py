"""Annotations of GitHub Actions: workflow commands, the heaviest findings first, as many as a step may have."""

from __future__ import annotations

from collections import Counter

from declcmp.messages import plural
from declcmp.model.checking import CheckReport, Finding, Severity
from declcmp.renderers import View, visible
from declcmp.renderers.finding_words import counted, heaviest_first, in_full, relative

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
#: GitHub shows so many annotations of each kind for a step, and drops the rest in silence.
_MOST = 10
#: A longer message is cut by GitHub (4 KB of UTF-8; Cyrillic takes two bytes a letter).
_LONGEST = 1800


def render(report: CheckReport, view: View) -> str:  # noqa: ARG001 - as every renderer
    """Return a workflow command for each finding, and the count."""
    shown: Counter[Severity] = Counter()
    lines = []
    for each in heaviest_first(report.open):
        shown[each.severity] += 1
        if shown[each.severity] <= _MOST:
            lines.append(_command(each))
    left = sum(max(count - _MOST, 0) for count in shown.values())
    if left:
        lines.append(plural("{n} more finding is not annotated", "{n} more findings are not annotated", left))
    return "".join(f"{line}\n" for line in [*lines, counted(report)])


def _command(finding: Finding) -> str:
    (first, last), (begin, end) = finding.lines, finding.columns
    where = {"file": relative(finding.path), "line": first}
    if finding.place is not None:
        where |= {"endLine": last}
        # GitHub takes columns only for what stands on one line.
        where |= {"col": begin, "endColumn": end} if first == last else {}
    where |= {"title": f"{finding.code} {finding.name}"}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in where.items())
    message = in_full(finding)
    message = message if len(message) <= _LONGEST else message[: _LONGEST - 1] + "…"
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
