"""Words of one name that have a capital in one place and none in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from declcmp.checks.capitals import Case, Cased, is_self_designation
from declcmp.checks.draft import Draft
from declcmp.language.morphology import readings, stem
from declcmp.language.tables import words_of
from declcmp.model.document import Span

#: Words behind a word that tell which name it is of, and letters of a word that says something.
_TAIL, _LONG = 4, 4
#: Of a tail without a capital so many words must say something.
_TELLING = 2
_ACTION = re.compile(r"[еая]ни(?:е|я|ю|ем|и|й|ям|ями|ях)$")


class Variant(NamedTuple):
    """A word whose capital is not what most of the document has for the same name.

    Attributes:
        span: Of the name, from the word on, or from the capital before it.
        place: Of the word.
        usual: Of the name where the document first has it as it mostly does.
    """

    span: Span
    place: Span
    usual: Span


def variants(draft: Draft, *, plain: bool) -> Iterator[Variant]:
    """Yield the words with and without a capital in one name, the rarer ones, in order.

    Args:
        draft: The text.
        plain: Whether names count that have no other capital («Целей устойчивого развития»).
    """
    here = draft.running
    mixed = {each.stem for each in here if each.case is Case.UPPER} & {
        each.stem for each in here if each.case is Case.LOWER
    }
    names: dict[Hashable, list[int]] = defaultdict(list)
    for at, each in enumerate(here):
        if each.stem in mixed and each.case is not Case.NEITHER and _counts(draft, here, at):
            for key in _keys(draft, here, at, plain=plain):
                names[key].append(at)
    found: dict[int, Variant] = {}
    for places in names.values():
        for at, other in _odd(here, places):
            found.setdefault(at, Variant(_name(here, at), Span(*here[at].word[:2]), _name(here, other)))
    yield from (found[at] for at in sorted(found))


def _counts(draft: Draft, here: Sequence[Cased], at: int) -> bool:
    word = here[at].word
    return (
        len(word.folded) >= _LONG
        and not draft.text.startswith("-", word.start - 1)
        and not draft.text.startswith("-", word.stop)
        and not _is_glued(here, at)
        and not is_self_designation(draft.text, word.start, word.folded)
    )


def _is_glued(here: Sequence[Cased], at: int) -> bool:
    """Say whether a sentence begins that nothing parts from the heading before it: a nominative behind a noun."""
    if here[at].case is not Case.UPPER or not here[at].linked or here[at - 1].case is not Case.LOWER:
        return False
    before, first = readings(here[at - 1].word.folded)[0], readings(here[at].word.folded)[0]
    return "NOUN" in before.grammemes and "nomn" in first.grammemes


def _keys(draft: Draft, here: Sequence[Cased], at: int, *, plain: bool) -> Iterator[Hashable]:
    """Yield what tells the name that a word is of: the capital before it, and the words behind it."""
    tail = _tail(here, at)
    before = _capital_before(draft, here, at)
    stems = tuple(here[place].stem for place in tail)
    named = any(_is_capital(draft, here[place]) for place in tail)
    telling = sum(_tells(here[place]) for place in tail)
    if named or (plain and telling >= _TELLING):
        yield before, here[at].stem, stems
    if plain and telling >= _TELLING and _is_action(here[at]):
        yield _ACTION, here[at].stem, stems[:_TELLING]
    if before and here[at - 1].case is Case.UPPER:
        yield before, here[at].stem, stems[:1] if tail and _tells(here[tail[0]]) else ()


def _tail(here: Sequence[Cased], at: int) -> range:
    stop = at + 1
    while stop < min(at + 1 + _TAIL, len(here)) and here[stop].linked:
        stop += 1
    return range(at + 1, stop)


def _capital_before(draft: Draft, here: Sequence[Cased], at: int) -> str | None:
    """Return the stem of the capitalised word before a word: its name begins there, or sooner."""
    if not here[at].linked or not _is_capital(draft, here[at - 1]):
        return None
    return here[at - 1].stem


def _is_capital(draft: Draft, each: Cased) -> bool:
    return draft.text[each.word.start].isupper()


def _tells(each: Cased) -> bool:
    return len(each.word.folded) >= _LONG and each.word.folded.isalpha()


def _odd(here: Sequence[Cased], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the places of one name that are the odd ones out, each with one that is not; none in another number."""
    upper = [at for at in places if here[at].case is Case.UPPER]
    lower = [at for at in places if here[at].case is Case.LOWER]
    if not upper or not lower:
        return
    # Actions have no capital, however often they are printed with one.
    rare, usual = (lower, upper) if len(lower) <= len(upper) and not _is_action(here[upper[0]]) else (upper, lower)
    for at in rare:
        number = _number(here[at].word.folded)
        like = (o for o in usual if _is_action(here[o]) or _number(here[o].word.folded) == number)
        if (other := next(like, None)) is not None:
            yield at, other


def _is_action(each: Cased) -> bool:
    """Say whether a word names an action («Укреплении»), which is no name, and no document («Соглашения»)."""
    return _ACTION.search(each.word.folded) is not None and each.stem not in _documents()


@cache
def _documents() -> frozenset[str]:
    return frozenset(map(stem, words_of("genre", "genre")))


def _number(folded: str) -> frozenset[str]:
    return readings(folded)[0].grammemes & {"sing", "plur"}


def _name(here: Sequence[Cased], at: int) -> Span:
    """Return the name that a word is of: up to the next small word, the last name in it whole."""
    start = here[at - 1] if here[at].linked and here[at - 1].case is Case.UPPER else here[at]
    tail = _tail(here, at)[: _TELLING if _is_action(here[at]) else None]
    small = words_of("abbreviations", "left-out")
    stop = next((place for place in tail if here[place].word.folded in small), tail.stop)
    while stop == tail.stop and stop < len(here) and here[stop].linked and here[stop].case is Case.UPPER:
        stop, tail = stop + 1, range(tail.start, stop + 1)
    return Span(start.word.start, here[stop - 1].word.stop)
