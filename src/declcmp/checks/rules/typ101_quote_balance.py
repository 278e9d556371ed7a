"""A quotation mark that is never closed, or closed without having been opened.

What:
    Marks «», „“ and "" of one paragraph that have no partner. A paragraph is taken as a whole, after broken lines were
    joined, so that a title may run over a line end.
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
