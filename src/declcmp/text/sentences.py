"""Sentences of one paragraph: razdel's rules, and before them a few for what they get wrong in official Russian.

razdel looks at ten characters on either side of each mark and lets its rules vote «join»; no vote is a break. The
rules here see the whole sentence so far, vote first, and may also vote «break».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from razdel import sentenize as _razdel
from razdel.segmenters.sentenize import SentSplit
from razdel.segmenters.sokr import HEAD_PAIR_SOKRS, HEAD_SOKRS, PAIR_SOKRS, SOKRS

from declcmp.language.morphology import form, readings
from declcmp.language.tables import table, words_of
from declcmp.model import Span
from declcmp.text.fold import fold

#: Where a sentence may end: at a mark, before a bullet inside the line, before the next number of a list («1. Мир 2.
#: Труд»), after a colon before direct speech, at a blank line (where a paragraph was none). Not at a semicolon, where
#: razdel breaks before a capital: an official sentence runs on after it.
_PLACE = re.compile(r"""[.?!…»”’"„')\]}¹²³]|\s(?=[•●▪◦■]\s|\d\d?\.\s[^\W\d_])|:(?=\s["«„“][^\W\d_])|\n(?=\n)""")
#: Direct speech of two sentences or more, in the quotes that it opens with.
_SPEECH = re.compile(r"""\s(?:«[^»]+?|[„“][^“”]+?|"[^"]+?)[.?!…]\s[«„“"]?[^\W\d_]""")
_NUMBER = re.compile(r"\s*(\d\d?)\.")
_SUPERSCRIPTS = frozenset("¹²³")
_CLOSING = frozenset("»”’\"')]}") | _SUPERSCRIPTS
#: The mark of a footnote after the end of a sentence: «связи.[1] В», «связи.¹ В».
_NOTE = re.compile(r"[^\W\d_]{3,}[»\"”)]?[.?!…](?:\[\d{1,3}\]|[¹²³])$")
#: The first word inside quotes.
_QUOTED = re.compile(r"\s[«“\"]([А-ЯЁ][а-яё]+)")
_WINDOW: int = _razdel.split.window
#: How far a rule sees to the left: longer than any abbreviation or label, so that a line without end stays linear.
_SIGHT = 60
#: How far back a finite verb is looked for, in characters.
_REACH = 600

_WORD_CHARACTER = re.compile(r"[^\W_]")
_LAST_WORD = re.compile(r"(?:[^\W\d_]+-)?[^\W\d_]+$")
_LONG_WORD = re.compile(r"(?<!\w)[а-яё]{5,}(?!.)")
_LAST_PAIR = re.compile(r"([^\W\d_]+)\s?\.\s?([^\W\d_]+)$")
_NEXT_WORD = re.compile(r"\s*([^\W\d_]+(?:-[^\W\d_]+)*)(\.?)")
_UNIT_LETTER = re.compile(r"\d\s[^\W\d_]$")
_AFTER_NUMBER = re.compile(r"(?:\d|\b[IVXLC]+)[-\s]*[^\W\d_]+$")
_LABEL_NUMBER = r"(?:№\s?)?(?:\d[\d.\-–/()]*(?:\s?[а-я])?|[IVXLC]+(?:[.\-]\d+)*)[)*]*"
_GLUED_WORD = re.compile(r"[А-ЯЁ][а-яё]+[\s,]")
_GLUED_TO = re.compile(r"(?:[а-яё]{4,}|[а-яё]{3,}[»\"”)])$")


