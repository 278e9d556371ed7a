"""White space that a line of a file has too much or too little of, and what is in a line and is not seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from declcmp.language.lexicon import lexicon
from declcmp.model.document import Span
from declcmp.text.fold import fold


class Slip(Enum):
    """What is wrong with the spaces at a place."""

    DOUBLE = auto()
    TRAILING = auto()
    BEFORE_MARK = auto()
    MISSING = auto()
    UNSEEN = auto()
    DECOMPOSED = auto()


class Place(NamedTuple):
    """A slip: where it stands in the line (code points, half-open), and what is to stand there."""

    slip: Slip
    span: Span
    text: str


_SPACE = " \t\u00a0\u2000-\u200a\u202f\u205f\u3000"
_DOUBLE = re.compile(rf"(?<=\S)[{_SPACE}]{{2,}}(?=\S)")
_TRAILING = re.compile(rf"(?<=\S)[{_SPACE}]+$")
#: «слово ,», «( слово», «« слово».
_BEFORE_MARK = re.compile(rf"(?<=[\w»\")])[{_SPACE}]+(?=[,;:.](?:\s(?!\.)|$)|[»)](?!\w))|(?<=[«(])[{_SPACE}]+(?=\w)")
_MISSING = re.compile(r"(?<=[а-яё]{2}[,;])(?=[А-Яа-яЁё«„]{2})")
#: «состоялась.Стороны»: the sentence before ends with a word that the dictionary knows.
_SENTENCE = re.compile(r"(?<![\w.@/-])([а-яё]{3,})\.(?=[А-ЯЁ][а-яё]{2})")
#: Soft hyphens are left: they break words at the ends of lines.
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_COMBINED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
#: What any of them needs: most lines have none, and one search says so.
_ANY = re.compile(
    rf"[{_SPACE}](?:[{_SPACE},;:.»)]|$)|[«(][{_SPACE}]|[а-яё][,;.][А-Яа-яЁё«„]"
    "|[\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
#: Columns of a table or of a page: their gaps are no slips.
_COLUMNS = re.compile(r"\||\S {4,}\S|\S\t+\S")
_ADDRESS = re.compile(r"\S{0,200}(?:://|www\.|@)\S{0,200}")


def slips(line: str, *, after: int = 0, breaks: bool = False) -> list[Place]:
    """Return the slips of a line, in order, none overlapping.

    Args:
        line: Without its end.
        after: Where its text begins: behind the indent and the label.
        breaks: Two spaces at its end break the line (Markdown).
    """
    if not _ANY.search(line):
        return []
    found = [place for place in _all(line, breaks=breaks) if place.span.start >= after]
    if found and ("@" in line or "://" in line or "www." in line):
        addresses = [Span(*match.span()) for match in _ADDRESS.finditer(line)]
        found = [p for p in found if not any(a.start <= p.span.start and p.span.stop <= a.stop for a in addresses)]
    apart: list[Place] = []
    for place in sorted(found, key=lambda each: (each.span.start, -each.span.stop)):
        if not apart or place.span.start >= apart[-1].span.stop:
            apart.append(place)
    return apart


def _all(line: str, *, breaks: bool) -> Iterator[Place]:
    if not _COLUMNS.search(line) or len(_DOUBLE.findall(line)) > 2:
        yield from (Place(Slip.DOUBLE, Span(*m.span()), _one(m.group())) for m in _DOUBLE.finditer(line))
    if (end := _TRAILING.search(line)) and not (breaks and len(end.group()) > 1):
        yield Place(Slip.TRAILING, Span(*end.span()), "")
    yield from (Place(Slip.BEFORE_MARK, Span(*m.span()), "") for m in _BEFORE_MARK.finditer(line))
    yield from (Place(Slip.MISSING, Span(*m.span()), " ") for m in _MISSING.finditer(line))
    for sentence in _SENTENCE.finditer(line):
        if lexicon().lemmas(fold(sentence.group(1))):
            yield Place(Slip.MISSING, Span(sentence.end(), sentence.end()), " ")
    if not line.isascii():
        yield from (Place(Slip.UNSEEN, Span(*m.span()), "") for m in _UNSEEN.finditer(line))
        for letters in _COMBINED.finditer(line):
            composed = unicodedata.normalize("NFC", letters.group())
            if composed != letters.group():
                yield Place(Slip.DECOMPOSED, Span(*letters.span()), composed)


def _one(run: str) -> str:
    """Return the one space that a run of them stands for."""
    return "\u00a0" if set(run) == {"\u00a0"} else " "
