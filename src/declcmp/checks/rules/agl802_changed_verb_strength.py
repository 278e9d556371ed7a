"""A verb stronger or weaker than the agreed one.

What:
    A passage that matches an agreed one, governed by a verb that stands on another step of a ladder of strength:
    принимают к сведению, отмечают, приветствуют, поддерживают. The verb may stand before the passage, or before the
    list that the passage is an item of. The ladders are data: a desk's own file of norms goes before the built-in ones.
Why:
    The verb is what was negotiated: it says how far the parties go.
Bad:
    Стороны отметили важность реализации принятой Резолюции
Good:
    Стороны приветствуют реализацию принятой Резолюции
Source:
    The communiqué of Almaty (26 April 2025, point 13) and the declaration of Astana (17 June 2025, point 12).
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.draft import Draft
from declcmp.checks.rule import Rule
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity


def _flags(draft: Draft) -> Iterator[Flag]:
    for agreement in draft.agreed.agreements:
        for shift in agreement.shifts:
            message = _("«{old}» → «{new}»: stronger") if shift.stronger else _("«{old}» → «{new}»: weaker")
            said = message.format(old=shift.old.text, new=shift.new.text)
            yield Flag(shift.new.span, said, (agreement.first.citation,))


RULE = Rule(_flags, Severity.WARNING)
