"""A name of a document, an initiative or an event that stands elsewhere in another form.

What:
    Names in quotation marks and names that begin with a capital («Инициатива …», «Форум …»), which this text or an
    agreed one writes with other prepositions («по / в области»), with a figure for a word («10-летие»), with or without
    a year, with a hyphen, with the name inside in another case («Лу Бань», «Лу Баня»), or, in quotation marks, with
    another small word («Пояс и путь», «Один пояс и один путь»); and events of the same ordinal, day and city of which
    one has more words in its name. Where some agreed text has the name as it stands here, nothing is said.
Why:
    A name is found by its words, and two names are two things.
Bad:
    инициатива «10-летие укрепления мира»; agreed: «Десятилетие укрепления мира»
Good:
    инициатива «Десятилетие укрепления мира»
Source:
    Eight names stand in the five declarations in two forms each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from declcmp.checks.citing import of_corpus, of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.events import Event, events
from declcmp.checks.events import are_variants as are_variant_events
from declcmp.checks.mentions import Mentions
from declcmp.checks.rule import Rule
from declcmp.checks.titles import Title, titles
from declcmp.checks.variants import are_equal, are_variants, compared, needed
from declcmp.messages import _
from declcmp.model.checking import Citation, Flag, Severity
from declcmp.model.document import Span
from declcmp.text.fold import fold

#: Other wordings that are shown.
_SHOWN = 3


def _flags(draft: Draft) -> Iterator[Flag]:
    sentences = [each.span for each in draft.document.sentences]
    agreed = Mentions(draft)
    yield from _titles(draft, [each for s in sentences for each in titles(draft.text, s.start, s.stop)], agreed)
    yield from _events(draft, [each for s in sentences for each in events(draft.text, s.start, s.stop)], agreed)


def _titles(draft: Draft, named: Iterable[Title], agreed: Mentions) -> Iterator[Flag]:
    """Yield the first place of each form of a name that is the rarer one in this text, or that no agreed text has."""
    by_first: dict[str, dict[Hashable, list[Title]]] = defaultdict(lambda: defaultdict(list))
    for title in named:
        by_first[title.keys[0]][title.forms, title.small, title.numbers].append(title)
    for forms in by_first.values():
        for same in forms.values():
            rivals = [other for other in forms.values() if are_variants(same[0], other[0])]
            usual = max([*rivals, same], key=lambda each: (len(each), -each[0].span.start))[0]
            if usual is not same[0]:
                yield from _flag(compared(same[0], usual), [of_draft(draft, compared(usual, same[0]))])
            else:
                yield from _against(draft, same[0], agreed)


def _against(draft: Draft, title: Title, agreed: Mentions) -> Iterator[Flag]:
    """Yield that agreed texts have a name in other forms only."""
    variants: list[tuple[Title, Citation]] = []
    stems = needed(title)
    asked = [form for form, key in zip(title.forms, title.keys, strict=True) if key in stems]
    for unit, text, span in agreed.of(asked, stems):
        for other in titles(text, span.start, span.stop):
            if are_equal(title, other):
                return
            if are_variants(title, other):
                variants.append((other, of_corpus(draft, unit, compared(other, title))))
    if variants:
        yield from _flag(compared(title, variants[0][0]), [citation for _other, citation in variants])


def _events(draft: Draft, told: Sequence[Event], agreed: Mentions) -> Iterator[Flag]:
    """Yield the events that are called otherwise elsewhere, as ordinal, day and city tell."""
    for at, event in enumerate(told):
        found = [of_draft(draft, each.span) for each in told[:at] if are_variant_events(event, each)]
        if not found and event.place and event.when.first:
            for unit, text, span in agreed.of([fold(event.place), event.word], frozenset({event.kind})):
                found += [
                    of_corpus(draft, unit, other.span)
                    for other in events(text, span.start, span.stop)
                    if are_variant_events(event, other)
                ]
        yield from _flag(event.span, found)


def _flag(span: Span, found: Sequence[Citation]) -> Iterator[Flag]:
    if found:
        message = _("elsewhere this name is «{other}»").format(other=found[0].text)
        # A text that has the name twice is shown once.
        related = {(each.document, each.text): each for each in reversed(found)}.values()
        yield Flag(span, message, tuple(reversed(related))[:_SHOWN])


RULE = Rule(_flags, Severity.WARNING)
