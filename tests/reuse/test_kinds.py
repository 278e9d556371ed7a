"""What a passage must have to be a formulation, in pairs of sentences of our own."""

from __future__ import annotations

import pytest

from declcmp.model.reuse import MatchKind
from declcmp.reuse import reuse
from reuse.corpora import made

REWORDED = {
    "a noun of action in -ка": (
        "Отмечена готовность к совместной подготовке кадров для железнодорожной отрасли, включая машинистов.",
        "Стороны подчеркнули необходимость совместной подготовки кадров для железнодорожной отрасли.",
    ),
    "a verb and its noun with another consonant": (
        "Решено сократить перечень пошлин на ввоз лекарственных растений.",
        "Одобрено сокращение перечня пошлин на ввоз лекарственных растений.",
    ),
    "a dropped qualifier": (
        "Эксперты изучат возможность создания единого электронного реестра ветеринарных сертификатов до конца года.",
        "Поручить ведомствам изучить вопрос о создании электронного реестра ветеринарных сертификатов.",
    ),
    "a synonym in a frame": (
        "Стороны выразили благодарность принимающей стороне за радушный приём и отличную организацию заседания.",
        "Делегации выразили признательность принимающей стороне за радушный приём и отличную подготовку форума.",
    ),
}
DIFFERENT = {
    "an opening": (
        "Принимая во внимание сложившуюся обстановку, Стороны решили перенести заседание на осень.",
        "Принимая во внимание сложившуюся обстановку, банк снизил ставку по вкладам.",
    ),
    "the name of an event": (
        "Главы государств обсудили ход подготовки к Международной конференции по ядерной безопасности в Вене.",
        "По итогам Международной конференции по ядерной безопасности в Вене опубликован сборник научных статей.",
    ),
    "parties": (
        "Республика Армения, Республика Беларусь, Республика Казахстан и Российская Федерация подписали протокол.",
        "Состав команд: Республика Армения, Республика Беларусь, Республика Казахстан, Российская Федерация.",
    ),
    "a frame": (
        "Стороны договорились продолжить работу над соглашением о морских портах.",
        "Стороны договорились продолжить работу над проектом учебника истории.",
    ),
    "a topic": (
        "Сотрудничество в области образования развивается: открыт филиал университета.",
        "Сотрудничество в области образования и медицины требует новых законов о лицензировании.",
    ),
}


def _kinds(old: str, new: str) -> list[MatchKind]:
    return [match.kind for match in reuse([made("a", [old], "2020-01-01"), made("b", [new], "2021-01-01")]).matches]


@pytest.mark.parametrize("pair", REWORDED.values(), ids=REWORDED.keys())
def test_reworded_formulation_is_found(pair: tuple[str, str]) -> None:
    assert _kinds(*pair) == [MatchKind.FORMULATION]
    assert _kinds(*reversed(pair)) == [MatchKind.FORMULATION]


@pytest.mark.parametrize("pair", DIFFERENT.values(), ids=DIFFERENT.keys())
def test_what_texts_of_one_genre_have_in_common_anyway_is_no_formulation(pair: tuple[str, str]) -> None:
    assert _kinds(*pair) == []
    assert _kinds(*reversed(pair)) == []


def test_list_under_one_verb_is_a_formulation_though_the_verb_is_everywhere() -> None:
    trades = "туризм, ремёсла, рыболовство, коневодство, садоводство и виноделие"
    filler = [f"Стороны развивают направление {n}." for n in range(60)]

    def kinds(old: str, new: str) -> list[MatchKind]:
        documents = [made("a", [*filler, old], "2020-01-01"), made("b", [*filler, new], "2021-01-01")]
        found = reuse(documents, kinds=frozenset(MatchKind)).matches
        return [match.kind for match in found if "ремёсла" in match.a.text]

    assert kinds(f"Правительства будут развивать {trades}.", f"Важно развивать {trades}.") == [MatchKind.FORMULATION]
    assert kinds(f"Названы {trades}.", f"Ведомство ведает делами таких отраслей: {trades}.") == [MatchKind.STOCK]


HEADS = [
    f"РОССИЙСКАЯ ФЕДЕРАЦИЯ {name} кодекс Российской Федерации Принят Государственной Думой {day} декабря 2001 года "
    f"Одобрен Советом Федерации {day + 5} декабря 2001 года (В редакции федеральных законов от 24.07.2002 N {day}-ФЗ)"
    for name, day in (("Садовый", 21), ("Огородный", 3))
]
#: What makes a text so long that the words of its head are rare in it.
REST = [f"Рассада номер {n} высаживается на грядку в тёплую погоду." for n in range(1, 80)]


def _all(old: str, new: str) -> list[tuple[MatchKind, str]]:
    """Return the kinds and texts of all matches with the sentences, each in a text of its own."""
    texts = [old, *REST[::2]], [new, *REST[1::2]]
    documents = [made(name, text, f"202{n}-01-01") for n, (name, text) in enumerate(zip("ab", texts, strict=True))]
    found = reuse(documents, kinds=frozenset(MatchKind)).matches
    return [(match.kind, match.a.text) for match in found if "рассада" not in match.a.text.lower()]


def test_heads_of_codes_and_laws_are_titles() -> None:
    assert {kind for kind, _ in _all(*HEADS)} == {MatchKind.TITLE}


def test_a_year_alone_is_not_named_even_if_all_kinds_are_asked_for() -> None:
    assert _all("Гости прибыли 3 мая 2025 года в город Ош.", "Договор подписан 9 июня 2025 года в город Баткен.") == []


def test_the_same_day_is_a_date_that_recurs() -> None:
    found = _all("Встреча министров прошла 3 мая 2025 года в Алматы.", "Пожар случился 3 мая 2025 года на складе.")
    assert [kind for kind, _ in found] == [MatchKind.PLACE_DATE]
