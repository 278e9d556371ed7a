"""How well sentences are found again in edited declarations; the floors only rise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from declcmp.compare import compare
from generator import RATES, Edited, edited, keys

SEEDS = range(7)  # 35 pairs for each rate


@dataclass(slots=True)
class Score:
    """Right, wrong and missed answers, summed over many pairs of texts."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: frozenset[object] | set[object], true: frozenset[object] | set[object]) -> None:
        self.right += len(found & true)
        self.wrong += len(found - true)
        self.missed += len(true - found)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def scores(pairs: Iterable[Edited]) -> tuple[Score, Score, Score]:
    """Return the scores of links, of moves, and of splits and mergers."""
    links, moves, groups = Score(), Score(), Score()
    for made in pairs:
        beads = compare(made.old, made.new).beads
        links.add({(u.number, v.number) for b in beads for u in b.old for v in b.new}, set(made.links))
        moves.add({(u.number, v.number) for b in beads if b.moved for u in b.old for v in b.new}, set(made.moved))
        found = {(tuple(u.number for u in b.old), tuple(u.number for u in b.new)) for b in beads if b.old and b.new}
        groups.add({pair for pair in found if len(pair[0]) + len(pair[1]) > 2}, set(made.groups))
    return links, moves, groups


@pytest.mark.parametrize(
    ("rate", "f1", "groups", "precision", "recall"),
    [
        ("light", 0.999, 0.99, 0.99, 0.99),
        ("medium", 0.999, 0.99, 0.99, 0.98),
        ("heavy", 0.995, 0.95, 0.99, 0.96),
    ],
)
def test_sentences_are_found_again(rate: str, f1: float, groups: float, precision: float, recall: float) -> None:
    links, moves, found = scores(edited(key, seed, RATES[rate]) for key in keys() for seed in SEEDS)
    assert links.f1 >= f1
    assert found.recall >= groups
    assert moves.precision >= precision
    assert moves.recall >= recall
