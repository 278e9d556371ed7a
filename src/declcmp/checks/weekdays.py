"""Dates as a draft prints them: day, month and year, and the weekday beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from declcmp.language.tables import table
from declcmp.model.document import Span

#: Dates before are of the old style, or may be.
_FIRST_YEAR, _LAST_YEAR = 1919, 2199
#: A date without a year is of the year of its document if it is not farther from its date (days).
_NEAR = 60
_WEEK = 7


class Dated(NamedTuple):
    """A weekday beside a date.

    Attributes:
        span: Both, and what joins them.
        weekday: From 0, Monday.
        year: None if it is not printed.
    """

    span: Span
    weekday: int
    day: int
    month: int
    year: int | None


def dated(text: str) -> Iterator[Dated]:
    """Yield the weekdays that stand beside a single date: «в субботу, 26 апреля», «26 апреля 2025 года (суббота)»."""
    for match in _pattern().finditer(text):
        found = {name.rstrip("12"): value for name, value in match.groupdict().items() if value}
        month = _months()[found["month"].lower()]
        year = int(found["year"]) if "year" in found else None
        span = Span(match.start(), match.end())
        yield Dated(span, _weekdays()[found["weekday"].lower().replace("ё", "е")], int(found["day"]), month, year)


def actual(found: Dated, near: date | None) -> int | None:
    """Return the weekday that a date falls on, from 0, Monday; None if that cannot be told.

    Args:
        found: Its own weekday plays no part.
        near: The date of the document, for dates without a year; None leaves them untold.
    """
    if found.year is not None:
        days = [_day(found, found.year)] if _FIRST_YEAR <= found.year <= _LAST_YEAR else []
    else:
        days = [_day(found, near.year + step) for step in (-1, 0, 1)] if near is not None else []
    fitting = [each for each in days if each is not None]
    if found.year is None and near is not None:
        fitting = [each for each in fitting if abs((each - near).days) <= _NEAR]
    return fitting[0].weekday() if len(fitting) == 1 else None


def _day(found: Dated, year: int) -> date | None:
    try:
        return date(year, found.month, found.day)
    except ValueError:
        return None


def weekday_name(number: int) -> str:
    """Return the name of a weekday, from 0, Monday."""
    return table("calendar")["weekdays"][number % _WEEK].split()[0]


@cache
def _weekdays() -> Mapping[str, int]:
    return {form: number for number, line in enumerate(table("calendar")["weekdays"]) for form in line.split()}


@cache
def _months() -> Mapping[str, int]:
    return {name: number for number, name in enumerate(table("layout")["months"][0].split(), 1)}


@cache
def _pattern() -> re.Pattern[str]:
    """Return a pattern of a weekday before or behind a date; not of two weekdays, nor of a range of days."""
    weekday = "|".join(sorted(_weekdays(), key=len, reverse=True))
    month = "|".join(_months())
    # Each group twice: the weekday stands before the date (1) or behind it (2).
    before, behind = (
        rf"(?P<day{n}>\d{{1,2}})\s(?P<month{n}>{month})(?:\s(?P<year{n}>\d{{4}}))?(?:\s?(?:года?|году|г\.))?"
        for n in (1, 2)
    )
    environment = r"(?<![а-яё]ая\s)(?<![а-яё]ую\s)"
    return re.compile(
        rf"(?<!\w)(?:(?:в|во|на)\s)?{environment}(?<!-)(?P<weekday1>{weekday})(?:,?\s){before}(?!\w|\s?[-–—]\s?\d)"
        rf"|(?<!\d)(?<!\d[-–—])(?<!\d\s[-–—]\s)(?<!\d\sи\s)(?<!\d,\s){behind}"
        rf"(?:,?\s(?:в|во)\s|,\s|\s\(|\s[–—-]\s)(?P<weekday2>{weekday})(?!\w|-|\s?(?:[–—,-]|и)\s?(?:{weekday})(?!\w))\)?",
        re.IGNORECASE,
    )
