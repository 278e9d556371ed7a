"""The sentences of a text with their sources, as a page shows them: stretches of words, each with its origin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from declcmp.messages import _
from declcmp.model import FRAME, Document, Paragraph
from declcmp.model.provenance import Attribution, BlameReport, Part, Witness
from declcmp.model.reuse import Relation
from declcmp.renderers import View, chosen, relation_name, short_name, spot_name
from declcmp.renderers.html.places import Place, number
from declcmp.renderers.html.redline import Piece, pieces

#: So many sources have a colour of their own: those that most comes from. The others share a grey one.
_COLOURS = 8


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a stretch of a sentence stood before.

    Attributes:
        id: Of it on the page.
        source: The number of its document in the legend, from 1; 0 where it is not there.
        colour: The number of its document's colour; 0 is the one of all that have none of their own.
        name: Of the document: its date and what it is known by.
        where: Its place there.
        how: What became of it: «reworded 0.96».
        pieces: What makes the stretch of it; empty where a closer wording is compared.
        text: As it stood there.
    """

    id: str
    source: int
    colour: int
    name: str
    where: str
    how: str
    pieces: tuple[Piece, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a sentence: new or not, and the part (from 1) and the colour that they belong to; 0 is none."""

    text: str
    new: bool
    part: int
    colour: int


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, or a title, heading, signature or place-date line as it stands.

    Attributes:
        frame: What it is, where it is no sentence.
        state: ``inherited`` or ``new``; empty where it is no sentence.
        sources: For each part its origin, and the closest wording where that is another one.
    """

    id: str
    frame: str
    place: Place
    state: str
    stretches: tuple[Stretch, ...]
    sources: tuple[tuple[Origin, Origin | None], ...] = ()

    @property
    def origins(self) -> tuple[int, ...]:
        """Return the numbers in the legend of the documents that it comes from."""
        return tuple(sorted({origin.source for origin, _closest in self.sources}))


class Legend:
    """The documents that a text comes from: their numbers, the earliest first, and their colours."""

    def __init__(self, report: BlameReport) -> None:
        """Take the documents of a report."""
        most = sorted(report.debts, key=lambda debt: -debt.share)[:_COLOURS]
        coloured = [debt.document for debt in report.debts if debt in most]
        self._numbers = {debt.document: at for at, debt in enumerate(report.debts, 1)}
        self._colours = {id_: at for at, id_ in enumerate(coloured, 1)}

    def number(self, document: str) -> int:
        """Return the place of a document among them, from 1; 0 if it is none of them."""
        return self._numbers.get(document, 0)

    def colour(self, document: str) -> int:
        """Return the number of a colour; 0 for the one that all share which have none of their own."""
        return self._colours.get(document, 0)


def lines(report: BlameReport, view: View, legend: Legend) -> Iterator[Line]:
    """Yield the sentences that are asked for; if all are, then titles and headings in their places too."""
    document = report.document
    shown = {each.number: each for each in chosen(report, view)}
    for at, paragraph in enumerate(document.paragraphs, 1):
        if paragraph.kind in FRAME and view.only is None:
            text = document.text_of(paragraph.body)
            stretch = Stretch(text, new=False, part=0, colour=0)
            yield Line(f"p{at}", paragraph.kind.value, _place(paragraph, document), "", (stretch,))
        for sentence in paragraph.sentences:
            if sentence.number in shown:
                first = sentence.number == paragraph.sentences[0].number
                yield _line(shown[sentence.number], (paragraph.label or "") if first else "", legend, view)


def _place(paragraph: Paragraph, document: Document) -> Place:
    spot = document.source.spot(paragraph.point, paragraph.lines)
    return Place("", number(spot), spot_name(spot))


def _line(sentence: Attribution, label: str, legend: Legend, view: View) -> Line:
    id_ = f"s{sentence.number}"
    return Line(
        id_,
        "",
        Place(label, number(sentence.spot), spot_name(sentence.spot)),
        "inherited" if sentence.parts else "new",
        tuple(_stretches(sentence, legend)),
        tuple(_sources(part, f"{id_}-{at}", legend, view) for at, part in enumerate(sentence.parts, 1)),
    )


def _stretches(sentence: Attribution, legend: Legend) -> Iterator[Stretch]:
    """Yield a sentence cut where a part or a run of new words begins or ends; a new sentence has no marks."""
    start, stop = sentence.span.start, sentence.span.stop
    new = sentence.new if sentence.parts else ()
    edges = {edge for part in sentence.parts for edge in (part.span.start, part.span.stop)}
    edges |= {edge for span in new for edge in (span.start, span.stop)}
    at = start
    for edge in sorted(edges | {stop}):
        if edge <= at:
            continue
        part = next((n for n, p in enumerate(sentence.parts, 1) if p.span.start <= at < p.span.stop), 0)
        colour = legend.colour(sentence.parts[part - 1].origin.passage.document) if part else 0
        is_new = any(span.start <= at < span.stop for span in new)
        yield Stretch(sentence.text[at - start : edge - start], is_new, part, colour)
        at = edge


def _sources(part: Part, id_: str, legend: Legend, view: View) -> tuple[Origin, Origin | None]:
    drawn = pieces(part.edits, hidden=view.hidden)
    if part.closest is None:
        return _origin(part.origin, id_, legend, drawn), None
    return _origin(part.origin, id_, legend, ()), _origin(part.closest, f"{id_}-closest", legend, drawn)


def _origin(witness: Witness, id_: str, legend: Legend, drawn: tuple[Piece, ...]) -> Origin:
    score = f" {witness.score:.2f}" if witness.relation is not Relation.VERBATIM else ""
    return Origin(
        id_,
        legend.number(witness.passage.document),
        legend.colour(witness.passage.document),
        f"{witness.date or _('undated')} {short_name(witness.passage.document, witness.about)}",
        spot_name(witness.spot),
        relation_name(witness.relation) + score,
        drawn,
        witness.passage.text,
    )
