"""Where the words of one sentence occur in a library: as they are, in other forms, or as a formulation like it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from declcmp.language.morphology import lemmas, stem
from declcmp.model.reuse import MatchKind, Relation
from declcmp.reuse import windows
from declcmp.reuse.align import INFLECTED, Alignment, alignments, share
from declcmp.reuse.library import Library, word_key
from declcmp.reuse.matches import MIN_SCORE, Rules, shared
from declcmp.reuse.passages import bounds, relation
from declcmp.reuse.search import neighbours
from declcmp.reuse.terms import Terms

#: So many telling words make a sentence that its pairs find; one of fewer is looked for by its words.
_LEAST_PAIRED = 5
#: Sentences with some of the words that are looked into to say what came closest.
_MOST_NEAR = 200


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Words [start, stop) of a unit of a library that are like a query.

    Attributes:
        score: Which share of the weight of both they have in common.
        other_form: Whether they are the words of the query, in its order, and only their endings differ.
        partial: Whether it is a match only with a part of the query.
        missing: The words of the query that it lacks.
    """

    unit: int
    start: int
    stop: int
    relation: Relation
    score: float
    other_form: bool = False
    partial: bool = False
    missing: tuple[str, ...] = ()


def word_occurrences(part: Terms, library: Library, *, exact: bool) -> Iterator[Occurrence]:
    """Yield where the words of the query stand side by side, as they are or, unless *exact*, in any form."""
    forms = [frozenset({word}) if exact else _forms(word, library) for word in part.folded]
    for unit in _having_all(range(len(part)), forms, part, library):
        terms = library.entry(unit).terms
        for start in range(len(terms) - len(forms) + 1):
            here = terms.folded[start : start + len(forms)]
            if all(word in known for word, known in zip(here, forms, strict=True)):
                between = relation(part.folded, here, moved=False)
                other_form = between is not Relation.VERBATIM
                yield Occurrence(
                    unit, start, start + len(forms), between, _score_of_forms(part, here), other_form=other_form
                )


def windowed_occurrences(part: Terms, library: Library, min_score: float | None) -> Iterator[Occurrence]:
    """Yield where the telling words of a short phrase stand in their order, in any form, a few others between them."""
    telling = _telling(part)
    if not windows.SHORTEST <= len(telling) <= windows.LONGEST:
        return
    forms = [_forms(word, library) for word in part.folded]
    wanted = {place: forms[place] for place in telling}
    least = MIN_SCORE if min_score is None else min_score
    for unit in _having_all(telling, forms, part, library):
        terms = library.entry(unit).terms
        for window in windows.windows(terms, list(wanted.values())):
            stretch = range(window[0], window[-1] + 1)
            score = min(windows.score(part, wanted, terms.folded[stretch.start : stretch.stop]), 0.999)
            if score >= least:
                form_of = {there: part.folded[place] for place, there in zip(telling, window, strict=True)}
                # Other endings are no other words: with one put in, the phrase was extended.
                between = relation(part.folded, tuple(form_of.get(at, terms.folded[at]) for at in stretch), moved=False)
                yield Occurrence(unit, stretch.start, stretch.stop, between, score)


def _having_all(
    places: Sequence[int], forms: Sequence[AbstractSet[str]], part: Terms, library: Library
) -> Sequence[int]:
    """Return the units that hold, of each of these words of the query, some form; common words are not asked for."""
    units: set[int] | None = None
    # The rarest words first, so that the others are looked up in vain or not at all.
    for place in sorted(places, key=lambda at: -part.weights[at]):
        if units is not None and (not units or part.weights[place] == 0.0):
            break
        having = {unit for form in sorted(forms[place]) for unit in library.having(word_key(form))}
        units = having if units is None else units & having
    return sorted(units or ())


def _forms(word: str, library: Library) -> frozenset[str]:
    return frozenset({word, *library.forms(word)})


def _score_of_forms(part: Terms, here: Sequence[str]) -> float:
    """Return the score of words that are forms of one another: other forms count a little less."""
    weights = part.weights if any(part.weights) else (1.0,) * len(part)
    same = sum(w for w, one, other in zip(weights, part.folded, here, strict=True) if one == other)
    return 1.0 if part.folded == tuple(here) else min((same + INFLECTED * (sum(weights) - same)) / sum(weights), 0.999)


