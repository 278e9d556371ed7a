"""A list of words in which «долж*» stands for every word that begins so."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from declcmp.language.tables import words_of


class WordList(NamedTuple):
    """Folded words, and beginnings of folded words."""

    words: frozenset[str]
    beginnings: tuple[str, ...]

    def has(self, folded: str) -> bool:
        """Say whether the list names a folded word, in full or by its beginning."""
        return folded in self.words or folded.startswith(self.beginnings)


@cache
def word_list(name: str, section: str) -> WordList:
    """Return one section of ``data/NAME.txt`` as a list of words and beginnings."""
    found = words_of(name, section)
    return WordList(
        frozenset(word for word in found if not word.endswith("*")),
        tuple(sorted(word[:-1] for word in found if word.endswith("*"))),
    )
