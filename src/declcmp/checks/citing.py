"""Citations: another place of the draft, or a place of an agreed text, as findings refer to it."""

from __future__ import annotations

from declcmp.checks.draft import Draft
from declcmp.model.checking import Citation
from declcmp.model.document import Span
from declcmp.reuse.library import STRIDE


def of_draft(draft: Draft, span: Span) -> Citation:
    """Return a place of the draft itself."""
    document = draft.document
    paragraph, sentence = draft.paragraph_at(span.start), draft.sentence_at(span.start)
    unit = sentence or paragraph
    return Citation(
        document.id,
        document.metadata.date,
        paragraph.point if paragraph else None,
        span,
        span.of(draft.text),
        unit.lines if unit else None,
    )


def of_corpus(draft: Draft, unit: int, span: Span) -> Citation:
    """Return a place of an agreed text.

    Args:
        draft: Whose corpus it stands in.
        unit: The number of the unit of the corpus that it stands in.
        span: In the clean text of its document.
    """
    volume, entry = draft.corpus.volumes[unit // STRIDE], draft.corpus.entry(unit)
    text = span.of(draft.corpus.text(volume.number))
    return Citation(volume.id, volume.metadata.date, entry.point, span, text, entry.lines)
