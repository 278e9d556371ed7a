"""What counts as moved: also a short sentence, if it is word for word the same and like no other."""

from __future__ import annotations

import pytest

from declcmp import readers
from declcmp.compare import compare
from declcmp.model import Document
from declcmp.text.document import document

POINTS = (
    "Стороны обсудили ход подготовки к следующей встрече глав государств в Бишкеке.",
    "Министры подтвердили важность сотрудничества в области водных ресурсов и охраны ледников.",
    "Стороны приветствуют проведение в 2025 году форума в городе Самарканд.",
    "Стороны договорились расширять обмены студентами и преподавателями.",
    "Министры отметили рост взаимной торговли за последние три года.",
)


def declaration(points: tuple[str, ...]) -> Document:
    text = "\n\n".join(["Совместное заявление министров", *points])
    reading = readers.read(text.encode(), "made.txt")
    return document(reading.blocks, id="made", source=reading.source, front=reading.front, clean=reading.clean)


@pytest.mark.parametrize("place", range(len(POINTS)))
def test_a_short_sentence_that_stands_elsewhere_word_for_word_has_moved(place: int) -> None:
    to = 0 if place > 1 else len(POINTS) - 1
    others = POINTS[:place] + POINTS[place + 1 :]
    beads = compare(declaration(POINTS), declaration((*others[:to], POINTS[place], *others[to:]))).beads
    assert [bead.old[0].text for bead in beads if bead.moved] == [POINTS[place]]
    assert all(bead.kind == "equal" for bead in beads)
