"""JUnit's XML: a suite a file, a test case a finding; a file without findings is one that passed."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from declcmp.model.checking import CheckReport, Finding, Severity
from declcmp.renderers import View
from declcmp.renderers.finding_words import in_full, relative

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: CheckReport, view: View) -> str:  # noqa: ARG001 - as every renderer
    """Return the suites; hints are no failures and stand in the output of their case."""
    suites = [_suite(path, [each for each in report.open if each.path == path]) for path in report.files]
    failures = sum(each.severity is not Severity.INFO for each in report.open)
    tests = sum(max(sum(each.path == path for each in report.open), 1) for path in report.files)
    head = f'<testsuites name="declcmp" tests="{tests}" failures="{failures}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"]) + "\n"


def _suite(path: str, findings: list[Finding]) -> str:
    name = _attribute(relative(path))
    cases = [_case(each) for each in findings] or [f'    <testcase classname={name} name="declcmp"/>']
    failures = sum(each.severity is not Severity.INFO for each in findings)
    head = f'  <testsuite name={name} tests="{len(cases)}" failures="{failures}" errors="0" skipped="0">'
    return "\n".join([head, *cases, "  </testsuite>"])


def _case(finding: Finding) -> str:
    name = _attribute(f"{finding.code} {finding.name}, {finding.lines[0]}:{finding.columns[0]}")
    head = f"    <testcase classname={_attribute(relative(finding.path))} name={name}>"
    where = f"{relative(finding.path)}:{finding.lines[0]}:{finding.columns[0]}"
    said = escape(_clean(f"{where} {in_full(finding)}"))
    if finding.severity is Severity.INFO:
        body = f"      <system-out>{said}</system-out>"
    else:
        kind = f"type={_attribute(finding.severity.value)}"
        body = f"      <failure {kind} message={_attribute(finding.message)}>{said}</failure>"
    return f"{head}\n{body}\n    </testcase>"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
