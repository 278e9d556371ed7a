"""Claims: what the earlier sentences of a library have in common with one sentence of a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from declcmp.model.document import Document
from declcmp.model.provenance import Witness
from declcmp.reuse.kept import beside, in_passing, kept, taken_over
from declcmp.reuse.library import STRIDE, Library, Volume, spot
from declcmp.reuse.matches import Found, Rules, across_a_stop, shared
from declcmp.reuse.passages import passage
from declcmp.reuse.search import neighbours
from declcmp.reuse.terms import Terms


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A match of one sentence of the draft.

    Attributes:
        volume: The document that it is a match with.
        unit: The number of the unit in the library (of the first, where it runs over a full stop).
        start: The first word of the sentence that the match covers, and in *stop* the one after the last.
        kept: The words of the sentence that stand in the passage of the other side too.
    """

    volume: Volume
    unit: int
    found: Found
    start: int
    stop: int
    kept: frozenset[int]

    @property
    def order(self) -> tuple[tuple[str, str], int]:
        """Return what claims are ordered by: the earliest document first, undated ones last."""
        return self.volume.order, self.unit

    def witness(self, library: Library) -> Witness:
        """Return the passage of the library."""
        text = library.text(self.volume.number)
        document = Document(self.volume.id, text, (), metadata=self.volume.metadata)
        there = passage(document, self.found.left, self.found.bounds[0])
        return Witness(there, self.volume.metadata, spot(library, self.unit), self.found.relation, self.found.score)


def claims(
    drafted: Sequence[Terms],
    library: Library,
    wanted: Mapping[int, Volume],
    rules: Rules,
    *,
    most: int | None = None,
) -> Iterator[list[Claim]]:
    """Yield, for each sentence of a draft, what the *wanted* documents have in common with it.

    Args:
        drafted: The sentences.
        library: The corpus.
        wanted: The documents that count.
        rules: What counts as a formulation.
        most: See `neighbours`: of a formula that is everywhere, the nearest wordings are enough.
    """
    found: list[list[Claim]] = []
    passing: dict[tuple[int, int], tuple[int, Claim]] = {}
    weak: list[frozenset[int]] = []
    for place, sentence in enumerate(drafted):
        near = neighbours(sentence, library, wanted, most=most)
        found.append([])
        for each in (each for unit in near.likely for each in _of_unit(sentence, unit, library, wanted, rules)):
            if taken_over(each.found):
                found[-1].append(each)
            else:
                passing[sentence.unit, each.unit] = place, each
        weak.append(near.loose - {each.unit for each in found[-1]})
    taken = {(drafted[place].unit, each.unit) for place, own in enumerate(found) for each in own}
    for pair in sorted(beside(taken, passing.keys())):
        place, each = passing[pair]
        found[place].append(each)
    for place in range(len(drafted)):
        for where, each in _across_stops(place, drafted, weak, library, wanted, rules):
            found[where].append(each)
    yield from found


def _of_unit(
    sentence: Terms, unit: int, library: Library, wanted: Mapping[int, Volume], rules: Rules
) -> Iterator[Claim]:
    """Yield what a sentence of the library and one of the draft have in common, be it only that they are equal."""
    for match in shared(library.entry(unit).terms, sentence, rules):
        if taken_over(match) or in_passing(match):
            yield claim(wanted[unit // STRIDE], unit, match, 0, len(sentence))


def _across_stops(
    place: int,
    drafted: Sequence[Terms],
    weak: Sequence[frozenset[int]],
    library: Library,
    wanted: Mapping[int, Volume],
    rules: Rules,
) -> Iterator[tuple[int, Claim]]:
    """Yield claims over a full stop, of either side, where neither sentence beside it has one by itself."""
    sentence = drafted[place]
    for unit in sorted(unit for unit in weak[place] if unit + 1 in weak[place]):
        lefts = (library.entry(unit).terms, library.entry(unit + 1).terms)
        match = across_a_stop(sentence, lefts, rules, swapped=True) if all(t.sentences for t in lefts) else None
        if match is not None:
            yield place, claim(wanted[unit // STRIDE], unit, match, 0, len(sentence))
    following = weak[place + 1] if place + 1 < len(drafted) else frozenset()
    for unit in sorted(weak[place] & following):
        match = across_a_stop(library.entry(unit).terms, (sentence, drafted[place + 1]), rules, swapped=False)
        if match is not None:
            volume = wanted[unit // STRIDE]
            yield place, claim(volume, unit, match, 0, len(sentence))
            yield place + 1, claim(volume, unit, match, len(sentence), len(drafted[place + 1]))


def claim(volume: Volume, unit: int, match: Found, before: int, words: int) -> Claim:
    """Return a match as a claim on a sentence of so many *words*, which begins so many words into the right side."""
    start, stop = (min(max(edge - before, 0), words) for edge in match.bounds[1])
    here = (word - before for word in kept(match))
    return Claim(volume, unit, match, start, stop, frozenset(word for word in here if 0 <= word < words))
