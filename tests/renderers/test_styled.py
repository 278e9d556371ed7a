"""Text in runs: wrapped between words, never wider than the screen, nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from declcmp import messages
from declcmp.model import EditClass
from declcmp.renderers import View, edits_in_words
from declcmp.renderers.terminal.ink import painted, style
from declcmp.renderers.terminal.styled import Text
from renderers.made import edits

RUNS = st.lists(st.tuples(st.text("абв世e\u0301 -", max_size=30), st.sampled_from(["", "1", "2"])), max_size=6)


@given(RUNS, st.integers(2, 40))
def test_wrapped_text_has_every_word_once_in_lines_that_fit(runs: list[tuple[str, str]], columns: int) -> None:
    text = Text.assemble(*runs)
    lines = text.wrap(columns)
    assert all(line.cell_len <= columns for line in lines)
    assert "".join("".join(line.plain for line in lines).split()) == "".join(text.plain.split())


@given(RUNS, st.integers(2, 40))
def test_characters_keep_their_styles_when_wrapped(runs: list[tuple[str, str]], columns: int) -> None:
    text = Text.assemble(*runs)
    before = [(c, name) for run, name in text.runs for c in run if not c.isspace()]
    assert [(c, name) for line in text.wrap(columns) for run, name in line.runs for c in run if c != " "] == before


def test_lines_end_between_words_and_a_longer_word_is_cut() -> None:
    assert [line.plain for line in Text("мир и согласие").wrap(8)] == ["мир и", "согласие"]
    assert [line.plain for line in Text("мир взаимодействие").wrap(8)] == ["мир", "взаимоде", "йствие"]


def test_no_escape_sequence_without_colours_and_each_run_is_closed_with_them() -> None:
    view = View(colours=256)
    line = Text.assemble("мир ", ("труд", style("inserted", view)))
    assert painted([line], view) == "мир \x1b[38;5;33mтруд\x1b[0m\n"
    assert painted([line], View()) == "мир труд\n"


def test_each_class_is_named_once_with_all_its_changes() -> None:
    messages.use("en")
    changed = edits(
        ("-", "Китай", EditClass.NAME), ("+", "Иран", EditClass.NAME), " и ", ("+", "Ирак.", EditClass.NAME), " за ",
        ("-", "9", EditClass.NUMBER), ("+", "10", EditClass.NUMBER), " лет ", ("+", "А" * 40, EditClass.NAME),
    )  # fmt: skip
    assert edits_in_words(changed, frozenset()) == ["number! 9 → 10", "name! Китай → Иран, +Ирак, …"]
