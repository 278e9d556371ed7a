"""A party to the document with a capital in one sentence and without it in another.

What:
    «стороны согласились» in a document that writes «Стороны согласились» elsewhere in running text, or defines
    «(далее – Стороны)»; and the other way round. Only the bare plural before its verb counts: «заинтересованные
    стороны», «со стороны», «обе стороны» are common words. Also a common noun with a capital in a document that has
    none in the same phrase: «государствами Формата» — «государств формата».
Why:
    The capital tells the parties from anybody else: without it, it is open who has agreed.
Bad:
    в регион стороны согласились использовать площадку … В этой связи Стороны согласились
Good:
    в регион Стороны согласились использовать площадку … Заинтересованные стороны намерены
Source:
    The statement of Turkmenbashi (2021): one «стороны» against thirteen «Стороны».
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.citing import of_draft
from declcmp.checks.defined_terms import slips
from declcmp.checks.draft import Draft
from declcmp.checks.rule import Fixing, Rule
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity


def _flags(draft: Draft) -> Iterator[Flag]:
    for each in slips(draft):
        one, other = each.span.of(draft.text), each.term.of(draft.text)
        message = _("«{one}», but elsewhere «{other}»").format(one=one, other=other)
        fix = Fix(each.span, one[0].swapcase() + one[1:], safe=False, changes=Keeps.CASE)
        yield Flag(each.span, message, (of_draft(draft, each.term),), fix)


RULE = Rule(_flags, Severity.WARNING, Fixing.UNSAFE)
