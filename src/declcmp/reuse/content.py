"""How much two aligned passages say: words of content, and what a verb or a noun of action makes of them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from declcmp.language.tables import words_of
from declcmp.language.wordlist import word_list
from declcmp.reuse.align import Alignment, Point, same_slots
from declcmp.reuse.grammar import grammemes
from declcmp.reuse.terms import Terms
from declcmp.reuse.titles import heads_a_compound, titled

#: Weight from which a word has content of its own.
CONTENT_WEIGHT = 2.0
#: A word inside a title is half a word of a formulation; a verb or a noun of action makes a clause of a term.
_TITLE_PART, VERB, _ACTION, NO_ACTION = 0.5, 1.0, 0.5, -1.0
#: A word replaced by another of the same form, in a frame that is shared, is half a word too.
_SLOT = 0.5
#: A word that governs a passage stands so near before it: «развитие в … районах».
_HEAD = 2
_STOP = re.compile(r"[,;:.()«»\"“”„—–\n]|--| - ")
_VERBS = frozenset({"VERB", "INFN", "PRTS", "ADJS", "PRED"})
#: They make no clause of their own: «принимая во внимание сложившуюся обстановку» only leads in.
_VERBALS = frozenset({"GRND", "PRTF"})
_FUNCTION = frozenset({"CONJ", "PREP", "PRCL", "NPRO", "Apro", "INTJ"})


def most_content(left: Terms, right: Terms, found: Alignment) -> float:
    """Return a bound on the words of content that asks no dictionary."""
    heavy = sum(
        min(left.weights[i], right.weights[j]) >= CONTENT_WEIGHT and not (left.named[i] or right.named[j])
        for i, j, _, _ in found.points
    )
    return heavy + VERB + _SLOT * sum(max(0, b.left - a.left - 1) for a, b in pairwise(found.points))


def content(left: Terms, right: Terms, found: Alignment) -> tuple[float, float]:
    """Return how many words of content two units share, and what of that is for a verb or a noun of action.

    Names and dates count nothing, words inside a title and words replaced in their slot half.
    """
    ours, theirs = titled(left), titled(right)
    total, action = 0.0, NO_ACTION
    open_end = _open_end(left, right, found)
    for point in found.points:
        if point == open_end or not tells(left, right, point):
            continue
        if ours[point.left] or theirs[point.right]:
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
        default=NO_ACTION,
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


def tells(left: Terms, right: Terms, point: Point) -> bool:
    i, j = point.left, point.right
    if left.named[i] or right.named[j] or is_date(left.folded[i]):
        return False
    return min(left.weights[i], right.weights[j]) >= CONTENT_WEIGHT and _means(left.folded[i])


@lru_cache(maxsize=1 << 16)
def _means(folded: str) -> bool:
    """Say whether a word has a meaning of its own: no letter, pronoun, preposition, conjunction, particle or «быть»."""
    small = word_list("edit_classes", "function words").words
    return len(folded) > 1 and folded not in small and _FUNCTION.isdisjoint(grammemes(folded))


@lru_cache(maxsize=1 << 16)
def is_date(folded: str) -> bool:
    return folded.isdigit() or word_list("passages", "date words").has(folded)


@lru_cache(maxsize=1 << 16)
def _action(folded: str) -> float:
    found = grammemes(folded)
    if not _VERBS.isdisjoint(found):
        return VERB
    if not _VERBALS.isdisjoint(found):
        return _ACTION
    if "NOUN" in found and (_names_an_action().search(folded) or word_list("passages", "action nouns").has(folded)):
        return _ACTION
    return NO_ACTION


@cache
def _names_an_action() -> re.Pattern[str]:
    suffixes, endings = (sorted(words_of("passages", part)) for part in ("action suffixes", "case endings"))
    return re.compile(f"(?:{'|'.join(suffixes)})(?:{'|'.join(endings)})$")
