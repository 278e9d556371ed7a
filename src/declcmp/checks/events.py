"""Events that a text names and dates: «второго саммита … (19 мая 2023 г., г.Сиань)», when and where they are held."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from declcmp.checks.dates import MONTH, When, dates, is_dated
from declcmp.checks.quotes import quoted
from declcmp.language.lexicon import is_adjective, is_verb
from declcmp.language.morphology import stem
from declcmp.language.names import cities, states
from declcmp.language.tables import words_of
from declcmp.language.wordlist import word_list
from declcmp.model.document import Span
from declcmp.text.fold import fold
from declcmp.text.words import Word, folds, words

#: How far from a name, in characters, its date and place may stand; how long a name may be behind what it is.
_NEAR, _LONGEST = 90, 240
_BRACKETS = re.compile(r"\s?[(/]([^()/\n]{4,80})[)/]")
#: What no name goes on over, outside of quotation marks.
_END = re.compile(r"[,;:!?()/\n]|\s[-–—]{1,2}\s|\.\s")
_TOKEN = re.compile(r"(?:(\d{1,3})[-‑]([а-яё]{1,2})|[А-ЯЁа-яё]+(?:[-‑][А-ЯЁа-яё]+)*)\s$")
_WHERE = re.compile(rf"(?:в|во|на)\s(?:г\.|гор\.|городе|столице|{MONTH}|\d|конце|начале|середине)", re.IGNORECASE)
#: Words of meaning that make the name of an event without ordinal and title.
_TELLING = 3
_CLOSING = frozenset('»"”“')
#: Small words that end no name.
_LINKS = frozenset({"и", "а", "также", "в", "во", "на", "с", "со", "по", "о", "об", "для", "к", "под"})


@dataclass(frozen=True, slots=True)
class Event:
    """An event where a text dates it.

    Attributes:
        span: Its name.
        told: The same with what dates and places it.
        word: What it is, a forum or a summit: as printed, folded.
        ordinal: «2» for «второго саммита», for «2-й встречи»; empty if it has none.
        words: What else its name says, folded: no small words, nothing that many events have in their names.
        titled: Whether it has a title in quotation marks.
        dated: Where the date stands.
        place: The city, as a map names it; None if the text says none, or none that is known.
    """

    span: Span
    told: Span
    word: str
    ordinal: str
    words: tuple[str, ...]
    titled: bool
    when: When
    dated: Span
    place: str | None

    @property
    def keys(self) -> frozenset[str]:
        """Return the words of its name in any form."""
        return frozenset(map(stem, self.words))

    @property
    def kind(self) -> str:
        """Return what it is, in any form."""
        return stem(self.word)


@lru_cache(maxsize=1 << 12)
def events(text: str, start: int, stop: int) -> tuple[Event, ...]:
    """Return the events that a sentence, ``text[start:stop]``, names and dates."""
    return tuple(_events(text, start, stop))


def _events(text: str, start: int, stop: int) -> Iterator[Event]:
    if not _kinds().search(text, start, stop) or next(dates(text, start, stop), None) is None:
        return
    found = words(text, start, stop)
    marks = [each.span for each in quoted(text, start, stop) if each.depth == 0]
    done = start
    named: dict[str, tuple[Span, Word]] = {}
    for at, word in enumerate(found):
        if word.start < done or word.folded not in words_of("events", "events") or _inside(word, marks):
            continue
        name = Span(_start(text, start, word.start), _stop(text, found[at:], marks, stop))
        refers = any(word_list("events", "named before").has(each) for each in folds(name.of(text)))
        latest = named.get(stem(word.folded)) if refers else (name, word)
        told = _told(text, name, start, stop)
        event = _event(text, *latest, told, marks) if told and latest else None
        if event is not None:
            done = name.stop
            yield event
        if not refers:
            named[stem(word.folded)] = (name, word)


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words_of('events', 'events')))})(?!\w)", re.IGNORECASE)


def _inside(word: Word, marks: Sequence[Span]) -> bool:
    return any(each.start < word.start < each.stop for each in marks)


def _start(text: str, start: int, at: int) -> int:
    """Return where the name of an event begins: adjectives and an ordinal go before the word for what it is."""
    while token := _TOKEN.search(text, max(at - 40, start), at):
        if not token[2] and not is_adjective(fold(token.group().strip()).replace("‑", "-").rpartition("-")[2]):
            break
        at = token.start()
    return at


def _stop(text: str, found: Sequence[Word], marks: Sequence[Span], stop: int) -> int:
    """Return where the name of an event ends, of which *found* begins with the word for what it is."""
    end = found[0].stop
    for before, word in pairwise(found):
        if word.stop - found[0].start > _LONGEST:
            break
        if not _inside(word, marks):
            gap = text[before.stop : word.start]
            ends = _END.search(gap) or is_dated(text, word.start) or _tells_where(text, word.start)
            if ends or is_verb(word.folded):
                break
        if word.folded not in _LINKS:
            end = word.stop
    return end + 1 if end < stop and text[end] in _CLOSING else end


def _tells_where(text: str, at: int) -> bool:
    """Say whether «в …» tells when or where, and is no part of the name («в области …»)."""
    if _WHERE.match(text, at):
        return True
    place = re.compile(r"(?:в|во|на)\s").match(text, at)
    known = (names.find(text, place.end(), place.end() + 40) for names in (cities(), states())) if place else ()
    return place is not None and any((found := next(each, None)) and found.start == place.end() for each in known)


def _told(text: str, name: Span, start: int, stop: int) -> Span | None:
    """Return the words beside a name that say when and where: in brackets, behind it, or before it."""
    if brackets := _BRACKETS.match(text, name.stop, stop):
        return Span(*brackets.span(1))
    last = min(name.stop + _NEAR, stop)
    if held := _held().match(text, name.stop, last):
        ends = re.compile(r"[;)(\n]|,\s").search(text, held.end(), last)
        return Span(held.end(), ends.start() if ends else last)
    before = _holding().search(text, max(name.start - _NEAR, start), name.start)
    return Span(before.start(1), name.start) if before else None


@cache
def _held() -> re.Pattern[str]:
    stems = "|".join(sorted(words_of("events", "held")))
    return re.compile(rf"(?:,\s(?:котор\w+\s)?(?:{stems})\w*)?\s(?=\d|(?:в|во|на)\s)", re.IGNORECASE)


@cache
def _holding() -> re.Pattern[str]:
    stems = "|".join(sorted(words_of("events", "holding")))
    return re.compile(rf"(?<!\w)(?:{stems})\w*\s([^,;()\n]*)$", re.IGNORECASE)


def _event(text: str, name: Span, kind: Word, told: Span, marks: Sequence[Span]) -> Event | None:
    """Return the event of a name; None if what stands beside it tells of no date, or of two, or the name of none."""
    when = list(dates(text, told.start, told.stop))
    if len(when) != 1:
        return None
    ordinal, titled, telling = "", False, []
    for word in words(text, name.start, name.stop):
        if word_list("events", "not named").has(word.folded):
            return None
        number = _ordinal(text, word)
        if number and not ordinal and word.start < kind.start:
            ordinal = number
        elif word.start != kind.start and not _says_little(text, word):
            titled = titled or _inside(word, marks)
            telling.append(word.folded)
    if not telling:
        return None
    towns = list(cities().find(text, told.start, told.stop))
    parts = [name, when[0][1], *(Span(found.start, found.stop) for found in towns)]
    return Event(
        name,
        Span(min(each.start for each in parts), max(each.stop for each in parts)),
        kind.folded,
        ordinal,
        tuple(telling),
        titled,
        *when[0],
        towns[0].name if len({found.name for found in towns}) == 1 else None,
    )


def _says_little(text: str, word: Word) -> bool:
    """Say whether a word does not tell one event from another: «в формате», «глав государств», the «й» of «2-й»."""
    hangs = text[word.start - 1 : word.start] in {"-", "‑"} and text[word.start - 2 : word.start - 1].isdigit()
    function = word_list("edit_classes", "function words").has(word.folded)
    return hangs or function or word_list("events", "generic").has(word.folded)


def are_one(one: Event, other: Event) -> bool:
    """Say whether two events are one and the same by their names, so that what is said of one must be true of both.

    An ordinal tells one edition from another. Without it the name must be a title or long, and the years or the days of
    the year the same: an event that comes every year seldom comes on the same days.
    """
    if one.kind != other.kind or one.keys != other.keys or one.ordinal != other.ordinal:
        return False
    telling = one.titled or len(one.keys) >= _TELLING
    days = one.when.first is not None and (one.when.first, one.when.last) == (other.when.first, other.when.last)
    return bool(one.ordinal) or (telling and (days or one.when.year == other.when.year))


def are_variants(one: Event, other: Event) -> bool:
    """Say whether two events of one day, city and ordinal are one, of which either name leaves words out."""
    same = (one.kind, one.ordinal, one.when, one.place) == (other.kind, other.ordinal, other.when, other.place)
    told = one.place is not None and one.when.first is not None
    return same and told and (one.keys < other.keys or other.keys < one.keys)


def _ordinal(text: str, word: Word) -> str:
    """Return the number of an ordinal, «2-й» or «второй»; empty for other words."""
    if word.folded.isdigit():
        return word.folded if text[word.stop : word.stop + 1] in {"-", "‑"} else ""
    return next((number for begin, number in _ordinals().items() if word.folded.startswith(begin)), "")


@cache
def _ordinals() -> Mapping[str, str]:
    pairs = (entry.partition("=") for entry in sorted(words_of("events", "ordinals"), key=len, reverse=True))
    return {begin: number for begin, _, number in pairs}
