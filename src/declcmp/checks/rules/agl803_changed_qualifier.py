"""A qualifier dropped from agreed wording, or added to it.

What:
    Words that limit or strengthen what is agreed (только, все, прямых, соответствующих, при необходимости, под
    руководством) and that stand with the same words on one side only. The list is data: a desk's own file of norms adds
    to it.
Why:
    One small word makes a promise conditional, or a right exclusive, and is easily overlooked.
Bad:
    только путем инклюзивных переговоров между самими афганцами
Good:
    только путем прямых инклюзивных переговоров между самими афганцами
Source:
    The statements of 15 October 2020 and of Tashkent (16 July 2021).
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.draft import Draft
from declcmp.checks.rule import Rule
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity


def _flags(draft: Draft) -> Iterator[Flag]:
    for agreement in draft.agreed.agreements:
        for each in agreement.qualified:
            message = _("agreed with «{words}», here without") if each.dropped else _("agreed without «{words}»")
            yield Flag(each.span, message.format(words=each.text), (agreement.first.citation,))


RULE = Rule(_flags, Severity.WARNING)
