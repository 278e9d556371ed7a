"""The tracked changes that a kept file brings along, accepted: as the reader read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from declcmp.renderers.docx.markup import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = (w("del"), w("moveFrom"))
_COME = (w("ins"), w("moveTo"))
_MARKS = frozenset({w("rPr"), w("trPr"), w("tcPr"), w("numPr")})
_CHANGES = ("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "numbering")
_RANGES = ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
_TRACES = (
    *(w(f"{name}Change") for name in _CHANGES),
    *(w(f"{name}Range{end}") for name in _RANGES for end in ("Start", "End")),
    w("cellIns"),
    w("cellMerge"),
)


def accept(root: _Element) -> dict[_Element, _Element]:
    """Accept all changes below *root*; return the paragraphs that went up in others, and the others."""
    for row in list(root.iter(w("tr"))):
        if _marked(row.find(w("trPr"))):
            _remove(row)
    for table in list(root.iter(w("tbl"))):
        if table.find(f".//{w('tr')}") is None:
            _remove(table)
    for each in [*root.iter(*_GONE)]:
        if _parent_tag(each) not in _MARKS:
            _remove(each)
    for each in [*root.iter(*_COME)]:
        if _parent_tag(each) not in _MARKS:
            unwrap(each)
    into = _joined(list(root.iter(w("p"))))
    for each in [*root.iter(*_TRACES), *root.iter(*_GONE), *root.iter(*_COME)]:
        _remove(each)
    return into


def unwrap(element: _Element) -> None:
    """Put what an element holds, but for its properties, in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = [each for each in element if not str(each.tag).endswith("Pr")]


def _joined(paragraphs: Iterable[_Element]) -> dict[_Element, _Element]:
    into: dict[_Element, _Element] = {}
    for paragraph in paragraphs:
        following = paragraph.getnext()
        while following is not None and following.tag != w("p") and following.tag in _TRACES:
            following = following.getnext()
        if not _marked(paragraph.find(f"{w('pPr')}/{w('rPr')}")) or following is None or following.tag != w("p"):
            continue
        properties = following.find(w("pPr"))
        at = 0 if properties is None else 1
        following[at:at] = [each for each in paragraph if each.tag != w("pPr")]
        _remove(paragraph)
        into = {old: following if new is paragraph else new for old, new in into.items()} | {paragraph: following}
    return into


def _marked(properties: _Element | None) -> bool:
    return properties is not None and any(properties.find(name) is not None for name in _GONE)


def _parent_tag(element: _Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)


def _remove(element: _Element) -> None:
    """Take an element out, and leave what follows it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
