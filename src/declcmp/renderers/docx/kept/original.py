"""A Word file that is kept: its parts, and its paragraphs by the numbers that the reader gave them."""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from declcmp.renderers.docx.kept.accepting import accept
from declcmp.renderers.docx.markup import W, w
from declcmp.renderers.docx.package import xml, zipped

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Bytes that all parts may unpack to; more is written anew, without its pictures.
_LARGEST = 256 << 20
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_MACROS = "ms-word.document.macroEnabled"
_PLAIN = "openxmlformats-officedocument.wordprocessingml.document"
#: What a file from a stranger may be: no archive, cut short, encrypted, without its parts.
_REFUSED = (
    zipfile.BadZipFile, zlib.error, struct.error, etree.XMLSyntaxError, NotImplementedError, RuntimeError, ValueError,
    OSError, EOFError, KeyError, StopIteration,
)  # fmt: skip
_ID = re.compile(rb'w:id="([0-9]{1,9})"')


@dataclass(frozen=True, slots=True)
class Original:
    """A Word file, its own tracked changes accepted.

    Attributes:
        parts: All of them, by name; those that run code are left out.
        main: The name of the main part.
        stories: The parts that hold the text, read: the main part, footnotes, endnotes; by name.
        paragraphs: The paragraphs of the stories, by the numbers that the reader gives them.
    """

    parts: Mapping[str, bytes]
    main: str
    stories: Mapping[str, _Element]
    paragraphs: Mapping[int, _Element]

    @property
    def last_id(self) -> int:
        """Return the largest id of any mark in it."""
        return max((int(id_) for part in self.parts.values() for id_ in _ID.findall(part)), default=0)

    def written(self, further: Mapping[str, bytes] | None = None) -> bytes:
        """Return the file with what its stories are now, and *further* parts in place of its own."""
        return zipped({**self.parts, **{name: xml(root) for name, root in self.stories.items()}, **(further or {})})


def original(data: bytes) -> Original | None:
    """Return the Word file that *data* holds; None if nothing can be written into it."""
    try:
        parts = _harmless(dict(_unpacked(data)))
        main = next(target for kind, target in related(parts, "") if kind == "officeDocument")
        stories = {main: parsed(parts[main])}
        notes = [(kind, target) for kind, target in related(parts, main) if kind in {"footnotes", "endnotes"}]
        stories |= {target: parsed(parts[target]) for _, target in sorted(notes, reverse=True)}
    except _REFUSED:
        return None
    if stories[main].tag != w("document"):
        return None
    return Original(parts, main, stories, dict(_numbered(*stories.values())))


def related(parts: Mapping[str, bytes], name: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the name of each part that a part relates to; of the whole file if it has no *name*."""
    folder, own = posixpath.split(name)
    relations = parts.get(posixpath.join(folder, "_rels", f"{own}.rels"))
    for relation in () if relations is None else parsed(relations):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/")
            if target in parts:
                yield (relation.get("Type") or "").rpartition("/")[2], target


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    left = _LARGEST
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if info.is_dir() or info.filename.startswith("/") or ".." in info.filename.split("/"):
                continue
            with archive.open(info) as file:
                part = file.read(left + 1)
            left -= len(part)
            if left < 0:
                raise ValueError(info.filename)
            yield info.filename, part


def _harmless(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return parts without macros; what stands outside the file is nothing that Word would fetch by itself."""
    gone = {name for name in parts if re.search(r"(?i)vba(?:Project|Data)[^/]*$", name)}
    return {name: _part(name, part, gone) for name, part in parts.items() if name not in gone}


def _part(name: str, part: bytes, gone: AbstractSet[str]) -> bytes:
    if name.endswith(".rels"):
        return _relations(part)
    if name != "[Content_Types].xml":
        return part
    root = parsed(part)
    for each in list(root):
        if (each.get("PartName") or "").lstrip("/") in gone:
            root.remove(each)
        each.set("ContentType", (each.get("ContentType") or "").replace(_MACROS, _PLAIN))
    return xml(root)


def _relations(part: bytes) -> bytes:
    root = parsed(part)
    for each in list(root):
        kind = (each.get("Type") or "").rpartition("/")[2]
        if kind in {"vbaProject", "wordVbaData"}:
            root.remove(each)
        elif each.get("TargetMode") == "External" and kind != "hyperlink":
            # A template or a picture of another place: whoever opens the file would be seen there.
            each.set("Target", "about:blank")
    return xml(root)


def parsed(part: bytes) -> _Element:
    """Return the root of a part that a stranger wrote.

    Raises:
        ValueError, etree.XMLSyntaxError: it is not what an office program writes.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(part, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type")
    return root


def _numbered(main: _Element, *notes: _Element) -> Iterator[tuple[int, _Element]]:
    """Yield the paragraphs with their numbers: those of the body, then those of the notes as they are referred to."""
    found = list(_counted(main, 0))
    yield from found
    for root in notes:
        bodies = {each.get(w("id")): each for each in root if each.get(w("type")) not in _SEPARATORS}
        reference = f"{str(root.tag)[:-1]}Reference"
        for id_ in dict.fromkeys(each.get(w("id")) for each in main.iter(reference)):
            if id_ in bodies:
                more = list(_counted(bodies[id_], len(found)))
                found += more
                yield from more


def _counted(story: _Element, before: int) -> Iterator[tuple[int, _Element]]:
    counted = list(enumerate(_paragraphs(story), before + 1))
    into = accept(story)
    return ((number, into.get(paragraph, paragraph)) for number, paragraph in counted)


def _paragraphs(story: _Element) -> Iterator[_Element]:
    """Yield the paragraphs that are read: of what stands in several forms for several programs, one."""
    for paragraph in story.iter(w("p")):
        if all(_is_chosen(each) for each in paragraph.iterancestors() if str(each.tag).startswith(_COMPATIBILITY)):
            yield paragraph


def _is_chosen(element: _Element) -> bool:
    parent = element.getparent()
    if element.tag == f"{_COMPATIBILITY}AlternateContent" or parent is None:
        return True
    texts = (each for each in parent if any((text.text or "").strip() for text in each.iter(f"{{{W}}}t")))
    return element is next(texts, parent[0])
