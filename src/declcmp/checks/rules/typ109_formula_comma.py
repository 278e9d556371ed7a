"""A comma after an opening formula that is no parenthesis: «В этой связи, Стороны …».

What:
    A comma after «в этой связи», «вместе с тем», «при этом» and the like at the beginning of a sentence, where no
    clause of its own follows.
Why:
    These are adverbials; the comma is one of the rules that are followed in nine places and broken in the tenth.
Bad:
    В этой связи, Стороны призывают к сотрудничеству.
Good:
    В этой связи Стороны призывают к сотрудничеству.
    В этой связи, отмечая роль ООН, Стороны призывают к сотрудничеству.
Source:
    Правила русской орфографии и пунктуации (2006), § 91; the list is language/data/typography.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from declcmp.checks.draft import Draft
from declcmp.checks.rule import Fixing, Rule
from declcmp.language.tables import table, words_of
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity
from declcmp.model.document import Span

#: Endings of gerunds, and of participles; a noun of the same ending («делегация») is let go.
_VERBAL = re.compile(r"(?:я|в|вши|ясь|[жчшщ]ась|вшись|учи|ючи|[иея]мы?[йея]?|нн[аоы]|[вщш]и[йе])$")


def _flags(draft: Draft) -> Iterator[Flag]:
    for sentence in draft.document.sentences:
        found = _formula().match(draft.text, sentence.span.start, sentence.span.stop)
        if found is None or _begins_clause(found.group("next")):
            continue
        comma = Span(found.start("comma"), found.start("comma") + 1)
        if not draft.is_quoted(comma):
            formula = draft.text[sentence.span.start : comma.start]
            message = _("the comma after «{formula}» is not needed").format(formula=formula)
            yield Flag(
                Span(sentence.span.start, comma.stop), message, fix=Fix(comma, "", safe=True, changes=Keeps.PUNCTUATION)
            )


@cache
def _formula() -> re.Pattern[str]:
    phrases = "|".join(
        r"\s".join(map(re.escape, line.split())) for line in table("typography")["formulas without a comma"]
    )
    return re.compile(rf"(?i:{phrases})(?P<comma>,)\s(?P<next>[\w-]+)(?![\w,-])(?!(?:\s[\w-]+){{1,2}},)")


def _begins_clause(word: str) -> bool:
    """Say whether a word may begin a clause that stands between commas."""
    if word[0].isupper():
        return False
    return word in words_of("typography", "begin a clause") or _VERBAL.search(word) is not None


RULE = Rule(_flags, Severity.INFO, Fixing.SAFE)
