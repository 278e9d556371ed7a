"""One name of several parts, written in several ways.

What:
    Names in quotation marks whose parts are joined by dashes («Центральная Азия — Китай»), and such names written as
    one word («Китай-Европа»): another dash, a hyphen, or the parts in another order than most of the document has. With
    a corpus also, for information, a name that agreed texts write otherwise. Routes may go both ways.
Why:
    The name of a format is a name: two spellings are two names to an archive, and the order of its parts is policy.
Bad:
    встречи формата «Центральная Азия-Китай» … саммит «Центральная Азия — Китай» (twice)
Good:
    встречи формата «Центральная Азия — Китай» … саммит «Центральная Азия — Китай»
Source:
    The declaration of Astana (2025): one format in five spellings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from declcmp.checks.citing import of_corpus, of_draft
from declcmp.checks.compounds import Compound, Joints, Parts, compounds, divided
from declcmp.checks.draft import Draft
from declcmp.checks.elsewhere import Elsewhere
from declcmp.checks.rule import Fixing, Rule
from declcmp.messages import _
from declcmp.model.checking import Citation, Fix, Flag, Keeps, Severity
from declcmp.model.document import Span


def _flags(draft: Draft) -> Iterator[Flag]:
    by_name: dict[Parts, list[Compound]] = defaultdict(list)
    for each in compounds(draft):
        by_name[each.key].append(each)
    elsewhere = Elsewhere(draft) if by_name else None
    for found in by_name.values():
        usual = _usual(found)
        yield from _within(draft, found, usual)
        if elsewhere and (there := _agreed(draft, usual, elsewhere)):
            message = _("agreed texts write «{other}»").format(other=there.text)
            yield Flag(usual.span, message, (there,), severity=Severity.INFO)


def _usual(found: Sequence[Compound]) -> Compound:
    """Return the first of those that are written as most are."""
    counts = Counter((each.parts, each.joints) for each in found)
    return max(found, key=lambda each: (counts[each.parts, each.joints], -each.span.start))


def _within(draft: Draft, found: Sequence[Compound], usual: Compound) -> Iterator[Flag]:
    right = usual.span.of(draft.text)
    for each in found:
        if _differ(each, usual) and not (each.parts != usual.parts and (each.route or usual.route or each.bare)):
            message = _("«{one}», but elsewhere «{other}»").format(one=each.span.of(draft.text), other=right)
            changes = Keeps.DASHES if each.parts == usual.parts else Keeps.WORDS
            fix = Fix(each.span, right, safe=False, changes=changes)
            yield Flag(each.span, message, (of_draft(draft, usual.span),), fix)


def _differ(one: Compound, other: Compound) -> bool:
    return (one.parts, one.joints) != (other.parts, other.joints)


def _agreed(draft: Draft, name: Compound, elsewhere: Elsewhere) -> Citation | None:
    """Return the latest place of the agreed texts where a name is written otherwise; None if some write it so too."""
    ours = name.parts, _loosely(name.joints)
    cited: Citation | None = None
    words = [word for part in name.parts for word in part]
    for unit, at in elsewhere.holding(words):
        terms = draft.corpus.entry(unit).terms
        stop = at + len(words)
        made = divided(terms.folded[at:stop], terms.gaps[at + 1 : stop])
        if made is None or tuple(sorted(made[0])) != name.key:
            continue
        parts, joints = made
        if (parts, _loosely(joints)) == ours:
            return None
        if cited is None and not (parts != name.parts and (name.route or name.bare)):
            cited = of_corpus(draft, unit, Span(terms.starts[at], terms.stops[stop - 1]))
    return cited


def _loosely(joints: Joints) -> Joints:
    """Return joints as houses differ in them: which dash it is does not count, only whether spaces are around it."""
    return tuple(" — " if joint[0] == " " else "-" for joint in joints)


RULE = Rule(_flags, Severity.WARNING, Fixing.UNSAFE)
