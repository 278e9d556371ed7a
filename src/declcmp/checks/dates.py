"""Dates in a text, as far as it says them: a day, a range of days, a month, a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from declcmp.model.document import Span

_STEMS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
MONTH = (
    r"(?:январ|феврал|март|апрел|ма(?=[яйе](?![а-яё]))|июн|июл|август|сентябр|октябр|ноябр|декабр)[аяеьй]?(?![а-яё])"
)
_YEAR = r"(?:19|20)\d\d(?!\d)"
_DATE = re.compile(
    rf"(?<!\d)(?P<first>\d{{1,2}})(?:\s(?P<month>{MONTH}))?\s?[-–—]\s?(?P<last>\d{{1,2}})\s(?P<lastmonth>{MONTH})\s(?P<ranged>{_YEAR})"
    rf"|(?<!\d)(?P<day>\d{{1,2}})\s(?P<ofmonth>{MONTH})\s(?P<dated>{_YEAR})"
    rf"|(?<![а-яё])(?P<inmonth>{MONTH})\s(?P<monthly>{_YEAR})"
    rf"|(?<![\d-])(?P<yearly>{_YEAR})\s?(?:год[ауе]?(?![а-яё])|г\.)",
    re.IGNORECASE,
)


class When(NamedTuple):
    """A date: a day, a range of days (from *first* to *last*, each month and day), a month or a year."""

    year: int
    month: int | None = None
    first: tuple[int, int] | None = None
    last: tuple[int, int] | None = None

    def agrees(self, other: When) -> bool:
        """Say whether two dates can both be right of one event: what only one of them says is not held against it."""
        if self.year != other.year:
            return False
        if self.first and other.first:
            return (self.first, self.last) == (other.first, other.last) or self._holds(other) or other._holds(self)
        return not self._months.isdisjoint(other._months)

    @property
    def _months(self) -> frozenset[int]:
        """Return the months that it may be in."""
        if self.first and self.last:
            return frozenset({self.first[0], self.last[0]})
        return frozenset({self.month} if self.month else range(1, 13))

    def _holds(self, other: When) -> bool:
        """Say whether another date is one day of these."""
        if not (self.first and self.last and other.first):
            return False
        return other.first == other.last and self.first <= other.first <= self.last


def dates(text: str, start: int, stop: int) -> Iterator[tuple[When, Span]]:
    """Yield the dates in ``text[start:stop]`` and their places."""
    for match in _DATE.finditer(text, start, stop):
        yield _when(match), Span(*match.span())


def is_dated(text: str, at: int) -> bool:
    """Say whether a date begins at a place of a text."""
    return _DATE.match(text, at) is not None


def _when(match: re.Match[str]) -> When:
    if match["first"]:
        last = _month(match["lastmonth"]), int(match["last"])
        first = _month(match["month"] or match["lastmonth"]), int(match["first"])
        return When(int(match["ranged"]), first[0], first, last)
    if match["day"]:
        day = _month(match["ofmonth"]), int(match["day"])
        return When(int(match["dated"]), day[0], day, day)
    if match["inmonth"]:
        return When(int(match["monthly"]), _month(match["inmonth"]))
    return When(int(match["yearly"]))


def _month(name: str) -> int:
    small = name.lower()
    return next(
        number for number, stem in enumerate(_STEMS, 1) if small.startswith(stem) and (stem != "ма" or len(small) == 3)
    )
