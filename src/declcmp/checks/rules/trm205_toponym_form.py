"""A town's name that is declined behind «г.» in one place and not in another.

What:
    «в г. Ташкент» in a document that writes «в г. Бишкеке» elsewhere. Norms and offices disagree on which is better, so
    a document is only asked to agree with itself; where neither form prevails, the undeclined one is flagged. Names of
    one form (Душанбе, Баку, Алматы), plurals (Чебоксары) and unknown names are left alone.
Why:
    Two forms side by side show that two hands wrote the text.
Bad:
    в г. Ташкент … в г. Бишкеке
Good:
    в г. Ташкенте … в г. Бишкеке
    в г. Ташкент … в г. Бишкек
Source:
    Розенталь, Справочник по правописанию и литературной правке: a town's name agrees with «город», save in official
    papers.
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.rule import Rule
from declcmp.checks.towns import towns
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity

#: The norm is to decline: what is not declined is flagged unless there is so many times more of it.
_PREVAILS = 3


def _flags(draft: Draft) -> Iterator[Flag]:
    found = list(towns(draft))
    declined, bare = [each for each in found if each.declined], [each for each in found if not each.declined]
    if not declined or not bare:
        return
    rare, usual = (declined, bare) if len(bare) > _PREVAILS * len(declined) else (bare, declined)
    for each in rare:
        message = _("«{one}», but elsewhere «{other}»: decline both names or neither").format(
            one=each.span.of(draft.text), other=usual[0].span.of(draft.text)
        )
        yield Flag(each.span, message, (of_draft(draft, usual[0].span),))


RULE = Rule(_flags, Severity.INFO)
