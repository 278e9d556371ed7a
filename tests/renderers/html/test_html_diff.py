"""The page of two texts: what stands on it, that no text of a document can do anything, and how it behaves."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from playwright.sync_api import Browser, FloatRect, expect

from cli.run import ROOT, declcmp
from declcmp import messages, pipelines
from declcmp.model import EDITORIAL, Bead, BeadKind, Comparison, Document, EditClass, Metadata, ParagraphKind, Source
from declcmp.renderers import View
from declcmp.renderers.html.diff import render
from renderers.html.browser import WIDTHS, Scheme, needs_chromium, opened
from renderers.made import changed, comparison, deleted, document, edits, equal, inserted, texts, units

WORDING, NEGATION, NUMBER, CASE, YO = (
    EditClass.WORDING, EditClass.NEGATION, EditClass.NUMBER, EditClass.CASE, EditClass.YO,
)  # fmt: skip
CORPUS = ROOT / "corpus"
ALMATY, ASTANA = CORPUS / "2025-04-26-almaty-china-central-asia.md", CORPUS / "2025-06-17-astana-china-central-asia.md"
STRATEGIC = CORPUS / "2020-10-15-central-asia-russia-strategic-directions.md"
TASHKENT = CORPUS / "2021-07-16-tashkent-afghanistan.md"


@pytest.fixture(autouse=True)
def _english() -> None:
    messages.use("en")


@cache
def pair() -> Comparison:
    return pipelines.diff(ALMATY, ASTANA)


@cache
def page_of_pair() -> str:
    messages.use("en")
    return render(pair(), View())


def small(**options: bool) -> Comparison:
    """Return two short texts in which all happens: a move, a changed number, editorial edits, a phrase that moved."""
    old = texts(
        "old",
        "Стороны приветствуют проведение саммита.",
        "Стороны подтверждают приверженность миру.",
        "Стороны не признают 9 договоров.",
        "Второй саммит пройдет в Астане.",
        "Стороны выступают за мир между самими афганцами о политическом урегулировании.",
        "Стороны рассмотрели ход подготовки.",
        date="2025-04-26",
    )
    new = texts(
        "new",
        "Стороны подтверждают приверженность миру.",
        "Стороны признают 10 договоров.",
        "второй саммит пройдёт в Астане.",
        "Стороны выступают за мир о политическом урегулировании между самими афганцами.",
        "Стороны приветствуют проведение саммита.",
        "Стороны согласились развивать туризм.",
        date="2025-06-17",
    )
    return comparison(
        old,
        new,
        equal(units(old, 2), units(new, 1)),
        changed(
            units(old, 3), units(new, 2),
            "Стороны ", ("-", "не ", NEGATION), "признают ", ("-", "9", NUMBER), ("+", "10", NUMBER), " договоров.",
        ),
        Bead(
            BeadKind.EDITORIAL, units(old, 4), units(new, 3), 1.0,
            edits(("-", "Второй", CASE), ("+", "второй", CASE), " саммит ", ("-", "пройдет", YO),
                  ("+", "пройдёт", YO), " в Астане."),
        ),
        changed(
            units(old, 5), units(new, 4),
            "Стороны выступают за мир ",
            (">", "о политическом урегулировании ", WORDING, 1),  # type: ignore[arg-type]
            "между самими афганцами",
            ("<", " о политическом урегулировании", WORDING, 1),  # type: ignore[arg-type]
            ".",
        ),
        equal(units(old, 1), units(new, 5), moved=True),
        deleted(units(old, 6)),
        inserted(units(new, 6)),
        **options,
    )  # fmt: skip


def of_one_bead(old: str, new: str) -> Comparison:
    left, right = texts("old", old), texts("new", new)
    bead = changed(units(left, 1), units(right, 1), ("-", old, WORDING), ("+", new, WORDING))
    return comparison(left, right, bead)


def saved(folder: Path, value: Comparison, view: View | None = None) -> Path:
    file = folder / "diff.html"
    file.write_text(render(value, view or View()), encoding="utf-8")
    return file


def words(element: html.HtmlElement) -> str:
    """Return what a reader reads of an element: without the signs that are only copied."""
    for sign in element.xpath('.//i[@class="m"]'):
        sign.drop_tree()
    return " ".join(element.text_content().split())


# What stands on the page.


def test_the_page_of_two_long_declarations_is_less_than_a_megabyte() -> None:
    assert len(page_of_pair().encode()) <= 1_000_000


def test_each_column_spells_its_text() -> None:
    tree = html.fromstring(page_of_pair())
    for number, bead in enumerate(pair().ordered, 1):
        row = tree.get_element_by_id(f"b{number}")
        for side, found in (
            (bead.old, row.xpath('div[@class="side old"]')),
            (bead.new, row.xpath('div[@class="side new"]')),
        ):
            spelled = [words(each.xpath('*[contains(@class, "words")]')[0]) for each in found]
            assert spelled == ([" ".join(" ".join(unit.text for unit in side).split())] if side else [])


def test_every_link_leads_to_a_place_on_the_page() -> None:
    for page in (page_of_pair(), render(small(), View())):
        tree = html.fromstring(page)
        ids = [each.get("id") for each in tree.xpath("//*[@id]")]
        assert len(ids) == len(set(ids))
        targets = {link.get("href") for link in tree.xpath("//body//a")}
        assert len(targets) > 3
        assert targets <= {f"#{id_}" for id_ in ids}


def test_the_page_names_nothing_outside_itself() -> None:
    page = page_of_pair()
    assert not re.search(r"https?:|//[a-z]|url\(|@import|\ssrc=|\sstyle=|\son[a-z]+=", page)


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_policy_allows_the_page_s_own_style_and_script_alone(tag: str) -> None:
    page = page_of_pair()
    policy = html.fromstring(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"{tag}-src 'sha256-{digest}'" in policy.split("; ")
    assert "unsafe" not in policy


def test_the_same_texts_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for seed in "12":
        file = tmp_path / f"{seed}.html"
        declcmp("diff", STRATEGIC, TASHKENT, "-f", "html", "-o", file, env={"PYTHONHASHSEED": seed})
        made.append(file.read_bytes())
    assert made[0] == made[1]


def test_the_summary_tells_who_and_what() -> None:
    head = html.fromstring(page_of_pair()).xpath("//section[@class='summary']")[0]
    text = " ".join(head.text_content().split())
    assert "26 April 2025 · Алматы · 58 sentences" in text
    assert "Астанинская декларация второго саммита" in text
    counts = pair().counts
    figures = {
        dt.text_content().strip(): int(dd.text_content())
        for dt, dd in zip(head.xpath(".//dt"), head.xpath(".//dd"), strict=True)
    }
    assert figures["inserted"] == counts["inserted"]
    assert figures["moved"] == counts["moved"]


def test_changes_that_weigh_are_listed_with_links_to_them() -> None:
    tree = html.fromstring(render(small(), View()))
    listed = {
        words(part.xpath("h3")[0]).split()[0]: [(words(a), a.get("href")) for a in part.xpath(".//a")]
        for part in tree.xpath("//div[@class='class']")
    }
    assert listed == {"negation": [("не", "#b2")], "number": [("9 → 10", "#b2")]}


def test_what_weighs_is_bold_and_what_is_copied_has_signs() -> None:
    page = render(small(), View())
    assert '<del class="number weighty" title="number"><i class="m" aria-hidden="true">[!−</i>9' in page
    assert html.fromstring(page).get_element_by_id("b2").xpath("div[3]/p[2]")[0].text_content() == (
        "Стороны [!−не−] признают [!−9−]{!+10+} договоров."
    )


def test_unchanged_sentences_are_folded_and_opened_on_demand() -> None:
    value = small()
    assert "… 1 sentence unchanged" in render(value, View())
    assert '<details class="fold">' in render(value, View())
    assert '<details class="fold" open>' in render(value, View(everything=True))
    tree = html.fromstring(render(value, View(context=1)))
    assert not tree.get_element_by_id("b1").xpath("ancestor::details")


def test_editorial_edits_are_there_but_quiet_until_they_are_asked_for() -> None:
    tree = html.fromstring(render(small(), View(hidden=EDITORIAL)))
    assert {each.get("class") for each in tree.get_element_by_id("b3").xpath(".//del")} == {"case quiet", "yo quiet"}
    assert tree.get_element_by_id("b3").xpath("ancestor::details")
    tree = html.fromstring(render(small(), View(ignore=frozenset(), hidden=frozenset())))
    assert {each.get("class") for each in tree.get_element_by_id("b3").xpath(".//del")} == {"case", "yo"}
    assert not tree.get_element_by_id("b3").xpath("ancestor::details")


def test_a_moved_sentence_stands_in_its_new_place_and_is_pointed_at_from_the_old_one() -> None:
    tree = html.fromstring(render(small(), View()))
    order = [each.get("id") for each in tree.xpath("//article")]
    assert order[0] == "b5-left", "it was the first sentence of the old text"
    assert tree.get_element_by_id("b5-left").xpath(".//a/@href") == ["#b5"]
    assert tree.get_element_by_id("b5").xpath(".//a/@href") == ["#b5-left"]


def test_titles_and_headings_stand_in_their_places_changed_or_not() -> None:
    lines = [
        (ParagraphKind.TITLE, "Совместное заявление"),
        (ParagraphKind.HEADING, "В сфере безопасности"),
        (ParagraphKind.TEXT, "Стороны выступают за мир."),
    ]
    old, new = document("old", lines), document("new", [lines[0], (lines[1][0], "В сфере торговли"), lines[2]])

    def unit(owner: Document, at: int) -> Bead:
        from declcmp.model import Unit  # noqa: PLC0415

        paragraph = owner.paragraphs[at]
        return Unit(None, owner.text_of(paragraph), paragraph.lines, at, paragraph.kind)  # type: ignore[return-value]

    title = equal((unit(old, 0),), (unit(new, 0),))  # type: ignore[arg-type]
    heading = changed(
        (unit(old, 1),), (unit(new, 1),),  # type: ignore[arg-type]
        "В сфере ", ("-", "безопасности", WORDING), ("+", "торговли", WORDING),
    )  # fmt: skip
    value = Comparison(old, new, (equal(units(old, 1), units(new, 1)),), (title, heading))
    tree = html.fromstring(render(value, View()))
    assert [each.get("id") for each in tree.xpath("//article")] == ["b1", "b2", "b3"]
    assert [words(each) for each in tree.xpath("//section[@id='texts']//div[contains(@class, 'new')]/h3")] == [
        "Совместное заявление",
        "В сфере торговли",
    ]
    assert not tree.get_element_by_id("b1").xpath("ancestor::details"), "a title that is the same tells where one is"


def test_texts_that_share_little_show_what_corresponds_under_its_heading() -> None:
    tree = html.fromstring(render(pipelines.diff(STRATEGIC, TASHKENT), View()))
    assert "These texts share little: 1 sentence corresponds" in tree.xpath("//p[@class='lead']")[0].text_content()
    in_sight = tree.xpath("//article[not(ancestor::details)]")
    assert [each.get("data-kinds") for each in in_sight] == ["changed"]
    assert in_sight[0].xpath("p[@class='section']")[0].text_content() == "В сфере безопасности"


def test_texts_that_are_the_same_say_so() -> None:
    text = texts("text", "Стороны выступают за мир.")
    same = comparison(text, text, equal(units(text, 1), units(text, 1)))
    assert "The texts are the same." in render(same, View())
    empty = texts("empty")
    assert "Neither text has a sentence." in render(comparison(empty, empty), View())


def test_counts_alone_show_no_text() -> None:
    page = render(small(), View(stat=True))
    assert "<article" not in page
    assert "inserted" in page


def test_pages_are_named_where_a_file_has_pages() -> None:
    value = small()
    paged = Source("old.pdf", "pdf", pages=(1, 3, 5))
    old = Document("old", value.old.text, value.old.paragraphs, metadata=Metadata(), source=paged)
    page = render(Comparison(old, value.new, value.beads, ()), View())
    assert 'title="page 2, line 1"><span>2</span>' in page


def test_a_russian_reads_it_in_russian() -> None:
    messages.use("ru")
    page = render(small(), View())
    assert '<html lang="ru">' in page
    assert "26 апреля 2025" in page
    assert "прежнее место" in page
    visible = html.fromstring(page)
    for each in visible.xpath("//script|//style|//kbd|//*[@class='colophon']|//*[@class='file']"):
        each.drop_tree()
    assert set(re.findall(r"[A-Za-z]{3,}", visible.text_content())) <= {
        "Enter",
        "Shift",
        "declcmp",
        "old",
        "new",
        "txt",
    }


# No text of a document can do anything.


class Tags(HTMLParser):
    """The tags of a page and the names of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.found.append((tag, *(name for name, _value in attrs)))


