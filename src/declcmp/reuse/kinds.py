"""What two aligned passages have in common: a formulation, or a name, a list, a date, a stock phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from declcmp.language.tables import words_of
from declcmp.language.wordlist import word_list
from declcmp.model.document import ParagraphKind
from declcmp.model.reuse import MatchKind
from declcmp.reuse.align import Alignment, Point, same_slots
from declcmp.reuse.grammar import grammemes
from declcmp.reuse.terms import NAME_SHARE, Terms

#: Weight from which a word has content of its own.
CONTENT_WEIGHT = 2.0
#: A word inside a title is half a word of a formulation; a verb or a noun of action makes a clause of a term.
_TITLE_PART, _VERB, _ACTION, _NO_ACTION = 0.5, 1.0, 0.5, -1.0
#: A word replaced by another of the same form, in a frame that is shared, is half a word too.
_SLOT = 0.5
_LONGEST_TITLE = 8
#: A word that governs a passage stands so near before it: «развитие в … районах».
_HEAD = 2
_QUOTES = {"«": "»", '"': '"', "“": "”", "„": "“"}
_STOP = re.compile(r"[,;:.()«»\"“”„—–\n]|--| - ")
_HYPHENS = frozenset("-\u2010\u2011")
_FRAME = {
    ParagraphKind.TITLE: MatchKind.TITLE,
    ParagraphKind.HEADING: MatchKind.TITLE,
    ParagraphKind.SIGNATURE: MatchKind.SIGNATURE,
    ParagraphKind.PLACE_DATE: MatchKind.PLACE_DATE,
}
_VERBS = frozenset({"VERB", "INFN", "PRTS", "ADJS", "PRED"})
#: They make no clause of their own: «принимая во внимание сложившуюся обстановку» only leads in.
_VERBALS = frozenset({"GRND", "PRTF"})
_PREDICATES = _VERBS | _VERBALS
_FUNCTION = frozenset({"CONJ", "PREP", "PRCL", "NPRO", "Apro", "INTJ"})
_COMMON = frozenset({"ADJF", "NOUN"})
_PROPER = frozenset({"Geox", "Name", "Surn", "Patr", "Orgn"})
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
    if found.worth >= least_worth and _most_content(left, right, found) >= least_content:
        words, action = content(left, right, found)
        if words >= least_content:
            return MatchKind.FORMULATION if action == _VERB else _nominal_kind(sides, action)
    return _lesser_kind(sides)


def _nominal_kind(sides: Sequence[_Side], action: float) -> MatchKind:
    """Return what a passage without a verb is: enumerations without a noun of action only list things or places."""
    if all(word_list("passages", "bodies").has(_first_noun(*side)) for side in sides):
        return MatchKind.PARTY_LIST if len(sides[0][1]) > 2 and _is_list(sides, least=1) else MatchKind.TITLE
    return MatchKind.PARTY_LIST if action == _NO_ACTION and _is_list(sides, least=1) else MatchKind.FORMULATION


def _first_noun(terms: Terms, places: Sequence[int]) -> str:
    return next((terms.folded[place] for place in places if "NOUN" in grammemes(terms.folded[place])), "")


def _lesser_kind(sides: Sequence[_Side]) -> MatchKind:
    if all(2 * sum(_is_date(terms.folded[place]) for place in places) > len(places) for terms, places in sides):
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


def _most_content(left: Terms, right: Terms, found: Alignment) -> float:
    """Return a bound on the words of content that asks no dictionary."""
    heavy = sum(
        min(left.weights[i], right.weights[j]) >= CONTENT_WEIGHT and not (left.named[i] or right.named[j])
        for i, j, _, _ in found.points
    )
    return heavy + _VERB + _SLOT * sum(max(0, b.left - a.left - 1) for a, b in pairwise(found.points))


def content(left: Terms, right: Terms, found: Alignment) -> tuple[float, float]:
    """Return how many words of content two units share, and what of that is for a verb or a noun of action.

    Names and dates count nothing, words inside a title and words replaced in their slot half.
    """
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
        if not (heads_a_compound(left, point.left) or heads_a_compound(right, point.right)):
            action = max(action, _action(left.folded[point.left]), _action(right.folded[point.right]))
    action = max(action, _governing(left, right, found))
    return total + action + _SLOT * slots(left, right, found), action


def _governing(left: Terms, right: Terms, found: Alignment) -> float:
    """Return what a verb or a noun of action makes that governs both passages, however common it is."""
    heads = [
        {terms.families[place]: place for place in range(max(0, start - _HEAD), start)}
        for terms, start in ((left, found.left[0]), (right, found.right[0]))
    ]
    return max(
        (
            max(_action(left.folded[heads[0][key]]), _action(right.folded[heads[1][key]]))
            for key in heads[0].keys() & heads[1].keys()
            if _means(left.folded[heads[0][key]])
        ),
        default=_NO_ACTION,
    )


def slots(left: Terms, right: Terms, found: Alignment) -> int:
    """Return how many words of content are replaced one for one, in the same form, between words that are shared."""
    count = 0
    for point, following in pairwise(found.points):
        olds = range(point.left + 1, following.left)
        news = range(point.right + 1, following.right)
        if len(olds) == len(news) and same_slots([left.folded[i] for i in olds], [right.folded[j] for j in news]):
            count += sum(_means(left.folded[i]) and not left.named[i] for i in olds)
    return count


def _open_end(left: Terms, right: Terms, found: Alignment) -> Point | None:
    """Return the last word if it goes on to another object: such an end is only a frame.

    That is a noun of action («реализация …»), or any word before a preposition («продолжить работу над …»).
    """
    if found.points[-1].right + 1 != found.right[1]:
        return None
    meaning = [point for point in found.points if _means(left.folded[point.left])]
    if not meaning:
        return None
    last, end = meaning[-1], found.points[-1]
    if last == end and _action(left.folded[last.left]) != _ACTION:
        return None
    i, j = end.left + 1, end.right + 1
    goes_on = i < len(left) and j < len(right) and not (_STOP.search(left.gaps[i]) or _STOP.search(right.gaps[j]))
    return last if goes_on and left.stems[i] != right.stems[j] else None


def _tells(left: Terms, right: Terms, point: Point) -> bool:
    i, j = point.left, point.right
    if left.named[i] or right.named[j] or _is_date(left.folded[i]):
        return False
    return min(left.weights[i], right.weights[j]) >= CONTENT_WEIGHT and _means(left.folded[i])


@lru_cache(maxsize=1 << 16)
def _means(folded: str) -> bool:
    """Say whether a word has a meaning of its own: no pronoun, preposition, conjunction, particle or form of «быть»."""
    return _FUNCTION.isdisjoint(grammemes(folded)) and folded not in word_list("edit_classes", "function words").words


@lru_cache(maxsize=1 << 16)
def _is_date(folded: str) -> bool:
    return folded.isdigit() or word_list("passages", "date words").has(folded)


@lru_cache(maxsize=1 << 16)
def _action(folded: str) -> float:
    found = grammemes(folded)
    if not _VERBS.isdisjoint(found):
        return _VERB
    if not _VERBALS.isdisjoint(found):
        return _ACTION
    if "NOUN" in found and (_names_an_action().search(folded) or word_list("passages", "action nouns").has(folded)):
        return _ACTION
    return _NO_ACTION


def heads_a_compound(terms: Terms, place: int) -> bool:
    """Say whether a word is but the first part of one («водно-энергетический»): it looks like a short adjective."""
    return place + 1 < len(terms) and terms.gaps[place + 1] in _HYPHENS


@cache
def _names_an_action() -> re.Pattern[str]:
    suffixes, endings = (sorted(words_of("passages", part)) for part in ("action suffixes", "case endings"))
    return re.compile(f"(?:{'|'.join(suffixes)})(?:{'|'.join(endings)})$")


def _is_list(sides: Sequence[_Side], *, least: int = 2) -> bool:
    """Say whether words stand in a list on both sides: parted by at least so many commas or «и»."""
    return all(_parts(terms, places) >= least for terms, places in sides)


def _parts(terms: Terms, places: Sequence[int]) -> int:
    return sum(
        1
        for one, other in pairwise(places)
        if "," in "".join(terms.gaps[one + 1 : other + 1]) or "и" in terms.folded[one + 1 : other]
    )


@lru_cache(maxsize=1 << 14)
def _titled(terms: Terms) -> tuple[bool, ...]:
    """Return which words stand in quotation marks or in a name that begins with a capital and goes on without one."""
    found = list(quoted(terms))
    for place in range(len(terms) - 1):
        if terms.named[place] and _heads_a_name(terms.folded[place]):
            for inner in range(place + 1, min(len(terms), place + 1 + _LONGEST_TITLE)):
                if _STOP.search(terms.gaps[inner]) or _ends_a_name(terms, inner):
                    break
                found[inner] = True
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def quoted(terms: Terms) -> tuple[bool, ...]:
    """Return which words stand in quotation marks."""
    found, awaited = [], ""
    for gap in terms.gaps:
        for mark in gap:
            if not awaited:
                awaited = _QUOTES.get(mark, "")
            elif mark == awaited:
                awaited = ""
        found.append(bool(awaited))
    # A quotation that never ends is a mistake of the text, not a title of fifty words.
    if awaited:
        opened = len(found) - found[::-1].index(False) if False in found else 0
        found[opened + _LONGEST_TITLE :] = [False] * len(found[opened + _LONGEST_TITLE :])
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def _heads_a_name(folded: str) -> bool:
    """Say whether a capitalised word begins a longer name («Конференции высокого уровня»), as no country does."""
    if len(folded) < 4 or word_list("passages", "no heads").has(folded):
        return False
    found = grammemes(folded)
    return _PROPER.isdisjoint(found) and not _COMMON.isdisjoint(found)


def _ends_a_name(terms: Terms, place: int) -> bool:
    found = grammemes(terms.folded[place])
    return not _PREDICATES.isdisjoint(found) or (terms.named[place] and not _PROPER.isdisjoint(found))
