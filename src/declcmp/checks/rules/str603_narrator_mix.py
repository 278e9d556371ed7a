"""A text that speaks as «мы» in some sentences and of «Стороны» or «участники» in others.

What:
    Sentences whose verb stands with «мы» («Отмечаем усилия ООН») beside sentences in which the parties are spoken of
    («Участники встречи отмечают»): the first of those that are fewer. Quotations do not count.
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

from collections.abc import Iterator

from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.narration import Narrator, statements
from declcmp.checks.rule import Rule
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity


def _flags(draft: Draft) -> Iterator[Flag]:
    found = list(statements(draft))
    ours = [each for each in found if each.narrator is Narrator.WE]
    theirs = [each for each in found if each.narrator is Narrator.PARTIES]
    if not (ours and theirs):
        return
    rare, usual = (ours, theirs) if len(ours) < len(theirs) else (theirs, ours)
    message = (
        _("here «we» speak; mostly the parties are spoken of")
        if rare is ours
        else _("here the parties are spoken of; mostly «we» speak")
    )
    yield Flag(rare[0].span, message, (of_draft(draft, usual[0].span),))


RULE = Rule(_flags, Severity.INFO, preview=True)
