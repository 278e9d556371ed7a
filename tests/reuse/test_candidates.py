from __future__ import annotations

from declcmp.model.reuse import MatchKind
from declcmp.reuse import Rules, shared, terms
from declcmp.reuse.candidates import candidates
from reuse.corpora import declarations


def test_candidates_miss_nothing_that_aligning_all_sentences_finds() -> None:
    units, owner = [], []
    for place, document in enumerate(declarations()):
        for unit in terms(document):
            units.append(unit)
            owner.append(place)
    wanted = {(one, other) for one, other, _ in candidates(units)}
    found = [
        (one, other)
        for other in range(len(units))
        for one in range(other)
        if owner[one] != owner[other]
        and any(match.kind is MatchKind.FORMULATION for match in shared(units[one], units[other], Rules()))
    ]
    assert len(found) > 30
    assert set(found) <= wanted
