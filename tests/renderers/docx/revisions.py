"""Word files read by the rules of WordprocessingML alone: all changes accepted, all rejected, and what Word would mend.

Nothing of the renderer is used here. The rules are those of ISO/IEC 29500-4, 17.13.5 (revisions) and its schemas.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _names(spaced: str) -> list[str]:
    return spaced.split()


#: Elements that mark runs, rows or paragraph marks.
REVISIONS = ("ins", "del", "moveFrom", "moveTo")
CHANGES = ("pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "numberingChange")
STARTS = ("moveFromRangeStart", "moveToRangeStart")
STOPS = ("moveFromRangeEnd", "moveToRangeEnd")

#: CT_PPr: its children come in this order.
PARAGRAPH_PROPERTIES = _names(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
#: CT_ParaRPr: the marks of a paragraph's end come before its formatting.
MARK_PROPERTIES = ("ins", "del", "moveFrom", "moveTo")
SECTION = _names(
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)


class Paragraph(NamedTuple):
    """A paragraph of one of the two texts: its style and its text."""

    style: str
    text: str


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main_part(data: bytes) -> _Element:
    """Return the root of the main part."""
    return etree.fromstring(parts(data)["word/document.xml"], etree.XMLParser(huge_tree=True))


def accepted(data: bytes) -> list[Paragraph]:
    """Return the paragraphs after «accept all»."""
    return _resolved(main_part(data), gone={"del", "moveFrom"}, before=False)


def rejected(data: bytes) -> list[Paragraph]:
    """Return the paragraphs after «reject all»."""
    return _resolved(main_part(data), gone={"ins", "moveTo"}, before=True)


def _resolved(root: _Element, *, gone: set[str], before: bool) -> list[Paragraph]:
    root = copy.deepcopy(root)
    for row in [each for each in root.iter(f"{W}tr") if _mark(each.find(f"{W}trPr")) & gone]:
        _parent(row).remove(row)
    for table in [each for each in root.iter(f"{W}tbl") if each.find(f"{W}tr") is None]:
        _parent(table).remove(table)
    for name in gone:
        for element in [each for each in root.iter(f"{W}{name}") if local(_parent(each)) not in {"rPr", "trPr"}]:
            _parent(element).remove(element)
    if before:
        for change in list(root.iter(f"{W}pPrChange")):
            properties = _parent(change)
            was = change.find(f"{W}pPr")
            kept = [each for each in properties if local(each) in {"rPr", "sectPr"}]
            properties[:] = [*(was if was is not None else ()), *kept]
    found: list[Paragraph] = []
    carried = ""
    for paragraph in root.iter(f"{W}p"):
        text: str = carried + "".join(_texts(paragraph))
        carried = ""
        if _mark(paragraph.find(f"{W}pPr/{W}rPr")) & gone:
            following = paragraph.getnext()
            while following is not None and local(following) in {*STARTS, *STOPS, "bookmarkStart", "bookmarkEnd"}:
                following = following.getnext()
            assert following is not None, "the mark of a last paragraph is gone"
            assert local(following) == "p" or not text, "text would flow into a table"
            carried = text
        else:
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            found.append(Paragraph("" if style is None else style.get(f"{W}val", ""), text))
    assert not carried
    return found


def _mark(properties: _Element | None) -> set[str]:
    return {local(each) for each in (() if properties is None else properties)} & set(REVISIONS)


def _texts(paragraph: _Element) -> Iterator[str]:
    for element in paragraph.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"):
        owner = next(each for each in element.iterancestors() if each.tag == f"{W}p")
        if owner is paragraph and local(_parent(element)) == "r":
            printed = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
            yield printed.get(local(element)) or element.text or ""


def texts(paragraphs: list[Paragraph]) -> list[str]:
    """Return the texts of paragraphs."""
    return [paragraph.text for paragraph in paragraphs]


def local(element: _Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _parent(element: _Element) -> _Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def faults(data: bytes) -> list[str]:
    """Return what Word would refuse or repair in a file; nothing if it is sound."""
    root = main_part(data)
    return [*_package(data), *_ids(root), *_nesting(root), *_moves(root), *_order(root), *_ends(root)]


def _package(data: bytes) -> Iterator[str]:
    found = parts(data)
    types = etree.fromstring(found["[Content_Types].xml"])
    defaults = {each.get("Extension") for each in types.iter(f"{TYPES}Default")}
    overrides = {each.get("PartName") or "" for each in types.iter(f"{TYPES}Override")}
    for name, part in found.items():
        if name != "[Content_Types].xml" and f"/{name}" not in overrides and name.rpartition(".")[2] not in defaults:
            yield f"{name}: no content type"
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part, etree.XMLParser(huge_tree=True))
    for name in overrides:
        if name.lstrip("/") not in found:
            yield f"{name}: a content type of no part"
    for name in [name for name in found if name.endswith(".rels")]:
        folder = name.replace("_rels/", "").rpartition("/")[0]
        ids = Counter(each.get("Id") for each in etree.fromstring(found[name]))
        yield from (f"{name}: {id_} twice" for id_, count in ids.items() if count > 1)
        for each in etree.fromstring(found[name]):
            target = each.get("Target") or ""
            path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
            if each.get("TargetMode") != "External" and path not in found:
                yield f"{name}: {target} is not there"
    used = {str(value) for each in main_part(data).iter() for key, value in each.attrib.items() if "}id" in str(key)}
    known = {each.get("Id") for each in etree.fromstring(found["word/_rels/document.xml.rels"])}
    references = {
        str(value)
        for each in main_part(data).iter()
        for key, value in each.attrib.items()
        if str(key).startswith("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}")
    }
    yield from (f"{id_}: a relationship that is not there" for id_ in references & used - known)


def _ids(root: _Element) -> Iterator[str]:
    marks = [each for each in root.iter() if local(each) in {*REVISIONS, *CHANGES, *STARTS}]
    ids = Counter(each.get(f"{W}id") for each in marks)
    yield from (f"id {id_} {count} times" for id_, count in ids.items() if count > 1 or id_ is None)
    for each in marks:
        if not (id_ := each.get(f"{W}id") or "").isdecimal() or int(id_) >= 1 << 31:
            yield f"{local(each)}: not an id: {id_}"
        if not each.get(f"{W}author"):
            yield f"{local(each)} {id_} has no author"
        datetime.fromisoformat(each.get(f"{W}date") or "")


def _nesting(root: _Element) -> Iterator[str]:
    for each in root.iter(*(f"{W}{name}" for name in REVISIONS)):
        name, around = local(each), {local(above) for above in each.iterancestors()}
        held = {local(inner) for inner in each.iter()} - {name}
        if around & {"rPr", "trPr"}:
            yield from (f"{name} marks a paragraph and holds {inner}" for inner in held)
            continue
        if around & set(REVISIONS):
            yield f"{name} inside another change"
        if not held:
            yield f"{name} around nothing"
        yield from (f"{inner} inside {name}" for inner in held & {"p", "t" if name == "del" else "delText"})
    for each in root.iter(f"{W}t", f"{W}delText"):
        text = each.text or ""
        if text != text.strip() and each.get(f"{SPACE}") != "preserve":
            yield f"the spaces around {text!r} are lost"
        if local(each) == "delText" and not any(local(above) == "del" for above in each.iterancestors()):
            yield "delText outside a deletion"


def _moves(root: _Element) -> Iterator[str]:
    """Yield what is wrong with the ranges of moves, and with the runs that are to stand within them."""
    opened: _Element | None = None
    ends: Counter[tuple[str, str]] = Counter()
    for each in root.iter(*(f"{W}{name}" for name in (*STARTS, *STOPS, "moveFrom", "moveTo"))):
        name, open_name = local(each), "" if opened is None else local(opened)
        move = "" if opened is None else opened.get(f"{W}name") or ""
        if name in STARTS:
            if opened is not None:
                yield f"{name} begins inside another range"
            opened = each
            ends[name, each.get(f"{W}name") or ""] += 1
        elif name in STOPS:
            yield from _stop(each, opened)
            opened = None
        elif local(_parent(each)) not in {"rPr", "trPr"}:
            if open_name != f"{name}RangeStart":
                yield f"{name} outside a range"
            ends[name, move] = 1
    if opened is not None:
        yield "a range never ends"
    for name in {name for _, name in ends}:
        if [ends[end, name] for end in (*STARTS, "moveFrom", "moveTo")] != [1, 1, 1, 1]:
            yield f"{name} has not one beginning and one end"


def _stop(stop: _Element, start: _Element | None) -> Iterator[str]:
    name, id_ = local(stop), stop.get(f"{W}id")
    if start is None or local(start) != name.replace("End", "Start") or start.get(f"{W}id") != id_:
        yield f"{name} {id_} ends what never began"
    if {f"{W}author", f"{W}date"} & set(map(str, stop.attrib)):
        yield f"{name} {id_} has an author of its own"


def _order(root: _Element) -> Iterator[str]:
    for name, order in (("pPr", PARAGRAPH_PROPERTIES), ("sectPr", SECTION)):
        for each in root.iter(f"{W}{name}"):
            names = [local(inner) for inner in each]
            places = [order.index(inner) if inner in order else -1 for inner in names]
            if -1 in places or places != sorted(places) or (name == "pPr" and len(set(names)) != len(names)):
                yield f"{name}: {names}"
    for each in root.iter(f"{W}rPr"):
        if local(_parent(each)) == "pPr":
            marks = [at for at, inner in enumerate(each) if local(inner) in MARK_PROPERTIES]
            if marks not in ([], [0]):
                yield f"the mark of a paragraph: {[local(inner) for inner in each]}"
    for outer, inner in (("p", "pPr"), ("r", "rPr")):
        for each in root.iter(f"{W}{outer}"):
            if inner in [local(part) for part in each[1:]]:
                yield f"the properties of {outer} do not come first"


def _ends(root: _Element) -> Iterator[str]:
    for story in root.iter(f"{W}body", f"{W}tc", f"{W}txbxContent"):
        last = next((each for each in reversed(story) if local(each) not in {"sectPr", *STOPS}), None)
        if last is None or local(last) != "p":
            yield f"{local(story)} does not end with a paragraph"
        elif _mark(last.find(f"{W}pPr/{W}rPr")):
            yield f"the last mark of {local(story)} is changed"
