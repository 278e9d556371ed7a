"""Weekdays and dates: what the calendar says, and nothing where it says nothing."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from declcmp.checks.weekdays import actual, dated, weekday_name
from declcmp.language.tables import table

MONTHS = table("layout")["months"][0].split()


def named(day: date, weekday: int) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year} года ({weekday_name(weekday)})"


@given(st.dates(date(1919, 1, 1), date(2199, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_that_of_the_calendar(day: date, weekday: int) -> None:
    (found,) = dated(f"Встреча состоялась {named(day, weekday)}.")
    assert (found.weekday, actual(found, None)) == (weekday, day.weekday())


@given(st.dates(date(1919, 2, 1), date(2199, 10, 1)), st.integers(-60, 60))
def test_a_date_without_a_year_is_of_the_year_of_its_document(day: date, days: int) -> None:
    near = date.fromordinal(day.toordinal() + days)
    (found,) = dated(f"в субботу, {day.day} {MONTHS[day.month - 1]}")
    assert actual(found, near) == day.weekday()
    assert actual(found, None) is None


def test_days_of_the_old_style_are_not_judged() -> None:
    (found,) = dated("в среду, 25 октября 1917 года")
    assert actual(found, None) is None
