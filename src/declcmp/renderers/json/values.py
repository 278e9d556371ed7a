"""The values that all JSON forms share: spans, edits, and how the whole is written."""

from __future__ import annotations

import json
import re
from typing import Any

from declcmp.model import Edit, EditClass, Span, Spot

#: Finer classes go out under the class that the contract has, with their own name as detail.
_DETAIL = frozenset({EditClass.YO, EditClass.PUNCTUATION, EditClass.NUMBERING})

# JSON allows these as they are; a terminal obeys them, and a lone surrogate is no UTF-8.
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def span(value: Span) -> list[int]:
    """Return a span as a pair."""
    return [value.start, value.stop]


def spot(value: Spot) -> dict[str, Any]:
    """Return where something stands, as keys of its own."""
    return {"point": value.point, "lines": list(value.lines), "unit": value.unit, "page": value.page}


def edit(value: Edit) -> dict[str, Any]:
    """Return one stretch of a redline."""
    found: dict[str, Any] = {
        "op": value.op.value,
        "text": value.text,
        "class": value.kind.value if value.kind else None,
    }
    if value.kind in _DETAIL:
        found |= {"class": EditClass.TYPOGRAPHY.value, "detail": value.kind.value}
    if value.move is not None:
        found["move"] = value.move
    return found


def dumped(value: dict[str, Any]) -> str:
    """Return a value as JSON that no terminal obeys."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # Pairs of numbers (spans, lines) on one line; inside strings there is no line's end.
    text = re.sub(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]", r"[\1, \2]", text)
    return _OBEYED.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"
