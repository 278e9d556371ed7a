"""Find: every occurrence of a phrase, a sentence or a paragraph, near-duplicates too, by date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from declcmp.model.document import Document, Span
from declcmp.model.provenance import FindReport, Hit, Mode, NearMiss
from declcmp.reuse.library import STRIDE, Library, spot
from declcmp.reuse.lookup import Occurrence, near_occurrences, nearest, windowed_occurrences, word_occurrences
from declcmp.reuse.matches import MIN_SCORE
from declcmp.reuse.passages import passage
from declcmp.reuse.query import parts
from declcmp.reuse.terms import Terms

#: An occurrence that shares more than this with a better one is the same.
_SAME = 0.5


def find(
    query: str | Document, library: Library, *, mode: Mode = Mode.NEAR, min_score: float | None = None
) -> FindReport:
    """Return where *query* occurs.

    Args:
        query: Each of its sentences is looked for by itself.
        library: Where.
        mode: EXACT: the same words; LEMMA: forms of the same words; NEAR: whatever is like it, too.
        min_score: What a hit must score. None: 0.5, and what `reuse` takes for a match with a part of the query.
    """
    asked = parts(query)
    found: list[Hit] = []
    for number, (_, part) in enumerate(asked):
        ways = [word_occurrences(part, library, exact=mode is Mode.EXACT)]
        if mode is Mode.NEAR:
            ways += [windowed_occurrences(part, library, min_score), near_occurrences(part, library, min_score)]
        found += [_hit(number, each, library) for each in _distinct(ways)]
    order = {volume.id: volume.order for volume in library.volumes.values()}
    found.sort(key=lambda hit: (order[hit.passage.document], hit.passage.span, hit.part))
    return FindReport(
        query if isinstance(query, str) else query.text,
        tuple(printed for printed, _ in asked),
        mode,
        MIN_SCORE if min_score is None else min_score,
        tuple(found),
        len(library.volumes),
        None if found else _nearest([part for _, part in asked], library),
        tuple(dict.fromkeys(hit.passage.document for hit in found if not hit.date)),
    )


def _distinct(ways: Iterable[Iterable[Occurrence]]) -> Iterator[Occurrence]:
    """Yield the occurrences, of those at one place the one that was found in the strictest way, and the best of these.

    Args:
        ways: What each way to look for them found, the strictest first.
    """
    taken: dict[int, list[Occurrence]] = {}
    ranked = [sorted(found, key=lambda o: (o.partial, -o.score, o.unit, o.start)) for found in ways]
    for each in (occurrence for found in ranked for occurrence in found):
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
    unit = library.entry(found.unit).terms
    text = library.text(volume.number)
    there = passage(Document(volume.id, text, (), metadata=volume.metadata), unit, (found.start, found.stop))
    around = unit.sentences[0].span if unit.sentences else Span(unit.starts[0], unit.stops[-1])
    around = Span(min(around.start, there.span.start), max(around.stop, there.span.stop))
    return Hit(
        part,
        there,
        volume.metadata,
        spot(library, found.unit),
        around.of(text),
        Span(there.span.start - around.start, there.span.stop - around.start),
        found.relation,
        found.score,
        other_form=found.other_form,
        partial=found.partial,
    )


def _nearest(asked: Sequence[Terms], library: Library) -> NearMiss | None:
    best: tuple[float, int, Occurrence] | None = None
    for number, part in enumerate(asked):
        found = nearest(part, library)
        if found is not None and (best is None or found.score > best[0]):
            best = (found.score, number, found)
    if best is None:
        return None
    return NearMiss(_hit(best[1], best[2], library), best[2].missing)
