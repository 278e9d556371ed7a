"""The atlas in Chromium: turned over, searched, filtered, by keyboard, without JavaScript; nothing leaves the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from declcmp import messages
from declcmp.renderers import View
from declcmp.renderers.html.atlas import render
from renderers.html.browser import WIDTHS, Scheme, needs_chromium, opened
from renderers.html.test_atlas import HOSTILE, five, folder, one_page, surveyed
from reuse.corpora import made

pytestmark = needs_chromium

ASTANA = "d-2025-06-17-astana-china-central-asia"
#: The clause on pollution: 2020, and reworded in 2021.
POLLUTION = "1e75135829"
LEAVES = ("", "#formulations", "#documents", f"#f-{POLLUTION}", f"#{ASTANA}")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    messages.use("en")
    yield
    messages.use("en")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("atlas") / "atlas.html"
    file.write_text(one_page(), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("folder")
    for name, text in folder().items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def turned_to(page: Page, anchor: str) -> None:
    page.evaluate("hash => { location.hash = hash; }", anchor)
    page.wait_for_timeout(50)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_window(browser: Browser, page: Path, width: int) -> None:
    with opened(browser, page, width=width) as seen:
        for leaf in LEAVES:
            turned_to(seen.page, leaf)
            assert seen.sideways() == 0, leaf


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(browser: Browser, pages: Path, scheme: Scheme) -> None:
    names = ["formulations.html", "documents.html", "formulations/1.html", f"documents/{ASTANA[2:]}.html"]
    with opened(browser, pages / "index.html", scheme=scheme) as seen:
        assert seen.faults() == []
        for name in names:
            seen.page.goto((pages / name).as_uri())
            assert seen.faults() == [], name


def test_from_a_document_to_the_formulation_and_back(browser: Browser, page: Path) -> None:
    with opened(browser, page) as seen:
        seen.page.click("text=Documents")
        seen.page.click("#documents >> text=2021-08-06")
        leaf = seen.page.locator("#d-2021-08-06-turkmenbashi-consultative-meeting")
        expect(leaf).to_be_visible()
        expect(seen.page.locator("#overview")).to_be_hidden()
        passage = leaf.locator(f"a.tint[href='#f-{POLLUTION}-w2']")
        passage.scroll_into_view_if_needed()
        before = seen.page.evaluate("scrollY")
        passage.click()
        expect(seen.page.locator(f"#f-{POLLUTION}")).to_be_visible()
        expect(leaf).to_be_hidden()
        expect(seen.page.locator(f"#f-{POLLUTION}-w2 del").first).to_be_visible()
        seen.page.go_back()
        expect(passage).to_be_in_viewport()
        assert abs(seen.page.evaluate("scrollY") - before) < 4


def test_from_a_formulation_to_the_passage_in_its_document(browser: Browser, page: Path) -> None:
    with opened(browser, page) as seen:
        turned_to(seen.page, f"#f-{POLLUTION}")
        seen.page.click(f"#f-{POLLUTION}-w1 h3 a")
        expect(seen.page.locator(f"[id='p-{POLLUTION}-w1'] + a.tint")).to_be_in_viewport()


def test_formulations_are_searched_filtered_and_sorted(browser: Browser, page: Path) -> None:
    with opened(browser, page) as seen:
        turned_to(seen.page, "#formulations")
        rows = seen.page.locator("#families > li:visible")
        expect(rows).to_have_count(len(five().lineages))
        # As people type: ё is е, and no capitals.
        seen.page.fill("#sought", "загрязнения ледников")
        expect(rows).to_have_count(1)
        expect(seen.page.locator("#shown")).to_have_text(f"1 of {len(five().lineages)} formulations")
        seen.page.fill("#sought", "такого нет")
        expect(rows).to_have_count(0)
        seen.page.press("#sought", "Escape")
        expect(rows).to_have_count(len(five().lineages))
        seen.page.select_option("#relation", "verbatim")
        expect(rows.first).to_have_attribute("data-relation", "verbatim")
        seen.page.click("text=Clear")
        expect(rows).to_have_count(len(five().lineages))
        seen.page.select_option("#order", "first")
        dates = rows.evaluate_all("rows => rows.map(row => row.dataset.first)")
        assert dates == sorted(dates)


def test_a_cell_of_the_heat_map_shows_what_two_documents_share(browser: Browser, page: Path) -> None:
    with opened(browser, page) as seen:
        seen.page.locator(".cell[data-pair='1 3']").click()
        expect(seen.page.locator("#formulations")).to_be_visible()
        rows = seen.page.locator("#families > li:visible")
        shared = [
            lineage
            for lineage in five().lineages
            if {"2020-10-15-central-asia-russia-strategic-directions", "2021-08-06-turkmenbashi-consultative-meeting"}
            <= {member.passage.document for member in lineage.family.members}
        ]
        assert shared
        expect(rows).to_have_count(len(shared))


def test_the_keyboard_reaches_search_and_neighbours(browser: Browser, page: Path) -> None:
    with opened(browser, page) as seen:
        seen.page.keyboard.press("/")
        expect(seen.page.locator("#sought")).to_be_focused()
        seen.page.keyboard.type("загрязнения")
        seen.page.keyboard.press("Tab")
        turned_to(seen.page, f"#f-{five().lineages[0].family.id}")
        seen.page.keyboard.press("n")
        expect(seen.page.locator(f"#f-{five().lineages[1].family.id}")).to_be_visible()
        seen.page.keyboard.press("p")
        expect(seen.page.locator(f"#f-{five().lineages[0].family.id}")).to_be_visible()


def test_it_reads_without_javascript(browser: Browser, page: Path) -> None:
    with opened(browser, page, javascript=False) as seen:
        for leaf in LEAVES[1:]:
            expect(seen.page.locator(leaf)).to_be_visible()
        expect(seen.page.locator(".filter")).to_be_hidden()
        seen.page.click(f"#formulations a[href='#f-{POLLUTION}']")
        expect(seen.page.locator(f"#f-{POLLUTION} h1")).to_be_in_viewport()


def test_a_folder_is_walked_from_page_to_page(browser: Browser, pages: Path) -> None:
    with opened(browser, pages / "index.html") as seen:
        seen.page.click("text=all 34 formulations" if len(five().lineages) == 34 else ".more a")
        expect(seen.page.locator("#families > li").first).to_be_visible()
        seen.page.click("#families > li:nth-child(3) h3 a")
        expect(seen.page.locator("article:visible")).to_have_count(1)
        seen.page.click("article:visible .wordings > li:nth-child(1) h3 a")
        expect(seen.page.locator(".document-page .at:target + a.tint")).to_be_in_viewport()
        seen.page.go_back()
        expect(seen.page.locator("article:visible .wordings")).to_be_visible()
        assert seen.sideways() == 0


def test_hostile_texts_do_nothing(browser: Browser, tmp_path: Path) -> None:
    survey = surveyed(*(made(f"<img src=x onerror=alert({n})>", [HOSTILE], f"202{n}-01-01") for n in range(2)))
    text = render(survey, View())
    assert isinstance(text, str)
    file = tmp_path / "hostile.html"
    file.write_text(text, encoding="utf-8")
    with opened(browser, file) as seen:
        for leaf in ("", "#formulations", "#documents", f"#f-{survey.lineages[0].family.id}"):
            turned_to(seen.page, leaf)
        expect(seen.page.locator("body")).to_contain_text("<script>alert(1)</script>")


def test_all_of_it_is_printed_on_white_paper(browser: Browser, page: Path) -> None:
    with opened(browser, page, scheme="dark") as seen:
        seen.page.emulate_media(media="print")
        colour = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert colour in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
        expect(seen.page.locator(".bar")).to_be_hidden()
