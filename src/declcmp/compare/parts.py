"""A sentence as a redline sees it: words that no edit may cut, and the marks and spaces between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from declcmp.text.fold import UNSEEN, fold

#: A part of a word: letters, digits and what joins to them. Number signs count as one («№78» may be written «N 78»).
_PART = re.compile(rf"№|\w(?:\w|[\u0300-\u036f{UNSEEN}])*")
_HYPHENS = frozenset("-\u2010\u2011")
_APOSTROPHES = frozenset("'’")
_IN_NUMBERS = frozenset(".,/:")
_NUMBER_SIGNS = frozenset({"n", "no", "nо"})
NUMBER_SIGN = "№"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of words in a text: their places (code points), their folded forms, and which make one word.

    Attributes:
        joined: Whether a part is one word with the part before it («торгово-экономический», «26.04.2025», «78/266»).
    """

    text: str
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    keys: tuple[str, ...]
    joined: tuple[bool, ...]

    def __len__(self) -> int:
        """Return the number of parts."""
        return len(self.starts)

    def of(self, index: int) -> str:
        """Return a part as printed."""
        return self.text[self.starts[index] : self.stops[index]]

    def before(self, index: int) -> str:
        """Return the marks and spaces before a part; before the end of the text, for the index past the last."""
        start = self.stops[index - 1] if index else 0
        return self.text[start : self.starts[index] if index < len(self) else len(self.text)]

    def may_cut(self, index: int) -> bool:
        """Say whether an edit may begin or end before a part."""
        return index >= len(self) or not self.joined[index]


def parts(text: str) -> Parts:
    """Return the parts of the words of *text*."""
    found = [match.span() for match in _PART.finditer(text)]
    printed = [text[start:stop] for start, stop in found]
    joined = [False] * len(found)
    for index in range(1, len(found)):
        glue = text[found[index - 1][1] : found[index][0]]
        joined[index] = _joins(glue, printed[index - 1], printed[index])
    return Parts(
        text,
        tuple(start for start, _ in found),
        tuple(stop for _, stop in found),
        tuple(_key(printed, index) for index in range(len(found))),
        tuple(joined),
    )


def _joins(glue: str, left: str, right: str) -> bool:
    if len(glue) != 1 or NUMBER_SIGN in (left, right):
        return False
    if glue in _HYPHENS:
        return True
    if glue in _APOSTROPHES:
        return left[-1].isalpha() and right[0].isalpha()
    return glue in _IN_NUMBERS and left[-1].isdigit() and right[0].isdigit()


def _key(printed: Sequence[str], index: int) -> str:
    word = printed[index]
    if word == NUMBER_SIGN:
        return NUMBER_SIGN
    folded = fold(word)
    if folded in _NUMBER_SIGNS and index + 1 < len(printed) and printed[index + 1][0].isdigit():
        return NUMBER_SIGN
    return folded
