"""A year that is told from the day of reading.

What:
    «текущего года», «в нынешнем году», «с. г.» in a text that is adopted; «в этом году», «в следующем году» only where
    no year stands in the sentence or the one before. Laws, treaties and programmes hold in every year: they are left
    alone.
Why:
    In the archive nobody can tell which year was meant without the date of signing.
Bad:
    в мае и в июне текущего года
Good:
    в мае и в июне 2025 года
    в нынешнем, 2021 году
Source:
    Инструкции по делопроизводству: dates in a document are given in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from declcmp.checks.draft import Draft
from declcmp.checks.instrument import is_instrument, is_lasting
from declcmp.checks.rule import Rule
from declcmp.language.wordlist import word_list
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity
from declcmp.model.document import Span

_RELATIVE = re.compile(r"(?<![\w.])(?:([А-Яа-яё]+)\sгод(?:а|у|ом|е)?(?!\w)|[ст]\.\s?г\.)")
_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d{2}(?!\d)")
#: Characters before «текущего года» in which a year is looked for, and «каждого» too.
_BEFORE = 12


def _flags(draft: Draft) -> Iterator[Flag]:
    if not is_instrument(draft) or is_lasting(draft):
        return
    for match in _RELATIVE.finditer(draft.text):
        span = Span(*match.span())
        if _is_relative(draft, match) and not draft.is_quoted(span):
            yield Flag(span, _("«{words}» depends on the year of reading: name the year").format(words=match.group()))


def _is_relative(draft: Draft, match: re.Match[str]) -> bool:
    word = (match.group(1) or "").lower().replace("ё", "е")
    if re.search(r"кажд\w+\s$", draft.text[max(match.start() - _BEFORE, 0) : match.start()], re.IGNORECASE):
        return False
    if not word:
        return draft.text[max(match.start() - 2, 0) : match.start()].strip().isalpha()
    if word_list("calendar", "relative").has(word):
        return True
    return word_list("calendar", "relative to a year named before").has(word) and not _is_anchored(draft, match.start())


def _is_anchored(draft: Draft, at: int) -> bool:
    """Say whether a year stands in the sentence, or in the one before it."""
    paragraph = draft.paragraph_at(at)
    before = [s for s in paragraph.sentences if s.span.start <= at][-2:] if paragraph else []
    return any(_YEAR.search(sentence.span.of(draft.text)) for sentence in before)


RULE = Rule(_flags, Severity.INFO)
