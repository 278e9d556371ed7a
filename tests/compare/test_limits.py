"""Texts that nobody would write: they must be compared all the same, in bounded memory."""

from __future__ import annotations

import tracemalloc
from itertools import pairwise
from random import Random

from declcmp.compare import compare
from declcmp.compare.common import common
from declcmp.compare.redline import redline
from declcmp.model import BeadKind, EditClass, EditOp
from generator import document

FORMULA = "Стороны выразили готовность углублять сотрудничество в области энергетики."


def test_a_formula_repeated_thousands_of_times_is_equal_as_often_as_it_can_be() -> None:
    beads = compare(document("old", [[FORMULA]] * 3000), document("new", [[FORMULA]] * 2900)).beads
    kinds = [bead.kind for bead in beads]
    assert kinds.count(BeadKind.EQUAL) == 2900
    assert kinds.count(BeadKind.DELETED) == 100
    assert not any(bead.moved for bead in beads)


def test_sentences_of_twenty_thousand_words_stay_within_memory() -> None:
    random = Random(3)
    words = [f"слово{number}" for number in range(4000)]
    old = [random.choice(words) for _ in range(20_000)]
    new = [random.choice(words) if random.random() < 0.02 else word for word in old]
    tracemalloc.start()
    edits = redline(" ".join(old), " ".join(new))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    spelled = [edit.text for edit in edits if edit.op in (EditOp.EQUAL, EditOp.INSERT, EditOp.MOVE_TO)]
    assert "".join(spelled) == " ".join(new)
    equal = sum(len(edit.text) for edit in edits if edit.op is EditOp.EQUAL)
    assert equal > 0.9 * len(" ".join(old))
    assert most < 100e6


def test_two_unlike_sequences_without_a_rare_word_are_cut_in_the_middle() -> None:
    random = Random(4)
    old, new = ([random.choice("аб") for _ in range(20_000)] for _ in range(2))
    pairs = common(old, new)
    assert len(pairs) > 15_000
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))


def test_texts_of_marks_alone_differ_in_typography() -> None:
    (bead,) = compare(document("old", [["«—» …"]]), document("new", [['"--" ...']])).beads
    assert bead.kind is BeadKind.EDITORIAL
    assert {edit.kind for edit in bead.edits if edit.kind} == {EditClass.TYPOGRAPHY}


def test_an_empty_document_is_compared() -> None:
    empty, one = document("empty", []), document("one", [[FORMULA]])
    assert compare(empty, empty).beads == ()
    assert [bead.kind for bead in compare(empty, one).beads] == [BeadKind.INSERTED]
    assert [bead.kind for bead in compare(one, empty).beads] == [BeadKind.DELETED]


def test_sentences_that_share_formulas_alone_do_not_correspond() -> None:
    old = document("old", [["Стороны выразили готовность укреплять сотрудничество в области туризма."]])
    new = document(
        "new", [["Стороны выразили готовность укреплять сотрудничество в сфере атомной энергетики и права."]]
    )
    assert [bead.kind for bead in compare(old, new).beads] == [BeadKind.DELETED, BeadKind.INSERTED]


def test_two_empty_documents_are_related() -> None:
    empty = document("empty", [])
    assert compare(empty, empty).related
