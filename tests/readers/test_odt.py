import pytest

import writing
from declcmp import readers
from declcmp.errors import InputError
from declcmp.model import ParagraphKind

LINE = "Стороны отмечают ключевую роль Секретариата формата."


def read(data: bytes, revisions: readers.Revisions = readers.Revisions.ACCEPTED) -> readers.Reading:
    return readers.read(data, "draft.odt", revisions=revisions)


def texts(data: bytes, revisions: readers.Revisions = readers.Revisions.ACCEPTED) -> list[str]:
    return [block.text for block in read(data, revisions).blocks]


def test_spaces_tabs_and_line_breaks_are_white_space() -> None:
    assert texts(writing.odt('<text:p>Мир<text:s text:c="3"/>и<text:tab/>труд<text:span>.</text:span></text:p>')) == [
        "Мир и труд."
    ]


def test_automatic_numbers_become_labels() -> None:
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="." text:start-value="7"/><text:list-level-style-number text:level="2" style:num-format="1" '
        'style:num-suffix="." text:display-levels="2"/></text:list-style>'
    )
    inner = f"<text:list><text:list-item><text:p>{LINE}</text:p></text:list-item></text:list>"
    one = f"<text:list-item><text:p>{LINE}</text:p><text:p>{LINE}</text:p>{inner}</text:list-item>"
    body = f'<text:list text:style-name="L">{one}{one}</text:list>'
    more = f'<text:list text:style-name="L" text:continue-numbering="true">{one}</text:list>'
    labels = [block.label for block in read(writing.odt(body + more, automatic=style)).blocks]
    assert labels == ["7.", None, "7.1.", "8.", None, "8.1.", "9.", None, "9.1."]


def test_headings_and_titles_are_kinds() -> None:
    body = '<text:p text:style-name="P1">Заявление</text:p><text:h text:outline-level="1">В сфере торговли</text:h>'
    automatic = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    kinds = [block.kind for block in read(writing.odt(body, automatic=automatic)).blocks]
    assert kinds == [ParagraphKind.TITLE, ParagraphKind.HEADING]


CHANGED = (
    '<text:tracked-changes><text:changed-region text:id="d"><text:deletion><text:p>осудили</text:p></text:deletion>'
    '</text:changed-region><text:changed-region text:id="i"><text:insertion/></text:changed-region>'
    "</text:tracked-changes>"
    '<text:p>Стороны <text:change text:change-id="d"/><text:change-start text:change-id="i"/>отметили'
    '<text:change-end text:change-id="i"/> итоги.</text:p>'
)


@pytest.mark.parametrize(
    ("revisions", "text"),
    [
        (readers.Revisions.ACCEPTED, "Стороны отметили итоги."),
        (readers.Revisions.ORIGINAL, "Стороны осудили итоги."),
        (readers.Revisions.MARKUP, "Стороны [-осудили-]{+отметили+} итоги."),
    ],
)
def test_tracked_changes_are_read_from_the_side_that_was_asked_for(revisions: readers.Revisions, text: str) -> None:
    assert texts(writing.odt(CHANGED), revisions) == [text]


def test_tracked_changes_read_as_accepted_are_said() -> None:
    (note,) = read(writing.odt(CHANGED)).notes
    assert "2 tracked changes" in note


def test_a_deleted_break_of_paragraphs_comes_back() -> None:
    body = (
        '<text:tracked-changes><text:changed-region text:id="d"><text:deletion><text:p>Мир.</text:p>'
        "<text:p>Май: </text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p><text:change text:change-id="d"/>Труд.</text:p>'
    )
    assert texts(writing.odt(body)) == ["Труд."]
    assert texts(writing.odt(body), readers.Revisions.ORIGINAL) == ["Мир.", "Май: Труд."]


def test_footnotes_stand_after_the_text_and_comments_are_residue() -> None:
    body = (
        "<text:p>Мир<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Принято в Ташкенте.</text:p></text:note-body></text:note><office:annotation>"
        "<text:p>Согласовать!</text:p></office:annotation>.</text:p>"
    )
    found = read(writing.odt(body))
    assert [(block.label, block.text) for block in found.blocks] == [(None, "Мир."), ("[1]", "Принято в Ташкенте.")]
    assert [(each.text, each.reason) for each in found.residue] == [("Согласовать!", "comment")]


def test_headers_are_residue_and_a_table_of_contents_too() -> None:
    styles = (
        '<office:master-styles><style:master-page style:name="S"><style:header><text:p>Проект</text:p></style:header>'
        "</style:master-page></office:master-styles>"
    )
    contents = (
        "<text:table-of-content><text:index-body><text:p>Глава 1</text:p></text:index-body></text:table-of-content>"
    )
    found = read(writing.odt(f"{contents}<text:p>{LINE}</text:p>", styles=styles))
    assert [block.text for block in found.blocks] == [LINE]
    assert {each.reason for each in found.residue} == {"page header", "table of contents"}


def test_cells_are_paragraphs_in_reading_order() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell.format('Казахстан')}{cell.format('министр')}</table:table-row>"
    assert texts(writing.odt(f"<table:table>{row}{row}</table:table>")) == ["Казахстан", "министр"] * 2


def test_a_word_file_that_is_open_document_is_read_as_what_it_is() -> None:
    found = readers.read(writing.odt(f"<text:p>{LINE}</text:p>"), "ukaz.doc")
    assert found.source.format == "odt"


def test_a_flat_file_is_read() -> None:
    assert [block.text for block in readers.read(writing.flat_odt([LINE]), "x.fodt").blocks] == [LINE]


def test_a_spreadsheet_is_said_to_be_no_text() -> None:
    sheet = writing.zipped({"mimetype": "x", "content.xml": "<a/>"})
    with pytest.raises(InputError, match="no text"):
        read(sheet)
