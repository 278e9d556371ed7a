"""A phrase, or nearly a whole sentence, that the text has said already.

What:
    Six words or more with a verb among them that stand in the same order a few sentences before; three words of meaning
    twice in one sentence; a sentence that is the same as an earlier one but for a word or two, wherever that stands.
    What only opens a sentence («Стороны выражают готовность»), offices, names, titles and quotations do not count. Only
    texts are read in which parties declare something: laws repeat their terms on purpose.
Why:
    Twice the same undertaking looks like a slip of the editors, or like two undertakings.
Bad:
    содействовать обмену и взаимному обогащению цивилизаций … содействовать обмену и взаимному обогащению цивилизаций
Good:
    содействовать обмену и взаимному обогащению цивилизаций … проводить для этого мероприятия
Source:
    The declaration of 17 June 2025, point 14; the communiqué of 26 April 2025, point 11.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.narration import is_declaration
from declcmp.checks.rule import Rule
from declcmp.language.lexicon import is_verb
from declcmp.language.wordlist import word_list
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity
from declcmp.model.document import Sentence, Span
from declcmp.text.words import Word

#: Words that make a phrase, and those of them that must mean something.
_PHRASE, _MEANING = 6, 4
#: Words that are heard twice in one sentence.
_IN_A_ROW = 3
#: A phrase is heard again within so many sentences.
_NEAR = 4
#: Words of meaning of a sentence that is worth comparing, and which share of them two must have in common, in order.
_SENTENCE, _SAME = 6, 0.88


class _Unit(NamedTuple):
    """A sentence and its words."""

    sentence: Sentence
    words: Sequence[Word]


class _Repeat(NamedTuple):
    """Words [start, start + length) of a sentence that stand in an earlier one from *other* on."""

    earlier: int
    other: int
    later: int
    start: int
    length: int


def _flags(draft: Draft) -> Iterator[Flag]:
    if not is_declaration(draft):
        return
    units = [_Unit(each, draft.words_in(each.span)) for each in draft.document.sentences]
    for unit in units:
        yield from _in_one_sentence(draft, unit)
    told: set[int] = set()
    for repeat in _repeats(units):
        earlier, later = units[repeat.earlier], units[repeat.later]
        if repeat.later in told:
            continue
        if repeat.earlier != repeat.later and _is_same(draft, earlier.words, later.words):
            told.add(repeat.later)
            yield _flag(draft, later.sentence.span, earlier.sentence.span, _("nearly the same sentence again"))
        elif repeat.later - repeat.earlier <= _NEAR and (found := _phrase(draft, units, repeat)):
            told.add(repeat.later)
            yield _flag(draft, *found, _("the same words again"))


def _flag(draft: Draft, span: Span, other: Span, message: str) -> Flag:
    return Flag(span, message, (of_draft(draft, other),))


def _in_one_sentence(draft: Draft, unit: _Unit) -> Iterator[Flag]:
    """Yield words of meaning in a row that stand in one sentence twice, unless a name follows: an office."""
    words = unit.words
    seen: dict[tuple[str, ...], int] = {}
    for at, row in enumerate(_rows(words, _IN_A_ROW)):
        first = seen.setdefault(row, at)
        if first == at or not all(_means(draft, word) for word in words[at : at + _IN_A_ROW]):
            continue
        length = _alike(words, first, words, at)
        named = at + length < len(words) and draft.text[words[at + length].start].isupper()
        if first + length <= at and not named:
            here, there = (Span(words[start].start, words[start + length - 1].stop) for start in (at, first))
            yield _flag(draft, here, there, _("the same words twice in one sentence"))
            return


def _rows(words: Sequence[Word], length: int) -> Iterator[tuple[str, ...]]:
    """Return so many folded words from each word on."""
    folded = [word.folded for word in words]
    return zip(*(folded[start:] for start in range(length)), strict=False)


def _alike(one: Sequence[Word], first: int, other: Sequence[Word], second: int) -> int:
    """Return how many words are the same from two places on."""
    length = 0
    while (
        first + length < len(one)
        and second + length < len(other)
        and one[first + length].folded == other[second + length].folded
    ):
        length += 1
    return length


def _repeats(units: Sequence[_Unit]) -> Iterator[_Repeat]:
    """Yield the longest runs of words that an earlier sentence has too: of several the nearest first."""
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, unit in enumerate(units):
        rows = list(_rows(unit.words, _PHRASE))
        done = 0
        for at, row in enumerate(rows):
            if at < done or row not in places:
                continue
            for other, start in reversed(places[row]):
                length = _alike(units[other].words, start, unit.words, at)
                done = max(done, at + length - _PHRASE + 1)
                yield _Repeat(other, start, number, at, length)
        for at, row in enumerate(rows):
            places[row].append((number, at))


def _is_same(draft: Draft, one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Say whether two sentences differ in a word or two, names left out, and in no number."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - most texts repeat nothing

    left, right = ([word.folded for word in words if _means(draft, word)] for words in (one, other))
    if min(len(left), len(right)) < _SENTENCE or Indel.normalized_similarity(left, right) < _SAME:
        return False
    numbers = [[word.folded for word in words if word.folded.isdigit()] for words in (one, other)]
    return numbers[0] == numbers[1]


def _phrase(draft: Draft, units: Sequence[_Unit], repeat: _Repeat) -> tuple[Span, Span] | None:
    """Return where a phrase stands and where it stood before; None if it says nothing, or only opens a sentence."""
    here, there = units[repeat.later].words, units[repeat.earlier].words
    start, stop = repeat.start, repeat.start + repeat.length
    if start == 0 or repeat.other == 0:
        opening = next((at for at in range(start, stop) if is_verb(here[at].folded)), stop)
        start = opening + 2
    while start < stop and not _means(draft, here[start]):
        start += 1
    while start < stop and not _means(draft, here[stop - 1]):
        stop -= 1
    words = here[start:stop]
    meaning = [word for word in words if _means(draft, word)]
    if len(words) < _PHRASE or len(meaning) < _MEANING or not any(is_verb(word.folded) for word in words):
        return None
    before = there[repeat.other + start - repeat.start : repeat.other + stop - repeat.start]
    return Span(words[0].start, words[-1].stop), Span(before[0].start, before[-1].stop)


def _means(draft: Draft, word: Word) -> bool:
    """Say whether a word is no name, no part of a quotation and no mere link between others."""
    if draft.text[word.start].isupper() or word.folded.isdigit() or draft.is_quoted(Span(word.start, word.stop)):
        return False
    return not word_list("edit_classes", "function words").has(word.folded)


RULE = Rule(_flags, Severity.INFO)
