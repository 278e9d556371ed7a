"""One name with a capital in one place and without it in another.

What:
    Words of running text with and without a capital inside the same name («Второго глобального горного саммита» —
    «Второго Глобального горного саммита»): the rarer form. Sentence openings, titles, quotations, words in capitals and
    another number («министерства») do not count. With a corpus also, for information, where agreed wording differs so.
Why:
    A capital tells a name from a common word: «Резолюция» is one text, «резолюция» any.
Bad:
    в соответствии с Резолюцией Генеральной Ассамблеи ООН … соавторами резолюции Генеральной Ассамблеи ООН
Good:
    в соответствии с резолюцией Генеральной Ассамблеи ООН … соавторами резолюции Генеральной Ассамблеи ООН
Source:
    The declarations of Almaty and Astana (2025): «в Группе друзей», «в группе друзей».
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.case_elsewhere import otherwise
from declcmp.checks.case_variants import variants
from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.instrument import is_instrument, is_lasting
from declcmp.checks.rule import Fixing, Rule
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity


def _flags(draft: Draft) -> Iterator[Flag]:
    for each in variants(draft, plain=is_instrument(draft) and not is_lasting(draft)):
        one, other = each.span.of(draft.text), each.usual.of(draft.text)
        message = _("«{one}», but elsewhere «{other}»").format(one=one, other=other)
        first = each.place.of(draft.text)[0]
        fix = Fix(each.place, first.swapcase() + each.place.of(draft.text)[1:], safe=False, changes=Keeps.CASE)
        yield Flag(each.span, message, (of_draft(draft, each.usual),), fix)
    for found in otherwise(draft):
        message = _("agreed texts write «{other}»").format(other=found.agreed.text)
        yield Flag(found.span, message, (found.agreed,), severity=Severity.INFO)


RULE = Rule(_flags, Severity.WARNING, Fixing.UNSAFE)
