"""Where a reader would let a shared passage begin and end: at the edges of clauses, and never inside a phrase."""

from __future__ import annotations

import re
from functools import lru_cache

from declcmp.language.tables import words_of
from declcmp.reuse.grammar import MODIFIERS, cases, grammemes
from declcmp.reuse.terms import Terms
from declcmp.reuse.titles import heads_a_compound, quoted

#: First word of a stretch of a unit, and the one after the last.
Stretch = tuple[int, int]

#: So many words to the edge of a clause belong to the passage on either side alone: a changed last word is part of
#: what was reworded. Where both sides have an edge near, it may be further: a governing verb in other words («выражаем
#: готовность к» / «подчеркнули необходимость») is what a reader looks for. Six words at most, and a third of the
#: passage, but of a short one three at its head: the subject or verb, what it governs, a preposition.
_ALONE, _HEAD, _FARTHEST, _PART = 2, 3, 6, 3
#: Phrases that both sides go on with («уровень организации» / «уровень проведения»): so many, each of so many words.
_MOST_PHRASES, _LONGEST_PHRASE = 3, 4
#: A phrase or a name that a passage would break off is taken whole, if it ends so soon.
_REST_OF_PHRASE, _REST_OF_NAME, _REST_OF_TITLE = 3, 4, 10
_PUNCTUATION = re.compile(r"[,;:()!?…—–\n]|--| - ")
_OPENING = re.compile('[«“„"]$')
_QUOTE = re.compile('[»”“"]')
_AND = frozenset({"и", "или", "либо", "а", "но"})
_PREDICATES = frozenset({"VERB", "INFN", "GRND", "PRTS", "ADJS", "PRED"})


def widened(
    left: Terms, right: Terms, sides: tuple[Stretch, Stretch], core: tuple[Stretch, Stretch]
) -> tuple[Stretch, Stretch]:
    """Return the stretches that two units share, moved outwards to where a reader would mark them.

    Args:
        left: One unit.
        right: The other.
        sides: The stretches.
        core: Their words from the first that is shared to the last: a clause that begins with a shared word on one side
            has no other head that the head on the other side would stand for.
    """
    (a, b), (c, d) = sides
    b, d = _ends(left, right, sides)
    b, d = _whole_phrase(left, (a, b)), _whole_phrase(right, (c, d))
    tails = b > core[0][1] or not is_edge(left, b), d > core[1][1] or not is_edge(right, d)
    b, d = _paired(
        (_to_next_edge(left, b), _reach(b - a)),
        (_to_next_edge(right, d), _reach(d - c)),
        stops=(b, d),
        step=1,
        far=all(tails),
    )
    heads = a < core[0][0] or not is_edge(left, a), c < core[1][0] or not is_edge(right, c)
    a, c = _paired(
        (_to_last_edge(left, a), _reach(b - a, _HEAD)),
        (_to_last_edge(right, c), _reach(d - c, _HEAD)),
        stops=(a, c),
        step=-1,
        far=all(heads),
    )
    a, c = _with_modifiers(left, _off_loose(left, a)), _with_modifiers(right, _off_loose(right, c))
    if _hangs(left, a) and _hangs(right, c):
        a, c = a - 1, c - 1
    return (a, b), (c, d)


def _hangs(terms: Terms, start: int) -> bool:
    """Say whether a stretch begins right after the preposition that its first phrase hangs on."""
    return start > 0 and not is_edge(terms, start) and "PREP" in grammemes(terms.folded[start - 1])


def is_edge(terms: Terms, place: int) -> bool:
    """Say whether a clause may begin at a word (or end before it)."""
    found = edges(terms)
    return 0 <= place < len(found) and found[place]


@lru_cache(maxsize=1 << 14)
def edges(terms: Terms) -> tuple[bool, ...]:
    """Return, for each word and for the end, whether a clause may begin there."""
    inside = quoted(terms)
    found = [True] * (len(terms) + 1)
    for place in range(1, len(terms)):
        gap = terms.gaps[place]
        if inside[place] and inside[place - 1] and not _OPENING.search(gap):
            found[place] = False
        elif gap == " " or not _PUNCTUATION.search(gap):
            found[place] = _is_coordinated(terms, place)
    return tuple(found)


def _is_coordinated(terms: Terms, place: int) -> bool:
    """Say whether another predicate begins at a word: «… и признаем важным»."""
    if terms.folded[place] in _AND:
        return place + 1 < len(terms) and _is_predicate(terms, place + 1)
    return terms.folded[place - 1] in _AND and _is_predicate(terms, place)


