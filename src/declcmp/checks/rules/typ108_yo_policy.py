"""The letter ё in some words and е in its place in others.

What:
    A word written with е where the text writes ё in most words that have it, or with ё where it mostly writes е; first
    of all one word in both spellings. Only words that have one reading («все» and «всё» are two words); names only if
    the text itself spells them in both ways.
Why:
    Either policy is right; two in one text look as if it had two authors, and a search finds half of the places.
Bad:
    по итогам четвертой встречи … участники четвёртой встречи
Good:
    по итогам четвёртой встречи … участники четвёртой встречи
Source:
    Правила русской орфографии и пунктуации (2006), § 5; the declaration of Astana has 27 words with ё and 21 without.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from declcmp.checks.draft import Draft
from declcmp.checks.rule import Fixing, Rule
from declcmp.language.lexicon import lexicon
from declcmp.language.morphology import readings
from declcmp.messages import _
from declcmp.model.checking import Citation, Fix, Flag, Keeps, Severity
from declcmp.model.document import Span

#: Grammemes of names (OpenCorpora).
_NAMES = frozenset({"Name", "Surn", "Patr", "Geox"})


class _Word(NamedTuple):
    """A word that has ё, or may have: its place, how it is printed, and its two spellings in small letters."""

    span: Span
    printed: str
    plain: str
    dotted: str

    @property
    def has_yo(self) -> bool:
        return "ё" in self.printed.lower()


def _flags(draft: Draft) -> Iterator[Flag]:
    found = _words(draft)
    known = [word for word in found if _dotted(word.plain) and not _may_be_name(draft, word)]
    dotted = sum(word.has_yo for word in known)
    wants_yo = 2 * dotted >= len(known)
    both = _in_both_spellings(found)
    if 0 < dotted < len(known):
        for word in known:
            if word.has_yo is not wants_yo and word.plain not in both:
                yield _flag(draft, word, Severity.INFO, wants_yo=wants_yo)
    for words in both.values():
        # A name that has ё somewhere in the text has it everywhere.
        yo = wants_yo or not _dotted(words[0].plain)
        other = next(word for word in words if word.has_yo is yo)
        for word in words:
            if word.has_yo is not yo:
                yield _flag(draft, word, Severity.WARNING, wants_yo=yo, other=other)


def _words(draft: Draft) -> list[_Word]:
    """Return the words that have ё, or are forms of such, in order; not those in capitals or in quotations."""
    found: list[_Word] = []
    yo = {word.folded for word in draft.words if "ё" in draft.text[word.start : word.stop].lower()}
    for word in draft.words if yo else ():
        if "е" not in word.folded:
            continue
        dotted = _dotted(word.folded)
        if dotted is None and word.folded not in yo:
            continue
        span = Span(word.start, word.stop)
        printed = span.of(draft.text)
        if len(printed) != len(word.folded) or (printed.isupper() and len(printed) > 1) or draft.is_quoted(span):
            continue
        found.append(_Word(span, printed, word.folded, dotted or ""))
    return found


@lru_cache(maxsize=1 << 15)
def _dotted(folded: str) -> str | None:
    """Return how a folded word is spelled with ё; None if it may be spelled without, or in two ways with it."""
    if "е" not in folded:
        return None
    known = lexicon()
    # Most words stand in the dictionary as they are, and to look for one spelling is four times as fast.
    if folded in known.words:
        return None
    spellings = [word for word, _places in known.words.similar_items(folded, known.spellings)]
    return spellings[0] if len(spellings) == 1 and "ё" in spellings[0] else None


def _may_be_name(draft: Draft, word: _Word) -> bool:
    """Say whether a word may be a name by its capital: a name is spelled as its bearer spells it."""
    if not word.printed[0].isupper():
        return False
    sentence = draft.sentence_at(word.span.start)
    start = sentence.span.start if sentence else 0
    if sentence is None or any(letter.isalnum() for letter in draft.text[start : word.span.start]):
        return True
    return any(_NAMES & reading.grammemes for reading in readings(word.plain))


def _in_both_spellings(words: list[_Word]) -> dict[str, list[_Word]]:
    """Return the words that the text has with ё and without; words with another meaning without ё are none."""
    forms: dict[str, list[_Word]] = defaultdict(list)
    for word in words:
        forms[word.plain].append(word)
    return {
        plain: found
        for plain, found in forms.items()
        if len({word.has_yo for word in found}) > 1 and (found[0].dotted or not lexicon().lemmas(plain))
    }


def _flag(draft: Draft, word: _Word, severity: Severity, *, wants_yo: bool, other: _Word | None = None) -> Flag:
    right = _spelled(word.printed, word.dotted or (other.printed.lower() if other else ""), wants_yo=wants_yo)
    fix = Fix(word.span, right, safe=True, changes=Keeps.YO)
    if other is None:
        message = _("the text writes ё: {right}") if wants_yo else _("the text writes е: {right}")
        return Flag(word.span, message.format(right=right), fix=fix, severity=severity)
    message = _("«{word}» here, «{other}» elsewhere").format(word=word.printed, other=other.printed)
    return Flag(word.span, message, (_place(draft, other),), fix, severity)


def _spelled(printed: str, dotted: str, *, wants_yo: bool) -> str:
    """Return a word as printed, with ё where *dotted* has it, or with е everywhere."""
    if not wants_yo:
        return printed.replace("ё", "е").replace("Ё", "Е")
    return "".join(
        ("Ё" if letter.isupper() else "ё") if yo == "ё" else letter for letter, yo in zip(printed, dotted, strict=True)
    )


def _place(draft: Draft, word: _Word) -> Citation:
    paragraph, sentence = draft.paragraph_at(word.span.start), draft.sentence_at(word.span.start)
    lines = sentence.lines if sentence else paragraph.lines if paragraph else None
    point = paragraph.point if paragraph else None
    return Citation(draft.document.id, draft.document.metadata.date, point, word.span, word.printed, lines)


RULE = Rule(_flags, Severity.WARNING, Fixing.SAFE)
