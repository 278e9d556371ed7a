"""Decrees in justified lines of fixed width against their paragraphs as edited by hand; skipped where they are not."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from declcmp.text.labels import label
from declcmp.text.unwrap import blocks
from declcmp.text.words import words

DATA = Path(os.environ.get("DECLCMP_DATA", "no-data")) / "wrapped"


def folded(paragraph: str) -> tuple[str, ...]:
    """Return the words of a paragraph, its label aside, be it in quotation marks."""
    found = label(paragraph)
    body = re.sub(r"^[«\"]?\d+\.\s*", "", paragraph[found.after :] if found else paragraph)
    return tuple(word.folded for word in words(body))


@pytest.mark.skipif(not DATA.is_dir(), reason="DECLCMP_DATA names no folder with wrapped/")
def test_every_edited_paragraph_is_one_of_ours() -> None:
    missed, wanted = [], 0
    for edited in sorted(DATA.glob("*.paragraphs.txt")):
        wrapped = edited.with_name(edited.name.replace(".paragraphs", "")).read_text(encoding="utf-8")
        found = {folded(block.text) for block in blocks(wrapped.split("\n"))}
        for paragraph in filter(str.strip, edited.read_text(encoding="utf-8").split("\n")):
            wanted += 1
            if folded(paragraph) not in found:
                missed.append(f"{edited.name}: {paragraph}")
    assert wanted > 0
    assert missed == []
