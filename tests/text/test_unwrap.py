from __future__ import annotations

import textwrap
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declarations import IDS, declaration, seed
from declcmp.model import Span
from declcmp.text.hyphen import joined
from declcmp.text.unwrap import blocks
from declcmp.text.words import words

WIDTHS = (40, 58, 72, 93, 120)


def folded(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words(text))


def paragraphs(text: str) -> list[tuple[str, ...]]:
    return [folded(block.text) for block in blocks(text.split("\n"))]


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text.split("\n"))]


@cache
def clean(number: str) -> tuple[str, ...]:
    return tuple(declaration(number).text.split("\n"))


def wrapped(number: str, width: int, *, indent: int = 0) -> list[list[str]]:
    return [textwrap.wrap(paragraph, width, initial_indent=" " * indent) for paragraph in clean(number)]


def justified(line: str, width: int) -> str:
    """Widen the spaces of *line* from the left until it is *width* columns wide."""
    parts = line.split(" ")
    if len(parts) == 1 or len(line) >= width:
        return line
    even, more = divmod(width - len(line), len(parts) - 1)
    return "".join(
        part + " " * (1 + even + (place < more) if place < len(parts) - 1 else 0) for place, part in enumerate(parts)
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", IDS)
class TestWrappingAgainKeepsTheParagraphs:
    def test_blank_lines_between_paragraphs(self, number: str, width: int) -> None:
        text = "\n\n".join("\n".join(lines) for lines in wrapped(number, width))
        assert paragraphs(text) == [folded(each) for each in clean(number)]

    def test_windows_line_ends(self, number: str, width: int) -> None:
        text = "\r\n\r\n".join("\r\n".join(lines) for lines in wrapped(number, width))
        assert paragraphs(text) == [folded(each) for each in clean(number)]

    def test_first_lines_indented_and_no_blank_lines(self, number: str, width: int) -> None:
        text = "\n".join("\n".join(lines) for lines in wrapped(number, width, indent=4))
        assert paragraphs(text) == [folded(each) for each in clean(number)]

    def test_first_lines_indented_and_blank_lines(self, number: str, width: int) -> None:
        text = "\n\n".join("\n".join(lines) for lines in wrapped(number, width, indent=5))
        assert paragraphs(text) == [folded(each) for each in clean(number)]

    def test_a_blank_line_after_every_line(self, number: str, width: int) -> None:
        text = "\n\n\n\n".join("\n\n".join(lines) for lines in wrapped(number, width))
        assert paragraphs(text) == [folded(each) for each in clean(number)]

    def test_paragraphs_parted_by_a_line_that_holds_a_space(self, number: str, width: int) -> None:
        text = "\n\n \n\n".join("\n\n".join(lines) for lines in wrapped(number, width, indent=3))
        assert paragraphs(text) == [folded(each) for each in clean(number)]

    def test_justified(self, number: str, width: int) -> None:
        paragraphs_set = [
            "\n".join([*(justified(line, width) for line in lines[:-1]), lines[-1]]) for lines in wrapped(number, width)
        ]
        assert paragraphs("\n\n".join(paragraphs_set)) == [folded(each) for each in clean(number)]


@pytest.mark.parametrize("number", IDS)
def test_one_line_a_paragraph_stays_so(number: str) -> None:
    assert texts("\n".join(clean(number))) == list(clean(number))


@given(st.sampled_from(IDS), st.data())
@settings(max_examples=40, deadline=None)
def test_a_text_wrapped_at_any_width_and_any_indent_keeps_its_paragraphs(number: str, data: st.DataObject) -> None:
    width, indent = data.draw(st.integers(40, 120)), data.draw(st.sampled_from((0, 2, 3, 6, 8)))
    between = data.draw(st.sampled_from(("\n\n", "\n\n\n", "\n \n", "\n\t\n\n")))
    text = between.join("\n".join(lines) for lines in wrapped(number, width, indent=indent))
    assert paragraphs(text) == [folded(each) for each in clean(number)]


@given(st.text(alphabet=st.sampled_from("абв АБ-—.,:;«»()[]/\n\r\t\f\u00a0\u00ad12&#;'*|"), max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_keeps_its_letters_and_its_lines(text: str) -> None:
    lines = text.split("\n")
    found = blocks(lines)
    entities = "&" in text
    if not entities:
        kept = "".join(block.text for block in found)
        assert sorted(filter(str.isalnum, kept)) == sorted(filter(str.isalnum, text))
    for block in found:
        assert block.text == " ".join(block.text.split())
        assert list(block.lines) == sorted(set(block.lines))
        assert list(block.starts) == sorted(block.starts)
        assert all(1 <= line <= len(lines) for line in block.lines)


@pytest.mark.parametrize("number", IDS)
def test_every_line_of_a_block_leads_back_to_its_source(number: str) -> None:
    lines = seed(number).split("\n")
    for block in blocks(lines):
        for start, stop, line in zip(block.starts, (*block.starts[1:], len(block.text)), block.lines, strict=True):
            assert "".join(block.text[start:stop].split()) == "".join(lines[line - 1].split())
            if stop > start:
                assert block.lines_of(Span(start, stop)) == (line, line)


class TestHyphens:
    @pytest.mark.parametrize(
        ("left", "right", "whole"),
        [
            ("информационно-", "коммуникационных технологий", "информационно-коммуникационных технологий"),
            ("транзитно-", "транспортных", "транзитно-транспортных"),
            ("оптово-", "распределительных", "оптово-распределительных"),
            ("водно-", "энергетических", "водно-энергетических"),
            ("Запад-", "Восток", "Запад-Восток"),
            ("COVID-", "19", "COVID-19"),
            ("6-", "й встречи", "6-й встречи"),
        ],
    )
    def test_a_compound_keeps_its_hyphen(self, left: str, right: str, whole: str) -> None:
        assert joined(left, right) == whole

    @pytest.mark.parametrize(
        ("left", "right", "whole"),
        [
            ("сотруд-", "ничества", "сотрудничества"),
            ("взаимодей-", "ствию", "взаимодействию"),
            ("социаль-", "но", "социально"),
            ("по-", "этому", "поэтому"),
            ("Бердыму-", "хамедова", "Бердымухамедова"),
        ],
    )
    def test_a_word_broken_into_syllables_loses_it(self, left: str, right: str, whole: str) -> None:
        assert joined(left, right) == whole

    def test_a_hanging_hyphen_stays_before_a_conjunction(self) -> None:
        assert joined("автомобиле-", "и машиностроения") == "автомобиле- и машиностроения"

    def test_a_word_that_stands_whole_elsewhere_is_joined(self) -> None:
        assert joined("медиа-", "форуме", frozenset({"медиафоруме"})) == "медиафоруме"
        assert joined("медиа-", "форуме") == "медиа-форуме"

    def test_a_soft_hyphen_at_the_end_of_a_line_is_dropped(self) -> None:
        assert texts("Стороны подтвердили готовность к сотруд\u00ad\nничеству в этой области и далее.") == [
            "Стороны подтвердили готовность к сотрудничеству в этой области и далее."
        ]

    def test_a_word_is_joined_over_a_page_break(self) -> None:
        found = next(block.text for block in blocks(seed("003").split("\n")) if block.text.startswith("16."))
        assert "рационального использования водно-энергетических ресурсов" in found


class TestLayouts:
    def test_a_paragraph_cut_within_a_sentence_is_whole_again(self) -> None:
        found = [block for block in blocks(seed("000").split("\n")) if block.lines[0] in {7, 13, 17}]
        assert [block.lines for block in found] == [(7, 8), (13, 14), (17, 18)]

    def test_a_page_number_within_a_sentence_does_not_part_it(self) -> None:
        pages = textwrap.wrap(" ".join(clean("002")[3:20]), 70)
        text = (
            "\n".join(pages[:30]) + "\n\n- 1 -\n\n" + "\n".join(pages[30:60]) + "\n\n- 2 -\n\n" + "\n".join(pages[60:])
        )
        found = texts(text)
        assert found[1:] == ["- 1 -", "- 2 -"]
        assert folded(found[0]) == folded(" ".join(clean("002")[3:20]))

    def test_the_name_of_a_document_goes_on_below(self) -> None:
        assert texts(f"Совместное заявление\nглав государств\nТашкент\n{clean('002')[4]}\n{clean('002')[5]}")[:2] == [
            "Совместное заявление глав государств",
            "Ташкент",
        ]

    def test_spaced_letters_are_closed_up(self) -> None:
        assert texts("             З А Я В Л Е Н И Е\n\nв связи с этим п о с т а н о в л я ю:") == [
            "ЗАЯВЛЕНИЕ",
            "в связи с этим постановляю:",
        ]

    def test_one_letter_words_stay_apart(self) -> None:
        assert texts("и в с о всеми") == ["и в с о всеми"]

    def test_entities_are_decoded(self) -> None:
        assert texts("Саммит &#34;Центральная Азия &mdash; Китай&quot; &amp; форум N 5") == [
            'Саммит "Центральная Азия — Китай" & форум N 5'
        ]

    def test_rows_of_a_table_are_not_run_together(self) -> None:
        body = "\n".join(textwrap.wrap(clean("002")[4], 70))
        table = (
            "Казахстан                      120\nКитай                         1400\nТаджикистан                     10"
        )
        assert texts(f"{body}\n\n{table}")[-3:] == ["Казахстан 120", "Китай 1400", "Таджикистан 10"]

    def test_lines_of_a_signature_block_are_not_run_together(self) -> None:
        body = "\n".join(textwrap.wrap("    " + clean("002")[4], 70))
        signed = "    Председатель Совета                             А.Б.Иванов"
        block = f"{signed}\n\n    город Астана\n    17 июня 2025 года\n    N 5"
        assert texts(f"{body}\n\n\n{block}")[1:] == [
            "Председатель Совета А.Б.Иванов",
            "город Астана",
            "17 июня 2025 года",
            "N 5",
        ]

    def test_an_office_on_several_lines_is_one_signature(self) -> None:
        body = "\n".join(textwrap.wrap("    " + clean("002")[4], 70))
        block = "    Председатель\n    Совета глав правительств\n    Содружества                     А.Б.Иванов"
        assert texts(f"{body}\n\n{block}")[1:] == ["Председатель Совета глав правительств Содружества А.Б.Иванов"]

    def test_the_head_of_an_annex_is_one_paragraph(self) -> None:
        body = "\n".join(textwrap.wrap("    " + clean("002")[4], 70))
        head = "    ПРИЛОЖЕНИЕ\n    к Заявлению глав\n    государств\n    от 6 августа 2021 г.\n    N 12"
        assert texts(f"{body}\n\n{head}")[1:] == ["ПРИЛОЖЕНИЕ к Заявлению глав государств от 6 августа 2021 г. N 12"]

    def test_a_date_at_the_start_of_a_wrapped_line_is_no_point(self) -> None:
        found = [block.text for block in blocks(seed("003").split("\n"))]
        assert any("в году 30-летия независимости" in text for text in found)

    def test_nothing_gives_nothing(self) -> None:
        assert blocks([]) == ()
        assert blocks(["", "  ", "\ufeff", "\f"]) == ()

    def test_one_long_line_is_one_paragraph(self) -> None:
        line = " ".join(clean("004")) * 20
        assert texts(line) == [line]


class TestShortTexts:
    """A decision of one page: few lines run on, and those of its title were broken by hand."""

    TITLE = ("РЕШЕНИЕ", "Совета министров транспорта", "об открытии сквозных перевозок")
    BODY = (
        "Совет министров транспорта, обсудив ход работ на границе, постановил следующее:",
        "руководствуясь взаимной выгодой,",
        "в целях облегчения торговли",
        "1. Открыть перевозки через перевал Северный с 1 мая и продлить их до конца года.",
        "2. Поручить перевозчикам в месячный срок представить Совету новые тарифы на грузы.",
        "3. Пункт 2 рассмотреть осенью.",
        "4. Решение вступает в силу сразу.",
        "5. Стороны вернутся к вопросу о перевозках скота, зерна и угля на следующей встрече.",
    )

    @pytest.mark.parametrize("width", [63, 76, 90])
    def test_a_blank_line_after_every_line(self, width: int) -> None:
        lines = [line for each in self.BODY for line in textwrap.wrap(each, width, break_on_hyphens=False)]
        assert texts("\n\n".join([*self.TITLE, *lines]))[-len(self.BODY) :] == list(self.BODY)

    @pytest.mark.parametrize("width", [52, 63, 76])
    def test_a_centred_title_says_nothing_of_the_width(self, width: int) -> None:
        title = "\n".join(line.center(width).rstrip() for line in self.TITLE)
        body = (textwrap.fill(each, width, initial_indent="    ", break_on_hyphens=False) for each in self.BODY)
        assert texts(f"{title}\n\n" + "\n".join(body)) == [" ".join(self.TITLE), *self.BODY]

    def test_justified_recitals_are_no_row_of_a_table(self) -> None:
        lines = [
            "     Правительства  обеих   стран,  опираясь   на  Договор   о  дружбе,",
            "     желая расширить торговлю,",
            "     согласились о следующем:",
        ]
        assert len(texts("\n".join(lines))) == 3

    def test_signatures_one_below_the_other_are_not_run_together(self) -> None:
        text = textwrap.fill("Стороны подтвердили готовность развивать сотрудничество во всех областях. " * 4, 56)
        names = "Президент Республики Армения И.Иванян\nПредседатель Совета Республики Беларусь И.Иванов"
        assert texts(f"{text}\n\n{names}")[1:] == names.split("\n")


def test_a_list_of_words_is_no_wrapped_text() -> None:
    assert texts("яблоко\nгруша\nслива\nмир\nтруд") == ["яблоко", "груша", "слива", "мир", "труд"]


def test_a_poem_keeps_its_lines() -> None:
    poem = ["Снег ложится на поля,", "Спит деревня белым сном", "И не думает земля", "Ни о чём, ни об одном."]
    assert texts("\n".join(poem * 3)) == poem * 3
