"""A person with two initials in one place and with one in another.

What:
    «К.К.Токаев» and «К.Токаев» in one text, in whatever case. Persons are the same if surname and first initial are,
    and no other of that name is there. Spaces and the place of the initials do not count.
Why:
    A person is called by one form throughout: two of them look like two persons, or like two hands.
Bad:
    с участием Президента Республики Казахстан К.К.Токаева …  Президент Республики Казахстан К.Токаев
Good:
    с участием Президента Республики Казахстан К.К.Токаева …  Президент Республики Казахстан К.К.Токаев
Source:
    The declaration of 17 June 2025: four presidents in two forms each.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.rule import Rule
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity
from declcmp.model.document import Span
from declcmp.text.fold import fold

_INITIALS, _SURNAME = r"[А-ЯЁ]\.(?:\s?[А-ЯЁ]\.)?", r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_PERSON = re.compile(
    rf"(?<![\w.])(?P<before>{_INITIALS})\s?(?P<named>{_SURNAME})(?![\w-])"
    rf"|(?<![\w-])(?P<name>{_SURNAME})\s(?P<after>{_INITIALS})(?!\w)"
)
#: What a surname ends in besides its stem: «Токаева», «Токаеву», «Токаевым», «Толстого».
_ENDING = re.compile(r"(?<=\w{3})(?:ого|ому|ом|ым|ой|[аеуыюя])$")


class _Person(NamedTuple):
    """A person where the text names one: «К.К.» and the place."""

    initials: str
    span: Span


def _flags(draft: Draft) -> Iterator[Flag]:
    persons: dict[tuple[str, str], list[_Person]] = defaultdict(list)
    for match in _PERSON.finditer(draft.text):
        initials = "".join((match["before"] or match["after"]).split())
        surname = match["named"] or match["name"]
        persons[_ENDING.sub("", fold(surname)), initials[0]].append(_Person(initials, Span(*match.span())))
    for named in persons.values():
        yield from _two_forms(draft, named)


def _two_forms(draft: Draft, named: list[_Person]) -> Iterator[Flag]:
    """Yield the first place of the rarer form of a person, of the later one if both are as rare."""
    first: dict[str, _Person] = {}
    for person in named:
        first.setdefault(person.initials, person)
    # «И.П.Иванов» and «И.К.Иванов» are two persons: nobody knows who «И.Иванов» is.
    if len(first) != 2 or len({len(initials) for initials in first}) != 2:
        return
    count = [person.initials for person in named].count
    rare, usual = sorted(first.values(), key=lambda each: (count(each.initials), -each.span.start))
    message = _("the same person as «{other}», in another form").format(other=usual.span.of(draft.text))
    yield Flag(rare.span, message, (of_draft(draft, usual.span),))


RULE = Rule(_flags, Severity.INFO)
