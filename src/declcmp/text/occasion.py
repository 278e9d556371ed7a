"""When and where a declaration was adopted: its own date and place, never those of another event that it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from declcmp.language.morphology import nominative, readings
from declcmp.language.names import cities, states
from declcmp.language.tables import words_of
from declcmp.model import Document, Paragraph, ParagraphKind
from declcmp.text.fold import fold

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"), 1
    )
}
_NAMES = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_DATE = re.compile(
    rf"(?<![\w.])[«\"]?(?:\d{{1,2}}\s?[-–—]\s?)?(\d{{1,2}})[»\"]?\s({_NAMES})\s((?:19|20)\d\d)(?![\d-])(?:\s?(?:года|г\b\.?))?"
    r"|(?<![\w.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?!\d)(?:\s?(?:года|г\b\.?))?",
    re.IGNORECASE,
)
_TOWN = r"(?:(?i:г\.\s?|гор\.\s?|город[еау]?\s|г\s))"
_NAME = r"[А-ЯЁ][а-яё]+(?:[-‑][А-ЯЁа-яё]+)*(?:\s[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё]+)*)?"
_MARKED = re.compile(rf"(?<!\w){_TOWN}({_NAME})")
_IN = re.compile(rf"(?<!\w)[Вв]о?\s({_NAME})")
#: How far from its date a place may stand, in characters: «17 июня 2025 года в столице Казахстана городе Астане».
_NEAR = 60
_NAMES_ASIDE = re.compile(r"«[^«»]{0,120}»|\"[^\"]{0,120}\"|\([^()]{0,120}\)")
#: How many paragraphs before the first point tell of the occasion, and how many sentences of each.
_OPENING, _SENTENCES = 3, 2
#: How much of a title or a sentence is read, in characters: lists of parties are shorter, hostile lines are not.
_READ = 5000
#: How many paragraphs of the end may hold the closing formula: signatures follow it.
_CLOSING = 12


class Seen(NamedTuple):
    """A value read from a text: the value, the words, and the source lines."""

    value: str
    text: str
    lines: tuple[int, int]


class Occasion(NamedTuple):
    """When and where: each None if the text does not say."""

    date: Seen | None
    place: Seen | None


class _Day(NamedTuple):
    iso: str
    start: int
    stop: int


#: What a stretch of text tells of its own date and place; None if it tells of another event.
_Told = tuple[_Day | None, str | None] | None
_Own = Callable[[str], _Told]


def occasion(document: Document) -> Occasion:
    """Return the date and the place: of the place-date lines, else of the closing formula, the opening, the title."""
    day: Seen | None = None
    where: Seen | None = None
    for text, lines, own in _tellers(document):
        found = own(text)
        if found is None:
            continue
        this, place = found
        if day is None and this is not None:
            day = Seen(this.iso, text[this.start : this.stop], lines)
        agrees = this is None or day is None or this.iso == day.value
        if where is None and place is not None and agrees:
            where = Seen(place, text if len(text) <= 120 else text[:117] + "…", lines)
    return Occasion(day, where)


def opening(document: Document) -> Iterator[tuple[Paragraph, str]]:
    """Give the sentences before the first point or heading, those that tell who met, when and where."""
    seen = 0
    for paragraph in document.paragraphs:
        if paragraph.kind in {ParagraphKind.POINT, ParagraphKind.HEADING} or seen == _OPENING:
            return
        if paragraph.kind is ParagraphKind.TEXT and paragraph.sentences:
            seen += 1
            for sentence in paragraph.sentences[:_SENTENCES]:
                yield paragraph, document.text_of(sentence)[:_READ]


def title(document: Document) -> tuple[str, tuple[int, int]] | None:
    """Return the title that the text begins with, on one line, and its source lines."""
    run: list[Paragraph] = []
    for paragraph in document.paragraphs:
        if paragraph.kind is ParagraphKind.TITLE:
            run.append(paragraph)
        elif run:
            break
    if not run:
        return None
    text = " ".join(" ".join(document.text_of(paragraph).split()) for paragraph in run)
    return text[:_READ], (run[0].lines[0], run[-1].lines[1])


def _tellers(document: Document) -> Iterator[tuple[str, tuple[int, int], _Own]]:
    """Give the stretches of text that may tell, the surest first, each with the function that reads it."""
    for paragraph in reversed(document.paragraphs):
        if paragraph.kind is ParagraphKind.PLACE_DATE:
            yield document.text_of(paragraph)[:_READ], paragraph.lines, _of_line
    for paragraph in document.paragraphs[:_OPENING]:
        text = document.text_of(paragraph)[:_READ]
        if text.startswith("(") and text.endswith(")") and len(text) <= 2 * _NEAR:
            yield text[1:-1], paragraph.lines, _of_line
    for paragraph in document.paragraphs[-_CLOSING:]:
        for sentence in paragraph.sentences:
            text = document.text_of(sentence)[:_READ]
            if fold(text.split()[0]).rstrip(",") in words_of("declarations", "done"):
                yield text, sentence.lines, _of_formula
    for number, (paragraph, text) in enumerate(opening(document)):
        yield text, paragraph.lines, _of_first if number == 0 else _of_opening
    if found := title(document):
        yield found[0], found[1], _of_title


def _of_line(text: str) -> _Told:
    """Read «г.Астана, 17 июня 2025 года», «Москва, Кремль»."""
    day = _day(text)
    rest = text if day is None else f"{text[: day.start]} {text[day.stop :]}"
    return day, _marked(rest) or _known(rest) or _first_name(rest)


def _of_formula(text: str) -> _Told:
    """Read «Совершено в городе Астане 17 июня 2025 года в двух экземплярах»."""
    day = _day(text)
    return day, _near(text, day)


def _of_opening(text: str) -> _Told:
    """Read «17 июня 2025 года в г.Астана … состоялся второй саммит»: a date before any comma, or beside the verb."""
    verb = _verbs().search(text)
    if verb is None:
        return None
    day = _day(text)
    if day is None:
        return None, _marked(text[: verb.end() + _NEAR])
    # Names in quotes and brackets take room: «провели встречу в формате «… – …» («…») 5 мая 2024 года».
    beside = day.start >= verb.end() and len(_NAMES_ASIDE.sub("", text[verb.end() : day.start])) <= _NEAR
    if not beside and (day.start > verb.start() or "," in text[: day.start]):
        return None
    return day, _near(text, day)


def _of_first(text: str) -> _Told:
    """Read the first sentence: as any of the opening, or «встречи, состоявшейся 16 июля 2021 г. в г.Ташкент»."""
    if found := _of_opening(text):
        return found
    participle = _participles().search(text)
    # «Исходя из Декларации встречи, состоявшейся …», «В соответствии с …» tell of another event.
    if participle is None or _refers(text):
        return None
    day = _day(text)
    if day is None or not 0 <= day.start - participle.end() <= _NEAR:
        return None
    return day, _near(text, day)


def _of_title(text: str) -> _Told:
    """Read «… в городе Туркменбаши (6 августа 2021 г.)», «… от 17 июня 2025 года»."""
    day = _day(text)
    if day is not None:
        before, after = text[: day.start].rstrip(), text[day.stop :].strip(" .")
        if not (before.endswith(("(", ",")) or before.lower().endswith((" от", " г.")) or after.startswith(")")):
            day = None
    return day, _marked(text)


def _refers(text: str) -> bool:
    first = text.split()[:2]
    if not first:
        return False
    gerund = any("GRND" in reading.grammemes for reading in readings(fold(first[0].strip(",")))[:1])
    return gerund or fold(first[-1]) in words_of("declarations", "referring")


def _day(text: str) -> _Day | None:
    """Return the first date of a text that the calendar has."""
    for match in _DATE.finditer(text):
        day, name, year, numbered_day, month, numbered_year = match.groups()
        number = _MONTHS[fold(name)[:3]] if name else int(month)
        try:
            iso = date(int(year or numbered_year), number, int(day or numbered_day)).isoformat()
        except ValueError:
            continue
        return _Day(iso, match.start(), match.end())
    return None


def _near(text: str, day: _Day | None) -> str | None:
    """Return the place beside a date: after it first, then before it."""
    if day is None:
        return _marked(text)
    for part in (text[day.stop : day.stop + _NEAR], text[max(0, day.start - _NEAR) : day.start]):
        if place := _marked(part) or _known(part) or _named_in(part):
            return place
    return None


def _marked(text: str) -> str | None:
    """Return the place that «г.» or «город» says to be a town."""
    found = _MARKED.search(text)
    return _nominative(found.group(1)) if found else None


def _known(text: str) -> str | None:
    return next((found.name for found in cities().find(text)), None)


def _named_in(text: str) -> str | None:
    """Return the place of «в Кокшетау»: a geographical name, and no state."""
    for found in _IN.finditer(text):
        name = found.group(1)
        if next(states().find(name), None) is None and _is_geographical(name.split()[0]):
            return _nominative(name)
    return None


def _first_name(text: str) -> str | None:
    """Return the place of a place-date line that begins with a name and no mark: «Кокшетау, 5 мая 2024 года»."""
    found = re.match(rf"\s*({_NAME})\s*,", text)
    return _nominative(found.group(1)) if found and next(states().find(found.group(1)), None) is None else None


def _nominative(name: str) -> str:
    """Return a place as a map names it; one that no dictionary knows stays as printed."""
    if (known := next(cities().find(name), None)) and known.start == 0:
        return known.name
    first = name.split(maxsplit=1)[0]
    likely = [reading.grammemes for reading in readings(fold(first)) if "Geox" in reading.grammemes]
    if not likely or any("nomn" in grammemes for grammemes in likely):
        return first
    forms = nominative(first)
    return "-".join(part.capitalize() for part in forms[0].split("-")) if forms else first


def _is_geographical(word: str) -> bool:
    return any("Geox" in reading.grammemes for reading in readings(fold(word)))


@cache
def _verbs() -> re.Pattern[str]:
    stems = "|".join(sorted(words_of("declarations", "event")))
    return re.compile(rf"(?<!\w)(?:{stems})(?:ся|сь|ась|ось|ись|[её]л|ла|ло|ли|а|о|и)?(?!\w)", re.IGNORECASE)


@cache
def _participles() -> re.Pattern[str]:
    stems = "|".join(sorted(words_of("declarations", "participle"))).replace("е", "[её]")
    return re.compile(rf"(?<!\w)(?:{stems})\w+", re.IGNORECASE)
