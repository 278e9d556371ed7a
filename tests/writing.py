"""Texts written as files of each format: the least that an office program, a browser or a PDF reader takes."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)


def zipped(parts: Mapping[str, bytes | str], *, stored: Sequence[str] = ()) -> bytes:
    """Return a ZIP archive of *parts*; *stored* ones come uncompressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=kind)
    return out.getvalue()


def p(text: str, properties: str = "") -> str:
    """Return a paragraph of Word with one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def docx(body: str, **parts: str) -> bytes:
    """Return a Word file: its body, and the content of further parts (``styles``, ``numbering``, ``footnotes``, …)."""
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{R}/{name.rstrip("0123456789")}" Target="{name}.xml"/>' for name in parts
    )
    roots = {"header": "hdr", "footer": "ftr"}
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{R}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
    }
    for name, content in parts.items():
        root = roots.get(name.rstrip("0123456789"), name)
        files[f"word/{name}.xml"] = f'<w:{root} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{root}>'
    return zipped(files)


def odt(body: str, *, automatic: str = "", styles: str = "") -> bytes:
    """Return an OpenDocument text: its body, its automatic styles, and the inside of ``styles.xml``."""
    content = (
        f"<office:document-content {_ODF}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    files = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {_ODF}>{styles}</office:document-styles>",
    }
    return zipped(files, stored=("mimetype",))


def flat_odt(paragraphs: Sequence[str], *, columns: int = 1, size: int = 12, running: str = "") -> bytes:
    """Return a text as LibreOffice takes it: justified, in columns, with a running head and page numbers if told."""
    head = f"<style:header><text:p>{escape(running)}</text:p></style:header>" if running else ""
    foot = "<style:footer><text:p><text:page-number/></text:p></style:footer>" if running else ""
    body = "".join(f'<text:p text:style-name="J">{_odt_text(text)}</text:p>' for text in paragraphs)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_ODF} '
        'office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.3">'
        '<office:styles><style:style style:name="J" style:family="paragraph"><style:paragraph-properties '
        'fo:text-align="justify" fo:text-indent="1cm" fo:margin-top="0cm" fo:margin-bottom="0cm"/>'
        f'<style:text-properties style:font-name="Liberation Serif" fo:font-size="{size}pt" fo:language="ru" '
        'fo:country="RU"/></style:style></office:styles><office:automatic-styles><style:page-layout style:name="L">'
        '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm">'
        f'<style:columns fo:column-count="{columns}" fo:column-gap="0.8cm"/></style:page-layout-properties>'
        "</style:page-layout></office:automatic-styles><office:master-styles>"
        f'<style:master-page style:name="Standard" style:page-layout-name="L">{head}{foot}</style:master-page>'
        f"</office:master-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def _odt_text(text: str) -> str:
    """Return a text with its runs of spaces and its tabs as OpenDocument has them."""
    spaced = re.sub(r"^ |(?<= ) ", "<text:s/>", escape(text))
    return spaced.replace("\t", "<text:tab/>")


def html(paragraphs: Sequence[str], *, title: str = "Новости") -> bytes:
    """Return a text as an agency puts it on its site: with menus, a headline list, buttons and a foot."""
    links = "".join(f'<li><a href="/{at}">{name}</a></li>' for at, name in enumerate(("Главная", "Новости", "О нас")))
    body = "".join(f"<p>{escape(text)}</p>\n" for text in paragraphs)
    return (
        "<!DOCTYPE html><html lang='ru'><head><meta charset='utf-8'>"
        f"<title>{escape(title)}</title><meta property='og:title' content='{escape(title)}'>"
        "<meta property='article:published_time' content='2021-08-06T12:00:00+05:00'></head>"
        f"<body><div class='top'><ul>{links}</ul></div><nav>{links}</nav>"
        f"<div class='wrap'><div class='left'><ul>{links}</ul></div><div class='news'>{body}</div></div>"
        "<div><a href='/share'>Поделиться</a> <a href='/print'>Версия для печати</a></div>"
        "<footer><p>Все права защищены. При использовании материалов ссылка обязательна.</p></footer></body></html>"
    ).encode()


def rtf(body: str) -> bytes:
    """Return an RTF file in Windows-1251; *body* is RTF in which Cyrillic stands as it is."""
    head = (
        r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Times New Roman;}{\f1\fcharset0 Arial;}}"
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}"
    )
    plain = "".join(c if ord(c) < 0x80 else f"\\'{c.encode('cp1251')[0]:02x}" for c in body)
    return f"{head}{plain}}}".encode("ascii")


Placed = tuple[float, float, str]


def pdf(pages: Sequence[Sequence[Placed]], *, size: float = 10.0, unicode: bool = True, picture: bool = False) -> bytes:
    """Return a PDF of lines, each at a place in points; letters are 0.6 of *size* wide, as in Courier.

    Args:
        unicode: The font says which letters its codes print.
        picture: Each page holds a picture.
    """
    codes = "".join(f"<{code:02X}><{_letter(code):04X}>" for code in range(0x80, 0x100))
    blocks = "".join(
        f"{len(part) // 10} beginbfchar\n{part}\nendbfchar\n"
        for part in (codes[i : i + 1000] for i in range(0, len(codes), 1000))
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <00><FF> endcodespacerange\n1 beginbfrange <20><7E><0020> endbfrange\n{blocks}"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    widths = " ".join(["600"] * 256)
    says = "/ToUnicode 4 0 R" if unicode else ""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        f"<</Type/Font/Subtype/Type1/BaseFont/Courier/FirstChar 0/LastChar 255/Widths[{widths}]{says}>>".encode(),
        _stream(cmap.encode()),
        _stream(
            b"\xff\x00\x00", "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceRGB"
        ),
    ]
    kids = []
    for page in pages:
        drawn = b"q 400 0 0 400 50 50 cm /I Do Q\n" if picture else b""
        for x, y, text in page:
            shown = text.encode("cp1251", "replace").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
            drawn += f"BT /F {size} Tf {x} {y} Td (".encode() + shown + b") Tj ET\n"
        objects.append(_stream(drawn))
        content = len(objects)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R"
            "/Resources<</Font<</F 3 0 R>>/XObject<</I 5 0 R>>>>>>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    out, places = b"%PDF-1.4\n", []
    for number, content_ in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content_ + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    trailer = f"trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode()


def _letter(code: int) -> int:
    return ord(bytes([code]).decode("cp1251", "replace"))


def _stream(content: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(content)
    return f"<</Length {len(packed)}/Filter/FlateDecode{entries}>>stream\n".encode() + packed + b"\nendstream"


def converted(source: bytes, suffix: str, target: str, folder: Path) -> bytes:
    """Return what LibreOffice makes of a file: *target* is a suffix, or a suffix and a filter («txt:Text»)."""
    office = shutil.which("soffice")
    assert office is not None
    path = folder / f"text{suffix}"
    path.write_bytes(source)
    out = folder / "converted"
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return (out / f"text.{target.partition(':')[0]}").read_bytes()
