"""How much of what two sentences say is the same: shared beginnings of words by rarity, order counting too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from typing import NamedTuple

from declcmp.compare.classify import plain
from declcmp.compare.common import spelled
from declcmp.language.wordlist import word_list
from declcmp.text.words import folds

#: Forms and derivations of one word mostly share their first six letters; that is near enough to find a sentence again.
_BEGINNING = 6
#: What a word of the small change of declarations weighs beside one of the same rarity.
_FORMULA = 0.35
#: A word that stands in one sentence of so many is as telling as any: in a long text, one number is not the sentence.
_RAREST = 300
#: How much of the weight that two sentences share is lost when their order is quite different.
_ORDER = 0.35
#: Two sentences that share less than this of the lighter are not looked at more closely.
_AT_LEAST = 0.3
#: Up to so many pairs of sentences each is looked at: two declarations of 500 sentences.
_ALL_PAIRS = 250_000
#: Past that, words in more sentences than this find no partners for any of them.
_POSTINGS = 100
#: How many likely partners of a sentence are looked at closely.
_PARTNERS = 16


@dataclass(frozen=True, slots=True)
class Profile:
    """A sentence as it is looked for: its folded words, the code points of its telling words, and their weights.

    Attributes:
        key: What two sentences share when they differ at most in marks, spaces, case and ё.
        codes: One code point for the beginning of each telling word, in order.
        counts: How often each code point stands there.
        weight: The weight of them all, above 0.
    """

    key: str
    codes: str
    counts: Counter[str]
    weight: float


class Likeness(NamedTuple):
    """How alike two sentences are: by the weight of both, and which share of each is in the other; all in [0, 1]."""

    similarity: float
    of_old: float
    of_new: float


@lru_cache(maxsize=1 << 17)
def _beginning(folded: str) -> str:
    return folded[:_BEGINNING]


@cache
def _beginnings() -> tuple[str, ...]:
    formulas = word_list("edit_classes", "formula words")
    return tuple(sorted({_beginning(start) for start in (*formulas.beginnings, *formulas.words)}))


class Weights:
    """The weights of words in two texts, by how many of their sentences have them."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Count the words of the sentences of two texts."""
        small = word_list("edit_classes", "function words")
        formulas = _beginnings()
        keys, rows = [], []
        for text in (*old, *new):
            folded = folds(text)
            keys.append(" ".join(folded) or plain(text))
            rows.append([_beginning(word) for word in folded if not small.has(word)] or folded or [text])
        spelled_rows = spelled(*rows)
        frequency = Counter(code for row in spelled_rows for code in set(row))
        many = len(rows)
        self.of = {code: log(1 + min(many / count, _RAREST)) for code, count in frequency.items()}
        place = {
            word: code
            for row, codes in zip(rows, spelled_rows, strict=True)
            for word, code in zip(row, codes, strict=True)
        }
        for word, code in place.items():
            if word.startswith(formulas):
                self.of[code] *= _FORMULA
        profiles = [self._profile(key, codes) for key, codes in zip(keys, spelled_rows, strict=True)]
        self.old, self.new = profiles[: len(old)], profiles[len(old) :]
        self.exhaustive = len(old) * len(new) <= _ALL_PAIRS

    def _profile(self, key: str, codes: str) -> Profile:
        counts = Counter(codes)
        return Profile(key, codes, counts, sum(self.of[code] * count for code, count in counts.items()))

    def joined(self, profiles: Sequence[Profile]) -> Profile:
        """Return the profile of neighbouring sentences as one."""
        counts: Counter[str] = Counter()
        for profile in profiles:
            counts.update(profile.counts)
        return Profile(
            " ".join(profile.key for profile in profiles),
            "".join(profile.codes for profile in profiles),
            counts,
            sum(profile.weight for profile in profiles),
        )

    def likeness(self, old: Profile, new: Profile) -> Likeness:
        """Return how alike two sentences are; 1 exactly when their keys are equal."""
        from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - equal texts never need it

        if old.key == new.key:
            return Likeness(1.0, 1.0, 1.0)
        fewer, more = sorted((old.counts, new.counts), key=len)
        shared = 0.0
        number = 0
        for code, count in fewer.items():
            if code in more:
                both = min(count, more[code])
                shared += both * self.of[code]
                number += both
        if not number:
            return Likeness(0.0, 0.0, 0.0)
        in_order = LCSseq.similarity(old.codes, new.codes) / number
        shared *= 1 - _ORDER + _ORDER * in_order
        # The keys differ, so something does, if only a small word.
        similarity = min(2 * shared / (old.weight + new.weight), 0.99)
        return Likeness(similarity, min(shared / old.weight, 1.0), min(shared / new.weight, 1.0))


def alike(weights: Weights) -> dict[tuple[int, int], Likeness]:
    """Return how alike the pairs of old and new sentences are that share anything to speak of.

    Up to a certain size none is passed over. Past that, a sentence that stands equally often in both texts is only
    looked for among its equals, and words that stand in very many sentences find none.
    """
    old, new = weights.old, weights.new
    found: dict[tuple[int, int], Likeness] = {}
    settled_old: set[int] = set()
    settled_new: set[int] = set()
    same_new = _by_key(new)
    for key, there in _by_key(old).items():
        here = same_new.get(key, [])
        found.update(dict.fromkeys(_equals(there, here), Likeness(1.0, 1.0, 1.0)))
        if len(there) == len(here) and not weights.exhaustive:
            settled_old.update(there)
            settled_new.update(here)
    postings = _postings(old, settled_old)
    limit = len(old) if weights.exhaustive else _POSTINGS
    for j in sorted(set(range(len(new))) - settled_new):
        for i in _likely(weights, postings, new[j], limit):
            if (i, j) not in found:
                found[i, j] = weights.likeness(old[i], new[j])
    return found


def _postings(profiles: Sequence[Profile], passed_over: set[int]) -> dict[str, list[int]]:
    """Return in which sentences each code point stands."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        if index not in passed_over:
            for code in profile.counts:
                places[code].append(index)
    return dict(places)


def _by_key(profiles: Sequence[Profile]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        places[profile.key].append(index)
    return dict(places)


def _equals(there: Sequence[int], here: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return pairs of equal sentences: all of them, or where they are many, those of the same rank from either end."""
    if len(there) * len(here) <= _PARTNERS * _PARTNERS:
        return [(i, j) for i in there for j in here]
    ends = (*zip(there, here, strict=False), *zip(reversed(there), reversed(here), strict=False))
    return dict.fromkeys(ends)


def _likely(weights: Weights, postings: dict[str, list[int]], profile: Profile, limit: int) -> list[int]:
    """Return the old sentences that share most with a new one, the most promising of them."""
    shared: defaultdict[int, float] = defaultdict(float)
    for code, count in profile.counts.items():
        places = postings.get(code, ())
        if len(places) <= limit:
            weight = weights.of[code] * count
            for i in places:
                shared[i] += weight
    old = weights.old
    likely = [(score, -i) for i, score in shared.items() if score >= _AT_LEAST * min(old[i].weight, profile.weight)]
    if len(likely) > _PARTNERS:
        # What counts is the share of both sentences, or of the one that is wholly in the other.
        likely.sort(key=lambda pair: (pair[0] / (old[-pair[1]].weight + profile.weight), pair[1]), reverse=True)
        del likely[_PARTNERS:]
    return sorted(-i for _, i in likely)
