"""Clause families: the passages of one formulation over all documents, gathered around the earliest of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from declcmp.model.reuse import Relation

#: Two stretches of one sentence are the same passage if they share this much of the longer.
_SAME = 0.5


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """A stretch that takes part in matches: the place of its document, the unit in it, the first word and the stop."""

    document: int
    unit: int
    start: int
    stop: int


#: How a site is related to an earlier one, and the score.
Tie = tuple[Relation, float]


@dataclass(slots=True)
class Group:
    """A family in the making: the origin, and how each site is related to it, with the score."""

    origin: Site
    members: dict[Site, Tie] = field(default_factory=dict)


#: How one site is related to another, however weakly; None if nothing ties them.
Likeness = Callable[[Site, Site], Tie | None]


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
    ties: Mapping[tuple[Site, Site], Tie], likeness: Likeness
) -> tuple[list[Group], dict[tuple[Site, Site], int]]:
    """Return the families, and for each tie the place of its family.

    A site belongs to the family of every origin that it matches. One that matches a member only joins that member's
    family if it is like the origin too; else the member is the origin of a family of its own. So nothing is chained.

    Args:
        ties: How matched sites are related, the earlier site first.
        likeness: Asked where an origin and a site do not match, to say whether they are alike all the same.
    """
    gathering = _Gathering(ties, likeness)
    for left, right in sorted(ties, key=lambda tie: (tie[1], tie[0])):
        gathering.add(left, right)
    return gathering.found, gathering.of_tie


class _Gathering:
    """Families that grow tie by tie, in the order of the later site."""

    def __init__(self, ties: Mapping[tuple[Site, Site], Tie], likeness: Likeness) -> None:
        self.found: list[Group] = []
        self.of_tie: dict[tuple[Site, Site], int] = {}
        self._ties = ties
        self._likeness = likeness
        self._led: dict[Site, int] = {}
        self._joined: dict[Site, list[int]] = defaultdict(list)

    def add(self, earlier: Site, later: Site) -> None:
        """Put both ends of a tie into one family."""
        tie = self._ties[earlier, later]
        place = next((each for each in self._joined[earlier] if later in self.found[each].members), None)
        if place is None and earlier not in self._led:
            place = self._like_an_origin(earlier, later)
            if place is None:
                place = self._like_an_origin(later, earlier)
        if place is None:
            place = self._led_by(earlier)
        if self.found[place].origin == earlier:
            self._join(place, later, tie)
        self.of_tie[earlier, later] = place

    def _led_by(self, site: Site) -> int:
        if site not in self._led:
            self._led[site] = len(self.found)
            self.found.append(Group(site))
            self._join(self._led[site], site, (Relation.VERBATIM, 1.0))
        return self._led[site]

    def _join(self, place: int, site: Site, tie: Tie) -> None:
        self.found[place].members[site] = tie
        if place not in self._joined[site]:
            self._joined[site].append(place)

    def _like_an_origin(self, member: Site, site: Site) -> int | None:
        """Return the first family of *member* whose origin *site* is like, and let it join."""
        for place in self._joined[member]:
            origin = self.found[place].origin
            tie = self._likeness(origin, site) if member != origin < site else None
            if tie is not None:
                self._join(place, site, tie)
                return place
        return None
