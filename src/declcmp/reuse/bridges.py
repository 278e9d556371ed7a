"""Bridges: earlier passages that a sentence of a draft comes from by way of a third text that has something of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from declcmp.reuse.claims import Claim, claim, claims
from declcmp.reuse.edges import Stretch
from declcmp.reuse.kept import taken_over
from declcmp.reuse.library import STRIDE, Library, Volume
from declcmp.reuse.matches import Rules, alike, shared
from declcmp.reuse.search import neighbours
from declcmp.reuse.terms import Terms

#: Wordings that are tried for one sentence, the earliest ones: each is looked up as the sentence itself was.
_MOST = 6


def traced(
    drafted: Sequence[Terms],
    library: Library,
    wanted: Mapping[int, Volume],
    others: Mapping[int, Volume],
    rules: Rules,
) -> Iterator[list[Claim]]:
    """Yield, for each sentence of a draft, its claims on the *wanted* documents, bridged ones too.

    Args:
        drafted: The sentences.
        library: Where the documents stand.
        wanted: Documents that may be sources.
        others: Documents that are no sources, for they are later: they may tie a sentence to an earlier one.
        rules: What counts as a formulation.
    """
    direct = list(claims(drafted, library, wanted, rules))
    later = list(claims(drafted, library, others, rules)) if others else [[] for _ in drafted]
    for sentence, own, beyond in zip(drafted, direct, later, strict=True):
        yield own + list(_bridged(sentence, own, beyond, library, wanted, rules))


def _bridged(
    sentence: Terms,
    own: Sequence[Claim],
    beyond: Sequence[Claim],
    library: Library,
    wanted: Mapping[int, Volume],
    rules: Rules,
) -> Iterator[Claim]:
    """Yield claims on passages that match what the sentence matches, and are like it too.

    So `reuse` gathers families: around the earliest wording, which a later one need not match if another ties them.
    """
    known = {each.unit for each in own}
    for bridge in _wordings([*own, *beyond]):
        for unit in neighbours(bridge.found.left, library, wanted).likely:
            if unit in known:
                continue
            found = _over(bridge, unit, sentence, library, wanted, rules)
            if found is not None:
                known.add(unit)
                yield found


def _wordings(claimed: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims that others may be found by, one of each wording, the earliest first."""
    seen: set[tuple[str, ...]] = set()
    for each in sorted(claimed, key=lambda each: each.order):
        words = each.found.left.folded[slice(*each.found.bounds[0])]
        # What has the same words as the sentence ties it to nothing that it does not match itself.
        if words not in seen and words != each.found.right.folded[slice(*each.found.bounds[1])] and len(seen) < _MOST:
            seen.add(words)
            yield each


def _over(
    bridge: Claim, unit: int, sentence: Terms, library: Library, wanted: Mapping[int, Volume], rules: Rules
) -> Claim | None:
    left = library.entry(unit).terms
    for match in shared(left, bridge.found.left, rules) if left.sentences else ():
        if taken_over(match) and _meet(match.bounds[1], bridge.found.bounds[0]):
            # Of a match over a full stop only a part lies in this sentence.
            whole = bridge.found.right.folded == sentence.folded
            here = bridge.found.passages[1] if whole else (bridge.start, bridge.stop)
            found = alike(left, sentence, (match.passages[0], here))
            if found is not None:
                return claim(wanted[unit // STRIDE], unit, found, 0, len(sentence))
    return None


def _meet(one: Stretch, other: Stretch) -> bool:
    """Say whether two stretches of one unit are the same passage: they share half of the shorter one."""
    return 2 * (min(one[1], other[1]) - max(one[0], other[0])) >= min(one[1] - one[0], other[1] - other[0])
