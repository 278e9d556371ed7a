"""«2021 г.» in a document that writes «2021 года» elsewhere, or the other way round.

What:
    Years of running text: the form that is rarer in the document is flagged. Years in titles, quotations and brackets,
    where «г.» is usual, and in references by number («от 18 декабря 2001 г. № 177-ФЗ») do not count.
Why:
    Two forms of one thing show that two hands wrote the text, or that a passage was taken over unread.
Bad:
    состоявшейся 16 июля 2021 г. … проведение 14 июля 2021 года
Good:
    состоявшейся 16 июля 2021 года … проведение 14 июля 2021 года
Source:
    Справочник издателя и автора (Мильчин, Чельцова): dates of one text have one form.
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.rule import Fixing, Rule
from declcmp.checks.years import Year, long_form, years
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity


def _flags(draft: Draft) -> Iterator[Flag]:
    found = list(years(draft))
    short, long = [each for each in found if each.short], [each for each in found if not each.short]
    if not short or not long:
        return
    rare, usual = (short, long) if len(short) <= len(long) else (long, short)
    for each in rare:
        message = _("«{one}», but elsewhere «{other}»").format(
            one=each.span.of(draft.text), other=usual[0].span.of(draft.text)
        )
        yield Flag(each.span, message, (of_draft(draft, usual[0].span),), _fix(draft, each))


def _fix(draft: Draft, year: Year) -> Fix | None:
    """Return the other form of a unit; none where its case is unsure, or where a full stop would be lost or doubled."""
    sentence = draft.sentence_at(year.span.start)
    ends = sentence is None or sentence.span.stop <= year.span.stop + 1
    made = long_form(year) if year.short else ("гг." if year.many else "г.")
    if made is None or (ends and not year.short):
        return None
    return Fix(year.unit, made + ("." if ends else ""), safe=False, changes=Keeps.WORDS)


RULE = Rule(_flags, Severity.INFO, Fixing.UNSAFE)
