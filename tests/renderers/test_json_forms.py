"""JSON holds what docs/schema/ promises."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from declcmp.model import Bead, BeadKind, Document, EditClass, Evidence, Metadata, ParagraphKind, Residue
from declcmp.renderers import View
from declcmp.renderers.json import comparison as diff_json
from declcmp.renderers.json import document as document_json
from renderers.made import changed, comparison, document, edits, texts, units

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"


def valid(text: str) -> Any:
    value = json.loads(text)
    name, version = value["schema"].split("/")
    schema = json.loads((SCHEMAS / f"{name}.{version}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(value, schema)
    return value


@pytest.mark.parametrize("kind", list(EditClass))
def test_every_class_of_edits_goes_out_under_a_class_of_the_contract(kind: EditClass) -> None:
    old, new = texts("old", "Мир."), texts("new", "Война.")
    bead = changed(units(old, 1), units(new, 1), ("-", "Мир", kind), ("+", "Война", kind), ".")
    value = valid(diff_json(comparison(old, new, bead), View()))
    found = value["beads"][0]["edits"]
    fine = {EditClass.YO, EditClass.PUNCTUATION, EditClass.NUMBERING}
    assert found[0]["class"] == ("typography" if kind in fine else kind.value)
    assert found[0].get("detail") == (kind.value if kind in fine else None)
    assert found[2]["class"] is None


def test_ignored_edits_are_in_the_json_and_make_no_difference() -> None:
    old, new = texts("old", '"Мир".'), texts("new", "«Мир».")
    parts = [("-", '"', EditClass.TYPOGRAPHY), ("+", "«", EditClass.TYPOGRAPHY), "Мир"]
    parts += [("-", '"', EditClass.TYPOGRAPHY), ("+", "»", EditClass.TYPOGRAPHY), "."]
    bead = Bead(BeadKind.EDITORIAL, units(old, 1), units(new, 1), 1.0, edits(*parts))  # type: ignore[arg-type]
    value = valid(diff_json(comparison(old, new, bead), View()))
    assert len(value["beads"][0]["edits"]) == 6
    assert value["summary"]["different"] is False
    assert value["summary"]["edits"] == {"typography": 4}


def test_a_document_goes_out_whole() -> None:
    made = document("мир", [(ParagraphKind.TITLE, "Заявление"), (ParagraphKind.TEXT, "Мир.")], date="2025-06-17")
    about = Metadata(title="Заявление", date="2025-06-17", evidence=(Evidence("title", "Заявление", (1, 1)),))
    whole = Document(
        made.id, made.text, made.paragraphs, (Residue("На верх", (3, 3), "site menu"),), about, made.source
    )
    value = valid(document_json(whole))
    assert value["residue"] == [{"text": "На верх", "lines": [3, 3], "reason": "site menu"}]
    sentence = value["paragraphs"][1]["sentences"][0]
    assert value["text"][slice(*sentence["span"])] == sentence["text"] == "Мир."
    assert value["paragraphs"][0]["sentences"] == []


def test_json_holds_nothing_that_a_terminal_obeys() -> None:
    hostile = "\x1b[2J\x9b1m\u202e\ud800\u2028"
    text = document_json(texts("х", f"Мир{hostile}."))
    assert not set(text) & set("\x1b\x9b\u202e\ud800\u2028")
    assert hostile in json.loads(text)["text"]
