"""Comments of a Word file: their part, and the marks in the text that say what each of them is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from declcmp.model import Document
from declcmp.renderers.docx.markup import Revisions, W, run, w
from declcmp.renderers.docx.package import style
from declcmp.renderers.docx.remarks import Remark

if TYPE_CHECKING:
    from lxml.etree import _Element

_INITIALS = 2


def comments(remarks: Sequence[Remark], revisions: Revisions, *, first: int = 0) -> Iterator[_Element]:
    """Yield the comments that hold *remarks*; they are numbered from *first* on."""
    for id_, remark in enumerate(remarks, first):
        comment = revisions.named(etree.Element(w("comment")), str(id_))
        comment.set(w("initials"), revisions.author[:_INITIALS])
        for at, line in enumerate(remark.lines):
            paragraph = etree.SubElement(comment, w("p"))
            etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("pStyle")).set(w("val"), "CommentText")
            words = run(line)
            if at == 0:
                reference = etree.SubElement(paragraph, w("r"))
                etree.SubElement(etree.SubElement(reference, w("rPr")), w("rStyle")).set(w("val"), "CommentReference")
                etree.SubElement(reference, w("annotationRef"))
                properties = etree.Element(w("rPr"))
                etree.SubElement(properties, w("b"))
                words.insert(0, properties)
            paragraph.append(words)
        yield comment


def part(remarks: Sequence[Remark], revisions: Revisions) -> _Element:
    """Return the part that holds the comments."""
    root = etree.Element(w("comments"), nsmap={"w": W})
    root.extend(comments(remarks, revisions))
    return root


def body(document: Document, remarks: Sequence[Remark]) -> Iterator[_Element]:
    """Yield the paragraphs of a document, with the marks of what each remark is about."""
    for at, each in enumerate(document.paragraphs):
        paragraph = etree.Element(w("p"))
        properties = etree.SubElement(paragraph, w("pPr"))
        etree.SubElement(properties, w("pStyle")).set(w("val"), style(document, at))
        here = [
            (id_, remark.about)
            for id_, remark in enumerate(remarks)
            if each.span.start <= remark.about.start and remark.about.stop <= each.span.stop
        ]
        ends = {at for _, span in here for at in (span.start, span.stop)}
        cuts = sorted({each.span.start, each.span.stop} | ends)
        for start, stop in zip(cuts, [*cuts[1:], None], strict=True):
            paragraph.extend(mark for id_, span in here if span.stop == start for mark in stop_of(id_))
            paragraph.extend(start_of(id_) for id_, span in here if span.start == start)
            if stop is not None:
                paragraph.append(run(document.text[start:stop]))
        yield paragraph
    if not document.paragraphs:
        yield etree.Element(w("p"))


def start_of(id_: int) -> _Element:
    """Return the mark where what a comment is about begins."""
    start = etree.Element(w("commentRangeStart"))
    start.set(w("id"), str(id_))
    return start


def stop_of(id_: int) -> tuple[_Element, _Element]:
    """Return the marks where what a comment is about ends: the end, and the reference to the comment."""
    stop = etree.Element(w("commentRangeEnd"))
    stop.set(w("id"), str(id_))
    reference = etree.Element(w("r"))
    etree.SubElement(etree.SubElement(reference, w("rPr")), w("rStyle")).set(w("val"), "CommentReference")
    etree.SubElement(reference, w("commentReference")).set(w("id"), str(id_))
    return stop, reference
