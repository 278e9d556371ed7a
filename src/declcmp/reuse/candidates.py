"""Which sentences are worth aligning: those that share pairs of telling words, found in time linear in the corpus."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from declcmp.reuse.terms import Terms

#: Weight from which a word is part of a pair; pairs reach over so many words of that weight.
_LEAST_WEIGHT = 1.5
_REACH = 4
#: Pairs that two sentences must have in common. With these figures nothing is lost on the five declarations that
#: aligning every sentence with every other finds (tests/reuse/test_candidates.py), at a fortieth of the work.
LEAST_SHARED = 3
#: A pair of words in more sentences than this is hot. It is never dropped: the first of its sentences are tied to one
#: another, and each later one to the heads of those that go on alike after the pair. Ties depend on earlier sentences
#: alone: a later document loses none.
HOT = 128
_HEADS = 6
#: Telling words, from the first of the pair on, that go on alike: a continuation is as good as the pairs it makes.
_CONTEXT = 4

#: Two words as one number, the lower word's number in the upper half.
_Pair = int


def candidates(units: Sequence[Terms]) -> Iterator[tuple[int, int, int]]:
    """Yield the units (by place, the lower first) that may share a formulation, and how many pairs they share."""
    number: dict[str, int] = {}
    telling = [tuple(number.setdefault(word, len(number)) for word in _telling(unit)) for unit in units]
    pairs = [_pairs(words) for words in telling]
    spread = Counter(chain.from_iterable(pairs))
    known = {pair for pair, count in spread.items() if count > 1}
    having: dict[_Pair, list[int]] = defaultdict(list)
    going_on: dict[tuple[_Pair, tuple[int, ...]], list[int]] = defaultdict(list)
    equal: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, unit in enumerate(units):
        common = known.intersection(pairs[place])
        hot = [pair for pair in common if spread[pair] > HOT]
        # An equal continuation makes three pairs or more, as equal sentences do: beyond the first ones of a hot pair
        # they are not counted one by one.
        starts = [(pair, pairs[place][pair]) for pair in hot]
        alike = [going_on[pair, telling[place][start : start + _CONTEXT]] for pair, start in starts]
        alike.append(equal[unit.folded])
        few = [earlier for pair in common if len(earlier := having[pair]) < HOT]
        tied = [earlier if len(earlier) < HOT else earlier[:_HEADS] for earlier in alike]
        shared = Counter(chain.from_iterable([*few, *tied * LEAST_SHARED]))
        for earlier in (*few, *alike):
            if len(earlier) < HOT:
                earlier.append(place)
        yield from sorted((other, place, count) for other, count in shared.items() if count >= LEAST_SHARED)


def pairs(unit: Terms) -> tuple[tuple[str, str], ...]:
    """Return the pairs of telling words of one unit, in the order in which they first stand."""
    near = _near(tuple(_telling(unit)))
    return tuple(dict.fromkeys((one, other) if one < other else (other, one) for _, one, other in near))


def _telling(unit: Terms) -> Iterator[str]:
    return (key for key, weight in zip(unit.families, unit.weights, strict=True) if weight >= _LEAST_WEIGHT)


def _near(words: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Yield near words in twos, each with the place of the first."""
    for place, word in enumerate(words):
        for other in words[place + 1 : place + 1 + _REACH]:
            if word != other:
                yield place, word, other


def _pairs(words: Sequence[int]) -> dict[_Pair, int]:
    """Return the pairs of near words, in either order (lists are re-ordered), and where each first stands."""
    found: dict[_Pair, int] = {}
    for place, word in enumerate(words):
        for other in words[place + 1 : place + 1 + _REACH]:
            if word != other:
                found.setdefault((word << 32) | other if word < other else (other << 32) | word, place)
    return found
