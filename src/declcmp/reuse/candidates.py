"""Which sentences are worth aligning: those that share pairs of telling words, found in time linear in the corpus."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from declcmp.reuse.terms import Terms

#: Weight from which a word is part of a pair; pairs reach over so many words of that weight.
_LEAST_WEIGHT = 1.5
_REACH = 4
#: Pairs that two sentences must have in common. With these figures nothing is lost on the five declarations that
#: aligning every sentence with every other finds (tests/reuse/test_candidates.py), at a fortieth of the work.
LEAST_SHARED = 3
#: A pair of words in more sentences than this is hot. It is never dropped: its sentences are chained, each with the
#: next ones in the order of what follows the pair, where the occurrences of one formulation are neighbours.
HOT = 128
_NEXT = 6
_CONTEXT = 8


def candidates(units: Sequence[Terms]) -> Iterator[tuple[int, int, int]]:
    """Yield the units (by place, the lower first) that may share a formulation, and how many pairs they share."""
    telling = [_telling(unit) for unit in units]
    pairs = [_pairs(words) for words in telling]
    spread = Counter(pair for found in pairs for pair in found)
    hot = {pair for pair, count in spread.items() if count > HOT}
    chained = _chained(telling, pairs, hot)
    equal = _equal(units)
    seen: dict[tuple[str, str], list[int]] = {}
    for place, found in enumerate(pairs):
        shared: Counter[int] = Counter(chained.get(place))
        for pair in found:
            if spread[pair] > 1:
                earlier = seen.setdefault(pair, [])
                # The first sentences of a hot pair stay tied to one another: later documents lose no match of theirs.
                if len(earlier) < HOT:
                    shared.update(earlier)
                    earlier.append(place)
        for other in equal.get(place, ()):
            shared[other] += LEAST_SHARED
        yield from ((other, place, shared[other]) for other in sorted(shared) if shared[other] >= LEAST_SHARED)


def pairs(unit: Terms) -> tuple[tuple[str, str], ...]:
    """Return the pairs of telling words of one unit, in the order in which they first stand."""
    return tuple(_pairs(_telling(unit)))


def _telling(unit: Terms) -> tuple[str, ...]:
    return tuple(key for key, weight in zip(unit.families, unit.weights, strict=True) if weight >= _LEAST_WEIGHT)


def _pairs(words: tuple[str, ...]) -> dict[tuple[str, str], int]:
    """Return the pairs of near words, in either order (lists are re-ordered), and where each first stands."""
    found: dict[tuple[str, str], int] = {}
    for place, word in enumerate(words):
        for other in words[place + 1 : place + 1 + _REACH]:
            if word != other:
                found.setdefault((word, other) if word < other else (other, word), place)
    return found


def _chained(
    telling: Sequence[tuple[str, ...]], pairs: Sequence[dict[tuple[str, str], int]], hot: set[tuple[str, str]]
) -> dict[int, Counter[int]]:
    """Return, for each unit, the earlier ones that hot pairs tie it to, and by how many pairs."""
    occurrences: dict[tuple[str, str], list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for place, found in enumerate(pairs):
        for pair in found.keys() & hot:
            start = found[pair]
            occurrences[pair].append((telling[place][start : start + _CONTEXT], place))
    ties: dict[int, Counter[int]] = defaultdict(Counter)
    for pair in sorted(occurrences):
        ordered = sorted(occurrences[pair])
        for at, (context, place) in enumerate(ordered):
            for following, other in ordered[at + 1 : at + 1 + _NEXT]:
                # A continuation in common is as good as a second pair.
                ties[max(place, other)][min(place, other)] += 3 if context[:4] == following[:4] else 1
    return ties


def _equal(units: Sequence[Terms]) -> dict[int, list[int]]:
    """Return, for each unit, the earlier ones of the same words: all of a few, the last ones of many."""
    last: dict[tuple[str, ...], list[int]] = {}
    found: dict[int, list[int]] = {}
    for place, unit in enumerate(units):
        same = last.setdefault(unit.folded, [])
        if same:
            found[place] = same if len(same) < HOT else [same[0], *same[-_NEXT:]]
            found[place] = list(found[place])
        same.append(place)
    return found
