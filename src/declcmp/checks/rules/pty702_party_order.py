"""The same parties in another order than elsewhere in the text, or than the profile has.

What:
    Lists of the parties (title, preamble, definition of «Стороны», signatures, and lists of the points that name just
    the parties) that have three states in common, and two of them the other way round. Names count, not their forms:
    «Кыргызская Республика» stands where «Кыргызстан» does. If the profile of the text names the parties, its order
    holds; else that of most lists, or of the first.
Why:
    The order is protocol: by the alphabet, by rank or by the host, but one and the same throughout.
Bad:
    Мы, министры Казахстана, Таджикистана, Узбекистана, …  Министры Казахстана, Узбекистана, Таджикистана будут …
Good:
    Мы, министры Казахстана, Таджикистана, Узбекистана, …  Министры Казахстана, Таджикистана, Узбекистана будут …
Source:
    The five declarations: every list of one text has the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.party_lists import PartyList, party_lists
from declcmp.checks.rule import Rule
from declcmp.language.names import states
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity

#: Of two parties, either may stand first: each puts itself there in its own copy.
_LEAST = 3


def _flags(draft: Draft) -> Iterator[Flag]:
    lists = party_lists(draft)
    said = tuple(found.name for name in draft.profile.parties for found in states().find(name))
    count = Counter(each.names for each in lists)
    base = max(lists, key=lambda each: (count[each.names], -each.span.start), default=None)
    for each in lists:
        if said:
            yield from _reversed(each, said, _("in the profile"), None, draft)
        elif base is not None:
            yield from _reversed(each, base.names, base.role.where(), base, draft)


def _reversed(one: PartyList, order: Sequence[str], where: str, base: PartyList | None, draft: Draft) -> Iterator[Flag]:
    """Yield the first two parties of a list that an order has the other way round."""
    common = [name for name in one.names if name in order]
    for first, second in pairwise(common) if len(common) >= _LEAST else ():
        if order.index(first) > order.index(second):
            message = _("{first} before {second}; the other way round {where}")
            related = (of_draft(draft, base.span),) if base else ()
            yield Flag(one.span, message.format(first=first, second=second, where=where), related)
            return


RULE = Rule(_flags, Severity.WARNING)
