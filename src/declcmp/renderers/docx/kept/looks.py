"""How paragraphs look that stood in the old document alone: as those of their kind in the file that is kept."""

from __future__ import annotations

import re
from dataclasses import replace

from declcmp.model import Document
from declcmp.renderers.docx.kept.inlay import Look, Looks
from declcmp.renderers.docx.kept.leaves import leaves
from declcmp.renderers.docx.kept.places import Places
from declcmp.renderers.docx.markup import w
from declcmp.renderers.docx.stream import Sort, Stream, places


def looks(old: Document, new: Document, found: Places) -> Looks:
    """Return the looks of paragraphs of *old*, found beside where they come to stand in the file of *new*."""
    forms = automatic_forms(new, found)

    def look(paragraph: int | None, slot: int) -> Look:
        wanted = old.paragraphs[paragraph] if paragraph is not None and paragraph >= 0 else None
        if wanted is None:
            return Look(None, None)
        numbered = form(wanted.label) in forms
        around = found.slots[slot].element.getparent()

        def distance(at: int) -> tuple[bool, bool, int]:
            other = form(new.paragraphs[found.slots[at].paragraphs[0]].label) != form(wanted.label)
            return other, found.slots[at].element.getparent() is not around, abs(at - slot)

        alike = [
            at
            for at, each in enumerate(found.slots)
            for example in each.paragraphs[:1]
            if new.paragraphs[example].kind is wanted.kind and (example in found.automatic) == numbered
        ]
        if not alike:
            return Look(None, None)
        element = found.slots[min(alike, key=distance)].element
        first = next(leaves(element), None)
        return Look(element.find(w("pPr")), None if first is None else first.run.find(w("rPr")))

    return look


def automatic_forms(new: Document, found: Places) -> frozenset[str]:
    """Return the forms of the labels that Word prints by itself in the file that is kept."""
    return frozenset(form(new.paragraphs[at].label) for at in found.automatic)


def form(label: str | None) -> str:
    """Return what labels of one list have in common: «0.» of «12.», «а)» of «в)»."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "0", label or ""))


def without_labels(old: Stream, document: Document, forms: frozenset[str]) -> Stream:
    """Return the stream of the old document without the labels that Word will print by itself."""
    kept = [
        token
        for token in old.tokens
        if token.sort is not Sort.LABEL or form(document.paragraphs[token.paragraph].label) not in forms
    ]
    return replace(old, tokens=tuple(kept), places=places(kept))
