"""A comparison that is pasted into a review says what it says, and the documents' own marks do not speak."""

from __future__ import annotations

import pytest

from declcmp import messages
from declcmp.model import EditClass
from declcmp.renderers import View
from declcmp.renderers.markdown import render
from renderers.made import changed, comparison, inserted, texts, units


@pytest.fixture(autouse=True)
def _english() -> None:
    messages.use("en")


def test_deletions_are_struck_and_insertions_are_bold() -> None:
    old, new = texts("old", "Стороны не признают мер."), texts("new", "Стороны признают эти меры.")
    parts = ("Стороны ", ("-", "не ", EditClass.NEGATION), "признают ", ("-", "мер", EditClass.INFLECTION))
    bead = changed(units(old, 1), units(new, 1), *parts, ("+", "эти меры", EditClass.WORDING), ".")
    page = render(comparison(old, new, bead), View())
    assert "Стороны ~~!не~~ признают ~~мер~~**эти меры**." in page
    assert "negation! −не" in page


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "**жирно**", "[ссылка](http://x)", "| a | b |", "`код`"]
)
def test_marks_of_the_document_are_escaped(hostile: str) -> None:
    old, new = texts("old", "Мир."), texts("new", hostile)
    page = render(comparison(old, new, inserted(units(new, 1))), View())
    assert hostile not in page
    unescaped = page.replace("\\", "")
    assert hostile in unescaped
