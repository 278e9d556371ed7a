"""An abbreviation that is introduced and never used.

What:
    Abbreviations alone in brackets (or between slashes) behind the words that they stand for, which stand nowhere else
    in the document. Brackets that name a state or a source («(США)») introduce nothing.
Why:
    What is introduced promises to come back: the reader looks for a passage that was cut.
Bad:
    деятельность Миссии ООН по содействию в Афганистане (МООНСА) — and never again
Good:
    деятельность Миссии ООН по содействию в Афганистане
    Миссии ООН по содействию в Афганистане (МООНСА) … сотрудничать с МООНСА
Source:
    Справочник издателя и автора (Мильчин, Чельцова): an abbreviation is introduced for the sake of its later uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from declcmp.checks.abbreviations import bracketed
from declcmp.checks.draft import Draft
from declcmp.checks.instrument import is_instrument
from declcmp.checks.rule import Fixing, Rule
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity
from declcmp.model.document import Span


def _flags(draft: Draft) -> Iterator[Flag]:
    for each in bracketed(draft) if is_instrument(draft) else ():
        if each.spelled and not draft.is_quoted(each.span) and _count(draft.text, each.name) == 1:
            message = _("«{name}» is introduced and never used").format(name=each.name)
            before = each.span.start - 1
            whole = Span(before if draft.text[before] in " \u00a0" else each.span.start, each.span.stop)
            yield Flag(each.span, message, fix=Fix(whole, "", safe=False, changes=Keeps.WORDS))


def _count(text: str, name: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?![А-ЯЁA-Z])", text))


RULE = Rule(_flags, Severity.INFO, Fixing.UNSAFE)
