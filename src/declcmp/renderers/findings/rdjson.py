"""Reviewdog's diagnostics (rdjson): columns in bytes of UTF-8, the end behind the last one."""

from __future__ import annotations

from typing import Any

from declcmp.model.checking import CheckReport, Finding, Region, Severity
from declcmp.renderers import View
from declcmp.renderers.finding_words import as_json, in_full, relative

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: CheckReport, view: View) -> str:  # noqa: ARG001 - as every renderer
    """Return the diagnostics of what is not suppressed."""
    result = {"source": {"name": "declcmp"}, "diagnostics": [_diagnostic(each) for each in report.open]}
    return as_json(result)


def _diagnostic(finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"path": relative(finding.path)}
    if finding.place is not None:
        location["range"] = _range(finding.region)
    diagnostic: dict[str, Any] = {
        "message": in_full(finding),
        "location": location,
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    if finding.fix and finding.fix_region and finding.place is not None:
        diagnostic["suggestions"] = [{"range": _range(finding.fix_region), "text": finding.fix.text}]
    return diagnostic


def _range(region: Region) -> dict[str, Any]:
    (first, last), (begin, end) = region.lines, region.byte_columns
    return {"start": {"line": first, "column": begin}, "end": {"line": last, "column": end + 1}}
