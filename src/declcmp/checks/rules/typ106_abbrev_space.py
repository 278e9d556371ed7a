"""No space after an abbreviation, a number of a point, or №.

What:
    «г.Ташкент», «ст.5», «2021г.», «№78», «19.Сегодня». Initials and «т.д.» are left alone.
Why:
    Without the space a search for the word finds nothing, and a point is not seen to be one.
Bad:
    в г.Ташкент, резолюция №78/266
Good:
    в г. Ташкент, резолюция № 78/266
Source:
    Мильчин, Чельцова. Справочник издателя и автора (2003); a no-break space keeps the two on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from declcmp.checks.draft import Draft
from declcmp.checks.rule import Fixing, Rule
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity
from declcmp.model.document import Paragraph, Span

#: Each has the place of the missing space as an empty group between the two parts.
_GLUED = re.compile(
    r"(?<![\w.])(?:гг?|ул|им|пос|обл|оз|пр|пл|пер|акад|проф|ред|изд)\.(?P<name>)[А-ЯЁ][а-яё]+"
    r"|(?<![\w.])(?:ст|пп?|ч|гл|стр|с|рис|табл|разд|подп|абз|вып)\.(?P<number>)\d+(?:\.\d+)*"
    r"|(?<![\w.,/-])(?:1[0-9]|20)\d\d(?P<year>)гг?\."
    r"|№(?P<sign>)\d+"
)
_POINT = re.compile(r"\d+(?:\.\d+)*\.")


def _flags(draft: Draft) -> Iterator[Flag]:
    for paragraph in draft.document.paragraphs:
        yield from _label(draft, paragraph)
    for found in _GLUED.finditer(draft.text):
        at = found.start(found.lastgroup or 0)
        span = Span(*found.span())
        if not draft.is_quoted(span):
            right = f"{draft.text[span.start : at]} {draft.text[at : span.stop]}"
            fix = Fix(Span(at, at), "\u00a0", safe=True, changes=Keeps.SPACES)
            yield Flag(span, _("a space is missing: {right}").format(right=right), fix=fix)


def _label(draft: Draft, paragraph: Paragraph) -> Iterator[Flag]:
    """Yield the number of a point that its first word is glued to."""
    start, at = paragraph.span.start, paragraph.body.start
    label = paragraph.label or ""
    if not _POINT.fullmatch(label) or at != start + len(label) or draft.text[start:at] != label:
        return
    word = draft.text[at : paragraph.body.stop].split(" ")[0]
    message = _("a space is missing: {right}").format(right=f"{label} {word}")
    yield Flag(Span(start, at + len(word)), message, fix=Fix(Span(at, at), " ", safe=True, changes=Keeps.SPACES))


RULE = Rule(_flags, Severity.INFO, Fixing.SAFE)
