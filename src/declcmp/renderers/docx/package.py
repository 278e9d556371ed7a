"""A Word file of our own: its parts, its styles after the rules for Russian official papers, and the archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from lxml import etree

from declcmp.model import Document, ParagraphKind
from declcmp.renderers.docx.markup import Revisions, W, printable, w

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Styles of ``parts/styles.xml``.
_STYLES = {
    ParagraphKind.TITLE: "Title",
    ParagraphKind.HEADING: "Heading1",
    ParagraphKind.ITEM: "ListParagraph",
    ParagraphKind.SIGNATURE: "Signature",
    ParagraphKind.PLACE_DATE: "Date",
}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
TYPES = f"{_PACKAGE}/content-types"
RELATIONS = f"{_PACKAGE}/relationships"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


def style(document: Document, paragraph: int) -> str:
    """Return the style of a paragraph, by its index in its document."""
    kind = document.paragraphs[paragraph].kind if 0 <= paragraph < len(document.paragraphs) else ParagraphKind.TEXT
    return _STYLES.get(kind, "BodyText")


def package(
    content: Iterable[_Element], about: Document, revisions: Revisions, further: Mapping[str, _Element] | None = None
) -> bytes:
    """Return a Word file.

    Args:
        content: Its paragraphs.
        about: The document that its properties tell of.
        revisions: Who made it, and when.
        further: Parts besides those that every file has ("comments"), by what they are.
    """
    document = etree.Element(w("document"), nsmap={"w": W, "r": OFFICE})
    body = etree.SubElement(document, w("body"))
    body.extend(content)
    body.append(etree.fromstring(_own("section")))
    parts: dict[str, bytes] = {kind: _own(kind) for kind in ("styles", "settings", "header")}
    parts |= {kind: xml(root) for kind, root in (further or {}).items()}
    return zipped(
        {
            "[Content_Types].xml": xml(_content_types(parts)),
            "_rels/.rels": xml(
                _relations(
                    {
                        "document": (f"{OFFICE}/officeDocument", "word/document.xml"),
                        "core": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                    }
                )
            ),
            "word/document.xml": xml(document),
            "word/_rels/document.xml.rels": xml(
                _relations({kind: (f"{OFFICE}/{kind}", f"{kind}.xml") for kind in parts})
            ),
            **{f"word/{kind}.xml": part for kind, part in parts.items()},
            "docProps/core.xml": xml(_core(about, revisions)),
        }
    )


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return the archive of *parts*: the same bytes whenever and wherever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name)
            info.create_system = 0
            archive.writestr(info, part, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def xml(root: _Element) -> bytes:
    """Return a part as Word writes it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _own(name: str) -> bytes:
    return files("declcmp.renderers.docx").joinpath("parts", f"{name}.xml").read_bytes()


def _content_types(parts: Iterable[str]) -> _Element:
    root = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
    for extension, type_ in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{TYPES}}}Default", Extension=extension, ContentType=type_)
    for name, kind in (("document", "document.main"), *((part, part) for part in parts)):
        type_ = TYPE.format(kind=kind)
        etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/word/{name}.xml", ContentType=type_)
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    etree.SubElement(root, f"{{{TYPES}}}Override", PartName="/docProps/core.xml", ContentType=core)
    return root


def _relations(targets: Mapping[str, tuple[str, str]]) -> _Element:
    root = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    for id_, (type_, target) in targets.items():
        etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=id_, Type=type_, Target=target)
    return root


def _core(about: Document, revisions: Revisions) -> _Element:
    root = etree.Element(
        f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DUBLIN, "dcterms": _TERMS, "xsi": _INSTANCE}
    )
    for name, text in (
        ("title", about.metadata.title or about.id),
        ("creator", revisions.author),
        ("language", "ru-RU"),
    ):
        etree.SubElement(root, f"{{{_DUBLIN}}}{name}").text = printable(text)
    for name in ("created", "modified"):
        when = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        when.set(f"{{{_INSTANCE}}}type", "dcterms:W3CDTF")
        when.text = revisions.date
    return root
