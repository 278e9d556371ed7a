from __future__ import annotations

import pytest

from declarations import declaration, read
from declcmp.model import Block, ParagraphKind
from declcmp.text.closing import is_place_date, is_signature
from declcmp.text.labels import label
from declcmp.text.structure import structure

SENTENCE = "Стороны подтвердили готовность и далее развивать сотрудничество во всех областях."


def kinds(text: str) -> list[tuple[str, str | None]]:
    return [(paragraph.kind.value, paragraph.label) for paragraph in read(text).paragraphs]


class TestLabels:
    @pytest.mark.parametrize(
        ("text", "printed", "number"),
        [
            ("7. Стороны считают", "7.", "7"),
            ("19.Сегодня, когда человечество", "19.", "19"),
            ("1.2. Стороны", "1.2.", "1.2"),
            ("2.1 Общие положения", "2.1", "2.1"),
            ("12. «Дорожная карта»", "12.", "12"),
            ("II. Основные задачи", "II.", "II"),
            ("-- успешное проведение", "--", None),
            ("- проведение", "-", None),
            ("— проведение", "—", None),
            ("• проведение", "•", None),
            ("а) проведение", "а)", None),
            ("1) проведение", "1)", None),
        ],
    )
    def test_a_label_is_set_aside(self, text: str, printed: str, number: str | None) -> None:
        found = label(text)
        assert found is not None
        assert (found.text, found.number) == (printed, number)
        assert text[found.after :][0].isalpha() or text[found.after] == "«"

    @pytest.mark.parametrize(
        "text",
        [
            "6 августа 2021 года в городе Туркменбаши",
            "30-летия независимости государств",
            "2019 года в г.Бишкеке.",
            "2021. Стороны",
            "26 апреля 2025 года в г. Алматы",
            "18.11.97 г. N 143",
            "6-я встреча",
            "В.Путин",
            "-30 градусов",
            "Китай -- Центральная Азия",
            "К. Токаев",
        ],
    )
    def test_dates_ordinals_and_names_are_no_labels(self, text: str) -> None:
        assert label(text) is None


