"""What two aligned passages have in common: a formulation, or a name, a list, a date, a stock phrase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from declcmp.language.wordlist import word_list
from declcmp.model.document import ParagraphKind
from declcmp.model.reuse import MatchKind
from declcmp.reuse.align import Alignment
from declcmp.reuse.content import CONTENT_WEIGHT, NO_ACTION, VERB, content, is_date, most_content
from declcmp.reuse.grammar import grammemes
from declcmp.reuse.terms import NAME_SHARE, Terms
from declcmp.reuse.titles import quoted

_FRAME = {
    ParagraphKind.TITLE: MatchKind.TITLE,
    ParagraphKind.HEADING: MatchKind.TITLE,
    ParagraphKind.SIGNATURE: MatchKind.SIGNATURE,
    ParagraphKind.PLACE_DATE: MatchKind.PLACE_DATE,
}
#: A unit and those words of it that tell, in order.
_Side = tuple[Terms, Sequence[int]]


def kind(left: Terms, right: Terms, found: Alignment, *, least_content: float, least_worth: float) -> MatchKind:
    """Return what two units have in common: a formulation only if it has so many bits and words of content."""
    for terms in (left, right):
        if terms.kind in _FRAME:
            return _FRAME[terms.kind]
    floor = CONTENT_WEIGHT * NAME_SHARE
    telling = [point for point in found.points if min(left.weights[point.left], right.weights[point.right]) >= floor]
    sides = (left, [point.left for point in telling]), (right, sorted(point.right for point in telling))
    if found.worth >= least_worth and most_content(left, right, found) >= least_content:
        words, action = content(left, right, found)
        if words >= least_content:
            return MatchKind.FORMULATION if action == VERB else _nominal_kind(sides, action)
    return _lesser_kind(sides)


def _nominal_kind(sides: Sequence[_Side], action: float) -> MatchKind:
    """Return what a passage without a verb is: enumerations without a noun of action only list things or places."""
    if all(word_list("passages", "bodies").has(_first_noun(*side)) for side in sides):
        return MatchKind.PARTY_LIST if len(sides[0][1]) > 2 and _is_list(sides, least=1) else MatchKind.TITLE
    return MatchKind.PARTY_LIST if action == NO_ACTION and _is_list(sides, least=1) else MatchKind.FORMULATION


def _first_noun(terms: Terms, places: Sequence[int]) -> str:
    return next((terms.folded[place] for place in places if "NOUN" in grammemes(terms.folded[place])), "")


def _lesser_kind(sides: Sequence[_Side]) -> MatchKind:
    if all(2 * sum(is_date(terms.folded[place]) for place in places) > len(places) for terms, places in sides):
        return MatchKind.PLACE_DATE
    named = [
        (terms, [at for at in places if terms.named[at] and not terms.folded[at].isdigit()]) for terms, places in sides
    ]
    if all(2 * len(names) > len(places) for (_, names), (_, places) in zip(named, sides, strict=True)):
        return MatchKind.PARTY_LIST if _is_list(named) else MatchKind.TITLE
    return MatchKind.TITLE if all(2 * _titular(*side) >= len(side[1]) for side in sides) else MatchKind.STOCK


def _titular(terms: Terms, places: Sequence[int]) -> int:
    """Return how many of some words are names or stand in quotation marks."""
    inside = quoted(terms)
    return sum(inside[place] or terms.named[place] for place in places)


def _is_list(sides: Sequence[_Side], *, least: int = 2) -> bool:
    """Say whether words stand in a list on both sides: parted by at least so many commas or «и»."""
    return all(_parts(terms, places) >= least for terms, places in sides)


def _parts(terms: Terms, places: Sequence[int]) -> int:
    return sum(
        1
        for one, other in pairwise(places)
        if "," in "".join(terms.gaps[one + 1 : other + 1]) or "и" in terms.folded[one + 1 : other]
    )
