"""An ordinal in figures with too long a suffix: 3-ей, 5-ый, 5-ого.

What:
    A suffix of two letters or more where the norm has one («3-й»), or of three where it has two («5-го»): one letter if
    the last but one is a vowel, two if it is a consonant.
Why:
    One document writes «3-й», another «3-ей»: the same meeting is then found under one name only.
Bad:
    по итогам 3-ей Консультативной встречи
Good:
    по итогам 3-й Консультативной встречи
Source:
    Мильчин, Чельцова. Справочник издателя и автора (2003); the title of the statement of Turkmenbashi.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from declcmp.checks.draft import Draft
from declcmp.checks.rule import Fixing, Rule
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity
from declcmp.model.document import Span

_RIGHT = {
    "ый": "й", "ий": "й", "ой": "й", "ей": "й", "ая": "я", "яя": "я", "ья": "я", "ое": "е", "ее": "е", "ье": "е",
    "ые": "е", "ие": "е", "ьи": "и", "ого": "го", "его": "го", "ьего": "го", "ому": "му", "ему": "му", "ьему": "му",
    "ую": "ю", "юю": "ю", "ым": "м", "им": "м", "ом": "м", "ем": "м", "ьим": "м", "ьем": "м", "ых": "х", "их": "х",
    "ьих": "х", "ыми": "ми", "ими": "ми", "ьими": "ми", "ьей": "й", "тый": "й", "тая": "я", "тое": "е", "того": "го",
    "той": "й", "тых": "х", "вый": "й", "вая": "я", "вого": "го",
}  # fmt: skip
_ORDINAL = re.compile(r"(?<![\w.,/-])(\d+)([-‐‑–])([а-яё]{2,4})(?![\w-])")


def _flags(draft: Draft) -> Iterator[Flag]:
    for found in _ORDINAL.finditer(draft.text):
        right = _RIGHT.get(found.group(3))
        span = Span(*found.span())
        if right is None or draft.is_quoted(span):
            continue
        wanted = f"{found.group(1)}{found.group(2)}{right}"
        message = _("the suffix is too long: {right}").format(right=wanted)
        yield Flag(span, message, fix=Fix(span, wanted, safe=True, changes=Keeps.ORDINALS))


RULE = Rule(_flags, Severity.WARNING, Fixing.SAFE)
