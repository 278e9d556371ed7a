"""A family on its page: its genealogy, and each wording beside the first one, the one before it and the nearest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from declcmp.messages import _, plural
from declcmp.model import Edit, EditOp
from declcmp.model.reuse import Family, Relation
from declcmp.model.survey import Lineage, Variant, furthest
from declcmp.renderers import View, beside, edits_in_words, relation_name, spot_name
from declcmp.renderers.html.atlas_genealogy import genealogy
from declcmp.renderers.html.atlas_index import Entry, Index, Place
from declcmp.renderers.html.redline import Piece, pieces
from declcmp.text.words import folds

#: The share of a text that must have stayed for a redline to tell anything.
_LEAST_KEPT = 0.25


@dataclass(frozen=True, slots=True)
class Against:
    """A wording beside an earlier one.

    Attributes:
        title: Which one that is.
        pieces: The redline; empty where the words are the same, or so different that it would tell nothing.
        notes: What was edited, in words, and whether it weighs.
        remark: Why there is no redline.
    """

    title: str
    pieces: tuple[Piece, ...] = ()
    notes: tuple[tuple[str, bool], ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording on the page of its family.

    Attributes:
        href: Where the passage stands in its document; empty if that has no page.
        where: The same in words.
        how: What became of the first wording in it.
        nearest: The number of the earlier wording that it is nearest to; 0 for the first.
        step: What became of that one in it.
        same: Whether it has the same words as that one.
        before, after: The rest of its sentences.
        redlines: Against the first wording, the nearest and the one before, each once; the first of them is to be read.
        remarks: The same, where there is no redline.
    """

    id: str
    number: int
    entry: Entry
    href: str
    where: str
    how: str
    relation: str
    nearest: int
    nearest_href: str
    step: str
    same: bool
    before: str
    text: str
    after: str
    redlines: tuple[Against, ...]
    remarks: tuple[Against, ...]


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """A family on its page; *previous* and *following* are where its neighbours in rank are, empty at the ends."""

    id: str
    rank: int
    key: str
    label: str
    texts: str
    wordings: str
    period: str
    relation: str
    relation_name: str
    drawing: Markup
    entries: tuple[Wording, ...]
    previous: str
    following: str


def family_page(index: Index, place: int, view: View) -> FamilyPage:
    """Return a family, by its place among the lineages."""
    lineage = index.lineages[place]
    family, relation = lineage.family, furthest(lineage.family)
    return FamilyPage(
        id=index.heading(place),
        rank=place + 1,
        key=family.id,
        label=family.label,
        texts=texts(family),
        wordings=wordings(family),
        period=period(family),
        relation=relation.value,
        relation_name=relation_name(relation),
        drawing=genealogy(index, place),
        entries=tuple(_wording(index, place, number, lineage, view) for number in range(len(lineage.variants))),
        previous=index.family(place - 1) if place else "",
        following=index.family(place + 1) if place + 1 < len(index.lineages) else "",
    )


def texts(family: Family) -> str:
    """Return in how many texts a family is."""
    return plural("{n} text", "{n} texts", len({member.passage.document for member in family.members}))


def wordings(family: Family) -> str:
    """Return how many wordings a family has: case and marks make none."""
    return plural("{n} wording", "{n} wordings", len({tuple(folds(m.passage.text)) for m in family.members}))


def period(family: Family) -> str:
    """Return the years between which a family is known: «2020–2021»."""
    years = [member.date[:4] for member in family.members if member.date]
    if not years:
        return _("undated")
    return years[0] if years[0] == years[-1] else f"{years[0]}–{years[-1]}"


def _wording(index: Index, family: int, number: int, lineage: Lineage, view: View) -> Wording:
    variant, place = lineage.variants[number], Place(family, number)
    passage = variant.member.passage
    before, after = index.survey.around(passage)
    nearest = variant.nearest
    against = list(_against(index, place, variant, view)) if number else []
    return Wording(
        id=index.wording(place),
        number=number + 1,
        entry=index.entries[passage.document],
        href=index.document(passage.document, place),
        where=spot_name(index.survey.spot(passage)),
        how=_how(variant) if number else _("first wording"),
        relation=variant.member.relation.value if number else "origin",
        nearest=0 if nearest is None else nearest + 1,
        nearest_href="" if nearest is None else index.family(family, nearest),
        step=relation_name(variant.step),
        same=nearest is not None and variant.step is Relation.VERBATIM,
        before=before,
        text=passage.text,
        after=after,
        redlines=tuple(each for each in against if each.pieces),
        remarks=tuple(each for each in against if each.remark),
    )


def _how(variant: Variant) -> str:
    if variant.member.relation is Relation.VERBATIM:
        return relation_name(Relation.VERBATIM)
    # Words that were only inflected weigh the same: the score is rounded to 1 though they are not equal.
    return f"{relation_name(variant.member.relation)} {min(variant.member.score, 0.99):.2f}"


def _against(index: Index, place: Place, variant: Variant, view: View) -> Iterator[Against]:
    """Yield the redlines, each wording once: the first one, the nearest, the one before."""
    nearest, before = variant.nearest or 0, place.variant - 1
    known: dict[int, Sequence[Edit]] = {}
    for number, drawn in ((0, variant.from_origin), (nearest, variant.from_nearest), (before, variant.from_previous)):
        known.setdefault(number, drawn)
    for number, edits in known.items():
        words = _("against the first wording")
        if number == before != 0:
            words = _("against {number}, the one before and the nearest") if number == nearest else ""
            words = words or _("against {number}, the one before")
        elif number:
            words = _("against {number}, the nearest")
        yield _beside(words.format(number=number + 1), edits, view, f"{index.wording(place)}-{number + 1}")


def _beside(title: str, edits: Sequence[Edit], view: View, name: str) -> Against:
    if not any(beside(edit, view.ignore) for edit in edits):
        return Against(title, remark=_("the same words"))
    if unlike(edits):
        return Against(title, remark=_("too different for a redline"))
    notes = tuple((words, words.partition(" ")[0].endswith("!")) for words in edits_in_words(edits, view.ignore))
    return Against(title, pieces(edits, hidden=view.hidden, name=name), notes)


def unlike(edits: Sequence[Edit]) -> bool:
    """Say whether so little of a text stayed that a redline would be two texts one after the other."""
    old, new, both = (
        sum(len(edit.text) for edit in edits if edit.op in ops)
        for ops in (
            {EditOp.EQUAL, EditOp.DELETE, EditOp.MOVE_FROM},
            {EditOp.EQUAL, EditOp.INSERT, EditOp.MOVE_TO},
            {EditOp.EQUAL},
        )
    )
    return both < _LEAST_KEPT * max(old, new)
