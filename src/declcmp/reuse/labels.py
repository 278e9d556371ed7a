"""What a clause family is called: the weightiest whole phrase of its origin."""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.language.tables import phrases_of, words_of
from declcmp.reuse.edges import Stretch, is_edge
from declcmp.reuse.grammar import MODIFIERS, grammemes
from declcmp.reuse.terms import Terms
from declcmp.reuse.titles import heads_a_compound, quoted

#: Words of a label; the parts of a compound count.
_LONGEST, _SHORTEST = 9, 3
#: Bits that it is worth to begin, or to end, where a clause does: a word and a half.
_EDGE_WORTH = 6.0
_PREDICATES = frozenset({"VERB", "INFN", "GRND", "PRTS", "PRED"})
_LINKS = frozenset({"PREP", "CONJ", "PRCL", "ADVB"})
#: Bits that it is worth not to begin with a preposition.
_BARE_WORTH = 4.0
#: What a phrase does not begin with, but for the first of its passage, and what it may begin after.
_NO_HEADS = _LINKS | {"PRTF", "Apro"}
_BEFORE = _PREDICATES | {"PREP"}
#: Cases in which a phrase reads by itself.
_BASIC = frozenset({"nomn", "accs"})


def label(terms: Terms, passage: Stretch) -> Stretch:
    """Return the words of a passage by which a reader knows it; the passage itself if it is short."""
    if passage[1] - passage[0] <= _LONGEST:
        return passage
    return max(_phrases(terms, passage), key=lambda each: (_worth(terms, each), -each[0]), default=_opening(passage))


def _opening(passage: Stretch) -> Stretch:
    return passage[0], min(passage[0] + _LONGEST, passage[1])


def _phrases(terms: Terms, passage: Stretch) -> Iterator[Stretch]:
    start, stop = passage
    ends = [place for place in range(start + 1, stop + 1) if place == stop or _may_end(terms, place)]
    for place in range(start, stop):
        if place == start or _may_start(terms, place):
            yield from ((place, end) for end in ends if _SHORTEST <= end - place <= _LONGEST)


def _worth(terms: Terms, phrase: Stretch) -> float:
    bare = "PREP" not in grammemes(terms.folded[phrase[0]])
    return terms.weight(*phrase) + _EDGE_WORTH * sum(is_edge(terms, place) for place in phrase) + _BARE_WORTH * bare


def _may_start(terms: Terms, place: int) -> bool:
    """Say whether a phrase begins at a word: at a verb, at a preposition, or after either at what reads without it.

    Never in the middle of a list: what follows a comma or «и» is no beginning, unless it is a verb.
    """
    if _inside(terms, place):
        return False
    own, before = grammemes(terms.folded[place]), grammemes(terms.folded[place - 1])
    if not own.isdisjoint(_PREDICATES) and not heads_a_compound(terms, place):
        return before.isdisjoint(_PREDICATES)
    if "PREP" in own:
        return before.isdisjoint(_LINKS) and not _leads_on(terms, place + 1)
    if terms.folded[place] in words_of("edit_classes", "function words") or _leads_on(terms, place):
        return False
    # «за | высокий уровень» reads by itself, «по | вопросам повестки» does not.
    return own.isdisjoint(_NO_HEADS) and not own.isdisjoint(_BASIC) and not before.isdisjoint(_BEFORE)


def _leads_on(terms: Terms, place: int) -> bool:
    """Say whether a word is the noun of a compound preposition: «в рамках»."""
    phrase = terms.folded[place - 1 : place + 1]
    return any(phrase == each[:2] for each in phrases_of("passages", "phrases dangling at the end"))


def _may_end(terms: Terms, place: int) -> bool:
    """Say whether a phrase ends before a word: with a noun that nothing hangs on but by a preposition."""
    if _inside(terms, place):
        return False
    if not (grammemes(terms.folded[place - 1]).isdisjoint(MODIFIERS | _LINKS)):
        return False
    return is_edge(terms, place) or not grammemes(terms.folded[place]).isdisjoint(_LINKS | _PREDICATES)


def _inside(terms: Terms, place: int) -> bool:
    """Say whether a quotation or a compound goes on at a word."""
    inside = quoted(terms)
    joined = terms.gaps[place] in {"-", "\u2010", "\u2011"}
    return joined or (inside[place] and inside[place - 1]) if place < len(terms) else False
