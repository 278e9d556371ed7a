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


def test_nothing_found_says_what_came_closest_and_what_it_lacks() -> None:
    report = found("мирный договор")
    assert report["hits"] == []
    assert report["nearest"]["missing"] == ["договор"]
    shown = declcmp("find", "мирный договор", "--corpus", CORPUS).stdout
    assert "Nothing found in 5 documents." in shown
    assert "No match, for it lacks «договор»." in shown


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
    ],
)
def test_trouble_is_one_sentence_and_two(args: tuple[str, ...]) -> None:
    done = declcmp("find", *args, "--corpus", CORPUS)
    assert done.returncode == 2
    assert done.stderr.startswith("declcmp: ")
    assert done.stderr.count("\n") == 1
