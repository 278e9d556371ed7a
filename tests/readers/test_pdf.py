import pytest

import writing
from declcmp import readers
from declcmp.errors import InputError

WORDS = (
    "Стороны отмечают, что текущая ситуация в Афганистане в связи с выводом",
    "иностранных войск из этой страны и последовавшая за этим эскалация боевых",
    "действий между правительственными силами и движением вызывают серьезную",
    "обеспокоенность и требуют принятия мер.",
)
#: Points from the left at which a page's lines begin, from line to line, and from the foot to the first one.
LEFT, LEADING, TOP = 60.0, 14.0, 720.0


def page(*paragraphs: tuple[str, ...], indent: float = 20.0) -> list[writing.Placed]:
    lines = [(LEFT + (0 if at else indent), line) for lines in paragraphs for at, line in enumerate(lines)]
    return [(x, TOP - LEADING * at, line) for at, (x, line) in enumerate(lines)]


def read(*pages: list[writing.Placed], **how: bool) -> readers.Reading:
    return readers.read(writing.pdf(pages, **how), "text.pdf")


def texts(*pages: list[writing.Placed]) -> list[str]:
    return [block.text for block in read(*pages).blocks]


WHOLE = " ".join(WORDS)


def test_lines_are_joined_and_indents_begin_paragraphs() -> None:
    assert texts(page(WORDS, WORDS)) == [WHOLE, WHOLE]


def test_lines_are_counted_over_all_pages_and_pages_are_known() -> None:
    found = read(page(WORDS), page(WORDS))
    assert [block.lines for block in found.blocks] == [(1, 2, 3, 4), (5, 6, 7, 8)]
    assert (found.source.unit, found.source.pages) == ("line", (1, 5))


def test_a_paragraph_goes_on_over_a_page() -> None:
    first, second = page(WORDS, WORDS[:2]), page(WORDS[2:], WORDS, indent=0.0)
    second = [(x + (20 if at == 2 else 0), y, line) for at, (x, y, line) in enumerate(second)]
    assert texts(first, second) == [WHOLE, WHOLE, WHOLE]


def test_words_broken_at_a_line_s_end_are_joined() -> None:
    lines = (
        "Стороны отмечают серьезную обеспокоен-",
        "ность ситуацией в Центральной Азии и",
        "торгово-",
        "экономическую.",
    )
    assert texts(page(lines, WORDS))[0].startswith("Стороны отмечают серьезную обеспокоенность ситуацией")


def test_columns_are_read_one_after_the_other() -> None:
    left = [(40.0, TOP - LEADING * at, line[:40]) for at, line in enumerate(WORDS * 4)]
    right = [(310.0, TOP - LEADING * at, line[30:]) for at, line in enumerate(WORDS * 4)]
    in_rows = [each for pair in zip(left, right, strict=True) for each in pair]
    by_column = read([*left, *right]).blocks
    assert [block.text for block in read(in_rows).blocks] == [block.text for block in by_column]


def test_running_heads_and_page_numbers_are_residue() -> None:
    texts_ = [tuple(f"{line} {number}" for line in WORDS) for number in ("один", "два", "три", "четыре")]
    pages = [
        [(200.0, 800.0, "Совместное заявление"), *page(text), (290.0, 40.0, f"- {number} -")]
        for number, text in enumerate(texts_, start=1)
    ]
    found = read(*pages)
    assert [block.text for block in found.blocks] == [" ".join(text) for text in texts_]
    assert {each.reason for each in found.residue} == {"a running head or foot of pages", "a page number"}
    assert len(found.residue) == 8


def test_lines_that_come_again_in_the_middle_of_pages_are_text() -> None:
    pages = [[(60.0, 420.0, "Стороны согласились."), (290.0, 400.0, "2021")]] * 4
    assert " ".join(texts(*pages)).count("Стороны согласились.") == 4


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(InputError, match="a scan"):
        read([], [], picture=True)


def test_a_picture_among_pages_is_said() -> None:
    pdf = writing.pdf([page(WORDS), []], picture=True)
    (note,) = readers.read(pdf, "text.pdf").notes
    assert "1 page is a picture" in note
    assert note.endswith(": 2")


def test_a_font_that_does_not_say_its_letters_is_said() -> None:
    shown = [(60.0, 700.0 - 14 * at, "GZklhysb_ Lj_[h\\Zgby jZajZ[hlZgu aZdhgh^Zl_evkl\\Z") for at in range(9)]
    with pytest.raises(InputError, match="fonts do not say"):
        read(shown)


def test_a_pdf_under_another_name_is_read() -> None:
    assert readers.read(writing.pdf([page(WORDS)]), "text.txt").source.format == "pdf"


def test_short_lines_alone_on_their_pages_are_paragraphs() -> None:
    assert texts([(60.0, 700.0, "Первая страница")], [(60.0, 700.0, "Вторая страница")]) == [
        "Первая страница",
        "Вторая страница",
    ]
