"""Names in any case: «Кыргызской Республики» is found for the republic, «в Бишкеке» for its capital."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from declcmp.language.tables import table

_ADJECTIVE = re.compile(r"(?:[а-яё]{3,})(?:ая|яя|ое|ее|ые|ие|ий|ый|ой)$", re.IGNORECASE)
_NOUN_IN_Y = re.compile(r"и[яей]$")
_VOWEL = re.compile(r"[аеёиоуыэюяйь]$")
# Written by common beginnings: an alternative an ending takes four times as long to compile.
_ADJECTIVE_ENDINGS = "[ое](?:го|му|[ейюм])|[ыи](?:ми?|[ейх])|ая|яя|ую|юю"
_NOUN_ENDINGS = "[ая](?:ми?|х)?|[ое][ймвю]?|ём|ью?|[уыийю]"


class Found(NamedTuple):
    """A name in a text: its nominative, as the table has it, and its place (code points, half-open)."""

    name: str
    start: int
    stop: int


class Names:
    """Names that are found in any case; the pattern of a name is made when a word that begins so is first met."""

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        """Take the names in the order in which they are tried, each with the short name that it is found for."""
        self._by_beginning: dict[str, list[tuple[int, str, str]]] = {}
        for order, (name, short) in enumerate(names):
            self._by_beginning.setdefault(_beginning(name), []).append((order, name, short))

    def find(self, text: str, start: int = 0, stop: int | None = None) -> Iterator[Found]:
        """Give the names that stand in ``text[start:stop]``, in order, none overlapping."""
        end = len(text) if stop is None else stop
        at = start
        for capital in _CAPITAL.finditer(text, start, end):
            place = capital.start()
            if place < at:
                continue
            for _, name, short in self._candidates(text[place : place + _LETTERS]):
                near = text[place : min(place + 2 * len(name), end)]
                if _may_have(near, name) and (match := _pattern(name).match(text, place, end)):
                    yield Found(short, place, match.end())
                    at = match.end()
                    break

    def _candidates(self, beginning: str) -> list[tuple[int, str, str]]:
        long, short = _folded(beginning), _folded(beginning[:1])
        return sorted(
            [*self._by_beginning.get(long, ()), *(self._by_beginning.get(short, ()) if short != long else ())]
        )


class Phrases:
    """Phrases of common words, found in any case and number; a pattern is made when a text may have its phrase."""

    def __init__(self, phrases: Sequence[str]) -> None:
        """Take the phrases, in any order: where several begin at one place, the longest is found."""
        self._phrases = sorted(phrases, key=lambda phrase: -len(phrase))

    def find(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Give the phrases that stand in *text*, each with its match, in order, none overlapping."""
        matches = [
            (match.start(), order, phrase, match)
            for order, phrase in enumerate(self._phrases)
            if _may_have(text, phrase)
            for match in _phrase(phrase).finditer(text)
        ]
        at = 0
        for start, _, phrase, match in sorted(matches, key=lambda found: found[:2]):
            if start >= at:
                yield phrase, match
                at = match.end()


#: One pattern of all the names takes half a second to compile; words are told apart by their first letters first.
_LETTERS = 3
_CAPITAL = re.compile(r"(?<![\w-])[А-ЯЁ]")


def _beginning(name: str) -> str:
    """Return the first letters that all cases of a name share: three, or one where endings come sooner."""
    first = re.split(r"[\s-]", name)[0]
    return _folded(name[: _LETTERS if len(first) > _LETTERS + 1 else 1])


def _folded(letters: str) -> str:
    return letters.replace("ё", "е").replace("Ё", "Е")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"{declined(name)}(?![\w-])")


def declined(name: str) -> str:
    """Return a pattern of *name*, a nominative, in any case; ё is е; abbreviations and «и» stay as they are."""
    return r"\s".join(_word(word) for word in name.split())


def _word(word: str) -> str:
    stem, endings = _stem(word)
    return _spelled(stem) + endings


def _stem(word: str) -> tuple[str, str]:
    """Return what all forms of a word begin with, and a pattern of what follows."""
    first, dash, last = word.rpartition("-")
    before = first + dash
    if last.isupper() or (last.islower() and len(last) <= 2):
        return word, ""
    if _ADJECTIVE.fullmatch(last) and not _NOUN_IN_Y.search(last):
        return before + last[:-2], f"(?:{_ADJECTIVE_ENDINGS})"
    return before + _VOWEL.sub("", last), f"(?:{_NOUN_ENDINGS})?"


def _may_have(text: str, words: str) -> bool:
    """Say whether *text* has the beginnings of all *words*: patterns are dear to make, and most are never met."""
    comparable = _comparable(text)
    return all(_comparable(_stem(word)[0]) in comparable for word in words.split())


@lru_cache(maxsize=1 << 8)
def _comparable(text: str) -> str:
    return _folded(text.lower()).replace("‑", "-").replace("–", "-")


@cache
def _phrase(words: str) -> re.Pattern[str]:
    """Return a pattern of common words in any case and number: «глава государств» for «Главами государств»."""
    patterns = (_word(word.title()) if len(word) > 1 else word for word in words.split())
    return re.compile(r"(?<![\w-])" + r"\s".join(f"(?i:{pattern})" for pattern in patterns) + r"(?!\w)")


def _spelled(text: str) -> str:
    return re.escape(text).replace("е", "[её]").replace("Е", "[ЕЁ]").replace(r"\-", "[-‑–]")


@cache
def states() -> Names:
    """Return the states: short names for short and full ones."""
    return _names(line.split("; ") for line in table("countries")["states"])


@cache
def actors() -> Names:
    """Return the states, and the regions and unions that take part as one."""
    regions = ([line.split(":")[0]] for line in table("countries")["regions"])
    return _names([*(line.split("; ") for line in table("countries")["states"]), *regions])


@cache
def cities() -> Names:
    """Return the cities."""
    return _names([city] for line in table("cities")["cities"] for city in line.split("; "))


@cache
def organisations() -> Names:
    """Return the organisations of states."""
    return _names(line.split("; ") for line in table("declarations")["organisations"])


def members(region: str) -> tuple[str, ...]:
    """Return the states of a closed region; none for others."""
    for line in table("countries")["regions"]:
        name, _, states_ = line.partition(":")
        if name == region:
            return tuple(filter(None, map(str.strip, states_.split(","))))
    return ()


def _names(groups: Iterable[Sequence[str]]) -> Names:
    """Return names of which longer ones are tried first: «Республика Корея» before «Корея»."""
    return Names(sorted(((name, group[0]) for group in groups for name in group), key=lambda pair: -len(pair[0])))