@settings(max_examples=40)
@given(st.text(min_size=1, max_size=40), st.text(min_size=1, max_size=40))
def test_no_text_adds_a_tag(left: str, right: str) -> None:
    harmless = Tags(render(of_one_bead("мир", "война"), View()))
    assert Tags(render(of_one_bead(f"а{left}я", f"б{right}ю"), View())).found == harmless.found


HOSTILE = (
    "<script>document.title='x'</script>", "<img src=x onerror=alert(1)>", "]]><b>", "javascript:alert(1)", "</title>",
    '"><svg onload=alert(1)>', "слева\u202eнаправо", "{{ 7 * 7 }}", "</style>", "<!--", "\x1b[31m", "&lt;b&gt;",
)  # fmt: skip


def hostile() -> Comparison:
    """Return texts with hostile words in every field that a page shows."""
    bad = " ".join(HOSTILE)
    about = Metadata(title=bad, date=bad, place=bad, language=bad)
    old, new = texts("old", *HOSTILE), texts("new", bad)
    old = Document(bad, old.text, old.paragraphs, metadata=about, source=Source(f"{bad}.txt"))
    new = Document(bad, new.text, new.paragraphs, metadata=about, source=Source(f"{bad}.md"))
    left, right = units(old, 1), units(new, 1, point=bad)
    bead = changed(left, right, ("-", HOSTILE[0], NUMBER), ("+", bad, NUMBER))
    return comparison(old, new, bead, *(deleted(units(old, n)) for n in range(2, len(HOSTILE) + 1)))


