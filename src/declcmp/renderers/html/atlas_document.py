"""A document on its page: each sentence tinted by where its words stand first, with a link to the formulation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from declcmp.messages import plural
from declcmp.model.document import Document, Paragraph, ParagraphKind, Span
from declcmp.renderers import percent
from declcmp.renderers.html.atlas_index import Entry, Index, Place
from declcmp.renderers.html.atlas_passages import Passage, Tint, colour_of, marks_of, passages_of, strip, tint_of
from declcmp.renderers.html.atlas_svg import band, element

_BAR = 8


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


def document_page(index: Index, entry: Entry) -> DocumentPage:
    """Return a document of the atlas."""
    document = index.survey.documents[entry.id]
    passages = passages_of(index, entry.id)
    marks = marks_of(index, entry, passages)
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


def _earlier(index: Index, entry: Entry, marks: Mapping[str, int], passages: Sequence[Passage]) -> Iterator[Partner]:
    counts = Counter(each.source for each in passages)
    for other in _partners(index, entry, marks):
        if other.number < entry.number:
            here = counts[other.id] if other.id in marks else 0
            said = plural("{n} passage first there", "{n} passages first there", here) if here else ""
            yield _partner(index, entry, other, str(marks.get(other.id, "")), colour_of(index, other.id, marks), said)


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
    index: Index, document: Document, passages: Sequence[Passage], marks: Mapping[str, int]
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
                    tint_of(index, over[0], marks) if over else None,
                    tuple((tint_of(index, each, marks), each is over[0]) for each in ended),
                )
            )
        # The title is the heading of the page already.
        if paragraph.kind is not ParagraphKind.TITLE or any(each.tint for each in stretches):
            yield Lines(paragraph.kind.value, paragraph.label or "", tuple(stretches))


def _tints(paragraph: Paragraph, passages: Sequence[Passage]) -> Iterator[tuple[Span, list[Passage], list[Passage]]]:
    """Yield a paragraph in stretches: the span, the passages over it, what is drawn first, and those that end there."""
    start, stop = paragraph.body.start, paragraph.body.stop
    here = sorted(p for p in passages if p.span.start < stop and p.span.stop > start)
    edges = {edge for each in here for edge in (each.span.start, each.span.stop) if start < edge < stop}
    for at, edge in pairwise(sorted(edges | {start, stop})):
        over = [each for each in here if each.span.start <= at and each.span.stop >= edge]
        yield Span(at, edge), over, [each for each in over if each.span.stop == edge]
