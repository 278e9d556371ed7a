"""Drafts and corpora made of a few lines, as the rules' tests want them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from declcmp import readers
from declcmp.checks import Draft
from declcmp.checks.defaults import default_norms
from declcmp.model import Document
from declcmp.reuse.library import Shelf
from declcmp.text.document import document


def read(text: str, name: str = "draft.md") -> Document:
    reading = readers.read(text.encode(), name)
    return reading.completed(
        document(
            reading.blocks, id=name.rpartition(".")[0], source=reading.source, front=reading.front, clean=reading.clean
        )
    )


def draft(text: str, *, front: Mapping[str, object] | None = None, name: str = "draft.md") -> Draft:
    """Return a draft of a few lines of Markdown (of plain text, if its name ends so)."""
    if front:
        lines = "\n".join(f"{key}: {value}" for key, value in front.items())
        text = f"---\n{lines}\n---\n\n{text}"
    return Draft(read(text, name), text)


def draft_of(text: str, case: Mapping[str, Any]) -> Draft:
    """Return the draft of a case file: its text, with what the case says of its file, its corpus and its edition."""
    return replace(
        draft(text, front=case.get("front"), name=case.get("name", "draft.md")),
        norms=default_norms(),
        corpus=shelf(case.get("corpus", {})),
        edition=draft(case["edition"]).document if "edition" in case else None,
    )


def shelf(texts: Mapping[str, str]) -> Shelf:
    """Return a corpus: texts by id, each dated by the beginning of its id where that is a date."""
    made = []
    for id_, text in texts.items():
        date = id_[:10] if id_[:4].isdigit() and len(id_) >= 10 else ""
        front = f"---\ndate: {date}\n---\n\n" if date else ""
        made.append(read(front + text, f"{id_}.md"))
    return Shelf(made)
