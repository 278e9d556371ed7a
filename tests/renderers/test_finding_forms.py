"""Findings in the forms of other programs: each is what its own program takes, and nothing in a text breaks it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checks.drafts import draft
from cli.run import ROOT
from declcmp import messages, renderers
from declcmp.checks import Selection, catalogue, check
from declcmp.model import Edit, EditClass, EditOp, Span
from declcmp.model.checking import CheckReport, Citation, Finding, Fix, Keeps, Severity
from declcmp.pipelines import Place, checking

MULTITOOL = ROOT / "build" / "node" / "node_modules" / ".bin" / "sarif-multitool"
VIEW = renderers.View()

#: Marks of every form that would be read as something else, and a title that is never closed.
HOSTILE = (
    "Стороны ::error:: <b>&amp;</b> ]]> | %0A , «Вода\x07 \u202e для </failure> | `жизни` 𝕏.\n\nВторой «абзац, 100%.\n"
)


def report(text: str = HOSTILE, path: str = "drafts/a b,c:d.md") -> CheckReport:
    found = check(draft(text), path, Selection(select=("TYP101",)).entries())
    cited = Citation(
        "2021-05-01-x", "2021-05-01", "7", Span(0, 4), "Вода <x>", (3, 3),
        (Edit(EditOp.DELETE, "Вода <x>", EditClass.WORDING), Edit(EditOp.INSERT, "| воздух", EditClass.WORDING)),
    )  # fmt: skip
    fix = Fix(found[0].place or Span(0, 1), "", safe=True, changes=Keeps.QUOTES)
    first = replace(found[0], related=(cited,), fix=fix, fix_region=found[0].region)
    return CheckReport((path, "drafts/clean.md"), (first, *found[1:]), ("TYP101",), 1, folder="corpus")


def rendered(format_: str, found: CheckReport) -> str:
    return str(renderers.CHECK.get(format_)(found, VIEW))


def many(severity: Severity, count: int) -> list[Finding]:
    one = report().findings[0]
    return [replace(one, severity=severity, fingerprint=f"{severity}{n}", message=f"{n}") for n in range(count)]


@pytest.mark.parametrize("format_", list(renderers.CHECK))
def test_no_form_lets_a_control_character_through(format_: str) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", rendered(format_, report()))


@pytest.mark.parametrize("format_", list(renderers.CHECK))
def test_every_form_says_that_nothing_was_found(format_: str) -> None:
    assert rendered(format_, CheckReport(("a.md",), (), ("TYP101",)))


def test_sarif_counts_columns_in_code_points_and_ends_behind_the_last() -> None:
    run = json.loads(rendered("sarif", report()))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = HOSTILE.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "«"
    assert run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "drafts/a%20b%2Cc%3Ad.md"
    related = run["results"][0]["relatedLocations"][0]["physicalLocation"]
    assert related["artifactLocation"]["uri"] == "corpus/2021-05-01-x.md"


def test_sarif_marks_what_is_suppressed_and_why() -> None:
    found = report()
    quiet = replace(found, findings=(replace(found.findings[0], suppressed="так решено"),))
    result = json.loads(rendered("sarif", quiet))["runs"][0]["results"][0]
    assert result["suppressions"] == [{"kind": "external", "justification": "так решено"}]


def test_sarif_is_valid_for_the_multitool_of_microsoft(tmp_path: Path) -> None:
    if not MULTITOOL.exists() or shutil.which("node") is None:
        if os.environ.get("DECLCMP_REQUIRE_PROGRAMS"):
            pytest.fail(f"{MULTITOOL} is missing; make test installs it")
        pytest.skip("sarif-multitool is not installed; make test installs it where npm is there")
    file, verdict = tmp_path / "found.sarif", tmp_path / "verdict.sarif"
    file.write_text(rendered("sarif", report()), encoding="utf-8")
    done = subprocess.run(
        [MULTITOOL, "validate", file, "--output", verdict, "--log", "ForceOverwrite"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert verdict.exists(), done.stdout + done.stderr
    results = json.loads(verdict.read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
    assert [(each["ruleId"], each["message"]) for each in results if each.get("level") == "error"] == []
    assert done.returncode == 0, done.stdout


def valid(value: dict[str, Any]) -> dict[str, Any]:
    name = value["schema"].replace("/", ".")
    schema = json.loads((ROOT / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(value, schema)
    return value


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.md")), ids=lambda path: path.name[:10])
def test_the_json_of_every_finding_is_what_its_schema_promises(path: Path) -> None:
    found = checking.checked([str(path)], Place(ROOT / "corpus"), checking.Checking(Selection(preview=True)))
    value = valid(json.loads(rendered("json", found)))
    assert len(value["findings"]) == len(found.findings)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_json_of_the_rules_is_what_its_schema_promises(language: str) -> None:
    messages.use(language)
    try:
        value = valid(json.loads(str(renderers.RULE.get("json")(list(catalogue().values()), VIEW))))
    finally:
        messages.use("en")
    assert [rule["code"] for rule in value["rules"]] == list(catalogue())


def test_github_shows_the_heaviest_first_and_no_more_than_it_takes() -> None:
    found = replace(
        report(), findings=(*many(Severity.INFO, 12), *many(Severity.WARNING, 3), *many(Severity.ERROR, 15))
    )
    lines = rendered("github", found).splitlines()
    kinds = [line.split(" ")[0] for line in lines if line.startswith("::")]
    assert kinds == ["::error"] * 10 + ["::warning"] * 3 + ["::notice"] * 10
    assert "7 more findings are not annotated" in lines


def test_a_github_command_is_one_line_and_its_properties_hold_no_separator() -> None:
    line = rendered("github", report()).splitlines()[0]
    properties = re.fullmatch(r"::error (.*?)::(.*)", line)
    assert properties
    assert dict(each.split("=", 1) for each in properties[1].split(","))["file"] == "drafts/a b%2Cc%3Ad.md"


def test_gitlab_gives_every_issue_a_fingerprint_of_its_own() -> None:
    twice = replace(report(), findings=(*report().findings, *report(path="drafts/b.md").findings))
    issues = json.loads(rendered("gitlab", twice))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 4
    assert {issue["severity"] for issue in issues} == {"major"}


def test_junit_is_xml_whose_counts_are_true() -> None:
    suites = ET.fromstring(rendered("junit", report()))  # noqa: S314 - our own output
    cases = suites.findall(".//testcase")
    assert (suites.get("tests"), suites.get("failures")) == (str(len(cases)), str(len(suites.findall(".//failure"))))
    assert [suite.get("tests") for suite in suites] == ["2", "1"]


def test_rdjson_counts_columns_in_bytes() -> None:
    diagnostic: dict[str, Any] = json.loads(rendered("rdjson", report()))["diagnostics"][0]
    range_ = diagnostic["location"]["range"]
    line = HOSTILE.split("\n")[range_["start"]["line"] - 1].encode()
    assert line[range_["start"]["column"] - 1 : range_["end"]["column"] - 1].decode() == "«"
    assert diagnostic["suggestions"][0]["text"] == ""


def test_a_markdown_table_keeps_its_columns() -> None:
    rows = [line for line in rendered("markdown", report()).splitlines() if line.startswith("|")]
    assert {row.count("|") for row in rows} == {5}
    assert "<b>" not in rendered("markdown", report())
