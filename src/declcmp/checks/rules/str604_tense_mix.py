"""The same verb of the parties in the present tense in some sentences and in the past tense in others.

What:
    «Стороны приветствуют» and «Стороны приветствовали», «подтверждают» and «подтвердили» in one text: for each verb the
    first place of the rarer tense. The future does not count.
Why:
    A declaration states what the parties hold now, a communiqué tells what they said: a text that does both with one
    verb was put together from two.
Bad:
    Стороны приветствуют итоги саммита. … Стороны приветствовали проведение форума.
Good:
    Стороны приветствуют итоги саммита. … Стороны приветствуют проведение форума.
Source:
    The declaration of 17 June 2025: «приветствуют» and «приветствовали», «подтверждают» and «подтвердили».
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.narration import Narrator, Statement, statements
from declcmp.checks.rule import Rule
from declcmp.language.derivation import family
from declcmp.language.morphology import readings
from declcmp.language.tables import words_of
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity


def _flags(draft: Draft) -> Iterator[Flag]:
    past: dict[str, list[Statement]] = defaultdict(list)
    present: dict[str, list[Statement]] = defaultdict(list)
    for each in statements(draft):
        if each.verb and each.narrator is Narrator.PARTIES:
            if "past" in (tenses := readings(each.verb)[0].grammemes):
                past[family(each.verb)].append(each)
            elif "pres" in tenses or family(each.verb) in _both_aspects():
                present[family(each.verb)].append(each)
    for verb, then in past.items():
        now = present.get(verb)
        if now:
            rare, usual = (then, now) if len(then) <= len(now) else (now, then)
            words = rare[0].span.of(draft.text), usual[0].span.of(draft.text)
            message = _("two tenses: «{rare}» ×{few}, «{usual}» ×{many}").format(
                rare=words[0], few=len(rare), usual=words[1], many=len(usual)
            )
            yield Flag(rare[0].span, message, (of_draft(draft, usual[0].span),))


def _both_aspects() -> frozenset[str]:
    """Return the families of verbs whose present a dictionary takes for a future: «приветствуют»."""
    return frozenset(map(family, words_of("narration", "both aspects")))


RULE = Rule(_flags, Severity.INFO, preview=True)