class _Place(NamedTuple):
    """A mark in *text*: the sentence so far is [start, at), what follows the mark begins at *after*."""

    text: str
    start: int
    at: int
    after: int

    @property
    def left(self) -> str:
        """The end of the sentence so far, as far as the rules see."""
        return self.text[max(self.start, self.at - _SIGHT) : self.at]

    @property
    def next_word(self) -> str:
        """The capitalised word that follows; empty if something else does."""
        found = _NEXT_WORD.match(self.text, self.after, self.after + _SIGHT)
        return found.group(1) if found and found.group(1)[0].isupper() else ""

    @property
    def initial(self) -> bool:
        """What follows is an initial: «им. М. Ломоносова»."""
        return len(self.next_word) == 1 and self.text.startswith(f"{self.next_word}.", self.after + 1)

    @property
    def opens(self) -> bool:
        """What follows is a function word with a capital: «В», «Это», not the initial «В.»."""
        found = _NEXT_WORD.match(self.text, self.after, self.after + _SIGHT)
        return bool(found and found.group(1)[0].isupper() and not found.group(2)) and _opener(self.next_word)


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a paragraph, in order; every character but white space stands in exactly one of them.

    Args:
        text: One paragraph, its label set aside, white space folded. The work is linear in its length.
    """
    spans = []
    start = 0
    for stop in (*_ends(text), len(text)):
        part = text[start:stop]
        first = start + len(part) - len(part.lstrip())
        last = stop - (len(part) - len(part.rstrip()))
        if first < last:
            spans.append(Span(first, last))
        start = stop
    return tuple(spans)


def _ends(text: str) -> Iterator[int]:
    """Give the offsets at which one sentence ends and another begins."""
    last_word = next((at for at in range(len(text) - 1, -1, -1) if text[at].isalnum()), -1)
    start = 0
    first_word = _first_word(text, start)
    for match in _PLACE.finditer(text):
        if _goes_on(text, match.end()):
            continue
        place = _Place(text, start, match.start(), match.end())
        # Marks alone are no sentence: they stay with the words beside them.
        if first_word < place.at and place.after <= last_word and _ends_at(place):
            start = place.after
            first_word = _first_word(text, start)
            yield start


def _goes_on(text: str, after: int) -> bool:
    """Say at once, as razdel does, that no sentence begins with a small letter; most marks need no other rule."""
    following = text[after : after + 2].lstrip()[:1]
    return following.islower()


def _first_word(text: str, start: int) -> int:
    """Return the offset of the first letter or digit from *start* on."""
    found = _WORD_CHARACTER.search(text, start)
    return found.start() if found else len(text)


def _ends_at(place: _Place) -> bool:
    """Say whether a sentence ends with the mark."""
    text, mark = place.text, place.text[place.at : place.after]
    if mark.isspace():
        return _next_of_list(place)
    if not text[place.after].isspace():
        return mark == "." and _glued(place)
    if mark == "." and _plainly_ends(place):
        return True
    if mark == ":":
        # razdel breaks inside the speech; then what introduces it is a sentence, too, as in the gold of the news.
        speech = _SPEECH.match(text, place.after, place.after + _REACH)
        return speech is not None and speech.group()[-1].isupper()
    verdict = _full_stop(place) if mark == "." else _closing(place) if mark in _CLOSING else None
    return not _razdel_joins(place, mark) if verdict is None else verdict


def _next_of_list(place: _Place) -> bool:
    """Say whether the bullet or the number that follows begins the next item of a list inside the line."""
    if place.text[place.at] == "\n":
        return True
    here, following = _NUMBER.match(place.text, place.start), _NUMBER.match(place.text, place.after)
    if following is None:
        return True
    # After a word the number belongs to it («в соответствии со статьей 2. Лица»).
    numbered = here is not None and int(following.group(1)) == int(here.group(1)) + 1
    return numbered and not place.text[place.at - 1].isalnum()


def _plainly_ends(place: _Place) -> bool:
    """Say at once, for most full stops, that a long word before and a capital after leave every rule nothing to say."""
    after = place.text[place.after : place.after + 2]
    word = _LONG_WORD.search(place.text, max(place.start, place.at - _SIGHT), place.at)
    return len(after) == 2 and after[1].isupper() and word is not None and word.group() not in _abbreviations()


@cache
def _abbreviations() -> frozenset[str]:
    sections = ("before", "unit", "word")
    return frozenset(SOKRS).union(
        *(words_of("abbreviations", section) for section in sections), *_pairs("pairs"), *PAIR_SOKRS
    )


def _razdel_joins(place: _Place, mark: str) -> bool:
    """Return razdel's verdict. It reads no more than the first characters of the sentence so far (a list label)."""
    split = SentSplit(
        place.text[max(0, place.at - _WINDOW) : place.at], mark, place.text[place.after : place.after + _WINDOW]
    )
    split.buffer = place.text[place.start : min(place.at, place.start + _SIGHT)]
    return bool(_razdel.join(split))


def _glued(place: _Place) -> bool:
    """Say whether the space after a full stop was lost («граждане.Сохраняющееся»), and not after «просп.Мира»."""
    if not _GLUED_WORD.match(place.text, place.after, place.after + _SIGHT) or not _GLUED_TO.search(place.left):
        return False
    return not _abbreviation(place.left)


