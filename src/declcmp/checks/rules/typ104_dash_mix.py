"""Two sorts of dash for one purpose: —, –, --, a hyphen between spaces.

What:
    A dash between words that is not the one the text has most of, or its profile asks for; a hyphen between spaces also
    where it is the only dash of a text that is otherwise set with «» or real dashes. Lists and quotations are left
    alone.
Why:
    The eye takes two signs for two meanings; a search for one does not find the other.
Bad:
    стороны -- участники формата – отметили (twice in one text)
Good:
    стороны – участники формата – отметили
Source:
    Мильчин, Чельцова. Справочник издателя и автора (2003); the joint statement of 2020 has one « - ».
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.dashes import dashes, style_of
from declcmp.checks.draft import Draft
from declcmp.checks.rule import Fixing, Rule
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity


def _flags(draft: Draft) -> Iterator[Flag]:
    style = style_of(draft)
    for dash in dashes(draft) if style else ():
        if dash.style == style or style is None:
            continue
        # Nobody wants a dash made a hyphen.
        fix = Fix(dash.span, style, safe=True, changes=Keeps.DASHES) if style != "-" else None
        message = (
            _("a hyphen in place of a dash")
            if dash.style == "-"
            else _("«{dash}» here, «{style}» elsewhere").format(dash=dash.style, style=style)
        )
        yield Flag(dash.span, message, fix=fix)


RULE = Rule(_flags, Severity.WARNING, Fixing.SAFE)
