"""A quotation inside a quotation with the same marks.

What:
    A quotation that stands inside another and has the same marks as that.
Why:
    The mark that closes the inner title seems to close the outer one: where does the name of the initiative end?
Bad:
    «Фонд развития «Мастерская Лу Баня» в Душанбе»
Good:
    «Фонд развития „Мастерская Лу Баня“ в Душанбе»
Source:
    Правила русской орфографии и пунктуации (1956), § 200.
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.draft import Draft
from declcmp.checks.quotes import Quoted
from declcmp.checks.rule import Fixing, Rule
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity

#: What stands inside each kind of marks.
_INNER = {"«»": "„“", '""': "„“", "„“": "«»", "“”": "‘’"}


def _flags(draft: Draft) -> Iterator[Flag]:
    outer: list[Quoted] = []
    for each in draft.quoted:
        outer = [other for other in outer if other.span.stop >= each.span.stop]
        if outer and outer[-1].marks == each.marks:
            message = _("{marks} inside {marks}").format(marks=each.marks)
            inner = _INNER.get(each.marks, "„“")
            text = inner[0] + each.span.of(draft.text)[1:-1] + inner[1]
            yield Flag(each.span, message, fix=Fix(each.span, text, safe=False, changes=Keeps.QUOTES))
        outer.append(each)


RULE = Rule(_flags, Severity.WARNING, Fixing.UNSAFE)
