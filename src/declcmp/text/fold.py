"""Fold: make two spellings of one word comparable. The original is never altered; a fold stands beside it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Latin letters that look like Cyrillic ones, as both stand in one word by mistake («СOVID» with a Cyrillic С).
_LATIN = str.maketrans("abcehkmoptxy", "авсенкмортху")
_CYRILLIC = str.maketrans("авсенкмортху", "abcehkmoptxy")
#: What is inside a word and not seen: soft hyphens, zero-width characters, bidi controls; a class of characters.
UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_UNSEEN = re.compile(f"[{UNSEEN}]")


@lru_cache(maxsize=1 << 18)
def fold(word: str) -> str:
    """Return the form of *word* that is compared: lower case, ё as е, one script, composed, nothing unseen.

    A word of both scripts goes to the script of most of its letters that belong to one script only.
    """
    folded = _UNSEEN.sub("", unicodedata.normalize("NFKC", word)).lower().replace("ё", "е")
    if folded.isascii():
        return folded
    latin = [c for c in folded if "a" <= c <= "z"]
    if not latin:
        return folded
    cyrillic = [c for c in folded if "а" <= c <= "я"]
    certain_latin = sum(c not in "abcehkmoptxy" for c in latin)
    certain_cyrillic = sum(c not in "авсенкмортху" for c in cyrillic)
    if certain_latin > certain_cyrillic:
        return folded.translate(_CYRILLIC)
    if certain_cyrillic > certain_latin:
        return folded.translate(_LATIN)
    return folded.translate(_CYRILLIC if len(latin) >= len(cyrillic) else _LATIN)
