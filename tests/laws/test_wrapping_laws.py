"""The width at which a text is wrapped changes nothing in what is compared."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from declcmp import readers
from declcmp.compare import compare
from declcmp.model import BeadKind, Document
from declcmp.text.document import document

SEEDS = sorted((Path(__file__).parents[1] / "gold" / "seeds").glob("*.txt"))


def read(text: str) -> Document:
    reading = readers.read(text.encode(), "text.txt")
    return document(reading.blocks, id="text", source=reading.source, front=reading.front, clean=reading.clean)


def wrapped(made: Document, width: int) -> str:
    lines = made.text.split("\n")
    return "\n\n".join(textwrap.fill(line, width, break_on_hyphens=False, break_long_words=False) for line in lines)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("width", [40, 72, 100])
def test_wrapping_either_side_changes_nothing(seed: Path, width: int) -> None:
    real = read(seed.read_text(encoding="utf-8"))
    plain, narrow = read(wrapped(real, 10**6)), read(wrapped(real, width))
    for there in (compare(plain, narrow), compare(narrow, plain), compare(real, narrow)):
        assert {bead.kind for bead in (*there.beads, *there.frame)} == {BeadKind.EQUAL}
