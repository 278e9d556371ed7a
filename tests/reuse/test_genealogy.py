"""Each wording comes of the earlier one that it is nearest to: examples from the declarations, and laws."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from declcmp.model.reuse import Relation
from declcmp.reuse.genealogy import nearest, step

PLAIN = "Всеобъемлющий и устойчивый мир в Афганистане может быть достигнут только путем инклюзивных переговоров"
WORDY = PLAIN.replace("инклюзивных", "прямых инклюзивных") + " между самими афганцами"
OTHER = "Стороны продолжат работу по увеличению вклада Центральной Азии"


def test_a_wording_comes_of_the_nearest_one_not_of_the_last_one() -> None:
    assert nearest([PLAIN, WORDY, PLAIN + " сторон", WORDY + " и соседями"]) == (None, 0, 0, 1)


def test_the_same_words_come_of_those_who_had_them_last() -> None:
    assert nearest([PLAIN, WORDY, PLAIN, PLAIN.upper()]) == (None, 0, 0, 2)


def test_another_ending_is_nearer_than_another_word() -> None:
    first, second = "принятие согласованных мер", "принятие совместных мер"
    assert nearest([first, second, "принятию совместных мер"]) == (None, 0, 1)


def test_what_is_like_nothing_comes_of_something_earlier() -> None:
    assert nearest([PLAIN, "", OTHER]) in {(None, 0, 0), (None, 0, 1)}


def test_the_first_of_very_many_wordings_can_still_be_the_nearest() -> None:
    others = [f"{OTHER} в области № {number}" for number in range(400)]
    assert nearest([PLAIN, *others, PLAIN + " сторон"])[-1] == 0


@given(st.lists(st.sampled_from([PLAIN, WORDY, OTHER, PLAIN + " сторон", "мир"]), max_size=12))
def test_every_wording_but_the_first_comes_of_an_earlier_one(wordings: list[str]) -> None:
    found = nearest(wordings)
    assert len(found) == len(wordings)
    assert all(
        parent is None if at == 0 else parent is not None and 0 <= parent < at for at, parent in enumerate(found)
    )


def test_a_step_is_named_by_what_became_of_the_words() -> None:
    assert step(PLAIN, PLAIN.upper(), moved=False) is Relation.VERBATIM
    assert step(PLAIN, WORDY, moved=False) is Relation.EXTENDED
    assert step(WORDY, PLAIN, moved=False) is Relation.CUT
    assert step(PLAIN, OTHER, moved=False) is Relation.REWORDED
