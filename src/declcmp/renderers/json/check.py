"""JSON of findings, as docs/schema/ fixes it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from declcmp.model.checking import CheckReport, Citation, Finding, Severity
from declcmp.renderers import View
from declcmp.renderers.json.values import dumped, edit, span


def check(report: CheckReport, view: View) -> str:  # noqa: ARG001 - as every renderer
    """Return ``declcmp.check/1``: all findings, suppressed ones too."""
    return dumped(
        {
            "schema": "declcmp.check/1",
            "summary": _summary(report),
            "findings": [_finding(each) for each in report.findings],
        }
    )


def _summary(report: CheckReport) -> dict[str, Any]:
    tally = Counter(each.severity for each in report.open)
    return {
        "files": list(report.files),
        "rules": list(report.rules),
        "compared": report.compared,
        **{severity.value: tally[severity] for severity in reversed(Severity)},
        "suppressed": len(report.findings) - len(report.open),
        "fixable": sum(each.fix is not None and each.fix.safe for each in report.open),
        "unused": list(report.unused),
    }


def _finding(value: Finding) -> dict[str, Any]:
    return {
        "code": value.code,
        "name": value.name,
        "severity": value.severity.value,
        "message": value.message,
        "path": value.path,
        "span": span(value.span),
        "lines": list(value.lines),
        "columns": list(value.columns),
        "unit": value.spot.unit if value.spot else "line",
        "page": value.spot.page if value.spot else None,
        "text": value.text,
        "context": value.context,
        "related": [_citation(each) for each in value.related],
        "fix": _fix(value),
        "fingerprint": value.fingerprint,
        "suppressed": value.suppressed is not None,
        "reason": value.suppressed,
    }


def _fix(value: Finding) -> dict[str, Any] | None:
    """Return what stands in place of the finding's text after the fix, and the one replacement that makes it so."""
    if value.fix is None:
        return None
    replaced = {"span": span(value.fix.span), "text": value.fix.text}
    return {"safe": value.fix.safe, "text": value.mended, "replacement": replaced}


def _citation(value: Citation) -> dict[str, Any]:
    return {
        "document": value.document,
        "date": value.date,
        "point": value.point,
        "span": span(value.span),
        "lines": list(value.lines) if value.lines else None,
        "text": value.text,
        "edits": [edit(each) for each in value.edits],
    }
