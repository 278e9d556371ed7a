from pathlib import Path

import pytest

import writing
from declarations import GOLD
from declcmp import readers
from declcmp.errors import InputError
from declcmp.model import Document, ParagraphKind
from declcmp.text.document import document

SEEDS = sorted((GOLD / "seeds").glob("*.txt"))
LINE = "Стороны отмечают ключевую роль Секретариата формата в дальнейшем развитии сотрудничества."


def read(data: bytes | str) -> readers.Reading:
    return readers.read(data.encode() if isinstance(data, str) else data, "page.html")


def texts(data: bytes | str) -> list[str]:
    return [block.text for block in read(data).blocks]


def read_document(data: bytes, name: str) -> Document:
    reading = readers.read(data, name)
    return reading.completed(document(reading.blocks, id="x", source=reading.source))


def test_an_article_is_read_without_menus_and_nothing_is_lost() -> None:
    found = read(writing.html([LINE, "Стороны согласились."]))
    assert [block.text for block in found.blocks] == [LINE, "Стороны согласились."]
    set_aside = " ".join(each.text for each in found.residue)
    assert "Главная" in set_aside
    assert "Все права защищены" in set_aside


def test_a_page_without_menus_is_read_whole() -> None:
    short = "В случае отказа ребёнка возвращают."
    page = f"<div><p>{LINE}</p><p>{LINE}</p></div><div><p>{short}</p></div>"
    assert texts(page) == [LINE, LINE, short]


def test_the_headline_above_the_article_is_read() -> None:
    page = (
        writing.html([LINE] * 5)
        .decode()
        .replace("<div class='news'>", "<h1>Совместное заявление</h1><div class='news'>")
    )
    assert texts(page)[0] == "Совместное заявление"


def test_the_head_of_a_page_fills_only_what_the_text_does_not_say() -> None:
    page = writing.html([LINE], title="Заявление министров")
    about = read_document(page, "x.html").metadata
    assert (about.title, about.date) == ("Заявление министров", "2021-08-06")
    dated = read_document(
        writing.html(["Совместное заявление", LINE, "г. Ташкент, 16 июля 2021 года"]), "x.html"
    ).metadata
    assert dated.date == "2021-07-16"


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "utf-8", "utf-16"])
def test_the_encoding_is_what_the_page_says_or_what_its_letters_are(codec: str) -> None:
    declared = f"<html><head><meta charset={codec}></head><p>{LINE}</p></html>"
    assert texts(declared.encode(codec)) == [LINE]
    assert texts(f"<html><p>{LINE}</p></html>".encode(codec)) == [LINE]


def test_entities_and_inline_tags_are_letters_of_words() -> None:
    assert texts("<p>Ка<b>зах</b>стан&nbsp;&mdash; <i>Китай</i>&#33;<!-- нет --> Да</p>") == ["Казахстан — Китай! Да"]


def test_lists_give_labels_unless_the_text_has_its_own() -> None:
    page = "<ol start=7><li>мир<li>труд</ol><ol type=I><li>май</ol><ul><li>1.2.1. согласие<li>единство</ul>"
    found = [(block.label, block.text) for block in read(page).blocks]
    assert found == [("7.", "мир"), ("8.", "труд"), ("I.", "май"), (None, "1.2.1. согласие"), ("•", "единство")]


def test_line_breaks_part_paragraphs_where_sentences_end() -> None:
    assert texts(f"<p>{LINE}<br><br>{LINE}</p>") == [LINE, LINE]


def test_headings_are_kinds_and_cells_paragraphs() -> None:
    page = f"<h2>В сфере торговли</h2><p>{LINE}</p><table><tr><td>Казахстан<td>министр</table>"
    blocks = read(page).blocks
    assert [block.kind for block in blocks] == [ParagraphKind.HEADING, None, None, None]
    assert [block.text for block in blocks][2:] == ["Казахстан", "министр"]


def test_scripts_and_hidden_text_are_not_read() -> None:
    page = f"<p>{LINE}</p><script>var a = 'секрет'</script><p hidden>тайна</p><p style='display: none'>тайна</p>"
    assert texts(page) == [LINE]


def test_a_page_without_text_is_said() -> None:
    with pytest.raises(InputError, match="no text in it"):
        read("<html><body></body></html>")


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_a_saved_page_gives_the_sentences_of_the_text(seed: Path) -> None:
    text = read_document(seed.read_bytes(), seed.name)
    page = read_document(writing.html([text.text_of(each) for each in text.paragraphs]), "page.html")
    wanted = [text.text_of(each) for each in text.sentences]
    found = [page.text_of(each) for each in page.sentences]
    assert len(set(wanted) & set(found)) >= 0.99 * len(wanted)
    assert len(set(wanted) & set(found)) >= 0.99 * len(found)
