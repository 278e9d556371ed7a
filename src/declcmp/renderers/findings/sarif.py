"""SARIF 2.1.0 (OASIS): what code hosts and editors take in from any checker."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from declcmp.checks.catalogue import Entry, catalogue
from declcmp.messages import language
from declcmp.model.checking import CheckReport, Citation, Finding, Region, Severity
from declcmp.renderers import View
from declcmp.renderers.finding_words import as_json, cited, uri

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: CheckReport, view: View) -> str:  # noqa: ARG001 - as every renderer
    """Return one run; columns count code points, suppressed findings are in it with their reasons."""
    rules = [catalogue()[code] for code in report.rules]
    order = {entry.code: at for at, entry in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "declcmp",
                "version": version("declcmp"),
                "semanticVersion": version("declcmp"),
                "language": language(),
                "rules": [_rule(entry) for entry in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "artifacts": [{"location": {"uri": uri(path)}} for path in report.files],
        "results": [_result(each, order[each.code], report) for each in report.findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return as_json(log)


#: The schema's own name, by which validators know it; nothing is fetched.
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def _rule(entry: Entry) -> dict[str, Any]:
    said = entry.explanation(language())
    examples = "\n".join(f"✗ {each}" for each in said.bad) + "\n" + "\n".join(f"✓ {each}" for each in said.good)
    return {
        "id": entry.code,
        "name": "".join(part.capitalize() for part in entry.name.split("-")),
        "shortDescription": {"text": said.summary},
        "fullDescription": {"text": said.what},
        "help": {"text": f"{said.why}\n\n{examples}\n\n{said.source}"},
        "defaultConfiguration": {"level": _LEVELS[entry.rule.severity]},
    }


def _result(finding: Finding, index: int, report: CheckReport) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding)],
        "partialFingerprints": {"declcmpFinding/v1": finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            _related(number, each, finding, report) for number, each in enumerate(finding.related, 1)
        ]
    if finding.fix and finding.fix_region and finding.place is not None:
        result["fixes"] = [_fix(finding, finding.fix.text, finding.fix_region)]
    if finding.suppressed is not None:
        result["suppressions"] = [{"kind": "external", "justification": finding.suppressed}]
    return result


def _location(finding: Finding) -> dict[str, Any]:
    artifact = {"uri": uri(finding.path)}
    if finding.place is None:
        # Word and PDF have no lines to point at: the paragraph is named.
        where = {"fullyQualifiedName": _named(finding), "kind": "element"}
        return {"physicalLocation": {"artifactLocation": artifact}, "logicalLocations": [where]}
    region = _region(finding.region) | {"snippet": {"text": finding.text}}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _named(finding: Finding) -> str:
    spot = finding.spot
    return f"page {spot.page}, line {spot.page_line}" if spot and spot.page else f"paragraph {finding.lines[0]}"


def _region(region: Region) -> dict[str, int]:
    """Return a region; its last column is the one after the last character."""
    (first, last), (begin, end) = region.lines, region.columns
    return {"startLine": first, "startColumn": begin, "endLine": last, "endColumn": max(end, 0) + 1}


def _related(number: int, each: Citation, finding: Finding, report: CheckReport) -> dict[str, Any]:
    own = report.folder is None or each.document in finding.path
    path = finding.path if own else f"{report.folder}/{each.document}.md"
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(path)}}
    if each.lines:
        place["region"] = {"startLine": each.lines[0], "endLine": each.lines[1]}
    return {
        "id": number,
        "physicalLocation": place,
        "message": {"text": f"{cited(each)}: {each.text}"},
    }


def _fix(finding: Finding, text: str, region: Region) -> dict[str, Any]:
    change = {"deletedRegion": _region(region), "insertedContent": {"text": text}}
    return {
        "description": {"text": finding.message},
        "artifactChanges": [{"artifactLocation": {"uri": uri(finding.path)}, "replacements": [change]}],
    }
