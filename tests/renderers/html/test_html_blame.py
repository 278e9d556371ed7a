"""The page of one text and its sources: margins, tints, what is new, and the wording that each passage had before."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from cli.run import ROOT
from declcmp import messages, pipelines
from declcmp.compare.redline import redline
from declcmp.model import Document, Metadata, Source, Span, Spot
from declcmp.model.provenance import Attribution, BlameReport, Debt, Part, Witness
from declcmp.model.reuse import Passage, Relation
from declcmp.pipelines import tracing
from declcmp.renderers import Only, View, percent
from declcmp.renderers.html.blame import render
from renderers.html.browser import WIDTHS, Scheme, needs_chromium, opened
from renderers.made import texts

CORPUS = ROOT / "corpus"
ASTANA = CORPUS / "2025-06-17-astana-china-central-asia.md"


@pytest.fixture(autouse=True)
def _english() -> None:
    messages.use("en")


@cache
def astana() -> BlameReport:
    return tracing.blame(ASTANA, pipelines.Place(CORPUS))


@cache
def page_of_astana() -> str:
    messages.use("en")
    return render(astana(), View())


def witness(name: str, text: str, relation: Relation, *, about: Metadata | None = None) -> Witness:
    about = about or Metadata(date="2021-07-16", place="Ташкент", title="Совместное заявление")
    return Witness(Passage(name, (1,), Span(0, len(text)), text), about, Spot("3", (15, 15)), relation, 0.82)


def report(*sentences: str, taken: str, before: str, closest: str = "", about: Metadata | None = None) -> BlameReport:
    """Return a report on *sentences*; the words *taken* of the first stood *before* in an older text."""
    document = texts("draft", *sentences, date="2025-06-17")
    found = []
    for sentence in document.sentences:
        text = document.text_of(sentence)
        at = sentence.span.start + text.find(taken) if taken in text else -1
        parts: tuple[Part, ...] = ()
        new: tuple[Span, ...] = (sentence.span,)
        if at >= 0:
            span = Span(at, at + len(taken))
            near = witness("2023-closest", closest, Relation.VERBATIM) if closest else None
            origin = witness("2021-tashkent", before, Relation.REWORDED, about=about)
            parts = (Part(span, taken, len(taken.split()), origin, near, redline(closest or before, taken)),)
            new = (Span(sentence.span.start, at), Span(span.stop, sentence.span.stop))
        words = len(text.split())
        own = len(taken.split()) if parts else 0
        found.append(
            Attribution(
                sentence.number, sentence.span, text, Spot(None, sentence.lines), words, words - own, parts,
                tuple(each for each in new if each.start < each.stop),
            )
        )  # fmt: skip
    debt = Debt("2021-tashkent", about or Metadata(date="2021-07-16", place="Ташкент"), 0.3)
    return BlameReport(document, tuple(found), (debt,), 1)


TAKEN = "только путем инклюзивных переговоров"
BEFORE = "только путем прямых инклюзивных переговоров"


def small(closest: str = "") -> BlameReport:
    return report(
        f"Мир может быть достигнут {TAKEN} сторон.", "Стороны приветствуют саммит.",
        taken=TAKEN, before=BEFORE, closest=closest,
    )  # fmt: skip


def saved(folder: Path, value: BlameReport, view: View | None = None) -> Path:
    file = folder / "blame.html"
    file.write_text(render(value, view or View()), encoding="utf-8")
    return file


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_sentence_stands_as_it_is_with_its_sources_in_the_margin() -> None:
    tree = html.fromstring(page_of_astana())
    for sign in tree.xpath('//i[@class="m"]|//sup'):
        sign.drop_tree()
    for each in astana().attributions:
        row = tree.get_element_by_id(f"s{each.number}")
        assert text_of(row.xpath("p[contains(@class, 'words')]")[0]) == " ".join(each.text.split())
        margin = text_of(row.xpath("div[@class='margin']")[0])
        assert all(f"{part.origin.date} " in margin for part in each.parts)
        assert (margin == "new text") == (not each.parts)


def test_titles_and_signatures_stand_in_their_places() -> None:
    rows = html.fromstring(page_of_astana()).xpath("//section[@id='texts']/*[contains(@class, 'row')]")
    assert rows[0].get("class") == "row title"
    assert [each.get("class") for each in rows[-2:]] == ["row signature", "row place-date"]


def test_the_legend_gives_the_share_of_each_source() -> None:
    rows = html.fromstring(page_of_astana()).xpath("//ul[@class='legend']/li")
    shares = [text_of(row.xpath("span[@class='share']")[0]) for row in rows]
    assert shares == [*(percent(debt.share) for debt in astana().debts), percent(1 - astana().inherited)]
    assert "26 April 2025 · Алматы" in text_of(rows[3])


def test_new_words_are_marked_and_a_new_sentence_is_plain() -> None:
    tree = html.fromstring(render(small(), View()))
    assert [text_of(each) for each in tree.xpath("//*[@id='s1']/p/ins")] == [
        "{+Мир может быть достигнут +}",
        "{+ сторон.+}",
    ]
    assert tree.xpath("//*[@id='s2']//ins") == []


def test_the_wording_of_the_origin_is_redlined() -> None:
    tree = html.fromstring(render(small(), View()))
    origin = tree.get_element_by_id("s1-1")
    assert (
        text_of(origin)
        == "origin 2021-07-16 Ташкент, p. 3, line 15 · reworded 0.82 только путем [−прямых−] инклюзивных переговоров"
    )
    tree = html.fromstring(render(small(closest=TAKEN), View()))
    assert BEFORE in text_of(tree.get_element_by_id("s1-1"))
    assert tree.get_element_by_id("s1-1").xpath(".//del") == [], "the redline is that of the closest wording"
    assert TAKEN in text_of(tree.get_element_by_id("s1-1-closest"))


def test_only_what_is_asked_for_is_shown() -> None:
    for only, shown in ((Only.NEW, ["s2"]), (Only.INHERITED, ["s1"])):
        tree = html.fromstring(render(small(), View(only=only)))
        assert [each.get("id") for each in tree.xpath("//article")] == shown
    assert "<article" not in render(small(), View(stat=True))


def test_nothing_to_compare_with_is_said() -> None:
    document = texts("draft", "Стороны приветствуют саммит.")
    page = render(BlameReport(document, (), (), 0), View())
    assert "Nothing to compare with: the corpus has no earlier document." in page
    assert "legend" not in html.fromstring(page).xpath("//main")[0].text_content()


def test_sources_beyond_the_colours_share_one() -> None:
    value = astana()
    debts = tuple(Debt(f"d{n}", Metadata(date=f"20{n:02}-01-01"), 0.9 / (n + 10)) for n in range(12))
    page = render(BlameReport(value.document, value.attributions, debts, 12), View())
    swatches = html.fromstring(page).xpath("//ul[@class='legend']//i/@class")
    assert [each.split()[1] for each in swatches] == [*(f"source-{n}" for n in range(1, 9)), *["source-0"] * 4, "new"]


def test_every_link_leads_to_a_place_on_the_page_and_none_out_of_it() -> None:
    for page in (page_of_astana(), render(small(closest=TAKEN), View())):
        tree = html.fromstring(page)
        ids = [each.get("id") for each in tree.xpath("//*[@id]")]
        assert len(ids) == len(set(ids))
        assert {link.get("href") for link in tree.xpath("//body//a")} <= {f"#{id_}" for id_ in ids}
        assert {each.get("data-origin") for each in tree.xpath("//*[@data-origin]")} <= set(ids)
        assert not re.search(r"https?:|//[a-z]|url\(|@import|\ssrc=|\sstyle=|\son[a-z]+=", page)


def test_a_russian_reads_it_in_russian() -> None:
    messages.use("ru")
    page = render(small(), View())
    assert '<html lang="ru">' in page
    tree = html.fromstring(page)
    for each in tree.xpath("//script|//style|//kbd|//*[@class='colophon']|//*[@class='file']"):
        each.drop_tree()
    assert set(re.findall(r"[A-Za-z]{3,}", tree.text_content())) <= {"Enter", "Shift", "draft", "txt", "tashkent"}


HOSTILE = "<script>document.title='x'</script> ]]> javascript:alert(1) \"'> слева\u202eнаправо {{ 7 * 7 }}"


@needs_chromium
def test_a_hostile_document_does_nothing(browser: Browser, tmp_path: Path) -> None:
    about = Metadata(title=HOSTILE, date=HOSTILE, place=HOSTILE)
    value = report(f"Мир {HOSTILE} и согласие.", taken=HOSTILE, before=f"{HOSTILE}!", about=about)
    document = Document(HOSTILE, value.document.text, value.document.paragraphs, metadata=about, source=Source(HOSTILE))
    value = BlameReport(document, value.attributions, value.debts, 1, undated=(HOSTILE,))
    page = render(value, View())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", page)
    with opened(browser, saved(tmp_path, value)) as seen:
        assert seen.page.locator("script").count() == 1
        seen.page.locator(".part").hover()
        expect(seen.page.locator("#card")).to_contain_text("<script>document.title='x'</script>")
        assert seen.page.locator("script").count() == 1


@needs_chromium
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light")])
def test_the_page_has_no_serious_fault(browser: Browser, tmp_path: Path, width: int, scheme: Scheme) -> None:
    with opened(browser, saved(tmp_path, small(closest=TAKEN)), width=width, scheme=scheme) as seen:
        seen.page.locator(".origins summary").first.click()
        assert seen.faults() == []


@needs_chromium
@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_fits_the_window(browser: Browser, tmp_path: Path, width: int) -> None:
    file = tmp_path / "blame.html"
    file.write_text(page_of_astana(), encoding="utf-8")
    with opened(browser, file, width=width) as seen:
        assert seen.sideways() == 0
        seen.page.evaluate("for (const fold of document.querySelectorAll('.origins')) fold.open = true")
        assert seen.sideways() == 0


@needs_chromium
def test_the_origin_s_wording_is_shown_by_pointing_and_opened_by_a_click_or_a_link(
    browser: Browser, tmp_path: Path
) -> None:
    with opened(browser, saved(tmp_path, small(closest=TAKEN))) as seen:
        page = seen.page
        page.locator(".part").hover()
        expect(page.locator("#card")).to_contain_text(BEFORE)
        page.keyboard.press("Escape")
        expect(page.locator("#card")).to_be_hidden()
        page.locator(".part").click()
        expect(page.locator("#s1-1-closest")).to_be_visible()
        page.locator(".part").click()
        expect(page.locator("#s1-1-closest")).to_be_hidden()
        page.locator("#s1 .margin a").first.click()
        expect(page.locator("#s1-1")).to_be_visible()


@needs_chromium
def test_filters_search_and_keys(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, small())) as seen:
        page = seen.page
        page.locator("#filter summary").first.click()
        page.locator('input[data-state="new"]').uncheck()
        expect(page.locator("#s2")).to_be_hidden()
        page.locator('[data-source="1"]').uncheck()
        expect(page.locator("#s1")).to_be_hidden()
        expect(page.locator("#hidden-count")).to_have_text("−2")
        page.locator('[data-source="1"]').check()
        page.keyboard.press("Escape")
        page.keyboard.press("n")
        assert page.evaluate("document.activeElement.id") == "s1"
        page.keyboard.press("/")
        page.keyboard.type("достигнут только")
        expect(page.locator("#found")).to_have_text("1 / 1")


@needs_chromium
def test_without_javascript_the_page_is_read(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, saved(tmp_path, small()), javascript=False) as seen:
        expect(seen.page.locator("#s1 .words")).to_be_visible()
        expect(seen.page.locator("#filter")).to_be_hidden()
        seen.page.locator(".origins summary").click()
        expect(seen.page.locator("#s1-1")).to_contain_text("прямых")
