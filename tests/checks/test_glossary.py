"""The glossary finds its wordings in any form, and what it puts in their place is in no need of it."""

from __future__ import annotations

import pytest

from declcmp.checks.defaults import default_norms
from declcmp.checks.glossary import misnomers
from declcmp.checks.norms import Term
from declcmp.text.words import words

BUILT_IN = default_norms().glossary


def found(text: str, *terms: Term, opens: bool = False) -> list[tuple[str, str | None]]:
    hits = misnomers(text, words(text), terms or BUILT_IN, lambda at: opens and at == 0)
    return [(hit.span.of(text), hit.right) for hit in hits]


@pytest.mark.parametrize("term", BUILT_IN, ids=lambda term: term.wrong)
def test_an_entry_is_found_as_it_stands_and_mended(term: Term) -> None:
    right = term.right if "ё" in term.wrong else term.right.replace("ё", "е")
    assert found(term.wrong, term) == [(term.wrong, right)]


@pytest.mark.parametrize("term", BUILT_IN, ids=lambda term: term.right)
def test_what_is_right_is_not_mended_again(term: Term) -> None:
    assert found(term.right) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("казахскую сторону", "казахстанскую сторону"),
        ("казахскими властями", "казахстанскими властями"),
        ("Советом безопасности ООН", "Советом Безопасности ООН"),
        ("средне и долгосрочными", "средне- и долгосрочными"),
        ("предвыборными компаниями", "предвыборными кампаниями"),
        ("придавали внимание", "уделяли внимание"),
    ],
)
def test_the_right_words_take_the_form_of_the_wrong_ones(text: str, right: str | None) -> None:
    assert found(text) == [(text, right)]


def test_a_capital_that_opens_a_sentence_stays() -> None:
    assert found("Казахской стороне", opens=True) == [("Казахской стороне", "Казахстанской стороне")]
    assert found("Центральноазиатский регион", opens=True) == []


def test_an_exact_entry_has_one_form() -> None:
    term = Term("Тяньцзин", "Тяньцзинь", exact=True)
    assert found("в Тяньцзин, из Тяньцзина", term) == [("Тяньцзин", "Тяньцзинь")]


def test_a_wording_whose_fix_may_not_agree_has_none() -> None:
    assert found("мультилатерализма", Term("мультилатерализм", "многосторонность")) == [("мультилатерализма", None)]
    assert found("согласно договора, подписанного в Ташкенте") == [("согласно договора", None)]
    assert found("согласно договора и устава") == [("согласно договора", "согласно договору")]
