"""Every rule flags its bad cases, and nothing else, and leaves its good cases alone; a rule without cases is none."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checks.drafts import draft_of
from declcmp.checks import check
from declcmp.checks.catalogue import catalogue
from declcmp.model.checking import Finding

FOLDER = Path(__file__).parent / "cases"


@cache
def cases(code: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"{code}.yaml").read_text(encoding="utf-8"))
    return found


def found_in(code: str, text: str, case: dict[str, Any]) -> tuple[Finding, ...]:
    return check(draft_of(text, case), "draft.md", [catalogue()[code]])


def all_cases() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}-{number}")
        for path in sorted(FOLDER.glob("*.yaml"))
        for number, case in enumerate(cases(path.stem), 1)
    ]


@pytest.mark.parametrize(("code", "case"), all_cases())
def test_a_rule_flags_its_bad_cases_and_no_good_one(code: str, case: dict[str, Any]) -> None:
    text = case["bad"] if "bad" in case else case["good"]
    assert [finding.text for finding in found_in(code, text, case)] == case.get("flags", [])


@pytest.mark.parametrize("code", catalogue())
def test_a_rule_has_bad_and_good_cases(code: str) -> None:
    assert any("bad" in case and case["flags"] for case in cases(code))
    assert any("good" in case for case in cases(code))


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("code", catalogue())
def test_a_rule_explains_itself(code: str, language: str) -> None:
    said = catalogue()[code].explanation(language)
    assert all([said.summary, said.what, said.why, said.bad, said.good, said.source])


def test_there_are_no_cases_without_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(catalogue())
