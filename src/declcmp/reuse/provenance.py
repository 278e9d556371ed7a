"""Blame: for every sentence of a draft, which passages come from earlier documents, and which words are new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from declcmp.model.document import Document, Span
from declcmp.model.provenance import Attribution, BlameReport, Debt, Part
from declcmp.reuse.claims import Claim, claims
from declcmp.reuse.library import Entry, Library, Volume, entries, signature
from declcmp.reuse.matches import Rules
from declcmp.reuse.passages import passage
from declcmp.reuse.terms import Terms

#: A claim is one on the same formulation as another if it has this share of the weight of its words.
_SAME = 0.5


@dataclass(slots=True)
class _Stretch:
    """A part in the making: the claim that says most of it, the earliest one, and the words [start, stop)."""

    closest: Claim
    origin: Claim
    start: int
    stop: int

    @property
    def kept(self) -> frozenset[int]:
        """Return the words that stand in either source."""
        return frozenset(w for w in self.closest.kept | self.origin.kept if self.start <= w < self.stop)


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
    others = {n: v for n, v in library.volumes.items() if not _is_same(v, document, own, itself)}
    wanted = {n: v for n, v in others.items() if any_date or _is_earlier(v, document)}
    drafted = [entry for entry in units if entry.terms.sentences]
    found = []
    for at, claimed in enumerate(claims([e.terms for e in drafted], library, wanted, rules or Rules())):
        found.append(_attribution(document, drafted[at], claimed, library))
        if progress is not None:
            progress(at + 1, len(drafted))
    known = next((v.id for n, v in library.volumes.items() if n not in others), None)
    return BlameReport(
        document,
        tuple(found),
        _debts(found, wanted),
        compared=len(wanted),
        later=len(others) - len(wanted),
        undated=tuple(v.id for v in wanted.values() if not v.metadata.date),
        itself=known,
        any_date=any_date or not document.metadata.date,
    )


def _is_same(volume: Volume, document: Document, words: str, itself: str | None) -> bool:
    """Say whether a document of the library is the draft: by its id, or by its words, unless the dates differ."""
    theirs, ours = volume.metadata.date, document.metadata.date
    return volume.id == itself or (volume.words == words and (theirs == ours or not theirs or not ours))


def _is_earlier(volume: Volume, document: Document) -> bool:
    """Say whether a document may be a source: it is earlier, or one of the two has no date."""
    theirs, ours = volume.metadata.date, document.metadata.date
    return not theirs or not ours or theirs < ours


def _attribution(document: Document, entry: Entry, claimed: Sequence[Claim], library: Library) -> Attribution:
    unit = entry.terms
    sentence = unit.sentences[0]
    stretches = sorted(_stretches(unit, claimed), key=lambda each: each.start)
    kept = frozenset(word for each in stretches for word in each.closest.kept | each.origin.kept)
    return Attribution(
        sentence.number,
        sentence.span,
        document.text_of(sentence),
        document.source.spot(entry.point, entry.lines),
        len(unit),
        len(unit) - len(kept),
        tuple(_parts(document, unit, stretches, library)),
        tuple(_runs(unit, kept)),
    )


def _stretches(unit: Terms, claimed: Sequence[Claim]) -> Iterator[_Stretch]:
    """Yield the parts of a sentence: the claim of most words first, then those that speak of other words."""
    free = set(range(len(unit)))
    taken: list[_Stretch] = []
    for claim in sorted(claimed, key=lambda each: (-_weight(unit, each.kept), -each.found.score, each.order)):
        if _weight(unit, claim.kept & free) <= _SAME * _weight(unit, claim.kept):
            continue
        bounds = _free_run(unit, claim, free)
        if bounds is not None:
            taken.append(_Stretch(claim, claim, *bounds))
            free.difference_update(range(*bounds))
    for stretch in taken:
        own = frozenset(word for word in stretch.closest.kept if stretch.start <= word < stretch.stop)
        least = _SAME * _weight(unit, own)
        stretch.origin = min(
            (each for each in claimed if _weight(unit, each.kept & own) >= least), key=lambda each: each.order
        )
        yield stretch


def _free_run(unit: Terms, claim: Claim, free: set[int]) -> tuple[int, int] | None:
    """Return the heaviest run of words of a claim that no other part has; at a new edge stands a word that is kept."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for word in range(claim.start, claim.stop + 1):
        if word < claim.stop and word in free:
            start = word if start is None else start
        elif start is not None:
            runs.append(_narrowed(claim, start, word))
            start = None
    runs = [run for run in runs if run[0] < run[1]]
    return max(runs, key=lambda run: (_weight(unit, claim.kept.intersection(range(*run))), -run[0]), default=None)


def _narrowed(claim: Claim, start: int, stop: int) -> tuple[int, int]:
    while start < stop and start != claim.start and start not in claim.kept:
        start += 1
    while start < stop and stop != claim.stop and stop - 1 not in claim.kept:
        stop -= 1
    return start, stop


def _weight(unit: Terms, words: frozenset[int] | set[int]) -> float:
    return sum(unit.weights[word] for word in sorted(words))


def _parts(document: Document, unit: Terms, stretches: Sequence[_Stretch], library: Library) -> Iterator[Part]:
    at, last = unit.sentences[0].span.start, unit.sentences[0].span.stop
    for stretch in stretches:
        here = passage(document, unit, (stretch.start, stretch.stop)).span
        # A quotation mark between two parts belongs to the first.
        span = Span(max(here.start, at), min(here.stop, last))
        at = span.stop
        origin = stretch.origin.witness(library)
        closest = stretch.closest.witness(library) if stretch.closest is not stretch.origin else None
        yield Part(span, span.of(document.text), len(stretch.kept), origin, closest)


def _runs(unit: Terms, kept: frozenset[int]) -> Iterator[Span]:
    """Yield where the words stand that are not *kept*, neighbours together."""
    start: int | None = None
    for word in range(len(unit) + 1):
        if word < len(unit) and word not in kept:
            start = word if start is None else start
        elif start is not None:
            yield Span(unit.starts[start], unit.stops[word - 1])
            start = None


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
