"""The norms that hold where a desk says nothing else."""

from __future__ import annotations

from functools import cache

from declcmp.checks.norms import Norms, norms
from declcmp.language.tables import table


@cache
def default_norms() -> Norms:
    """Return the norms of ``language/data/norms.txt``."""
    return norms(table("norms"), "norms.txt")