class TestKinds:
    def test_a_text_of_one_paragraph_is_text(self) -> None:
        assert kinds("Заявление министров иностранных дел") == [("text", None)]
        assert kinds(SENTENCE) == [("text", None)]

    def test_a_lead_in_keeps_its_items(self) -> None:
        paragraphs = [each for each in declaration("004").paragraphs if each.point == "13"]
        assert [(each.kind.value, each.label) for each in paragraphs] == [
            ("point", "13."),
            *[("item", "--")] * 5,
            ("text", None),
        ]

    def test_items_without_labels_follow_a_colon(self) -> None:
        text = f"Заявление\n{SENTENCE}\nСтороны намерены:\nразвивать торговлю;\nукреплять связи.\n{SENTENCE}"
        assert [kind for kind, _ in kinds(text)] == ["title", "text", "text", "item", "item", "text"]

    def test_a_news_item_without_a_title_has_none(self) -> None:
        assert [kind for kind, _ in kinds(f"{SENTENCE}\n{SENTENCE}")] == ["text", "text"]

    def test_the_title_of_a_decree_leaves_out_notes_places_and_dates(self) -> None:
        text = (
            "УКАЗ\n\nПРЕЗИДЕНТА РЕСПУБЛИКИ\n\nУтратил силу - Указ от 07.02.2004 г. N 47\n\n"
            "Москва\n\n5 августа 2002 года\n\n"
            f"О мерах по развитию торговли\n\n{SENTENCE}\n\n1. {SENTENCE}\n\nПрезидент Республики   А.Б.Иванов"
        )
        assert [kind for kind, _ in kinds(text)] == [
            "title", "title", "text", "place-date", "place-date", "title", "text", "point", "signature",
        ]  # fmt: skip

    def test_divisions_are_headings(self) -> None:
        text = (
            f"Договор о торговле\n\nГлава 1\n\nОБЩИЕ ПОЛОЖЕНИЯ\n\nСтатья 1. Цели\n\n{SENTENCE}"
            f"\n\nСтатья 2.\n\n{SENTENCE}"
            f"\n\nII. Задачи\n\n1. {SENTENCE}\n\n2. Порядок\n\n2.1. {SENTENCE}"
        )
        assert [kind for kind, _ in kinds(text)] == [
            "title", "heading", "heading", "heading", "text", "heading", "text", "heading", "point", "heading", "point",
        ]  # fmt: skip

    def test_a_long_run_of_short_lines_is_no_run_of_headings(self) -> None:
        rows = "Казахстан\n\nКитай\n\nКыргызстан\n\nТаджикистан\n\nТуркменистан\n\nУзбекистан"
        found = [kind for kind, _ in kinds(f"Заявление\n\n{SENTENCE}\n\n{rows}\n\n{SENTENCE}")]
        assert found == ["title", "text", *["text"] * 6, "text"]

    def test_a_point_that_lost_its_full_stop_is_a_point(self) -> None:
        found = kinds(f"Заявление\n\n1. {SENTENCE[:-1]}\n\n2. {SENTENCE[:-1]}\n\n3. {SENTENCE}")
        assert [kind for kind, _ in found] == ["title", "point", "point", "point"]

    def test_an_unnumbered_paragraph_belongs_to_the_point_before(self) -> None:
        points = [(each.label, each.point) for each in declaration("004").paragraphs]
        assert points[points.index(("2.", "2")) + 1] == (None, "2")
        assert points[0] == (None, None)

    def test_a_heading_ends_a_point(self) -> None:
        paragraphs = read(f"Заявление\n\n1. {SENTENCE}\n\nВ сфере торговли\n\n{SENTENCE}").paragraphs
        assert [each.point for each in paragraphs] == [None, "1", None, None]

    def test_what_a_format_says_is_kept(self) -> None:
        blocks = [
            Block("Заявление", (0,), (1,), kind=ParagraphKind.TITLE),
            Block("В сфере торговли", (0,), (3,)),
            Block(SENTENCE, (0,), (5,), label="7."),
            Block(SENTENCE, (0,), (7,), label="-"),
        ]
        parts = structure(blocks, formatted=True)
        assert [(part.kind.value, part.label, part.point) for part in parts] == [
            ("title", None, None),
            ("text", None, None),
            ("point", "7.", "7"),
            ("item", "-", "7"),
        ]


class TestClosing:
    @pytest.mark.parametrize(
        "text",
        [
            "г.Астана, 17 июня 2025 года",
            "Город Туркменбаши, 6 августа 2021 года.",
            "5 августа 2002 года",
            "город Москва 20 февраля 2002 года",
            "Алматы, 26.04.2025",
            "28 ноября 2018 г. № 222",
            "(г. Ташкент, 16 июля 2021 г.)",
        ],
    )
    def test_places_and_dates(self, text: str) -> None:
        assert is_place_date(text)

    @pytest.mark.parametrize(
        "text",
        [
            "26 апреля 2025 года в г. Алматы состоялась 6-я встреча министров иностранных дел",
            "Зарегистрирован Минюстом 24 декабря 2018 г.",
            "Ташкент",
            "Заявление",
        ],
    )
    def test_sentences_and_notes_are_no_places_and_dates(self, text: str) -> None:
        assert not is_place_date(text)

    @pytest.mark.parametrize(
        "text",
        [
            "Президент Республики Казахстан К.Токаев",
            "Председатель Китайской Народной Республики Си Цзиньпин",
            "Директор службы В.ИВАНОВ",
            "За Республику Узбекистан Ш. Мирзиёев",
        ],
    )
    def test_signatures(self, text: str) -> None:
        assert is_signature(text)

    @pytest.mark.parametrize(
        "text", ["Президент открыл заседание", "В сфере безопасности", "Президент Республики Казахстан:"]
    )
    def test_headings_are_no_signatures(self, text: str) -> None:
        assert not is_signature(text)