def test_hostile_controls_are_spelled_out() -> None:
    page = render(hostile(), View())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", page)
    assert "слева&lt;U+202E&gt;направо" in page


@needs_chromium
def test_a_hostile_document_does_nothing(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, hostile())) as seen:
        assert seen.page.locator("script").count() == 1
        assert seen.page.locator("img").count() == 0
        assert seen.page.evaluate("[...document.links].filter((a) => a.protocol === 'javascript:').length") == 0
        expect(seen.page.locator("#b1 .both")).to_contain_text("<script>document.title='x'</script>")
        expect(seen.page.locator("#b1 .both")).to_contain_text("{{ 7 * 7 }}")


# How it behaves.


@needs_chromium
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "dark")])
def test_the_page_has_no_serious_fault(browser: Browser, tmp_path: Path, width: int, scheme: Scheme) -> None:
    with opened(browser, saved(tmp_path, small()), width=width, scheme=scheme) as seen:
        seen.page.locator(".fold summary").first.click()
        seen.page.locator("#filter summary").click()
        assert seen.faults() == []
        seen.page.keyboard.press("Escape")
        seen.page.locator("#help-open").click()
        assert seen.faults() == []


@needs_chromium
@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_fits_the_window_with_all_of_it_open(browser: Browser, tmp_path: Path, width: int) -> None:
    with opened(browser, saved(tmp_path, small()), width=width) as seen:
        seen.page.locator(".fold summary").first.click()
        seen.page.locator("#filter summary").click()
        seen.page.fill("#query", "стороны")
        expect(seen.page.locator("#found")).to_contain_text("1 / ")
        assert seen.sideways() == 0


