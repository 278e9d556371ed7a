"""Adoption: the agreed words put back into a draft, where the sentence around them allows it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from declcmp.checks.differences import are_kindred
from declcmp.checks.wordings import Wording
from declcmp.compare.classify import same_lemma
from declcmp.model.checking import Fix, Keeps
from declcmp.model.comparison import EDITORIAL, Edit, EditClass, EditOp
from declcmp.text.words import folds

#: What a delegation negotiated is not taken back by a program: such a difference is shown, never mended.
_NEGOTIATED = frozenset(
    {EditClass.NEGATION, EditClass.MODALITY, EditClass.NUMBER, EditClass.DATE, EditClass.NAME, EditClass.INFLECTION}
)
_PAIRS = ("«»", "()", "„“")


def adoption(wording: Wording) -> Fix | None:
    """Return the fix that puts the agreed words in the place of the draft's; None where that would break a sentence.

    The words around each difference must stand in the same form on both sides: then the agreed words fit as they do in
    their own text. What is only editorial stays as the draft has it; a negation, a modal verb, a number, a date or a
    name is never put back.
    """
    edits = wording.citation.edits
    if any(edit.op in {EditOp.MOVE_FROM, EditOp.MOVE_TO} or edit.kind in _NEGOTIATED for edit in edits):
        return None
    parts: list[str] = []
    groups = [(kept, list(some)) for kept, some in groupby(edits, key=lambda edit: edit.op is EditOp.EQUAL)]
    if not groups[0][0] or not groups[-1][0]:
        return None
    for kept, some in groups:
        if kept or all(edit.kind in EDITORIAL for edit in some):
            parts += [edit.text for edit in some if edit.op is not EditOp.DELETE]
            continue
        old, new = (_text(some, op) for op in (EditOp.DELETE, EditOp.INSERT))
        if any(edit.kind in EDITORIAL for edit in some) or not _fits(old, new):
            return None
        parts.append(old)
    text = "".join(parts)
    return Fix(wording.span, text, safe=False, changes=Keeps.WORDS) if text != _text(edits, EditOp.INSERT) else None


def _text(edits: Sequence[Edit], op: EditOp) -> str:
    return "".join(edit.text for edit in edits if edit.op is op)


def _fits(old: str, new: str) -> bool:
    """Say whether one wording may take the place of the other: no word in another form, nothing left open."""
    changed = any(
        one != other and (same_lemma(one, other) or are_kindred(one, other))
        for one in folds(old)
        for other in folds(new)
    )
    return not changed and all(map(_is_closed, (old, new)))


def _is_closed(text: str) -> bool:
    return text.count('"') % 2 == 0 and all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS)
