"""What web pages and news agencies print around a document, by the patterns of language/data/site.txt."""

from __future__ import annotations

import re
from functools import cache

from declcmp.language.tables import table
from declcmp.model import Span

#: No line of a page around the document is longer, the agency's lead aside.
LONGEST = 300


@cache
def pattern(section: str) -> re.Pattern[str]:
    """Return the pattern of a section, for text as `plain` gives it."""
    return re.compile("|".join(f"(?:{line})" for line in table("site")[section]))


def prints(section: str, text: str) -> bool:
    """Say whether *text* is a whole line of a section."""
    return len(text) <= LONGEST and pattern(section).fullmatch(plain(text)) is not None


def plain(text: str) -> str:
    """Return *text* in small letters, with ё as е."""
    return text.lower().replace("ё", "е")


def lead(text: str) -> Span | None:
    """Return the place of what an agency sets before its text: «МОСКВА, 12 ноября. /ТАСС/.»; None if nothing is."""
    found = pattern("lead").match(plain(text[:LONGEST]))
    return Span(0, found.end()) if found and text[:1].isupper() else None
