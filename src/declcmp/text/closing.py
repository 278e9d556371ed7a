"""The lines that close an official text: who signed it, where and when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from declcmp.language.morphology import form, readings
from declcmp.language.tables import words_of
from declcmp.model import ParagraphKind
from declcmp.text.fold import fold
from declcmp.text.labels import label
from declcmp.text.lines import End, end_of, is_unpunctuated

_MONTH = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_DATE = (
    rf"(?:от\s)?[«\"“]?\d{{1,2}}[»\"”]?\s(?:{_MONTH})\s\d{{4}}\s?(?:года|г\.)?"
    r"|(?:от\s)?\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?:\s?(?:года|г\.))?"
)
_TOWN = r"(?:г\.\s?|гор\.\s?|[Гг]ород\s|с\.\s?|пос\.\s?)"
_NAME = r"[А-ЯЁ][А-Яа-яё]+(?:[ -](?:[а-яё]{1,3}-)?[А-ЯЁ][А-Яа-яё]+){0,3}"
_NUMBER = r"(?:№|N)\s?[\w/.\-]{1,20}"
_CITY = rf"(?:{_TOWN}{_NAME}(?:,\s{_NAME})?[,.]?|{_NAME}(?:,\s{_NAME})?[,.]|(?P<bare>{_NAME}))"
_PLACE_DATE = re.compile(rf"(?:{_CITY}\s)?(?:{_DATE})(?:[,.]?\s(?:{_TOWN}?{_NAME}(?:,\s{_NAME})?|{_NUMBER}))?[.,]?")
_PLACE = re.compile(rf"{_TOWN}{_NAME}(?:,\s{_NAME})?|{_NAME},\s{_NAME}|(?P<bare>{_NAME})")
_REGISTER = re.compile(rf"(?:[Рр]егистрационный\s)?{_NUMBER}")

_INITIALS = r"(?:[А-ЯЁ]\.(?:[-\s]?[А-ЯЁ][а-яё]?\.){0,2}|[А-ЯЁ][а-яё]\.)"
_SURNAME = r"[А-ЯЁ](?:[а-яё]+|[А-ЯЁ]+)(?:[-\s]?[А-ЯЁ](?:[а-яё]+|[А-ЯЁ]+))?"
_NAMED = re.compile(rf"(?<!\w)(?:{_INITIALS}\s?{_SURNAME}|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s{_INITIALS})$")
_FULL_NAME = re.compile(r"(?:^|[а-яё»\"]\s)[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)?\s[А-ЯЁ][а-яё]+(?:\s[А-ЯЁ][а-яё]+)?$")
#: «За Правительство», «От Республики Таджикистан».
_BEHALF = re.compile(r"(?:За|ЗА|От|ОТ)\s[А-ЯЁ]")
#: «Си Цзиньпин», «Эмомали Рахмон»: words with capitals and nothing else.
_BARE_NAME = re.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ][а-яё]+){1,3}")
#: «Б. Меры» heads a section as well as «В. Путин» signs.
_LETTERED = re.compile(r"[А-ЯЁ]\.\s[А-ЯЁ][а-яё]+")
_LONGEST = 220
#: A signature takes no more paragraphs than these, and no longer ones.
_SIGNATURE_LINES, _SIGNED = 4, 120


def is_place_date(text: str) -> bool:
    """Say whether *text* is a place and a date, or a date, and nothing else: «г.Астана, 17 июня 2025 года»."""
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    found = _PLACE_DATE.fullmatch(text) if len(text) <= 120 else None
    return found is not None and _is_place(found["bare"])


def _is_place(name: str | None) -> bool:
    """Say whether *name* is that of a town or a country; True where a comma or «г.» has said so (None)."""
    if name is None:
        return True
    named = {fold(word) for word in name.split()}
    return named.isdisjoint(words_of("genre", "genre")) and any(
        "Geox" in reading.grammemes for reading in readings(fold(name.split()[-1]))
    )


def goes_with_date(text: str) -> bool:
    """Say whether *text* completes a date line beside it: «Москва, Кремль», «г. Брянск», «N 817»."""
    if len(text) > 60:
        return False
    found = _PLACE.fullmatch(text)
    return _REGISTER.fullmatch(text) is not None or (found is not None and _is_place(found["bare"]))


def is_signature(text: str) -> bool:
    """Say whether *text* is an office and a name: «Президент Республики Казахстан К.Токаев», «В.Путин»."""
    if len(text) > _LONGEST or text[-1:] in ".:;,!?":
        return False
    named = _NAMED.search(text)
    if named is not None and named.start() == 0:
        return not _LETTERED.fullmatch(text) or _may_be_surname(text.rsplit(maxsplit=1)[-1])
    return begins_with_office(text) and (named is not None or _FULL_NAME.search(text) is not None)


def _may_be_surname(word: str) -> bool:
    """Say whether *word* may be a surname: no dictionary knows it as another word and not as a name."""
    found = readings(fold(word))
    return not form(fold(word)).known or any(reading.grammemes & {"Surn", "Name"} for reading in found)


def has_initials(text: str) -> bool:
    """Say whether *text* ends with initials and a surname: «К.Токаев»."""
    return _NAMED.search(text[-60:]) is not None


def begins_with_office(text: str) -> bool:
    """Say whether the first word of *text* is that of an office, or «за», «от»: «За Российскую Федерацию»."""
    if not text[:1].isupper():
        return False
    first = fold(text[:40].split(" ", 1)[0].rstrip(".,"))
    return first in words_of("genre", "office") or first.split("-", 1)[0] in words_of("genre", "office")


def closing(texts: Sequence[str]) -> dict[int, ParagraphKind]:
    """Return the signatures and the lines of place and date."""
    found = {index: ParagraphKind.PLACE_DATE for index, text in enumerate(texts) if is_place_date(text)}
    for index, text in enumerate(texts):
        if (
            index not in found
            and goes_with_date(text)
            and (index - 1 in found or is_place_date(texts[min(index + 1, len(texts) - 1)]))
        ):
            found[index] = ParagraphKind.PLACE_DATE
    for first, stop in (*_signed_runs(texts, found), *_unnamed(texts, found)):
        found |= dict.fromkeys((index for index in range(first, stop) if index not in found), ParagraphKind.SIGNATURE)
    return found


def _unnamed(texts: Sequence[str], dated: Mapping[int, ParagraphKind]) -> list[tuple[int, int]]:
    """Return the run [first, stop) of short lines at the end on whose behalf it is signed, names or none beside them.

    After «Совершено в городе …» they need no other mark; elsewhere the first begins with «За» or «От» and a name, or
    with an office, and a name without initials («Си Цзиньпин») stands below.
    """
    last = len(texts)
    while last and (last - 1 in dated or _may_be_signed(texts[last - 1])):
        last -= 1
    for index in range(max(last, 1), len(texts)):
        done = fold(texts[index - 1].split(maxsplit=1)[0]) in words_of("declarations", "done")
        behalf = _BEHALF.match(texts[index]) is not None
        office = begins_with_office(texts[index]) and any(map(_BARE_NAME.fullmatch, texts[index + 1 : index + 2]))
        if (
            (done or behalf or office or is_signature(texts[index]))
            and end_of(texts[index - 1]) is End.STOP
            and index not in dated
        ):
            return [(index, len(texts))]
    return []


def _may_be_signed(text: str) -> bool:
    """Say whether *text* may be a line of a block of signatures: short, no sentence, no point."""
    return len(text) <= _SIGNED and is_unpunctuated(text) and text[:1].isalpha() and label(text) is None


def _signed_runs(texts: Sequence[str], dated: dict[int, ParagraphKind]) -> list[tuple[int, int]]:
    """Return runs [first, stop) of signatures: after a sentence; at the end, before a date, several, or initialled."""
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(texts):
        stop = index
        while stop < len(texts) and stop not in dated and (lines := _signature_lines(texts, stop)):
            stop += lines
        if stop == index:
            index += 1
            continue
        closes = stop == len(texts) or stop in dated or any(has_initials(text) for text in texts[index:stop])
        after_sentence = index - 1 in dated or end_of(texts[index - 1]) is End.STOP
        if index and after_sentence and (closes or stop - index > 1):
            runs.append((index, stop))
        index = stop
    return runs


def _signature_lines(texts: Sequence[str], index: int) -> int:
    """Return how many paragraphs make the signature that begins here; 0 if none does.

    The office may take more than one, the name stands in the last: «Председатель Совета / Федерации И.Фамилия».
    """
    if is_signature(texts[index]):
        return 1
    if not begins_with_office(texts[index]):
        return 0
    for lines, text in enumerate(texts[index : index + _SIGNATURE_LINES], start=1):
        if len(text) > _SIGNED or not is_unpunctuated(text):
            return 0
        if has_initials(text):
            return lines
    return 0
