"""Events with their dates and cities, and when two of them are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declcmp.checks.dates import When, dates
from declcmp.checks.events import are_one, are_variants, events


def days() -> st.SearchStrategy[When]:
    day = st.tuples(st.integers(1, 12), st.integers(1, 28))
    ranges = st.tuples(day, day).map(sorted).map(lambda pair: When(2025, pair[0][0], pair[0], pair[1]))
    return st.one_of(ranges, st.integers(1, 12).map(lambda month: When(2025, month)), st.just(When(2025)))


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("встречи министров (1 декабря 2024 г., г.Чэнду)", "встречи министров", "Чэнду"),
        ("итогов Первого климатического форума, состоявшегося в г.Самарканд 4-5 апреля 2025 года", None, "Самарканд"),
        (
            'проведение 24-25 апреля 2025 года в г.Бишкек конференции "Горный диалог"',
            'конференции "Горный диалог"',
            "Бишкек",
        ),
        (
            "проведение 43-й сессии Генеральной конференции в г. Самарканде 30 октября - 13 ноября 2025 года",
            None,
            "Самарканд",
        ),
        ("реализация решений саммита ШОС 14 июня 2019 года в г.Бишкеке", "саммита ШОС", "Бишкек"),
    ],
)
def test_an_event_has_the_date_and_the_city_beside_its_name(text: str, name: str | None, place: str) -> None:
    (found,) = events(text, 0, len(text))
    assert found.place == place
    assert name is None or found.span.of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "встречи министров формата (1 декабря 2024 г., г.Чэнду и 26 апреля 2025 г., г.Алматы)",
        "о проведении следующей встречи министров 5 мая 2026 года",
        "отметили важность форума и приняли 5 мая 2025 года решение",
    ],
)
def test_an_event_of_two_dates_or_of_no_name_is_none(text: str) -> None:
    assert events(text, 0, len(text)) == ()


def test_dates_are_read_as_far_as_they_go() -> None:
    text = "30 октября - 13 ноября 2025 года, 29-31 мая 2025, в мае 2025 года, в 2027 году, 26 апреля 2025 г."
    assert [when for when, _span in dates(text, 0, len(text))] == [
        When(2025, 10, (10, 30), (11, 13)),
        When(2025, 5, (5, 29), (5, 31)),
        When(2025, 5),
        When(2027),
        When(2025, 4, (4, 26), (4, 26)),
    ]


@given(days(), days())
def test_dates_agree_both_ways_and_each_with_itself(one: When, other: When) -> None:
    assert one.agrees(one)
    assert one.agrees(other) == other.agrees(one)
    assert one.agrees(When(2025))
    assert not one.agrees(When(2024))


def test_an_ordinal_tells_one_edition_from_another() -> None:
    texts = [f"итоги {each} саммита региона (5 мая 2025 года, г.Ош)" for each in ("второго", "2-го", "третьего")]
    second, same, third = (events(text, 0, len(text))[0] for text in texts)
    assert are_one(second, same)
    assert not are_one(second, third)


def test_two_names_of_one_day_city_and_ordinal_are_one_event() -> None:
    texts = [
        f"итоги первого {each} форума (5 мая 2025 года, г.Ош)" for each in ("климатического", "ошского климатического")
    ]
    one, other = (events(text, 0, len(text))[0] for text in texts)
    assert are_variants(one, other)
    assert are_variants(other, one)
    assert not are_one(one, other)
