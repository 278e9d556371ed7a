from __future__ import annotations

import re

import pytest

from declarations import IDS, declaration, marked, seed
from declcmp.model import Document, ParagraphKind

#: The readers took these preambles, each several paragraphs long, for one sentence; a recital of ours is a paragraph.
JOINED = {"001": "Мы, Министры иностранных дел", "003": "Главы государств по итогам переговоров, прошедших"}


def plain(text: str) -> str:
    """Fold white space; the gold leaves a space where a compound was broken at a line's end."""
    return re.sub(r"(?<=\w)- (?=\w)", "-", " ".join(text.split()))


def texts(document: Document, kind: ParagraphKind) -> list[str]:
    return [document.text_of(paragraph) for paragraph in document.paragraphs if paragraph.kind is kind]


@pytest.mark.parametrize("number", IDS)
def test_numbered_points_begin_at_their_lines(number: str) -> None:
    points = {
        paragraph.point: paragraph.lines[0]
        for paragraph in declaration(number).paragraphs
        if paragraph.kind is ParagraphKind.POINT
    }
    assert points == marked()[number]["numbered_points"]["first_line"]


@pytest.mark.parametrize("number", IDS)
def test_residue_is_what_does_not_belong_to_the_declaration(number: str) -> None:
    residue = [each for each in declaration(number).residue if each.text != "[bookmark: _GoBack]"]
    found = [line for each in residue for line in range(each.lines[0], each.lines[1] + 1)]
    assert found == marked()[number]["chrome_lines"]


@pytest.mark.parametrize("number", IDS)
def test_every_word_of_a_file_is_in_the_text_or_in_the_residue(number: str) -> None:
    document = declaration(number)
    kept = "".join(document.text.split()) + "".join("".join(each.text.split()) for each in document.residue)
    assert sorted(kept) == sorted("".join(seed(number).split()))


def test_a_bookmark_is_cut_out_of_its_paragraph_and_kept_as_residue() -> None:
    document = declaration("000")
    assert [(each.text, each.lines) for each in document.residue] == [("[bookmark: _GoBack]", (6, 6))]
    assert document.text_of(document.sentences[0]).startswith("Участники четвёртой встречи")


@pytest.mark.parametrize("number", IDS)
def test_the_title_is_one_paragraph(number: str) -> None:
    assert texts(declaration(number), ParagraphKind.TITLE) == [marked()[number]["title"]]


@pytest.mark.parametrize("number", IDS)
def test_headings_are_found(number: str) -> None:
    assert texts(declaration(number), ParagraphKind.HEADING) == marked()[number]["headings"]


@pytest.mark.parametrize("number", IDS)
def test_every_signature_is_a_paragraph(number: str) -> None:
    assert texts(declaration(number), ParagraphKind.SIGNATURE) == marked()[number]["signatures"]


@pytest.mark.parametrize("number", IDS)
def test_the_line_of_place_and_date_is_found(number: str) -> None:
    line = marked()[number]["place_date_line"]
    assert texts(declaration(number), ParagraphKind.PLACE_DATE) == ([line] if line else [])


def test_every_sentence_that_the_readers_marked_is_found() -> None:
    missed, wanted = [], 0
    for number in IDS:
        found = {plain(declaration(number).text_of(sentence)) for sentence in declaration(number).sentences}
        for marked_sentence in marked()[number]["sentences"]:
            sentence = plain(marked_sentence)
            if number in JOINED and sentence.startswith(JOINED[number]):
                continue
            wanted += 1
            if sentence not in found:
                missed.append(sentence)
    assert wanted == 312
    assert missed == []


@pytest.mark.parametrize("number", sorted(JOINED))
def test_a_preamble_is_its_recitals(number: str) -> None:
    preamble = plain(next(each for each in marked()[number]["sentences"] if plain(each).startswith(JOINED[number])))
    recitals = [
        [plain(declaration(number).text_of(sentence)) for sentence in paragraph.sentences]
        for paragraph in declaration(number).paragraphs
    ]
    first = next(place for place, each in enumerate(recitals) if each and preamble.startswith(each[0]))
    found: list[str] = []
    while len(" ".join(found)) < len(preamble):
        found.extend(recitals[first + len(found)])
    assert " ".join(found) == preamble
    assert len(found) == {"001": 3, "003": 10}[number]


@pytest.mark.parametrize("number", IDS)
def test_no_sentence_is_made_of_residue(number: str) -> None:
    wanted = {plain(sentence) for sentence in marked()[number]["sentences"]}
    preamble = next((each for each in wanted if each.startswith(JOINED.get(number, "\n"))), "")
    for sentence in declaration(number).sentences:
        text = plain(declaration(number).text_of(sentence))
        assert text in wanted or text in preamble


@pytest.mark.parametrize("number", IDS)
def test_the_lines_of_a_sentence_hold_its_words(number: str) -> None:
    lines = seed(number).split("\n")
    for sentence in declaration(number).sentences:
        first, last = sentence.lines
        printed = "".join("".join(lines[first - 1 : last]).split())
        words = "".join(declaration(number).text_of(sentence).split())
        assert words in printed
        assert words[0] in lines[first - 1]
        assert words[-1] in lines[last - 1]
