"""A hyphen in a range of numbers where a dash belongs.

What:
    Two numbers with a hyphen between them, the second the greater, in a text that has real dashes. Numbers of documents
    and standards, telephones, dates in digits and names («COVID-19», «Бишкек+25») are left alone.
Why:
    «2022-2026» may be read as one number; «2022–2026» is a range.
Bad:
    Программа на 2022-2026 годы
Good:
    Программа на 2022–2026 годы
Source:
    Мильчин, Чельцова. Справочник издателя и автора (2003).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from declcmp.checks.draft import Draft
from declcmp.checks.rule import Fixing, Rule
from declcmp.language.tables import words_of
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity
from declcmp.model.document import Span

_RANGE = re.compile(r"(?<![\w.,/+:№-])(\d{1,4})(?:([-‐])| ([-‐]) )(\d{1,4})(?![\w/+-]|[.,]\d)")
_WORD_BEFORE = re.compile(r"(\S+)\s+$")


def _flags(draft: Draft) -> Iterator[Flag]:
    if not any(dash in draft.text for dash in "–—"):
        return
    for found in _RANGE.finditer(draft.text):
        span = Span(*found.span())
        if _rises(found.group(1), found.group(4)) and not _is_name(draft.text, found) and not draft.is_quoted(span):
            at = found.start(2) if found.group(2) else found.start(3) - 1
            hyphen = Span(at, found.start(4))
            message = _("a range wants a dash: {range}").format(range=f"{found.group(1)}–{found.group(4)}")
            yield Flag(span, message, fix=Fix(hyphen, "–", safe=True, changes=Keeps.DASHES))


def _rises(first: str, last: str) -> bool:
    """Say whether the second number is greater; «1941-45» shortens it."""
    if len(first) == 4 and len(last) == 2:
        return int(last) > int(first[2:])
    # «0-1» and «007-12» are no ranges of anything.
    return int(first) < int(last) and not first.startswith("0") and not last.startswith("0")


def _is_name(text: str, found: re.Match[str]) -> bool:
    """Say whether the word before tells that the two are a symbol: «№ 78-79», «ГОСТ 7-32»."""
    before = _WORD_BEFORE.search(text[max(0, found.start() - 40) : found.start()])
    return before is not None and before.group(1).lower() in words_of("typography", "before numbers that are no range")


RULE = Rule(_flags, Severity.INFO, Fixing.SAFE)
