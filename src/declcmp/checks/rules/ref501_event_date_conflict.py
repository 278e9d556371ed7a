"""An event that has another date or another city elsewhere, in this text or in an agreed one.

What:
    Events with a date beside their names: in brackets, behind «состоявшегося», before the name («проведение 24-25
    апреля 2025 года в г.Бишкек …»). Two are one and the same if their names have the same words and the same ordinal;
    without an ordinal only with a title in quotation marks or three words of their own, and in one year or on the same
    days, since many come again. «В мае 2025 года» is no other date than «29-31 мая 2025 года».
Why:
    At least one of the two is wrong, and a reader cannot tell which.
Bad:
    первого климатического форума (г.Самарканд, 5-6 апреля 2025 года); agreed: 4-5 апреля 2025 года
Good:
    первого климатического форума (г.Самарканд, 4-5 апреля 2025 года)
Source:
    Three events are dated in both texts of 2025 (26 April, 17 June), all three alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.citing import of_corpus, of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.events import Event, are_one, events
from declcmp.checks.mentions import Mentions
from declcmp.checks.rule import Rule
from declcmp.messages import _
from declcmp.model.checking import Citation, Flag, Severity

#: Other places that are shown.
_SHOWN = 3


def _flags(draft: Draft) -> Iterator[Flag]:
    told = [each for s in draft.document.sentences for each in events(draft.text, s.span.start, s.span.stop)]
    agreed = Mentions(draft)
    for at, event in enumerate(told):
        found = [(each, of_draft(draft, each.told)) for each in told[:at] if are_one(event, each)]
        yield from _conflicts(event, [*found, *_elsewhere(draft, event, agreed)])


def _elsewhere(draft: Draft, event: Event, agreed: Mentions) -> Iterator[tuple[Event, Citation]]:
    """Yield the same event where agreed texts date it."""
    for unit, text, span in agreed.of(event.words, event.keys | {event.kind}):
        for other in events(text, span.start, span.stop):
            if are_one(event, other):
                yield other, of_corpus(draft, unit, other.told)


def _conflicts(event: Event, others: list[tuple[Event, Citation]]) -> Iterator[Flag]:
    dated = [citation for other, citation in others if not event.when.agrees(other.when)]
    if dated:
        message = _("another date elsewhere: «{other}»").format(other=dated[0].text)
        yield Flag(event.dated, message, tuple(dated[:_SHOWN]))
        return
    placed = [citation for other, citation in others if None not in {event.place, other.place} != {event.place}]
    if placed:
        message = _("another city elsewhere: «{other}»").format(other=placed[0].text)
        yield Flag(event.told, message, tuple(placed[:_SHOWN]))


RULE = Rule(_flags, Severity.WARNING)
