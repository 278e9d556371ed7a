import pytest
from hypothesis import given
from hypothesis import strategies as st

from declcmp import readers
from declcmp.readers.markdown_inline import escaped, words_of


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("**Стороны** _подчеркнули_ важность *диалога*", "Стороны подчеркнули важность диалога"),
        ("***Стороны*** __видят__ **важность _диалога_ в мире**", "Стороны видят важность диалога в мире"),
        ("[Устав ООН](https://www.un.org/ru/charter) и [приложение](#a1)", "Устав ООН и приложение"),
        ("[**Устав**](ustav.pdf \"Устав\"), <https://un.org>", "Устав, https://un.org"),
        ("![Герб](img/gerb.png) `г. Астана`<br>17 июня", "Герб г. Астана 17 июня"),
        ("<b>Стороны</b> <a href='x'>отметили</a> <u>это</u>", "Стороны отметили это"),
        (r"\*Стороны\* \[отметили\]\(#a\)", "*Стороны* [отметили](#a)"),
        (r"[Устав\_ООН](http://un.org/a\_b)", "Устав_ООН"),
        ("цена * объём * курс, сноска* и 5**", "цена * объём * курс, сноска* и 5**"),
        ("Подпись ______ /____/ и snake_case_name", "Подпись ______ /____/ и snake_case_name"),
        ("[-снято-] {+добавлено+} [1] (2) [текст](примечание)", "[-снято-] {+добавлено+} [1] (2) [текст](примечание)"),
        ("a < b и c > d, «<…>»", "a < b и c > d, «<…>»"),
    ],
)  # fmt: skip
def test_the_words_of_a_line_stay_and_its_marks_do_not(line: str, words: str) -> None:
    assert " ".join(words_of(line).split()) == words


PARTS = [
    "**",
    "*",
    "_",
    "__",
    "[",
    "](#a)",
    "]",
    "(",
    "`",
    "<b>",
    "</b>",
    "<br>",
    "<https://a.b>",
    "Мир",
    "да",
    " ",
    "\\",
    "!",
]


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_any_text_is_escaped_so_that_its_words_are_the_same(text: str) -> None:
    plain = text.replace("\\", "\\\\")
    assert words_of(escaped(plain)) == text


def test_text_without_marks_is_written_as_it_is() -> None:
    for text in ("Стороны [отметили] важность.", "сноска*", "5 * 7", "a_b_c", "______"):
        assert escaped(text) == text


def test_a_paragraph_of_marks_takes_no_time() -> None:
    for mark in ("*", "_", "[", "`", "<a ", "![", "**a ", "[a](", "*a*"):
        readers.read((mark * 30_000 + "\n").encode(), "x.md")
