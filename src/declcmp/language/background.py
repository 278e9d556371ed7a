"""How common a word is in Russian at large: shares of stems in laws and prose, from a table of counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from declcmp.language.derivation import family_of
from declcmp.language.tables import table


def share(stem: str) -> float:
    """Return the share of the running words of Russian that have this stem, in (0, 1); a rare one if not listed."""
    return _shares().get(stem, _rare())


def is_listed(stem: str) -> bool:
    """Say whether a stem is in the table: those are words of Russian."""
    return stem in _shares()


def family_share(family: str) -> float:
    """Return the share of the running words of Russian that belong to a derivational family, in (0, 1)."""
    return _family_shares().get(family, _rare())


@cache
def _family_shares() -> Mapping[str, float]:
    found: dict[str, float] = {}
    for stem, part in _shares().items():
        key = family_of(stem)
        found[key] = found.get(key, 0.0) + part
    return found


@cache
def _shares() -> Mapping[str, float]:
    # A section is called by the bits that its stems carry: 2 ** -bits is their share.
    return {
        stem: 2.0 ** -float(bits)
        for bits, lines in table("background").items()
        for line in lines
        for stem in line.split()
    }


@cache
def _rare() -> float:
    rarest = max(float(bits) for bits in table("background"))
    return float(2.0 ** -(rarest + 1))
