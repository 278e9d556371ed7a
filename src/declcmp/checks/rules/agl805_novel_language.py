"""What is new: a sentence that stands in no agreed text, in these words or in others.

What:
    Sentences of the draft that share no formulation with any earlier document of the corpus; of sentences that do, the
    clauses of six words and more that are new. A list of what has to be negotiated, not of mistakes.
Why:
    New language is where a reader who knows the agreed texts should begin.
Bad:
    Стороны изучат возможность развития зелёного недропользования.
Good:
    Стороны отмечают важность консолидации усилий по совершенствованию политики в области сокращения бедности.
Source:
    Every draft beside its corpus, as with blame.
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.draft import Draft
from declcmp.checks.rule import Rule
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity
from declcmp.model.document import Span
from declcmp.reuse.terms import Terms

#: Words that make a sentence, or a clause of one that is partly known, worth naming; and how many of them must tell.
_SENTENCE, _CLAUSE, _TELLING = 3, 6, 2


def _flags(draft: Draft) -> Iterator[Flag]:
    agreed = draft.agreed
    if not agreed.volumes:
        return
    for unit, known in zip(agreed.sentences, agreed.known, strict=True):
        if not known:
            if len(unit) >= _SENTENCE and _tells(unit, 0, len(unit)):
                yield Flag(unit.sentences[0].span, _("new: in no agreed text"))
            continue
        for start, stop in _runs(unit, known):
            if stop - start >= _CLAUSE and _tells(unit, start, stop):
                yield Flag(Span(unit.starts[start], unit.stops[stop - 1]), _("new in an agreed sentence"))


def _runs(unit: Terms, known: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the words [start, stop) that are new, neighbours together."""
    start = 0
    for word in (*sorted(known), len(unit)):
        if word > start:
            yield start, word
        start = word + 1


def _tells(unit: Terms, start: int, stop: int) -> bool:
    return sum(weight > 0 for weight in unit.weights[start:stop]) >= _TELLING


RULE = Rule(_flags, Severity.INFO, preview=True)
