"""The documents and families of an atlas: what each is called, where its page is, and who stands in whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from declcmp.messages import _
from declcmp.model.survey import Lineage, Survey, Variant
from declcmp.renderers import short_name, visible
from declcmp.renderers.html.dates import long_date

#: Colours that sources can have.
COLOURS = 8
#: Families of one page of a folder, more or less.
_FAMILIES = 24
_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST_FILE = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the atlas.

    Attributes:
        number: By date, from 1.
        date: ISO, as the document gives it; empty if it has none.
        day: The date as days since the year 1; None if it has none, or none that is a date.
        name: What a reader knows it by besides its date.
        words: How many it has.
        inherited: The share of them that stands in an earlier one, in [0, 1].
        file: The name of its page, without the suffix; empty if it has none, as it is not reported on.
        colour: From 1, where there are few enough for one each; else 0.
    """

    id: str
    number: int
    date: str
    day: int | None
    name: str
    title: str
    words: int
    inherited: float
    file: str
    colour: int = 0

    @property
    def full(self) -> str:
        """Return its date and name."""
        return f"{self.date or _('undated')} {self.name}"

    @property
    def long(self) -> str:
        """Return its date as a person writes it."""
        return long_date(self.date) if self.date else _("undated")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A wording in its family: the family's place among the lineages, and the wording's in the family; both from 0."""

    family: int
    variant: int


@dataclass(frozen=True, slots=True)
class Index:
    """What every page of an atlas looks things up in.

    Attributes:
        entries: By id, in order of their dates.
        members: By the id of a document: the wordings that it holds.
        folder: Whether each page is a file of its own.
        up: What leads from a page to the folder of the atlas.
        shares: By the ids of two documents: the share of the words of the first that stands in the second.
    """

    survey: Survey
    entries: Mapping[str, Entry]
    members: Mapping[str, Sequence[Place]]
    folder: bool = False
    up: str = ""
    shares: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    @property
    def lineages(self) -> tuple[Lineage, ...]:
        """Return the families, the most widespread first."""
        return self.survey.lineages

    @property
    def listed(self) -> list[Entry]:
        """Return the documents that have a page."""
        return [entry for entry in self.entries.values() if entry.file]

    def share(self, one: Entry, other: Entry) -> float:
        """Return the share of the words of one document that stands in another, in [0, 1]."""
        return self.shares.get(one.id, {}).get(other.id, 0.0)

    def variant(self, place: Place) -> Variant:
        """Return the wording at a place."""
        return self.lineages[place.family].variants[place.variant]

    def part(self, name: str) -> str:
        """Return where a part of the atlas is: ``overview``, ``formulations`` or ``documents``."""
        if not self.folder:
            return f"#{name}"
        return self.up + ("index.html" if name == "overview" else f"{name}.html")

    def document(self, id_: str, at: Place | None = None) -> str:
        """Return where a document is, or a passage in it; nothing if it has no page."""
        entry = self.entries[id_]
        if not entry.file:
            return ""
        anchor = self.passage(at) if at else "" if self.folder else f"d-{entry.file}"
        page = f"{self.up}documents/{quote(entry.file)}.html" if self.folder else ""
        return page + (f"#{quote(anchor)}" if anchor else "")

    def family(self, place: int, variant: int | None = None) -> str:
        """Return where a family is, or one of its wordings."""
        page = f"{self.up}formulations/{self.drawer(place)}.html" if self.folder else ""
        return f"{page}#{self.wording(Place(place, variant)) if variant is not None else self.heading(place)}"

    def heading(self, place: int) -> str:
        """Return the id of a family on its page."""
        return f"f-{self.lineages[place].family.id}"

    def wording(self, place: Place) -> str:
        """Return the id of a wording on the page of its family."""
        return f"{self.heading(place.family)}-w{place.variant + 1}"

    def passage(self, place: Place) -> str:
        """Return the id of a wording on the page of its document."""
        return f"p-{self.lineages[place.family].family.id}-w{place.variant + 1}"

    def drawer(self, place: int) -> str:
        """Return the file that a family stands in: the beginning of its id, so that it stays when others come."""
        digits, room = 1, 16 * _FAMILIES
        while room < len(self.lineages):
            digits, room = digits + 1, room * 16
        return self.lineages[place].family.id[:digits]


def index(survey: Survey, *, folder: bool = False) -> Index:
    """Return the index of a survey."""
    members: dict[str, list[Place]] = defaultdict(list)
    for family, lineage in enumerate(survey.lineages):
        for number, variant in enumerate(lineage.variants):
            members[variant.member.passage.document].append(Place(family, number))
    shares: dict[str, dict[str, float]] = defaultdict(dict)
    for each in survey.report.overlap:
        shares[each.a][each.b], shares[each.b][each.a] = each.a_share, each.b_share
    return Index(survey, _entries(survey), dict(members), folder, "", dict(shares))


def short_heads(entries: Sequence[Entry]) -> list[tuple[str, ...]]:
    """Return a head of one or two lines for each document: its year, month or day, as much as tells it from others."""
    dates = [entry.date for entry in entries]
    found: list[tuple[str, ...]] = []
    for entry in entries:
        alone = (entry.date[:n] for n in (4, 7, 10) if entry.day and sum(d[:n] == entry.date[:n] for d in dates) == 1)
        head = next(alone, "")
        found.append((head[:4], head[5:]) if len(head) > 4 else (head,) if head else ("№", str(entry.number)))
    return found


def _entries(survey: Survey) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    taken: set[str] = set()
    for number, each in enumerate(survey.report.documents, 1):
        about = survey.documents[each.document].metadata
        found[each.document] = Entry(
            id=each.document,
            number=number,
            date=visible(about.date or ""),
            day=_day(about.date or ""),
            name=short_name(each.document, about),
            title=visible(about.title or survey.documents[each.document].source.name),
            words=each.words,
            inherited=each.inherited,
            file=_file(each.document, taken) if each.document in survey.selected and survey.family is None else "",
            colour=number if len(survey.report.documents) <= COLOURS else 0,
        )
    return found


def _file(id_: str, taken: set[str]) -> str:
    """Return a name for a page that every file system takes, and that none of those taken has."""
    plain = _UNSAFE.sub("-", visible(id_)).strip(".-")[:_LONGEST_FILE] or "document"
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        name = f"{plain}-{number}"
    taken.add(name.casefold())
    return name


def _day(iso: str) -> int | None:
    """Return a date, a month or a year as the days since the year 1 until it; None for what is none of these."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", iso)
    try:
        return date(*(int(part or 1) for part in found.groups())).toordinal() if found else None
    except ValueError:
        return None
