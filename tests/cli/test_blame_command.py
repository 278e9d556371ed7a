"""``declcmp blame`` as a user runs it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cli.run import ROOT, declcmp
from declcmp.model import Source
from declcmp.renderers import spot_name
from writing import docx, p

CORPUS = ROOT / "corpus"
SCHEMA = json.loads((ROOT / "docs" / "schema" / "declcmp.blame.1.json").read_text(encoding="utf-8"))
CLAUSE = "Стороны подчеркнули необходимость принятия согласованных мер по сохранению ледников и очистке рек."


@cache
def astana() -> dict[str, Any]:
    done = declcmp("blame", "astana", "--corpus", CORPUS, "-f", "json")
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def corpus(folder: Path, **texts: str) -> Path:
    """Make a corpus of documents of one paragraph, called by the year of their date."""
    for name, text in texts.items():
        year = name.removeprefix("y")
        date = f"date: {year}-01-01\n" if year.isdecimal() else ""
        (folder / f"{name}.md").write_text(f"---\ntitle: Заявление\n{date}---\n\n{text}\n", encoding="utf-8")
    return folder


def test_json_follows_its_schema() -> None:
    Draft202012Validator(SCHEMA).validate(astana())
    assert astana()["schema"] == "declcmp.blame/1"
    assert astana()["document"] == "2025-06-17-astana-china-central-asia"


def test_every_span_leads_to_what_is_printed() -> None:
    texts = {
        path.stem: json.loads(declcmp("read", path, "-f", "json").stdout)["text"]
        for path in sorted(CORPUS.glob("2*.md"))
    }
    own = texts[astana()["document"]]
    for sentence in astana()["sentences"]:
        assert own[slice(*sentence["span"])] == sentence["text"]
        for part in sentence["parts"]:
            assert own[slice(*part["span"])] == part["text"]
            for source in filter(None, (part["origin"], part["closest"])):
                assert texts[source["document"]][slice(*source["span"])] == source["text"]


def test_edits_spell_the_source_and_the_part() -> None:
    for sentence in astana()["sentences"]:
        for part in sentence["parts"]:
            old = "".join(e["text"] for e in part["edits"] if e["op"] in {"equal", "delete", "move-from"})
            new = "".join(e["text"] for e in part["edits"] if e["op"] in {"equal", "insert", "move-to"})
            assert (old, new) == ((part["closest"] or part["origin"])["text"], part["text"])


def test_the_screen_has_a_margin_with_date_name_and_point() -> None:
    shown = declcmp("blame", "astana", "--corpus", CORPUS, env={"COLUMNS": "100"}).stdout
    assert re.search(r"^ 2025-04-26 Алматы p\. 16 +Стороны отмечают важность консолидации усилий", shown, re.MULTILINE)
    assert "{+и создания рабочих мест+}" in shown
    assert re.search(r"^ new text +Стороны", shown, re.MULTILINE)
    assert max(map(len, shown.splitlines())) <= 100


def test_every_place_has_its_line_or_paragraph_or_page(tmp_path: Path) -> None:
    shown = declcmp("blame", "astana", "--corpus", CORPUS, env={"COLUMNS": "100"}).stdout
    assert re.search(r"^   line 90 · verbatim {2,}\S", shown, re.MULTILINE)
    assert re.search(r"^   here: p\. 8, line 127", shown, re.MULTILINE)
    # The source of 2020 has no points.
    assert re.search(r"^ 2020-10-15 Центральная Азия \+ .*\n   Россия .*\n   line \d+ · ", shown, re.MULTILINE)
    sentence = next(each for each in astana()["sentences"] if each["parts"])
    assert {"point", "lines", "unit", "page"} <= sentence.keys() & sentence["parts"][0]["origin"].keys()


def test_a_draft_in_word_has_paragraphs_for_lines(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    draft = tmp_path / "draft.docx"
    draft.write_bytes(docx(p("Заявление") + p(CLAUSE + " Новое.")))
    shown = declcmp("blame", draft, "--corpus", corpus(folder, y2001=CLAUSE + " Первое.")).stdout
    assert "here: paragraph 2" in shown
    assert "line 6" in shown


def test_pages_stand_for_lines_where_there_are_any() -> None:
    source = Source("a.pdf", "pdf", pages=(1, 41, 90))
    assert [spot_name(source.spot(None, (line, line))) for line in (1, 40, 41, 200)] == [
        "page 1, line 1", "page 1, line 40", "page 2, line 1", "page 3, line 111",
    ]  # fmt: skip
    assert spot_name(source.spot("7", (90, 91))) == "p. 7, page 3, line 1"


def test_a_draft_that_nothing_is_earlier_than_is_told_so() -> None:
    shown = declcmp("blame", "strategic", "--corpus", CORPUS).stdout.replace("\n ", " ")
    assert "none of the 4 other documents is earlier (--any-date takes them all the same)" in shown
    assert "0 document" not in shown
    lifted = declcmp("blame", "strategic", "--any-date", "--corpus", CORPUS).stdout
    assert "of the words stand in other documents" in lifted
    assert "earlier" not in lifted


def test_a_narrow_screen_has_the_margin_above_the_text() -> None:
    shown = declcmp("blame", "tashkent", "--corpus", CORPUS, env={"COLUMNS": "40"}).stdout
    assert max(map(len, shown.splitlines())) <= 40
    assert "{+прямых+}" in shown


def test_summary_is_bars_alone() -> None:
    shown = declcmp("blame", "astana", "--corpus", CORPUS, "--summary").stdout
    assert re.search(r"2025-04-26 Алматы +\d+%  █", shown)
    assert "Стороны" not in shown


@pytest.mark.parametrize(("choice", "empty"), [("new", True), ("inherited", False)])
def test_new_or_inherited_sentences_alone_can_be_shown(choice: str, *, empty: bool) -> None:
    found = json.loads(declcmp("blame", "astana", "--corpus", CORPUS, "-f", "json", "--show", choice).stdout)
    assert 0 < len(found["sentences"]) < len(astana()["sentences"])
    assert {not sentence["parts"] for sentence in found["sentences"]} == {empty}


def test_only_earlier_documents_count_unless_any_date_does(tmp_path: Path) -> None:
    folder = corpus(tmp_path, y2001=CLAUSE + " Первое.", y2003=CLAUSE + " Третье.")
    drafted = declcmp("blame", "y2001", "--corpus", folder, "-f", "json")
    assert json.loads(drafted.stdout)["summary"] == {
        "inherited": 0.0, "sources": [], "compared": 0, "later": 1, "undated": [], "itself": "y2001",
    }  # fmt: skip
    lifted = json.loads(declcmp("blame", "y2001", "--corpus", folder, "-f", "json", "--any-date").stdout)
    assert lifted["sentences"][0]["parts"][0]["origin"]["document"] == "y2003"


def test_undated_documents_are_named(tmp_path: Path) -> None:
    folder = corpus(tmp_path, someday=CLAUSE + " Когда-то.", y2003="Первое.")
    done = declcmp("blame", "y2003", "--corpus", folder)
    assert "without a date, taken for the latest: someday" in done.stdout


def test_a_draft_may_come_through_a_pipe(tmp_path: Path) -> None:
    folder = corpus(tmp_path, y2001=CLAUSE + " Первое.")
    done = declcmp("blame", "-", "--corpus", folder, "-f", "json", stdin=CLAUSE)
    assert json.loads(done.stdout)["sentences"][0]["share"] == 1.0


def test_markdown_marks_what_is_new() -> None:
    shown = declcmp("blame", "tashkent", "--corpus", CORPUS, "-f", "markdown").stdout
    assert "**прямых**" in shown
    assert "2020-10-15 Центральная Азия + Россия" in shown.replace("\\", "")


def test_trouble_is_one_sentence_and_two(tmp_path: Path) -> None:
    for args in (["nothing-like-it", "--corpus", CORPUS], ["astana", "--corpus", tmp_path], ["astana", "--show", "x"]):
        done = declcmp("blame", *args)
        assert done.returncode == 2
        assert done.stderr.startswith("declcmp: ")
        assert done.stderr.count("\n") == 1
