"""A redline of two Word files keeps the new one: its styles, numbering, tables, headers, pictures and notes."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from random import Random

import pytest

import writing
from declcmp import readers
from declcmp.compare import compare
from declcmp.model import Document
from declcmp.renderers import View
from declcmp.renderers.docx import render
from declcmp.text.document import document as read_document
from generator import RATES, edited, keys
from renderers.docx.revisions import W, accepted, faults, local, main_part, parts, rejected, texts
from writing import p

R = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
READY = "Стороны выразили готовность к сотрудничеству в области водных ресурсов."
TALKS = "Мир в Афганистане достижим путем инклюзивных переговоров между самими афганцами."
FORUM = "Стороны приветствуют проведение в Казахстане второго Форума сотрудничества."
GLACIERS = "Стороны подчеркнули необходимость принятия согласованных мер по сохранению ледников."


def read(data: bytes, revisions: readers.Revisions = readers.Revisions.ACCEPTED) -> Document:
    reading = readers.read(data, "text.docx", revisions=revisions)
    return reading.completed(read_document(reading.blocks, id="text", source=reading.source))


def redline(old: bytes, new: bytes) -> bytes:
    made = render(compare(read(old), read(new)), View())
    assert faults(made) == []
    return made


def lines(paragraphs: list[str]) -> list[str]:
    return [text for text in paragraphs if text.strip()]


def laws_hold(old: bytes, new: bytes) -> bytes:
    made = redline(old, new)
    assert lines(texts(accepted(made))) == lines(texts(accepted(new)))
    assert lines(texts(rejected(made))) == lines(texts(accepted(old)))
    return made


def runs(text: str, seed: int) -> str:
    """Return a paragraph whose text is cut into runs at random places, some of them bold, as Word leaves it."""
    random = Random(seed)
    cuts = sorted({0, len(text), *(random.randrange(len(text)) for _ in range(6))})
    made = ""
    for start, stop in pairwise(cuts):
        bold = "<w:rPr><w:b/></w:rPr>" if random.random() < 0.3 else ""
        words = text[start:stop].replace("&", "&amp;").replace("<", "&lt;")
        made += f'<w:r>{bold}<w:t xml:space="preserve">{words}</w:t></w:r>'
    return f'<w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:bookmarkStart w:id="{seed}" w:name="b{seed}"/>{made}</w:p>'


def packed(document: Document) -> bytes:
    return sound("".join(runs(document.text_of(each), at) for at, each in enumerate(document.paragraphs)))


def sound(body: str, **further: str) -> bytes:
    """Return a Word file with content types, as the rules want it."""
    data = writing.docx(body, **further)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml".format
    names = {"document": kind("document.main")} | {name: kind(name.rstrip("0123456789")) for name in further}
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="bin" ContentType="application/octet-stream"/>'
        + "".join(f'<Override PartName="/word/{name}.xml" ContentType="{type_}"/>' for name, type_ in names.items())
        + "</Types>"
    )
    return writing.zipped({**parts(data), "[Content_Types].xml": types})


@pytest.mark.parametrize("rates", RATES)
@pytest.mark.parametrize("seed", range(5))
def test_laws_hold_of_edited_declarations(rates: str, seed: int) -> None:
    made = edited(keys()[seed % len(keys())], 40 + seed, RATES[rates])
    laws_hold(packed(made.old), packed(made.new))


def test_everything_but_the_text_stays() -> None:
    new = sound(
        p(READY, '<w:pStyle w:val="Own"/>') + "<w:sectPr><w:pgSz w:w='11906' w:h='16838'/></w:sectPr>",
        styles='<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/></w:style>',
        header1=p("Проект"),
        footer1=p("с. 1"),
    )
    old = writing.docx(p(TALKS))
    made, files = redline(old, new), parts(new)
    changed = {name for name, part in parts(made).items() if part != files.get(name)}
    assert changed <= {"word/document.xml", "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"}
    assert set(parts(made)) == set(files)
    assert {each.style for each in accepted(made)} == {"Own"}
    assert main_part(made).find(f".//{W}sectPr/{W}pgSz") is not None


def test_runs_keep_their_looks_and_what_went_takes_those_beside_it() -> None:
    old = writing.docx(p("Стороны выразили готовность принять меры в области водных ресурсов."))
    bold = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'.format
    new = sound("<w:p>" + bold("Стороны выразили полную готовность принять ") + "<w:r><w:t>меры.</w:t></w:r></w:p>")
    made = laws_hold(old, new)
    looks = {
        "".join(map(str, run.itertext())): run.find(f"{W}rPr/{W}b") is not None for run in main_part(made).iter(f"{W}r")
    }
    assert looks["Стороны выразили "]
    assert looks["полную "]
    assert not looks["меры"]
    assert not looks[" в области водных ресурсов"]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
POINT = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def test_automatic_numbers_are_left_to_word() -> None:
    old = sound("".join(p(text, POINT) for text in (READY, TALKS, FORUM)), numbering=NUMBERING)
    new = sound("".join(p(text, POINT) for text in (READY, FORUM)), numbering=NUMBERING)
    made = laws_hold(old, new)
    assert len(list(main_part(made).iter(f"{W}numPr"))) == 3
    for side, wanted in ((readers.Revisions.ACCEPTED, ["1.", "2."]), (readers.Revisions.ORIGINAL, ["1.", "2.", "3."])):
        assert [paragraph.label for paragraph in read(made, side).paragraphs] == wanted


def test_a_number_that_is_typed_beside_automatic_ones_is_text() -> None:
    automatic = "".join(p(text, POINT) for text in (READY, TALKS))
    old = sound(automatic + p(f"3. {FORUM}") + p(f"4. {GLACIERS}"), numbering=NUMBERING)
    new = sound(automatic + p(f"3. {FORUM}") + p(f"5. {GLACIERS}"), numbering=NUMBERING)
    made = laws_hold(old, new)
    assert texts(rejected(made))[3] == f"4. {GLACIERS}"


@pytest.mark.parametrize(
    "around",
    [
        f"<w:hyperlink {R} r:id='rnumbering'>{{}}</w:hyperlink>",
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:smartTag w:uri='u' w:element='e'><w:smartTagPr/>{}</w:smartTag>",
    ],
)
def test_a_paragraph_joined_within_a_link_or_a_control_parts_again(around: str) -> None:
    inside = around.format(f"<w:r><w:t xml:space='preserve'>{READY} </w:t></w:r><w:r><w:t>{FORUM}</w:t></w:r>")
    made = laws_hold(writing.docx(p(READY) + p(FORUM)), sound(f"<w:p>{inside}</w:p>", numbering=NUMBERING))
    assert not list(main_part(made).iterfind(f".//{W}p/{W}sdtPr"))


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc><w:tcPr/>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_tables_stay_and_their_cells_are_compared() -> None:
    old = sound(p(READY) + table(("Показатель роста экономики", "12 процентов"), ("Население", "80 млн")) + p(FORUM))
    new = sound(p(READY) + table(("Показатель роста экономики", "15 процентов"), ("Население", "80 млн")) + p(FORUM))
    made = laws_hold(old, new)
    assert len(list(main_part(made).iter(f"{W}tc"))) == 4


def test_a_row_that_came_goes_when_it_is_rejected() -> None:
    old = sound(p(READY) + table(("Показатель роста экономики", "12 процентов")) + p(FORUM))
    new = sound(
        p(READY) + table(("Показатель роста экономики", "12 процентов"), ("Население государств", "80 млн")) + p(FORUM)
    )
    made = laws_hold(old, new)
    assert [row.find(f"{W}trPr/{W}ins") is not None for row in main_part(made).iter(f"{W}tr")] == [False, True]


def test_what_went_before_a_table_does_not_go_into_it() -> None:
    cells = table(("Показатель роста экономики", "12 процентов"))
    made = laws_hold(sound(p(READY) + p(TALKS) + cells + p(FORUM)), sound(p(READY) + cells + p(FORUM)))
    assert not list(main_part(made).find(f".//{W}tbl").iter(f"{W}del"))  # type: ignore[union-attr]


def test_a_table_that_went_is_shown_as_paragraphs() -> None:
    old = sound(p(READY) + table(("Показатель роста экономики", "12 процентов")) + p(FORUM))
    laws_hold(old, sound(p(READY) + p(FORUM)))


def test_text_of_one_paragraph_broken_into_lines_stays_one_paragraph() -> None:
    broken = f"<w:p><w:r><w:t>{READY}</w:t><w:br/><w:t>{FORUM}</w:t></w:r></w:p>"
    made = redline(writing.docx(p(READY) + p(TALKS) + p(FORUM)), sound(broken))
    assert texts(accepted(made)) == [f"{READY}\n{FORUM}"]
    assert texts(rejected(made)) == [READY, TALKS, FORUM]


def test_a_paragraph_typed_line_by_line_keeps_its_lines() -> None:
    text = (
        "Стороны подчеркнули необходимость принятия согласованных мер, направленных на уменьшение загрязнения вод, "
        "атмосферного воздуха, сохранение ледников, увеличение площадей лесопосадок, снижение рисков стихийных "
        "бедствий, в том числе наводнений, селевых потоков, засух, а также обеспечение чистой питьевой водой и другие."
    )
    words = text.split()
    typed = [" ".join(words[at : at + 6]) for at in range(0, len(words), 6)]
    new = sound("".join(p(line) for line in typed))
    old = writing.docx(p(text.replace("согласованных", "совместных")))
    assert len(read(new).paragraphs) == 1
    made = redline(old, new)
    assert texts(accepted(made)) == typed
    assert "".join(texts(rejected(made))).replace(" ", "") == "".join(texts(accepted(old))).replace(" ", "")


def test_the_tracked_changes_of_the_file_itself_are_taken_for_accepted() -> None:
    own = 'w:id="7" w:author="А" w:date="2020-01-01T00:00:00Z"'
    t = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>".format
    gone = f"<w:del {own}><w:r><w:delText xml:space='preserve'>общую </w:delText></w:r></w:del>"
    changed = (
        f"<w:p><w:pPr><w:rPr><w:del {own}/></w:rPr></w:pPr>{t('Стороны ')}</w:p>"
        f"<w:p>{t('выразили ')}<w:ins {own}>{t('полную ')}</w:ins>{gone}{t('готовность.')}</w:p>"
    )
    new = sound(changed)
    made = redline(writing.docx(p("Стороны выразили готовность.")), new)
    assert texts(accepted(made)) == ["Стороны выразили полную готовность."]
    assert texts(rejected(made)) == ["Стороны выразили готовность."]
    assert {each.get(f"{W}author") for each in main_part(made).iter(f"{W}ins", f"{W}del")} == {"declcmp"}
    original = render(compare(read(writing.docx(p(READY))), read(new, readers.Revisions.ORIGINAL)), View())
    assert texts(accepted(original)) == ["Стороны", "выразили общую готовность."]


def test_links_fields_and_empty_paragraphs_stay() -> None:
    link = f'<w:hyperlink {R} r:id="rnumbering"><w:r><w:t>Форума сотрудничества</w:t></w:r></w:hyperlink>'
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    field = f"{char('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{char('end')}"
    new = sound(
        p(READY) + "<w:p/><w:p><w:r><w:t>Стороны приветствуют проведение второго </w:t></w:r>" + link
        + f"<w:r><w:t> в городе Алматы.</w:t></w:r>{field}</w:p><w:p/>" + p(TALKS),
        numbering=NUMBERING,
    )  # fmt: skip
    old = writing.docx(p(READY) + p("Стороны приветствуют проведение первого Форума сотрудничества.") + p(TALKS))
    made = laws_hold(old, new)
    assert [local(each) for each in main_part(made).iter(f"{W}hyperlink", f"{W}instrText")] == [
        "hyperlink",
        "instrText",
    ]
    assert sum(not "".join(map(str, each.itertext())) for each in main_part(made).iter(f"{W}p")) == 2


def test_notes_are_compared_in_their_place() -> None:
    note = (
        '<w:footnote w:id="2"><w:p><w:r><w:t>Кроме Туркменистана и {} государств.</w:t></w:r></w:p></w:footnote>'.format
    )
    body = f"<w:p><w:r><w:t>{READY}</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    made = redline(sound(body, footnotes=note("других")), sound(body, footnotes=note("иных")))
    notes = parts(made)["word/footnotes.xml"].decode()
    assert "<w:delText" in notes
    assert ">других<" in notes
    assert texts(accepted(made)) == texts(rejected(made)) == [READY]


def test_macros_and_what_lies_elsewhere_do_not_come_along() -> None:
    files = parts(sound(p(READY), numbering=NUMBERING))
    further = "".join(
        f'<Relationship Id="x{at}" Type="http://example.org/{kind}" Target="{target}"{mode}/>'
        for at, (kind, target, mode) in enumerate(
            (
                ("vbaProject", "vbaProject.bin", ""),
                ("attachedTemplate", "http://example.org/t.dotm", ' TargetMode="External"'),
                ("hyperlink", "http://example.org/", ' TargetMode="External"'),
            )
        )
    )
    relations = files["word/_rels/document.xml.rels"].decode().replace("</Relat", f"{further}</Relat")
    new = writing.zipped({**files, "word/_rels/document.xml.rels": relations, "word/vbaProject.bin": b"macro"})
    made = redline(writing.docx(p(TALKS)), new)
    assert "word/vbaProject.bin" not in parts(made)
    kept = parts(made)["word/_rels/document.xml.rels"].decode()
    assert "vbaProject" not in kept
    assert "t.dotm" not in kept
    assert 'Target="http://example.org/"' in kept


def test_a_file_that_cannot_be_kept_gives_way_to_one_of_our_own() -> None:
    files = parts(writing.docx(p(READY)))
    document = (
        files["word/document.xml"].decode().replace(writing.W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    )
    new = writing.zipped({**files, "word/document.xml": document})
    made = redline(writing.docx(p(TALKS)), new)
    assert texts(accepted(made)) == [READY]
    assert "word/styles.xml" in parts(made)


def test_the_same_files_give_the_same_bytes() -> None:
    made = edited("000", 1, RATES["medium"])
    first, second = (redline(packed(made.old), packed(made.new)) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
