"""The first page of an atlas, told in half a minute, and the lists of its formulations and documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from declcmp.messages import _, plural
from declcmp.model.reuse import MatchKind, Relation
from declcmp.model.survey import furthest
from declcmp.renderers import kind_name, percent, relation_name, visible
from declcmp.renderers.html.atlas_family import period, texts, wordings
from declcmp.renderers.html.atlas_heat import FEW, MOST, heat_map
from declcmp.renderers.html.atlas_index import Entry, Index
from declcmp.renderers.html.atlas_network import network
from declcmp.renderers.html.atlas_passages import strip
from declcmp.renderers.html.atlas_timeline import spark, timeline

#: Formulations that the first page shows.
TOP = 7
#: Matches that are no formulations, and names of documents in a note, that are shown.
_OTHERS, _NAMES = 200, 5
#: A share from which two documents are said to be one text.
_ALIKE = 0.95


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure that a reader should know: its value, what it counts, what belongs to it, and where that is."""

    value: str
    words: str
    detail: str
    href: str


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """A family in the list.

    Attributes:
        documents: The numbers of the documents that have it, in a row.
        size: Words of the origin.
        first, last: The dates between which it is known, as a sort takes them; undated ones are latest.
    """

    rank: int
    key: str
    label: str
    href: str
    text: str
    about: str
    relation: str
    relation_name: str
    spark: Markup
    documents: str
    size: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the list: how much of it is inherited, and its text as a strip."""

    entry: Entry
    href: str
    words: str
    inherited: str
    formulations: str
    strip: Markup


@dataclass(frozen=True, slots=True)
class OtherMatch:
    """A match that is no formulation: what it is, where it stands, and its words in the later document."""

    kind: str
    left: Entry
    right: Entry
    text: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page.

    Attributes:
        large: Whether the heat map is too wide to stand beside anything.
        some: Whether it has only some of the documents.
    """

    about: str
    tiles: tuple[Tile, ...]
    notes: tuple[str, ...]
    timeline: Markup
    heat: Markup
    network: Markup
    large: bool
    some: bool
    top: tuple[FamilyRow, ...]
    others: tuple[OtherMatch, ...]
    more_others: int


def overview(index: Index) -> Overview:
    """Return the first page."""
    others = [match for match in index.survey.report.matches if match.kind is not MatchKind.FORMULATION]
    shared = bool(index.survey.report.overlap)
    return Overview(
        about=" · ".join(_about(index)),
        tiles=tuple(_tiles(index)),
        notes=tuple(_notes(index)),
        timeline=timeline(index),
        heat=heat_map(index) if shared else Markup(),
        network=network(index) if index.lineages else Markup(),
        large=len(index.entries) > FEW,
        some=len(index.entries) > MOST,
        top=tuple(_family_row(index, place) for place in range(min(TOP, len(index.lineages)))),
        others=tuple(
            OtherMatch(kind_name(m.kind), index.entries[m.a.document], index.entries[m.b.document], m.b.text)
            for m in others[:_OTHERS]
        ),
        more_others=max(len(others) - _OTHERS, 0),
    )


def family_rows(index: Index) -> tuple[FamilyRow, ...]:
    """Return all families, the most widespread first."""
    return tuple(_family_row(index, place) for place in range(len(index.lineages)))


def document_rows(index: Index) -> tuple[DocumentRow, ...]:
    """Return all documents that have a page, in order of time."""
    return tuple(_document_row(index, entry) for entry in index.listed)


def _about(index: Index) -> Iterator[str]:
    reported, every = len(index.listed), len(index.entries)
    if reported < every:
        yield _("{here} of {all} documents").format(here=reported, all=every)
    else:
        yield plural("{n} document", "{n} documents", reported)
    years = [entry.date[:4] for entry in index.listed if entry.date]
    if years:
        yield years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
    yield plural("{n} sentence", "{n} sentences", index.survey.sentences)


