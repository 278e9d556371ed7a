"""A document on its page: each sentence tinted by where its words stand first, with a link to the formulation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from declcmp.messages import _, plural
from declcmp.model.document import Document, Paragraph, ParagraphKind, Span
from declcmp.renderers import percent, relation_name
from declcmp.renderers.html.atlas_index import COLOURS, Entry, Index, Place
from declcmp.renderers.html.atlas_svg import band, element, link

#: Pixels of bars, and units of a strip from end to end.
_BAR, _STRIP, _UNITS = 8, 14, 1000


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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a document that one tint is on.

    Attributes:
        ids: Of the passages that begin here.
        tint: None for words that stand in no other document.
        ended: The tints of the passages that end here, and whether it is the tint of this stretch.
    """

    text: str
    ids: tuple[str, ...]
    tint: Tint | None
    ended: tuple[tuple[Tint, bool], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A paragraph: its kind, its label, and its words."""

    kind: str
    label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """Another document that this one shares words with.

    Attributes:
        mark: By which the text refers to it; empty for a later one.
        share: Of this document's words, as a percentage; empty for none that count.
        passages: How many of this document stand there first; empty for a later one.
    """

    entry: Entry
    href: str
    mark: str
    source: int
    share: str
    bar: Markup
    passages: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document on its page; *previous* and *following* are where its neighbours in time are, empty at the ends."""

    id: str
    entry: Entry
    words: str
    inherited: str
    new: str
    strip: Markup
    earlier: tuple[Partner, ...]
    later: tuple[Partner, ...]
    paragraphs: tuple[Lines, ...]
    previous: str
    following: str


@dataclass(frozen=True, slots=True, order=True)
class _Passage:
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


def document_page(index: Index, entry: Entry) -> DocumentPage:
    """Return a document of the atlas."""
    document = index.survey.documents[entry.id]
    passages = _passages(index, entry.id)
    marks = _marks(index, entry, passages)
    listed = index.listed
    at = listed.index(entry)
    return DocumentPage(
        id=f"d-{entry.file}",
        entry=entry,
        words=plural("{n} word", "{n} words", entry.words),
        inherited=percent(entry.inherited),
        new=percent(1.0 - entry.inherited),
        strip=strip(index, entry, links=True),
        earlier=tuple(_earlier(index, entry, marks, passages)),
        later=tuple(_later(index, entry)),
        paragraphs=tuple(_paragraphs(index, document, passages, marks)),
        previous=index.document(listed[at - 1].id) if at else "",
        following=index.document(listed[at + 1].id) if at + 1 < len(listed) else "",
    )


def strip(index: Index, entry: Entry, *, links: bool = False) -> Markup:
    """Return the whole text as a strip, from its first word to its last, tinted as on its page.

    With *links*, what is tinted leads to its place in the text; on a list there would be too many of them.
    """
    length = max(len(index.survey.documents[entry.id].text), 1)
    passages = _passages(index, entry.id)
    marks = _marks(index, entry, passages)
    drawn: list[Markup] = []
    paths: dict[str, str] = defaultdict(str)
    for each in sorted(passages, reverse=True):
        kind = "origin" if each.first else f"fill-{_colour(index, each.source, marks)}"
        start, wide = round(_UNITS * each.span.start / length), max(round(_UNITS * len(each.span) / length), 2)
        shape = f"M{start} 0h{wide}v{_STRIP}h-{wide}z"
        if links:
            # For a mouse alone: the keyboard goes from passage to passage in the text.
            href, title = index.document(entry.id, each.place), _tint(index, each, marks).title
            drawn.append(link(href, element("path", class_=kind, d=shape), title=title, tabindex="-1"))
        else:
            paths[kind] += shape
    title = _("{document} from its first word to its last").format(document=entry.full)
    drawn += [element("path", class_=kind, d=shape) for kind, shape in sorted(paths.items(), reverse=True)]
    return band(_UNITS, _STRIP, title, *drawn, class_="strip", role="group" if links else "img")


def _passages(index: Index, id_: str) -> list[_Passage]:
    found = []
    for place in index.members.get(id_, ()):
        span = index.variant(place).member.passage.span
        source = index.lineages[place.family].family.origin.passage.document
        found.append(_Passage(place.variant == 0, -len(span), place, span, source))
    return found


def _marks(index: Index, entry: Entry, passages: Sequence[_Passage]) -> Mapping[str, int]:
    """Return a number for each document that passages stand in first: those that most are from come first."""
    counts = Counter(each.source for each in passages if each.source != entry.id)
    order = sorted(counts, key=lambda id_: (-counts[id_], index.entries[id_].number))
    return {id_: number for number, id_ in enumerate(order, 1)}


def _colour(index: Index, source: str, marks: Mapping[str, int]) -> int:
    """Return a document's own colour, or where there are too many documents, that of its number on this page."""
    return index.entries[source].colour or (marks[source] if marks.get(source, COLOURS + 1) <= COLOURS else 0)


def _earlier(index: Index, entry: Entry, marks: Mapping[str, int], passages: Sequence[_Passage]) -> Iterator[Partner]:
    counts = Counter(each.source for each in passages)
    for other in _partners(index, entry, marks):
        if other.number < entry.number:
            here = counts[other.id] if other.id in marks else 0
            said = plural("{n} passage first there", "{n} passages first there", here) if here else ""
            yield _partner(index, entry, other, str(marks.get(other.id, "")), _colour(index, other.id, marks), said)


def _later(index: Index, entry: Entry) -> Iterator[Partner]:
    for other in _partners(index, entry, {}):
        if other.number > entry.number:
            yield _partner(index, entry, other, "", other.colour, "")


def _partners(index: Index, entry: Entry, marks: Mapping[str, int]) -> list[Entry]:
    """Return the documents that share words with one: those with a number first, then those that share most."""
    others = [index.entries[id_] for id_ in {*index.shares.get(entry.id, {}), *marks}]
    return sorted(others, key=lambda o: (marks.get(o.id, len(marks) + 1), -index.share(entry, o), o.number))


def _partner(index: Index, entry: Entry, other: Entry, mark: str, colour: int, passages: str) -> Partner:
    share = index.share(entry, other)
    return Partner(
        other, index.document(other.id), mark, colour, percent(share) if share else "", _bar(share, colour), passages
    )


def _bar(share: float, colour: int) -> Markup:
    drawn = element("rect", class_=f"fill-{colour}", width=max(round(share * 1000), 5), height=_BAR)
    return band(1000, _BAR, percent(share), drawn, class_="share")


def _paragraphs(
    index: Index, document: Document, passages: Sequence[_Passage], marks: Mapping[str, int]
) -> Iterator[Lines]:
    begun: set[Place] = set()
    for paragraph in document.paragraphs:
        stretches = []
        for span, over, ended in _tints(paragraph, passages):
            first = [each.place for each in over if each.place not in begun]
            begun |= set(first)
            stretches.append(
                Stretch(
                    span.of(document.text),
                    tuple(map(index.passage, first)),
                    _tint(index, over[0], marks) if over else None,
                    tuple((_tint(index, each, marks), each is over[0]) for each in ended),
                )
            )
        # The title is the heading of the page already.
        if paragraph.kind is not ParagraphKind.TITLE or any(each.tint for each in stretches):
            yield Lines(paragraph.kind.value, paragraph.label or "", tuple(stretches))


def _tints(paragraph: Paragraph, passages: Sequence[_Passage]) -> Iterator[tuple[Span, list[_Passage], list[_Passage]]]:
    """Yield a paragraph in stretches: the span, the passages over it, what is drawn first, and those that end there."""
    start, stop = paragraph.body.start, paragraph.body.stop
    here = sorted(p for p in passages if p.span.start < stop and p.span.stop > start)
    edges = {edge for each in here for edge in (each.span.start, each.span.stop) if start < edge < stop}
    for at, edge in pairwise(sorted(edges | {start, stop})):
        over = [each for each in here if each.span.start <= at and each.span.stop >= edge]
        yield Span(at, edge), over, [each for each in over if each.span.stop == edge]


def _tint(index: Index, passage: _Passage, marks: Mapping[str, int]) -> Tint:
    lineage, variant = index.lineages[passage.place.family], index.variant(passage.place)
    href = index.family(passage.place.family, passage.place.variant)
    if passage.first:
        later = len({m.passage.document for m in lineage.family.members} - {passage.source})
        said = plural("first here; taken up in {n} later text", "first here; taken up in {n} later texts", later)
        return Tint("origin", 0, f"→{later}", href, f"{said}: {lineage.family.label}")
    source = index.entries[passage.source]
    said = f"{source.full} · {relation_name(variant.member.relation)}: {lineage.family.label}"
    if passage.source == variant.member.passage.document:
        return Tint("inherited", 0, "↑", href, said)
    return Tint("inherited", _colour(index, passage.source, marks), str(marks[passage.source]), href, said)
