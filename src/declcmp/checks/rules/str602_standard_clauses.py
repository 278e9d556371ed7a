"""A clause that the profile of the text asks for is not there.

What:
    The profile that the front matter names («profile: summit») lists clauses that texts of its kind have; each is
    defined in the norms by words that one sentence must hold, in any form, or by a kind of paragraph. Without a profile
    nothing is asked for. The profiles «summit» and «treaty» are built in.
Why:
    What every text of a format has is missed when it is not there: the place and the date, thanks to the hosts, when
    the next meeting is.
Bad:
    profile: summit … 23. Стороны договорились о проведении следующей встречи в 2026 году. (no place and date below)
Good:
    profile: summit … 23. Стороны договорились о проведении следующей встречи в 2026 году. г.Алматы, 26 апреля 2025 года
Source:
    The declarations of 6 August 2021 and 17 June 2025 end with place and date; that of 26 April 2025 does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.draft import Draft
from declcmp.checks.rule import Rule
from declcmp.language.morphology import lemmas
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity
from declcmp.model.document import Span
from declcmp.text.fold import fold
from declcmp.text.words import folds


def _flags(draft: Draft) -> Iterator[Flag]:
    required = [name for name in draft.profile.required if name in draft.norms.clauses]
    paragraphs = draft.document.paragraphs
    if not (required and paragraphs):
        return
    units = [paragraph.span for paragraph in paragraphs if not paragraph.sentences]
    units += [sentence.span for sentence in draft.document.sentences]
    held = [frozenset().union(*map(lemmas, folds(unit.of(draft.text)))) for unit in units]
    kinds = frozenset(f"<{paragraph.kind}>" for paragraph in paragraphs)
    for name in required:
        wordings = draft.norms.clauses[name]
        if kinds.isdisjoint(wordings) and not any(_has(each, words) for each in held for words in wordings):
            message = _("no clause «{name}», which the profile «{profile}» asks for")
            head = paragraphs[0].body
            yield Flag(Span(head.start, head.stop), message.format(name=name, profile=draft.profile.name))


def _has(held: frozenset[str], wording: str) -> bool:
    """Say whether a sentence has all words of a wording, of «встреча/саммит» one."""
    return all(any(held & lemmas(fold(word)) for word in choice.split("/")) for choice in wording.split())


RULE = Rule(_flags, Severity.WARNING)
