"""What two aligned passages have in common: a formulation, or a name, a list, a date, a stock phrase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from declcmp.language.wordlist import word_list
from declcmp.model.document import ParagraphKind
from declcmp.model.reuse import MatchKind
from declcmp.reuse.align import Alignment
from declcmp.reuse.content import CONTENT_WEIGHT, NO_ACTION, VERB, content, is_date, most_content, tells
from declcmp.reuse.grammar import grammemes
from declcmp.reuse.terms import NAME_SHARE, Terms
from declcmp.reuse.titles import titled

_FRAME = {
    ParagraphKind.TITLE: MatchKind.TITLE,
    ParagraphKind.HEADING: MatchKind.TITLE,
    ParagraphKind.SIGNATURE: MatchKind.SIGNATURE,
    ParagraphKind.PLACE_DATE: MatchKind.PLACE_DATE,
}
#: Dates and numbers that the head of an act has at least, and words that are not of its apparatus, at most.
_LEAST_DATES, _MOST_OTHERS = 2, 1
#: Words of content that make a stock phrase worth naming.
_LEAST_STOCK = 3
_LAST_DAY = 31
#: A unit and those words of it that tell, in order.
_Side = tuple[Terms, Sequence[int]]


def kind(
    left: Terms, right: Terms, found: Alignment, *, least_content: float, least_worth: float, others: bool = True
) -> MatchKind:
    """Return what two units have in common: a formulation only if it has so many bits and words of content.

    Args:
        left: One unit.
        right: The other.
        found: What they share.
        least_content: Words of content.
        least_worth: Bits.
        others: Whether other kinds are told apart; without, all of them are stock phrases.
    """
    for terms in (left, right):
        if terms.kind in _FRAME:
            return _FRAME[terms.kind]
    floor = CONTENT_WEIGHT * NAME_SHARE
    telling = [point for point in found.points if min(left.weights[point.left], right.weights[point.right]) >= floor]
    sides = (left, [point.left for point in telling]), (right, sorted(point.right for point in telling))
    if found.worth >= least_worth and most_content(left, right, found) >= least_content:
        words, action = content(left, right, found)
        if words >= least_content:
            if _heads_an_act(left, right, found):
                return MatchKind.TITLE
            return MatchKind.FORMULATION if action == VERB else _nominal_kind(sides, action)
    return _lesser_kind(sides) if others else MatchKind.STOCK


def _heads_an_act(left: Terms, right: Terms, found: Alignment) -> bool:
    """Say whether what is shared is the head of a law or of a decree: «Кодекс … Принят … 8 ноября … Одобрен …».

    Such heads have dates or numbers on both sides, and hardly a word that is not of their apparatus.
    """
    stretches = left.folded[slice(*found.left)], right.folded[slice(*found.right)]
    if any(sum(map(is_date, words)) < _LEAST_DATES for words in stretches):
        return False
    apparatus = word_list("passages", "apparatus of acts")
    others = [
        point for point in found.points if tells(left, right, point) and not apparatus.has(left.folded[point.left])
    ]
    return len(others) <= _MOST_OTHERS


def _nominal_kind(sides: Sequence[_Side], action: float) -> MatchKind:
    """Return what a passage without a verb is: enumerations without a noun of action only list things or places."""
    if all(word_list("passages", "bodies").has(_first_noun(*side)) for side in sides):
        return MatchKind.PARTY_LIST if len(sides[0][1]) > 2 and _is_list(sides, least=1) else MatchKind.TITLE
    if action == NO_ACTION and _is_list(sides, least=1):
        return MatchKind.PARTY_LIST if _are_names(sides) else MatchKind.STOCK
    return MatchKind.FORMULATION


def _first_noun(terms: Terms, places: Sequence[int]) -> str:
    return next((terms.folded[place] for place in places if "NOUN" in grammemes(terms.folded[place])), "")


def _lesser_kind(sides: Sequence[_Side]) -> MatchKind:
    if all(2 * sum(is_date(terms.folded[place]) for place in places) > len(places) for terms, places in sides):
        return MatchKind.PLACE_DATE
    if _are_names(sides):
        return (
            MatchKind.PARTY_LIST if _is_list([(terms, _names(terms, at)) for terms, at in sides]) else MatchKind.TITLE
        )
    return MatchKind.TITLE if all(2 * _titular(*side) >= len(side[1]) for side in sides) else MatchKind.STOCK


def _are_names(sides: Sequence[_Side]) -> bool:
    """Say whether most words of either side are names."""
    return all(2 * len(_names(terms, places)) > len(places) for terms, places in sides)


def _names(terms: Terms, places: Sequence[int]) -> list[int]:
    return [place for place in places if terms.named[place] and not terms.folded[place].isdigit()]


def _titular(terms: Terms, places: Sequence[int]) -> int:
    """Return how many of some words are names or stand in a title."""
    inside = titled(terms)
    return sum(inside[place] or terms.named[place] for place in places)


def says_anything(kind_: MatchKind, left: Terms, right: Terms, found: Alignment) -> bool:
    """Say whether a match that is no formulation is worth naming: a year or two common words are not.

    A date has its day, or stands with its place; a stock phrase has so many words of content.
    """
    if kind_ is MatchKind.SIGNATURE or left.kind in _FRAME or right.kind in _FRAME:
        return True
    words = [left.folded[point.left] for point in found.points]
    if kind_ is MatchKind.PLACE_DATE:
        return any(map(_is_day, words)) and any(is_date(word) and not word.isdigit() for word in words)
    if kind_ is MatchKind.STOCK:
        return sum(tells(left, right, point) for point in found.points) >= _LEAST_STOCK
    return len(words) > 1


def _is_day(word: str) -> bool:
    return word.isdigit() and 1 <= int(word) <= _LAST_DAY


def _is_list(sides: Sequence[_Side], *, least: int = 2) -> bool:
    """Say whether words stand in a list on both sides: parted by at least so many commas or «и»."""
    return all(_parts(terms, places) >= least for terms, places in sides)


def _parts(terms: Terms, places: Sequence[int]) -> int:
    return sum(
        1
        for one, other in pairwise(places)
        if "," in "".join(terms.gaps[one + 1 : other + 1]) or "и" in terms.folded[one + 1 : other]
    )
