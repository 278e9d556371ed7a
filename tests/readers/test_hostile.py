"""Files made to do harm, and files broken on the way: a text or one clear sentence, in little time and memory."""

import gzip
import io
import resource
import socket
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import writing
from declcmp import readers
from declcmp.errors import InputError
from readers import fuzzing
from writing import p

LINE = "Стороны отмечают ключевую роль Секретариата формата."
XXE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE w:document [<!ENTITY a "ха">' + "".join(
    f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refused(*_: object, **__: object) -> None:
        pytest.fail("a reader opened a socket")

    monkeypatch.setattr(socket.socket, "connect", refused)
    # Of the processor, not of the clock: the machine may be busy.
    began = time.process_time()
    yield
    assert time.process_time() - began < 10


def with_part(data: bytes, name: str, content: bytes | str) -> bytes:
    """Return an archive with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, bytes | str] = {each: archive.read(each) for each in archive.namelist()}
    return writing.zipped({**parts, name: content})


def document(body: str, head: str = "") -> bytes:
    root = f'{head}<w:document xmlns:w="{writing.W}" xmlns:r="{writing.R}"><w:body>{body}</w:body></w:document>'
    return with_part(writing.docx(""), "word/document.xml", root)


def refused(data: bytes, name: str = "bad.docx", **how: object) -> str:
    with pytest.raises(InputError) as caught:
        readers.read(data, name, **how)  # type: ignore[arg-type]
    said = str(caught.value)
    assert said.startswith(name.removesuffix(".gz"))
    assert "\n" not in said
    return said


def test_a_part_that_unpacks_to_too_much_is_refused() -> None:
    bomb = document(p(LINE) + " " * (80 << 20))
    assert len(bomb) < 200_000
    assert "unpacks to more than 64 MB" in refused(bomb)


def test_a_part_that_unpacks_to_too_many_times_its_size_is_refused_unless_allowed() -> None:
    bomb = document(p(LINE) + " " * (8 << 20))
    assert "times its size" in refused(bomb)
    allowed = readers.read(bomb, "bad.docx", limits=readers.Limits(ratio=2000))
    assert [block.text for block in allowed.blocks] == [LINE]


def test_pictures_of_any_size_are_never_unpacked() -> None:
    heavy = with_part(document(p(LINE)), "word/media/image1.bmp", bytes(100 << 20))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert [block.text for block in readers.read(heavy, "x.docx").blocks] == [LINE]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_a_bomb_of_gzip_is_refused() -> None:
    assert "unpacks to more than 64 MB" in refused(gzip.compress(bytes(70 << 20)), "bad.txt.gz")
    assert "times its size" in refused(gzip.compress(b" " * (30 << 20)), "bad.txt.gz")


def test_gzip_cut_short_or_in_gzip_is_refused() -> None:
    packed = gzip.compress("Мир.".encode() * 100)
    assert "damaged" in refused(packed[:-12], "bad.txt.gz")
    assert refused(gzip.compress(packed), "bad.txt.gz.gz")


@pytest.mark.parametrize("head", [XXE, LAUGHS], ids=["external", "bomb"])
@pytest.mark.parametrize("use", ["&x;", "&i;", ""])
def test_declared_entities_are_refused_used_or_not(head: str, use: str) -> None:
    assert refused(document(f"<w:p><w:r><w:t>{use}</w:t></w:r></w:p>", head))
    content = head.replace("w:document", "office:document-content")
    odt = with_part(writing.odt("<text:p>Мир</text:p>"), "content.xml", content + "<office:document-content/>")
    assert refused(odt, "bad.odt")


def test_entities_of_a_page_stay_as_they_are() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><p>Мир &x; труд</p></html>'
    hostname = Path("/etc/hostname")
    text = " ".join(block.text for block in readers.read(page.encode(), "x.html").blocks)
    assert "Мир &x; труд" in text
    assert not hostname.exists() or hostname.read_text(encoding="utf-8").strip() not in text


def test_relations_to_the_outside_and_out_of_the_archive_are_not_followed() -> None:
    relation = '<Relationship Id="r{}" Type="{}/{}" Target="{}"{}/>'
    outside = [
        ("header", "http://127.0.0.1:9/a.xml", ' TargetMode="External"'), ("footer", "../../../../etc/hostname", ""),
        ("footnotes", "file:///etc/hostname", ""), ("comments", "/etc/hostname", ""),
    ]  # fmt: skip
    relations = "".join(
        relation.format(at, writing.R, kind, target, mode) for at, (kind, target, mode) in enumerate(outside)
    )
    data = with_part(document(p(LINE)), "word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
    found = readers.read(data, "x.docx")
    assert [block.text for block in found.blocks] == [LINE]
    assert found.residue == ()


def test_names_that_climb_out_of_the_archive_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = with_part(document(p(LINE)), "../../climbed.txt", "x")
    assert [block.text for block in readers.read(data, "x.docx").blocks] == [LINE]
    assert list(tmp_path.parent.rglob("climbed.txt")) == []


def test_parts_that_are_missing_damaged_or_encrypted_are_said() -> None:
    whole = writing.docx(p(LINE))
    assert refused(whole[: len(whole) // 2])
    assert refused(whole[:30])
    assert refused(whole.replace(b"PK\x01\x02", b"PK\x01\x03"))
    assert "content.xml is missing" in refused(
        writing.zipped({"mimetype": "x", "Thumbnails/content.xml": "x"}), "bad.odt"
    )
    locked = bytearray(whole)
    for at in _headers(whole):
        locked[at] |= 1
    assert "password" in refused(bytes(locked))
    assert "ZIP archive" in refused(writing.zipped({"a.txt": "Мир."}), "bad.zip")


def _headers(data: bytes) -> Iterator[int]:
    """Yield the places of the flags of each entry of an archive's table of contents."""
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        yield at + 8
        at = data.find(b"PK\x01\x02", at + 1)


def test_an_encrypted_open_document_is_said() -> None:
    manifest = "<manifest:manifest xmlns:manifest='m'><manifest:encryption-data/></manifest:manifest>"
    assert "password" in refused(with_part(writing.odt(""), "META-INF/manifest.xml", manifest), "bad.odt")


@pytest.mark.parametrize("depth", [300, 100_000])
def test_deep_nesting_is_refused_or_read(depth: int) -> None:
    assert refused(document("<w:sdt><w:sdtContent>" * depth + p(LINE) + "</w:sdtContent></w:sdt>" * depth))
    assert refused(writing.odt("<text:section>" * depth + "</text:section>" * depth), "bad.odt")
    assert refused(writing.rtf("{" * depth * 10 + "Мир"), "bad.rtf")
    for tag in ("div", "b", "ul", "table"):
        fuzzing.outcome(f"<{tag}>".encode() * depth + LINE.encode(), "bad.html")


def test_too_many_tags_are_refused() -> None:
    assert "too large" in refused(document("<w:p/>" * 3_000_001), limits=readers.Limits(ratio=2000))
    assert "too large" in refused(b"<p>" + b"<br>" * 3_000_001, "bad.html")


def test_huge_numbers_in_lists_print_no_megabytes() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="999999999"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="%{at + 1}"/></w:lvl>'
        for at, style in enumerate(("upperRoman", "lowerLetter", "russianLower", "decimal"))
    )
    numbers = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    numbers += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    items = "".join(p(LINE, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr>') for at in range(4))
    found = readers.read(writing.docx(items, numbering=numbers), "x.docx")
    assert all(len(block.label or "") < 20 for block in found.blocks)


def test_styles_based_on_each_other_in_a_circle_are_read() -> None:
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>' for one, other in ("ab", "ba", "cc")
    )
    body = "".join(p(LINE, f'<w:pStyle w:val="{id_}"/>') for id_ in "abc")
    assert len(readers.read(writing.docx(body, styles=styles), "x.docx").blocks) == 3


@pytest.mark.parametrize("body", [b"", b"1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj", b"\x00" * 1000, b"%" * 100_000])
def test_a_pdf_that_is_none_is_said(body: bytes) -> None:
    assert refused(b"%PDF-1.7\n" + body, "bad.pdf")


def test_a_pdf_of_pages_that_hold_themselves_is_said() -> None:
    whole = writing.pdf([[(50.0, 700.0, LINE)]])
    assert refused(whole.replace(b"/Kids[7 0 R]", b"/Kids[2 0 R]"), "bad.pdf")


def test_a_pdf_of_too_many_pages_or_too_much_memory_is_refused() -> None:
    whole = writing.pdf([[(50.0, 700.0, LINE)]] * 3)
    assert "more than 2 pages" in refused(whole, "bad.pdf", limits=readers.Limits(pages=2))
    assert "time or memory" in refused(whole, "bad.pdf", limits=readers.Limits(memory=8 << 20))


def test_mutated_files_give_a_text_or_one_clear_sentence() -> None:
    for name, data in fuzzing.cases(400, seed=7, share_of_pdf=0.02):
        fuzzing.outcome(data, name)


@pytest.mark.parametrize("file", sorted(fuzzing.REGRESSIONS.glob("*-*")), ids=lambda file: file.name)
def test_what_once_went_wrong_goes_right(file: Path) -> None:
    fuzzing.outcome(file.read_bytes(), file.name)
