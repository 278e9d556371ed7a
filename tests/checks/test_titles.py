"""Names: what is one, and when two of them are one in two forms."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from declcmp.checks.titles import Title, titles
from declcmp.checks.variants import are_equal, are_variants

WORDS = [
    *("инициатива", "программа", "Форум", "«Вода", "жизни»", "по", "в", "области", "развитию", "развития", "и"),
    *("глобальной", "безопасности", "2025", "2018–2028", "годы", "10-летие", "десятилетие", "Лу", "Бань", "Баня,"),
]


def names(text: str) -> list[str]:
    return [each.span.of(text) for each in titles(text, 0, len(text))]


def only(text: str) -> Title:
    (found,) = titles(text, 0, len(text))
    return found


def test_names_are_quoted_or_begin_with_a_capital_and_a_word_for_what_they_name() -> None:
    text = "Стороны поддержали программу «Вода для жизни» и Инициативу по глобальному развитию, отметили роль Китая."
    assert names(text) == ["Вода для жизни", "Инициативу по глобальному развитию"]


def test_a_name_that_a_verb_or_a_comma_ends() -> None:
    text = (
        "Так, Форум аналитических центров отметил итоги, а Международный фонд спасения Арала, созданный ранее, растёт."
    )
    assert names(text) == ["Форум аналитических центров", "Международный фонд спасения Арала"]


def test_formats_and_speech_are_no_names() -> None:
    assert names("Встреча «Центральная Азия – Китай» прошла под словами «Мы едины в мире».") == []


def test_a_quotation_that_is_never_closed_ends_at_the_next_mark() -> None:
    text = "действий «Вода для развития, 2018–2028 годы, «Объявление региона зоной»"
    assert names(text) == ["Объявление региона зоной", "Вода для развития, 2018–2028 годы"]


def test_another_year_is_another_name() -> None:
    assert not are_variants(only("«Дорожная карта 2022–2024 годов»"), only("«Дорожная карта 2025–2027 годов»"))
    assert are_variants(only("«Дорожная карта мира 2022–2024 годов»"), only("«Дорожная карта мира»"))


def test_and_is_no_or_but_both_may_be_one_hyphen() -> None:
    first = only("второго Форума индустриального и инвестиционного сотрудничества")
    assert are_variants(first, only("второго Форума индустриально-инвестиционного сотрудничества"))
    assert not are_variants(first, only("второго Форума индустриального или инвестиционного сотрудничества"))


@given(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=14), st.lists(st.sampled_from(WORDS), min_size=3, max_size=14)
)
def test_to_be_variants_is_mutual_and_no_name_is_a_variant_of_itself(one: list[str], other: list[str]) -> None:
    texts = [" ".join(["о", *each]) for each in (one, other)]
    for first in titles(texts[0], 0, len(texts[0])):
        assert not are_variants(first, first)
        assert are_equal(first, first)
        for second in titles(texts[1], 0, len(texts[1])):
            assert are_variants(first, second) == are_variants(second, first)
