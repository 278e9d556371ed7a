"""Lines that are one paragraph at any width of the page: titles, heads of annexes, notes in brackets, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from declcmp.language.tables import words_of
from declcmp.text.closing import begins_with_office, goes_with_date, is_place_date, is_signature
from declcmp.text.fold import fold
from declcmp.text.labels import label
from declcmp.text.layout import runs_on
from declcmp.text.lines import Begin, End, Line
from declcmp.text.words import words

#: A title, the head of an annex and the lines of one signature are few, the latter two short.
_LINES, _WIDTH = 8, 60
#: A note in brackets may list every act that changed a law.
_NOTE_LINES = 40
#: The name of a document has its noun among so many words: «Астанинская декларация второго саммита».
_NAME_WORDS = 3
_WORD = re.compile(r"[^\W_]+")


def together(run: Sequence[Line], *, head: bool) -> frozenset[int]:
    """Return the places in *run* that carry on the line before.

    Args:
        run: Lines without a blank one between them.
        head: No sentence has been seen yet.
    """
    if (head and _is_title(run)) or _is_attachment(run) or _is_row(run):
        return frozenset(range(1, len(run)))
    return _bracketed(run) | _signed(run) | _named(run)


def first_word(text: str) -> str:
    """Return the first word of *text*, folded; empty if it has none."""
    found = _WORD.search(text[:60])
    return fold(found.group()) if found else ""


def hangs(line: Line, following: Line) -> bool:
    """Say whether no paragraph could end like *line*: with a preposition, with «ст.» before a number."""
    last = line.text[-20:].rsplit(" ", 1)[-1]
    if last in words_of("layout", "hanging"):
        return label(following.text) is None
    return following.begin is Begin.DIGIT and last in words_of("layout", "before-number")


def _is_title(run: Sequence[Line]) -> bool:
    """Say whether the lines are one title: no columns, labels, places and dates, and one line plainly runs on."""
    if not 1 < len(run) <= _LINES or run[0].begin is Begin.LOWER:
        return False
    if any(line.columns or label(line.text) or is_place_date(line.text) or goes_with_date(line.text) for line in run):
        return False
    return any(runs_on(*pair) or hangs(*pair) for pair in pairwise(run))


def _named(run: Sequence[Line]) -> frozenset[int]:
    """Return the lines that carry on the name of a document: «Совместное заявление / глав государств»."""
    return frozenset(
        place
        for place, (line, following) in enumerate(pairwise(run), start=1)
        if len(line.text) <= _WIDTH and runs_on(line, following) and _names_document(line.text)
    )


def _names_document(text: str) -> bool:
    first = (word.folded for word in words(text)[:_NAME_WORDS])
    return not words_of("genre", "genre").isdisjoint(first) and text[:1].isupper()


def _is_attachment(run: Sequence[Line]) -> bool:
    """Say whether the lines are the block «ПРИЛОЖЕНИЕ / к распоряжению … / от 17 августа 2002 г. / N 385-рп»."""
    if not 1 < len(run) <= _LINES or first_word(run[0].text) not in words_of("layout", "attachment"):
        return False
    return all(len(line.text) <= _WIDTH and not line.columns for line in run)


def _is_row(run: Sequence[Line]) -> bool:
    """Say whether the lines are one row of a table whose cells go on below: no line has as many cells as the first."""
    if not (1 < len(run) <= _LINES and run[0].columns and not run[0].ruled) or is_signature(run[0].text):
        return False
    if any(line.end in {End.STOP, End.COMMA} or line.ruled for line in run[:-1]):
        return False
    return all(line.cells < run[0].cells and label(line.text) is None for line in run[1:])


def _bracketed(run: Sequence[Line]) -> frozenset[int]:
    """Return the lines that carry on a note in brackets: «(В редакции … / от 13.09.2004 г. N 1161)»."""
    found: set[int] = set()
    first, opened = 0, 0
    for place, line in enumerate(run):
        if opened == 0:
            first = place
            if not line.text.startswith("("):
                continue
        opened += line.text.count("(") - line.text.count(")")
        if opened == 0 and line.text.endswith((")", ");", ").")):
            found |= set(range(first + 1, place + 1))
        if opened < 0 or place - first >= _NOTE_LINES or line.ruled or (place > first and label(line.text) is not None):
            opened = 0
    return frozenset(found)


def _signed(run: Sequence[Line]) -> frozenset[int]:
    """Return the lines that carry on an office up to the name: «Председатель / Совета      И.О.Фамилия»."""
    found: set[int] = set()
    first = 0
    for place, line in enumerate(run):
        if not begins_with_office(run[first].text) or line.end is not End.WORD or len(line.text) > _WIDTH:
            break
        if line.columns and is_signature(f"{run[first].text} {line.text}"):
            found |= set(range(first + 1, place + 1))
            first = place + 1
            if first == len(run):
                break
    return frozenset(found)
