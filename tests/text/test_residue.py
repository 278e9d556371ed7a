from __future__ import annotations

import pytest

from declarations import declaration, read
from declcmp.text import residue as reasons

OPENING = "Главы государств обсудили состояние сотрудничества и выразили готовность развивать его во всех областях."
TITLE = "Совместное заявление глав государств"
BODY = "\n".join([OPENING, *(f"{number}. {OPENING}" for number in range(1, 9))])


def residue(text: str) -> list[tuple[str, str]]:
    return [(each.text, each.reason) for each in read(text).residue]


def test_reasons_are_told_for_the_two_texts_from_web_pages() -> None:
    found = {each.lines[0]: each.reason for number in ("002", "004") for each in declaration(number).residue}
    assert found == {
        1: reasons.ANNOUNCED,
        3: reasons.MENU,
        5: reasons.DATELINE,
        6: reasons.ANNOUNCEMENT,
        7: reasons.ANNOUNCED,
        9: reasons.ANNOUNCEMENT,
        **dict.fromkeys(range(61, 71), reasons.AFTER),
        233: reasons.TAGS,
        235: reasons.AFTER,
    }


class TestHead:
    def test_an_announced_text_loses_what_stands_before(self) -> None:
        head = ["Новости региона", "Главы государств встретились", "Ниже приводится полный текст документа."]
        text = "\n".join([*head, TITLE, BODY])
        assert [each for each, _ in residue(text)] == head
        assert read(text).text.startswith(TITLE)

    def test_the_title_stays_where_only_a_headline_stands_before_the_announcement(self) -> None:
        text = f"{TITLE}\nПубликуем текст заявления.\n{BODY}"
        assert [each for each, _ in residue(text)] == ["Публикуем текст заявления."]
        assert read(text).text.startswith(TITLE)

    def test_a_headline_that_the_title_repeats_is_residue(self) -> None:
        text = f"{TITLE}\nФото: пресс-служба\n{TITLE}\n{BODY}"
        assert residue(text) == [(TITLE, reasons.REPEATED), ("Фото: пресс-служба", reasons.CREDIT)]

    def test_an_announcement_within_the_body_takes_nothing(self) -> None:
        text = "\n".join([TITLE, *[OPENING] * 6, "Ниже приводится текст приложения.", OPENING])
        assert residue(text) == []


class TestTail:
    @pytest.mark.parametrize(
        "mark", ["На верх", "Читайте также", "10 самых читаемых новостей", "Теги: саммит", "Поделиться"]
    )
    def test_the_rest_of_a_page_is_residue(self, mark: str) -> None:
        tail = [mark, "- 1Новая дорога открыта", "- 2Выставка открылась в столице"]
        assert [each for each, _ in residue("\n".join([TITLE, BODY, *tail]))] == tail

    def test_signatures_and_dates_before_it_stay(self) -> None:
        closing = [
            "Президент Республики Казахстан К.Токаев",
            "Президент Кыргызской Республики С.Жапаров",
            "17 июня 2025 года",
        ]
        text = "\n".join([TITLE, BODY, *closing, "саммит Центральная Азия", "Наверх"])
        assert residue(text) == [("саммит Центральная Азия", reasons.TAGS), ("Наверх", reasons.AFTER)]

    def test_lines_without_a_mark_of_a_page_stay(self) -> None:
        assert residue(f"{TITLE}\n{BODY}\nПриложение\nСписок участников\nКазахстан\nКитай") == []

    def test_a_mark_before_more_text_takes_nothing(self) -> None:
        assert residue(f"{TITLE}\n{BODY}\nФото\nКонтакты\n{BODY}") == []


class TestOtherTexts:
    @pytest.mark.parametrize(
        "text",
        [
            OPENING,
            f"Алматы, 27 апреля — {OPENING}\n{OPENING}",
            f"Главы государств встретились\n{OPENING}\n{OPENING}",
            "Закон о торговле\nСтатья 1\n" + BODY,
            "- Более\n- Новости",
        ],
        ids=["one sentence", "news with a dateline", "news", "law", "only a menu"],
    )
    def test_a_text_that_is_no_declaration_loses_nothing(self, text: str) -> None:
        assert residue(text) == []


class TestEverywhere:
    def test_what_a_converter_left_is_cut_out(self) -> None:
        document = read(
            f"{TITLE}\n\nСтороны [bookmark: _Toc1] [Image: image1.png] отметили важность встречи.\n\n{OPENING}"
        )
        assert [(each.text, each.lines, each.reason) for each in document.residue] == [
            ("[bookmark: _Toc1]", (3, 3), reasons.ARTEFACT),
            ("[Image: image1.png]", (3, 3), reasons.ARTEFACT),
        ]
        assert document.text_of(document.sentences[0]) == "Стороны отметили важность встречи."

    def test_other_brackets_stay(self) -> None:
        assert residue(f"{TITLE}\n\nСтороны [далее] отметили [1] важность встречи.\n\n{OPENING}") == []

    def test_a_ruled_line_is_residue(self) -> None:
        assert residue(f"{TITLE}\n\n{OPENING}\n\n__________\n\n{OPENING}") == [("__________", reasons.RULE)]

    def test_the_numbers_of_chapters_stay(self) -> None:
        text = "\n\n".join(part for number in (1, 2, 3) for part in (str(number), OPENING))
        assert residue(text) == []