def near_occurrences(part: Terms, library: Library, min_score: float | None) -> Iterator[Occurrence]:
    """Yield what has so much in common with the query, and, without a *min_score*, what `reuse` takes for a match."""
    least = MIN_SCORE if min_score is None else min_score
    # A phrase of a few words is no formulation, let alone a part of it.
    parts = min_score is None and len(_telling(part)) >= _LEAST_PAIRED
    for unit in _candidates(part, library):
        terms = library.entry(unit).terms
        found = [_occurrence(part, unit, terms, alignment) for alignment in alignments(part, terms)]
        whole = [each for each in found if each is not None and each.score >= least]
        yield from whole
        if parts and terms.sentences and not whole:
            yield from _partial(part, unit, terms)


def _partial(part: Terms, unit: int, terms: Terms) -> Iterator[Occurrence]:
    for match in shared(part, terms, Rules()):
        if match.kind is MatchKind.FORMULATION:
            start, stop = match.bounds[1]
            score = _score(part, terms, match.alignment, (start, stop))
            yield Occurrence(unit, start, stop, match.relation, score, partial=score < MIN_SCORE)


def nearest(part: Terms, library: Library) -> Occurrence | None:
    """Return the stretch that has most of the query's words, in whatever form; None if nothing has a telling one."""
    telling = _telling(part)
    forms = {place: _forms(part.folded[place], library) for place in telling}
    best: tuple[float, Occurrence] | None = None
    for unit in _candidates(part, library, least=1, most=_MOST_NEAR):
        terms = library.entry(unit).terms
        worth, start, stop = windows.fullest(part, forms, terms)
        if best is None or worth > best[0]:
            here = terms.folded[start:stop]
            has = [place for place in telling if not forms[place].isdisjoint(here)]
            score = windows.score(part, forms, here)
            missing = tuple(part.folded[place] for place in telling if place not in has)
            between = relation(part.folded, here, moved=False)
            best = worth, Occurrence(unit, start, stop, between, min(score, 0.999), missing=missing)
    return best and best[1]


def _candidates(part: Terms, library: Library, *, least: int | None = None, most: int | None = None) -> list[int]:
    """Return the units that may be like the query: those that share pairs of words, or, of few words, most of them.

    Args:
        part: The query.
        library: Where it is looked for.
        least: Words that one of few words must share.
        most: So many units at most, those that share most.
    """
    telling = _telling(part)
    if len(telling) >= _LEAST_PAIRED and (found := neighbours(part, library, library.volumes).likely):
        return list(found)[:most]
    shared_by: Counter[int] = Counter()
    for place in telling:
        forms = sorted(_forms(part.folded[place], library))
        shared_by.update({unit for form in forms for unit in library.having(word_key(form))})
    wanted = least or len(telling) - _most_missing(part)
    by_count: dict[int, list[int]] = defaultdict(list)
    for unit, count in shared_by.items():
        if count >= wanted:
            by_count[count].append(unit)
    ranked: list[int] = []
    for count in sorted(by_count, reverse=True):
        ranked += sorted(by_count[count])
        if most is not None and len(ranked) >= most:
            break
    return ranked[:most]


def _telling(part: Terms) -> Sequence[int]:
    """Return the places of the words that say something; of all of them, if none does."""
    return [place for place, weight in enumerate(part.weights) if weight > 0] or range(len(part))


def _most_missing(part: Terms) -> int:
    """Return how many telling words an occurrence may lack: of a few, none; of more, half of them."""
    count = len(_telling(part))
    return count // 2 if count >= _LEAST_PAIRED else 0


def _occurrence(part: Terms, unit: int, terms: Terms, alignment: Alignment) -> Occurrence | None:
    """Return an alignment with the query as an occurrence; None if it lacks too many of its words."""
    tied = {point.left for point in alignment.points}
    missing = tuple(part.folded[place] for place in _telling(part) if place not in tied)
    if len(missing) > _most_missing(part):
        return None
    start, stop = bounds(part, terms, alignment)[1]
    here = terms.folded[start:stop]
    between = relation(part.folded, here, moved=alignment.moved)
    score = 1.0 if between is Relation.VERBATIM else min(_score(part, terms, alignment, (start, stop)), 0.999)
    other_form = between is Relation.REWORDED and _are_forms(part.folded, here)
    return Occurrence(unit, start, stop, between, score, other_form=other_form, missing=missing)


def _are_forms(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two sequences are of the same words, in whatever forms."""
    return len(one) == len(other) and all(
        a == b or stem(a) == stem(b) or not lemmas(a).isdisjoint(lemmas(b)) for a, b in zip(one, other, strict=True)
    )


def _score(part: Terms, terms: Terms, alignment: Alignment, stretch: tuple[int, int]) -> float:
    whole = (0, len(part))
    if not part.weight(*whole) + terms.weight(*stretch):
        return 0.0
    return share(alignment.points, part, terms, (whole, stretch))
