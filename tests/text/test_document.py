from __future__ import annotations

import pytest

from declarations import IDS, declaration, read
from declcmp.model import Block, Metadata, ParagraphKind, Source
from declcmp.text.document import document

SOURCE = Source("text.md", "markdown")


@pytest.mark.parametrize("number", IDS)
def test_the_clean_text_is_the_paragraphs_one_a_line(number: str) -> None:
    found = declaration(number)
    assert found.text == "\n".join(found.text_of(paragraph) for paragraph in found.paragraphs)
    assert "  " not in found.text


@pytest.mark.parametrize("number", IDS)
def test_labels_stand_before_the_body_and_in_no_sentence(number: str) -> None:
    found = declaration(number)
    for paragraph in found.paragraphs:
        label = found.text[paragraph.span.start : paragraph.body.start].rstrip()
        assert label == (paragraph.label or "")
        assert all(sentence.span.start >= paragraph.body.start for sentence in paragraph.sentences)


def test_a_glued_label_is_set_aside() -> None:
    found = declaration("003")
    point = next(paragraph for paragraph in found.paragraphs if paragraph.point == "19")
    assert found.text_of(point).startswith("19.Сегодня, когда человечество")
    assert found.text_of(point.body).startswith("Сегодня, когда человечество")


def test_the_paragraphs_of_a_format_are_taken_as_they_are() -> None:
    blocks = [
        Block("Заявление", (0,), (1,), kind=ParagraphKind.TITLE),
        Block("На верх", (0,), (3,)),
        Block("Стороны подтвердили готовность. Они отметили важность.", (0, 32), (5, 6), label="7."),
    ]
    found = document(blocks, id="a", source=SOURCE, clean=True)
    assert found.residue == ()
    assert found.text.split("\n")[2] == "7. Стороны подтвердили готовность. Они отметили важность."
    assert [(paragraph.kind.value, paragraph.label) for paragraph in found.paragraphs] == [
        ("title", None),
        ("text", None),
        ("point", "7."),
    ]
    assert [(found.text_of(each), each.lines) for each in found.sentences[1:]] == [
        ("Стороны подтвердили готовность.", (5, 5)),
        ("Они отметили важность.", (6, 6)),
    ]


def test_front_matter_wins() -> None:
    front = Metadata(title="Свое название", date="2020-10-15")
    found = document([Block("Заявление", (0,), (1,))], id="a", source=SOURCE, front=front)
    assert (found.metadata.title, found.metadata.date) == ("Свое название", "2020-10-15")


def test_a_text_without_words_has_no_sentences() -> None:
    assert read("").paragraphs == ()
    assert read("... !!! ---").sentences == ()
    assert [each.text for each in read("... !!! ---").residue] == ["... !!! ---"]
