"""JSON as docs/schema/ fixes it: a key keeps its meaning for ever, new keys may come."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from declcmp.model import Bead, Comparison, Document, Edit, EditClass, EditOp, Paragraph, Sentence, Span, Unit
from declcmp.model.provenance import Attribution, BlameReport, FindReport, Hit, Part, Witness
from declcmp.renderers import View, chosen, different

#: Finer classes go out under the class that the contract has, with their own name as detail.
_DETAIL = frozenset({EditClass.YO, EditClass.PUNCTUATION, EditClass.NUMBERING})

# JSON allows these as they are; a terminal obeys them, and a lone surrogate is no UTF-8.
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def document(value: Document) -> str:
    """Return ``declcmp.document/1``."""
    about = value.metadata
    return _dumped(
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
            "file": {"name": value.source.name, "format": value.source.format, "encoding": value.source.encoding},
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
    return _dumped(
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


def blame(value: BlameReport, view: View) -> str:
    """Return ``declcmp.blame/1``; the view can leave out sentences."""
    about = value.document.metadata
    return _dumped(
        {
            "schema": "declcmp.blame/1",
            "document": value.document.id,
            "title": about.title,
            "date": about.date,
            "sentences": [_attribution(each) for each in chosen(value, view)],
            "summary": {
                "inherited": round(value.inherited, 4),
                "sources": [
                    {"document": debt.document, "date": debt.about.date, "share": round(debt.share, 4)}
                    for debt in value.debts
                ],
                "compared": value.compared,
                "later": value.later,
                "undated": list(value.undated),
                "itself": value.itself,
            },
        },
    )


def find(value: FindReport, _view: View) -> str:
    """Return ``declcmp.find/1``."""
    missed = value.nearest
    return _dumped(
        {
            "schema": "declcmp.find/1",
            "query": value.query,
            "mode": value.mode.value,
            "min_score": value.min_score,
            "documents": value.documents,
            "parts": list(value.parts),
            "hits": [_hit(hit) for hit in value.hits],
            "nearest": _hit(missed.hit) | {"missing": list(missed.missing)} if missed else None,
            "undated": list(value.undated),
        },
    )


def _attribution(value: Attribution) -> dict[str, Any]:
    return {
        "number": value.number,
        "text": value.text,
        "span": _span(value.span),
        "lines": list(value.lines),
        "point": value.point,
        "words": value.words,
        "share": round(value.share, 4),
        "parts": [_part(part) for part in value.parts],
        "new": [_span(span) for span in value.new],
    }


def _part(value: Part) -> dict[str, Any]:
    return {
        "span": _span(value.span),
        "text": value.text,
        "words": value.words,
        "origin": _witness(value.origin),
        "relation": value.origin.relation.value,
        "score": round(value.origin.score, 4),
        "closest": _witness(value.closest)
        | {"relation": value.closest.relation.value, "score": round(value.closest.score, 4)}
        if value.closest
        else None,
        "edits": [_edit(edit) for edit in value.edits],
    }


def _witness(value: Witness) -> dict[str, Any]:
    return {
        "document": value.passage.document,
        "date": value.date,
        "point": value.point,
        "sentences": list(value.passage.sentences),
        "span": _span(value.passage.span),
        "text": value.passage.text,
    }


def _hit(value: Hit) -> dict[str, Any]:
    return {
        "document": value.passage.document,
        "date": value.date,
        "point": value.point,
        "sentence": value.passage.sentences[0] if value.passage.sentences else None,
        "lines": list(value.lines) if value.lines else None,
        "span": _span(value.passage.span),
        "text": value.passage.text,
        "context": value.context,
        "score": round(value.score, 4),
        "relation": value.relation.value,
        "part": value.part,
        "partial": value.partial,
        "edits": [_edit(edit) for edit in value.edits],
    }


def _paragraph(owner: Document, paragraph: Paragraph) -> dict[str, Any]:
    return {
        "kind": paragraph.kind.value,
        "label": paragraph.label,
        "point": paragraph.point,
        "span": _span(paragraph.span),
        "body": _span(paragraph.body),
        "lines": list(paragraph.lines),
        "sentences": [_sentence(owner, sentence) for sentence in paragraph.sentences],
    }


def _sentence(owner: Document, sentence: Sentence) -> dict[str, Any]:
    return {
        "number": sentence.number,
        "text": owner.text_of(sentence),
        "span": _span(sentence.span),
        "lines": list(sentence.lines),
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.stop]


def _side(value: Document) -> dict[str, Any]:
    return {
        "id": value.id,
        "title": value.metadata.title,
        "date": value.metadata.date,
        "file": value.source.name,
        "sentences": len(value.sentences),
    }


def _bead(bead: Bead) -> dict[str, Any]:
    return {
        "kind": bead.kind.value,
        "moved": bead.moved,
        "similarity": round(bead.similarity, 4),
        "old": [_unit(unit) for unit in bead.old],
        "new": [_unit(unit) for unit in bead.new],
        "edits": [_edit(edit) for edit in bead.edits],
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


def _edit(edit: Edit) -> dict[str, Any]:
    found: dict[str, Any] = {"op": edit.op.value, "text": edit.text, "class": edit.kind.value if edit.kind else None}
    if edit.kind in _DETAIL:
        found |= {"class": EditClass.TYPOGRAPHY.value, "detail": edit.kind.value}
    if edit.move is not None:
        found["move"] = edit.move
    return found


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


def _dumped(value: dict[str, Any]) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # Pairs of numbers (spans, lines) on one line; inside strings there is no line's end.
    text = re.sub(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]", r"[\1, \2]", text)
    return _OBEYED.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"
