"""Names of towns behind «г.» or «город» in an oblique case: declined («в г. Бишкеке») or not («в г. Ташкент»)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from declcmp.checks.draft import Draft
from declcmp.language.lexicon import lexicon
from declcmp.language.morphology import readings
from declcmp.language.names import cities
from declcmp.language.tables import words_of
from declcmp.model.document import Span

_TOWN = re.compile(
    r"(?:(?P<before>(?<!\w)[А-Яа-яё]+)\s(?:гор|г)\.\s?|(?<!\w)[Гг]ород(?P<ending>а|у|ом|е)\s)"
    r"(?P<name>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)(?![\w-]|\s[А-ЯЁ])"
)
#: A name declines if it ends so; of the others some do and some do not, or they are plurals.
_DECLINES = re.compile(r"[бвгджзйклмнпрстфхцчшщаяь]$")
#: «города Астрахань и Казань»: a plural.
_LISTED = re.compile(r",|\sи\s")
_OBLIQUE = re.compile(r"(?:[аеиоуыюя]|[ое]м|[ое]й)$")


class Town(NamedTuple):
    """A town in an oblique case.

    Attributes:
        span: With «г.» and the preposition.
        declined: Whether its name is in that case too.
    """

    span: Span
    declined: bool


def towns(draft: Draft) -> Iterator[Town]:
    """Yield the towns of running text whose case is oblique, and whose names can be declined."""
    for match in _TOWN.finditer(draft.text):
        span = Span(*match.span())
        before = match.group("before")
        if match.group("ending") == "а" and _LISTED.match(draft.text, match.end()):
            continue
        if (before is None or before.lower() in words_of("cities", "governing")) and not draft.is_quoted(span):
            declined = _is_declined(match.group("name"))
            if declined is not None:
                yield Town(span, declined)


def _is_declined(name: str) -> bool | None:
    """Say whether a town's name is in an oblique case; None where it is not known, or has one form only."""
    known = next((found for found in cities().find(name) if found.stop == len(name)), None)
    folded = name.rpartition("-")[2].lower().replace("ё", "е")
    if known is not None:
        base = known.name.rpartition("-")[2].lower().replace("ё", "е")
    else:
        bases = {each for each in lexicon().lemmas(folded) if _is_place(each)}
        if len(bases) != 1:
            return None
        base = next(iter(bases))
    if not _DECLINES.search(base):
        return None
    if folded == base:
        return False
    # «в г. Тяньцзин» is a misspelling, not a case.
    return True if _OBLIQUE.search(folded) else None


def _is_place(lemma: str) -> bool:
    return any("Geox" in each.grammemes and "Fixd" not in each.grammemes for each in readings(lemma))
