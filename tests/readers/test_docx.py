import pytest

import writing
from declcmp import readers
from declcmp.errors import InputError
from declcmp.model import ParagraphKind
from writing import p

LINE = "Стороны отмечают ключевую роль Секретариата формата."


def read(data: bytes, revisions: readers.Revisions = readers.Revisions.ACCEPTED) -> readers.Reading:
    return readers.read(data, "draft.docx", revisions=revisions)


def texts(data: bytes, revisions: readers.Revisions = readers.Revisions.ACCEPTED) -> list[str]:
    return [block.text for block in read(data, revisions).blocks]


def labels(data: bytes) -> list[str | None]:
    return [block.label for block in read(data).blocks]


def numbering(*levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )


def level(at: int, style: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(at: int, list_id: int = 1) -> str:
    return p(LINE, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>')


def test_lines_are_numbers_of_paragraphs_empty_ones_counted() -> None:
    found = read(writing.docx(p("Мир.") + p("") + p("Труд.")))
    assert [block.lines for block in found.blocks] == [(1,), (3,)]
    assert found.source.unit == "paragraph"


def test_automatic_numbers_become_labels() -> None:
    levels = numbering(
        level(0, "decimal", "%1.", start=7), level(1, "russianLower", "%2)"), level(2, "decimal", "%1.%3.")
    )
    body = "".join(map(item, (0, 1, 1, 2, 0, 1, 2)))
    assert labels(writing.docx(body, numbering=levels)) == ["7.", "а)", "б)", "7.1.", "8.", "а)", "8.1."]


def test_numbers_of_a_style_count_and_a_paragraph_can_leave_its_list() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Punkt"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    styled = p(LINE, '<w:pStyle w:val="Punkt"/>')
    outside = p(LINE, '<w:pStyle w:val="Punkt"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    data = writing.docx(styled + outside + styled, styles=styles, numbering=numbering(level(0, "upperRoman", "%1.")))
    assert labels(data) == ["I.", None, "II."]


def test_a_second_list_goes_on_counting_unless_it_starts_anew() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    body = item(0) + item(0, 2) + item(0, 3) + item(0, 3)
    assert labels(writing.docx(body, numbering=numbering(level(0, "decimal", "%1."), more=more))) == [
        "1.",
        "2.",
        "1.",
        "2.",
    ]


def test_bullets_of_symbol_fonts_print_as_one() -> None:
    body = item(0) + item(1)
    levels = numbering(level(0, "bullet", "\uf0b7"), level(1, "bullet", "–"))
    assert labels(writing.docx(body, numbering=levels)) == ["•", "–"]


def test_heading_and_title_styles_are_kinds_and_a_sentence_in_one_is_none() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
        for id_, name in (("1", "heading 1"), ("a3", "Title"))
    )
    sentence = " ".join(["Стороны подчеркнули необходимость повышения статуса и роли формата"] * 3) + "."
    body = p("Заявление", '<w:pStyle w:val="a3"/>') + p("В сфере торговли", '<w:pStyle w:val="1"/>')
    found = read(writing.docx(body + p(sentence, '<w:pStyle w:val="1"/>'), styles=styles))
    assert [block.kind for block in found.blocks] == [ParagraphKind.TITLE, ParagraphKind.HEADING, None]


CHANGED = (
    '<w:p><w:r><w:t xml:space="preserve">Стороны </w:t></w:r>'
    "<w:del><w:r><w:delText>осудили</w:delText></w:r></w:del><w:ins><w:r><w:t>отметили</w:t></w:r></w:ins>"
    '<w:r><w:t xml:space="preserve"> итоги.</w:t></w:r></w:p>'
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
    assert texts(writing.docx(CHANGED), revisions) == [text]


def test_tracked_changes_read_as_accepted_are_said() -> None:
    (note,) = read(writing.docx(CHANGED)).notes
    assert "2 tracked changes" in note
    assert read(writing.docx(CHANGED), readers.Revisions.ORIGINAL).notes == ()


def test_a_deleted_paragraph_mark_joins_two_paragraphs_and_an_inserted_one_parts_them() -> None:
    deleted = p("Стороны", "<w:rPr><w:del/></w:rPr>") + p(" согласились.")
    inserted = p("Стороны", "<w:rPr><w:ins/></w:rPr>") + p(" согласились.")
    assert texts(writing.docx(deleted)) == ["Стороны согласились."]
    assert len(texts(writing.docx(p("Мир.", "<w:rPr><w:ins/></w:rPr>") + p("Труд.")))) == 2
    assert texts(writing.docx(inserted), readers.Revisions.ORIGINAL) == ["Стороны согласились."]


def test_moved_text_is_read_once() -> None:
    moved = (
        f"<w:p><w:moveFrom><w:r><w:t>{LINE}</w:t></w:r></w:moveFrom></w:p>{p('Мир.')}"
        f"<w:p><w:moveTo><w:r><w:t>{LINE}</w:t></w:r></w:moveTo></w:p>"
    )
    assert texts(writing.docx(moved)) == ["Мир.", LINE]
    assert texts(writing.docx(moved), readers.Revisions.ORIGINAL) == [LINE, "Мир."]


def test_cells_are_paragraphs_in_reading_order() -> None:
    row = f"<w:tr><w:tc>{p('Казахстан')}</w:tc><w:tc>{p('министр иностранных дел')}</w:tc></w:tr>"
    assert texts(writing.docx(f"<w:tbl>{row}{row}</w:tbl>")) == ["Казахстан", "министр иностранных дел"] * 2


def test_footnotes_stand_after_the_text_with_labels() -> None:
    mark = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    notes = (
        '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="5">{p("Принято в Ташкенте.")}</w:footnote><w:footnote w:id="6">{p("Ничья.")}</w:footnote>'
    )
    found = read(writing.docx(f"<w:p><w:r><w:t>{LINE}</w:t></w:r>{mark}</w:p>{p('Мир.')}", footnotes=notes))
    assert [(block.label, block.text) for block in found.blocks] == [
        (None, LINE),
        (None, "Мир."),
        ("[1]", "Принято в Ташкенте."),
    ]


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('В рамке.')}</w:txbxContent>"
    body = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><mc:AlternateContent>'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        f"<w:r><w:t>{LINE}</w:t></w:r></w:p>"
    )
    assert texts(writing.docx(body)) == [LINE, "В рамке."]


def test_headers_comments_and_hidden_text_are_residue() -> None:
    body = (
        '<w:p><w:r><w:commentReference w:id="1"/></w:r><w:r><w:t>Мир.</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>втайне</w:t></w:r></w:p>"
    )
    comments = f'<w:comment w:id="1">{p("Согласовать!")}</w:comment>'
    found = read(writing.docx(body, header1=p("Проект"), footer1=p("стр. 1"), comments=comments))
    assert [block.text for block in found.blocks] == ["Мир."]
    said = {(each.text, each.reason) for each in found.residue}
    assert said == {
        ("втайне", "hidden text"), ("Согласовать!", "comment"), ("Проект", "page header"), ("стр. 1", "page footer"),
    }  # fmt: skip


def test_a_text_pasted_line_by_line_is_repaired_like_a_text_file() -> None:
    lines = (
        "Стороны отмечают, что текущая ситуация в Афганистане в связи с выводом иностранных",
        "войск из этой страны и последовавшая за этим эскалация боевых действий между",
        "правительственными силами и Движением талибов вызывают серьезную обеспокоен-",
        "ность и требуют принятия мер.",
    )
    assert len(texts(writing.docx("".join(map(p, lines))))) == 1


def test_a_word_broken_by_runs_and_soft_hyphens_is_whole() -> None:
    body = "<w:p><w:r><w:t>сотруд</w:t></w:r><w:r><w:softHyphen/><w:t>ни</w:t></w:r><w:r><w:t>чество</w:t></w:r></w:p>"
    assert texts(writing.docx(body)) == ["сотрудничество"]


def test_a_drawing_without_text_is_said() -> None:
    with pytest.raises(InputError, match="no text in it"):
        read(writing.docx("<w:p/>"))
