"""What a draft tells its rules."""

from __future__ import annotations

from dataclasses import replace

from checks.drafts import draft, shelf
from declcmp.model.document import Span

TEXT = """# Декларация саммита

## Торговля

1. Стороны приветствуют рост торговли. Стороны готовы к сотрудничеству.

- а) поставки зерна;

г.Астана, 17 июня 2025 года
"""


def test_the_draft_itself_is_none_of_the_others() -> None:
    made = replace(draft(TEXT), corpus=shelf({"same": TEXT, "other": "1. Стороны осуждают терроризм."}))
    assert [volume.id for volume in made.others.values()] == ["other"]


def test_a_draft_without_a_corpus_has_no_others() -> None:
    assert draft(TEXT).others == {}


def test_words_are_those_that_begin_in_a_span() -> None:
    made = draft("Стороны готовы к сотрудничеству.")
    assert [word.folded for word in made.words_in(Span(0, 9))] == ["стороны", "готовы"]
    assert made.words_in(Span(32, 32)) == ()
