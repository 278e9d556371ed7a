"""Clause families: the passages of one formulation over all documents, gathered around the earliest of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from declcmp.model.reuse import Relation

#: Two stretches of one sentence are the same passage if they share this much of the longer.
_SAME = 0.5


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """A stretch of a document that takes part in matches: the place of its document, the unit in it, first word and stop."""

    document: int
    unit: int
    start: int
    stop: int


@dataclass(slots=True)
class Group:
    """A family in the making: the origin, and how each site is related to it, with the score."""

    origin: Site
    members: dict[Site, tuple[Relation, float]] = field(default_factory=dict)


#: How one site is related to another, however weakly; None if nothing ties them.
Likeness = Callable[[Site, Site], tuple[Relation, float] | None]


def sites(stretches: Iterable[Site]) -> Mapping[Site, Site]:
    """Return for each stretch the site that it belongs to: the longest stretch of its sentence that it half covers."""
    found: dict[Site, Site] = {}
    by_unit: dict[tuple[int, int], list[Site]] = defaultdict(list)
    for stretch in sorted(
        set(stretches), key=lambda each: (each.document, each.unit, each.start - each.stop, each.start)
    ):
        known = by_unit[stretch.document, stretch.unit]
        for site in known:
            common = min(site.stop, stretch.stop) - max(site.start, stretch.start)
            if common >= _SAME * (site.stop - site.start):
                found[stretch] = site
                break
        else:
            known.append(stretch)
            found[stretch] = stretch
    return found


def groups(
    ties: Mapping[tuple[Site, Site], tuple[Relation, float]], likeness: Likeness
) -> tuple[list[Group], dict[tuple[Site, Site], int]]:
    """Return the families, and for each tie the place of its family.

    A site belongs to the family of every origin that it matches. One that matches a member only joins that member's
    family if it is like the origin too; else the member is the origin of a family of its own. So nothing is chained.

    Args:
        ties: Relation and score of matched sites, the earlier site first.
    """
    found: list[Group] = []
    led: dict[Site, int] = {}
    joined: dict[Site, list[int]] = defaultdict(list)
    earlier: dict[Site, list[Site]] = defaultdict(list)
    for left, right in ties:
        earlier[right].append(left)

    def family_led_by(site: Site) -> int:
        if site not in led:
            led[site] = len(found)
            found.append(Group(site, {site: (Relation.VERBATIM, 1.0)}))
            joined[site].append(led[site])
        return led[site]

    of_tie: dict[tuple[Site, Site], int] = {}
    for site in sorted(earlier):
        for partner in sorted(earlier[site]):
            place = _common(joined[partner], site, found)
            if place is None:
                place = _like_an_origin(joined[partner], partner, site, found, likeness)
            if place is None:
                place = family_led_by(partner)
                found[place].members[site] = ties[partner, site]
            if place not in joined[site]:
                joined[site].append(place)
            if found[place].origin == partner:
                found[place].members[site] = ties[partner, site]
            of_tie[partner, site] = place
    return found, of_tie


def _common(places: Sequence[int], site: Site, found: Sequence[Group]) -> int | None:
    """Return the first of the families that the site is in."""
    return next((place for place in places if site in found[place].members), None)


def _like_an_origin(
    places: Sequence[int], partner: Site, site: Site, found: Sequence[Group], likeness: Likeness
) -> int | None:
    for place in places:
        if found[place].origin != partner:
            tie = likeness(found[place].origin, site)
            if tie is not None:
                found[place].members[site] = tie
                return place
    return None
