"""Words that have a capital in the draft and none in the same place of agreed wording, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from declcmp.checks.capitals import Case, Cased, is_self_designation, opens
from declcmp.checks.citing import of_corpus
from declcmp.checks.draft import Draft
from declcmp.checks.elsewhere import Elsewhere
from declcmp.language.morphology import stem
from declcmp.language.tables import words_of
from declcmp.model.checking import Citation
from declcmp.model.document import Span
from declcmp.reuse.library import STRIDE
from declcmp.reuse.terms import Terms

#: Letters of a word that says something, and words of a name that are looked up together.
_LONG, _WINDOW = 4, 3


class Otherwise(NamedTuple):
    """A word of the draft, the words that tell which name it is of, and how an agreed text prints these."""

    place: Span
    span: Span
    agreed: Citation


def otherwise(draft: Draft) -> Iterator[Otherwise]:
    """Yield what agreed texts print with another first letter, once for each word, in order."""
    seen: set[str] = set()
    found = [*_in_wordings(draft), *_in_names(draft)] if draft.corpus.volumes else []
    for each in sorted(found, key=lambda one: (one.place, one.span)):
        key = stem(each.place.of(draft.text).lower())
        if key not in seen:
            seen.add(key)
            yield each


def _in_wordings(draft: Draft) -> Iterator[Otherwise]:
    """Yield what differs in agreed formulations that the draft takes over."""
    for agreement in draft.agreed.agreements:
        claim = agreement.first.claim
        left, right = claim.found.left, claim.found.right
        text = "" if agreement.edition else draft.corpus.text(claim.volume.number)
        for point in claim.found.alignment.points if text else ():
            if left.folded[point.left] != right.folded[point.right] or not _follow(right, point.right):
                continue
            if _follow(left, point.left) != _follow(right, point.right):
                continue
            there = Span(left.starts[point.left], left.stops[point.left + 1])
            here = Span(right.starts[point.right], right.stops[point.right + 1])
            place = Span(here.start, right.stops[point.right])
            if _differs(draft, place, text, there.start):
                yield Otherwise(place, here, of_corpus(draft, claim.unit, there))


def _follow(terms: Terms, at: int) -> str:
    """Return the word that goes on the phrase of a word; empty if none does."""
    return terms.folded[at + 1] if at + 1 < len(terms) and terms.gaps[at + 1] in {" ", "\u00a0"} else ""


def _differs(draft: Draft, place: Span, text: str, there: int) -> bool:
    """Say whether a word has a capital on one side only, and not because it opens something or is all in capitals."""
    printed = place.of(draft.text)
    if draft.text[place.start].isupper() == text[there].isupper() or len(printed) < _LONG:
        return False
    if draft.is_quoted(place) or is_self_designation(draft.text, place.start, printed.lower()):
        return False
    if draft.text[place.start].isupper():
        return not printed.isupper() and not opens(draft.text, place.start)
    return not text[there : there + 2].isupper() and not opens(text, there)


def _in_names(draft: Draft) -> Iterator[Otherwise]:
    """Yield what differs in names that the draft prints with a capital."""
    elsewhere = Elsewhere(draft)
    here = draft.running
    asked: set[tuple[str, ...]] = set()
    for at, each in enumerate(here):
        window = here[at : at + _WINDOW]
        folded = tuple(one.word.folded for one in window)
        if each.case is Case.UPPER and folded not in asked and _is_name(window):
            asked.add(folded)
            yield from _of_name(draft, elsewhere, window)


def _is_name(window: Sequence[Cased]) -> bool:
    return (
        len(window) == _WINDOW
        and all(each.linked for each in window[1:])
        and all(each.word.folded.isalpha() for each in window)
        and words_of("abbreviations", "left-out").isdisjoint(each.word.folded for each in window)
    )


def _of_name(draft: Draft, elsewhere: Elsewhere, window: Sequence[Cased]) -> Iterator[Otherwise]:
    """Yield the words of a name whose first letter no agreed text prints as the draft does."""
    folded = tuple(each.word.folded for each in window)
    span = Span(window[0].word.start, window[-1].word.stop)
    found: dict[int, Citation] = {}
    for unit, at in elsewhere.holding(folded):
        terms = draft.corpus.entry(unit).terms
        if terms.folded[at : at + _WINDOW] != folded:
            continue
        text = draft.corpus.text(unit // STRIDE)
        places = [Span(each.word.start, each.word.stop) for each in window]
        odd = [n for n, place in enumerate(places) if _differs(draft, place, text, terms.starts[at + n])]
        if not odd:
            return
        there = Span(terms.starts[at], terms.stops[at + _WINDOW - 1])
        found.setdefault(odd[0], of_corpus(draft, unit, there))
    for number, citation in sorted(found.items()):
        yield Otherwise(Span(window[number].word.start, window[number].word.stop), span, citation)
