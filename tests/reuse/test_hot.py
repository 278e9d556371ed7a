from __future__ import annotations

from declcmp.reuse.candidates import HOT, candidates
from declcmp.reuse.terms import terms
from reuse.corpora import made

FORMULA = "Стороны выражают решимость совместно противодействовать незаконной вырубке горных лесов в районе {}"


def test_pairs_of_a_formula_stay_when_later_documents_make_it_hot() -> None:
    units = [
        unit for n in range(HOT + 12) for unit in terms(made(f"d{n:03}", [FORMULA.format(n)], f"{1000 + n}-01-01"))
    ]
    before = {(one, other) for one, other, _ in candidates(units[: HOT - 2])}
    after = {(one, other) for one, other, _ in candidates(units)}
    assert len(before) == (HOT - 2) * (HOT - 3) / 2
    assert before <= after
