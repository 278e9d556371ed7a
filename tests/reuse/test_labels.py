from __future__ import annotations

import pytest

from declcmp.reuse import reuse
from reuse.corpora import made, report

LABELS = [family.label for family in report().families]


def test_label_begins_and_ends_with_a_phrase() -> None:
    assert "гостеприимство и высокий уровень организации Консультативной встречи" in LABELS
    assert "отмечая важность развития сотрудничества в области инвестиций" in LABELS
    assert "Стороны считают важной платформу для диалога по безопасности" in LABELS


def test_label_keeps_the_preposition_that_its_case_needs() -> None:
    assert "по вопросам горной повестки и ее дальнейшей эффективной реализации" in LABELS


def test_label_does_not_begin_in_the_middle_of_a_list() -> None:
    assert "уменьшение загрязнения вод, атмосферного воздуха, деградации земель и ледников" in LABELS


@pytest.mark.parametrize("label", LABELS)
def test_label_is_short_and_does_not_end_with_a_loose_word(label: str) -> None:
    words = label.lower().split()
    assert 3 <= len(words) <= 9
    assert words[-1] not in {"и", "в", "на", "к", "по", "для", "от", "не"}
    assert words[0] not in {"и", "рамках", "области", "целях"}


def test_short_passage_is_its_own_label() -> None:
    clause = "Стороны осуждают вырубку реликтовых горных лесов"
    found = reuse([made("a", [clause], "2020-01-01"), made("b", [clause], "2021-01-01")])
    assert [family.label for family in found.families] == [clause]


def test_passage_without_a_phrase_is_called_by_its_first_words() -> None:
    clause = "Тараптар өңірлік қауіпсіздік пен тұрақтылықты нығайту жөніндегі ынтымақтастықты одан әрі дамытуға дайын"
    found = reuse([made("a", [clause], "2020-01-01"), made("b", [clause], "2021-01-01")])
    assert all(family.label in clause for family in found.families)
    assert all(family.label for family in found.families)
