"""Labels of points and items: «7.», «19.» of «19.Сегодня», «1.2.», «а)», «1)», «--», «•»."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple


class LabelKind(Enum):
    """What a label marks."""

    NUMBER = "a numbered point"
    ROMAN = "a numbered division"
    LIST = "an item of a list"


class Label(NamedTuple):
    """A label at the head of a paragraph: as printed, what it marks, its number («7», «1.2»), where the rest begins."""

    text: str
    kind: LabelKind
    number: str | None
    after: int


# Not a label: «6 августа» and «2019 года» (no full stop), «30-летия», «18.11.97 г.» (a small letter or a third pair
# follows), «2021. Стороны» (four digits: a year that ended the line before).
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,4})\.(?=\s|[А-ЯЁA-Z«\"“(]|$)\s*")
_INNER_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\s+(?=[А-ЯЁA-Z«\"“])")
_ROMAN = re.compile(r"([IVXХ]{1,6})[.)]\s+(?=\S)")
_LIST = re.compile(r"(?:\d{1,3}\)|[а-яёa-z]\)|\(\d{1,2}\)|\([а-яёa-z]\)|--|[-–—*](?=\s)|[•●▪◦‣■·])\s*(?=\S)")


def label(text: str) -> Label | None:
    """Return the label that *text* begins with; None if it begins with none."""
    head = text[:40]
    if found := _NUMBER.match(head) or _INNER_NUMBER.match(head):
        if found.end() >= len(text):
            return None
        return Label(head[: found.end()].rstrip(), LabelKind.NUMBER, found.group(1), found.end())
    if found := _ROMAN.match(head):
        return Label(head[: found.end()].rstrip(), LabelKind.ROMAN, found.group(1), found.end())
    if found := _LIST.match(head):
        return Label(head[: found.end()].rstrip(), LabelKind.LIST, None, found.end())
    return None
