"""GitLab's code quality report: a list of issues, each with a fingerprint of its own."""

from __future__ import annotations

from hashlib import blake2b

from declcmp.model.checking import CheckReport, Finding, Severity
from declcmp.renderers import View
from declcmp.renderers.finding_words import as_json, in_full, relative

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: CheckReport, view: View) -> str:  # noqa: ARG001 - as every renderer
    """Return the issues of what is not suppressed."""
    issues = [
        {
            "description": in_full(each),
            "check_name": each.code,
            "fingerprint": _fingerprint(each),
            "severity": _SEVERITIES[each.severity],
            "location": {"path": relative(each.path), "lines": {"begin": each.lines[0], "end": each.lines[1]}},
        }
        for each in report.open
    ]
    return as_json(issues)


def _fingerprint(finding: Finding) -> str:
    """Return a fingerprint that no other finding of the report has: the same words may stand in two files."""
    return blake2b(
        f"{relative(finding.path)}\0{finding.fingerprint}".encode("utf-8", "surrogatepass"), digest_size=16
    ).hexdigest()
