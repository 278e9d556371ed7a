"""Years as a draft prints them in running text: «2021 г.» or «2021 года»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from declcmp.checks.draft import Draft
from declcmp.language.tables import table, words_of
from declcmp.model.document import FRAME, Span

_YEAR = re.compile(
    r"(?<![\d-])(?P<first>(?:1[6-9]|20)\d{2})(?P<range>\s?[-–—]\s?\d{2,4})?"
    r"(?P<unit>\s?(?:гг?\.(?:\s?г\.)?)|\s(?:год(?:а|у|ом|е|ы|ов|ам|ами|ах)?)(?!\w))"
)
#: «от 18 декабря 2001 г. № 177-ФЗ»: a reference has a form of its own.
_NUMBER = re.compile(r"\s?(?:№|N|No)\s?\d")
_BRACKETED = re.compile(r"\([^()\n]*\)|(?<!\S)/[^/\n]*/|\[[^\]\n]*\]")
_WORD_BEFORE = re.compile(r"([А-Яа-яё]+)\s$")


@dataclass(frozen=True, slots=True)
class Year:
    """A year in running text.

    Attributes:
        span: Of the year and its unit.
        unit: Of «г.» or «года» alone, without the space before.
        short: Whether that is «г.» or «гг.».
        many: Whether it is more than one year.
        before: The word before it, folded; empty if there is none.
    """

    span: Span
    unit: Span
    short: bool
    many: bool
    before: str


def years(draft: Draft) -> Iterator[Year]:
    """Yield the years of running text: not those in titles, quotations, brackets and references by number."""
    for paragraph in draft.document.paragraphs:
        if paragraph.kind in FRAME:
            continue
        start, stop = paragraph.body.start, paragraph.body.stop
        apart = [Span(*match.span()) for match in _BRACKETED.finditer(draft.text, start, stop)]
        for match in _YEAR.finditer(draft.text, start, stop):
            span = Span(*match.span())
            if not (
                any(each.start <= span.start < each.stop for each in apart)
                or draft.is_quoted(span)
                or _NUMBER.match(draft.text, span.stop)
            ):
                yield _year(draft.text, match)


def _year(text: str, match: re.Match[str]) -> Year:
    unit = match.group("unit")
    word = _WORD_BEFORE.search(text, max(match.start() - 24, 0), match.start())
    many = match.group("range") is not None or unit.lstrip().startswith("гг")
    return Year(
        Span(*match.span()),
        Span(match.end() - len(unit.lstrip()), match.end()),
        "." in unit,
        many,
        word.group(1).lower().replace("ё", "е") if word else "",
    )


def long_form(year: Year) -> str | None:
    """Return what «г.» stands for: «года» behind a month, «году» behind «в»; None where the case is unsure."""
    if year.before[:3] in _months() and len(year.before) > 2 and not year.many:
        return "года"
    cases = _cases().get(year.before)
    return cases[year.many] if cases else None


@cache
def _months() -> frozenset[str]:
    return frozenset(month[:3] for month in words_of("layout", "months")) | {"май", "мае"}


@cache
def _cases() -> dict[str, tuple[str, str]]:
    found = {}
    for line in table("calendar")["year case"]:
        word, _colon, forms = line.partition(": ")
        one, many = forms.split()
        found[word] = (one, many)
    return found
