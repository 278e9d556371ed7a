"""Derivational families: a verb, its noun and its participles under one key («расширять», «расширение»)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from declcmp.language.morphology import stem
from declcmp.language.tables import words_of

#: A root is not cut shorter than this; by a single letter, not shorter than one more.
_SHORTEST = 4
_ROUNDS = 3


@lru_cache(maxsize=1 << 17)
def family(folded: str) -> str:
    """Return the key of a folded word's derivational family: coarser than a stem, but for short and foreign words."""
    return family_of(stem(folded))


@lru_cache(maxsize=1 << 17)
def family_of(root: str) -> str:
    """Return the key of the derivational family of a stem."""
    if len(root) <= _SHORTEST or not "а" <= root[0] <= "я":
        return root
    for _ in range(_ROUNDS):
        shorter = _stripped(root)
        if shorter == root:
            break
        root = shorter
    if len(root) > _SHORTEST:
        for end, plain in _replacements("alternations").items():
            if root.endswith(end):
                root = root[: -len(end)] + plain
                break
    return root[:-1] + _replacements("classes").get(root[-1], root[-1])


def _stripped(root: str) -> str:
    suffixes, longest = _suffixes()
    for length in range(min(longest, len(root) - _SHORTEST), 0, -1):
        if length == 1 and len(root) <= _SHORTEST + 1:
            break
        if root[-length:] in suffixes:
            return root[:-length]
    return root


@cache
def _suffixes() -> tuple[frozenset[str], int]:
    found = words_of("derivation", "suffixes")
    return found, max(map(len, found))


@cache
def _replacements(section: str) -> Mapping[str, str]:
    pairs = (entry.partition("=") for entry in sorted(words_of("derivation", section)))
    return {end: plain for end, _, plain in pairs}
