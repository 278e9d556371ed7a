"""Whether a draft is an instrument: a text that is adopted, as declarations and laws are, and not told, as news."""

from __future__ import annotations

from collections.abc import Sequence

from declcmp.checks.draft import Draft
from declcmp.language.tables import phrases_of, table
from declcmp.text.words import folds

#: Characters of a sentence that tell how it begins.
_BEGINNING = 40


def is_instrument(draft: Draft) -> bool:
    """Say whether a draft calls itself a declaration, a law or the like, or lets the parties speak."""
    return draft.document.metadata.kind is not None or _speaks(draft)


def is_lasting(draft: Draft) -> bool:
    """Say whether a draft is of a kind that holds year after year, for whoever it meets: a law, a treaty, rules."""
    return draft.document.metadata.kind in {kind for line in table("calendar")["lasting"] for kind in line.split("; ")}


def _speaks(draft: Draft) -> bool:
    return any(_begins(folds(draft.text[s.span.start : s.span.start + _BEGINNING])) for s in draft.document.sentences)


def _begins(first: Sequence[str]) -> bool:
    return any(tuple(first[: len(phrase)]) == phrase for phrase in phrases_of("declarations", "speakers"))
