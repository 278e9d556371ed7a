"""Windows: the telling words of a short phrase in their order, in any form, with a few others between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import inf

from declcmp.reuse.align import GAP_COST, INFLECTED
from declcmp.reuse.terms import Terms, weight_in_russian

#: Telling words of a phrase that is looked for so: fewer are looked for side by side, more have pairs enough.
SHORTEST, LONGEST = 3, 8
#: Words that may stand between two neighbours of the phrase, besides its own.
_WIDEST = 4
#: Bits that a word between the words of the phrase weighs at least.
_LEAST_BETWEEN = 1.0


def windows(terms: Terms, forms: Sequence[AbstractSet[str]]) -> Iterator[tuple[int, ...]]:
    """Yield the places of words that are, in order, forms of those of a phrase: the narrowest window at each place.

    Args:
        terms: The unit that is looked into.
        forms: For each word of the phrase, its forms.
    """
    # For each place of the last word so far, the narrowest window that ends there.
    ending: dict[int, tuple[int, ...]] = {at: (at,) for at, word in enumerate(terms.folded) if word in forms[0]}
    for known in forms[1:]:
        longer = {}
        for at, word in enumerate(terms.folded):
            if word in known:
                before = [ending[start] for start in range(max(at - _WIDEST - 1, 0), at) if start in ending]
                found = [window for window in before if not _is_parted(terms, window[-1], at)]
                if found:
                    longer[at] = (*max(found, key=lambda window: (window[0], window)), at)
        ending = longer
    narrowest: dict[int, tuple[int, ...]] = {}
    for window in ending.values():
        if window[0] not in narrowest or window[-1] < narrowest[window[0]][-1]:
            narrowest[window[0]] = window
    yield from narrowest.values()


def _is_parted(terms: Terms, one: int, other: int) -> bool:
    """Say whether an item of a list ends between two words."""
    return any(";" in terms.gaps[at] for at in range(one + 1, other + 1))


def fullest(part: Terms, forms: Mapping[int, AbstractSet[str]], terms: Terms) -> tuple[float, int, int]:
    """Return the stretch [start, stop) that has most of the words of a phrase and least besides, after its worth.

    Args:
        part: The phrase.
        forms: For the place of each word of it that is looked for, its forms; the unit has some of them.
        terms: The unit.
    """
    places = [at for at, word in enumerate(terms.folded) if any(word in known for known in forms.values())]
    words = {at: {place for place, known in forms.items() if terms.folded[at] in known} for at in places}
    best = (-inf, 0, len(terms))
    for first, start in enumerate(places):
        worth, has, last = 0.0, set[int](), start
        for at in places[first:]:
            worth -= GAP_COST * sum(map(weight_in_russian, terms.folded[last + 1 : at]))
            worth += sum(max(part.weights[place], _LEAST_BETWEEN) for place in words[at] - has)
            has |= words[at]
            last = at
            best = max(best, (worth, -start, at + 1))
    return best[0], -best[1], best[2]


def score(part: Terms, forms: Mapping[int, AbstractSet[str]], here: Sequence[str]) -> float:
    """Return which share of the weight of a phrase and of a stretch both have; a word put in makes it less.

    Args:
        part: The phrase.
        forms: For the place of each telling word of it, its forms.
        here: The folded words of the stretch.
    """
    has = [place for place, known in forms.items() if not known.isdisjoint(here)]
    common = sum(2 * part.weights[at] * (1.0 if part.folded[at] in here else INFLECTED) for at in has)
    known = frozenset(part.folded).union(*forms.values())
    # Words weigh what they do in the phrase, or in Russian: in a text about it, they would say nothing.
    put_in = sum(max(weight_in_russian(word), _LEAST_BETWEEN) for word in here if word not in known)
    whole = sum(part.weights[at] for at in forms) + sum(part.weights[at] for at in has) + put_in
    return min(common / whole, 1.0) if whole else 0.0
