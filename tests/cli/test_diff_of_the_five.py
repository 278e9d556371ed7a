"""`declcmp diff` on every pair of the five declarations: valid JSON, mirrored when the sides are, within the screen."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cli.run import ROOT, SEEDS, declcmp
from declcmp import pipelines
from declcmp.model import Comparison, EditOp
from declcmp.renderers import Layout, View, width_of
from declcmp.renderers.json import comparison as as_json
from declcmp.renderers.terminal import render

SCHEMA = json.loads((ROOT / "docs" / "schema" / "declcmp.diff.1.json").read_text(encoding="utf-8"))
PAIRS = list(combinations(sorted(SEEDS.glob("*.txt")), 2))
COME = {EditOp.INSERT: EditOp.DELETE, EditOp.DELETE: EditOp.INSERT}
pairs = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: "-".join(path.name[:3] for path in pair))


def compared(pair: tuple[Path, Path]) -> Comparison:
    return pipelines.diff(*pair)


@pairs
def test_json_is_valid(pair: tuple[Path, Path]) -> None:
    found: dict[str, Any] = json.loads(as_json(compared(pair), View()))
    Draft202012Validator(SCHEMA).validate(found)
    assert found["beads"]


@pairs
def test_sides_exchanged_exchange_insertions_and_deletions(pair: tuple[Path, Path]) -> None:
    there, back = compared(pair), compared((pair[1], pair[0]))

    def edits(found: Comparison, mirror: dict[EditOp, EditOp]) -> list[tuple[EditOp, str]]:
        still = (EditOp.INSERT, EditOp.DELETE)
        return sorted((mirror.get(e.op, e.op), e.text) for bead in found.beads for e in bead.edits if e.op in still)

    assert edits(there, {}) == edits(back, COME)


@pytest.mark.parametrize("columns", [20, 39, 60, 120])
@pytest.mark.parametrize("layout", list(Layout))
def test_no_line_is_wider_than_the_screen(columns: int, layout: Layout) -> None:
    page = render(compared(PAIRS[-1]), View(width=columns, layout=layout))
    assert max(map(width_of, page.splitlines())) <= columns


def test_line_ends_marks_of_order_and_encodings_make_no_difference(tmp_path: Path) -> None:
    text = PAIRS[-1][1].read_text(encoding="utf-8").encode("cp1251", "ignore").decode("cp1251")
    plain = tmp_path / "plain.txt"
    plain.write_bytes(text.encode())
    for name, data in (
        ("crlf", text.replace("\n", "\r\n").encode()),
        ("marked", text.encode("utf-8-sig")),
        ("windows", text.encode("cp1251")),
        ("wide", text.encode("utf-16")),
    ):
        other = tmp_path / name
        other.write_bytes(data)
        done = declcmp("diff", plain, other)
        assert (done.returncode, "The texts are the same." in done.stdout) == (0, True), name


def test_the_result_is_not_written_over_one_of_the_texts(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("Стороны подтвердили готовность.\n", encoding="utf-8")
    new.write_text("Стороны не подтвердили готовность.\n", encoding="utf-8")
    done = declcmp("diff", "old.txt", "new.txt", "-o", "./new.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "one of the two texts" in done.stderr
    assert new.read_text(encoding="utf-8") == "Стороны не подтвердили готовность.\n"


def test_names_of_files_are_told_apart_without_their_folders(tmp_path: Path) -> None:
    for name in ("2025-04-draft.txt", "2025-05-draft.txt"):
        (tmp_path / name).write_text("Стороны подтвердили готовность.\n", encoding="utf-8")
    shown = declcmp("diff", *sorted(tmp_path.iterdir())).stdout
    assert "2025-04-draft.txt" in shown
    assert "2025-05-draft.txt" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("", "x"), "an empty name of a file"), (("x", "x", "--ignore", "none,case"), "none stands alone")],
)
def test_a_mistake_is_named(arguments: tuple[str, ...], said: str) -> None:
    done = declcmp("diff", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
