"""Where sentences come from and where a phrase occurs, as JSON."""

from __future__ import annotations

from typing import Any

from declcmp.model.provenance import Attribution, BlameReport, FindReport, Hit, Part, Witness
from declcmp.renderers import View, chosen
from declcmp.renderers.json.values import dumped, edit, span, spot


def blame(value: BlameReport, view: View) -> str:
    """Return ``declcmp.blame/1``; the view can leave out sentences."""
    about = value.document.metadata
    return dumped(
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
    return dumped(
        {
            "schema": "declcmp.find/1",
            "query": value.query,
            "mode": value.mode.value,
            "min_score": value.min_score,
            "documents": value.documents,
            "parts": list(value.parts),
            "unfound": list(value.unfound),
            "hits": [_hit(hit) for hit in value.hits],
            "nearest": _hit(missed.hit) | {"missing": list(missed.missing)} if missed else None,
            "undated": list(value.undated),
        },
    )


def _attribution(value: Attribution) -> dict[str, Any]:
    return {
        "number": value.number,
        "text": value.text,
        "span": span(value.span),
        **spot(value.spot),
        "words": value.words,
        "share": round(value.share, 4),
        "parts": [_part(part) for part in value.parts],
        "new": [span(each) for each in value.new],
    }


def _part(value: Part) -> dict[str, Any]:
    return {
        "span": span(value.span),
        "text": value.text,
        "words": value.words,
        "origin": _witness(value.origin),
        "relation": value.origin.relation.value,
        "score": round(value.origin.score, 4),
        "closest": _witness(value.closest)
        | {"relation": value.closest.relation.value, "score": round(value.closest.score, 4)}
        if value.closest
        else None,
        "edits": [edit(each) for each in value.edits],
    }


def _witness(value: Witness) -> dict[str, Any]:
    return {
        "document": value.passage.document,
        "date": value.date,
        **spot(value.spot),
        "sentences": list(value.passage.sentences),
        "span": span(value.passage.span),
        "text": value.passage.text,
    }


def _hit(value: Hit) -> dict[str, Any]:
    return {
        "document": value.passage.document,
        "date": value.date,
        **spot(value.spot),
        "sentence": value.passage.sentences[0] if value.passage.sentences else None,
        "span": span(value.passage.span),
        "text": value.passage.text,
        "context": value.context,
        "score": round(value.score, 4),
        "relation": value.relation.value,
        "other_form": value.other_form,
        "part": value.part,
        "partial": value.partial,
        "edits": [edit(each) for each in value.edits],
    }
