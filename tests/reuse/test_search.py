"""Which sentences are aligned with a new one: none is lost that shares a formulation with it."""

from __future__ import annotations

from declcmp.model.reuse import MatchKind
from declcmp.reuse import Rules, shared
from declcmp.reuse.claims import claims
from declcmp.reuse.library import STRIDE, Shelf, entries
from declcmp.reuse.search import neighbours
from reuse.corpora import declarations, made

CLAUSE = "Стороны подчеркнули необходимость принятия согласованных мер по сохранению ледников и очистке рек."


def test_every_formulation_of_the_declarations_is_among_the_likely_ones() -> None:
    shelf = Shelf(declarations())
    units = {unit: shelf.entry(unit).terms for v in shelf.volumes.values() for unit in _units(v.number, v.units)}
    sentences = {unit: terms for unit, terms in units.items() if terms.sentences}
    lost, kept = [], 0
    for one, right in sentences.items():
        likely = set(neighbours(right, shelf, shelf.volumes).likely)
        for other, left in sentences.items():
            if one // STRIDE <= other // STRIDE:
                continue
            if any(match.kind is MatchKind.FORMULATION for match in shared(left, right, Rules())):
                kept += 1
                if other not in likely:
                    lost.append((left.folded, right.folded))
    assert lost == []
    assert kept >= 30


def _units(volume: int, count: int) -> range:
    return range(volume * STRIDE, volume * STRIDE + count)


def test_of_a_formulation_that_is_everywhere_the_earliest_and_the_nearest_are_tried() -> None:
    documents = [made(f"{n:04}", [f"Участники встречи {n} отметили: {CLAUSE}"], "2001-01-01") for n in range(500)]
    documents += [made("first", [f"Дорогие друзья! {CLAUSE}"], "2000-01-01"), made("same", [CLAUSE], "2002-01-01")]
    shelf = Shelf(documents)
    found = neighbours(shelf.entry(501 * STRIDE).terms, shelf, shelf.volumes)
    assert {500 * STRIDE, 501 * STRIDE} <= set(found.likely)
    assert len(found.likely) < 300


def test_only_wanted_documents_are_looked_into() -> None:
    shelf = Shelf([made("a", [CLAUSE], "2001-01-01"), made("b", [CLAUSE], "2002-01-01")])
    wanted = {number: volume for number, volume in shelf.volumes.items() if volume.id == "b"}
    assert list(neighbours(shelf.entry(0).terms, shelf, wanted).likely) == [STRIDE]


def test_the_nearest_wordings_are_the_latest_of_a_hot_formula_and_all_of_a_rare_one() -> None:
    hot = "Стороны подтверждают приверженность укреплению центральной роли международных организаций в мире"
    rare = "выступают за сохранение ледников и рациональное использование трансграничных водных ресурсов"
    corpus = [made(f"d{n:03}", [f"{hot} и согласии."], f"{1900 + n}-01-01") for n in range(120)]
    corpus.append(made("rare", [f"Министры {rare}."], "1800-01-01"))
    shelf = Shelf(corpus)
    drafted = [entry.terms for entry in entries(made("draft", [f"{hot}, {rare}."]))]
    (found,) = claims(drafted, shelf, shelf.volumes, Rules(), most=4)
    met = {each.volume.id for each in found}
    assert {"d119", "rare"} <= met
    assert len(met) < 40
