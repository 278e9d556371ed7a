"""JSON as docs/schema/ fixes it: a key keeps its meaning for ever, new keys may come."""

from __future__ import annotations

from collections import Counter
from typing import Any

from declcmp.model import Bead, Comparison, Document, EditClass, EditOp, Paragraph, Sentence, Unit
from declcmp.renderers import View, different
from declcmp.renderers.json.values import dumped, edit, span


def document(value: Document) -> str:
    """Return ``declcmp.document/1``."""
    about = value.metadata
    return dumped(
        {
            "schema": "declcmp.document/1",
            "id": value.id,
            "title": about.title,
            "kind": about.kind,
            "date": about.date,
            "place": about.place,
            "format": about.format,
            "level": about.level,
            "parties": list(about.parties),
            "language": about.language,
            "source": about.source or value.source.name,
            "status": about.status,
            "profile": about.profile,
            "file": {
                "name": value.source.name,
                "format": value.source.format,
                "encoding": value.source.encoding,
                "unit": value.source.unit,
                "pages": list(value.source.pages),
            },
            "text": value.text,
            "paragraphs": [_paragraph(value, paragraph) for paragraph in value.paragraphs],
            "residue": [{"text": r.text, "lines": list(r.lines), "reason": r.reason} for r in value.residue],
            "evidence": [
                {"field": e.field, "text": e.text, "lines": list(e.lines) if e.lines else None} for e in about.evidence
            ],
        },
    )


def comparison(value: Comparison, view: View) -> str:
    """Return ``declcmp.diff/1``: all beads and all edits, whatever the view leaves out."""
    return dumped(
        {
            "schema": "declcmp.diff/1",
            "old": _side(value.old),
            "new": _side(value.new),
            "related": value.related,
            "beads": [_bead(bead) for bead in value.beads],
            "frame": [_bead(bead) for bead in value.frame],
            "summary": _summary(value, view),
        },
    )


def _paragraph(owner: Document, paragraph: Paragraph) -> dict[str, Any]:
    return {
        "kind": paragraph.kind.value,
        "label": paragraph.label,
        "point": paragraph.point,
        "span": span(paragraph.span),
        "body": span(paragraph.body),
        "lines": list(paragraph.lines),
        "sentences": [_sentence(owner, sentence) for sentence in paragraph.sentences],
    }


def _sentence(owner: Document, sentence: Sentence) -> dict[str, Any]:
    return {
        "number": sentence.number,
        "text": owner.text_of(sentence),
        "span": span(sentence.span),
        "lines": list(sentence.lines),
    }


def _side(value: Document) -> dict[str, Any]:
    return {
        "id": value.id,
        "title": value.metadata.title,
        "date": value.metadata.date,
        "file": value.source.name,
        "unit": value.source.unit,
        "pages": list(value.source.pages),
        "sentences": len(value.sentences),
    }


def _bead(bead: Bead) -> dict[str, Any]:
    return {
        "kind": bead.kind.value,
        "moved": bead.moved,
        "similarity": round(bead.similarity, 4),
        "old": [_unit(unit) for unit in bead.old],
        "new": [_unit(unit) for unit in bead.new],
        "edits": [edit(each) for each in bead.edits],
    }


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        "number": unit.number,
        "text": unit.text,
        "lines": list(unit.lines),
        "kind": unit.kind.value,
        "paragraph": unit.paragraph,
        "label": unit.label,
        "point": unit.point,
    }


def _summary(value: Comparison, view: View) -> dict[str, Any]:
    beads = (*value.beads, *value.frame)
    edits = Counter(
        edit.kind.value for bead in beads for edit in bead.edits if edit.op is not EditOp.EQUAL and edit.kind
    )
    return {
        **value.counts,
        "different": different(value, view.ignore),
        "edits": {kind.value: edits[kind.value] for kind in EditClass if edits[kind.value]},
    }
