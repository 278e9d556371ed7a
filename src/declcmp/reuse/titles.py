"""Titles and names inside a sentence: in quotation marks, or from a capital on; and the parts of compounds."""

from __future__ import annotations

import re
from functools import lru_cache

from declcmp.language.wordlist import word_list
from declcmp.reuse.grammar import grammemes
from declcmp.reuse.terms import Terms

_LONGEST = 8
_QUOTES = {"«": "»", '"': '"', "“": "”", "„": "“"}
_STOP = re.compile(r"[,;:.()«»\"“”„—–\n]|--| - ")
_HYPHENS = frozenset("-\u2010\u2011")
_PREDICATES = frozenset({"VERB", "INFN", "PRTS", "ADJS", "PRED", "GRND", "PRTF"})
_COMMON = frozenset({"ADJF", "NOUN"})
_PROPER = frozenset({"Geox", "Name", "Surn", "Patr", "Orgn"})


def heads_a_compound(terms: Terms, place: int) -> bool:
    """Say whether a word is but the first part of one («водно-энергетический»): it looks like a short adjective."""
    return place + 1 < len(terms) and terms.gaps[place + 1] in _HYPHENS


@lru_cache(maxsize=1 << 14)
def titled(terms: Terms) -> tuple[bool, ...]:
    """Return which words stand in quotation marks or in a name that begins with a capital and goes on without one."""
    found = list(quoted(terms))
    for place in range(len(terms) - 1):
        if terms.named[place] and _heads_a_name(terms.folded[place]):
            for inner in range(place + 1, min(len(terms), place + 1 + _LONGEST)):
                if _STOP.search(terms.gaps[inner]) or _ends_a_name(terms, inner):
                    break
                found[inner] = True
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def quoted(terms: Terms) -> tuple[bool, ...]:
    """Return which words stand in quotation marks."""
    found, awaited = [], ""
    for gap in terms.gaps:
        for mark in gap:
            if not awaited:
                awaited = _QUOTES.get(mark, "")
            elif mark == awaited:
                awaited = ""
        found.append(bool(awaited))
    # A quotation that never ends is a mistake of the text, not a title of fifty words.
    if awaited:
        opened = len(found) - found[::-1].index(False) if False in found else 0
        found[opened + _LONGEST :] = [False] * len(found[opened + _LONGEST :])
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def _heads_a_name(folded: str) -> bool:
    """Say whether a capitalised word begins a longer name («Конференции высокого уровня»), as no country does."""
    if len(folded) < 4 or word_list("passages", "no heads").has(folded):
        return False
    found = grammemes(folded)
    return _PROPER.isdisjoint(found) and not _COMMON.isdisjoint(found)


def _ends_a_name(terms: Terms, place: int) -> bool:
    found = grammemes(terms.folded[place])
    return not _PREDICATES.isdisjoint(found) or (terms.named[place] and not _PROPER.isdisjoint(found))
