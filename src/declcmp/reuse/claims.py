"""Claims: what the earlier sentences of a library have in common with one sentence of a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from declcmp.model.document import Document
from declcmp.model.provenance import Witness
from declcmp.model.reuse import MatchKind
from declcmp.reuse.kept import kept
from declcmp.reuse.library import STRIDE, Library, Volume, spot
from declcmp.reuse.matches import Found, Rules, across_a_stop, shared
from declcmp.reuse.passages import passage
from declcmp.reuse.search import neighbours
from declcmp.reuse.terms import Terms

#: Words that make a sentence one that says anything: «Статья 5.» does not.
_LEAST_TELLING = 2


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
    drafted: Sequence[Terms], library: Library, wanted: Mapping[int, Volume], rules: Rules
) -> Iterator[list[Claim]]:
    """Yield, for each sentence of a draft, what the *wanted* documents have in common with it."""
    found: list[list[Claim]] = []
    weak: list[frozenset[int]] = []
    for sentence in drafted:
        near = neighbours(sentence, library, wanted)
        found.append([claim for unit in near.likely for claim in _of_unit(sentence, unit, library, wanted, rules)])
        weak.append(near.loose - {claim.unit for claim in found[-1]})
    for place in range(len(drafted)):
        for where, claim in _across_stops(place, drafted, weak, library, wanted, rules):
            found[where].append(claim)
    yield from found


def _of_unit(
    sentence: Terms, unit: int, library: Library, wanted: Mapping[int, Volume], rules: Rules
) -> Iterator[Claim]:
    left = library.entry(unit).terms
    if not left.sentences:
        return
    for match in shared(left, sentence, rules):
        if taken_over(match):
            yield _claim(wanted[unit // STRIDE], unit, match, 0, len(sentence))


def taken_over(match: Found) -> bool:
    """Say whether words were taken over: a formulation, or a whole sentence that says anything, however common."""
    if match.kind is MatchKind.FORMULATION:
        return True
    if match.left.folded != match.right.folded:
        return False
    telling = zip(match.left.folded, match.left.weights, strict=True)
    return sum(weight > 0 and not folded.isdigit() for folded, weight in telling) >= _LEAST_TELLING


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
            yield place, _claim(wanted[unit // STRIDE], unit, match, 0, len(sentence))
    following = weak[place + 1] if place + 1 < len(drafted) else frozenset()
    for unit in sorted(weak[place] & following):
        match = across_a_stop(library.entry(unit).terms, (sentence, drafted[place + 1]), rules, swapped=False)
        if match is not None:
            volume = wanted[unit // STRIDE]
            yield place, _claim(volume, unit, match, 0, len(sentence))
            yield place + 1, _claim(volume, unit, match, len(sentence), len(drafted[place + 1]))


def _claim(volume: Volume, unit: int, match: Found, before: int, words: int) -> Claim:
    """Return a match as a claim on a sentence of so many *words*, which begins so many words into the right side."""
    start, stop = (min(max(edge - before, 0), words) for edge in match.bounds[1])
    here = (word - before for word in kept(match))
    return Claim(volume, unit, match, start, stop, frozenset(word for word in here if 0 <= word < words))
