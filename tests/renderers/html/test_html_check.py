"""The page of findings: filters, steps, search, nothing from a text that a browser obeys."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from checks.drafts import draft
from cli.run import ROOT
from declcmp import messages
from declcmp.checks import Selection, check
from declcmp.model.checking import CheckReport
from declcmp.pipelines import Place, checking
from declcmp.renderers import View
from declcmp.renderers.html.check import render
from renderers.html.browser import WIDTHS, Scheme, needs_chromium, opened

ASTANA = ROOT / "corpus" / "2025-06-17-astana-china-central-asia.md"


@cache
def astana() -> CheckReport:
    messages.use("en")
    return checking.checked([str(ASTANA)], Place(ROOT / "corpus"), checking.Checking())


@pytest.fixture
def page(tmp_path: Path) -> Path:
    messages.use("en")
    file = tmp_path / "check.html"
    file.write_text(render(astana(), View()), encoding="utf-8")
    return file


def test_markup_in_a_text_is_text() -> None:
    text = "Стороны <script>alert(1)</script> ]]> приняли «<img src=x onerror=alert(2)> решение\u202e."
    found = check(draft(text), "<b>.md", Selection(select=("TYP101",)).entries())
    made = render(CheckReport(("<b>.md",), found, ("TYP101",)), View())
    assert "<script>alert" not in made
    assert "<img src" not in made
    assert "\u202e" not in made
    assert "&lt;b&gt;.md" in made


def test_nothing_found_is_said() -> None:
    assert "Nothing found" in render(CheckReport(("a.md",), (), ("TYP101",)), View())


@needs_chromium
def test_filters_leave_what_was_chosen(browser: Browser, page: Path) -> None:
    with opened(browser, page) as seen:
        shown = seen.page.locator(".finding:visible")
        expect(shown).to_have_count(len(astana().open))
        seen.page.locator("#filter summary").click()
        seen.page.locator("input[data-severity=info]").uncheck()
        expect(shown).to_have_count(sum(each.severity != "info" for each in astana().open))
        seen.page.locator("input[data-code=AGL801]").uncheck()
        left = [each for each in astana().open if each.severity != "info" and each.code != "AGL801"]
        expect(shown).to_have_count(len(left))


@needs_chromium
def test_keys_go_from_finding_to_finding(browser: Browser, page: Path) -> None:
    with opened(browser, page) as seen:
        seen.page.keyboard.press("n")
        expect(seen.page.locator(".finding.here")).to_have_attribute("id", "f1")
        seen.page.keyboard.press("n")
        expect(seen.page.locator(".finding.here")).to_have_attribute("id", "f2")


@needs_chromium
@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_no_wider_than_the_window(browser: Browser, page: Path, width: int) -> None:
    with opened(browser, page, width=width) as seen:
        assert seen.sideways() <= 0


@needs_chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(browser: Browser, page: Path, scheme: Scheme) -> None:
    with opened(browser, page, scheme=scheme) as seen:
        assert seen.faults() == []


@needs_chromium
def test_without_script_all_is_there_to_read(browser: Browser, page: Path) -> None:
    with opened(browser, page, javascript=False) as seen:
        expect(seen.page.locator(".finding:visible")).to_have_count(len(astana().open))
