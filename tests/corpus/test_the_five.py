"""The five declarations of the corpus hold the words of the files as received, and nothing else."""

from __future__ import annotations

import difflib
import json
from pathlib import Path
from typing import Any

import pytest

from declcmp import corpus
from declcmp.model import Document
from declcmp.pipelines import Place, check_corpus, documents, read
from declcmp.readers.markdown import markdown
from declcmp.text.words import words

ROOT = Path(__file__).parents[2]
GOLD = json.loads((ROOT / "tests" / "gold" / "documents_gold.json").read_text(encoding="utf-8"))
FIVE = {
    "001": "2020-10-15-central-asia-russia-strategic-directions",
    "000": "2021-07-16-tashkent-afghanistan",
    "003": "2021-08-06-turkmenbashi-consultative-meeting",
    "004": "2025-04-26-almaty-china-central-asia",
    "002": "2025-06-17-astana-china-central-asia",
}


def received(gold: dict[str, Any]) -> str:
    """Return a file as received without the lines and marks that two readers found to be no part of the text."""
    lines = (ROOT / "tests" / "gold" / "seeds" / gold["file"]).read_text(encoding="utf-8").split("\n")
    chrome = {int(line) for line in _numbers(gold["chrome_lines"])}
    text = "\n".join(line for number, line in enumerate(lines, 1) if number not in chrome)
    for artefact in gold.get("artefacts", ()):
        text = text.replace(artefact, "")
    return text


def _numbers(lines: list[Any]) -> list[int]:
    """Return single numbers and [first, last] ranges as numbers."""
    return [n for line in lines for n in (range(line[0], line[1] + 1) if isinstance(line, list) else [line])]


def of_corpus(key: str) -> Document:
    return read(ROOT / "corpus" / f"{FIVE[key]}.md")


@pytest.mark.parametrize("key", FIVE)
def test_the_words_are_those_of_the_file_as_received(key: str) -> None:
    wanted = [word.folded for word in words(received(GOLD[key]))]
    found = [word.folded for word in words(of_corpus(key).text)]
    assert list(difflib.unified_diff(wanted, found, n=2)) == []


@pytest.mark.parametrize("key", FIVE)
def test_the_characters_are_those_of_the_file_as_received(key: str) -> None:
    def bare(text: str) -> str:
        return "".join(text.split())

    assert bare(of_corpus(key).text) == bare(received(GOLD[key]))


@pytest.mark.parametrize("key", FIVE)
def test_the_front_matter_is_what_two_readers_found(key: str) -> None:
    about, gold = of_corpus(key).metadata, GOLD[key]
    assert (about.title, about.kind, about.date, about.place) == tuple(
        gold[k] for k in ("title", "kind", "date", "place")
    )
    assert sorted(about.parties) == sorted(gold["parties"])
    assert (about.format or "") in gold["format"]


@pytest.mark.parametrize("key", FIVE)
def test_the_file_is_what_the_program_itself_would_write(key: str) -> None:
    assert markdown(of_corpus(key)) == (ROOT / "corpus" / f"{FIVE[key]}.md").read_text(encoding="utf-8")


def test_the_corpus_holds_the_five_and_no_more() -> None:
    assert set(corpus.paths(ROOT / "corpus")) == set(FIVE.values())
    assert len(list(documents(Place(ROOT / "corpus")))) == 5


def test_what_the_check_finds_in_it_is_known() -> None:
    found = {(finding.id[:10], finding.message.split(":")[0]) for finding in check_corpus(Place(ROOT / "corpus"))}
    # The 2020 meeting was held by video link, and its text has «СOVID» with a Cyrillic С: both as received.
    assert {date for date, _message in found} == {"2020-10-15"}
    assert len(found) == 2
