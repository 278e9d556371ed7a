"""Standard clauses: whether a sentence is one, by the words that it must have."""

from __future__ import annotations

from collections.abc import Collection

from declcmp.language.morphology import lemmas
from declcmp.text.fold import fold


def is_clause(folded: Collection[str], clause: Collection[str]) -> bool:
    """Say whether a sentence, as folded words, has all words of one of the wordings of a clause, in any form.

    Of «встреча/саммит» one will do; a kind of paragraph («<signature>») is no sentence.
    """
    known = frozenset(lemma for word in folded for lemma in lemmas(word))
    return any(_has(known, wording) for wording in clause if not wording.startswith("<"))


def _has(known: frozenset[str], wording: str) -> bool:
    return all(any(known & lemmas(fold(word)) for word in choice.split("/")) for choice in wording.split())
