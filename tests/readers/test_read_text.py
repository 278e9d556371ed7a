"""Plain text: lines as editors count them, and the note on a guessed encoding."""

from __future__ import annotations

from declcmp import readers


def test_lines_end_where_an_editor_ends_them() -> None:
    reading = readers.read("Мир.\r\n\r\nТруд.\x0c\r\rМай.\n".encode(), "draft.txt")
    assert [(block.text, block.lines) for block in reading.blocks] == [("Мир.", (1,)), ("Труд.", (3,)), ("Май.", (5,))]
    assert not reading.clean
    assert reading.source.encoding == "utf-8"


def test_the_note_on_an_encoding_reaches_the_reading() -> None:
    reading = readers.read("Стороны согласились.".encode("cp1251"), "draft.txt")
    assert reading.notes == ("draft.txt: read as Windows-1251; if that is wrong, say --encoding NAME",)
    assert reading.blocks[0].text == "Стороны согласились."


def test_a_title_far_from_the_margin_is_recognised_as_text_at_once() -> None:
    # A pattern of what may stand before HTML once took exponential time for it.
    assert readers.read(b" " * 4000 + "У К А З".encode(), "draft.txt").source.format == "text"


def test_comments_without_a_page_after_them_take_no_time() -> None:
    assert readers.read(b"<!---->" * 600 + "Мир.".encode(), "draft.txt").source.format == "text"