@needs_chromium
@pytest.mark.parametrize("width", WIDTHS)
def test_long_declarations_fit_the_window(browser: Browser, tmp_path: Path, width: int) -> None:
    file = tmp_path / "diff.html"
    file.write_text(page_of_pair(), encoding="utf-8")
    with opened(browser, file, width=width) as seen:
        assert seen.sideways() == 0


@needs_chromium
def test_a_word_of_any_length_fits_the_window(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, of_one_bead("мир" * 200, "а" * 900)), width=360) as seen:
        assert seen.sideways() == 0


@needs_chromium
def test_real_declarations_have_no_serious_fault(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, pipelines.diff(STRATEGIC, TASHKENT))) as seen:
        assert seen.faults() == []


@needs_chromium
def test_two_columns_are_shown_where_there_is_room_and_one_where_not(browser: Browser, tmp_path: Path) -> None:
    file = saved(tmp_path, small())
    with opened(browser, file, width=1280) as seen:
        row = seen.page.locator("#b2")
        expect(row.locator(".old")).to_be_visible()
        expect(row.locator(".both")).to_be_hidden()
        seen.page.keyboard.press("u")
        expect(row.locator(".both")).to_be_visible()
        expect(row.locator(".old")).to_be_hidden()
        seen.page.keyboard.press("s")
        expect(row.locator(".old")).to_be_visible()
    with opened(browser, file, width=360) as seen:
        expect(seen.page.locator("#b2 .both")).to_be_visible()
        expect(seen.page.locator("#b2 .old")).to_be_hidden()


