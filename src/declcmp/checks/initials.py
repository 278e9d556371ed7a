"""Initials: whether an abbreviation is made of the first letters of some words."""

from __future__ import annotations

from collections.abc import Sequence

from declcmp.language.tables import words_of
from declcmp.text.words import Word


def letters_of(name: str) -> str:
    """Return the letters of an abbreviation as those of folded words."""
    return name.lower().replace("ё", "е")


def share(text: str, before: Sequence[Word], name: str) -> float:
    """Return the share of the letters of an abbreviation that begin words of the phrase before it, in their order."""
    letters = letters_of(name)
    best = 0
    for start, word in enumerate(before):
        if word.folded[0] == letters[0]:
            best = max(best, _in_order(letters, _initials(text, before[start:])))
    return best / len(letters)


def spells(text: str, here: Sequence[Word], letters: str) -> bool:
    """Say whether the words begin with the letters, one each; small words may do without, abbreviations give all."""
    if not here or not letters:
        return not here and not letters
    word = here[0]
    whole = len(word.folded) > 1 and text[word.start : word.stop].isupper()
    taken = word.folded if whole else word.folded[0]
    if letters.startswith(taken) and spells(text, here[1:], letters[len(taken) :]):
        return True
    return word.folded in words_of("abbreviations", "left-out") and spells(text, here[1:], letters)


def _initials(text: str, here: Sequence[Word]) -> str:
    """Return the first letters of words, and all those of abbreviations."""
    return "".join(
        word.folded if len(word.folded) > 1 and text[word.start : word.stop].isupper() else word.folded[0]
        for word in here
    )


def _in_order(letters: str, initials: str) -> int:
    """Return how many of the letters stand among the initials in their order (the longest common subsequence)."""
    row = [0] * (len(initials) + 1)
    for letter in letters:
        diagonal = 0
        for at, initial in enumerate(initials):
            diagonal, row[at + 1] = row[at + 1], diagonal + 1 if letter == initial else max(row[at], row[at + 1])
    return row[-1]
