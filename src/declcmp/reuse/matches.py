"""Matches: the formulations that two sentences share, each with its passages, score, kind and relation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from declcmp.model.reuse import MatchKind, Relation
from declcmp.reuse.align import Alignment, Point, alignments, bound, share
from declcmp.reuse.edges import Stretch, widened
from declcmp.reuse.kinds import kind, says_anything
from declcmp.reuse.passages import bounds, relation
from declcmp.reuse.terms import Terms, joined

#: Bits that make a formulation: two or three rare words, or four of the usual ones. Between 10 and 13.2 the figure on
#: the gold is the same, up to 15 it loses two points.
LEAST_WORTH = 12.0
#: The same over a full stop, where chance is greater.
LEAST_ACROSS = 20.0
LEAST_PART = 8.0
#: Bits that make a name, a date or a stock phrase worth naming; a whole sentence always is.
LEAST_OTHER = 8.0
MIN_WORDS, MIN_SCORE = 5, 0.5
_LESS_THAN_EQUAL = 0.999


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts as a formulation.

    Attributes:
        min_words: Words of content: names and dates are none, those inside a title half a word, a verb or a noun of
            action is one or a half more.
        min_score: See :class:`declcmp.model.reuse.Match`.
        min_worth: Bits that the shared words are worth, less the gaps between them.
        others: Whether matches of other kinds are looked for too.
    """

    min_words: float = MIN_WORDS
    min_score: float = MIN_SCORE
    min_worth: float = LEAST_WORTH
    others: bool = False


#: What a member of a family must at least have in common with the origin.
_LIKE_THE_ORIGIN = Rules(min_words=0, min_score=0.3, min_worth=8.0)


@dataclass(frozen=True, slots=True)
class Found:
    """A match between two units, before it has a family.

    Attributes:
        bounds: The words of either unit that are shared, from the first to the last.
        passages: The words that a reader would mark: the same, out to the edges of clauses.
        score: Of what lies within *bounds*.
        relation: Of the passages.
    """

    left: Terms
    right: Terms
    alignment: Alignment
    bounds: tuple[Stretch, Stretch]
    passages: tuple[Stretch, Stretch]
    kind: MatchKind
    score: float
    relation: Relation


def shared(left: Terms, right: Terms, rules: Rules) -> Iterator[Found]:
    """Yield what two units share; a function of the two alone. Units of the same words are always a match."""
    if left.folded == right.folded:
        yield _whole(left, right, rules)
        return
    least = min(LEAST_OTHER, rules.min_worth) if rules.others else rules.min_worth
    for alignment in alignments(left, right, at_least=least):
        found = _found(left, right, alignment, rules) if alignment.worth >= least else None
        if found is not None and (rules.others or found.kind is MatchKind.FORMULATION):
            yield found


def alike(left: Terms, right: Terms, stretches: tuple[Stretch, Stretch]) -> Found | None:
    """Return how two stretches of units that a third ties are alike, however weakly; None if they are not.

    So a family is gathered around its origin: a wording that drifted step by step stays in it as long as it is like the
    first one.
    """
    (a, b), (c, d) = stretches
    for match in shared(left, right, _LIKE_THE_ORIGIN):
        (e, f), (g, h) = match.bounds
        if min(b, f) > max(a, e) and min(d, h) > max(c, g):
            # Compared as they stand: what a third ties has more words of its own than a match has.
            return replace(match, score=min(match.score, share(match.alignment.points, left, right, stretches)))
    return None


def across_a_stop(left: Terms, rights: tuple[Terms, Terms], rules: Rules, *, swapped: bool) -> Found | None:
    """Return the formulation that one unit shares with two neighbouring ones, if it does run over the full stop."""
    bounds_of = [bound(left, right) for right in rights]
    if sum(bounds_of) < LEAST_ACROSS or min(bounds_of) < LEAST_PART:
        return None
    both = joined(*rights)
    stop = len(rights[0])
    for alignment in alignments(*((both, left) if swapped else (left, both)), at_least=LEAST_ACROSS):
        before = sum(point.weight for point in alignment.points if (point.left if swapped else point.right) < stop)
        after = sum(point.weight for point in alignment.points) - before
        if alignment.worth >= LEAST_ACROSS and min(before, after) >= LEAST_PART:
            found = _found(*((both, left) if swapped else (left, both)), alignment, rules)
            if found is not None and found.kind is MatchKind.FORMULATION:
                return found
    return None


def _whole(left: Terms, right: Terms, rules: Rules) -> Found:
    points = tuple(
        Point(at, at, min(one, other), 1.0)
        for at, (one, other) in enumerate(zip(left.weights, right.weights, strict=True))
    )
    alignment = Alignment(points, sum(point.weight for point in points), moved=False)
    stretch = (0, len(left))
    whole = (stretch, stretch)
    return Found(left, right, alignment, whole, whole, _kind(left, right, alignment, rules), 1.0, Relation.VERBATIM)


def _found(left: Terms, right: Terms, alignment: Alignment, rules: Rules) -> Found | None:
    what = _kind(left, right, alignment, rules)
    if what is not MatchKind.FORMULATION and not (rules.others and says_anything(what, left, right, alignment)):
        return None
    sides = bounds(left, right, alignment)
    score = share(alignment.points, left, right, sides)
    if score < rules.min_score:
        return None
    core = alignment.left, alignment.right
    marked = widened(left, right, sides, core) if what is MatchKind.FORMULATION else sides
    between = relation(left.folded[slice(*marked[0])], right.folded[slice(*marked[1])], moved=alignment.moved)
    score = 1.0 if between is Relation.VERBATIM else min(score, _LESS_THAN_EQUAL)
    return Found(left, right, alignment, sides, marked, what, score, between)


def _kind(left: Terms, right: Terms, alignment: Alignment, rules: Rules) -> MatchKind:
    return kind(left, right, alignment, least_content=rules.min_words, least_worth=rules.min_worth, others=rules.others)
