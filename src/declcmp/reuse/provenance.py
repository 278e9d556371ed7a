"""Blame: for every sentence of a draft, which passages come from earlier documents, and which words are new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from declcmp.model.document import Document, Span
from declcmp.model.provenance import Attribution, BlameReport, Debt, Part
from declcmp.reuse.bridges import traced
from declcmp.reuse.claims import Claim
from declcmp.reuse.library import Entry, Library, Volume, entries, signature
from declcmp.reuse.matches import Rules
from declcmp.reuse.overlap import runs
from declcmp.reuse.passages import passage
from declcmp.reuse.sources import earlier, others
from declcmp.reuse.stretches import Stretch, stretches
from declcmp.reuse.terms import Terms


def blame(
    document: Document,
    library: Library,
    *,
    any_date: bool = False,
    itself: str | None = None,
    rules: Rules | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> BlameReport:
    """Return where each sentence of *document* comes from.

    Args:
        document: The draft.
        library: The corpus.
        any_date: Documents count that are not earlier than this one, too.
        itself: The id under which the document stands in the library, if that is known; a document of the same words
            and no other date is taken for it anyway.
        rules: What counts as a formulation.
        progress: Called with the number of sentences done and of all sentences.
    """
    units = list(entries(document))
    own = signature(units)
    known = others(document, library, own, itself)
    wanted = known if any_date else earlier(document, known)
    drafted = [entry for entry in units if entry.terms.sentences]
    found = []
    later = {number: volume for number, volume in known.items() if number not in wanted}
    for at, claimed in enumerate(traced([e.terms for e in drafted], library, wanted, later, rules or Rules())):
        found.append(_attribution(document, drafted[at], claimed, library))
        if progress is not None:
            progress(at + 1, len(drafted))
    same = next((v.id for n, v in library.volumes.items() if n not in known), None)
    return BlameReport(
        document,
        tuple(found),
        _debts(found, wanted),
        compared=len(wanted),
        later=len(later),
        undated=tuple(v.id for v in wanted.values() if not v.metadata.date),
        itself=same,
        any_date=any_date or not document.metadata.date,
    )


def _attribution(document: Document, entry: Entry, claimed: Sequence[Claim], library: Library) -> Attribution:
    unit = entry.terms
    sentence = unit.sentences[0]
    parts = sorted(stretches(unit, claimed), key=lambda each: each.start)
    kept = frozenset(word for each in claimed for word in each.kept)
    return Attribution(
        sentence.number,
        sentence.span,
        document.text_of(sentence),
        document.source.spot(entry.point, entry.lines),
        len(unit),
        len(unit) - len(kept),
        tuple(_parts(document, unit, parts, library)),
        tuple(Span(unit.starts[a], unit.stops[b - 1]) for a, b in runs(set(range(len(unit))) - kept)),
    )


def _parts(document: Document, unit: Terms, found: Sequence[Stretch], library: Library) -> Iterator[Part]:
    at, last = unit.sentences[0].span.start, unit.sentences[0].span.stop
    for stretch in found:
        here = passage(document, unit, (stretch.start, stretch.stop)).span
        # A quotation mark between two parts belongs to the first.
        span = Span(max(here.start, at), min(here.stop, last))
        at = span.stop
        origin = stretch.origin.witness(library)
        closest = stretch.closest.witness(library) if stretch.closest is not stretch.origin else None
        yield Part(span, span.of(document.text), len(stretch.kept), origin, closest)


def _debts(found: Sequence[Attribution], wanted: Mapping[int, Volume]) -> tuple[Debt, ...]:
    """Return the words that have their origin in each document, as shares of all words."""
    volume_of = {volume.id: volume for volume in wanted.values()}
    total = sum(each.words for each in found)
    owed: Counter[str] = Counter()
    for each in found:
        for part in each.parts:
            owed[part.origin.passage.document] += part.words
    names = sorted(owed, key=lambda name: volume_of[name].order)
    return tuple(Debt(name, volume_of[name].metadata, owed[name] / total) for name in names)