@needs_chromium
def test_columns_stand_side_by_side_and_what_stands_alone_in_its_own(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, small())) as seen:
        old, new, gone, come = (
            cast("FloatRect", seen.page.locator(row).bounding_box()) for row in ("#b2 .old", "#b2 .new", "#b6", "#b7")
        )
        assert old["y"] == new["y"]
        assert old["x"] + old["width"] < new["x"]
        assert gone["y"] == come["y"], "what went and what came share the height"
        assert gone["x"] < come["x"]


@needs_chromium
def test_filters_hide_rows_and_quieten_edits(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, small())) as seen:
        page = seen.page
        page.locator("#filter summary").first.click()
        page.locator('[data-kind="inserted"]').uncheck()
        expect(page.locator("#b7")).to_be_hidden()
        expect(page.locator("#b6")).to_be_visible()
        expect(page.locator("#hidden-count")).to_have_text("−1")
        page.locator('[data-kind="moved"]').uncheck()
        expect(page.locator("#b5")).to_be_hidden()
        expect(page.locator("#b5-left")).to_be_hidden()
        page.locator('[data-class="number"]').uncheck()
        expect(page.locator("#b2 .old")).to_contain_text("9")
        assert page.locator("#b2 .old del:not(.quiet)").count() == 1, "the negation is still marked"
        page.locator('[data-class="negation"]').uncheck()
        expect(page.locator("#b2")).to_be_hidden()
        page.locator('[data-class="negation"]').check()
        expect(page.locator("#b2")).to_be_visible()


@needs_chromium
def test_editorial_edits_come_out_of_their_fold_and_go_back(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, small())) as seen:
        page = seen.page
        expect(page.locator("#b3")).to_be_hidden()
        page.locator("#filter summary").first.click()
        page.locator("#editorial").check()
        expect(page.locator("#b3 .old")).to_be_visible()
        assert page.locator("#b3 .old del:not(.quiet)").count() == 2
        assert page.locator('[data-class="yo"]').is_checked()
        page.locator("#editorial").uncheck()
        expect(page.locator("#b3")).to_be_hidden()


@needs_chromium
def test_the_old_column_keeps_the_old_spelling_of_what_makes_no_difference(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, small())) as seen:
        page = seen.page
        page.locator("#b3").evaluate("(row) => { row.closest('details').open = true; }")
        assert page.locator("#b3 .old .words").inner_text() == "Второй саммит пройдет в Астане."
        assert page.locator("#b3 .new .words").inner_text() == "второй саммит пройдёт в Астане."
        page.keyboard.press("u")
        assert page.locator("#b3 .both .words").inner_text() == "второй саммит пройдёт в Астане."


@needs_chromium
def test_search_finds_what_is_folded_and_what_marks_divide(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, small())) as seen:
        page = seen.page
        page.keyboard.press("/")
        page.keyboard.type("приверженность")
        expect(page.locator("#found")).to_have_text("1 / 1")
        expect(page.locator("#b1 .new")).to_be_visible()
        page.fill("#query", "признают 10  договоров")
        expect(page.locator("#found")).to_have_text("1 / 1")
        page.fill("#query", "ПРОЙДЕТ")
        expect(page.locator("#found")).to_have_text("1 / 2")
        page.keyboard.press("Enter")
        expect(page.locator("#found")).to_have_text("2 / 2")
        page.keyboard.press("Shift+Enter")
        expect(page.locator("#found")).to_have_text("1 / 2")
        page.fill("#query", "!−")
        expect(page.locator("#found")).to_have_text("nothing")
        page.keyboard.press("Escape")
        expect(page.locator("#found")).to_have_text("")


