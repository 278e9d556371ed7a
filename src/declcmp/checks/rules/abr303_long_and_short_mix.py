"""A long form and its abbreviation side by side in one document.

What:
    «в т.ч.» in a document that writes «в том числе» elsewhere (so with «т.е.», «т.к.», «и т.д.», «и т.п.»); a known
    abbreviation («ООН») whose full name stands in the same document without introducing it (names of states apart); and
    one that is introduced and used, while what it stands for goes on under its full name. Quotations do not count.
Why:
    A reader asks whether two names mean two things, a translator writes two terms.
Bad:
    в т.ч. в формате видеоконференции … в том числе в регионе Приаралья
    координирующую роль Всемирной организации здравоохранения … взаимодействие с ВОЗ
Good:
    в том числе в формате видеоконференции … в том числе в регионе Приаралья
    координирующую роль Всемирной организации здравоохранения (ВОЗ) … взаимодействие с ВОЗ
Source:
    Справочник издателя и автора (Мильчин, Чельцова): one form of a word throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from declcmp.checks.abbreviations import bracketed, introduced, spelled_out, uses
from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.instrument import is_instrument
from declcmp.checks.rule import Fixing, Rule
from declcmp.language.morphology import stem
from declcmp.language.names import states
from declcmp.language.tables import table
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity
from declcmp.model.document import Span
from declcmp.text.words import folds


def _flags(draft: Draft) -> Iterator[Flag]:
    yield from _words(draft)
    if is_instrument(draft):
        yield from _names(draft)
        yield from _in_vain(draft)


def _words(draft: Draft) -> Iterator[Flag]:
    for line in table("abbreviations")["spelled-out"]:
        short, _colon, full = line.partition(": ")
        there = _unquoted(draft, rf"(?<!\w){full}(?!\w)")
        for span in _unquoted(draft, _pattern(short)) if there else ():
            message = _("«{one}», but elsewhere «{other}»").format(one=span.of(draft.text), other=full)
            yield Flag(span, message, (of_draft(draft, there[0]),), _spelling(draft, span, full))


def _pattern(short: str) -> str:
    return rf"(?<!\w){re.escape(short)}".replace(r"\.", r"\.\s?").removesuffix(r"\s?").replace(r"\ ", r"\s")


def _unquoted(draft: Draft, pattern: str) -> list[Span]:
    found = (Span(*match.span()) for match in re.finditer(pattern, draft.text, re.IGNORECASE))
    return [span for span in found if not draft.is_quoted(span)]


def _spelling(draft: Draft, span: Span, full: str) -> Fix:
    first = span.of(draft.text)[0]
    sentence = draft.sentence_at(span.start)
    ends = "." if sentence is not None and sentence.span.stop == span.stop else ""
    return Fix(span, (first if first.isupper() else full[0]) + full[1:] + ends, safe=False, changes=Keeps.WORDS)


def _names(draft: Draft) -> Iterator[Flag]:
    known = {
        use.name: use.span
        for use in reversed(uses(draft))
        if use.name in draft.norms.abbreviations and not draft.is_quoted(use.span)
    }
    full = {name: span for name, span in spelled_out(draft, known).items() if not _is_state(name, span.of(draft.text))}
    for name in sorted(full.keys() - introduced(draft, full.keys())):
        long = full[name].of(draft.text)
        message = _("«{short}» and «{full}» alternate, and neither introduces the other").format(short=name, full=long)
        yield Flag(known[name], message, (of_draft(draft, full[name]),))


def _in_vain(draft: Draft) -> Iterator[Flag]:
    """Yield the introductions of abbreviations that are used, while their full names come back."""
    for each in bracketed(draft):
        used = re.search(rf"(?<!\w){each.name}(?!\w)", draft.text[each.span.stop :])
        if each.full is None or not used or draft.is_quoted(each.span):
            continue
        again = (span for span in _again(draft, each.full, each.span.stop) if not draft.is_quoted(span))
        if (span := next(again, None)) is not None:
            full = span.of(draft.text)
            message = _("«{short}» is introduced, but «{full}» comes back").format(short=each.name, full=full)
            yield Flag(each.span, message, (of_draft(draft, span),))


def _again(draft: Draft, full: Span, start: int) -> Iterator[Span]:
    """Yield where a full name stands from a place on, in any case, and other names of the same state, if it is one."""
    stems = [stem(word) for word in folds(full.of(draft.text))]
    after = [word for word in draft.words if word.start >= start]
    for at in range(len(after) - len(stems) + 1):
        here = after[at : at + len(stems)]
        if stem(here[0].folded) == stems[0] and [stem(word.folded) for word in here] == stems:
            yield Span(here[0].start, here[-1].stop)
    state = next(states().find(draft.text, full.start, full.stop), None)
    for found in states().find(draft.text, start) if state else ():
        if state and found.name == state.name and not draft.text[found.start : found.stop].isupper():
            yield Span(found.start, found.stop)


def _is_state(name: str, long: str) -> bool:
    """Say whether a name is that of a state, of today or of before: which form it takes is a matter of protocol."""
    return any(states().find(name)) or "еспублик" in long


RULE = Rule(_flags, Severity.INFO, Fixing.UNSAFE)
