"""Terms that a document makes names of: the parties («Стороны») and what it defines by «далее»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from declcmp.checks.capitals import Case, Cased
from declcmp.checks.draft import Draft
from declcmp.language.morphology import readings, stem
from declcmp.language.tables import words_of
from declcmp.model.document import Span
from declcmp.text.fold import fold

_DEFINITION = re.compile(
    r"(?:далее|в\s+дальнейшем|именуем\w+)(?:\s+(?:именуем\w+|совместно|вместе|соответственно))*\s*[-–—:]*\s*"
    r"[«„\"“]?(?P<term>[А-Яа-яё]+)[»“\"”]?(?=\s*[)/,])",
    re.IGNORECASE,
)
#: So many capitals in running text make a name of «Стороны» without a definition.
_LEAST = 2
#: So many times as often a noun has no capital that one is a slip.
_OFTEN = 5
_MODIFIERS = frozenset({"ADJF", "PRTF", "NUMR", "PREP", "Apro"})
_PROPER = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Abbr"})
#: Words that are looked through for the verb.
_REACH = 4


class Slip(NamedTuple):
    """A word whose first letter is not that of the term: where it stands, and where the term does."""

    span: Span
    term: Span


def slips(draft: Draft) -> Iterator[Slip]:
    """Yield where a document gives a capital to its terms against its own use, or denies it."""
    here = draft.running
    defined = {match["term"].lower(): Span(*match.span("term")) for match in _DEFINITION.finditer(draft.text)}
    yield from _of_actors(draft, here, defined)
    yield from _strays(here, frozenset(stem(fold(term)) for term in defined))


def _of_actors(draft: Draft, here: Sequence[Cased], defined: Mapping[str, Span]) -> Iterator[Slip]:
    """Yield the actors whose first letter is not what the document defines, or mostly has: «стороны согласились»."""
    for actor in sorted(words_of("terms", "actors")):
        acting = [each for at, each in enumerate(here) if each.word.folded == actor and _acts(here, at)]
        upper = [Span(*each.word[:2]) for each in acting if each.case is Case.UPPER]
        lower = [Span(*each.word[:2]) for each in acting if each.case is Case.LOWER]
        if actor in defined:
            term = defined[actor]
            odd = lower if draft.text[term.start].isupper() else upper
        elif upper and lower and max(len(upper), len(lower)) >= _LEAST:
            odd, usual = (lower, upper) if len(lower) <= len(upper) else (upper, lower)
            term = usual[0]
        else:
            continue
        yield from (Slip(span, term) for span in odd)


def _strays(here: Sequence[Cased], defined: frozenset[str]) -> Iterator[Slip]:
    """Yield common nouns with a capital that stand by themselves behind a word behind which they mostly have none.

    «между государствами Формата» where the document writes «государств формата»; what is defined, and names of
    documents and bodies («реализации Программы»), do not count.
    """
    named = frozenset(map(stem, words_of("terms", "documents and bodies") | words_of("terms", "actors"))) | defined
    counts = Counter((each.stem, each.case) for each in here)
    small = words_of("abbreviations", "left-out")
    behind = {
        (here[at - 1].stem, each.stem): each
        for at, each in enumerate(here)
        if each.linked and each.case is Case.LOWER and here[at - 1].word.folded not in small
    }
    for at, each in enumerate(here):
        often = counts[each.stem, Case.LOWER] >= _OFTEN * counts[each.stem, Case.UPPER]
        if not often or each.case is not Case.UPPER or not each.linked or each.stem in named:
            continue
        usual = behind.get((here[at - 1].stem, each.stem))
        alone = at + 1 == len(here) or not here[at + 1].linked
        if alone and usual is not None and here[at - 1].case is Case.LOWER and _is_common(each):
            yield Slip(Span(*each.word[:2]), Span(*usual.word[:2]))


def _is_common(each: Cased) -> bool:
    found = readings(each.word.folded)
    # A nominative may begin a sentence that nothing parts from the heading before it.
    if any("nomn" in reading.grammemes for reading in found):
        return False
    return "NOUN" in found[0].grammemes and not found[0].grammemes & _PROPER


def _acts(here: Sequence[Cased], at: int) -> bool:
    """Say whether a plural is a subject by itself: «стороны согласились», not «заинтересованные стороны намерены»."""
    if here[at].linked and _modifies(here[at - 1]):
        return False
    for each in here[at + 1 : at + 1 + _REACH]:
        if not each.linked:
            return False
        grammemes = readings(each.word.folded)[0].grammemes
        if "VERB" in grammemes:
            return "plur" in grammemes
        if each.word.folded not in words_of("terms", "between subject and verb"):
            return False
    return False


def _modifies(before: Cased) -> bool:
    found = readings(before.word.folded)
    return before.word.folded.isdigit() or any(reading.grammemes & _MODIFIERS for reading in found)
