"""A word with letters of two alphabets that look the same.

What:
    A word that has both Cyrillic and Latin letters, as far as all of one kind have a twin in the other alphabet.
    Inflected acronyms («SMSки») and variables of formulas are left alone.
Why:
    It looks right and is not: no search finds it, no comparison takes it for the same word.
Bad:
    борьба с пандемией СOVID-19 (the first letter is Cyrillic)
Good:
    борьба с пандемией COVID-19
Source:
    Unicode Technical Standard 39, mixed-script confusables; the communiqué of 2020 has «СOVID-19».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from declcmp.checks.alphabets import is_latin, latin, russian
from declcmp.checks.draft import Draft
from declcmp.checks.rule import Fixing, Rule
from declcmp.language.lexicon import lexicon
from declcmp.language.tables import words_of
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity
from declcmp.model.document import Span
from declcmp.text.fold import fold

_MIXED = re.compile(r"[A-Za-z][А-Яа-яЁёІіЈјЅѕ]|[А-Яа-яЁёІіЈјЅѕ][A-Za-z]")
_ROMAN = re.compile(r"[IVXLCDM]+")
#: «Рср», «Nобщ»: a letter of a formula and its index.
_VARIABLE = re.compile(r"[A-Za-z][а-яё]{1,4}")


def _flags(draft: Draft) -> Iterator[Flag]:
    seen = -1
    for mixed in _MIXED.finditer(draft.text):
        span = _word_around(draft.text, mixed.start())
        word = span.of(draft.text)
        right = _right(word) if span.start > seen else None
        seen = span.start
        if right is None:
            continue
        wrong = "".join(dict.fromkeys(old for old, new in zip(word, right, strict=True) if old != new))
        message = (
            _("Cyrillic «{letters}» in the Latin word {right}")
            if is_latin(right[0])
            else _("Latin «{letters}» in the Russian word «{right}»")
        )
        fix = Fix(span, right, safe=True, changes=Keeps.SCRIPT) if _is_sure(right) else None
        yield Flag(span, message.format(letters=wrong, right=right), fix=fix)


def _word_around(text: str, at: int) -> Span:
    start = stop = at
    while start and text[start - 1].isalpha():
        start -= 1
    while stop < len(text) and text[stop].isalpha():
        stop += 1
    return Span(start, stop)


def _right(word: str) -> str | None:
    """Return the word in one alphabet; None if letters of both have no twin, or it is meant to have both."""
    in_latin, in_russian = latin(word), russian(word)
    if in_latin is None or in_russian is None:
        right = in_latin or in_russian
    elif _ROMAN.fullmatch(in_latin) or in_latin.upper() in words_of("typography", "latin acronyms"):
        right = in_latin
    elif lexicon().lemmas(fold(in_russian)):
        right = in_russian
    else:
        right = in_latin if 2 * sum(map(is_latin, word)) > len(word) else in_russian
    if right and _VARIABLE.fullmatch(word) and not (right == in_russian and lexicon().lemmas(fold(right))):
        return None
    return right


def _is_sure(right: str) -> bool:
    """Say whether a word in one alphabet looks like one: «prХs» lost more than its alphabet."""
    if not (right.isupper() or right.islower() or right.istitle()):
        return False
    return is_latin(right[0]) or right.isupper() or bool(lexicon().lemmas(fold(right)))


RULE = Rule(_flags, Severity.ERROR, Fixing.SAFE)
