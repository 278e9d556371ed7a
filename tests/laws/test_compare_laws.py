"""What holds of the comparison of any two documents."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declcmp.compare import compare
from declcmp.model import (
    EDITORIAL,
    Bead,
    BeadKind,
    Comparison,
    Document,
    EditClass,
    EditOp,
    Paragraph,
    ParagraphKind,
    Span,
)
from generator import HEAVY, RATES, document, edited, keys, sentences_of

OLD = {EditOp.EQUAL, EditOp.DELETE, EditOp.MOVE_FROM}
NEW = {EditOp.EQUAL, EditOp.INSERT, EditOp.MOVE_TO}

#: Sentences that repeat, differ by a mark, are parts of one another, or hold no word at all.
sentence = st.sampled_from(
    [
        "Стороны выразили готовность.",
        "Стороны выразили готовность к сотрудничеству в области водных ресурсов.",
        "Стороны выразили готовность к сотрудничеству в сфере энергетики и туризма.",
        "стороны выразили готовность!",
        "Мир в Афганистане достижим путем переговоров. ",
        "Мир в Афганистане достижим путем переговоров, а также при содействии государств региона.",
        "А также при содействии государств региона.",
        "***",
        "—",
        "x",
        "ё",
        "е",
        *sentences_of("000")[:5],
    ]
)
documents = st.lists(st.lists(sentence, min_size=1, max_size=3), max_size=8).map(lambda made: document("made", made))


def numbers(beads: tuple[Bead, ...], side: str) -> list[int | None]:
    return [unit.number for bead in beads for unit in (bead.old if side == "old" else bead.new)]


def spells(comparison: Comparison) -> bool:
    return all(
        "".join(edit.text for edit in bead.edits if edit.op in ops) == " ".join(unit.text for unit in side)
        for bead in (*comparison.beads, *comparison.frame)
        for ops, side in ((OLD, bead.old), (NEW, bead.new))
    )


def signatures(comparison: Comparison, *, exchanged: bool = False) -> Counter[object]:
    """Return what the beads say, whichever side is called old."""
    swapped = {
        BeadKind.INSERTED: BeadKind.DELETED,
        BeadKind.DELETED: BeadKind.INSERTED,
        BeadKind.SPLIT: BeadKind.MERGED,
        BeadKind.MERGED: BeadKind.SPLIT,
    }
    found: Counter[object] = Counter()
    for bead in comparison.beads:
        old, new, kind = (unit.number for unit in bead.old), (unit.number for unit in bead.new), bead.kind
        gone = [(edit.text, edit.kind, edit.move) for edit in bead.edits if edit.op in OLD]
        come = [(edit.text, edit.kind, edit.move) for edit in bead.edits if edit.op in NEW]
        if exchanged:
            old, new, gone, come, kind = new, old, come, gone, swapped.get(kind, kind)
        found[kind, tuple(old), tuple(new), tuple(gone), tuple(come), bead.moved, bead.similarity] += 1
    return found


def laws_hold(old: Document, new: Document) -> None:
    there = compare(old, new)
    assert sorted(map(str, numbers(there.beads, "old"))) == sorted(str(s.number) for s in old.sentences)
    assert numbers(there.beads, "new") == [s.number for s in new.sentences]
    assert spells(there)
    assert signatures(there) == signatures(compare(new, old), exchanged=True)
    in_place = [bead for bead in there.beads if not bead.moved]
    assert numbers(tuple(in_place), "old") == sorted(numbers(tuple(in_place), "old"), key=lambda n: n or 0)


@given(documents, documents)
@settings(deadline=None)
def test_laws_hold_of_any_two_documents(old: Document, new: Document) -> None:
    laws_hold(old, new)


@given(documents)
@settings(deadline=None)
def test_a_document_differs_in_nothing_from_itself(made: Document) -> None:
    assert {bead.kind for bead in compare(made, made).beads} <= {BeadKind.EQUAL}
    assert not any(bead.moved for bead in compare(made, made).beads)


@pytest.mark.parametrize("key", keys())
@pytest.mark.parametrize("rates", RATES)
def test_laws_hold_of_edited_declarations(key: str, rates: str) -> None:
    made = edited(key, 11, RATES[rates])
    laws_hold(made.old, made.new)


@pytest.mark.parametrize(("old", "new"), [("004", "002"), ("001", "000"), ("001", "003")])
def test_laws_hold_of_real_declarations(old: str, new: str) -> None:
    laws_hold(
        document("old", [[text] for text in sentences_of(old)]), document("new", [[text] for text in sentences_of(new)])
    )


def test_the_same_documents_give_the_same_comparison() -> None:
    made = edited("002", 3, HEAVY)
    assert compare(made.old, made.new) == compare(made.old, made.new)


@pytest.mark.parametrize("key", keys())
def test_typography_makes_no_sentence_a_changed_one(key: str) -> None:
    def altered(text: str) -> str:
        return text.replace('"', "“").replace(" -- ", "—").replace("ё", "е").replace(" ", "  ")

    real = sentences_of(key)
    beads = compare(document("old", [real]), document("new", [[altered(text) for text in real]])).beads
    assert {bead.kind for bead in beads} <= {BeadKind.EQUAL, BeadKind.EDITORIAL}
    assert {edit.kind for bead in beads for edit in bead.edits if edit.kind} <= {EditClass.TYPOGRAPHY, EditClass.YO}


def test_paragraphs_do_not_matter_to_sentences() -> None:
    real = sentences_of("003")
    beads = compare(document("old", [real]), document("new", [[text] for text in real])).beads
    assert {bead.kind for bead in beads} == {BeadKind.EQUAL}


def framed(*lines: tuple[ParagraphKind, str]) -> Document:
    text, at, made = "\n".join(line for _, line in lines), 0, []
    for number, (kind, line) in enumerate(lines, 1):
        span = Span(at, at + len(line))
        made.append(Paragraph(kind, span, span, (number, number)))
        at += len(line) + 1
    return Document("framed", text, tuple(made))


def test_titles_headings_and_signatures_are_aligned_apart_and_only_with_their_like() -> None:
    old = framed(
        (ParagraphKind.TITLE, "Заявление министров о стратегических направлениях сотрудничества"),
        (ParagraphKind.HEADING, "В сфере безопасности"),
        (ParagraphKind.HEADING, "В гуманитарной сфере"),
        (ParagraphKind.PLACE_DATE, "г.Астана, 17 июня 2025 года"),
    )
    new = framed(
        (ParagraphKind.TITLE, "Заявление министров о стратегических направлениях взаимодействия"),
        (ParagraphKind.HEADING, "В сфере безопасности"),
        (ParagraphKind.PLACE_DATE, "г. Астана, 17 июня 2025 года"),
        (ParagraphKind.SIGNATURE, "В гуманитарной сфере"),
    )
    found = compare(old, new)
    assert not found.beads
    assert [bead.kind for bead in found.frame] == [
        BeadKind.CHANGED,
        BeadKind.EQUAL,
        BeadKind.DELETED,
        BeadKind.EDITORIAL,
        BeadKind.INSERTED,
    ]
    assert spells(found)


def test_every_ignorable_class_is_editorial_and_stays_in_the_edits() -> None:
    old = document("old", [["Стороны приветствуют проведение Форума."]])
    new = document("new", [["Стороны, приветствуют проведение форума."]])
    for ignore in (frozenset[EditClass](), frozenset({EditClass.CASE})):
        (bead,) = compare(old, new, ignore=ignore).beads
        assert bead.kind is BeadKind.EDITORIAL
        assert {edit.kind for edit in bead.edits if edit.kind} == {EditClass.PUNCTUATION, EditClass.CASE}
        assert {edit.kind for edit in bead.edits if edit.kind} <= EDITORIAL
