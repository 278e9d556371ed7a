"""Full and short names of states in one list.

What:
    Lists of three states and more («Республики Казахстан, Кыргызстана и Республики Узбекистан»): the form, full or
    short, that fewer of them have. States of one name (Туркменистан) and lists in quotations do not count.
Why:
    In a list of parties every state has the same rank, and so the same form of name.
Bad:
    Республики Казахстан, Кыргызстана и Республики Узбекистан
Good:
    Республики Казахстан, Кыргызской Республики и Республики Узбекистан
    Казахстана, Кыргызстана и Узбекистана
Source:
    The five declarations: all their lists of states are of one form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.rule import Rule
from declcmp.language.names import Found, states
from declcmp.language.tables import table
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity
from declcmp.model.document import Span

_BETWEEN = re.compile(r",\s(?:и\s|а\sтакже\s)?|\sи\s|\sа\sтакже\s")
_LEAST = 3


def _flags(draft: Draft) -> Iterator[Flag]:
    for listed in _lists(draft):
        forms = {each: _is_full(draft, each) for each in listed if each.name in _of_two_names()}
        full = [each for each, is_full in forms.items() if is_full]
        short = [each for each, is_full in forms.items() if not is_full]
        if not full or not short:
            continue
        rare, usual = (short, full) if len(short) <= len(full) else (full, short)
        other = Span(usual[0].start, usual[0].stop)
        for each in rare:
            span = Span(each.start, each.stop)
            message = _("«{one}» in one list with «{other}»").format(
                one=span.of(draft.text), other=other.of(draft.text)
            )
            yield Flag(span, message, (of_draft(draft, other),))


def _lists(draft: Draft) -> Iterator[list[Found]]:
    """Yield the states that stand in one list each, three and more."""
    found: list[Found] = []
    for each in states().find(draft.text):
        if draft.is_quoted(Span(each.start, each.stop)):
            continue
        if found and not _BETWEEN.fullmatch(draft.text, found[-1].stop, each.start):
            if len(found) >= _LEAST:
                yield found
            found = []
        found.append(each)
    if len(found) >= _LEAST:
        yield found


def _is_full(draft: Draft, found: Found) -> bool:
    return " " in draft.text[found.start : found.stop]


def _of_two_names() -> frozenset[str]:
    """Return the states that have a short name and a full one of several words."""
    groups = [line.split("; ") for line in table("countries")["states"]]
    return frozenset(group[0] for group in groups if " " not in group[0] and any(" " in name for name in group[1:]))


RULE = Rule(_flags, Severity.INFO, preview=True)
