"""Qualifiers: words that limit or strengthen what is agreed, and that only one of two wordings has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from declcmp.checks.phrases import Met, Phrases, phrases, widest
from declcmp.language.morphology import readings
from declcmp.model.comparison import EDITORIAL, Edit, EditClass, EditOp
from declcmp.model.document import Span
from declcmp.reuse.terms import Terms
from declcmp.reuse.titles import quoted

#: Words before or after a qualifier that may be other qualifiers or attributes of the same noun.
_SKIPPED = 2
_AND = "и"
_UNCHANGED = frozenset({None, EditClass.INFLECTION}) | EDITORIAL
_MODIFIERS = frozenset({"ADJF", "PRTF"})
_NOMINAL = _MODIFIERS | {"NOUN"}
_CLAUSE_END = re.compile(r"[,;:()]")


@dataclass(frozen=True, slots=True)
class Qualified:
    """A qualifier that one wording has and the other has not.

    Attributes:
        text: As printed.
        span: In the draft: the qualifier itself, or the word that it was dropped from.
        dropped: Whether the agreed wording has it; else the draft.
    """

    text: str
    span: Span
    dropped: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a redline: its sentence, the clean text that it stands in, and its passage there."""

    terms: Terms
    text: str
    passage: Span


def qualified(edits: Sequence[Edit], old: Side, new: Side, known: tuple[str, ...]) -> Iterator[Qualified]:
    """Yield the qualifiers that stand with the same words in one wording only, by their places in it.

    A qualifier that went with the words that it qualifies was not dropped by itself.
    """
    looked_for = phrases(known, adjacent=True)
    pairs = list(_same(edits, old.passage.start, new.passage.start))
    for side, other, of, dropped in ((old, new, 0, True), (new, old, 1, False)):
        kept = [pair[of] for pair in pairs]
        theirs = {each.phrase for each in looked_for.met(other.terms.folded)}
        for met in widest(list(_outside_titles(side.terms, looked_for))):
            anchor = _anchor(side, met, kept)
            if anchor is None or met.phrase in theirs:
                continue
            span = Span(side.terms.starts[met.start], side.terms.stops[met.stop - 1])
            word = Span(side.terms.starts[anchor], side.terms.stops[anchor])
            here = _across(pairs, word) if dropped else span
            yield Qualified(span.of(side.text), here, dropped)


def _outside_titles(terms: Terms, looked_for: Phrases) -> Iterator[Met]:
    inside = quoted(terms)
    yield from (each for each in looked_for.met(terms.folded) if not inside[each.start])


def _same(edits: Sequence[Edit], old: int, new: int) -> Iterator[tuple[Span, Span]]:
    """Yield where words stand that both sides have, in whatever form, in either document."""
    waiting: Edit | None = None
    for edit in edits:
        size = len(edit.text)
        if edit.op is EditOp.EQUAL:
            yield Span(old, old + size), Span(new, new + size)
            old, new = old + size, new + size
        elif edit.op in {EditOp.DELETE, EditOp.MOVE_FROM}:
            old += size
        else:
            if waiting is not None and edit.kind in _UNCHANGED:
                yield Span(old - len(waiting.text), old), Span(new, new + size)
            new += size
        waiting = edit if edit.op is EditOp.DELETE else None


def _anchor(side: Side, met: Met, kept: Sequence[Span]) -> int | None:
    """Return the word that a qualifier goes with, if that stands on the other side too; else None.

    «прямых переговоров», «только путём»: the next word; «…, под руководством афганского народа»: the one before.
    """
    terms = side.terms
    if met.stop - met.start > 1:
        before = met.start - 1
        return before if before >= 0 and _is_kept(terms, before, kept) else None
    following = range(met.stop, min(met.stop + 1 + _SKIPPED, len(terms)))
    for place in following:
        if _CLAUSE_END.search(terms.gaps[place]):
            return None
        word = terms.folded[place]
        parts = readings(word)[0].grammemes
        if word != _AND and _is_kept(terms, place, kept):
            # «прямых и инклюзивных переговоров», but not «во благо для всех и готовы …», «любые данные, на …».
            return place if place == met.stop or not parts.isdisjoint(_NOMINAL) else None
        if word != _AND and (parts.isdisjoint(_MODIFIERS) or not _agrees(terms, met)):
            return None
    return None


def _agrees(terms: Terms, met: Met) -> bool:
    """Say whether a qualifier is an adjective, which may go with a noun behind another one; an adverb may not."""
    return not _MODIFIERS.isdisjoint(readings(terms.folded[met.start])[0].grammemes)


def _is_kept(terms: Terms, place: int, kept: Sequence[Span]) -> bool:
    return any(span.start <= terms.starts[place] and terms.stops[place] <= span.stop for span in kept)


def _across(pairs: Sequence[tuple[Span, Span]], word: Span) -> Span:
    """Return where a word of the agreed text that was kept stands in the draft."""
    old, new = next((old, new) for old, new in pairs if old.start <= word.start < old.stop)
    if len(old) != len(new):
        return new
    start = new.start + word.start - old.start
    return Span(start, start + len(word))
