"""The lines that close an official text: who signed it, where and when."""

from __future__ import annotations

import re

from declcmp.language.tables import words_of
from declcmp.text.fold import fold

_MONTH = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_DATE = (
    rf"(?:от\s)?[«\"“]?\d{{1,2}}[»\"”]?\s(?:{_MONTH})\s\d{{4}}\s?(?:года|г\.)?"
    r"|(?:от\s)?\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?:\s?(?:года|г\.))?"
)
_CITY = r"(?:г\.\s?|гор\.\s?|город\s|с\.\s?|пос\.\s?)?[А-ЯЁ][А-Яа-яё]+(?:[ -](?:[а-яё]{1,3}-)?[А-ЯЁ][А-Яа-яё]+){0,3}"
_NUMBER = r"(?:№|N)\s?[\w/.\-]{1,20}"
_PLACE_DATE = re.compile(
    rf"(?:{_CITY}(?:,\s{_CITY})?[,.]?\s)?(?:{_DATE})(?:[,.]?\s{_CITY}|\s{_NUMBER})?[.,]?",
)
_PLACE = re.compile(rf"(?:г\.\s?|гор\.\s?|город\s){_CITY}|{_CITY},\s[А-ЯЁ][а-яё]+")
_REGISTER = re.compile(_NUMBER)

_INITIALS = r"(?:[А-ЯЁ]\.(?:[-\s]?[А-ЯЁ][а-яё]?\.){0,2}|[А-ЯЁ][а-яё]\.)"
_SURNAME = r"[А-ЯЁ][а-яё]+(?:[-\s]?[А-ЯЁ][а-яё]+)?"
_NAMED = re.compile(rf"(?:{_INITIALS}\s?{_SURNAME}|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s{_INITIALS})$")
_FULL_NAME = re.compile(r"(?:^|[а-яё»\"]\s)[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)?\s[А-ЯЁ][а-яё]+(?:\s[А-ЯЁ][а-яё]+)?$")
_LONGEST = 220


def is_place_date(text: str) -> bool:
    """Say whether *text* is a place and a date, or a date, and nothing else: «г.Астана, 17 июня 2025 года»."""
    return len(text) <= 120 and _PLACE_DATE.fullmatch(text) is not None


def goes_with_date(text: str) -> bool:
    """Say whether *text* completes a date line beside it: «Москва, Кремль», «г. Брянск», «N 817»."""
    return len(text) <= 60 and bool(_REGISTER.fullmatch(text) or _PLACE.fullmatch(text))


def is_signature(text: str) -> bool:
    """Say whether *text* is an office and a name: «Президент Республики Казахстан К.Токаев», «В.Путин»."""
    if len(text) > _LONGEST or text[-1:] in ".:;,!?":
        return False
    named = _NAMED.search(text)
    if named is not None and named.start() == 0:
        return True
    return begins_with_office(text) and (named is not None or _FULL_NAME.search(text) is not None)


def begins_with_office(text: str) -> bool:
    """Say whether the first word of *text* is that of an office, or «за», «от»: «За Российскую Федерацию»."""
    return text[:1].isupper() and fold(text[:40].split(" ", 1)[0].rstrip(".,")) in words_of("genre", "office")
