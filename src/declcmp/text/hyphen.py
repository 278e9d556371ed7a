"""Two halves of a word joined over a line's end: a compound keeps its hyphen, a word broken into syllables loses it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from declcmp.language.morphology import form
from declcmp.text.fold import fold

_LEFT = re.compile(r"[^\W_]+(?=[-‐‑]$)")
_RIGHT = re.compile(r"[^\W_]+")
#: «автомобиле- и машиностроения»: the hyphen hangs, and the next word is a word of its own.
_SUSPENDED = frozenset({"и", "а", "или", "либо", "но"})
#: No syllable of Russian that is carried to the next line has one letter.
_SHORT = frozenset({"и", "а"})
#: The vowels that tie the first part of a compound to the second: «водно-энергетический», «овоще-молочный».
_CONNECTING = ("о", "е")
#: «кто-то», «что-либо», «сделай-ка».
_PARTICLES = frozenset({"то", "либо", "нибудь", "ка", "таки", "де", "за", "под"})
#: No second part of a compound is shorter, particles («кто-то») aside.
_PART = 3


def joined(left: str, right: str, vocabulary: AbstractSet[str] = frozenset()) -> str:
    """Return *left*, which ends in a hyphen, with *right*, which carries it on, as one text.

    Args:
        left: The end of a line, its hyphen included.
        right: The next line.
        vocabulary: Folded words that stand whole elsewhere in the text: «бердымухамедова» is in no dictionary.
    """
    first, second = _LEFT.search(left[-60:]), _RIGHT.match(right[:60])
    if first is None or second is None or second.group() in _SHORT:
        return f"{left} {right}"
    head, tail = first.group(), second.group()
    if head.isalpha() and tail.isalpha() and tail.islower() and (len(head) < 2 or not head.isupper()):
        folded = fold(head), fold(tail)
        if "".join(folded) in vocabulary or _is_soft(*folded):
            return left[:-1] + right
    return f"{left} {right}" if tail in _SUSPENDED else left + right


@lru_cache(maxsize=1 << 12)
def _is_soft(left: str, right: str) -> bool:
    """Say whether the hyphen only marked the line's end: the whole is a word, or the halves are no parts of a compound.

    «сотруд-/ничества» is soft, as the dictionary knows «сотрудничества»; «информационно-/коммуникационных» is not: it
    does not know the two as one, and both may be parts; «Бердыму-/хамедова» is: neither half is a word.
    """
    if len(left) == 1 and left not in "аеёиоуыэюя":
        return False
    if right in _PARTICLES and form(left).known:
        return False
    if right in _SUSPENDED:
        return form(left + right).known and not form(left).known
    if form(left + right).known:
        return len(left) == 1 or not form(f"{left}-{right}").known
    if form(f"{left}-{right}").known:
        return False
    is_part = form(left).known or (len(left) >= _PART and left.endswith(_CONNECTING))
    return not (is_part and len(right) >= _PART and form(right).known)
