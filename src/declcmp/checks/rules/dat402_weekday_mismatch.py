"""A weekday that is not that of its date.

What:
    A weekday beside a date with its year («в субботу, 26 апреля 2025 года»), or beside a day and month near the date of
    the document. Weekdays that stand apart from the date, ranges of days and dates before 1919 are left alone.
Why:
    One of the two is wrong, and the document cannot say which: meetings are missed so.
Bad:
    в воскресенье, 26 апреля 2025 года
Good:
    в субботу, 26 апреля 2025 года
Source:
    The Gregorian calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from declcmp.checks.draft import Draft
from declcmp.checks.rule import Rule
from declcmp.checks.weekdays import actual, dated, weekday_name
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity

_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d{2}(?!\d)")


def _flags(draft: Draft) -> Iterator[Flag]:
    own = draft.document.metadata.date
    near = date.fromisoformat(own) if own else None
    for each in dated(draft.text):
        if each.year is None and _names_a_year(draft, each.span.start):
            continue
        right = actual(each, near)
        if right is not None and right != each.weekday:
            yield Flag(each.span, _("this date falls on «{day}»").format(day=weekday_name(right)))


def _names_a_year(draft: Draft, at: int) -> bool:
    """Say whether a year stands in the sentence: it may be that of the date."""
    sentence = draft.sentence_at(at)
    return sentence is not None and _YEAR.search(sentence.span.of(draft.text)) is not None


RULE = Rule(_flags, Severity.ERROR)
