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
    """Return the key of a folded word's derivational family: coarser than its stem; short and foreign words keep the stem."""
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
    for suffix in _suffixes():
        least = _SHORTEST if len(suffix) > 1 else _SHORTEST + 1
        if root.endswith(suffix) and len(root) - len(suffix) >= least:
            return root[: -len(suffix)]
    return root


@cache
def _suffixes() -> tuple[str, ...]:
    return tuple(sorted(words_of("derivation", "suffixes"), key=lambda suffix: (-len(suffix), suffix)))


@cache
def _replacements(section: str) -> Mapping[str, str]:
    pairs = (entry.split("=") for entry in sorted(words_of("derivation", section)))
    return {end: plain for end, plain in pairs}
