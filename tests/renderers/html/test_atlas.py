"""The atlas as values and as files: what its pages hold, where their links lead, and that hostile texts do nothing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest
from lxml import html

from cli.run import ROOT, declcmp
from declcmp import messages
from declcmp.cli.reuse import _is_folder
from declcmp.model import Document
from declcmp.model.survey import Survey
from declcmp.pipelines import Place, recurrence
from declcmp.renderers import View, percent
from declcmp.renderers.html.atlas import render
from declcmp.renderers.html.atlas_document import document_page
from declcmp.renderers.html.atlas_genealogy import genealogy
from declcmp.renderers.html.atlas_heat import MOST, heat_map, shown
from declcmp.renderers.html.atlas_index import index
from declcmp.renderers.html.atlas_network import network
from declcmp.renderers.html.atlas_timeline import timeline
from declcmp.reuse import reuse
from reuse.corpora import made

CORPUS = ROOT / "corpus"
SHARED = "Всеобъемлющий и устойчивый мир в Афганистане может быть достигнут только путем инклюзивных переговоров"
CLIMATE = "Стороны подчеркнули необходимость принятия согласованных мер, направленных на уменьшение загрязнения вод"


@pytest.fixture(autouse=True)
def _english() -> None:
    messages.use("en")


@cache
def five() -> Survey:
    return recurrence.survey(Place(CORPUS))


@cache
def one_page() -> str:
    messages.use("en")
    page = render(five(), View())
    assert isinstance(page, str)
    return page


@cache
def folder() -> dict[str, str]:
    messages.use("en")
    pages = render(five(), View(folder=True))
    assert not isinstance(pages, str | bytes)
    return {name: str(page) for name, page in pages.items()}


def surveyed(*documents: Document) -> Survey:
    report = reuse(documents)
    lineages = tuple(map(recurrence._lineage, report.families))
    return Survey(report, lineages, {d.id: d for d in documents}, frozenset(d.id for d in documents))


def many(count: int) -> Survey:
    """Return documents, each of which takes over a sentence of an earlier one."""
    texts = [f"{CLIMATE} и предупреждение бедствий {'особо ' * (n % 3)}в районе № {n // 5}." for n in range(count)]
    documents = [made(f"d{n:03d}", [text], f"{1950 + n}-01-01") for n, text in enumerate(texts)]
    return surveyed(*documents)


def links(page: str) -> list[str]:
    return [str(href) for href in html.fromstring(page).xpath("//@href") if href != "data:,"]


def test_every_formulation_and_document_is_on_the_page_once() -> None:
    ids = Counter(str(id_) for id_ in html.fromstring(one_page()).xpath("//@id"))
    assert [id_ for id_, count in ids.items() if count > 1] == []
    assert {f"f-{lineage.family.id}" for lineage in five().lineages} <= ids.keys()
    assert {f"d-{id_}" for id_ in five().selected} <= ids.keys()


def test_every_link_of_the_page_leads_to_something() -> None:
    ids = set(html.fromstring(one_page()).xpath("//@id"))
    found = links(one_page())
    assert len(found) > 200
    assert [href for href in found if not href.startswith("#") or unquote(href[1:]) not in ids] == []


def test_every_link_of_a_folder_leads_to_a_file_and_a_place_in_it() -> None:
    ids = {name: set(html.fromstring(page).xpath("//@id")) for name, page in folder().items()}
    for name, page in folder().items():
        for href in links(page):
            path, _mark, anchor = href.partition("#")
            parts: list[str] = []
            for part in (PurePosixPath(name).parent / unquote(path)).parts if path else PurePosixPath(name).parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            there = "/".join(parts)
            assert there in ids, (name, href)
            assert not anchor or unquote(anchor) in ids[there], (name, href)


def test_a_folder_has_a_page_for_each_document_and_drawers_of_formulations() -> None:
    names = set(folder())
    assert {"index.html", "formulations.html", "documents.html"} <= names
    assert {f"documents/{id_}.html" for id_ in five().selected} <= names
    drawers = {name for name in names if name.startswith("formulations/")}
    assert drawers == {f"formulations/{lineage.family.id[0]}.html" for lineage in five().lineages}


def test_the_words_of_a_document_are_all_there_in_order() -> None:
    found = index(five())
    for entry in found.listed:
        document = five().documents[entry.id]
        bodies = [document.text_of(p.body) for p in document.paragraphs if p.kind.value != "title"]
        spelled = ["".join(each.text for each in p.stretches) for p in document_page(found, entry).paragraphs]
        assert [text for text in spelled if text in bodies] == bodies


def test_what_a_family_holds_is_tinted_in_its_documents() -> None:
    found = index(five())
    for place, lineage in enumerate(found.lineages):
        for number, variant in enumerate(lineage.variants):
            passage = variant.member.passage
            page = html.fromstring(folder()[f"documents/{passage.document}.html"])
            href = found.family(place, number)
            assert page.xpath(f"//a[contains(@href, '{href}')]"), passage.text


def test_shares_are_those_of_the_report() -> None:
    found = index(five())
    for each in five().report.documents:
        page = document_page(found, found.entries[each.document])
        assert page.inherited == percent(each.inherited)
    svg = html.fromstring(str(heat_map(found)))
    said = set(svg.xpath("//@aria-label"))
    for pair in five().report.overlap:
        a, b = found.entries[pair.a].full, found.entries[pair.b].full
        assert f"{percent(pair.a_share)} of {a} stands in {b}" in said
        assert f"{percent(pair.b_share)} of {b} stands in {a}" in said


def test_the_atlas_is_the_same_on_every_run(tmp_path: Path) -> None:
    for name, seed in (("a", "1"), ("b", "2")):
        done = declcmp(
            "reuse", "--corpus", CORPUS, "-f", "html", "-o", f"{tmp_path / name}/", env={"PYTHONHASHSEED": seed}
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    one, two = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in sorted((tmp_path / name).rglob("*.html"))}
        for name in ("a", "b")
    )
    assert one == two
    assert len(one) > 15


def test_one_page_of_the_five_declarations_is_small() -> None:
    assert len(one_page().encode()) <= 1_000_000


def test_it_speaks_the_language_of_the_run() -> None:
    messages.use("ru")
    page = render(five(), View())
    messages.use("en")
    assert isinstance(page, str)
    assert '<html lang="ru">' in page
    assert "Атлас формулировок" in page
    assert "Самые распространённые формулировки" in page
    assert "Atlas of formulations" in one_page()


def test_one_family_alone_is_a_page_that_leads_nowhere_else() -> None:
    alone = recurrence.survey(Place(CORPUS), family=five().lineages[0].family.id)
    page = render(alone, View())
    assert isinstance(page, str)
    root = html.fromstring(page)
    assert len(root.xpath("//article")) == 1
    assert all(href.startswith("#") for href in links(page))
    pages = render(alone, View(folder=True))
    assert not isinstance(pages, str | bytes)
    assert list(pages) == ["index.html"]


def test_only_documents_that_are_reported_on_have_a_page() -> None:
    survey = recurrence.survey(Place(CORPUS), only=recurrence.chosen("astana", None, None))
    pages = render(survey, View(folder=True))
    assert not isinstance(pages, str | bytes)
    documents = [name for name in pages if name.startswith("documents/")]
    assert documents == ["documents/2025-06-17-astana-china-central-asia.html"]


HOSTILE = (
    f"{SHARED} <script>alert(1)</script> ]]> <img src=x onerror=alert(2)> "
    "[x](javascript:alert(3)) \u202eтекст\u202c \x1b[31m."
)


def test_hostile_texts_are_shown_and_do_nothing() -> None:
    documents = [
        replace(made(f'"><script>alert({n})</script>', [HOSTILE], f"202{n}-01-01"), metadata=about)
        for n in range(2)
        for about in [
            replace(
                made("x", [HOSTILE], f"202{n}-01-01").metadata, place="<b>Астана\u202e", title="<svg onload=alert(4)>"
            )
        ]
    ]
    survey = surveyed(*documents)
    pages = render(survey, View(folder=True))
    assert not isinstance(pages, str | bytes)
    assert all(re.fullmatch(r"[\w./-]+", name) for name in pages)
    for page in (render(survey, View()), *pages.values()):
        assert isinstance(page, str)
        root = html.fromstring(page)
        assert len(root.xpath("//script")) == 1
        assert root.xpath("//img | //*[@onerror] | //*[@onload] | //*[@style]") == []
        assert [href for href in links(page) if "javascript:" in href.lower()] == []
        assert not re.search("[\u202a-\u202e\x1b]", page)
        assert "<U+202E>" in root.text_content() or "U+202E" not in page


def test_documents_without_a_date_stand_at_the_end_of_the_axis() -> None:
    survey = surveyed(
        made("a", [f"{SHARED}."], "2020-01-01"), made("b", [f"{SHARED}."], "2021-01-01"), made("c", [f"{SHARED}."])
    )
    drawing = html.fromstring(str(timeline(index(survey))))
    places = [float(str(x).rstrip("%")) for x in drawing.xpath("//rect[@class='new']/@x")]
    assert places == sorted(places)
    assert drawing.xpath("//a[contains(@aria-label, 'undated')]//rect[@class='new']/@x") == ["97.00%"]


def test_a_wording_is_joined_to_the_one_that_it_is_nearest_to() -> None:
    longer = f"{SHARED} между самими афганцами при содействии соседних государств"
    survey = surveyed(
        made("a", [f"{SHARED}."], "2020-01-01"),
        made("b", [f"{longer}."], "2021-01-01"),
        made("c", [f"{SHARED}."], "2022-01-01"),
        made("d", [f"{longer} и партнеров."], "2023-01-01"),
    )
    widest = survey.lineages[0]
    assert [variant.nearest for variant in widest.variants] == [None, 0, 0, 1]
    drawing = html.fromstring(str(genealogy(index(survey), 0)))
    kinds = [str(each).rpartition("step-")[2] for each in drawing.xpath("//path/@class")]
    assert kinds == ["extended", "verbatim", "extended"]
    heights = [float(str(y)) for y in drawing.xpath("//circle/@cy")]
    assert heights[0] == heights[2] < heights[1] < heights[3]


def test_of_many_documents_the_map_shows_those_that_share_most() -> None:
    found = index(many(45))
    entries = shown(found)
    assert len(entries) == MOST
    assert len({entry.id for entry in entries}) == len(entries)
    assert "Network of documents" in str(network(found))
    assert str(network(found)) == str(network(index(many(45))))


def test_a_corpus_without_reuse_or_of_one_document_has_a_page_that_says_so() -> None:
    alone = surveyed(made("a", [f"{SHARED}."], "2020-01-01"))
    apart = surveyed(made("a", [f"{SHARED}."], "2020-01-01"), made("b", [f"{CLIMATE}."], "2021-01-01"))
    for survey, words in ((alone, "nothing to compare it with"), (apart, "No formulation recurs.")):
        page = render(survey, View())
        assert isinstance(page, str)
        assert words in html.fromstring(page).text_content()


def test_the_name_of_the_output_says_whether_it_is_a_file_or_a_folder(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "plain").write_text("", encoding="utf-8")
    assert not any(_is_folder(name) for name in (None, "-", "one.html", "ONE.HTM", str(tmp_path / "plain")))
    assert all(_is_folder(name) for name in (str(tmp_path / "kept"), "new/", "atlas", "one.html/", "atlas.2025"))


def test_the_command_writes_a_file_a_folder_or_to_the_screen(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for year in ("2020", "2021"):
        (corpus / f"{year}.md").write_text(f"---\ndate: {year}-01-01\n---\n\n{SHARED}.\n", encoding="utf-8")
    command = ("reuse", "--corpus", corpus, "-f", "html")
    assert declcmp(*command, "-o", f"{tmp_path}/one.html").returncode == 0
    assert (tmp_path / "one.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert declcmp(*command, "-o", f"{tmp_path}/atlas").returncode == 0
    assert (tmp_path / "atlas" / "index.html").is_file()
    assert declcmp(*command).stdout.startswith("<!doctype html>")
    refused = declcmp(*command, "-o", f"{tmp_path}/one.html/")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "a folder is wanted" in refused.stderr
