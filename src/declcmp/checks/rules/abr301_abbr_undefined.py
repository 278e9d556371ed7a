"""An abbreviation that the document never introduces.

What:
    Abbreviations in Cyrillic capitals that no reader can be expected to know and that are nowhere spelled out: neither
    «полное название (АБВ)», nor «(далее – АБВ)», nor «АБВ (полное название)». Those of the list of known ones
    ([abbreviations] in the norms) are left alone, so are quoted titles, and news. One finding for each, where it first
    stands.
Why:
    A document is read by other desks, translated, and read again in ten years.
Bad:
    проводимая работа в рамках ЭСКАТО
    укреплять потенциал в области ИИ
Good:
    проводимая работа в рамках Экономической и социальной комиссии ООН для Азии и Тихого океана (ЭСКАТО)
    укреплять потенциал в области искусственного интеллекта (далее – ИИ)
Source:
    Справочник издателя и автора (Мильчин, Чельцова): a rare abbreviation is spelled out where it first stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from declcmp.checks.abbreviations import introduced, spelled_out, uses
from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.instrument import is_instrument
from declcmp.checks.rule import Rule
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity


def _flags(draft: Draft) -> Iterator[Flag]:
    if not is_instrument(draft):
        return
    known = draft.norms.abbreviations
    found = [use for use in uses(draft) if use.name not in known and not draft.is_quoted(use.span)]
    left = Counter(use.name for use in found)
    for name in introduced(draft, left.keys()):
        left.pop(name, None)
    full = spelled_out(draft, left)
    for use in found:
        if left.pop(use.name, None):
            message = _("«{name}» is not introduced anywhere in the text").format(name=use.name)
            span = full.get(use.name)
            yield Flag(use.span, message, (of_draft(draft, span),) if span else ())


RULE = Rule(_flags, Severity.WARNING)
