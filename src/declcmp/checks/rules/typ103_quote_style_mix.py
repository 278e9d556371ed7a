"""Quotation marks of two styles in one text.

What:
    An outer quotation whose marks are not those that the text has most of, or that its profile asks for («», "", „“).
    Quotations in a foreign language are left alone.
Why:
    A title is found under one spelling of its marks only, and the text looks put together from two.
Bad:
    формат "Центральная Азия – Китай" и газета «Жэньминь жибао»
Good:
    формат «Центральная Азия – Китай» и газета «Жэньминь жибао»
Source:
    Правила русской орфографии и пунктуации (1956), § 200; the declaration of Astana has 121 straight marks and two «».
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from declcmp.checks.draft import Draft
from declcmp.checks.quotes import Quoted, unpaired
from declcmp.checks.rule import Fixing, Rule
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity
from declcmp.model.document import Span

#: In order: where two are as frequent, the earlier is that of the text.
_STYLES = ("«»", "„“", '""', "“”", "„”")


def _flags(draft: Draft) -> Iterator[Flag]:
    speech = _speech(draft)
    outer = [
        each
        for each in draft.quoted
        if each.depth == 0 and not _is_foreign(draft.text, each.span) and not _is_inside(speech, each.span.start)
    ]
    counts = Counter(each.marks for each in outer)
    wanted = draft.profile.quotes or max(_STYLES, key=lambda style: (counts[style], -_STYLES.index(style)))
    for each in outer:
        if each.marks != wanted and each.marks in _STYLES:
            message = (
                _("{marks}; the profile asks for {wanted}")
                if draft.profile.quotes
                else _("{marks} here, {wanted} elsewhere")
            )
            yield Flag(each.span, message.format(marks=each.marks, wanted=wanted), fix=_fix(draft, each, wanted))


def _speech(draft: Draft) -> list[tuple[int, int]]:
    """Return where speech runs over several paragraphs: what is quoted in it is inside, not outside."""
    bodies = [paragraph.body for paragraph in draft.document.paragraphs]
    left = [mark for body in bodies for mark in unpaired(draft.text, body.start, body.stop)]
    return [(first.at, last.at) for first, last in pairwise(left) if first.opens and not last.opens]


def _is_inside(speech: Sequence[tuple[int, int]], at: int) -> bool:
    place = bisect_right(speech, at, key=lambda each: each[0]) - 1
    return place >= 0 and at < speech[place][1]


def _fix(draft: Draft, outer: Quoted, wanted: str) -> Fix | None:
    """Return the quotation in other marks; None where a mark of the paragraph has no partner, so that none is sure."""
    paragraph = draft.paragraph_at(outer.span.start)
    if paragraph is None or unpaired(draft.text, paragraph.body.start, paragraph.body.stop):
        return None
    letters = list(outer.span.of(draft.text))
    letters[0], letters[-1] = wanted[0], wanted[1]
    first = bisect_right(draft.quoted, outer.span.start, key=lambda each: each.span.start)
    last = bisect_left(draft.quoted, outer.span.stop, key=lambda each: each.span.start)
    for inner in draft.quoted[first:last]:
        if inner.marks == wanted == "«»" and inner.span.stop < outer.span.stop:
            letters[inner.span.start - outer.span.start] = "„"
            letters[inner.span.stop - 1 - outer.span.start] = "“"
    return Fix(outer.span, "".join(letters), safe=True, changes=Keeps.QUOTES)


def _is_foreign(text: str, span: Span) -> bool:
    letters = [letter for letter in span.of(text) if letter.isalpha()]
    return sum(map(str.isascii, letters)) * 2 > len(letters)


RULE = Rule(_flags, Severity.WARNING, Fixing.SAFE)
