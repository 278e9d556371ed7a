"""Metadata: read from the text with evidence, nothing invented; of the five and of others written here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from declcmp import readers
from declcmp.model import Document, Metadata
from declcmp.text.document import document
from declcmp.text.metadata import metadata

GOLD = Path(__file__).parents[1] / "gold"
ABOUT = json.loads((GOLD / "documents_gold.json").read_text("utf-8"))
#: What only outside knowledge tells of the five: it must not be read.
UNSAID = {("000", "format"), ("001", "date"), ("001", "place")}


def read(text: str) -> Document:
    reading = readers.read(text.encode(), "x.txt")
    return document(reading.blocks, id="x", source=reading.source)


def about(*paragraphs: str) -> Metadata:
    return metadata(read("\n\n".join(paragraphs)))


@pytest.fixture(scope="module", params=sorted(ABOUT))
def declaration(request: pytest.FixtureRequest) -> tuple[str, Metadata]:
    path = GOLD / "seeds" / ABOUT[request.param]["file"]
    return request.param, metadata(read(path.read_text("utf-8")))


@pytest.mark.parametrize("field", ["title", "kind", "date", "place", "format"])
def test_a_field_of_the_five_declarations_is_as_a_person_reads_it(
    declaration: tuple[str, Metadata], field: str
) -> None:
    number, found = declaration
    expected = ABOUT[number][field]
    # The gold adds a remark in brackets where the order of a format's sides differs.
    expected = expected.split(" (=")[0] if expected else expected
    assert getattr(found, field) == (None if (number, field) in UNSAID else expected)


def test_the_parties_of_the_five_declarations_are_those_who_adopted_it(declaration: tuple[str, Metadata]) -> None:
    number, found = declaration
    assert sorted(found.parties) == sorted(ABOUT[number]["parties"])


def test_the_level_of_the_five_declarations_is_theirs(declaration: tuple[str, Metadata]) -> None:
    number, found = declaration
    assert found.level == ABOUT[number]["level_of_participants"].split(" (")[0]


def test_every_field_has_the_words_that_it_was_read_from(declaration: tuple[str, Metadata]) -> None:
    _, found = declaration
    filled = {name for name in Metadata.__slots__ if name != "evidence" and getattr(found, name)}
    assert {each.field for each in found.evidence} == filled
    assert all(each.text and each.lines for each in found.evidence)


POINT = "1. Стороны подтвердили итоги встречи, состоявшейся 5 мая 2019 года в г. Москве, и намерены продолжать работу."


def test_heads_of_government_in_another_city() -> None:
    found = about(
        "Совместное коммюнике по итогам заседания глав правительств государств Центральной Азии и Азербайджана",
        "В городе Чолпон-Ате 12 сентября 2024 года состоялось заседание, в котором приняли участие Премьер-министр "
        "Азербайджанской Республики А.А.Асадов, Премьер-министр Республики Казахстан О.А.Бектенов и Председатель "
        "Кабинета Министров Кыргызской Республики А.У.Жапаров.",
        POINT,
    )
    assert (found.kind, found.date, found.place) == ("совместное коммюнике", "2024-09-12", "Чолпон-Ата")
    assert found.level == "главы правительств"
    assert found.parties == ("Азербайджан", "Казахстан", "Кыргызстан")


def test_a_summit_with_a_european_state_and_a_place_date_line() -> None:
    found = about(
        "Совместная декларация лидеров формата «Центральная Азия + Германия»",
        "Главы государств Республики Казахстан, Кыргызской Республики, Республики Таджикистан, Туркменистана и "
        "Республики Узбекистан и Федеральный канцлер Федеративной Республики Германия обсудили сотрудничество.",
        POINT,
        "г. Берлин, 29 сентября 2023 г.",
    )
    assert (found.kind, found.date, found.place) == ("совместная декларация", "2023-09-29", "Берлин")
    assert found.format == "Центральная Азия + Германия"
    assert found.parties[-1] == "Германия"
    assert len(found.parties) == 6


def test_a_memorandum_of_two_with_a_closing_formula() -> None:
    found = about(
        "Меморандум о взаимопонимании между Министерством энергетики Республики Беларусь и Министерством энергетики "
        "Монголии",
        "Министерство энергетики Республики Беларусь и Министерство энергетики Монголии, именуемые в дальнейшем "
        "Сторонами, договорились о нижеследующем.",
        "1. Стороны обмениваются опытом.",
        "Совершено в городе Улан-Баторе 3 июня 2024 года в двух экземплярах, каждый на русском языке.",
    )
    assert (found.kind, found.date, found.place) == ("меморандум о взаимопонимании", "2024-06-03", "Улан-Батор")


def test_a_consultative_meeting_in_the_genitive_gets_its_name() -> None:
    found = about(
        "Совместное заявление Консультативной встречи глав государств Центральной Азии",
        "Мы, Президенты Республики Казахстан, Кыргызской Республики и Республики Узбекистан, встретившись 21 июля "
        "2022 года в Чолпон-Ате, заявляем о нижеследующем.",
        POINT,
    )
    assert found.format == "Консультативная встреча глав государств Центральной Азии"
    assert (found.date, found.place, found.level) == ("2022-07-21", "Чолпон-Ата", "главы государств")
    assert found.parties == ("Казахстан", "Кыргызстан", "Узбекистан")


def test_the_date_of_a_document_that_is_referred_to_is_not_the_own() -> None:
    found = about(
        "Заявление министров обороны",
        "Ссылаясь на Декларацию встречи, состоявшейся 5 мая 2020 года в Ташкенте, министры заявляют о решимости.",
        POINT,
    )
    assert (found.date, found.place, found.level) == (None, None, "министры обороны")
    assert found.parties == ()


def test_a_range_of_days_gives_the_day_of_adoption_and_a_day_that_is_none_gives_nothing() -> None:
    opening = "{day} 2023 года в г. Сиане прошел саммит Китайской Народной Республики и Республики Казахстан."
    assert about("Сианьская декларация", opening.format(day="18–19 мая"), POINT).date == "2023-05-19"
    assert about("Сианьская декларация", opening.format(day="31 июня"), POINT).date is None
    assert about("Сианьская декларация", opening.format(day="18–19 мая"), POINT).place == "Сиань"


def test_who_attended_without_adopting_is_no_party() -> None:
    found = about(
        "Коммюнике встречи министров транспорта",
        "10 октября 2024 года в Тегеране прошла встреча министров транспорта Исламской Республики Иран, Турецкой "
        "Республики и Туркменистана с участием представителя Исламской Республики Афганистан.",
        POINT,
    )
    assert found.parties == ("Иран", "Турция", "Туркменистан")
    assert (found.place, found.level) == ("Тегеран", "министры транспорта")


def test_a_state_that_stands_apart_from_the_list_is_a_party_as_a_side_of_the_format() -> None:
    found = about(
        "Делийская декларация",
        "27 января 2022 года в Дели Премьер-министр Республики Индия провел саммит «Индия — Центральная Азия» с "
        "участием Президентов Казахстана, Кыргызстана, Таджикистана, Туркменистана и Узбекистана.",
        POINT,
    )
    assert set(found.parties) == {"Индия", "Казахстан", "Кыргызстан", "Таджикистан", "Туркменистан", "Узбекистан"}
    assert (found.place, found.format) == ("Дели", "Индия — Центральная Азия")


def test_a_place_and_a_date_in_brackets_under_the_title_are_read() -> None:
    found = about("Совместное заявление", "(г. Нью-Йорк, 19 сентября 2023 года)", "Президенты встретились.", POINT)
    assert (found.date, found.place) == ("2023-09-19", "Нью-Йорк")


def test_an_organisation_in_the_title_is_the_format() -> None:
    found = about(
        "Астанинская декларация Совета глав государств – членов Шанхайской организации сотрудничества",
        "4 июля 2024 года в Астане состоялось заседание Совета глав государств-членов.",
        POINT,
    )
    assert found.format == "Шанхайская организация сотрудничества"
    assert (found.date, found.place, found.level) == ("2024-07-04", "Астана", "главы государств")


def test_a_town_that_no_list_has_is_named_as_the_text_marks_it() -> None:
    found = about("Декларация", "7 июня 2024 года в городе Кокшетау состоялся форум регионов.", POINT)
    assert found.place == "Кокшетау"


def test_a_decree_has_a_date_and_a_place_and_no_parties() -> None:
    found = about(
        "УКАЗ",
        "ПРЕЗИДЕНТА РОССИЙСКОЙ ФЕДЕРАЦИИ",
        "О мерах поддержки",
        "В целях поддержки постановляю:",
        "1. Утвердить прилагаемый перечень.",
        "Москва, Кремль",
        "14 июня 2012 года",
    )
    assert (found.kind, found.date, found.place, found.parties) == ("указ", "2012-06-14", "Москва", ())


def test_a_text_without_a_head_says_nothing_of_itself() -> None:
    assert about("Дождь шел весь день.") == Metadata()
    assert metadata(Document(id="x", text="", paragraphs=())) == Metadata()


def test_names_in_quotes_do_not_part_a_meeting_from_its_day() -> None:
    text = (
        "Совместное заявление\nЛидеры шести государств провели первую встречу в формате «Центральная Азия – Германия» "
        "(«Пять плюс один») 29 сентября 2023 года в Берлине.\nСтороны обсудили торговлю."
    )
    found = read(text).metadata
    assert (found.date, found.place) == ("2023-09-29", "Берлин")
