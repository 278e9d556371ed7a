"""The words of a document as reuse weighs them: a word tells the more, the rarer it is in its text and in Russian."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, compress

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
    def places(self) -> Mapping[str, Sequence[int]]:
        """Return where the words of each family stand."""
        found: dict[str, list[int]] = {}
        for place, key in enumerate(self.families):
            found.setdefault(key, []).append(place)
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
    text = document.text
    units = [
        (sentences, kind, part)
        for sentences, kind, span in _units(document)
        for part in _parts(words(text, span.start, span.stop), text)
        if part
    ]
    columns = [tuple(zip(*found, strict=True)) for _, _, found in units]
    stems = [tuple(map(stem, folded)) for *_, folded in columns]
    families = [tuple(map(family, folded)) for *_, folded in columns]
    weights = _weights(Counter(chain.from_iterable(stems)), share)
    family_weights = _weights(Counter(chain.from_iterable(families)), family_share)
    result = []
    for unit, (sentences, kind, _) in enumerate(units):
        starts, stops, folded = columns[unit]
        gaps = ("", *(text[stop:start] for stop, start in zip(stops, starts[1:], strict=False)))
        named = tuple(
            [_is_name(text[start], gap, place) for place, (start, gap) in enumerate(zip(starts, gaps, strict=True))]
        )
        own, of_family = ([weights[key] for key in stems[unit]], [family_weights[key] for key in families[unit]])
        for place in compress(range(len(named)), named):
            own[place] = _damped(own[place], folded[place])
            of_family[place] = _damped(of_family[place], folded[place])
        result.append(
            Terms(
                unit, sentences, kind, starts, stops, folded, stems[unit], families[unit], tuple(own), tuple(of_family),
                named, gaps,
            )
        )  # fmt: skip
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
    if initial.islower():
        return False
    return initial.isdigit() or (initial.isupper() and place > 0 and not _SENTENCE_END.search(gap))


def _damped(weight: float, folded: str) -> float:
    """Return what a name, an abbreviation or a number tells, of what another word so rare would."""
    return min(weight, NUMBER_WEIGHT) if folded.isdigit() else weight * NAME_SHARE


def _weights(counts: Counter[str], background: Callable[[str], float]) -> Mapping[str, float]:
    """Return the weights of keys by their share in one document, blended with their share in Russian."""
    total = BACKGROUND_WORDS + counts.total()
    return {key: _bits((BACKGROUND_WORDS * background(key) + count) / total) for key, count in counts.items()}


def weight_in_russian(folded: str) -> float:
    """Return what a folded word tells in any text, by its share in Russian alone."""
    return _bits(share(stem(folded)))


def _bits(part: float) -> float:
    """Return what a word of such a share of all words tells, in bits above the silent ones."""
    return max(0.0, min(-math.log2(part), LOUDEST_BITS) - SILENT_BITS)
