"""``declcmp find`` as a user runs it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cli.run import ROOT, declcmp

CORPUS = ROOT / "corpus"
SCHEMA = json.loads((ROOT / "docs" / "schema" / "declcmp.find.1.json").read_text(encoding="utf-8"))
PEACE = "всеобъемлющий и устойчивый мир в Афганистане может быть достигнут только путем инклюзивных переговоров"


def found(*args: str | Path) -> dict[str, Any]:
    done = declcmp("find", *args, "--corpus", CORPUS, "-f", "json")
    assert (done.returncode, done.stderr) == (0, "")
    report: dict[str, Any] = json.loads(done.stdout)
    Draft202012Validator(SCHEMA).validate(report)
    return report


def test_two_words_are_found_in_any_form() -> None:
    texts = [hit["text"].lower() for hit in found("мирный процесс")["hits"]]
    assert "мирного процесса" in texts
    assert "мирный процесс" in texts


def test_exact_wants_the_very_words_and_lemma_any_form_side_by_side() -> None:
    assert {hit["text"].lower() for hit in found("мирный процесс", "--exact")["hits"]} == {"мирный процесс"}
    lemma = found("мирный процесс", "--lemma")["hits"]
    assert {hit["text"].lower() for hit in lemma} == {"мирный процесс", "мирного процесса"}


def test_a_sentence_is_found_with_its_near_duplicates_by_date() -> None:
    hits = found(PEACE)["hits"]
    assert [(hit["date"], hit["relation"]) for hit in hits] == [("2020-10-15", "verbatim"), ("2021-07-16", "extended")]
    assert {"op": "insert", "text": "прямых "} in [{"op": e["op"], "text": e["text"]} for e in hits[1]["edits"]]
    assert hits[0]["score"] == 1.0 > hits[1]["score"] > 0.9


@pytest.mark.parametrize(
    ("phrase", "texts"),
    [
        ("устойчивое развитие Центральной Азии", {"устойчивого развития региона Центральной Азии"}),
        (
            "всеобъемлющий мир в Афганистане",
            {
                "Всеобъемлющий и устойчивый мир в Афганистане",
                "всеобъемлющий и устойчивый мир в Афганистане",
            },
        ),
    ],
)
def test_a_short_phrase_is_found_with_words_put_in(phrase: str, texts: set[str]) -> None:
    hits = {hit["text"]: hit for hit in found(phrase)["hits"]}
    assert texts <= hits.keys()
    assert {hits[text]["relation"] for text in texts} == {"extended"}
    assert all(0.5 <= hits[text]["score"] < 1.0 for text in texts)
    assert texts.isdisjoint(hit["text"] for hit in found(phrase, "--lemma")["hits"])


def test_other_forms_are_called_so_and_not_redlined() -> None:
    (hit,) = [hit for hit in found("мирный процесс")["hits"] if hit["other_form"]]
    assert (hit["text"], hit["relation"]) == ("мирного процесса", "reworded")
    shown = declcmp("find", "мирный процесс", "--corpus", CORPUS).stdout
    assert "line 21 · other form" in shown
    assert "[−" not in shown
    assert "⟦мирного" in shown


def test_dates_and_names_limit_what_is_looked_into() -> None:
    assert {hit["date"] for hit in found(PEACE, "--since", "2021")["hits"]} == {"2021-07-16"}
    assert {hit["date"] for hit in found(PEACE, "--until", "2020-12")["hits"]} == {"2020-10-15"}
    limited = found(PEACE, "--documents", "2021-*")
    assert limited["documents"] == 2
    assert {hit["date"] for hit in limited["hits"]} == {"2021-07-16"}


def test_the_place_is_point_and_line_or_page_or_paragraph() -> None:
    shown = declcmp("find", "устойчивое развитие Центральной Азии", "--corpus", CORPUS).stdout
    assert "2021-08-06 Туркменбаши, p. 9, line 66 · " in shown
    assert "2020-10-15 Центральная Азия + Россия, line 46" in declcmp("find", PEACE, "--corpus", CORPUS).stdout


def test_context_is_the_sentence_around_the_hit() -> None:
    for hit in found("высокий уровень организации")["hits"]:
        assert hit["text"] in hit["context"]


def test_min_score_leaves_out_what_is_less_alike() -> None:
    assert len(found(PEACE, "--min-score", "0.99")["hits"]) == 1
    assert len(found(PEACE, "--min-score", "0,2")["hits"]) >= 2


def test_a_query_may_stand_in_a_file(tmp_path: Path) -> None:
    query = tmp_path / "query.txt"
    query.write_text(f"{PEACE.capitalize()}.\n\nСтороны активизируют усилия в области развития сельского хозяйства.\n")
    hits = found(f"@{query}")["hits"]
    assert {hit["part"] for hit in hits} == {0, 1}


def test_of_a_document_the_sentences_are_looked_for_and_what_is_not_found_is_said(tmp_path: Path) -> None:
    query = tmp_path / "query.txt"
    lines = [
        "СОВМЕСТНОЕ ЗАЯВЛЕНИЕ",
        "г. Душанбе, 6 июня 2027 года",
        f"1. {PEACE.capitalize()}.",
        "2. Марсианские колонии снабжаются попкорном.",
    ]
    query.write_text("\n\n".join(lines), encoding="utf-8")
    report = found(f"@{query}", "--exact")
    assert report["parts"] == [f"{PEACE.capitalize()}.", "Марсианские колонии снабжаются попкорном."]
    assert ({hit["part"] for hit in report["hits"]}, report["unfound"]) == ({0}, [1])
    shown = declcmp("find", f"@{query}", "--corpus", CORPUS).stdout
    assert shown.rstrip().endswith("Nothing found for:\n 2. «Марсианские колонии снабжаются попкорном.»")


def test_the_label_of_a_point_is_no_word_to_look_for() -> None:
    assert found(f"7. {PEACE}", "--exact")["hits"] == found(PEACE, "--exact")["hits"]


def test_nothing_found_says_what_came_closest_and_what_it_lacks() -> None:
    report = found("мирный договор")
    assert report["hits"] == []
    assert report["nearest"]["missing"] == ["договор"]
    shown = declcmp("find", "мирный договор", "--corpus", CORPUS).stdout
    assert "Nothing found in 5 documents." in shown
    assert "No match, for it lacks «договор»." in shown


def test_what_came_closest_is_what_has_most_of_the_words() -> None:
    # In a text about Afghanistan its name tells nothing, but it stands there all the same.
    assert found("прочный мир в Афганистане")["nearest"]["missing"] == ["прочный"]


def test_other_forms_are_what_exact_came_closest_to() -> None:
    shown = declcmp("find", "мирным процессом", "--exact", "--corpus", CORPUS).stdout
    assert "without --exact it is found" in shown


def test_words_that_no_document_has_are_said_to_be_so() -> None:
    assert found("марсианская колония")["nearest"] is None
    assert "None of them has any of these words" in declcmp("find", "марсианская колония", "--corpus", CORPUS).stdout


def test_short_phrases_stand_in_one_column_under_a_timeline() -> None:
    shown = declcmp("find", "мирный процесс", "--corpus", CORPUS, env={"COLUMNS": "110"}).stdout.splitlines()
    rows = [line.lower() for line in shown if line.startswith(" 2021-07-16")]
    assert len({row.index("мирн") for row in rows}) == 1
    assert " 2021 ████████ 2" in shown


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_no_line_is_wider_than_a_narrow_screen(lang: str) -> None:
    for phrase in ("устойчивое развитие Центральной Азии", "мирный процесс", "мирный договор"):
        shown = declcmp("find", phrase, "--lang", lang, "--corpus", CORPUS, env={"COLUMNS": "40"}).stdout
        assert max(map(len, shown.splitlines())) <= 40


def test_summary_is_the_timeline_alone() -> None:
    shown = declcmp("find", "мирный процесс", "--summary", "--corpus", CORPUS).stdout
    assert " 2021 ████████ 2" in shown
    assert "Ташкент" not in shown


def test_csv_holds_no_formula(tmp_path: Path) -> None:
    text = "---\ntitle: Заявление\n---\n\n=ССЫЛКА(1) мирный процесс важен для всех участников встречи.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    shown = declcmp("find", "мирный процесс", "--corpus", tmp_path, "-f", "csv").stdout
    (row,) = csv.DictReader(io.StringIO(shown))
    assert row["text"] == "мирный процесс"
    assert not row["context"].startswith("=")


def test_markdown_is_a_list_by_date() -> None:
    shown = declcmp("find", PEACE, "--corpus", CORPUS, "-f", "markdown").stdout
    assert shown.index("2020-10-15") < shown.index("2021-07-16")
    assert "**прямых**" in shown


@pytest.mark.parametrize(
    "args",
    [
        ("…",),
        ("",),
        ("мир", "--exact", "--lemma"),
        ("мир", "--min-score", "2"),
        ("мир", "--min-score", "x"),
        ("@gone.txt",),
        ("мир", "--since", "вчера"),
        ("мир", "--until", "1999"),
        ("мир", "--documents", "марс"),
    ],
)
def test_trouble_is_one_sentence_and_two(args: tuple[str, ...]) -> None:
    done = declcmp("find", *args, "--corpus", CORPUS)
    assert done.returncode == 2
    assert done.stderr.startswith("declcmp: ")
    assert done.stderr.count("\n") == 1
