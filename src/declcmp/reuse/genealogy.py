"""How the wordings of a formulation came of one another: each of the earlier one that it is nearest to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from rapidfuzz.distance import Indel
from rapidfuzz.process import extractOne

from declcmp.model.reuse import Relation
from declcmp.reuse.passages import relation
from declcmp.text.words import folds

#: Wordings that one is compared with, besides the first: the latest before it. A formula has no end of them.
_LATEST = 300


def nearest(wordings: Sequence[str]) -> tuple[int | None, ...]:
    """Return for each wording, earliest first, the place of the earlier one nearest to it; None for the first.

    Of several that are equally near it is the latest. What is nearer shares more letters of its folded words, in order
    (Indel distance over the letters of both): another ending is less of a change than another word.
    """
    words = [" ".join(folds(wording)) for wording in wordings]
    latest: dict[str, int] = {}  # the last place of each wording, in order of these places
    found: list[int | None] = []
    for place, own in enumerate(words):
        found.append(latest.pop(own) if own in latest else _closest(own, words[0], latest))
        latest[own] = place
    return tuple(found)


def step(old: str, new: str, *, moved: bool) -> Relation:
    """Return what became of one wording in a later one.

    Args:
        old: The earlier wording.
        new: The later one.
        moved: Whether a phrase of it has moved.
    """
    return relation(tuple(folds(old)), tuple(folds(new)), moved=moved)


def _closest(words: str, first: str, latest: dict[str, int]) -> int | None:
    if not latest:
        return None
    candidates = list(islice(reversed(latest), _LATEST))
    if first not in candidates:
        candidates.append(first)
    best = extractOne(words, candidates, scorer=Indel.normalized_similarity)
    return latest[best[0] if best else first]
