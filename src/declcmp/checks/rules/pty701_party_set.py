"""The parties of the preamble are not those of the definition of «Стороны», or of the signatures.

What:
    A state that one of these places names and another does not: the title, the sentences before the first point, the
    list before «(далее – Стороны)», the signatures. «Кыргызская Республика» and «Кыргызстан» are one state; guests and
    observers are no parties. Lists that have less than half of their states in common are not compared.
Why:
    What «Стороны» undertake binds those who are named as such: a state that is missing in one place is bound or not,
    as one reads.
Bad:
    Во встрече приняли участие министры Казахстана, Таджикистана, Узбекистана и посол Туркменистана.
    Министры Казахстана, Таджикистана и Узбекистана (далее – Стороны) приняли Коммюнике.
Good:
    Во встрече приняли участие министры Казахстана, Таджикистана и Узбекистана.
    Министры Казахстана, Таджикистана и Узбекистана (далее – Стороны) приняли Коммюнике.
Source:
    The communiqué of 26 April 2025: six states take part, «стороны» are five.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.party_lists import PartyList, Role, party_lists
from declcmp.checks.rule import Rule
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity

#: Lists that share less of all the states that either names are of other states.
_ALIKE = 0.5


def _flags(draft: Draft) -> Iterator[Flag]:
    lists = list(_compared(party_lists(draft)))
    # One of those that most agree with; of several, the first.
    count = Counter(each.all for each in lists)
    base = max(lists, key=lambda each: (count[each.all], -each.span.start), default=None)
    if base is None:
        return
    for each in lists:
        if _alike(each, base) and (message := "; ".join(_differences(each, base))):
            apart = base.aside_at if base.aside_at and each.all == frozenset(base.names) else base.span
            yield Flag(each.span, message, (of_draft(draft, apart),))


def _compared(lists: Sequence[PartyList]) -> Iterator[PartyList]:
    """Yield the lists that name all parties: of those of the preamble the longest, the others may be of some."""
    preamble = [each for each in lists if each.role is Role.PREAMBLE]
    longest = max(preamble, key=lambda each: len(each.all), default=None)
    yield from (each for each in lists if each is longest or each.role not in {Role.PREAMBLE, Role.BODY})


def _alike(one: PartyList, other: PartyList) -> bool:
    return len(one.all & other.all) >= _ALIKE * len(one.all | other.all)


def _differences(one: PartyList, base: PartyList) -> Iterator[str]:
    """Yield which parties one list lacks, and which it has more than the other."""
    missing = [name for name in base.sure if name not in one.all]
    more = [name for name in one.sure if name not in base.all]
    where = base.role.where()
    if missing:
        yield _("named {where}, not here: {names}").format(names=", ".join(missing), where=where)
    if more:
        yield _("named here, not {where}: {names}").format(names=", ".join(more), where=where)


RULE = Rule(_flags, Severity.ERROR)
