"""What a drafter must see at once, on real lines of real declarations."""

from __future__ import annotations

import pytest

from declcmp.compare.redline import redline
from declcmp.model import Edit, EditClass, EditOp

AFGHANISTAN_2020 = (
    "Всеобъемлющий и устойчивый мир в Афганистане может быть достигнут только путем инклюзивных переговоров "
    "между самими афганцами о политическом урегулировании."
)
AFGHANISTAN_2021 = (
    "Убеждены в том, что всеобъемлющий и устойчивый мир в Афганистане может быть достигнут только путем прямых "
    "инклюзивных переговоров о политическом урегулировании между самими афганцами, под руководством афганского народа "
    "и при более активном содействии государств и международных структур восстановлению Афганистана в постконфликтный "
    "период."
)
POLLUTION_2020 = (
    "Выражаем готовность к принятию совместных мер, нацеленных на уменьшение загрязнения вод, атмосферного воздуха, "
    "деградации земель и ледников, увеличение площадей лесопосадок, снижение рисков стихийных бедствий, а также "
    "обеспечение чистой питьевой водой."
)
POLLUTION_2021 = (
    "Стороны подчеркнули необходимость принятия согласованных мер, направленных на уменьшение загрязнения вод, "
    "атмосферного воздуха, сохранение ледников, деградации земель, увеличение площадей лесопосадок, снижение рисков "
    "стихийных бедствий, в том числе наводнений, селевых потоков, засух, а также обеспечение чистой питьевой водой и "
    "другие."
)

_MARKS = {EditOp.EQUAL: "{}", EditOp.DELETE: "[-{}-]", EditOp.INSERT: "{{+{}+}}"}


def drawn(edits: tuple[Edit, ...]) -> str:
    """Return a redline as one line: [-gone-], {+come+}, <moved from<, >moved to>."""
    marks = _MARKS | {EditOp.MOVE_FROM: "<{}<", EditOp.MOVE_TO: ">{}>"}
    return "".join(marks[edit.op].format(edit.text) for edit in edits)


def kind_of(edits: tuple[Edit, ...], text: str) -> EditClass | None:
    return next(edit.kind for edit in edits if edit.text.strip(" ,") == text)


def test_afghanistan_sentence_shows_what_was_moved_and_what_was_inserted() -> None:
    assert drawn(redline(AFGHANISTAN_2020, AFGHANISTAN_2021)) == (
        "{+Убеждены в том, что +}[-Всеобъемлющий-]{+всеобъемлющий+} и устойчивый мир в Афганистане может быть "
        "достигнут только путем {+прямых +}инклюзивных переговоров >о политическом урегулировании >между самими "
        "афганцами< о политическом урегулировании<{+, под руководством афганского народа и при более активном "
        "содействии государств и международных структур восстановлению Афганистана в постконфликтный период+}."
    )


def test_afghanistan_sentence_read_backwards_moves_the_same_phrase() -> None:
    backwards = redline(AFGHANISTAN_2021, AFGHANISTAN_2020)
    moved = [edit.text.strip() for edit in backwards if edit.op in (EditOp.MOVE_FROM, EditOp.MOVE_TO)]
    assert moved == ["о политическом урегулировании", "о политическом урегулировании"]
    assert "[-прямых -]" in drawn(backwards)


def test_pollution_clause_shows_what_became_of_each_member_of_the_list() -> None:
    assert drawn(redline(POLLUTION_2020, POLLUTION_2021)) == (
        "[-Выражаем готовность к-]{+Стороны подчеркнули необходимость+} [-принятию-]{+принятия+} "
        "[-совместных-]{+согласованных+} мер, [-нацеленных-]{+направленных+} на уменьшение загрязнения вод, "
        "атмосферного воздуха, {+сохранение ледников, +}деградации земель[- и ледников-], увеличение площадей "
        "лесопосадок, снижение рисков стихийных бедствий, {+в том числе наводнений, селевых потоков, засух, +}а "
        "также обеспечение чистой питьевой водой{+ и другие+}."
    )


