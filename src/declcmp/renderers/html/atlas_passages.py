"""The passages of a document that are wordings of a family: whose words they are, and what is drawn for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from declcmp.messages import _, plural
from declcmp.model.document import Span
from declcmp.renderers import relation_name
from declcmp.renderers.html.atlas_index import COLOURS, Entry, Index, Place
from declcmp.renderers.html.atlas_svg import band, element, link

#: Pixels of the height of a strip, and units from end to end of it.
_STRIP, _UNITS = 14, 1000


@dataclass(frozen=True, slots=True)
class Tint:
    """What is known of the words of a passage.

    Attributes:
        kind: ``origin`` if they stand in this document first, else ``inherited``.
        source: The colour of the document that they stand in first, from 1; 0 for none of its own.
        mark: What stands behind them: the number of that document, or in how many later texts they are.
        href: The wording in its family.
        title: The same in words.
    """

    kind: str
    source: int
    mark: str
    href: str
    title: str


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A wording in the text of its document; in the order in which they are drawn where they overlap.

    Attributes:
        first: Whether it is the first wording of its family: what is from elsewhere is drawn before what is not.
        shortness: The negative of its length: what is longer is drawn before what is shorter.
        source: The id of the document that the family is from.
    """

    first: bool
    shortness: int
    place: Place
    span: Span
    source: str


def passages_of(index: Index, id_: str) -> list[Passage]:
    """Return the wordings that a document holds, the most widespread formulation first."""
    found = []
    for place in index.members.get(id_, ()):
        span = index.variant(place).member.passage.span
        source = index.lineages[place.family].family.origin.passage.document
        found.append(Passage(place.variant == 0, -len(span), place, span, source))
    return found


def marks_of(index: Index, entry: Entry, passages: Sequence[Passage]) -> Mapping[str, int]:
    """Return a number for each document that passages stand in first: those that most are from come first."""
    counts = Counter(each.source for each in passages if each.source != entry.id)
    order = sorted(counts, key=lambda id_: (-counts[id_], index.entries[id_].number))
    return {id_: number for number, id_ in enumerate(order, 1)}


def colour_of(index: Index, source: str, marks: Mapping[str, int]) -> int:
    """Return a document's own colour, or where there are too many documents, that of its number on this page."""
    return index.entries[source].colour or (marks[source] if marks.get(source, COLOURS + 1) <= COLOURS else 0)


def tint_of(index: Index, passage: Passage, marks: Mapping[str, int]) -> Tint:
    """Return what is known of the words of a passage; *marks* are the numbers that its page gives to documents."""
    lineage, variant = index.lineages[passage.place.family], index.variant(passage.place)
    href = index.family(passage.place.family, passage.place.variant)
    if passage.first:
        later = len({m.passage.document for m in lineage.family.members} - {passage.source})
        said = plural("first here; taken up in {n} later text", "first here; taken up in {n} later texts", later)
        said, mark = (said, f"→{later}") if later else (_("said again further down"), "↓")
        return Tint("origin", 0, mark, href, f"{said}: {lineage.family.label}")
    if passage.source == variant.member.passage.document:
        said = _("said before further up")
        return Tint("inherited", 0, "↑", href, f"{said}: {lineage.family.label}")
    source = index.entries[passage.source]
    said = f"{source.full} · {relation_name(variant.member.relation)}: {lineage.family.label}"
    return Tint("inherited", colour_of(index, passage.source, marks), str(marks[passage.source]), href, said)


def strip(index: Index, entry: Entry, *, links: bool = False) -> Markup:
    """Return the whole text as a strip, from its first word to its last, tinted as on its page.

    With *links*, what is tinted leads to its place in the text; on a list there would be too many of them.
    """
    length = max(len(index.survey.documents[entry.id].text), 1)
    passages = passages_of(index, entry.id)
    marks = marks_of(index, entry, passages)
    drawn: list[Markup] = []
    paths: dict[str, str] = defaultdict(str)
    for each in sorted(passages, reverse=True):
        kind = "origin" if each.first else f"fill-{colour_of(index, each.source, marks)}"
        start, wide = round(_UNITS * each.span.start / length), max(round(_UNITS * len(each.span) / length), 2)
        shape = f"M{start} 0h{wide}v{_STRIP}h-{wide}z"
        if links:
            # For a mouse alone: the keyboard goes from passage to passage in the text.
            href, title = index.document(entry.id, each.place), tint_of(index, each, marks).title
            drawn.append(link(href, element("path", class_=kind, d=shape), title=title, tabindex="-1"))
        else:
            paths[kind] += shape
    title = _("{document} from its first word to its last").format(document=entry.full)
    drawn += [element("path", class_=kind, d=shape) for kind, shape in sorted(paths.items(), reverse=True)]
    return band(_UNITS, _STRIP, title, *drawn, class_="strip", role="group" if links else "img")
