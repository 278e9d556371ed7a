"""Phrases of norms in a text: in any form of their words, adjectives and adverbs let in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from declcmp.language.morphology import lemmas, readings
from declcmp.text.words import folds

#: So many words may stand between two words of a phrase («выражают твёрдую готовность»).
_BETWEEN = 2
#: What all forms of a word begin with, but for a few («брать», «берут»), which the data names besides.
_INITIALS = 2
_MODIFIERS = frozenset({"ADJF", "ADVB", "PRTF"})


@dataclass(frozen=True, slots=True)
class Met:
    """A phrase where it stands: its words [start, stop) in a sequence, and which phrase it is."""

    start: int
    stop: int
    phrase: str


class _Choice(NamedTuple):
    """One word of a phrase: the lemmas that will do, and what their forms begin with."""

    lemmas: frozenset[str]
    initials: frozenset[str]

    def has(self, folded: str) -> bool:
        # To look up the lemma of every word of a text costs more than all the rest.
        return folded[:_INITIALS] in self.initials and not self.lemmas.isdisjoint(lemmas(folded))


class Phrases:
    """Phrases by the lemmas of their first word; «отмечать/отметить важность» is two."""

    def __init__(self, phrases: Sequence[str], *, adjacent: bool = False) -> None:
        """Take phrases, their words in the dictionary form; *adjacent* words let nothing in between."""
        self._between = 0 if adjacent else _BETWEEN
        self._initials: set[str] = set()
        self._beginning: dict[str, list[tuple[str, tuple[_Choice, ...]]]] = defaultdict(list)
        for phrase in phrases:
            words = tuple(_choice(part) for part in phrase.split())
            for lemma in words[0].lemmas:
                self._beginning[lemma].append((phrase, words))
            self._initials |= words[0].initials

    def met(self, folded: Sequence[str]) -> Iterator[Met]:
        """Yield where a phrase stands in some folded words, every one of them; longer ones first at each place."""
        for start, word in enumerate(folded):
            if word[:_INITIALS] not in self._initials:
                continue
            here = {entry for lemma in lemmas(word) for entry in self._beginning.get(lemma, ())}
            found = [Met(start, stop, phrase) for phrase, words in here if (stop := self._end(folded, start, words))]
            yield from sorted(found, key=lambda each: (-each.stop, each.phrase))

    def _end(self, folded: Sequence[str], start: int, words: Sequence[_Choice]) -> int:
        """Return the place after the last word of a phrase that begins at *start*; 0 if it does not go on."""
        at = start + 1
        for known in words[1:]:
            places = range(at, min(at + self._between + 1, len(folded)))
            found = next((place for place in places if known.has(folded[place])), None)
            if found is None or not all(map(_modifies, folded[at:found])):
                return 0
            at = found + 1
        return at


def _choice(part: str) -> _Choice:
    """Return the words that «отмечать/отметить» stands for."""
    words = folds(part.replace("/", " "))
    found = frozenset(lemma for word in words for lemma in lemmas(word))
    return _Choice(found, frozenset(word[:_INITIALS] for word in (*found, *words)))


def _modifies(folded: str) -> bool:
    return not _MODIFIERS.isdisjoint(readings(folded)[0].grammemes)


@lru_cache(maxsize=64)
def phrases(found: tuple[str, ...], *, adjacent: bool = False) -> Phrases:
    """Return phrases ready to be looked for."""
    return Phrases(found, adjacent=adjacent)


def widest(met: Sequence[Met]) -> list[Met]:
    """Return the phrases that stand in no longer one, by their places."""
    return sorted(
        (
            each
            for each in met
            if not any(
                o.start <= each.start and each.stop <= o.stop and (o.start, o.stop) != (each.start, each.stop)
                for o in met
            )
        ),
        key=lambda each: (each.start, each.stop, each.phrase),
    )
