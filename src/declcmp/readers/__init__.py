"""From a file to paragraphs: plug-ins, one file a format, chosen by what the file holds, then by what it is called."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model import Block, Document, Metadata, Residue, Source
from declcmp.readers.limits import Limits, gunzip
from declcmp.readers.options import Options, Revisions
from declcmp.readers.saved_page import is_saved_page, page_of
from declcmp.registry import Registry

__all__ = ["READERS", "Limits", "Options", "Reader", "Reading", "Revisions", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a file.

    Attributes:
        blocks: The paragraphs in reading order.
        front: What the file says of the document apart from its text; None in formats that have no place for it.
        notes: What a person may want to know (an encoding that was guessed), one sentence each.
        clean: The paragraphs hold the declaration and nothing else: no residue is to be looked for.
        residue: What the format itself sets apart from the text: comments, headers of pages, menus.
        page: What is said around the text (the head of a web page); it fills what neither *front* nor the text says.
    """

    blocks: tuple[Block, ...]
    front: Metadata | None
    source: Source
    notes: tuple[str, ...] = ()
    clean: bool = False
    residue: tuple[Residue, ...] = ()
    page: Metadata | None = None

    def completed(self, document: Document) -> Document:
        """Return the *document* of these blocks with what stood beside them: residue, and fields still empty."""
        residue = tuple(sorted((*document.residue, *self.residue), key=lambda each: each.lines))
        read = document.metadata
        said = self.page or Metadata()
        fields = (name for name in Metadata.__slots__ if name != "evidence" and not getattr(read, name))
        filled = {name: value for name in fields if (value := getattr(said, name))}
        evidence = (*read.evidence, *(each for each in said.evidence if each.field in filled))
        return replace(document, residue=residue, metadata=replace(read, **filled, evidence=evidence))


#: A reader takes the bytes of a file, the name that messages call it, and how to read it.
Reader = Callable[[bytes, str, Options], Reading]

READERS: Registry[Reader] = Registry(
    "format to read",
    {
        "text": "declcmp.readers.text:read",
        "markdown": "declcmp.readers.markdown:read",
        "docx": "declcmp.readers.docx:read",
        "odt": "declcmp.readers.odt:read",
        "rtf": "declcmp.readers.rtf:read",
        "pdf": "declcmp.readers.pdf:read",
        "html": "declcmp.readers.html:read",
        "doc": "declcmp.readers.doc:read",
    },
)
_SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".htm": "html", ".html": "html", ".xhtml": "html"}
#: Formats in which a file is a document even when it holds no letter.
_PLAIN = frozenset({"text", "markdown"})
#: Front matter: a line of three dashes, then a key.
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n\s*(?:#[^\n]*\n\s*)*[A-Za-z_]+:")
_HTML = re.compile(
    rb"(?:\s|<!--(?:(?!-->).){0,2000}-->|<\?xml[^>]{0,200}>)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|style|script|article|main|section|div|table|p|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
#: Word 2003 and Flat OPC: Word files as one XML file, which no reader here takes.
_WORD_XML = re.compile(rb"<(?:w:wordDocument|pkg:package)\b")


def read(
    data: bytes,
    name: str,
    *,
    encoding: str | None = None,
    revisions: Revisions = Revisions.ACCEPTED,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Reading:
    """Return what a file holds.

    Args:
        data: The whole file.
        name: Path or other name of the file: messages begin with it, and its suffix counts.
        encoding: Read it so, whatever it looks like.
        revisions: Which text a document with tracked changes has.
        limits: What reading it may cost.

    Raises:
        InputError: the file is empty, binary, undecodable, broken, or beyond the limits.
    """
    if data.startswith(b"\x1f\x8b"):
        data = gunzip(data, name, limits)
    if is_saved_page(data[: 1 << 13]):
        data, format_ = page_of(data, name), "html"
    else:
        format_ = _format(data, re.sub(r"(?i)\.gz$", "", name))
    reading = READERS.get(format_)(data, name, Options(encoding, revisions, limits))
    if not reading.blocks and format_ not in _PLAIN:
        raise InputError(_("{name}: no text in it, only pictures or empty pages").format(name=name))
    return reading


def _format(data: bytes, name: str) -> str:
    """Return the name of the reader for a file."""
    head = data[: 1 << 12]
    if _FRONT_MATTER.match(head):
        return "markdown"
    if found := _by_signature(data, head, name):
        return found
    markup = (
        head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    )
    if b"<office:document" in markup:
        return "odt"
    if _WORD_XML.search(markup):
        raise InputError(_("{name}: Word XML; save it as .docx").format(name=name))
    if _HTML.match(markup):
        return "html"
    _stem, dot, suffix = name.rpartition(".")
    return _SUFFIXES.get(f"{dot}{suffix}".lower(), "text")


def _by_signature(data: bytes, head: bytes, name: str) -> str | None:
    """Return the reader for a file that begins like no text does; None if it does not."""
    if head.startswith(b"PK\x03\x04"):
        # Names of parts stand uncompressed in the archive; which of them are whole is for the readers to say.
        if b"[Content_Types].xml" in data or b"word/document.xml" in data:
            return "docx"
        if b"content.xml" in data or b"opendocument" in head or name.lower().endswith((".odt", ".ott")):
            return "odt"
        raise InputError(_("{name}: a ZIP archive and no document; unpack it").format(name=name))
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "doc"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return "rtf" if head.lstrip().startswith(b"{\\rtf") else None
