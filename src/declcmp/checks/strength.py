"""Strength: the verb that governs a passage in the draft and in the agreed text, and whether it moved on a ladder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from declcmp.checks.phrases import phrases, widest
from declcmp.language.morphology import readings
from declcmp.model.document import ParagraphKind, Span
from declcmp.reuse.align import Point
from declcmp.reuse.claims import Claim
from declcmp.reuse.terms import Terms
from declcmp.reuse.titles import heads_a_compound, quoted

Ladders = tuple[tuple[tuple[str, ...], ...], ...]

#: Bits of shared words that two verbs must govern.
_LEAST = 8.0
#: Nouns that may stand between a verb and the first of them: «приветствуют проведение … форума».
_MOST_NOUNS = 1
#: An object after another one of the same verb begins behind these.
_COORDINATION = frozenset({"и", "также"})
_PREDICATES = frozenset({"VERB", "GRND", "PRTS", "ADJS", "PRED"})
#: «предложенная инициатива» governs nothing.
_ATTRIBUTE = "PRTF"
#: They open a clause with a verb of its own.
_THAT = "что"
_OPENING = frozenset({_THAT, "который", "которая", "которое", "которые", "которого", "которой", "которых", "чтобы"})


@dataclass(frozen=True, slots=True)
class Operative:
    """A verb of a ladder, with its noun or adverb, where it stands.

    Attributes:
        terms: The sentence; that before a list, if it governs the items.
        start: Its first word there, and in *stop* the one after the last.
        steps: On which ladders it is on which step, both from 0.
        text: As printed.
    """

    terms: Terms
    start: int
    stop: int
    steps: tuple[tuple[int, int], ...]
    text: str

    @property
    def span(self) -> Span:
        """Return where it stands in its document."""
        return Span(self.terms.starts[self.start], self.terms.stops[self.stop - 1])


@dataclass(frozen=True, slots=True)
class Shift:
    """A verb that moved on a ladder: from the agreed one to the draft's."""

    old: Operative
    new: Operative
    stronger: bool


@dataclass(frozen=True, slots=True)
class Context:
    """A document around a sentence: its clean text, and what gives its units by their places."""

    text: str
    unit_at: Callable[[int], Terms]

    def lead(self, item: Terms) -> Terms | None:
        """Return the sentence that introduces the list that a unit is an item of; None if it is none."""
        before = item
        while before.kind is ParagraphKind.ITEM and before.unit > 0:
            before = self.unit_at(before.unit - 1)
        introduces = self.text[before.stops[-1] :].lstrip()[:1] == ":"
        return before if before.kind is not ParagraphKind.ITEM and before is not item and introduces else None


def shifts(claim: Claim, ladders: Ladders, old_side: Context, new_side: Context) -> Iterator[Shift]:
    """Yield how the verbs that govern what two sentences share moved, by their places in the draft."""
    if not ladders:
        return
    found = claim.found
    (a, b), (c, d) = found.bounds
    points = sorted((p for p in found.alignment.points if a <= p.left < b and c <= p.right < d), key=lambda p: p.right)
    olds = _Governing(found.left, ladders, old_side, frozenset(p.left for p in points))
    news = _Governing(found.right, ladders, new_side, frozenset(p.right for p in points))
    # Grammar is asked only where a verb of either side may have taken the place of one of the other.
    if not any(_step(old, new) for old in olds.known for new in news.known):
        return
    governed: dict[tuple[Operative, Operative], list[Point]] = defaultdict(list)
    for point in points:
        old, new = olds.of(point.left), news.of(point.right)
        if old is not None and new is not None:
            governed[old, new].append(point)
    # The draft's verb that governs most of what an agreed verb governed has come in its place.
    heaviest: dict[Operative, Operative] = {}
    for old, new in sorted(governed, key=lambda pair: -sum(p.weight for p in governed[pair])):
        heaviest.setdefault(old, new)
    for old, new in sorted(heaviest.items(), key=lambda item: item[1].span):
        held = governed[old, new]
        if sum(point.weight for point in held) < _LEAST:
            continue
        if not (olds.is_object(old, held[0].left) and news.is_object(new, held[0].right)):
            continue
        step = _step(old, new)
        if step:
            yield Shift(old, new, stronger=step > 0)


