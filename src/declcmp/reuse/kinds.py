"""What two aligned passages have in common: a formulation, or only a name, a list of parties, a date, a stock phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from declcmp.language.morphology import form, readings
from declcmp.language.tables import words_of
from declcmp.language.wordlist import word_list
from declcmp.model.document import ParagraphKind
from declcmp.model.reuse import MatchKind
from declcmp.reuse.align import Alignment, Point
from declcmp.reuse.terms import NAME_SHARE, Terms

#: Weight from which a word has content of its own.
CONTENT_WEIGHT = 2.0
#: A word inside a title is half a word of a formulation; a verb or a noun of action makes a clause of a term.
_TITLE_PART, _VERB, _ACTION, _NO_ACTION = 0.5, 1.0, 0.5, -1.0
_LONGEST_TITLE = 8
_QUOTES = {"«": "»", '"': '"', "“": "”", "„": "“"}
_STOP = re.compile(r"[,;:.()«»\"“”„—–\n]|--| - ")
_FRAME = {
    ParagraphKind.TITLE: MatchKind.TITLE,
    ParagraphKind.HEADING: MatchKind.TITLE,
    ParagraphKind.SIGNATURE: MatchKind.SIGNATURE,
    ParagraphKind.PLACE_DATE: MatchKind.PLACE_DATE,
}
_VERBS = frozenset({"VERB", "INFN", "GRND", "PRTS", "ADJS", "PRED"})
_PROPER = frozenset({"Geox", "Name", "Surn", "Patr", "Orgn"})


def content(left: Terms, right: Terms, found: Alignment) -> float:
    """Return how many words of content a formulation has: names and dates count nothing, words of titles half, action more."""
    titled = (_titled(left), _titled(right))
    total, action = 0.0, _NO_ACTION
    open_end = _open_end(left, right, found)
    for point in found.points:
        if point == open_end or not _tells(left, right, point):
            continue
        if titled[0][point.left] or titled[1][point.right]:
            total += _TITLE_PART
            continue
        total += 1
        action = max(action, _action(left.folded[point.left]), _action(right.folded[point.right]))
    return total + action


def kind(left: Terms, right: Terms, found: Alignment, *, least_content: float) -> MatchKind:
    """Return what the two have in common."""
    for terms in (left, right):
        if terms.kind in _FRAME:
            return _FRAME[terms.kind]
    if content(left, right, found) >= least_content:
        return MatchKind.FORMULATION
    telling = [point for point in found.points if left.weights[point.left] >= CONTENT_WEIGHT * NAME_SHARE]
    if 2 * sum(_is_date(left.folded[point.left]) for point in telling) > len(telling):
        return MatchKind.PLACE_DATE
    named = [point for point in telling if left.named[point.left] and not left.folded[point.left].isdigit()]
    if 2 * len(named) > len(telling):
        return MatchKind.PARTY_LIST if _is_list(left, named) else MatchKind.TITLE
    titled = _titled(left)
    inside = sum(titled[point.left] or left.named[point.left] for point in telling)
    return MatchKind.TITLE if named and 2 * inside >= len(telling) else MatchKind.STOCK


def _open_end(left: Terms, right: Terms, found: Alignment) -> Point | None:
    """Return the last word if it is a noun of action and goes on to another object: «мер по обеспечению …» is only a frame."""
    last = found.points[-1]
    i, j = last.left + 1, last.right + 1
    if j != found.right[1] or _action(left.folded[last.left]) != _ACTION:
        return None
    goes_on = i < len(left) and j < len(right) and not (_STOP.search(left.gaps[i]) or _STOP.search(right.gaps[j]))
    return last if goes_on and left.stems[i] != right.stems[j] else None


def _tells(left: Terms, right: Terms, point: Point) -> bool:
    i, j = point.left, point.right
    if left.named[i] or right.named[j] or _is_date(left.folded[i]):
        return False
    return min(left.weights[i], right.weights[j]) >= CONTENT_WEIGHT


@lru_cache(maxsize=1 << 16)
def _is_date(folded: str) -> bool:
    return folded.isdigit() or word_list("passages", "date words").has(folded)


@lru_cache(maxsize=1 << 16)
def _action(folded: str) -> float:
    word = form(folded)
    if word.part in _VERBS:
        return _VERB
    endings = tuple(words_of("passages", "action endings"))
    if word.part == "PRTF" or (word.part == "NOUN" and word.lemma.endswith(endings)):
        return _ACTION
    return _NO_ACTION


def _is_list(terms: Terms, named: Sequence[Point]) -> bool:
    """Say whether names stand in a list: three or more, parted by commas or «и»."""
    places = [point.left for point in named]
    parts = sum(
        1
        for one, other in zip(places, places[1:], strict=False)
        if "," in "".join(terms.gaps[one + 1 : other + 1]) or "и" in terms.folded[one + 1 : other]
    )
    return parts >= 2


@lru_cache(maxsize=1 << 12)
def _titled(terms: Terms) -> tuple[bool, ...]:
    """Return which words stand in quotation marks or in a name that begins with a capital and goes on without one."""
    found = _quoted(terms)
    for place in range(len(terms) - 1):
        if terms.named[place] and _heads_a_name(terms.folded[place]):
            for inner in range(place + 1, min(len(terms), place + 1 + _LONGEST_TITLE)):
                if _STOP.search(terms.gaps[inner]) or _ends_a_name(terms, inner):
                    break
                found[inner] = True
    return tuple(found)


def _quoted(terms: Terms) -> list[bool]:
    found, awaited = [], ""
    for gap in terms.gaps:
        for mark in gap:
            if awaited:
                awaited = "" if mark == awaited else awaited
            else:
                awaited = _QUOTES.get(mark, "")
        found.append(bool(awaited))
    # A quotation that never ends is a mistake of the text, not a title of fifty words.
    if awaited:
        opened = len(found) - found[::-1].index(False) if False in found else 0
        found[opened + _LONGEST_TITLE :] = [False] * len(found[opened + _LONGEST_TITLE :])
    return found


@lru_cache(maxsize=1 << 16)
def _heads_a_name(folded: str) -> bool:
    """Say whether a capitalised word begins a longer name («Конференции высокого уровня»), as no country does."""
    if len(folded) < 4 or _is_proper(folded) or word_list("passages", "no heads").has(folded):
        return False
    return form(folded).part in {"ADJF", "NOUN"}


def _ends_a_name(terms: Terms, place: int) -> bool:
    folded = terms.folded[place]
    return form(folded).part in _VERBS | {"PRTF"} or (terms.named[place] and _is_proper(folded))


@lru_cache(maxsize=1 << 16)
def _is_proper(folded: str) -> bool:
    return not _PROPER.isdisjoint(readings(folded)[0].grammemes)
