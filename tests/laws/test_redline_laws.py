"""What holds of the redline of any two texts."""

from __future__ import annotations

import re
from itertools import pairwise
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from declcmp.compare.parts import parts
from declcmp.compare.redline import redline
from declcmp.model import EDITORIAL, Edit, EditClass, EditOp
from generator import RATES, edited, keys, sentences_of

OLD = {EditOp.EQUAL, EditOp.DELETE, EditOp.MOVE_FROM}
NEW = {EditOp.EQUAL, EditOp.INSERT, EditOp.MOVE_TO}
MIRROR = {
    EditOp.EQUAL: EditOp.EQUAL,
    EditOp.DELETE: EditOp.INSERT,
    EditOp.INSERT: EditOp.DELETE,
    EditOp.MOVE_FROM: EditOp.MOVE_TO,
    EditOp.MOVE_TO: EditOp.MOVE_FROM,
}

#: Few words and many marks: the texts collide all the time.
WORDS = ["мир", "мира", "Мир", "и", "не", "в", "ещё", "еще", "2025", "года", "26.04", "№", "N", "ООН"]
ODD_WORDS = ["Китай-Центральная", "Азия", "e\u0301", "со\u00adвет", "a_b", "x"]
MARKS = [",", ".", "--", "—", "-", " ", "  ", "\u00a0", '"', "«", "»", "/", "(", "…", "\n"]
joints = st.sampled_from(["", " "])
wordy = st.lists(st.sampled_from(WORDS + ODD_WORDS + MARKS), max_size=25).flatmap(
    lambda items: joints.map(lambda joint: joint.join(items))
)
anything = st.text(max_size=80) | wordy


def pairs_of_sentences() -> list[tuple[str, str]]:
    every = [text for key in keys() for text in sentences_of(key)]
    random = Random(7)
    return [(random.choice(every), random.choice(every)) for _ in range(60)]


def edited_sentences() -> list[tuple[str, str]]:
    found = []
    for rates in RATES.values():
        made = edited("003", 5, rates)
        old = {sentence.number: made.old.text_of(sentence) for sentence in made.old.sentences}
        new = {sentence.number: made.new.text_of(sentence) for sentence in made.new.sentences}
        found += [(old[i], new[j]) for i, j in sorted(made.links)]
    return found


def spells_both(old: str, new: str) -> bool:
    edits = redline(old, new)
    return (
        "".join(edit.text for edit in edits if edit.op in OLD) == old
        and "".join(edit.text for edit in edits if edit.op in NEW) == new
    )


def cuts_a_word(text: str, edits: list[str]) -> bool:
    """Say whether a boundary between edits stands inside a run of letters and digits, or inside a hyphened word."""
    inside = {
        at for match in re.finditer(r"\w+(?:[-\u2010\u2011]\w+)*", text) for at in range(match.start() + 1, match.end())
    }
    at, bounds = 0, set()
    for edit in edits[:-1]:
        at += len(edit)
        bounds.add(at)
    return not inside.isdisjoint(bounds)


def is_mirror(there: tuple[Edit, ...], back: tuple[Edit, ...]) -> bool:
    def sides(edits: tuple[Edit, ...], *, flip: bool) -> list[list[tuple[EditOp, str, EditClass | None, int | None]]]:
        flipped = [(MIRROR[e.op] if flip else e.op, e.text, e.kind, e.move) for e in edits]
        return [[entry for entry in flipped if entry[0] in side] for side in (OLD, NEW)]

    return sides(there, flip=False) == sides(back, flip=True)


def words_alone(edits: tuple[Edit, ...]) -> list[Edit]:
    return [edit for edit in edits if edit.kind is not None and edit.kind not in EDITORIAL]


@given(anything, anything)
@example("", "a")
@example("a-b", "a — b")
@example("№5", "N 5")
def test_edits_spell_both_texts(old: str, new: str) -> None:
    assert spells_both(old, new)


@given(anything, anything)
def test_no_edit_begins_or_ends_inside_a_word(old: str, new: str) -> None:
    edits = redline(old, new)
    assert not cuts_a_word(old, [edit.text for edit in edits if edit.op in OLD])
    assert not cuts_a_word(new, [edit.text for edit in edits if edit.op in NEW])


@given(anything)
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert all(edit.op is EditOp.EQUAL for edit in redline(text, text))


@given(anything, anything)
def test_sides_exchanged_give_the_mirror(old: str, new: str) -> None:
    assert is_mirror(redline(old, new), redline(new, old))


@given(anything, anything)
def test_both_ends_of_a_moved_phrase_hold_the_same_words(old: str, new: str) -> None:
    ends: dict[int, list[tuple[str, ...]]] = {}
    for edit in redline(old, new):
        if edit.move is not None:
            ends.setdefault(edit.move, []).append(parts(edit.text).keys)
    assert all(len(words) == 2 and words[0] == words[1] for words in ends.values())


@given(anything, anything)
def test_equal_texts_are_never_parted(old: str, new: str) -> None:
    ops = [edit.op for edit in redline(old, new)]
    assert (EditOp.EQUAL, EditOp.EQUAL) not in set(pairwise(ops))


@pytest.mark.parametrize("pair", pairs_of_sentences() + edited_sentences())
def test_laws_hold_of_real_sentences(pair: tuple[str, str]) -> None:
    old, new = pair
    edits = redline(old, new)
    assert spells_both(old, new)
    assert is_mirror(edits, redline(new, old))
    assert not cuts_a_word(old, [edit.text for edit in edits if edit.op in OLD])
    assert not cuts_a_word(new, [edit.text for edit in edits if edit.op in NEW])


@pytest.mark.parametrize("key", keys())
def test_typography_changes_no_word(key: str) -> None:
    for text in sentences_of(key):
        for other in (
            re.sub(r'"([^"]*)"', r"«\1»", text),
            re.sub(r"«([^»]*)»", r"“\1”", text),
            text.replace("--", "—").replace(" - ", " – "),
            re.sub(r" (--|—|-) ", "-", text),
            text.replace(" ", "  "),
            text.replace(" ", "\u00a0"),
            text.replace("г. ", "г."),
            text.replace("№", "N "),
            text.replace("ё", "е"),
            text.upper(),
        ):
            assert not words_alone(redline(text, other))
            assert not words_alone(redline(other, text))
