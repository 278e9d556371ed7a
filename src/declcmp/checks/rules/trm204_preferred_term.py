"""A wording for which the glossary has a better one.

What:
    Wordings of the glossary, in any case and number: names with wrong capitals, words taken for one another, words that
    do not go together, hyphens that are missing. Quotations are left alone. The glossary is data: a desk adds its own
    entries («wrong => right | why») in a file of norms.
Why:
    One term for one thing is what makes documents comparable; some of the wrong terms offend a party.
Bad:
    работе казахской стороны
    подотчётного Совету безопасности ООН
    средне и долгосрочных программ
Good:
    работе казахстанской стороны
    подотчётного Совету Безопасности ООН
    средне- и долгосрочных программ
Source:
    Правила русской орфографии и пунктуации (2006); Русский орфографический словарь РАН; the organisations' own names.
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.draft import Draft
from declcmp.checks.glossary import Misnomer, misnomers
from declcmp.checks.rule import Fixing, Rule
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity


def _flags(draft: Draft) -> Iterator[Flag]:
    for each in misnomers(draft.text, draft.words, draft.norms.glossary, draft.is_opening):
        if not draft.is_quoted(each.span):
            fix = Fix(each.span, each.right, safe=False, changes=_changes(draft, each)) if each.right else None
            yield Flag(each.span, _message(draft, each), fix=fix, severity=each.term.severity)


def _message(draft: Draft, found: Misnomer) -> str:
    wrong, right = found.span.of(draft.text), found.right or found.term.right
    said = _("«{wrong}» should be «{right}»").format(wrong=wrong, right=right)
    return f"{said}: {found.term.note}" if found.term.note else said


def _changes(draft: Draft, found: Misnomer) -> Keeps:
    same = (found.right or "").lower() == found.span.of(draft.text).lower()
    return Keeps.CASE if same else Keeps.WORDS


RULE = Rule(_flags, Severity.WARNING, Fixing.UNSAFE)