def _reach(length: int, least: int = _ALONE) -> int:
    return min(_FARTHEST, max(least, length // _PART))


def _paired(
    one: tuple[int, int], other: tuple[int, int], *, stops: tuple[int, int], step: int, far: bool
) -> tuple[int, int]:
    """Return the places of two edges, each a distance and its bound, if both are near; else those very near."""
    both = far and all(distance <= bound for distance, bound in (one, other))
    first, second = (
        stop + step * distance if both or distance <= _ALONE else stop
        for stop, (distance, _) in zip(stops, (one, other), strict=True)
    )
    return first, second


def _to_next_edge(terms: Terms, place: int) -> int:
    return edges(terms).index(True, place) - place


def _to_last_edge(terms: Terms, place: int) -> int:
    found = edges(terms)
    return next(step for step in range(place + 1) if found[place - step])


def _ends(left: Terms, right: Terms, sides: tuple[Stretch, Stretch]) -> tuple[int, int]:
    """Return where the passages end if both go on with a phrase that hangs on the last word, once or twice."""
    (a, b), (c, d) = sides
    bounds = b + min(_FARTHEST, b - a), d + min(_FARTHEST, d - c)
    for _ in range(_MOST_PHRASES):
        ends = _dependent(left, b), _dependent(right, d)
        if b in ends[:1] or d in ends[1:] or ends[0] > bounds[0] or ends[1] > bounds[1]:
            break
        b, d = ends
    if (b, d) == (sides[0][1], sides[1][1]):
        return b, d
    # «проведения 6-й встречи министров» is not the end of «… министров иностранных дел».
    ends = _dependent(left, b), _dependent(right, d)
    b, d = (end if end - stop <= _ALONE else stop for end, stop in zip(ends, (b, d), strict=True))
    return b, d


def _dependent(terms: Terms, place: int) -> int:
    """Return the end of the phrase in the genitive, or after «и», that begins at a word; the place itself if none."""
    if 0 < place < len(terms) and quoted(terms)[place] and _OPENING.search(terms.gaps[place]):
        return _end_of_title(terms, place)
    if place >= len(terms) or is_edge(terms, place):
        return place
    first = place + (terms.folded[place] in _AND)
    for at in range(first, min(first + _LONGEST_PHRASE, len(terms))):
        if at > first and is_edge(terms, at):
            break
        folded = terms.folded[at]
        found = grammemes(folded)
        if "NOUN" in found:
            return at + 1 if first > place or "gent" in cases(folded) else place
        if not (folded.isdigit() or (len(folded) < 3 and at > first) or not MODIFIERS.isdisjoint(found)):
            break
    return place


def _whole_phrase(terms: Terms, stretch: Stretch) -> int:
    """Return where a stretch ends if it does not break off before its noun, inside a name or a quotation."""
    start, stop = stretch
    inside = quoted(terms)
    if 0 < stop < len(terms) and inside[stop] and inside[stop - 1] and not _OPENING.search(terms.gaps[stop]):
        end = _end_of_title(terms, stop)
        return end if end - stop <= min(_REST_OF_TITLE, stop - start) else stop
    if stop < len(terms) and inside[stop] and _OPENING.search(terms.gaps[stop]) and not is_edge(terms, stop):
        end = _end_of_title(terms, stop)
        return end if end - stop <= _REST_OF_NAME else stop
    end = _with_its_noun(terms, stop)
    while end < len(terms) and end - stop < _REST_OF_NAME and terms.named[end] and terms.named[end - 1]:
        if is_edge(terms, end) or inside[end] != inside[end - 1]:
            break
        end += 1
    return end


def _end_of_title(terms: Terms, place: int) -> int:
    """Return where the quotation that a word stands in ends; the place itself if it is never closed."""
    inside = quoted(terms)
    end = next((at for at in range(place, len(terms)) if not inside[at]), len(terms))
    return end if end == len(terms) or _QUOTE.search(terms.gaps[end]) else place


def _with_its_noun(terms: Terms, stop: int) -> int:
    if not 0 < stop < len(terms) or MODIFIERS.isdisjoint(grammemes(terms.folded[stop - 1])):
        return stop
    agreed = cases(terms.folded[stop - 1])
    for at in range(stop, min(stop + _REST_OF_PHRASE, len(terms))):
        if is_edge(terms, at) or not agreed & cases(terms.folded[at]):
            break
        if "NOUN" in grammemes(terms.folded[at]):
            return at + 1
    return stop


def _off_loose(terms: Terms, start: int) -> int:
    """Return where a stretch begins without «и», «а также», «что»."""
    loose = words_of("passages", "dangling")
    while start < len(terms) - 1 and terms.folded[start] in loose:
        start += 1
    return start


def _with_modifiers(terms: Terms, start: int) -> int:
    """Return where a stretch begins with the adjectives before its first word, if that is of their phrase."""
    for _ in range(_REST_OF_PHRASE):
        if is_edge(terms, start) or start >= len(terms):
            break
        before = terms.folded[start - 1]
        found = grammemes(before)
        if MODIFIERS.isdisjoint(found) or "Apro" in found or not cases(before) & cases(terms.folded[start]):
            break
        start -= 1
    return start


def _is_predicate(terms: Terms, place: int) -> bool:
    return not (_PREDICATES.isdisjoint(grammemes(terms.folded[place])) or heads_a_compound(terms, place))
