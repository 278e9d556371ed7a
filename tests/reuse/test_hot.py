from __future__ import annotations

from declcmp.reuse.candidates import HOT, candidates
from declcmp.reuse.terms import Terms, terms
from reuse.corpora import made

FORMULA = "Стороны выражают решимость совместно противодействовать незаконной вырубке горных лесов в районе {}"
SIZE = HOT + 40


def units(count: int) -> list[Terms]:
    """Return sentences with one formula, each from a document of its own and with a word of its own."""
    return [unit for n in range(count) for unit in terms(made(f"d{n:03}", [FORMULA.format(n)], f"{1000 + n}-01-01"))]


def ties(found: list[Terms]) -> set[tuple[str, str]]:
    """Return the sentences that are tied, by their last words."""
    return {(found[one].folded[-1], found[other].folded[-1]) for one, other, _ in candidates(found)}


def test_pairs_of_a_formula_stay_when_later_documents_make_it_hot() -> None:
    before, after = ties(units(HOT - 2)), ties(units(SIZE))
    assert len(before) == (HOT - 2) * (HOT - 3) / 2
    assert before <= after


def test_pairs_of_a_hot_formula_stay_when_documents_come_between_or_after() -> None:
    whole = units(SIZE)
    after = ties(whole)
    for gone in (range(SIZE - 1, SIZE), range(HOT + 3, HOT + 4), range(HOT, SIZE, 7)):
        assert ties([unit for place, unit in enumerate(whole) if place not in gone]) <= after


def test_each_sentence_of_a_hot_formula_is_tied_to_the_first_one() -> None:
    found = ties(units(SIZE))
    assert {(str(0), str(n)) for n in range(1, SIZE)} <= found
    assert len(found) < HOT * HOT
