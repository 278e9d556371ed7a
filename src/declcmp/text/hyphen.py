"""Two halves of a word joined over a line's end: a compound keeps its hyphen, a word broken into syllables loses it."""

from __future__ import annotations

import re
from functools import cache

from declcmp.language.morphology import form
from declcmp.text.fold import fold

_LEFT = re.compile(r"[^\W_]+(?=[-‐‑]$)")
_RIGHT = re.compile(r"[^\W_]+")
#: «автомобиле- и машиностроения»: the hyphen hangs, and the next word is a word of its own.
_SUSPENDED = frozenset({"и", "или", "либо", "а", "но"})


def joined(left: str, right: str) -> str:
    """Return *left*, which ends in a hyphen, with *right*, which carries it on, as one text."""
    first, second = _LEFT.search(left[-60:]), _RIGHT.match(right[:60])
    if first is None or second is None:
        return f"{left} {right}"
    if second.group() in _SUSPENDED:
        return f"{left} {right}"
    if _is_soft(first.group(), second.group()):
        return left[:-1] + right
    return left + right


@cache
def _is_soft(left: str, right: str) -> bool:
    """Say whether the hyphen only marked the line's end: the whole is a word, or neither half is one.

    «сотруд-/ничества» is soft, as the dictionary knows «сотрудничества»; «информационно-/коммуникационных» is not,
    as it does not know the two as one; «Бердыму-/хамедова» is, as it knows neither half.
    """
    if not (left.isalpha() and right.isalpha() and right.islower()):
        return False
    if form(fold(left + right)).known:
        return not (form(fold(f"{left}-{right}")).known and len(left) > 1)
    return (
        len(left) > 1 and not left.endswith(("о", "е")) and not form(fold(left)).known and not form(fold(right)).known
    )
