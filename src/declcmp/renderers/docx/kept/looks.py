"""How paragraphs look that stood in the old document alone: as those of their kind in the file that is kept."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING

from declcmp.model import Comparison, ParagraphKind
from declcmp.renderers.docx.kept.inlay import Look, Looks
from declcmp.renderers.docx.kept.leaves import leaves
from declcmp.renderers.docx.kept.places import Places
from declcmp.renderers.docx.markup import w
from declcmp.renderers.docx.stream import Sort, Stream, places

if TYPE_CHECKING:
    from lxml.etree import _Element


def looks(comparison: Comparison, found: Places, numbered: AbstractSet[int]) -> Looks:
    """Return the looks of paragraphs of the old document, found beside where they come to stand in the file of the new.

    Args:
        comparison: The two documents.
        found: Where the new one stands in its file.
        numbered: Paragraphs of the old one whose labels Word is to print by itself.
    """
    old, new = comparison.old, comparison.new
    examples: defaultdict[tuple[ParagraphKind, bool], list[tuple[int, str, _Element | None]]] = defaultdict(list)
    for at, slot in enumerate(found.slots):
        for example in slot.paragraphs[:1]:
            paragraph = new.paragraphs[example]
            entry = at, _form(paragraph.label), slot.element.getparent()
            examples[paragraph.kind, example in found.automatic].append(entry)

    def look(paragraph: int | None, slot: int) -> Look:
        if paragraph is None or paragraph < 0:
            return Look(None, None)
        wanted = old.paragraphs[paragraph]
        alike = examples[wanted.kind, paragraph in numbered]
        if not alike:
            return Look(None, None)
        label, around = _form(wanted.label), found.slots[slot].element.getparent()
        # One in the same cell or body, with a label of the same form, the nearest first.
        nearest = min(alike, key=lambda each: (each[1] != label, each[2] is not around, abs(each[0] - slot)))
        element = found.slots[nearest[0]].element
        first = next(leaves(element), None)
        return Look(element.find(w("pPr")), None if first is None else first.run.find(w("rPr")))

    return look


def numbered(comparison: Comparison, found: Places) -> frozenset[int]:
    """Return the paragraphs of the old document whose labels Word is to print by itself.

    Those that are still there have what they have in the new document, the others what most labels of their form have.
    """
    forms = Counter[str]()
    for at, each in enumerate(comparison.new.paragraphs):
        forms[_form(each.label)] += 1 if at in found.automatic else -1
    stays = {
        bead.old[0].paragraph: bead.new[0].paragraph
        for bead in reversed((*comparison.beads, *comparison.frame))
        if bead.old and bead.new and not bead.moved
    }
    return frozenset(
        at
        for at, each in enumerate(comparison.old.paragraphs)
        if each.label and (stays[at] in found.automatic if at in stays else forms[_form(each.label)] > 0)
    )


def without_labels(old: Stream, paragraphs: AbstractSet[int]) -> Stream:
    """Return the stream of the old document without the labels of these paragraphs."""
    kept = [token for token in old.tokens if token.sort is not Sort.LABEL or token.paragraph not in paragraphs]
    return replace(old, tokens=tuple(kept), places=places(kept))


def _form(label: str | None) -> str:
    """Return what labels of one list have in common: «0.» of «12.», «a)» of «в)»."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "0", label or ""))