def _step(old: Operative, new: Operative) -> int:
    """Return how many steps a verb stands above another; 0 if they are of one strength, or of different ladders."""
    heights = dict(new.steps)
    moved = [heights[ladder] - step for ladder, step in old.steps if ladder in heights]
    return moved[0] if moved and all(moved) else 0


@lru_cache(maxsize=16)
def _steps(ladders: Ladders) -> Mapping[str, Mapping[int, int]]:
    """Return for each phrase on which ladder it is on which step, both from 0."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for number, ladder in enumerate(ladders):
        for height, step in enumerate(ladder):
            for phrase in step:
                found[phrase].setdefault(number, height)
    return found


class _Governing:
    """Which verb of the ladders governs each word of a sentence."""

    def __init__(self, terms: Terms, ladders: Ladders, context: Context, tied: frozenset[int]) -> None:
        self._terms = terms
        self._steps = _steps(ladders)
        self._context = context
        self._tied = tied
        self._here = self._operatives(terms)
        self._made: dict[int, Operative | None] = {}

    @property
    def known(self) -> Sequence[Operative]:
        """Return the verbs of the ladders that stand in the sentence, or before the list that it is an item of."""
        return [*self._here, *([self._of_list] if self._of_list is not None else [])]

    def of(self, place: int) -> Operative | None:
        """Return the verb that governs a word; None if none of the ladders does."""
        if place not in self._made:
            self._made[place] = self._found(place)
        return self._made[place]

    def _found(self, place: int) -> Operative | None:
        if any(each.start <= place < each.stop for each in self._here):
            return None
        before = [each for each in self._here if each.stop <= place]
        if before:
            last = before[-1]
            return last if self._reaches(last.stop, place) else None
        if self._reaches(0, place):
            return self._of_list
        return None

    @cached_property
    def _of_list(self) -> Operative | None:
        """Return the verb that governs the items of the list that the sentence is one of."""
        lead = self._context.lead(self._terms)
        found = self._operatives(lead) if lead is not None else []
        return found[-1] if found and lead is not None and not _predicates(lead, found[-1].stop, len(lead)) else None

    def is_object(self, verb: Operative, place: int) -> bool:
        """Say whether a word that a verb governs is its object, or hangs on no more than one noun that is."""
        start = verb.stop if verb.terms is self._terms else 0
        for at in range(place - 1, start - 1, -1):
            if self._terms.folded[at] in _COORDINATION or "," in self._terms.gaps[at + 1]:
                start = at + 1
                break
        nouns = sum("NOUN" in readings(self._terms.folded[at])[0].grammemes for at in range(start, place))
        return nouns <= _MOST_NOUNS

    def _reaches(self, start: int, place: int) -> bool:
        """Say whether no other verb governs a word before one from *start* does; a shared one goes with its object."""
        # «приветствуют, что …»: up to its own verb the clause is what is welcomed.
        start += start < place and self._terms.folded[start] == _THAT
        between = range(start, place)
        infinitives = [at for at in between if "INFN" in readings(self._terms.folded[at])[0].grammemes]
        return not (_predicates(self._terms, start, place) or (infinitives and infinitives[-1] not in self._tied))

    def _operatives(self, terms: Terms) -> list[Operative]:
        inside = quoted(terms)
        met = [
            each
            for each in phrases(tuple(self._steps)).met(terms.folded)
            if not inside[each.start] and not any(map(_is_attribute, terms.folded[each.start : each.stop]))
        ]
        at: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
        for each in widest(met):
            at[each.start, each.stop].update(self._steps[each.phrase])
        return [
            Operative(
                terms,
                *(start, stop),
                tuple(sorted(found.items())),
                " ".join(self._context.text[terms.starts[start] : terms.stops[stop - 1]].split()),
            )
            for (start, stop), found in sorted(at.items())
        ]


def _predicates(terms: Terms, start: int, stop: int) -> bool:
    """Say whether a verb, or the beginning of a clause that has one, stands among the words [start, stop)."""
    return any(
        terms.folded[place] in _OPENING
        or (
            not _PREDICATES.isdisjoint(readings(terms.folded[place])[0].grammemes)
            and not heads_a_compound(terms, place)
        )
        for place in range(start, stop)
    )


def _is_attribute(folded: str) -> bool:
    return _ATTRIBUTE in readings(folded)[0].grammemes
