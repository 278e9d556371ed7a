"""Accepting all changes of a redline gives the new text, rejecting all the old one, paragraph for paragraph."""

from __future__ import annotations

import os
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from declarations import IDS, declaration
from declcmp import readers
from declcmp.compare import compare
from declcmp.model import Document, Paragraph, ParagraphKind, Sentence, Span
from declcmp.renderers import View
from declcmp.renderers.docx import render
from generator import RATES, document, edited, keys, sentences_of
from renderers.docx.revisions import accepted, faults, rejected, texts

#: Edited declarations a strength of edit: 300 pairs where DECLCMP_PAIRS is 100, 45 in a run of all tests.
PAIRS = int(os.environ.get("DECLCMP_PAIRS", "15"))


def paragraphs(document: Document) -> list[str]:
    """Return the paragraphs that a Word file has of a document: one without text where it has none."""
    return [document.text_of(paragraph) for paragraph in document.paragraphs] or [""]


def laws_hold(old: Document, new: Document, *, moves: bool = True) -> None:
    made = render(compare(old, new, moves=moves), View())
    assert texts(accepted(made)) == paragraphs(new)
    assert texts(rejected(made)) == paragraphs(old)
    assert faults(made) == []


@pytest.mark.parametrize("rates", RATES)
@pytest.mark.parametrize("seed", range(PAIRS))
def test_laws_hold_of_edited_declarations(rates: str, seed: int) -> None:
    key = keys()[seed % len(keys())]
    made = edited(key, seed, RATES[rates])
    laws_hold(made.old, made.new)


@pytest.mark.parametrize(("old", "new"), list(permutations(IDS, 2)))
def test_laws_hold_of_any_two_of_the_five(old: str, new: str) -> None:
    laws_hold(declaration(old), declaration(new))


@pytest.mark.parametrize("rates", RATES)
def test_the_reader_reads_both_sides_of_a_redline(rates: str) -> None:
    made = edited("000", 3, RATES[rates])
    redline = render(compare(made.old, made.new), View())
    for revisions, side in (("accepted", made.new), ("original", made.old)):
        reading = readers.read(redline, "redline.docx", revisions=readers.Revisions(revisions))
        assert [block.text for block in reading.blocks] == paragraphs(side)


#: Lines that repeat, differ by a mark, are parts of one another, or hold no word at all.
LINES = (
    "Стороны выразили готовность.",
    "Стороны выразили готовность к сотрудничеству в области водных ресурсов.",
    "Стороны выразили готовность к сотрудничеству в сфере энергетики и туризма.",
    "стороны выразили готовность!",
    "Мир в Афганистане достижим путем переговоров, а также при содействии государств региона.",
    "А также при содействии государств региона.",
    "***",
    "—",
    "ё",
    *sentences_of("000")[:5],
)
LABELS = ("", "", "7. ", "8. ", "-- ", "а) ")
KINDS = tuple(ParagraphKind)

lines = st.tuples(
    st.sampled_from(KINDS),
    st.sampled_from(LABELS),
    st.lists(st.sampled_from(LINES), max_size=3),
    st.sampled_from(" \xa0"),
)


def structured(made: list[tuple[ParagraphKind, str, list[str], str]]) -> Document:
    """Return a document of paragraphs of any kind, with labels; those of the frame hold no sentences."""
    text, found, number = "", [], 0
    for line, (kind, label, sentences, gap) in enumerate(made, 1):
        start = len(text)
        text += label
        body = len(text)
        spans = []
        for at, sentence in enumerate(sentences):
            text += gap if at else ""
            spans.append(Span(len(text), len(text) + len(sentence)))
            text += sentence
        framed = kind in {ParagraphKind.TITLE, ParagraphKind.HEADING, ParagraphKind.SIGNATURE, ParagraphKind.PLACE_DATE}
        numbered = tuple(Sentence(number + at, span, (line, line)) for at, span in enumerate(spans, 1) if not framed)
        number += len(numbered)
        span = Span(start, len(text))
        found.append(
            Paragraph(kind, span, Span(body, len(text)), (line, line), label.strip() or None, None, numbered),
        )
        text += "\n"
    return Document("made", text, tuple(found))


documents = st.lists(lines, max_size=7).map(structured)


@given(documents, documents, st.booleans())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_laws_hold_of_any_two_documents(old: Document, new: Document, moves: bool) -> None:
    laws_hold(old, new, moves=moves)


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[Document, Document]:
    """Return some real sentences in two orders, parted into paragraphs in two ways: much moves."""
    real = list(sentences_of(draw(st.sampled_from(keys()))))[:14]
    sides = []
    for name in ("old", "new"):
        order = draw(st.permutations(real))[: draw(st.integers(8, 14))] if draw(st.booleans()) else real
        parted: list[list[str]] = []
        for sentence in order:
            if not parted or draw(st.booleans()):
                parted.append([])
            parted[-1].append(sentence)
        sides.append(document(name, parted))
    return sides[0], sides[1]


@given(shuffled())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_laws_hold_of_shuffled_sentences(pair: tuple[Document, Document]) -> None:
    laws_hold(*pair)


def test_laws_hold_where_one_text_is_empty() -> None:
    empty, full = Document("empty", "", ()), document("full", [["Мир."], ["Труд.", "Май."]])
    laws_hold(empty, full)
    laws_hold(full, empty)
    laws_hold(empty, empty)


def test_laws_hold_of_texts_with_nothing_in_common() -> None:
    one = document("one", [[text] for text in sentences_of("000")])
    other = document("other", [["Совсем другой текст об ином предмете."], ["И ещё один."]])
    laws_hold(one, other)
    laws_hold(other, one)