def _full_stop(place: _Place) -> bool | None:
    """Say whether a full stop ends the sentence; None leaves it to razdel."""
    left, following = place.left, place.next_word
    if place.at - place.start < _SIGHT and _label().fullmatch(left.strip()):
        return False
    word = _LAST_WORD.search(left)
    if word is None:
        return None
    printed, lower = word.group(), word.group().lower()
    if not following:
        # «8,2 G. «Для меня»: a unit; an initial stands before a name.
        unit = len(printed) == 1 and printed.isupper() and _UNIT_LETTER.search(left)
        quoted = place.text[place.after : place.after + 2].strip() in tuple('«“"')
        # «$97 млрд. "Это исторический максимум"».
        speech = _QUOTED.match(place.text, place.after, place.after + _SIGHT)
        if speech and lower in SOKRS and _opener(speech.group(1)):
            return True
        return True if unit and quoted else False if lower in words_of("abbreviations", "before") else None
    return _before_capital(place, printed)


def _before_capital(place: _Place, printed: str) -> bool | None:
    """Say whether a full stop after a word and before a capital ends the sentence."""
    lower = printed.lower()
    if lower in _money()[0] and place.next_word in _money()[1]:
        return False
    if len(printed) == 1 and printed.isupper():
        return place.opens or None
    if printed in words_of("abbreviations", "initials"):
        return False
    return _abbreviated(place, place.left, lower)


def _abbreviated(place: _Place, left: str, lower: str) -> bool | None:
    """Say whether the full stop of an abbreviation before a capital ends the sentence; None: no abbreviation known."""
    found = _LAST_PAIR.search(left.lower())
    pair = found.groups() if found else None
    if pair in _pairs("pairs") or pair in HEAD_PAIR_SOKRS:
        return False
    if pair in PAIR_SOKRS and pair not in _pairs("final-pairs"):
        return None
    if lower in words_of("abbreviations", "unit") and _AFTER_NUMBER.search(left):
        return place.opens or (_subject(place.next_word) and _has_verb(place))
    if pair in _pairs("final-pairs") or lower in words_of("abbreviations", "word"):
        return place.opens or (not place.initial and _subject(place.next_word))
    return place.opens if lower in HEAD_SOKRS or lower in words_of("abbreviations", "before") else None


def _closing(place: _Place) -> bool | None:
    """Say whether a sentence ends with the quote or the bracket after its mark: «(sic!) Стороны», «(2021 г.) Главы»."""
    before = place.text[place.at - 1]
    if _NOTE.search(place.left + place.text[place.at]):
        return bool(place.next_word)
    if place.text[place.at] in _SUPERSCRIPTS:
        return False
    if before not in ".?!…" or not place.next_word:
        return None
    whole = place.text[place.start : place.start + _SIGHT].lstrip()[:1] in "(["
    if place.text[place.at] in ")]" and not whole and before != ".":
        return False
    if before == "." and _abbreviation(place.left[:-1]):
        return place.opens or (_subject(place.next_word) and _has_verb(place))
    return None


def _abbreviation(left: str) -> bool:
    """Say whether a text ends with an abbreviation, its full stop not counted."""
    word = _LAST_WORD.search(left)
    if word is None:
        return False
    lower = word.group().lower()
    known = any(lower in words_of("abbreviations", section) for section in ("before", "unit", "word"))
    pair = _LAST_PAIR.search(left.lower())
    return known or lower in SOKRS or (pair is not None and pair.groups() in PAIR_SOKRS | _pairs("pairs"))


@cache
def _label() -> re.Pattern[str]:
    names = "|".join(sorted(words_of("abbreviations", "labels")))
    return re.compile(rf"\W*(?:{names})\s+{_LABEL_NUMBER}", re.IGNORECASE)


@cache
def _pairs(section: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(line.split()) for line in table("abbreviations")[section])


@cache
def _money() -> tuple[frozenset[str], frozenset[str]]:
    units, states = table("abbreviations")["money"]
    return frozenset(units.split()), frozenset(states.split())


def _opener(word: str) -> bool:
    return word.lower() in words_of("abbreviations", "openers")


def _subject(word: str) -> bool:
    """Say whether a capitalised word is likely the subject or the verb that a sentence begins with, and no name."""
    if word.lower() in words_of("abbreviations", "subjects"):
        return True
    found = readings(fold(word))
    if not form(fold(word)).known:
        return False
    likely = [reading.grammemes for reading in found if reading.score >= found[0].score / 2]
    if any(grammemes & {"Name", "Surn", "Patr"} for grammemes in likely):
        return False
    return any(grammemes & {"nomn", "VERB", "PRTS", "ADJS", "GRND", "ADVB", "INFN"} for grammemes in likely)


def _has_verb(place: _Place) -> bool:
    """Say whether the sentence so far has a finite verb: without one, what follows cannot be another sentence."""
    so_far = place.text[max(place.start, place.at - _REACH) : place.at]
    return any(form(fold(word)).part in {"VERB", "PRTS"} for word in re.findall(r"[^\W\d_]+", so_far))
