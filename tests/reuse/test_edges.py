from __future__ import annotations

import pytest

from declcmp.model.reuse import MatchKind, Relation
from declcmp.reuse import reuse
from reuse.corpora import made, report


def _marked(old: str, new: str) -> tuple[str, str]:
    found = reuse([made("a", [old], "2020-01-01"), made("b", [new], "2021-01-01")]).matches
    assert len(found) == 1
    return found[0].a.text, found[0].b.text


def _of_declarations(words: str) -> tuple[str, str]:
    found = [match for match in report().matches if words in match.a.text]
    assert len(found) == 1
    return found[0].a.text, found[0].b.text


def test_governing_words_are_marked_though_they_are_others() -> None:
    old, new = _of_declarations("загрязнения вод")
    assert old.startswith("Выражаем готовность к принятию совместных мер")
    assert new.startswith("Стороны подчеркнули необходимость принятия согласованных мер")


def test_what_both_sides_go_on_with_is_marked_to_the_end_of_its_phrase() -> None:
    old, new = _of_declarations("благодарность казахской стороне")
    assert old.endswith('проведения 6-й встречи министров иностранных дел формата "Китай-Центральная Азия"')
    assert new.endswith('организации второго саммита "Центральная Азия — Китай"')


def test_passage_ends_with_its_noun_and_not_inside_a_name() -> None:
    assert _of_declarations("структуры ИРА")[0].endswith("в региональные экономические процессы")
    assert _of_declarations("способствовать реализации резолюции")[1].endswith("Генеральной Ассамблеи ООН")
    assert _of_declarations("климатического форума")[0].startswith("первого Самаркандского международного")


def test_passage_does_not_end_with_words_that_only_lead_on() -> None:
    assert _of_declarations("в бассейне Аральского моря")[0].endswith("в бассейне Аральского моря")


def test_another_predicate_is_another_clause() -> None:
    old, _ = _of_declarations("за углубление сотрудничества")
    assert old == "Выступаем за углубление сотрудничества в области образования"


def test_long_words_of_one_side_alone_are_not_marked() -> None:
    old, new = _marked(
        "Заслушав доклад рабочей группы о состоянии дел в отрасли и о планах ведомств на ближайшие годы министры "
        "поручили упростить порядок выдачи виз водителям международных автобусных маршрутов",
        "Правительства намерены упростить порядок выдачи виз водителям международных автобусных маршрутов",
    )
    assert old.startswith(("поручили упростить", "упростить"))
    assert new.startswith("Правительства намерены упростить")


@pytest.mark.parametrize("match", report().matches, ids=lambda match: match.id)
def test_no_passage_begins_or_ends_with_a_loose_word(match) -> None:  # type: ignore[no-untyped-def]
    for passage in (match.a, match.b):
        words = passage.text.lower().split()
        assert words[0] not in {"и", "а", "но", "что", "также"}
        assert words[-1] not in {"и", "в", "на", "к", "по", "для", "от"}


def test_stretch_that_is_shared_and_the_passage_around_it_are_told_apart() -> None:
    # The head of it differs, so it is no verbatim match, whatever the score of what is shared.
    found = reuse(
        [
            made("a", ["Выражаем готовность к укреплению системы раннего оповещения о горных лавинах"], "2020-01-01"),
            made("b", ["Отметили необходимость укрепления системы раннего оповещения о горных лавинах"], "2021-01-01"),
        ]
    ).matches
    assert [match.relation for match in found] == [Relation.REWORDED]
    assert found[0].score < 1
    assert found[0].a.text.startswith("Выражаем")


def test_passage_begins_with_the_preposition_that_its_first_phrase_hangs_on() -> None:
    old, new = _marked(
        "Ветеринарные службы двух областей отчитались вчера о выпуске справочника для пастухов в соответствии с планом "
        "расширения горных пастбищ и прививки отар",
        "Новые овчарни возводятся у подножия хребта силами окрестных аулов в соответствии с планом расширения горных "
        "пастбищ и прививки отар",
    )
    assert old.startswith("в соответствии с планом")
    assert new.startswith("в соответствии с планом")


def test_first_part_of_a_compound_is_no_predicate() -> None:
    # «водно» alone would be a short adjective, and the list of topics a clause.
    lists = (
        "в вопросах водно-энергетических ресурсов, охраны окружающей среды, туризма",
        "рационального использования водно-энергетических ресурсов, охраны окружающей среды и экологии",
    )
    documents = [made(name, [text], f"202{n}-01-01") for n, (name, text) in enumerate(zip("ab", lists, strict=True))]
    assert not reuse(documents).matches
    assert [match.kind for match in reuse(documents, kinds=frozenset(MatchKind)).matches] == [MatchKind.STOCK]


def test_added_words_after_the_end_of_a_clause_leave_it_verbatim() -> None:
    # «… доходов населения» / «… доходов населения и создания рабочих мест»
    found = next(match for match in report().matches if "сокращения бедности" in match.a.text)
    assert found.relation is Relation.VERBATIM


def test_name_is_marked_with_its_title() -> None:
    old, _ = _of_declarations("индустриально-инвестиционного сотрудничества")
    assert old.endswith('Форума индустриально-инвестиционного сотрудничества "Китай-Центральная Азия"')
