from __future__ import annotations

import json
from functools import cache
from typing import Any

from declarations import GOLD, IDS, declaration, seed

#: Where a preamble goes on after a paragraph's end: a recital is a paragraph, and ends there.
EXCEPTED = "preamble-comma-paragraph"


def bare(text: str) -> str:
    return "".join(text.split())


@cache
def units(number: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a file without white space, and the spans in it of its sentences, paragraphs without any, and residue.

    The label of a paragraph counts to its first sentence.
    """
    document = declaration(number)
    text, lines = bare(seed(number)), seed(number).split("\n")
    parts = [(each.text, each.lines[0]) for each in document.residue]
    for paragraph in document.paragraphs:
        starts = [paragraph.span.start, *(sentence.span.start for sentence in paragraph.sentences[1:])]
        stops = [*starts[1:], paragraph.span.stop]
        firsts = [sentence.lines[0] for sentence in paragraph.sentences] or [paragraph.lines[0]]
        parts += [(document.text[start:stop], line) for start, stop, line in zip(starts, stops, firsts, strict=True)]
    found = []
    for part, line in parts:
        start = text.index(bare(part), len(bare("".join(lines[: line - 1]))))
        found.append((start, start + len(bare(part))))
    return text, found


def holds(place: dict[str, Any]) -> bool:
    text, spans = units(place["doc"])
    at = text.index(bare(place["context"]))
    for point in place["points"]:
        right = at + len(bare(place["context"][: point["offset"]]))
        sides = [[span for span in spans if span[0] <= side < span[1]] for side in (right - 1, right)]
        if (sides[0] != sides[1]) is not point["break"]:
            return False
    return True


def test_every_character_of_a_file_is_in_one_unit() -> None:
    for number in IDS:
        text, spans = units(number)
        assert sorted(place for start, stop in spans for place in range(start, stop)) == list(range(len(text)))


def test_sentences_break_where_the_readers_broke_them() -> None:
    places = json.loads((GOLD / "segmentation_gold.json").read_text(encoding="utf-8"))
    assert len(places) == 158
    missed = [place["id"] for place in places if place["trap"] != EXCEPTED and not holds(place)]
    assert missed == []


def test_recitals_break_where_their_paragraphs_do() -> None:
    places = json.loads((GOLD / "segmentation_gold.json").read_text(encoding="utf-8"))
    recitals = [place["id"] for place in places if place["trap"] == EXCEPTED and not holds(place)]
    assert recitals == ["S018", "S019", "S099"]
