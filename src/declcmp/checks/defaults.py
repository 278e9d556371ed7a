"""The norms that hold where a desk says nothing else."""

from __future__ import annotations

from functools import cache

from declcmp.checks.norms import Norms, Profile, norms
from declcmp.language.tables import table

#: Profiles that any text may name in its front matter; the clauses are those of the data file.
_PROFILES = (
    Profile("summit", required=("place-date", "thanks-to-host", "next-meeting")),
    Profile("treaty", required=("place-date", "signatures", "entry-into-force", "copies")),
    # What a news agency printed, in its own typography: straight quotation marks, -- for dashes, hyphens in ranges.
    Profile("agency", house=frozenset({"TYP102", "TYP103", "TYP104", "TYP105"})),
)


@cache
def default_norms() -> Norms:
    """Return the norms of ``language/data/norms.txt``, and the profiles that are built in."""
    return norms(table("norms"), "norms.txt").with_more(Norms(profiles={each.name: each for each in _PROFILES}))
