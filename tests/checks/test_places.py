"""Where the characters of the clean text stand in the file: every word of the five texts, and rewriting in place."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.drafts import draft
from declarations import GOLD
from declcmp.checks import Draft
from declcmp.checks.places import Places
from declcmp.model import Span

FILES = [*sorted((GOLD / "seeds").glob("*.txt")), *sorted((GOLD.parents[1] / "corpus").glob("*.md"))]
#: White space, what is not seen, and the hyphens that words are broken with.
_LOOSE = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff-]+")


def tight(text: str) -> str:
    return _LOOSE.sub("", text)


@cache
def made(text: str, name: str) -> tuple[Draft, Places]:
    found = draft(text, name=name)
    return found, Places(found.document, found.source)


def whole(path: Path) -> tuple[Draft, Places]:
    return made(path.read_text(encoding="utf-8"), path.name)


def place_of(text: str, words: str, name: str = "draft.md") -> str:
    """Return what stands in the source where the words stand in the clean text."""
    found, places = made(text, name)
    at = found.text.index(words)
    place = places.in_source(Span(at, at + len(words)))
    assert place is not None
    return place.of(text)


def rewritten(text: str, old: str, new: str, name: str = "draft.md") -> str:
    """Return the source in which *new* was put in place of *old*."""
    found, places = made(text, name)
    at = found.text.index(old)
    change = places.rewritten(Span(at, at + len(old)), new)
    assert change is not None
    place, put = change
    return text[: place.start] + put + text[place.stop :]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:14])
def test_every_word_of_the_five_texts_is_found_in_their_files(path: Path) -> None:
    found, places = whole(path)
    lost = []
    for match in re.finditer(r"\S+", found.text):
        place = places.in_source(Span(*match.span()))
        if place is None or tight(place.of(found.source or "")) != tight(match.group()):
            lost.append(match.group())
    assert not lost


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:14])
def test_every_sentence_of_the_five_texts_is_found_in_their_files(path: Path) -> None:
    found, places = whole(path)
    residue = {tight(each.text) for each in found.document.residue}
    for sentence in found.document.sentences:
        place = places.in_source(sentence.span)
        assert place is not None
        there = tight(place.of(found.source or ""))
        for text in residue:
            there = there.replace(text, "")
        assert there == tight(sentence.span.of(found.text))
        assert places.region(sentence.span, place).lines == sentence.lines


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:14])
def test_the_way_back_ends_where_it_began(path: Path) -> None:
    found, places = whole(path)
    for word in found.words[::7]:
        span = Span(word.start, word.stop)
        place = places.in_source(span)
        assert place is not None
        assert places.in_clean(place) == span


def test_escapes_of_markdown_are_stepped_over() -> None:
    assert place_of("2019\\. Стороны \\<!-- отметили\n", "2019. Стороны") == "2019\\. Стороны"
    assert place_of("Стороны <!-- declcmp: ignore TYP103: так принято --> отметили\n", "отметили") == "отметили"


def test_an_escaped_character_goes_with_its_escape() -> None:
    assert rewritten("\\- Стороны отметили\n", "- Стороны", "– Стороны") == "– Стороны отметили\n"


def test_points_on_one_line_are_told_apart() -> None:
    text = "Стороны отметили роль ООН.\\\nСтороны отметили роль ШОС.\n"
    found, places = made(text, "draft.md")
    second = found.text.rindex("отметили")
    place = places.in_source(Span(second, second + 8))
    assert place is not None
    assert place.start == text.rindex("отметили")


def test_a_word_broken_at_a_line_end_is_found_whole() -> None:
    text = "Стороны подчеркнули важность дальнейшего расширения сотруд-\nничества в области торговли и инвестиций.\n"
    assert place_of(text, "сотрудничества", "draft.txt") == "сотруд-\nничества"


def test_entities_and_letter_spacing_do_not_lose_the_place() -> None:
    text = "Стороны отметили &laquo;дух Шанхая&raquo; и поддержали инициативу.\n"
    assert place_of(text, "поддержали", "draft.txt") == "поддержали"
    assert place_of("П О С Т А Н О В Л Я Е Т следующее: принять к сведению.\n", "сведению", "draft.txt") == "сведению"


def test_rewriting_keeps_the_ends_of_lines() -> None:
    text = 'Стороны отметили роль "Шёлкового\nпути" в торговле и готовы продолжить эту работу.\n'
    fixed = rewritten(text, '"Шёлкового пути"', "«Шёлкового пути»", "draft.txt")
    assert fixed == text.replace('"Шёлкового\nпути"', "«Шёлкового\nпути»")


def test_rewriting_words_over_a_line_end_leaves_no_double_space() -> None:
    text = "Стороны отметили важную\n   роль ООН в мире.\n"
    assert rewritten(text, "важную роль ООН", "роль ООН") == "Стороны отметили роль ООН в мире.\n"


def test_in_formats_without_lines_there_is_no_place() -> None:
    found = draft("Стороны отметили роль ООН.\n")
    places = Places(found.document, None)
    assert places.in_source(Span(0, 7)) is None
    assert places.rewritten(Span(0, 7), "Страны") is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_is_rewritten_reads_as_it_was_asked_to(data: st.DataObject) -> None:
    found, places = whole(FILES[0])
    words = found.words
    first = data.draw(st.integers(0, len(words) - 2))
    last = data.draw(st.integers(first, min(first + 6, len(words) - 1)))
    new = data.draw(st.text("абв «»–", max_size=12))
    span = Span(words[first].start, words[last].stop)
    change = places.rewritten(span, new)
    assert change is not None
    assert tight(change[1]) == tight(new)


def test_a_long_text_is_mapped_in_linear_time() -> None:
    # One paragraph with a difference every few words: an alignment by edits would take minutes.
    line = "Стороны \\*отметили\\* важную роль Организации Объединённых Наций\n"
    text = line * 4000
    found, places = made(text, "long.md")
    began = process_time()
    place = places.in_source(Span(len(found.text) - 5, len(found.text)))
    assert place is not None
    assert place.of(text) == "Наций"
    assert process_time() - began < 2.0
