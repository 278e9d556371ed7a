"""Each of the five texts, written by LibreOffice in each format and read back, against the text file itself."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

import writing
from declarations import GOLD
from declcmp import readers
from declcmp.model import Document
from declcmp.text.document import document

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")

SEEDS = sorted((GOLD / "seeds").glob("*.txt"))
HEAD = "Совместное заявление"


def read(data: bytes, name: str) -> Document:
    reading = readers.read(data, name)
    return reading.completed(document(reading.blocks, id="x", source=reading.source))


def sentences(found: Document) -> Counter[str]:
    return Counter(found.text_of(sentence) for sentence in found.sentences)


def shares(wanted: Document, found: Document) -> tuple[float, float]:
    """Return the share of the sentences that were found, and of the found ones that were wanted."""
    left, right = sentences(wanted), sentences(found)
    same = (left & right).total()
    return same / left.total(), same / right.total()


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name[:3])
def test_the_sentences_of_the_text_come_back(seed: Path, tmp_path: Path) -> None:
    raw = seed.read_bytes()
    text = read(raw, seed.name)
    paragraphs = [text.text_of(paragraph) for paragraph in text.paragraphs]
    lines = writing.flat_odt(raw.decode().split("\n"))
    page = writing.flat_odt(paragraphs, running=HEAD)
    columns = writing.flat_odt(paragraphs, columns=2, size=10, running=HEAD)
    received = b"\xef\xbb\xbf" + raw
    for source, kind, suffix, least in (
        (page, ".fodt", "docx", 0.99),
        (page, ".fodt", "odt", 0.99),
        (page, ".fodt", "rtf", 0.99),
        (lines, ".fodt", "docx", 0.95),
        (page, ".fodt", "pdf", 0.98),
        (columns, ".fodt", "pdf", 0.98),
        # Lines that were wrapped before, on a page that is narrower than some of them.
        (received, ".txt", "pdf", 0.98),
    ):
        found = read(writing.converted(source, kind, suffix, tmp_path), f"text.{suffix}")
        assert min(shares(text, found)) >= least, suffix
    assert min(shares(text, read(raw.decode().encode("cp1251", "replace"), "text.txt"))) >= 0.99
