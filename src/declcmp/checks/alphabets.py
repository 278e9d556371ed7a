"""Letters of the Latin and the Cyrillic alphabet that look the same, and words put from one into the other."""

from __future__ import annotations

_RUSSIAN, _LATIN = "АВЕКМНОРСТУХаекорсух", "ABEKMHOPCTYXaekopcyx"
_TO_RUSSIAN = str.maketrans(_LATIN, _RUSSIAN)
#: Other Cyrillic alphabets have twins of more letters: Ukrainian І, Serbian Ј, Macedonian Ѕ.
_TO_LATIN = str.maketrans(_RUSSIAN + "ІіЈјЅѕ", _LATIN + "IiJjSs")


def is_latin(letter: str) -> bool:
    """Say whether a letter is of the Latin alphabet (without diacritics)."""
    return letter.isascii() and letter.isalpha()


def is_cyrillic(letter: str) -> bool:
    """Say whether a letter is of a Cyrillic alphabet."""
    return "\u0400" <= letter <= "\u04ff"


def latin(word: str) -> str | None:
    """Return a word in Latin letters; None if one of its letters has no Latin twin."""
    found = word.translate(_TO_LATIN)
    return found if all(map(is_latin, found)) else None


def russian(word: str) -> str | None:
    """Return a word in Russian letters; None if one of its letters has no Russian twin."""
    found = word.translate(_TO_RUSSIAN)
    return found if all(map(is_cyrillic, found)) else None