class TestBracketedNumbers:
    def test_numbers_with_a_bracket_are_points_where_no_others_are(self) -> None:
        text = "\n".join(["Декларация", SENTENCE, *(f"{number}) {SENTENCE}" for number in (1, 2, 3))])
        found = read(text).paragraphs
        assert [(each.kind, each.point) for each in found[2:]] == [
            (ParagraphKind.POINT, number) for number in ("1", "2", "3")
        ]

    @pytest.mark.parametrize(
        "lines",
        [
            ("Органы Сторон:", "1) обмениваются опытом;", "2) проводят учения;", "3) готовят кадры."),
            (f"1. {SENTENCE}", f"1) {SENTENCE}", f"2) {SENTENCE}", f"3) {SENTENCE}"),
            (f"1) {SENTENCE}", f"2) {SENTENCE}", SENTENCE, f"1) {SENTENCE}", f"2) {SENTENCE}"),
        ],
    )
    def test_elsewhere_they_number_items(self, lines: tuple[str, ...]) -> None:
        assert {kind for kind, printed in kinds("\n".join([SENTENCE, *lines])) if (printed or "").endswith(")")} == {
            "item"
        }


class TestTitleAndHeadings:
    def test_the_head_of_a_sentence_is_no_title(self) -> None:
        text = f"РЕШЕНИЕ\nо перевозках\nСовет министров транспорта\nрешил:\n1. {SENTENCE}"
        assert [kind for kind, _ in kinds(text)][-3:] == ["text", "text", "point"]

    def test_a_heading_may_follow_the_preamble_that_ends_with_a_colon(self) -> None:
        text = f"Декларация\n{SENTENCE}\nзаявляют о следующем:\nПолитическое сотрудничество\n1. {SENTENCE}"
        assert kinds(text)[3] == ("heading", None)

    def test_a_list_without_labels_after_a_colon_heads_nothing(self) -> None:
        text = f"Органами являются:\nМинистерство транспорта\nМинистерство торговли\n{SENTENCE}"
        assert "heading" not in [kind for kind, _ in kinds(text)]


class TestSignedBlocks:
    FORMULA = "Совершено в городе Минске 5 мая 2024 года в двух экземплярах на русском языке."

    @pytest.mark.parametrize(
        "lines",
        [
            ("За Правительство          За Правительство", "Республики Армения        Республики Беларусь"),
            ("За Республику Армения", "И. Иванян"),
            ("Министр транспорта", "Республики Беларусь", "Пётр Петров"),
            ("Председатель Китайской Народной Республики", "Си Цзиньпин"),
        ],
    )
    def test_what_stands_below_the_formula_signs(self, lines: tuple[str, ...]) -> None:
        found = kinds("\n".join([SENTENCE, self.FORMULA, *lines]))
        assert [kind for kind, _ in found] == ["text", "text", *["signature"] * (len(found) - 2)]

    def test_a_wrapped_name_does_not_end_the_block(self) -> None:
        names = ["Президент Республики Армения И. Иванян", "Председатель Государственного Совета", "Пётр Петров"]
        assert [kind for kind, _ in kinds("\n".join([SENTENCE, SENTENCE, *names]))][2:] == ["signature"] * 3

    def test_a_line_on_behalf_of_no_one_signs_nothing(self) -> None:
        assert [kind for kind, _ in kinds(f"{SENTENCE}\nЗа мир и безопасность")] == ["text", "text"]


def test_a_day_may_stand_before_its_two_places() -> None:
    assert is_place_date("9 октября 2024 года, Москва, Кремль")


def test_a_note_on_the_state_of_a_law_may_go_on_below() -> None:
    text = (
        "Утратил силу с 1 января 2009 года\n- Федеральный закон\nот 04.12.2006 г. N 201-ФЗ\n"
        f"КОДЕКС О ПЕРЕВОЗКАХ\n{SENTENCE}\n{SENTENCE}"
    )
    found = read(text)
    assert (found.metadata.title, found.metadata.date) == ("КОДЕКС О ПЕРЕВОЗКАХ", None)


def test_the_name_of_a_law_beside_a_date_is_no_place() -> None:
    assert "place-date" not in [kind for kind, _ in kinds(f"УСТАВ МОСКВА\n5 мая 2024 года\n{SENTENCE}")][:1]


@pytest.mark.parametrize("text", ["Глава II. СОСТАВ СУДА. ОТВОДЫ", "Глава совета. Порядок", "Б. Меры"])
def test_neither_the_end_of_a_word_nor_the_letter_of_a_section_is_an_initial(text: str) -> None:
    assert not is_signature(text)
