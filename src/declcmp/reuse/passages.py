"""Where a passage begins and ends, as a reader would mark it, and what became of it on the other side."""

from __future__ import annotations

from functools import lru_cache

from declcmp.language.tables import phrases_of, words_of
from declcmp.model.document import Document, Span
from declcmp.model.reuse import Passage, Relation
from declcmp.reuse.align import Alignment
from declcmp.reuse.edges import edges, is_edge
from declcmp.reuse.terms import Terms

#: So many words to the edge of a clause belong to the passage: a changed last word is part of what was reworded.
_TO_THE_EDGE = 2
_LONGEST_TAIL = 8


def bounds(left: Terms, right: Terms, found: Alignment) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the first word and the one after the last, left and right: nothing dangles, clauses are whole."""
    (a, b), (c, d) = _trimmed(left, found.left), _trimmed(right, found.right)
    b, d = _with_tails(left, b, right, d)
    return _settled(left, (a, b)), _settled(right, (c, d))


def _with_tails(left: Terms, left_stop: int, right: Terms, right_stop: int) -> tuple[int, int]:
    """Return the stops moved to the next edges of clauses, if what stands before those is half the same."""
    stops = edges(left).index(True, left_stop), edges(right).index(True, right_stop)
    tails = left.stems[left_stop : stops[0]], right.stems[right_stop : stops[1]]
    common = len(set(tails[0]) & set(tails[1]))
    if common and 2 * common >= max(map(len, tails)) and max(map(len, tails)) <= _LONGEST_TAIL:
        return stops
    return left_stop, right_stop


def _settled(terms: Terms, stretch: tuple[int, int]) -> tuple[int, int]:
    start, stop = _trimmed(terms, stretch)
    for step in range(1, _TO_THE_EDGE + 1):
        if is_edge(terms, stop):
            break
        if is_edge(terms, stop + step):
            stop += step
            break
    for step in range(1, _TO_THE_EDGE + 1):
        if is_edge(terms, start):
            break
        if is_edge(terms, start - step):
            start -= step
            break
    return _trimmed(terms, (start, stop))


def _trimmed(terms: Terms, stretch: tuple[int, int]) -> tuple[int, int]:
    start, stop = stretch
    loose = words_of("passages", "dangling")
    while stop - start > 1 and terms.folded[start] in loose:
        start += 1
    while stop - start > 1 and (loose_words := _loose_at_the_end(terms, start, stop)):
        stop -= loose_words
    return start, stop


def _loose_at_the_end(terms: Terms, start: int, stop: int) -> int:
    """Return how many words at the end only lead on to what follows («…, в том числе»)."""
    last = terms.folded[stop - 1]
    if last in words_of("passages", "dangling") or last in words_of("passages", "dangling at the end"):
        return 1
    for phrase in _phrases_that_end_with(last):
        if stop - start > len(phrase) and terms.folded[stop - len(phrase) : stop] == phrase:
            return len(phrase)
    return 0


@lru_cache(maxsize=1 << 12)
def _phrases_that_end_with(word: str) -> tuple[tuple[str, ...], ...]:
    return tuple(each for each in phrases_of("passages", "phrases dangling at the end") if each[-1] == word)


def passage(document: Document, terms: Terms, stretch: tuple[int, int]) -> Passage:
    """Return the words [start, stop) as they stand in their document."""
    span = _with_quotes(document.text, Span(terms.starts[stretch[0]], terms.stops[stretch[1] - 1]))
    touched = tuple(
        sentence.number
        for sentence in terms.sentences
        if sentence.span.start < span.stop and span.start < sentence.span.stop
    )
    return Passage(document.id, touched, span, span.of(document.text))


def _with_quotes(text: str, span: Span) -> Span:
    """Return the span with the quotation mark that it lacks, if that stands beside it."""
    start, stop = span.start, span.stop
    inside = span.of(text)
    opened = inside.count("«") - inside.count("»")
    straight = inside.count('"') % 2
    if (text[stop : stop + 1] == "»" and opened > 0) or (text[stop : stop + 1] == '"' and straight):
        return Span(start, stop + 1)
    if (text[start - 1 : start] == "«" and opened < 0) or (text[start - 1 : start] == '"' and straight and start):
        return Span(start - 1, stop)
    return span


def relation(left: tuple[str, ...], right: tuple[str, ...], *, moved: bool) -> Relation:
    """Return what became of the folded words on the left."""
    if left == right:
        return Relation.VERBATIM
    if moved:
        return Relation.REORDERED
    if _is_part(left, right):
        return Relation.EXTENDED
    return Relation.CUT if _is_part(right, left) else Relation.REWORDED


def _is_part(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Say whether all words of one stand in the other, in order."""
    rest = iter(longer)
    return all(word in rest for word in shorter)