def _tiles(index: Index) -> Iterator[Tile]:
    count = len(index.lineages)
    words = plural("recurring formulation", "recurring formulations", count)
    relations = Counter(furthest(lineage.family) for lineage in index.lineages)
    detail = [f"{relations[relation]} {relation_name(relation)}" for relation in Relation if relations[relation]]
    yield Tile(str(count), words, ", ".join(detail), index.part("formulations"))
    if index.lineages:
        family = index.lineages[0].family
        value, _gap, words = texts(family).partition(" ")
        yield Tile(value, _("{texts} share the most widespread one").format(texts=words), family.label, index.family(0))
    strongest = max(((share, -a, -b) for a, b, share in _shares(index)), default=None)
    if strongest:
        one, other = (list(index.entries.values())[-place] for place in strongest[1:])
        words = _marked(_("of {document} stands in {other}"), document=_whole(one), other=_whole(other))
        yield Tile(percent(strongest[0]), words, _("the strongest tie of two texts"), index.document(one.id))
    heir = max(index.listed, key=lambda entry: (entry.inherited, -entry.number), default=None)
    if heir and heir.inherited:
        words = _marked(_("of {document} stands in earlier texts"), document=_whole(heir))
        yield Tile(percent(heir.inherited), words, _("the most that any text inherits"), index.document(heir.id))


def _marked(message: str, **values: Markup) -> Markup:
    return Markup(message).format(**values)  # noqa: S704 - a message of ours


def _whole(entry: Entry) -> Markup:
    """Return the date and name of a document, the date on one line."""
    return Markup('<span class="whole">{}</span> {}').format(entry.date or _("undated"), entry.name)


def _shares(index: Index) -> Iterator[tuple[int, int, float]]:
    for each in index.survey.report.overlap:
        a, b = (index.entries[id_].number - 1 for id_ in (each.a, each.b))
        yield a, b, each.a_share
        yield b, a, each.b_share


def _notes(index: Index) -> Iterator[str]:
    survey = index.survey
    if len(index.entries) == 1:
        yield _("One document alone: there is nothing to compare it with (--within looks inside it).")
    elif not index.lineages:
        yield _("No formulation recurs.")
    undated = [id_ for id_ in survey.report.undated if id_ in survey.selected]
    if undated:
        yield _("without a date, placed last: {ids}").format(ids=_few(undated))
    if survey.unread:
        yield _("could not be read: {ids}").format(ids=_few([name for name, _why in survey.unread]))
    alike = [each for each in survey.report.overlap if min(each.a_share, each.b_share) >= _ALIKE]
    for each in alike[:_NAMES]:
        yield _("nearly the same text: {a} and {b}").format(a=visible(each.a), b=visible(each.b))


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(visible(name) for name in names[:_NAMES])
    return shown + " " + _("and {n} more").format(n=len(names) - _NAMES) if len(names) > _NAMES else shown


def _family_row(index: Index, place: int) -> FamilyRow:
    lineage = index.lineages[place]
    family, relation = lineage.family, furthest(lineage.family)
    entries = [index.entries[member.passage.document] for member in family.members]
    dates = [entry.date or "9999" for entry in entries]
    return FamilyRow(
        rank=place + 1,
        key=family.id,
        label=family.label,
        href=index.family(place),
        text=family.origin.passage.text,
        about=" · ".join((texts(family), wordings(family), period(family))),
        relation=relation.value,
        relation_name=relation_name(relation),
        spark=spark(index, entries),
        documents=" ".join(dict.fromkeys(str(entry.number) for entry in entries)),
        size=len(family.origin.passage.text.split()),
        first=dates[0],
        last=dates[-1],
    )


def _document_row(index: Index, entry: Entry) -> DocumentRow:
    count = len({place.family for place in index.members.get(entry.id, ())})
    return DocumentRow(
        entry=entry,
        href=index.document(entry.id),
        words=plural("{n} word", "{n} words", entry.words),
        inherited=percent(entry.inherited),
        formulations=plural("{n} formulation", "{n} formulations", count),
        strip=strip(index, entry),
    )
