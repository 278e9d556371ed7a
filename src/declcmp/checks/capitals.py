"""Capital letters in running text: which words have one, and where it says nothing, as at the start of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from declcmp.language.morphology import stem
from declcmp.language.wordlist import word_list
from declcmp.model.document import FRAME, Document, Paragraph, Span
from declcmp.text.words import Word, words

_OPENING = frozenset('.!?…:;•*·«„“"(/[\n')
_SPACES = frozenset(" \t\u00a0")
_DASHES = frozenset("-–—")
#: A letter by itself before this is a word in capitals: «КОНТРОЛЬ И НАДЗОР».
_NEAR_SHOUT = re.compile(r"\s[А-ЯЁ]{2}")
_LABEL = re.compile(r"(?:^|\s)[а-яa-z\d]{1,2}\)$")
_WE = re.compile(r"[Мм]ы,\s$")
#: What may stand between words of one phrase.
_LINKS = frozenset({" ", "\u00a0", "-", "‑"})


class Case(Enum):
    """What the first letter of a word is; NEITHER where it tells nothing: an opening, a quotation, an abbreviation."""

    UPPER = "upper"
    LOWER = "lower"
    NEITHER = "neither"


class Cased(NamedTuple):
    """A word of running text.

    Attributes:
        linked: Whether it goes on the phrase of the word before it.
    """

    word: Word
    stem: str
    case: Case
    linked: bool


def opens(text: str, at: int) -> bool:
    """Say whether a word that begins at a place opens a sentence, an item of a list, a quotation or a bracket."""
    before, dashed = at - 1, False
    while before >= 0 and (text[before] in _SPACES or (text[before] in _DASHES and text[before + 1] in _SPACES)):
        dashed = dashed or text[before] in _DASHES
        before -= 1
    return (
        before < 0
        or dashed
        or text[before] in _OPENING
        or _LABEL.search(text, max(before - 3, 0), before + 1) is not None
    )


def is_self_designation(text: str, at: int, folded: str) -> bool:
    """Say whether the word at a place is what the parties call themselves: «Мы, Министры», «Стороны»."""
    return word_list("terms", "selves").has(folded) or _WE.search(text, max(at - 4, 0), at) is not None


def running(document: Document, quoted: Sequence[Span]) -> Iterator[Cased]:
    """Yield the words of running text: not of titles, headings and signatures.

    Args:
        document: Whose words.
        quoted: Its quotations, the outermost, by place: their words have no case of their own.
    """
    text, quote = document.text, 0
    for paragraph in document.paragraphs:
        stop = None
        for word in words(text, paragraph.body.start, paragraph.body.stop) if paragraph.kind not in FRAME else ():
            while quote < len(quoted) and quoted[quote].stop <= word.start:
                quote += 1
            inside = quote < len(quoted) and quoted[quote].start <= word.start
            linked = stop is not None and text[stop : word.start] in _LINKS
            yield Cased(word, stem(word.folded), Case.NEITHER if inside else _case(text, word, paragraph), linked)
            stop = word.stop


def _case(text: str, word: Word, paragraph: Paragraph) -> Case:
    first = text[word.start]
    if first.islower():
        return Case.LOWER
    printed = text[word.start : word.stop]
    shouted = printed.isupper() and (len(printed) > 1 or _NEAR_SHOUT.match(text, word.stop) is not None)
    if not first.isupper() or shouted or word.start == paragraph.body.start or opens(text, word.start):
        return Case.NEITHER
    return Case.UPPER
