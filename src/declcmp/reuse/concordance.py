"""Find: every occurrence of a phrase, a sentence or a paragraph, near-duplicates too, by date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from declcmp.model.document import Document, Paragraph, ParagraphKind, Sentence, Span
from declcmp.model.provenance import FindReport, Hit, Mode, NearMiss
from declcmp.reuse.library import STRIDE, Library
from declcmp.reuse.lookup import Occurrence, near_occurrences, nearest, word_occurrences
from declcmp.reuse.matches import MIN_SCORE
from declcmp.reuse.passages import passage
from declcmp.reuse.terms import Terms, terms
from declcmp.text.sentences import sentences

#: An occurrence that shares more than this with a better one is the same.
_SAME = 0.5


def find(query: str, library: Library, *, mode: Mode = Mode.NEAR, min_score: float | None = None) -> FindReport:
    """Return where *query* occurs.

    Args:
        query: Each of its sentences is looked for by itself.
        library: Where.
        mode: EXACT: the same words; LEMMA: forms of the same words; NEAR: whatever is like it, too.
        min_score: What a hit must score. None: 0.5, and what `reuse` takes for a match with a part of the query.
    """
    asked = _asked(query)
    parts = [unit for unit in terms(asked) if unit.folded]
    found: list[Hit] = []
    for number, part in enumerate(parts):
        occurrences = list(word_occurrences(part, library, exact=mode is Mode.EXACT))
        if mode is Mode.NEAR:
            occurrences += near_occurrences(part, library, min_score)
        found += [_hit(number, each, library) for each in _distinct(occurrences)]
    order = {volume.id: volume.order for volume in library.volumes.values()}
    found.sort(key=lambda hit: (order[hit.passage.document], hit.passage.span, hit.part))
    return FindReport(
        query,
        tuple(_words_of(asked, part) for part in parts),
        mode,
        MIN_SCORE if min_score is None else min_score,
        tuple(found),
        len(library.volumes),
        None if found else _nearest(parts, library),
        tuple(dict.fromkeys(hit.passage.document for hit in found if not hit.date)),
    )


def _asked(query: str) -> Document:
    """Return the query as a document: a paragraph for each of its lines."""
    paragraphs, number, at = [], 0, 0
    text = "\n".join(" ".join(line.split()) for line in query.splitlines() if line.strip())
    for line in text.split("\n"):
        found = []
        for span in sentences(line):
            number += 1
            found.append(Sentence(number, Span(at + span.start, at + span.stop), (1, 1)))
        whole = Span(at, at + len(line))
        paragraphs.append(Paragraph(ParagraphKind.TEXT, whole, whole, (1, 1), sentences=tuple(found)))
        at += len(line) + 1
    return Document("query", text, tuple(paragraphs))


def _words_of(asked: Document, part: Terms) -> str:
    return asked.text_of(part.sentences[0]) if part.sentences else asked.text[part.starts[0] : part.stops[-1]]


def _distinct(occurrences: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """Yield the best of those that stand at the same place."""
    taken: dict[int, list[Occurrence]] = {}
    for each in sorted(occurrences, key=lambda o: (o.partial, -o.score, o.unit, o.start)):
        others = taken.setdefault(each.unit, [])
        if all(
            min(each.stop, other.stop) - max(each.start, other.start)
            <= _SAME * min(each.stop - each.start, other.stop - other.start)
            for other in others
        ):
            others.append(each)
            yield each


def _hit(part: int, found: Occurrence, library: Library) -> Hit:
    volume = library.volumes[found.unit // STRIDE]
    entry = library.entry(found.unit)
    unit = entry.terms
    text = library.text(volume.number)
    there = passage(Document(volume.id, text, (), metadata=volume.metadata), unit, (found.start, found.stop))
    around = unit.sentences[0].span if unit.sentences else Span(unit.starts[0], unit.stops[-1])
    around = Span(min(around.start, there.span.start), max(around.stop, there.span.stop))
    return Hit(
        part,
        there,
        volume.metadata,
        entry.point,
        unit.sentences[0].lines if unit.sentences else None,
        around.of(text),
        Span(there.span.start - around.start, there.span.stop - around.start),
        found.relation,
        found.score,
        partial=found.partial,
    )


def _nearest(parts: Sequence[Terms], library: Library) -> NearMiss | None:
    best: tuple[float, int, Occurrence] | None = None
    for number, part in enumerate(parts):
        found = nearest(part, library)
        if found is not None and (best is None or found.score > best[0]):
            best = (found.score, number, found)
    if best is None:
        return None
    return NearMiss(_hit(best[1], best[2], library), best[2].missing)