class TestPages:
    HEAD = (
        "+7 495 000-00-00",
        "Меню",
        "Документы",
        "5 мая 2024 года, 18:35",
        "1 204 просмотра",
    )

    def test_a_page_goes_up_to_its_last_mark_before_the_title(self) -> None:
        found = read("\n".join([*self.HEAD, TITLE, BODY]))
        assert [each.text for each in found.residue] == list(self.HEAD)
        assert found.text.startswith(TITLE)

    def test_a_headline_above_the_hour_of_the_page_stays(self) -> None:
        headline = "О встрече министров транспорта двух стран"
        found = read(f"Новости\n{headline}\n5 мая 2024, 18:35\n{BODY}")
        assert [each.text for each in found.residue] == ["Новости", "5 мая 2024, 18:35"]
        assert found.text.startswith(headline)

    def test_what_a_page_says_of_itself_is_no_sentence_of_the_document(self) -> None:
        cookies = "Этот сайт использует файлы cookie. Оставаясь на нём, вы соглашаетесь с тем, что мы их храним."
        found = read(f"{TITLE}\n{BODY}\nПоделиться\nМинистры обсудили погоду\n{cookies}")
        assert [each.text for each in found.residue] == ["Поделиться", "Министры обсудили погоду", cookies]

    def test_no_mark_takes_a_signature(self) -> None:
        text = f"{TITLE}\n{BODY}\nИсточник: архив\nПрезидент Республики Армения И.Иванян"
        assert not read(text).residue

    def test_the_day_of_the_document_stays(self) -> None:
        assert not read(f"{TITLE}\n5 мая 2024 года\n{BODY}").residue

    @pytest.mark.parametrize("number", ["- 3 -", "Стр. 3 из 5", "Страница 3"])
    def test_a_line_that_names_its_page_is_residue_though_it_be_one(self, number: str) -> None:
        text = f"{TITLE}\n\n{OPENING}\n\n{number}\n\n{BODY}"
        assert residue(text) == [(number, reasons.PAGE_NUMBER)]

    def test_letters_that_a_converter_lost_are_no_ruled_line(self) -> None:
        assert not read(f"{TITLE}\n{OPENING}\n\ufffd\ufffd\ufffd \ufffd\ufffd").residue


def test_a_place_between_the_hour_of_a_page_and_the_title_is_of_the_page() -> None:
    found = read(f"События\n8 октября 2024 года\n16:00\nМосква\n{TITLE}\n{BODY}")
    assert [each.text for each in found.residue] == ["События", "8 октября 2024 года", "16:00", "Москва"]


def test_a_block_of_signatures_without_names_is_no_tags() -> None:
    names = ["За Правительство          За Правительство", "Республики Армения        Республики Беларусь"]
    found = read("\n".join([TITLE, BODY, *names, "Категория: Экология", "Количество просмотров: 431"]))
    assert [each.text for each in found.residue] == ["Категория: Экология", "Количество просмотров: 431"]


class TestLead:
    @pytest.mark.parametrize(
        "lead",
        [
            "МОСКВА, 12 ноября. /ТАСС/.",
            "МОСКВА, 12 нояб — РИА Новости.",
            "Ташкент, 16 июля 2021 года (Казинформ) —",
            "АСТАНА. 17 июня. /КАБАР/.",
            "Бишкек, 12 мая – «24.kg».",
            "Пекин, 26 апреля /Синьхуа/ --",
        ],
    )
    def test_what_an_agency_sets_before_its_text_is_residue(self, lead: str) -> None:
        text = f"{TITLE}\n{lead} {OPENING}\n{OPENING}"
        assert residue(text) == [(lead, reasons.DATELINE)]
        assert read(text).text.split("\n") == [TITLE, OPENING, OPENING]

    @pytest.mark.parametrize(
        "line",
        [
            "Москва, 12 ноября 2021 года",
            "Ташкент, 16 июля 2021 года — встреча министров состоялась в столице.",
            "г. Астана, 17 июня 2025 года",
            f"В сообщении «МОСКВА, 12 ноября. /ТАСС/.» сказано: {OPENING}",
        ],
    )
    def test_a_place_and_a_day_without_an_agency_before_them_stay(self, line: str) -> None:
        assert residue(f"{TITLE}\n{line}\n{OPENING}\n{OPENING}") == []

    def test_a_lead_far_inside_the_text_stays(self) -> None:
        assert (
            residue("\n".join([TITLE, BODY, OPENING, OPENING, OPENING, f"МОСКВА, 12 ноября. /ТАСС/. {OPENING}"])) == []
        )
