"""Equality modulo a class of changes: what is left of two texts when the class is folded away."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from declcmp.model.checking import Keeps
from declcmp.text.fold import UNSEEN

_SPACES = re.compile(rf"[\s{UNSEEN}]+")
#: Dashes that only spaces part are one: else what was folded would be folded again.
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212](?:\s*[-\u2010-\u2015\u2212])*\s*")
_QUOTES = re.compile('["«»„“”‟‹›‘’‚‛]')
_OPENING, _CLOSING = re.compile(r"[(\[{]"), re.compile(r"[)\]}]")
#: Of a suffix only the last letter tells one case from another: «3-ей», «3-й».
_SUFFIX = re.compile(r"(?<=\d)[-\u2010-\u2013][а-яё]{0,3}([а-яё])(?!\w)")
#: Marks between words, and № before a number. A comma between digits is part of a number.
_PUNCTUATION = re.compile(r"(?<!\d)[.,;:!?…]|[.,;:!?…](?!\d)|№\s?(?=\d)")
_LATIN = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")


_FOLDS: Mapping[Keeps, Callable[[str], str]] = {
    Keeps.SPACES: lambda text: _SPACES.sub("", unicodedata.normalize("NFC", text)),
    Keeps.DASHES: lambda text: _DASHES.sub("-", text),
    Keeps.QUOTES: lambda text: _QUOTES.sub('"', text),
    Keeps.BRACKETS: lambda text: _CLOSING.sub("/", _OPENING.sub("/", text)),
    Keeps.YO: lambda text: text.replace("ё", "е").replace("Ё", "Е"),
    Keeps.SCRIPT: lambda text: text.translate(_LATIN),
    Keeps.CASE: str.lower,
    Keeps.ORDINALS: lambda text: _SUFFIX.sub(r"-\1", text),
    Keeps.PUNCTUATION: lambda text: _PUNCTUATION.sub("", text),
    Keeps.WORDS: lambda _text: "",
}


def equal(old: str, new: str, changes: Keeps) -> bool:
    """Say whether two texts are one when a class of changes is folded away; words may change into anything."""
    return comparable(old, changes) == comparable(new, changes)


def comparable(text: str, changes: Keeps) -> str:
    """Return what a change of a class leaves as it is."""
    return _FOLDS[changes](text)
