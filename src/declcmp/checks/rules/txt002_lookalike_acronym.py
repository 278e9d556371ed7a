"""A Latin acronym typed in Cyrillic letters.

What:
    A word in capitals, all of them Cyrillic, that reads as a Latin acronym of the list (COP, APEC), or as one that the
    same text has in Latin letters.
Why:
    «СОР-29» in Cyrillic is neither the English COP-29 nor the Russian КС-29; no search finds it.
Bad:
    участники СОР-29 (Cyrillic)
Good:
    участники COP-29 (Latin)
Source:
    Unicode Technical Standard 39, whole-script confusables; the list is language/data/typography.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from declcmp.checks.alphabets import latin
from declcmp.checks.draft import Draft
from declcmp.checks.rule import Fixing, Rule
from declcmp.language.tables import words_of
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity
from declcmp.model.document import Span

_CYRILLIC = re.compile(r"(?<![\w-])[АВЕКМНОРСТУХ]{3,}(?![^\W\d_])")
#: «СОР» may be Russian, «СОР-29» is not: a short acronym of the list wants a number, unless the text has it in Latin.
_SHORT = 3
_NUMBER = re.compile(r"[-‐‑–\s]?\d")
_LATIN = re.compile(r"(?<!\w)[A-Z]{3,}(?![^\W\d_])")


def _flags(draft: Draft) -> Iterator[Flag]:
    own: frozenset[str] | None = None
    for found in _CYRILLIC.finditer(draft.text):
        right = latin(found.group())
        if right is None or _is_in_capitals(draft.text, found):
            continue
        if own is None:
            own = frozenset(_LATIN.findall(draft.text))
        listed = right in words_of("typography", "latin acronyms")
        if right in own or (listed and (len(right) > _SHORT or _NUMBER.match(draft.text, found.end()))):
            span = Span(*found.span())
            message = _("Cyrillic letters; the acronym is Latin: {right}").format(right=right)
            yield Flag(span, message, fix=Fix(span, right, safe=False, changes=Keeps.SCRIPT))


def _is_in_capitals(text: str, found: re.Match[str]) -> bool:
    """Say whether the words around are set in capitals too: «СОР» in a title may be any word."""
    around = text[max(found.start() - 30, 0) : found.start()] + text[found.end() : found.end() + 30]
    return bool(re.search(r"[А-ЯЁ]{4,}", around)) and not re.search(r"[а-яё]{4,}", around)


RULE = Rule(_flags, Severity.ERROR, Fixing.UNSAFE)
