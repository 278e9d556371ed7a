import pytest

import writing
from declcmp import readers
from declcmp.model import ParagraphKind

LINE = "Стороны отмечают ключевую роль Секретариата формата."


def read(body: str, revisions: readers.Revisions = readers.Revisions.ACCEPTED) -> readers.Reading:
    return readers.read(writing.rtf(body), "draft.rtf", revisions=revisions)


def texts(body: str, revisions: readers.Revisions = readers.Revisions.ACCEPTED) -> list[str]:
    return [block.text for block in read(body, revisions).blocks]


def test_letters_come_from_the_code_page_of_their_font() -> None:
    assert texts(rf"\f0 {LINE}\par {{\f1 \'e9t\'e9}} \u8212?\u1052?\'3f \u55357?\u56832?") == [LINE, "йtй —М? 😀"]
    western = writing.rtf(r"{\f1 \'e9t\'e9}").replace(rb"\ansicpg1251", rb"\ansicpg1252")
    assert readers.read(western, "x.rtf").blocks[0].text == "été"


def test_fallback_letters_are_skipped_as_many_as_told() -> None:
    assert texts(r"\uc2\u1052\'cc\'3f\uc0\u1080\uc1\u1088 ?.") == ["Мир."]


def test_printed_labels_are_set_apart() -> None:
    (block,) = read(rf"{{\listtext\f0 7.\tab}}{LINE}\par").blocks
    assert (block.label, block.text) == ("7.", LINE)


def test_headings_are_kinds() -> None:
    (block, _) = read(rf"\pard\s1 В сфере торговли\par\pard {LINE}\par").blocks
    assert block.kind is ParagraphKind.HEADING


@pytest.mark.parametrize(
    ("revisions", "text"),
    [
        (readers.Revisions.ACCEPTED, "Стороны отметили итоги."),
        (readers.Revisions.ORIGINAL, "Стороны осудили итоги."),
        (readers.Revisions.MARKUP, "Стороны [-осудили-]{+отметили+} итоги."),
    ],
)
def test_tracked_changes_are_read_from_the_side_that_was_asked_for(revisions: readers.Revisions, text: str) -> None:
    assert texts(r"Стороны {\deleted осудили}{\revised отметили} итоги.\par", revisions) == [text]


def test_footnotes_stand_after_the_text_and_headers_are_residue() -> None:
    found = read(rf"{{\header Проект\par}}Мир{{\footnote\pard Принято в Ташкенте.}}.\par {LINE}\par")
    assert [(block.label, block.text) for block in found.blocks] == [
        (None, "Мир."), (None, LINE), ("[1]", "Принято в Ташкенте."),
    ]  # fmt: skip
    assert [(each.text, each.reason) for each in found.residue] == [("Проект", "page header")]


def test_pictures_fields_and_unknown_destinations_are_no_text() -> None:
    assert texts(
        rf"{{\pict\bin5 {{}}}}}}}}}}{{\*\unknown секрет}}{{\field{{\*\fldinst PAGE}}{{\fldrslt 7}}}} {LINE}"
    ) == [f"7 {LINE}"]


def test_cells_are_paragraphs() -> None:
    assert texts(r"\trowd\intbl Казахстан\cell министр\cell\row\pard Мир.\par") == ["Казахстан", "министр", "Мир."]


def test_what_follows_the_file_is_not_read() -> None:
    assert [block.text for block in readers.read(writing.rtf("Мир.") + b"{\\rtf1 x}", "x.rtf").blocks] == ["Мир."]
