"""What a person sees of a comparison, on a screen and in a log."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declcmp import messages
from declcmp.model import Bead, BeadKind, Comparison, EditClass, ParagraphKind, Unit
from declcmp.renderers import Layout, View, visible, width_of
from declcmp.renderers.terminal import render
from renderers.made import changed, comparison, deleted, document, edits, equal, inserted, texts, units

WORDING, NEGATION, NUMBER, CASE = EditClass.WORDING, EditClass.NEGATION, EditClass.NUMBER, EditClass.CASE
PEACE = "Всеобъемлющий и устойчивый мир в Афганистане может быть достигнут только путем"


@pytest.fixture(autouse=True)
def _english() -> None:
    messages.use("en")


def afghanistan() -> Comparison:
    old = texts("old", f"{PEACE} инклюзивных переговоров между самими афганцами о политическом урегулировании.")
    new = texts("new", f"{PEACE} прямых инклюзивных переговоров о политическом урегулировании между самими афганцами.")
    bead = changed(
        units(old, 1),
        units(new, 1),
        f"{PEACE} ",
        ("+", "прямых ", WORDING),
        "инклюзивных переговоров ",
        (">", "о политическом урегулировании ", WORDING, 1),  # type: ignore[arg-type]
        "между самими афганцами",
        ("<", " о политическом урегулировании", WORDING, 1),  # type: ignore[arg-type]
        ".",
    )
    return comparison(old, new, bead)


def negated() -> Comparison:
    old, new = texts("old", "Стороны не признают 9 договоров."), texts("new", "Стороны признают 10 договоров.")
    bead = changed(
        units(old, 1),
        units(new, 1),
        "Стороны ",
        ("-", "не ", NEGATION),
        "признают ",
        ("-", "9", NUMBER),
        ("+", "10", NUMBER),
        " договоров.",
    )
    return comparison(old, new, bead)


def test_insertions_and_moves_have_marks_besides_colour() -> None:
    page = " ".join(render(afghanistan(), View(width=200)).split())
    assert "{+прямых+} инклюзивных переговоров ⟨о политическом урегулировании⟩ между самими афганцами" in page
    assert "[−⟨о политическом урегулировании⟩−]." in page
    assert "1 moved phrase · 1 insertion" in page


def test_what_weighs_is_marked_and_said_in_words() -> None:
    page = render(negated(), View())
    assert "Стороны [!−не−] признают [!−9−]{!+10+} договоров." in page
    assert "negation! −не" in page
    assert "number! 9 → 10" in page


def test_the_legend_names_only_marks_that_are_used() -> None:
    assert "moved from here" not in render(negated(), View())
    assert "moved from here" in render(afghanistan(), View())


def test_without_colours_there_is_no_escape_sequence() -> None:
    assert "\x1b" not in render(afghanistan(), View())


@pytest.mark.parametrize(("colours", "orange"), [(256, "38;5;208"), (16, "33")])
def test_colours_are_blue_and_orange_or_what_the_terminal_has(colours: int, orange: str) -> None:
    page = render(negated(), View(colours=colours))
    assert f"{orange}m" in page
    assert not re.search(r"\x1b\[(?:\d+;)*3[12](?:;\d+)*m", page), "red or green"


def test_colours_change_nothing_but_colours() -> None:
    plain = render(negated(), View())
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", render(negated(), View(colours=256)))
    assert [line.rstrip() for line in coloured.splitlines()] == plain.splitlines()


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("width", [40, 80, 100, 160])
def test_no_line_is_wider_than_the_screen(layout: Layout, width: int) -> None:
    for value in (afghanistan(), negated()):
        page = render(value, View(width=width, layout=layout))
        assert max(width_of(line) for line in page.splitlines()) <= width


@given(st.text(max_size=60), st.text(max_size=60), st.integers(20, 120))
def test_no_text_steers_the_screen(left: str, right: str, width: int) -> None:
    old, new = texts("old", f"а{left}"), texts("new", f"б{right}")
    bead = changed(units(old, 1), units(new, 1), ("-", f"а{left}", WORDING), ("+", f"б{right}", WORDING))
    for layout in Layout:
        page = render(comparison(old, new, bead), View(width=width, layout=layout))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mкрасный\x1b[0m", "␛[31mкрасный␛[0m"),
        ("[/п. 5] [bold]жирный[/bold]", "[/п. 5] [bold]жирный[/bold]"),
        ("слева\u202eнаправо", "слева<U+202E>направо"),
        ("\x9b2Jстерто", "<U+009B>2Jстерто"),
        ("\x07звонок\x7f", "␇звонок␡"),
        (":smile: \\[a]", ":smile: \\[a]"),
    ],
)
def test_hostile_text_is_shown_and_not_obeyed(hostile: str, shown: str) -> None:
    assert visible(hostile) == shown
    old, new = texts("old", "Мир."), texts("new", hostile)
    page = render(comparison(old, new, deleted(units(old, 1)), inserted(units(new, 1))), View(width=120, colours=256))
    assert shown in re.sub(r"\x1b\[[0-9;]*m", "", page)


def test_unchanged_sentences_are_folded_away_and_shown_on_demand() -> None:
    old = texts("old", "Первое.", "Второе.", "Третье.", "Мир.")
    new = texts("new", "Первое.", "Второе.", "Третье.")
    beads = [equal(units(old, n), units(new, n)) for n in (1, 2, 3)]
    value = comparison(old, new, *beads, deleted(units(old, 4)))
    page = render(value, View())
    assert "… 3 sentences unchanged" in page
    assert "Третье." not in page
    near = render(value, View(context=1))
    assert "… 2 sentences unchanged" in near
    assert "Третье." in near
    assert "Первое." in render(value, View(everything=True))


def test_editorial_edits_are_counted_and_drawn_only_on_demand() -> None:
    old, new = texts("old", "Второй саммит и мир."), texts("new", "второй саммит и мир.")
    bead = Bead(
        BeadKind.EDITORIAL,
        units(old, 1),
        units(new, 1),
        1.0,
        edits(("-", "Второй", CASE), ("+", "второй", CASE), " саммит и мир."),
    )
    page = render(comparison(old, new, bead), View())
    assert "The same words: 1 editorial edit only (--ignore none shows them)." in page
    assert "[−Второй−]{+второй+}" in render(comparison(old, new, bead), View(ignore=frozenset(), hidden=frozenset()))


def test_texts_that_share_little_are_said_to() -> None:
    old, new = texts("old", "Мир.", "Война.", "Торговля."), texts("new", "Мир.", "Культура.")
    beads = (
        equal(units(old, 1), units(new, 1)),
        deleted(units(old, 2)),
        deleted(units(old, 3)),
        inserted(units(new, 2)),
    )
    value = comparison(old, new, *beads, related=False)
    page = render(value, View(width=100))
    assert "These texts share little: 1 sentence corresponds, 2 and 1 stand alone (--all shows them)." in page
    assert "Культура" not in page
    assert "Культура" in render(value, View(everything=True))


def test_a_moved_sentence_says_where_it_came_from() -> None:
    old, new = texts("old", "Первое.", "Второе."), texts("new", "Второе.", "Первое.")
    value = comparison(old, new, equal(units(old, 2), units(new, 1), moved=True), equal(units(old, 1), units(new, 2)))
    assert "moved from line 2 to line 1" in render(value, View())


def test_splits_and_merges_are_named() -> None:
    old, new = texts("old", "Мир и согласие."), texts("new", "Мир.", "Согласие.")
    parts = ("Мир", ("-", " и с", WORDING), ("+", ". С", WORDING), "огласие.")
    page = render(comparison(old, new, changed(units(old, 1), units(new, 1, 2), *parts)), View())
    assert "~ split 0.82 · 1 → 2 sentences · lines 1 → 1–2" in page
    swapped = render(comparison(new, old, changed(units(new, 1, 2), units(old, 1), *parts)), View())
    assert "~ merged 0.82 · 2 → 1 sentences" in swapped


def test_a_heading_stands_over_its_changes_once() -> None:
    kinds = [(ParagraphKind.HEADING, "В сфере безопасности"), (ParagraphKind.TEXT, "Мир."), (ParagraphKind.TEXT, "Да.")]
    old, new = document("old", kinds), document("new", [*kinds[:1], (ParagraphKind.TEXT, "Война.")])
    heading = tuple((Unit(None, "В сфере безопасности", (1, 1), 0, ParagraphKind.HEADING),) for _side in "on")
    value = Comparison(
        old,
        new,
        (
            changed(units(old, 1), units(new, 1), ("-", "Мир", WORDING), ("+", "Война", WORDING), "."),
            deleted(units(old, 2)),
        ),
        (Bead(BeadKind.EQUAL, heading[0], heading[1], 1.0, edits("В сфере безопасности")),),
    )
    assert render(value, View()).count("В сфере безопасности") == 1


def test_side_by_side_shows_each_text_in_its_column() -> None:
    lines = render(negated(), View(width=100, layout=Layout.SIDE_BY_SIDE)).splitlines()
    row = next(line for line in lines if "│" in line)
    left, right = row.split("│")
    assert "[!−не−] признают [!−9−] договоров." in left
    assert "признают {!+10+} договоров." in right
    assert "{" not in left
    assert "[" not in right


def test_stat_counts_and_shows_no_text() -> None:
    page = render(negated(), View(stat=True))
    assert re.search(r"changed +1\n", page)
    assert re.search(r"negation +1\n", page)
    assert re.search(r"number +1\n", page), "a replaced number is one edit"
    assert "Стороны" not in page


def test_a_person_reads_it_in_russian() -> None:
    messages.use("ru")
    page = render(negated(), View())
    assert "отрицание! −не" in page
    assert "изменено 1" in page
