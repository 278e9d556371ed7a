"""Words and the marks between them, each with its place in the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from declcmp.text.fold import UNSEEN, fold

#: A word is a run of letters and digits, combining marks and what is not seen kept inside. A compound
#: («торгово-экономический») is several.
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f{UNSEEN}])*")


class Word(NamedTuple):
    """A word: its place in the text that it was found in (code points, half-open), and its folded form."""

    start: int
    stop: int
    folded: str


def folds(text: str) -> list[str]:
    """Return the folded words of *text* in order, for where their places do not matter."""
    return [fold(word) for word in _WORD.findall(text)]


def words(text: str, start: int = 0, stop: int | None = None) -> list[Word]:
    """Return the words of ``text[start:stop]``, their places counted in *text*."""
    found = _WORD.finditer(text, start, len(text) if stop is None else stop)
    return [Word(match.start(), match.end(), fold(match.group())) for match in found]