def test_commitment_that_turned_into_a_need_is_a_change_of_modality() -> None:
    edits = redline(POLLUTION_2020, POLLUTION_2021)
    assert kind_of(edits, "Выражаем готовность к") is EditClass.MODALITY
    assert kind_of(edits, "принятия") is EditClass.INFLECTION
    assert kind_of(edits, "совместных") is EditClass.WORDING


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ('формата "Китай-Центральная Азия"', "формата «Китай — Центральная Азия»", EditClass.TYPOGRAPHY),
        ("встреча в г.Астана", "встреча в г. Астана", EditClass.TYPOGRAPHY),
        ("резолюции №78/266", "резолюции N 78/266", EditClass.TYPOGRAPHY),
        ("2022-2026 гг.", "2022–2026 гг.", EditClass.TYPOGRAPHY),
        ("внедрению зеленых технологий", "внедрению зелёных технологий", EditClass.YO),
        ("с участием Сторон", "с участием сторон", EditClass.CASE),
        ("в этой связи Стороны призывают", "в этой связи, Стороны призывают", EditClass.PUNCTUATION),
        ("служить делу мира", "служить делам мира", EditClass.INFLECTION),
        ("проведение встречи министров", "проведение второй встречи министров", EditClass.NUMBER),
        ("к 2025 году", "к 2026 году", EditClass.DATE),
        ("состоялась 26 апреля", "состоялась 27 апреля", EditClass.DATE),
        ("состоялась 26.04.2025 в столице", "состоялась 26.05.2025 в столице", EditClass.DATE),
        ("приняли 5 решений", "приняли 6 решений", EditClass.NUMBER),
        ("состоялась в Астане", "состоялась в Алматы", EditClass.NAME),
        ("под эгидой ООН", "под эгидой ШОС", EditClass.NAME),
        ("Стороны признают итоги", "Стороны не признают итоги", EditClass.NEGATION),
        ("считают допустимым применение", "считают недопустимым применение", EditClass.NEGATION),
        ("Стороны должны принять меры", "Стороны могут принять меры", EditClass.MODALITY),
        ("Стороны окажут помощь", "Стороны готовы оказать помощь", EditClass.MODALITY),
        ("развитие торговли", "развитие туризма", EditClass.WORDING),
        ("индустриального и инвестиционного форума", "индустриально-инвестиционного форума", EditClass.WORDING),
    ],
)
def test_edit_has_the_heaviest_class_of_its_words(old: str, new: str, kind: EditClass) -> None:
    weight = list(EditClass).index
    there = [edit.kind for edit in redline(old, new) if edit.kind is not None]
    back = [edit.kind for edit in redline(new, old) if edit.kind is not None]
    assert max(there, key=weight) is max(back, key=weight) is kind


def test_negation_is_not_hidden_among_other_words() -> None:
    edits = redline(
        "Стороны готовы рассматривать вопросы расширения состава формата.",
        "Стороны не намерены обсуждать дальнейшее расширение состава формата.",
    )
    assert EditClass.NEGATION in {edit.kind for edit in edits}


def test_defined_term_that_came_is_no_name() -> None:
    edits = redline("В этой связи призывают к диалогу.", "В этой связи Стороны призывают к диалогу.")
    assert [edit.kind for edit in edits if edit.op is EditOp.INSERT] == [EditClass.WORDING]


def test_insertion_stands_at_the_edge_of_a_clause() -> None:
    edits = redline(
        "сотрудничество в рамках ООН, в рамках ШОС и других структур",
        "сотрудничество в рамках ООН, в рамках ОБСЕ, в рамках ШОС и других структур",
    )
    assert drawn(edits) == "сотрудничество в рамках ООН, {+в рамках ОБСЕ, +}в рамках ШОС и других структур"


def test_compound_word_is_replaced_whole() -> None:
    edits = redline("в торгово-экономической сфере", "в торгово-инвестиционной сфере")
    assert drawn(edits) == "в [-торгово-экономической-]{+торгово-инвестиционной+} сфере"


def test_a_clause_that_came_brings_no_name_that_the_sentence_had_already() -> None:
    edits = redline(AFGHANISTAN_2020, AFGHANISTAN_2021)
    assert EditClass.NAME not in {edit.kind for edit in edits}
    assert EditClass.NAME in {edit.kind for edit in redline(AFGHANISTAN_2020, AFGHANISTAN_2020[:-1] + " и Ирана.")}


def test_a_format_whose_sides_changed_places_is_one_change_of_a_name() -> None:
    old = 'Стороны высоко оценивают роль Секретариата формата "Китай-Центральная Азия" в реализации инициатив.'
    new = "Стороны высоко оценивают роль Секретариата формата «Центральная Азия — Китай» в реализации инициатив."
    names = [edit for edit in redline(old, new) if edit.kind is EditClass.NAME]
    assert [edit.text.strip('"«»') for edit in names] == ["Китай-Центральная Азия", "Центральная Азия — Китай"]


def test_a_mark_beside_a_name_is_no_name() -> None:
    old = 'сообщества единой судьбы "Китай-Центральная Азия".'
    new = "сообщества единой судьбы Центральной Азии, Китая и России."
    assert all(any(map(str.isalnum, e.text)) for e in redline(old, new) if e.kind is EditClass.NAME)


def test_a_compound_with_spaces_around_its_hyphen_is_no_swap() -> None:
    assert EditClass.NAME not in {
        edit.kind for edit in redline("поезда Китай-Европа идут", "поезда Китай – Европа идут")
    }


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u202e"])
def test_what_is_not_seen_inside_a_word_is_typography(unseen: str) -> None:
    edits = redline("Стороны подтвердили готовность.", f"Стороны под{unseen}твердили {unseen}готовность.")
    assert {edit.kind for edit in edits} == {None, EditClass.TYPOGRAPHY}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("сроком на 2 года", "сроком на 3 года", EditClass.NUMBER),
        ("на период до 20 лет", "на период до 25 лет", EditClass.NUMBER),
        ("в битве 1812 года", "в битве 1813 года", EditClass.DATE),
        ("24-25 апреля 2025 года", "24-26 апреля 2025 года", EditClass.DATE),
        ("отчёт за март", "отчёт за июнь", EditClass.DATE),
    ],
)
def test_a_duration_is_a_number_and_a_year_is_a_date(old: str, new: str, kind: EditClass) -> None:
    assert {edit.kind for edit in redline(f"Стороны {old}.", f"Стороны {new}.")} == {None, kind}
