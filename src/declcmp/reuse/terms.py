"""The words of a document as reuse weighs them: a word tells the more, the rarer it is in its text and in Russian."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from declcmp.language.background import family_share, share
from declcmp.language.derivation import family
from declcmp.language.morphology import stem
from declcmp.model.document import FRAME, Document, ParagraphKind, Sentence, Span
from declcmp.text.words import Word, words

#: A document of so many running words weighs as much as all Russian does in the share of a word.
BACKGROUND_WORDS = 1000.0
#: Bits below which a word says nothing, and above which it says no more: a rare word is no better evidence than others.
SILENT_BITS = 5.0
LOUDEST_BITS = 12.0
#: Names come back with their topic: they count for a third, so that formulations are found. Numbers weigh little.
NAME_SHARE = 0.35
NUMBER_WEIGHT = 3.0

#: Words of a unit that is divided at the next edge of a clause, and at any word.
#: The longest sentence of the five declarations has 111.
LONG_UNIT, LONGEST_UNIT = 500, 600

_CLAUSE_END = re.compile(r"[,;:.!?…—–]")
_SENTENCE_END = re.compile(r"[.!?…]\W*$")


@dataclass(frozen=True, eq=False)
class Terms:
    """The words of one sentence (or title, or other unit), as columns of equal length.

    Attributes:
        unit: Where the unit stands among those of its document, from 0.
        sentences: One, or none in what is no sentence, or two that were joined.
        kind: Of the paragraph.
        starts: Where each word begins, and in *stops* where it ends, in code points of the document's text.
        weights: How much a word tells, in bits above the silent ones; at most the difference of the two bounds.
        family_weights: The same for the word's whole derivational family.
        named: Whether a word is a name, an abbreviation or a number.
        gaps: What stands before each word, back to the word before it.
    """

    unit: int
    sentences: tuple[Sentence, ...]
    kind: ParagraphKind
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    folded: tuple[str, ...]
    stems: tuple[str, ...]
    families: tuple[str, ...]
    weights: tuple[float, ...]
    family_weights: tuple[float, ...]
    named: tuple[bool, ...]
    gaps: tuple[str, ...]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.folded)

    @cached_property
    def heights(self) -> tuple[float, ...]:
        """Return the running total of the weights: one entry more than words."""
        total, found = 0.0, [0.0]
        for weight in self.weights:
            total += weight
            found.append(total)
        return tuple(found)

    @cached_property
    def places(self) -> Mapping[str, tuple[int, ...]]:
        """Return where the words of each family stand."""
        found: dict[str, tuple[int, ...]] = {}
        for place, key in enumerate(self.families):
            found[key] = (*found.get(key, ()), place)
        return found

    @cached_property
    def totals(self) -> Mapping[str, float]:
        """Return what the words of each family weigh together."""
        found: dict[str, float] = {}
        for key, weight in zip(self.families, self.weights, strict=True):
            found[key] = found.get(key, 0.0) + weight
        return found

    def weight(self, start: int, stop: int) -> float:
        """Return what the words [start, stop) weigh together."""
        return self.heights[stop] - self.heights[start]


def terms(document: Document) -> tuple[Terms, ...]:
    """Return the words of every unit of a document that has any, in order. They depend on this document alone."""
    units = [
        (sentences, kind, part)
        for sentences, kind, span in _units(document)
        for part in _parts(words(document.text, span.start, span.stop), document.text)
    ]
    every = [word.folded for _, _, found in units for word in found]
    stems = _Weights(Counter(map(stem, every)), share)
    families = _Weights(Counter(map(family, every)), family_share)
    result: list[Terms] = []
    for sentences, kind, found in units:
        if not found:
            continue
        gaps = [
            document.text[before.stop if before else word.start : word.start]
            for before, word in zip([None, *found], found, strict=False)
        ]
        named = tuple(
            _is_name(document.text[w.start], gap, place) for place, (w, gap) in enumerate(zip(found, gaps, strict=True))
        )
        folded = tuple(word.folded for word in found)
        keys, roots = tuple(map(stem, folded)), tuple(map(family, folded))
        result.append(
            Terms(
                len(result),
                sentences,
                kind,
                tuple(word.start for word in found),
                tuple(word.stop for word in found),
                folded,
                keys,
                roots,
                tuple(_damped(stems[key], word, name) for key, word, name in zip(keys, folded, named, strict=True)),
                tuple(
                    _damped(families[root], word, name) for root, word, name in zip(roots, folded, named, strict=True)
                ),
                named,
                tuple(gaps),
            )
        )
    return tuple(result)


def joined(first: Terms, second: Terms) -> Terms:
    """Return two neighbouring units as one: a formulation may run over a full stop."""
    return Terms(
        first.unit,
        first.sentences + second.sentences,
        first.kind,
        *(
            getattr(first, column) + getattr(second, column)
            for column in (
                "starts",
                "stops",
                "folded",
                "stems",
                "families",
                "weights",
                "family_weights",
                "named",
                "gaps",
            )
        ),
    )


def _units(document: Document) -> Iterator[tuple[tuple[Sentence, ...], ParagraphKind, Span]]:
    for paragraph in document.paragraphs:
        if paragraph.kind in FRAME or not paragraph.sentences:
            yield (), paragraph.kind, paragraph.body
        for sentence in paragraph.sentences:
            yield (sentence,), paragraph.kind, sentence.span


def _parts(found: list[Word], text: str) -> Iterator[list[Word]]:
    """Yield the words of a unit, in parts if it is longer than any sentence: to align takes the square of its length.

    A part ends at the first edge of a clause past :data:`LONG_UNIT`, so that an insertion before it moves no other.
    """
    start = 0
    for place in range(LONG_UNIT, len(found)):
        size = place - start
        edge = size >= LONG_UNIT and _CLAUSE_END.search(text, found[place - 1].stop, found[place].start)
        if edge or size >= LONGEST_UNIT:
            yield found[start:place]
            start = place
    yield found[start:]


def _is_name(initial: str, gap: str, place: int) -> bool:
    if initial.isdigit():
        return True
    return initial.isupper() and place > 0 and not _SENTENCE_END.search(gap)


def _damped(weight: float, folded: str, named: bool) -> float:
    if folded.isdigit():
        return min(weight, NUMBER_WEIGHT)
    return weight * NAME_SHARE if named else weight


class _Weights(dict[str, float]):
    """Weights of keys by their share in one document, blended with their share in Russian."""

    def __init__(self, counts: Counter[str], background: Callable[[str], float]) -> None:
        super().__init__()
        total = BACKGROUND_WORDS + counts.total()
        for key, count in counts.items():
            self[key] = _bits((BACKGROUND_WORDS * background(key) + count) / total)


def weight_in_russian(folded: str) -> float:
    """Return what a folded word tells in any text, by its share in Russian alone."""
    return _bits(share(stem(folded)))


def _bits(part: float) -> float:
    """Return what a word of such a share of all words tells, in bits above the silent ones."""
    return max(0.0, min(-math.log2(part), LOUDEST_BITS) - SILENT_BITS)