@needs_chromium
def test_a_move_can_be_followed_there_and_back(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, small()), height=200) as seen:
        page = seen.page
        page.locator("#b5 .notes a").click()
        expect(page.locator("#b5-left")).to_be_in_viewport()
        page.locator("#b5-left .notes a").click()
        expect(page.locator("#b5")).to_be_in_viewport()
        page.locator("#b4 .new ins.moved a").click()
        assert page.evaluate("document.querySelector(':target').matches('#b4 .old del.moved')")
        page.locator("#b4 .old del.moved a").click()
        assert page.evaluate("document.querySelector(':target').matches('#b4 .new ins.moved')")


@needs_chromium
def test_keys_go_from_change_to_change_in_any_keyboard_layout(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, small()), height=300) as seen:
        page = seen.page
        expect(page.locator("#step")).to_have_text("5")
        visited = []
        for _press in range(5):
            page.keyboard.press("n")
            visited.append(page.evaluate("document.activeElement.id"))
        assert visited == ["b5-left", "b2", "b4", "b5", "b6"]
        expect(page.locator("#step")).to_have_text("5 / 5")
        page.keyboard.press("p")
        assert page.evaluate("document.activeElement.id") == "b5"
        page.evaluate("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', "
                      "{key: 'т', code: 'KeyN', bubbles: true}))")  # fmt: skip
        assert page.evaluate("document.activeElement.id") == "b6"


@needs_chromium
def test_on_a_telephone_the_search_scrolls_away_and_the_tools_stay(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, small()), width=360, height=640) as seen:
        page = seen.page
        expect(page.locator("#query")).to_be_in_viewport()
        page.evaluate("scrollTo(0, 900)")
        expect(page.locator("#query")).not_to_be_in_viewport()
        page.locator("#filter > summary").click()
        expect(page.locator('[data-kind="moved"]')).to_be_in_viewport()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        expect(page.locator("#query")).to_be_in_viewport()


@needs_chromium
def test_help_opens_closes_and_turns_single_keys_off(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, small())) as seen:
        page = seen.page
        page.keyboard.press("?")
        expect(page.locator("#help")).to_be_visible()
        page.locator("#keys-on").uncheck()
        page.keyboard.press("Escape")
        expect(page.locator("#help")).to_be_hidden()
        page.keyboard.press("?")
        expect(page.locator("#help")).to_be_hidden()


@needs_chromium
def test_light_and_dark_follow_the_system_until_they_are_switched(browser: Browser, tmp_path: Path) -> None:
    def background() -> str:
        found: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return found

    with opened(browser, saved(tmp_path, small()), scheme="dark") as seen:
        page = seen.page
        dark = background()
        page.locator("#theme").click()
        light = background()
        assert light != dark
        page.emulate_media(color_scheme="light")
        assert background() == light
        page.locator("#theme").click()
        assert background() == dark
        page.emulate_media(media="print")
        assert background() not in {dark, light}, "paper is white"


@needs_chromium
def test_the_minimap_leads_to_rows_and_shows_where_one_is(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "diff.html"
    file.write_text(page_of_pair(), encoding="utf-8")
    with opened(browser, file) as seen:
        page = seen.page
        last = page.locator("#minimap a").last
        row = last.get_attribute("href") or ""
        last.click()
        expect(page.locator(row)).to_be_in_viewport()
        page.wait_for_function("Number(document.getElementById('window').getAttribute('y')) > 900")


@needs_chromium
def test_without_javascript_the_page_is_read_in_either_layout(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, small()), javascript=False) as seen:
        page = seen.page
        for id_ in ("#search", "#filter", "#theme", ".steps"):
            expect(page.locator(id_).first).to_be_hidden()
        expect(page.locator("#b2 .old")).to_be_visible()
        page.locator("#one").check()
        expect(page.locator("#b2 .both")).to_be_visible()
        expect(page.locator("#b2 .old")).to_be_hidden()
        page.locator(".fold summary").first.click()
        expect(page.locator("#b1")).to_be_visible()
        page.locator("#b5 .notes a").click()
        expect(page.locator("#b5-left")).to_be_in_viewport()


@needs_chromium
def test_paper_has_one_column_and_no_tools(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, small())) as seen:
        page = seen.page
        page.emulate_media(media="print")
        expect(page.locator(".bar")).to_be_hidden()
        expect(page.locator("#minimap")).to_be_hidden()
        expect(page.locator("#b2 .both")).to_be_visible()
        expect(page.locator("#b2 .old")).to_be_hidden()
