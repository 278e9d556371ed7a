"""A formulation of the previous edition that the draft has not.

What:
    With --against EDITION: sentences of that edition that correspond to no sentence of the draft, and of which no
    formulation stands in it. It is an error where the sentence is a clause that the profile of the draft requires and
    no other sentence of the draft is one.
Why:
    What is left out is seen by nobody who reads the draft alone.
Bad:
    Стороны выражают признательность принимающей стороне.
Good:
    Стороны выражают признательность принимающей стороне. Следующая встреча состоится в Душанбе.
Source:
    Editions of one text side by side, as with diff.
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.clauses import is_clause
from declcmp.checks.draft import Draft
from declcmp.checks.editions import Missing, missing
from declcmp.checks.rule import Rule
from declcmp.checks.telling import short
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity


def _flags(draft: Draft) -> Iterator[Flag]:
    if draft.edition is None:
        return
    for each in missing(draft.document, draft.edition):
        words = short(each.citation.text.rstrip(" .;,"), 12)
        required = _required(draft, each)
        if required is None:
            message = _("the previous edition says besides: «{words}»").format(words=words)
        else:
            message = _("the clause «{clause}» is missing: «{words}»").format(clause=required, words=words)
        yield Flag(each.place, message, (each.citation,), severity=Severity.ERROR if required is not None else None)


def _required(draft: Draft, each: Missing) -> str | None:
    """Return the name of the clause that a missing sentence is, if it is required and not there otherwise."""
    for name in draft.profile.required:
        clause = draft.norms.clauses.get(name, ())
        if is_clause(each.words.folded, clause):
            return None if any(is_clause(unit.folded, clause) for unit in draft.agreed.sentences) else name
    return None


RULE = Rule(_flags, Severity.INFO, against=True)
