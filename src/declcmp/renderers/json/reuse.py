"""What a corpus shares, as JSON: declcmp.reuse/1."""

from __future__ import annotations

from collections import Counter
from typing import Any

from declcmp.model.reuse import Family, Inheritance, Match, Member, Overlap, Passage, Relation
from declcmp.model.survey import Survey, Variant, furthest
from declcmp.renderers import View
from declcmp.renderers.json.values import dumped, edit, span, spot


def reuse(value: Survey, _view: View) -> str:
    """Return ``declcmp.reuse/1``: all documents that were compared, and what the reported ones take part in."""
    report = value.report
    drawn = {lineage.family.id: lineage.variants for lineage in value.lineages}
    return dumped(
        {
            "schema": "declcmp.reuse/1",
            "documents": [_document(value, each) for each in report.documents],
            "matches": [_match(value, match) for match in report.matches],
            "families": [_family(value, family, drawn.get(family.id)) for family in report.families],
            "overlap": [_overlap(each) for each in report.overlap],
            "undated": list(report.undated),
            "unread": [{"file": name, "reason": reason} for name, reason in value.unread],
            "summary": _summary(value),
        },
    )


def _document(survey: Survey, value: Inheritance) -> dict[str, Any]:
    about = survey.documents[value.document].metadata
    return {
        "id": value.document,
        "title": value.title,
        "date": value.date,
        "place": about.place,
        "format": about.format,
        "words": value.words,
        "inherited": round(value.inherited, 4),
        "selected": value.document in survey.selected,
    }


def _match(survey: Survey, value: Match) -> dict[str, Any]:
    return {
        "id": value.id,
        "kind": value.kind.value,
        "score": _score(value.score, value.relation),
        "relation": value.relation.value,
        "family": value.family,
        "a": _side(survey, value.a),
        "b": _side(survey, value.b),
    }


def _side(survey: Survey, value: Passage) -> dict[str, Any]:
    return {
        "document": value.document,
        "sentence": value.sentences[0] if value.sentences else None,
        "sentences": list(value.sentences),
        **spot(survey.spot(value)),
        "span": span(value.span),
        "text": value.text,
    }


def _family(survey: Survey, value: Family, variants: tuple[Variant, ...] | None) -> dict[str, Any]:
    origin = value.origin
    drawn: tuple[Variant | None, ...] = variants or (None,) * len(value.members)
    return {
        "id": value.id,
        "label": value.label,
        "relation": furthest(value).value,
        "origin": {"document": origin.passage.document, "date": origin.date, "text": origin.passage.text},
        "members": [_member(survey, m, v) for m, v in zip(value.members, drawn, strict=True)],
    }


def _member(survey: Survey, value: Member, variant: Variant | None) -> dict[str, Any]:
    found = {"date": value.date, **_side(survey, value.passage), "relation": value.relation.value}
    found["score"] = _score(value.score, value.relation)
    if variant is not None:
        found["from_origin"] = [edit(each) for each in variant.from_origin]
        found["from_previous"] = [edit(each) for each in variant.from_previous]
    return found


def _score(score: float, relation: Relation) -> float:
    """Return a score of four digits that is 1 only where the words are equal."""
    return round(score, 4) if relation is Relation.VERBATIM else min(round(score, 4), 0.9999)


def _overlap(value: Overlap) -> dict[str, Any]:
    return {"a": value.a, "b": value.b, "a_share": round(value.a_share, 4), "b_share": round(value.b_share, 4)}


def _summary(survey: Survey) -> dict[str, Any]:
    relations = Counter(furthest(family).value for family in survey.report.families)
    kinds = Counter(match.kind.value for match in survey.report.matches)
    return {
        "documents": len(survey.report.documents),
        "selected": len(survey.selected),
        "sentences": survey.sentences,
        "matches": dict(sorted(kinds.items())),
        "families": {relation.value: relations[relation.value] for relation in Relation},
    }
