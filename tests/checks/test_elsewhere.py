"""A draft is looked up in its corpus, where it is never compared with itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checks.drafts import draft, read, shelf
from declcmp.checks.elsewhere import Elsewhere, _folded
from declcmp.reuse.library import entries, signature, signature_of

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.md"))
LINE = "Главы государств формата «Центральная Азия — Китай» заявляют о приверженности."


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_the_signature_of_a_draft_is_that_of_its_document(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert signature_of(_folded(draft(text))) == signature(entries(read(text)))


def test_words_are_found_side_by_side_in_any_order() -> None:
    made = replace(draft("Стороны."), corpus=shelf({"2025-06-17-astana": LINE, "2021-01-01-other": "Китай и Азия."}))
    assert list(Elsewhere(made).holding(["китай", "центральная", "азия"])) == [(0, 3)]


def test_the_draft_itself_is_left_out() -> None:
    made = replace(draft(LINE), corpus=shelf({"2025-06-17-astana": LINE}))
    assert list(Elsewhere(made).holding(["китай", "центральная", "азия"])) == []
