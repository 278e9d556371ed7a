"""Grammar as far as passages need it: the part of speech of a word, and the cases that it may stand in."""

from __future__ import annotations

from functools import lru_cache

from declcmp.language.morphology import readings_by_ending

MODIFIERS = frozenset({"ADJF", "PRTF", "NUMR"})
_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})


@lru_cache(maxsize=1 << 16)
def grammemes(folded: str) -> frozenset[str]:
    """Return the grammemes of the likeliest analysis of a folded word (OpenCorpora)."""
    return readings_by_ending(folded)[0].grammemes


@lru_cache(maxsize=1 << 16)
def cases(folded: str) -> frozenset[str]:
    """Return the cases that a noun or an adjective may stand in; none of other words."""
    nominal = MODIFIERS | {"NOUN"}
    return frozenset().union(
        *(each.grammemes & _CASES for each in readings_by_ending(folded) if not nominal.isdisjoint(each.grammemes))
    )
