"""Dashes between words, and the styles that a text has of them: —, –, --, and a hyphen with spaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from declcmp.checks.draft import Draft
from declcmp.model.document import Span

#: In order: where two are as frequent, the earlier is that of the text.
STYLES = ("—", "–", "--", "-")
_DASH = re.compile(r"(?<=\S)[ \u00a0\u2009\u202f]([—―–−‒]|--+|[-‐])[ \u00a0\u2009\u202f](?=\S)")
_STYLE = {"―": "—", "−": "–", "‒": "–", "‐": "-"}
#: After these a dash marks an item of a list, or speech: another function.
_OTHER = frozenset(".;:!?…")


class Dash(NamedTuple):
    """A dash between words: its mark, without the spaces, and its style."""

    span: Span
    style: str


def dashes(draft: Draft) -> Iterator[Dash]:
    """Yield the dashes with a space on either side, outside of quotations, in order; not those between two numbers."""
    text = draft.text
    for paragraph in draft.document.paragraphs:
        for found in _DASH.finditer(text, paragraph.body.start, paragraph.body.stop):
            span = Span(*found.span(1))
            before, after = text[found.start() - 1], text[found.end()]
            if before in _OTHER or (before.isdigit() and after.isdigit()) or draft.is_quoted(span):
                continue
            mark = found.group(1)
            yield Dash(span, "--" if len(mark) > 1 else _STYLE.get(mark, mark))


def style_of(draft: Draft) -> str | None:
    """Return the dash that the profile asks for, or the text has most of; None where nothing tells."""
    if draft.profile.dash:
        return draft.profile.dash
    counts = Counter(each.style for each in dashes(draft))
    if not counts:
        return None
    best = max(STYLES, key=lambda style: (counts[style], -STYLES.index(style)))
    if best == "-" and len(counts) == 1 and _is_typographic(draft):
        # Set with proper quotation marks or dashes, the text only lacks one here.
        return "–" if "–" in draft.text and "—" not in draft.text else "—"
    return best


def _is_typographic(draft: Draft) -> bool:
    return any(mark in draft.text for mark in "«„—–")
