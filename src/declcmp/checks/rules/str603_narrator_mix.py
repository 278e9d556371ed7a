"""A text that speaks as «мы» in some sentences and of «Стороны» in others, or calls the parties by a rare name.

What:
    Sentences whose verb stands with «мы» («Отмечаем усилия ООН») beside sentences in which the parties are spoken of
    («Участники встречи отмечают»): the first of those that are fewer. In numbered points also a name of the parties
    («Министры») that stands for them a few times, where another («Стороны») does mostly. Quotations do not count.
Why:
    A declaration has one voice: when it changes, texts of several hands were put together.
Bad:
    Участники встречи отмечают, что … Отмечаем усилия ООН.
Good:
    Участники встречи отмечают, что … Участники отмечают усилия ООН.
Source:
    The statement of 16 July 2021: its first paragraph speaks of «участники», the others say «Убеждены», «Отмечаем».
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.narration import Narrator, Statement, statements
from declcmp.checks.rule import Rule
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity
from declcmp.model.document import Span

#: A name of the parties is rare where another stands for them so many times as often.
_TIMES = 4


def _flags(draft: Draft) -> Iterator[Flag]:
    found = list(statements(draft))
    ours = [each for each in found if each.narrator is Narrator.WE]
    theirs = [each for each in found if each.narrator is Narrator.PARTIES]
    if ours and theirs:
        rare, usual = (ours, theirs) if len(ours) < len(theirs) else (theirs, ours)
        message = (
            _("here «we» speak; mostly the parties are spoken of")
            if rare is ours
            else _("here the parties are spoken of; mostly «we» speak")
        )
        yield Flag(rare[0].span, message, (of_draft(draft, usual[0].span),))
    yield from _names(draft, theirs)


def _names(draft: Draft, theirs: Sequence[Statement]) -> Iterator[Flag]:
    """Yield the first place of each name of the parties that is rare in the points."""
    called: dict[str, list[Span]] = defaultdict(list)
    for each in theirs:
        paragraph = draft.paragraph_at(each.span.start)
        if each.subject and paragraph and paragraph.point and not _is_qualified(draft, each.subject):
            called[each.subject.of(draft.text).lower()].append(each.subject)
    usual = max(called.values(), key=lambda spans: (len(spans), -spans[0].start), default=[])
    for spans in called.values():
        if len(spans) * _TIMES <= len(usual):
            names = spans[0].of(draft.text), usual[0].of(draft.text)
            message = _("«{name}» ×{few}, mostly «{usual}»").format(name=names[0], few=len(spans), usual=names[1])
            yield Flag(spans[0], message, (of_draft(draft, usual[0]),))


def _is_qualified(draft: Draft, subject: Span) -> bool:
    """Say whether some of the parties are meant: «Государства Центральной Азии», «Стороны-участники ВТО»."""
    rest = draft.text[subject.stop : subject.stop + 2]
    return rest[:1] in {"-", ","} or rest[1:].isupper()


RULE = Rule(_flags, Severity.INFO, preview=True)
