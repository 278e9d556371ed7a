"""The five declarations, read from their lines, and what two readers marked in them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from declcmp.model import Document, Source
from declcmp.text.document import document
from declcmp.text.unwrap import blocks

GOLD = Path(__file__).parent / "gold"
IDS = ("000", "001", "002", "003", "004")


def read(text: str) -> Document:
    """Return the document that *text* holds."""
    return document(blocks(text.split("\n")), id="text", source=Source("text.txt"))


@cache
def marked() -> dict[str, Any]:
    """Return what the readers marked, by the number of the declaration."""
    marks: dict[str, Any] = json.loads((GOLD / "documents_gold.json").read_text(encoding="utf-8"))
    return marks


@cache
def seed(number: str) -> str:
    """Return the text of a declaration as it was received."""
    name: str = marked()[number]["file"]
    return (GOLD / "seeds" / name).read_text(encoding="utf-8")


@cache
def declaration(number: str) -> Document:
    """Return a declaration, read."""
    return read(seed(number))
