"""A quotation mark that is never closed, or closed without having been opened.

What:
    Marks «», „“ and "" that have no partner in their paragraph. A paragraph is taken as a whole, after broken lines
    were joined, so that a title may run over a line end. Speech may run over several paragraphs; «Торговый дом «Весна»
    closes both titles with one mark, as is usual. Nothing mends it: where the title ends only its author knows.
Why:
    Without its partner a title has no end: a reader cannot tell what the document is called.
Bad:
    действий «Вода для устойчивого развития, 2018–2028 годы
Good:
    действий «Вода для устойчивого развития», 2018–2028 годы
Source:
    Правила русской орфографии и пунктуации (2006), § 133.
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.draft import Draft
from declcmp.checks.quotes import alone
from declcmp.checks.rule import Rule
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity
from declcmp.model.document import Span


def _flags(draft: Draft) -> Iterator[Flag]:
    for each in alone(draft.text, [paragraph.body for paragraph in draft.document.paragraphs]):
        message = _("{mark} is never closed") if each.opens else _("{mark} closes nothing")
        yield Flag(Span(each.at, each.at + 1), message.format(mark=each.mark))


RULE = Rule(_flags, Severity.ERROR)
