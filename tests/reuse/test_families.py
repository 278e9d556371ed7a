from __future__ import annotations

from declcmp.model import Document
from declcmp.reuse import reuse
from reuse.corpora import made

FORMULA = "Стороны выражают решимость совместно противодействовать незаконной вырубке горных лесов"
VARIANT = "Стороны выражают твёрдую решимость противодействовать незаконной вырубке горных лесов и пастбищ"
OTHER = "Министры одобрили создание регионального механизма страхования урожая от засухи"
FILLER = "Заседание открыл председатель."


def _corpus(size: int) -> list[Document]:
    return [
        made(f"d{n:05d}", [f"Пункт {n} посвящён теме номер {n}.", f"{FORMULA} в районе {n}."], f"{1000 + n}-01-01")
        for n in range(size)
    ]


def test_formula_of_three_hundred_documents_is_one_family_of_all_of_them() -> None:
    family = reuse(_corpus(300)).families[0]
    assert len(family.members) == 300
    assert family.origin.passage.document == "d00000"


def test_family_keeps_its_id_when_an_unrelated_document_comes() -> None:
    few = [made("a", [FORMULA], "2020-01-01"), made("b", [VARIANT], "2021-01-01")]
    more = [*few, made("c", [OTHER], "2019-01-01"), made("d", [OTHER], "2022-01-01")]
    before, after = reuse(few).families, reuse(more).families
    assert len(before) == 1
    assert before[0].id in {family.id for family in after}
    assert len(after) == 2


def test_undated_documents_come_last_and_are_named() -> None:
    found = reuse([made("a", [FORMULA]), made("b", [VARIANT], "2021-01-01")])
    assert found.undated == ("a",)
    assert [document.document for document in found.documents] == ["b", "a"]
    assert found.families[0].origin.passage.document == "b"


def test_formulations_that_share_a_member_only_are_two_families() -> None:
    both = f"{FORMULA}, а также {OTHER[0].lower()}{OTHER[1:]}"
    found = reuse(
        [made("a", [FORMULA], "2020-01-01"), made("b", [OTHER], "2020-02-01"), made("c", [both], "2021-01-01")]
    )
    assert sorted(len(family.members) for family in found.families) == [2, 2]


def test_verb_and_its_noun_are_one_word_of_a_formulation() -> None:
    old = "активизировать расширение торговых связей приграничных областей"
    new = "активизация и расширение торговых связей приграничных областей"
    found = reuse([made("a", [old], "2020-01-01"), made("b", [new], "2021-01-01")])
    assert len(found.matches) == 1
    assert found.matches[0].b.text.startswith("активизация")


def test_one_sentence_is_found_in_two() -> None:
    whole = "Стороны договорились расширять обмен студентами и открыть совместный центр переводчиков"
    parts = ["Договорились расширять обмен студентами.", "Открыть совместный центр переводчиков."]
    found = reuse([made("a", [whole], "2020-01-01"), made("b", parts, "2021-01-01")])
    assert {number for match in found.matches for number in match.b.sentences} == {1, 2}


def test_inherited_and_new_words_of_a_document_add_up() -> None:
    found = reuse([made("a", [FORMULA], "2020-01-01"), made("b", [FORMULA, OTHER], "2021-01-01")])
    newest = found.documents[1]
    assert newest.inherited == len(FORMULA.split()) / len((FORMULA + " " + OTHER).split())
    assert newest.inherited + newest.new == 1
    assert found.documents[0].inherited == 0
