"""A mark for what was not yet agreed or known: square brackets, TBD, ХХ, a blank to be filled.

What:
    Text in square brackets, quotation marks with nothing but dots in them, blanks of underscores in running text,
    «ХХ июня», «20ХХ», TBD, «(уточнить)», «???». Numbers of footnotes, translations of foreign words, and what an editor
    put into a quotation («[…]») are left alone; so are all square brackets of a text that neither its front matter nor
    its title calls a document.
Why:
    In a final text it is a promise that was not kept; an error where the front matter says status: final.
Bad:
    [Стороны согласились провести] следующую встречу ХХ июня 2027 года
Good:
    Стороны согласились провести следующую встречу 17 июня 2027 года
Source:
    Square brackets mark text that is not agreed (UN Editorial Manual, resolutions and drafts).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from declcmp.checks.draft import Draft
from declcmp.checks.rule import Rule
from declcmp.language.tables import table, words_of
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity
from declcmp.model.document import Paragraph, ParagraphKind, Span

_BRACKETS = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]")
#: Footnotes («[12]», «[iv]», «[^1]»), cuts («[…]»), boxes to tick, links of Markdown («[text](address)»).
_MARK = re.compile(r"\[\s*(?:\^?\d{1,4}|[ivxlc]+|\*+|[a-zа-я]|[xXхХ]?|sic!?|так!?)\s*\]")
#: What a bracket explains: a foreign word before it, or a word that it is part of.
_EXPLAINED = re.compile(r"(?:[A-Za-zÀ-ÿ][^\w\s]{0,3}\s?\W?|\w)$")
_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_BLANK = re.compile(
    rf"(?<!\w)[ХXхx]{{2}}(?=\s(?:{_MONTHS})\b)|(?<!\w)[ХXхx]{{2}}\.[ХXхx]{{2}}(?:\.(?:\d{{4}}|[ХXхx]{{4}}|20[ХXхx]{{2}}))?(?!\w)"
    r"|(?<!\w)20(?:[ХXхx]{2}|\d[ХXхx])(?!\w)|№\s?[ХXхx]{2,}(?!\w)"
    r"|[«„]\s*(?:[.…_]+\s*)+[»“”]|(?<!\S)\"(?:…|\.\.+|_+)\"|\?{3,}|\(\?+\)"
)
#: Blanks are filled in by hand in forms, and stand over signatures.
_UNDERSCORES = re.compile(r"(?<!_)_{2,30}(?!_)")
_RUNNING = frozenset({ParagraphKind.TEXT, ParagraphKind.POINT, ParagraphKind.ITEM, ParagraphKind.PLACE_DATE})


def _flags(draft: Draft) -> Iterator[Flag]:
    severity = Severity.ERROR if draft.document.metadata.status == "final" else Severity.INFO
    for paragraph in draft.document.paragraphs:
        at = paragraph.body.start
        for span in sorted(_marks(draft, paragraph)):
            if span.start >= at:
                at = span.stop
                shown = span.of(draft.text)
                message = _("not resolved: {text}").format(text=shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…")
                yield Flag(span, message, severity=severity)


_SHOWN = 40


def _marks(draft: Draft, paragraph: Paragraph) -> Iterator[Span]:
    body, text = paragraph.body, draft.text
    about = draft.document.metadata
    brackets = _BRACKETS.finditer(text, body.start, body.stop) if about.kind or about.status else ()
    for found in brackets:
        if not _is_an_explanation(text, body.start, found):
            yield from _unless_quoted(draft, Span(*found.span()))
    for pattern in (_BLANK, _words()):
        yield from (Span(*found.span()) for found in pattern.finditer(text, body.start, body.stop))
    if paragraph.kind in _RUNNING and text.count("_", body.start, body.stop) * 4 < len(body):
        for found in _UNDERSCORES.finditer(text, body.start, body.stop):
            if any(map(str.isalpha, text[body.start : found.start()])):
                yield Span(*found.span())


def _is_an_explanation(text: str, start: int, found: re.Match[str]) -> bool:
    """Say whether a bracket is a footnote, a translation, or a part of a word."""
    if _MARK.fullmatch(found.group()) or text[found.end() : found.end() + 1].isalpha():
        return True
    return text[found.end() : found.end() + 1] == "(" or bool(
        _EXPLAINED.search(text[max(start, found.start() - 8) : found.start()])
    )


def _unless_quoted(draft: Draft, span: Span) -> Iterator[Span]:
    """Yield the span, unless it is an editor's insertion in a quotation."""
    if not draft.is_quoted(span):
        yield span


@cache
def _words() -> re.Pattern[str]:
    words = "|".join(sorted(words_of("typography", "unresolved")))
    notes = "|".join(table("typography")["unresolved in brackets"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|\((?i:{notes})\b[^()]{{0,60}}\)")


RULE = Rule(_flags, Severity.INFO)
