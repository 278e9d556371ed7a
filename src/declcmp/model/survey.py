"""What `declcmp reuse` shows: what a corpus shares, and the families drawn as wordings that came of one another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from declcmp.errors import InvariantError
from declcmp.model.comparison import Edit
from declcmp.model.document import Document, Paragraph, Spot
from declcmp.model.reuse import Family, Inheritance, Member, Passage, Relation, ReuseReport


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a formulation, beside the first one, the one before it and the one that it is nearest to.

    Attributes:
        from_origin: What was edited since the origin; empty for the origin itself.
        from_previous: What was edited since the member before it; empty for the origin.
        nearest: The place in the family of the earlier member whose wording is nearest to it; None for the origin.
        from_nearest: What was edited since that one; empty for the origin.
        step: What became of that one in it.
    """

    member: Member
    from_origin: tuple[Edit, ...] = ()
    from_previous: tuple[Edit, ...] = ()
    nearest: int | None = None
    from_nearest: tuple[Edit, ...] = ()
    step: Relation = Relation.VERBATIM


@dataclass(frozen=True, slots=True)
class Lineage:
    """A family, and each of its members drawn; in the order of the members."""

    family: Family
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """A report on a corpus, with what is needed to show it.

    Attributes:
        report: What touches the documents that are reported on; its documents are all that were compared.
        lineages: The first of the report's families, drawn.
        documents: By id: all that were compared.
        selected: The ids of the documents that are reported on.
        unread: Files that could not be read, and why.
        family: The id of the one family that is reported on; None for all.
    """

    report: ReuseReport
    lineages: tuple[Lineage, ...]
    documents: Mapping[str, Document]
    selected: frozenset[str]
    unread: tuple[tuple[str, str], ...] = ()
    family: str | None = None

    @property
    def reported(self) -> tuple[Inheritance, ...]:
        """Return the documents that are reported on, earliest first."""
        return tuple(each for each in self.report.documents if each.document in self.selected)

    @property
    def sentences(self) -> int:
        """Return the number of sentences of the documents that are reported on."""
        return sum(len(p.sentences) for id_ in self.selected for p in self.documents[id_].paragraphs)

    def spot(self, passage: Passage) -> Spot:
        """Return where a passage stands."""
        document = self.documents[passage.document]
        first = _paragraph(document, passage.span.start)
        last = _paragraph(document, max(passage.span.stop - 1, passage.span.start))
        starts = [s.lines for s in first.sentences if s.number in passage.sentences] or [first.lines]
        stops = [s.lines for s in last.sentences if s.number in passage.sentences] or [last.lines]
        return document.source.spot(first.point, (starts[0][0], stops[-1][1]))

    def around(self, passage: Passage) -> tuple[str, str]:
        """Return what stands before and after a passage in the sentences that it touches."""
        document = self.documents[passage.document]
        start, stop = passage.span.start, passage.span.stop
        for at in (start, max(stop - 1, start)):
            for sentence in _paragraph(document, at).sentences:
                if sentence.number in passage.sentences:
                    start, stop = min(start, sentence.span.start), max(stop, sentence.span.stop)
        return document.text[start : passage.span.start], document.text[passage.span.stop : stop]


def furthest(family: Family) -> Relation:
    """Return what became of a formulation: the relation of the wording that is least like the first; else verbatim."""
    changed = [member for member in family.members if member.relation is not Relation.VERBATIM]
    return min(changed, key=lambda member: member.score).relation if changed else Relation.VERBATIM


def _paragraph(document: Document, at: int) -> Paragraph:
    place = bisect_right(document.paragraphs, at, key=lambda paragraph: paragraph.span.start) - 1
    if place < 0:
        raise InvariantError(f"{document.id}: no paragraph at {at}")
    return document.paragraphs[place]
