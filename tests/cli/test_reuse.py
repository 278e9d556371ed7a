"""``declcmp reuse`` as a user runs it: on the five declarations, on bad folders, by options.

UPDATE_GOLDEN=1 pytest tests/cli/test_reuse.py writes the screen anew: read what changed before you keep it.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from cli.run import ROOT, declcmp

GOLDEN = Path(__file__).parent / "golden" / "reuse.txt"
GOLD = ROOT / "tests" / "gold"
SCHEMA = ROOT / "docs" / "schema" / "declcmp.reuse.1.json"
#: A line of the statement of 2020 and one of that of 2021.
SHARED = "Всеобъемлющий и устойчивый мир в Афганистане может быть достигнут только путем инклюзивных переговоров."
OTHER = "Стороны намерены расширять взаимодействие в сфере здравоохранения."


@cache
def report(*args: str) -> Any:
    """Return the JSON of the five declarations."""
    done = declcmp("reuse", "--corpus", "corpus", "-f", "json", *args, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@cache
def screen(*args: str, width: str = "100") -> str:
    """Return the screen of the five declarations."""
    done = declcmp("reuse", "--corpus", "corpus", *args, cwd=ROOT, env={"COLUMNS": width})
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def folder(path: Path, **texts: str) -> Path:
    """Make a corpus: the name of a text is its date, or anything else for a text without one."""
    path.mkdir(exist_ok=True)
    for name, text in texts.items():
        date = name.strip("_").replace("_", "-") if name.startswith("_") else ""
        front = f"---\ntitle: Заявление\nkind: заявление\ndate: {date}\nparties: [Казахстан]\n---\n\n" if date else ""
        (path / f"{date or name}.md").write_text(front + text, encoding="utf-8")
    return path


def test_the_screen_is_the_one_that_was_proof_read() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(screen(), encoding="utf-8")
    assert screen() == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("args", [(), ("--kinds", "all", "--within"), ("--documents", "2021-*"), ("--min-score", "1")])
def test_the_json_is_what_the_schema_promises(args: tuple[str, ...]) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(report(*args), schema)


# tests/reuse/ scores the engine on the five texts as they were published; this is the command on the corpus.
def test_the_scores_on_the_gold_are_not_less_than_they_were(tmp_path: Path) -> None:
    path = tmp_path / "reuse.json"
    assert declcmp("reuse", "--corpus", "corpus", "-f", "json", "-o", path, cwd=ROOT).returncode == 0
    command = [sys.executable, *map(str, (GOLD / "score_reuse.py", GOLD / "reuse_gold.json", path)), "--json"]
    done = subprocess.run([*command, "--documents", str(GOLD / "seeds")], capture_output=True, check=True)
    score = json.loads(done.stdout)
    assert score["f1"] >= 0.95
    assert score["false"] == 0
    assert score["by_level"]["verbatim"] == "2/2"


def test_passages_are_what_stands_at_their_spans() -> None:
    value = report("--kinds", "all", "--within")
    texts = {
        each["id"]: json.loads(declcmp("read", f"corpus/{each['id']}.md", "-f", "json", cwd=ROOT).stdout)["text"]
        for each in value["documents"]
    }
    sides = [match[side] for match in value["matches"] for side in "ab"]
    sides += [member for family in value["families"] for member in family["members"]]
    assert len(sides) > 100
    assert all(texts[side["document"]][slice(*side["span"])] == side["text"] for side in sides)


def test_lines_lead_to_the_file() -> None:
    match = next(match for match in report()["matches"] if "атмосферного воздуха" in match["a"]["text"])
    lines = (ROOT / "corpus" / f"{match['a']['document']}.md").read_text(encoding="utf-8").splitlines()
    assert match["a"]["text"][:40] in lines[match["a"]["lines"][0] - 1]


def test_redlines_spell_both_wordings() -> None:
    for family in report()["families"]:
        before = origin = family["origin"]["text"]
        assert family["members"][0]["from_origin"] == family["members"][0]["from_previous"] == []
        for member in family["members"][1:]:
            for old, edits in ((origin, member["from_origin"]), (before, member["from_previous"])):
                assert _spelled(edits, "delete", "move-from") == old
                assert _spelled(edits, "insert", "move-to") == member["text"]
            before = member["text"]


def _spelled(edits: list[dict[str, str]], *ops: str) -> str:
    return "".join(edit["text"] for edit in edits if edit["op"] in {"equal", *ops})


def test_the_pollution_clause_shows_how_its_wording_moved() -> None:
    shown = " ".join(re.sub(r"(?m)^.{32}", "", screen("--all")).split())
    assert "[−совместных−]{+согласованных+} мер, [−нацеленных−]{+направленных+} на уменьшение загрязнения" in shown
    assert "воздуха, {+сохранение ледников,+} деградации земель [−и ледников−], увеличение площадей" in shown


def test_one_family_is_shown_against_its_first_wording_and_the_one_before() -> None:
    family = next(f for f in report()["families"] if len(f["members"]) == 3)
    shown = screen("--family", family["id"][:6])
    assert shown.count("against the first") == 2
    assert "against 2. 2025-04-26 Алматы" in shown
    assert "{!+организации" in " ".join(shown.split())
    assert "by class: wording 2" in shown
    assert [f["id"] for f in report("--family", family["id"])["families"]] == [family["id"]]


def test_an_unknown_family_is_a_clear_sentence() -> None:
    done = declcmp("reuse", "--corpus", "corpus", "--family", "zz", cwd=ROOT)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "declcmp: no such family: zz; declcmp reuse --all lists them\n"


def test_a_selection_says_what_is_reported_and_not_what_is_compared() -> None:
    whole, some = report(), report("--documents", "туркменбаши")
    assert some["documents"] == [
        each | {"selected": "turkmenbashi" in each["id"]} for each in whole["documents"]
    ]  # fmt: skip
    wanted = [m for m in whole["matches"] if "turkmenbashi" in m["a"]["document"] + m["b"]["document"]]
    assert some["matches"] == wanted != []
    ids = {family["id"] for family in some["families"]}
    assert [f for f in whole["families"] if f["id"] in ids] == some["families"], "families stay whole"
    assert len(ids) < len(whole["families"])


@pytest.mark.parametrize(
    ("args", "count"),
    [
        (("--since", "2021"), 4), (("--since", "2021-08"), 3), (("--since", "2025-06-17"), 1),
        (("--until", "2021"), 3), (("--until", "2020-10-15"), 1), (("--since", "2021", "--until", "2021-07"), 1),
        (("--documents", "2025-*"), 2), (("--documents", "2025-*.md", "--until", "2025-05"), 1),
    ],
)  # fmt: skip
def test_dates_and_patterns_choose_documents(args: tuple[str, ...], count: int) -> None:
    assert sum(each["selected"] for each in report(*args)["documents"]) == count


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--since", "2021-13"), "--since: wants a date as 2025-06-17, 2025-06 or 2025, not 2021-13"),
        (("--until", "2021-02-29"), "--until: wants a date as 2025-06-17, 2025-06 or 2025, not 2021-02-29"),
        (("--since", ""), "--since: wants a date as 2025-06-17, 2025-06 or 2025, not ''"),
        (("--since", "٢٠٢١"), "--since: wants a date as 2025-06-17, 2025-06 or 2025, not ٢٠٢١"),
        (("--documents", "ашхабад"), "no document of corpus is among those that were asked for"),
        (("--since", "2024", "--until", "2023"), "no document of corpus is among those that were asked for"),
        (("--engine", "spark"), "--engine: no spark; there are embedded"),
        (("--kinds", "titel"), "--kinds: no such kind: titel; did you mean title?"),
        (("--min-score", "1.5"), "--min-score: wants a number from 0 to 1, not 1.5"),
        (("--min-score", "nan"), "--min-score: wants a number from 0 to 1, not nan"),
        (("--min-words", "-1"), "--min-words: wants a whole number, 0 or more"),
        (("-f", "docx"), "no such format: docx; there are terminal, html, markdown, json, csv, graphml"),
    ],
)
def test_a_bad_option_is_one_clear_sentence(args: tuple[str, ...], said: str) -> None:
    done = declcmp("reuse", "--corpus", "corpus", *args, cwd=ROOT)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"declcmp: {said}\n")


def test_kinds_are_those_that_were_asked_for() -> None:
    assert {match["kind"] for match in report()["matches"]} == {"formulation"}
    titles = report("--kinds", "title,place-date")
    assert {match["kind"] for match in titles["matches"]} <= {"title", "place-date"} != set()
    assert titles["families"] == []
    assert " title or name · " in screen("--kinds", "title")


def test_limits_leave_out_what_is_below_them() -> None:
    assert {m["id"] for m in report("--min-score", "0.9")["matches"]} == {
        m["id"] for m in report()["matches"] if m["score"] >= 0.9
    }
    assert 0 < len(report("--min-words", "9")["matches"]) < len(report()["matches"])


def test_repeats_inside_one_text_are_found_when_asked_for(tmp_path: Path) -> None:
    corpus = folder(tmp_path / "c", _2020_01_01=f"{SHARED}\n\n{OTHER}\n\n{SHARED}\n")
    plain = declcmp("reuse", "--corpus", corpus)
    assert plain.returncode == 0
    assert "One document alone: there is nothing to compare it with" in plain.stdout
    found = json.loads(declcmp("reuse", "--corpus", corpus, "--within", "-f", "json").stdout)
    assert [(m["relation"], m["a"]["sentence"], m["b"]["sentence"]) for m in found["matches"]] == [("verbatim", 1, 3)]


def test_texts_that_share_nothing_say_so(tmp_path: Path) -> None:
    corpus = folder(tmp_path / "c", _2020_01_01=SHARED, _2021_01_01=OTHER)
    done = declcmp("reuse", "--corpus", corpus)
    assert done.returncode == 0
    assert "No formulation recurs." in done.stdout
    assert "2020-01-01" in done.stdout
    for form in ("json", "csv", "markdown", "graphml"):
        assert declcmp("reuse", "--corpus", corpus, "-f", form).returncode == 0


@pytest.mark.parametrize("args", [(), ("--corpus",), ("--corpus=corpus", "--lang", "en")])
def test_the_usual_corpus_need_not_be_named(args: tuple[str, ...]) -> None:
    done = declcmp("reuse", "-f", "json", *args, cwd=ROOT)
    assert json.loads(done.stdout) == report()


@pytest.mark.parametrize("made", [False, True])
def test_a_corpus_that_is_missing_or_empty_is_one_clear_sentence(tmp_path: Path, made: bool) -> None:
    path = tmp_path / "c"
    if made:
        path.mkdir()
    done = declcmp("reuse", "--corpus", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert str(path) in done.stderr


def test_a_file_that_cannot_be_read_is_named_and_left_out(tmp_path: Path) -> None:
    corpus = folder(tmp_path / "c", _2020_01_01=SHARED, _2021_01_01=SHARED)
    (corpus / "2022-01-01.md").write_text("---\ndate: [\n---\n\nМир.\n", encoding="utf-8")
    done = declcmp("reuse", "--corpus", corpus)
    assert done.returncode == 0
    assert done.stderr.count("\n") == 1
    assert "2022-01-01.md" in done.stderr
    assert "could not be read: 2022-01-01.md" in done.stdout
    found = json.loads(declcmp("reuse", "--corpus", corpus, "-f", "json").stdout)
    assert [each["file"] for each in found["unread"]] == ["2022-01-01.md"]
    assert len(found["matches"]) == 1


def test_undated_documents_are_reported_and_stand_last(tmp_path: Path) -> None:
    corpus = folder(tmp_path / "c", anfang=SHARED, _2021_01_01=SHARED, _2020_01_01=OTHER)
    done = declcmp("reuse", "--corpus", corpus)
    assert "without a date, placed last: anfang" in done.stdout
    found = json.loads(declcmp("reuse", "--corpus", corpus, "-f", "json").stdout)
    assert [each["id"] for each in found["documents"]] == ["2020-01-01", "2021-01-01", "anfang"]
    assert found["undated"] == ["anfang"]
    assert found["families"][0]["origin"]["document"] == "2021-01-01"


def test_copies_are_said_to_be_one_text(tmp_path: Path) -> None:
    corpus = folder(tmp_path / "c", _2020_01_01=f"{SHARED} {OTHER}", _2021_01_01=f"{SHARED} {OTHER}")
    done = declcmp("reuse", "--corpus", corpus)
    assert "nearly the same text: 2020-01-01 and 2021-01-01" in done.stdout
    assert "100%" in done.stdout


HOSTILE = 'ускорение "; rm -rf\x1b[2J \u202eслово\u202c <b>&amp;]]></data> [red]жирно[/red] \ufffe конец'


def hostile(path: Path) -> Path:
    """Return a corpus whose clauses and file names begin and end with what programs obey."""
    clause = f"{SHARED.rstrip('.')} и {HOSTILE}."
    corpus = folder(path / "c", _2020_01_01=clause, _2021_01_01=f"Стороны заявляют: {clause}")
    (corpus / "=cmd&<x>.md").write_text(clause, encoding="utf-8")
    (corpus / "-1+1.md").write_text(clause, encoding="utf-8")
    return corpus


@pytest.mark.parametrize("form", ["terminal", "markdown", "csv", "graphml", "json"])
def test_nothing_in_a_text_is_obeyed(tmp_path: Path, form: str) -> None:
    done = declcmp("reuse", "--corpus", hostile(tmp_path), "-f", form, "--all", "-q")
    assert done.returncode == 0
    assert not set(done.stdout) & set("\x1b\u202e\u202c\x00")
    if form == "terminal":
        assert "[red]жирно[/red]" in re.sub(r"(?m)^.{32}|\n", " ", done.stdout)


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    done = declcmp("reuse", "--corpus", hostile(tmp_path), "-f", "csv")
    rows = list(csv.reader(io.StringIO(done.stdout, newline="")))
    assert len(rows) > 3
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=+\-@\t\r]", cell)]
    assert {"'=cmd&<x>", "'-1+1"} <= {cell for row in rows for cell in row}


def test_csv_has_a_row_a_match() -> None:
    done = declcmp("reuse", "--corpus", "corpus", "-f", "csv", cwd=ROOT)
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert [row["match"] for row in rows] == [match["id"] for match in report()["matches"]]
    assert {row["a_date"][:4] for row in rows} <= {"2020", "2021", "2025"}


def test_graphml_is_xml_and_points_both_ways(tmp_path: Path) -> None:
    ET.fromstring(declcmp("reuse", "--corpus", hostile(tmp_path), "-f", "graphml", "--all").stdout)  # noqa: S314
    space = "{http://graphml.graphdrawing.org/xmlns}"
    done = declcmp("reuse", "--corpus", "corpus", "-f", "graphml", "--all", cwd=ROOT)
    graph = ET.fromstring(done.stdout)  # noqa: S314 - our own output
    nodes = {node.get("id") for node in graph.iter(f"{space}node")}
    edges = {(edge.get("source"), edge.get("target")) for edge in graph.iter(f"{space}edge")}
    assert {end for edge in edges for end in edge} <= nodes
    overlap = {edge for edge in edges if "family:" not in f"{edge}"}
    assert overlap == {(target, source) for source, target in overlap}
    assert len(overlap) == 2 * len(report()["overlap"])
    assert len(nodes) == 5 + len(report()["families"])


@pytest.mark.parametrize("width", ["40", "60", "80", "100", "120"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_lines_fit_the_screen(width: str, lang: str) -> None:
    lines = screen("--all", "--lang", lang, width=width).splitlines()
    assert max(map(len, lines)) <= int(width)


def test_colours_are_extra_to_the_marks() -> None:
    plain = screen()
    done = declcmp(
        "reuse", "--corpus", "corpus", "--color", "always", cwd=ROOT, env={"COLUMNS": "100", "TERM": "xterm-256color"}
    )
    assert "\x1b[" in done.stdout
    assert re.sub(r"\x1b\[[0-9;]*m", "", done.stdout) == plain


def test_many_documents_are_shown_by_their_pairs(tmp_path: Path) -> None:
    corpus = folder(tmp_path / "c", **{f"_20{n}_01_01": f"{SHARED}\n\nПункт {n} о встрече." for n in range(10, 40)})
    shown = declcmp("reuse", "--corpus", corpus, env={"COLUMNS": "100"}).stdout
    assert "pairs that share most" in shown
    assert "18 more documents (--all)" in shown
    assert "30 texts · 2010–2039" in shown
    assert len(shown.splitlines()) < 60


def test_the_order_of_files_and_the_seed_of_hashes_change_nothing() -> None:
    args = ("reuse", "--corpus", "corpus", "-f", "json", "--kinds", "all")
    outputs = {declcmp(*args, cwd=ROOT, env={"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")}
    assert len(outputs) == 1


def test_the_public_function_surveys_a_corpus() -> None:
    import declcmp as package  # noqa: PLC0415
    from declcmp.pipelines import Place  # noqa: PLC0415

    found = package.survey(Place(ROOT / "corpus"))
    assert [each.family.id for each in found.lineages] == [family["id"] for family in report()["families"]]
    assert package.survey(Place(ROOT / "corpus"), drawn=2).lineages == found.lineages[:2]
