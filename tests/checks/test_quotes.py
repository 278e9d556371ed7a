"""Quotation marks of a paragraph: each is in one pair, or alone, or shared; and equality modulo what fixes change."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from declcmp.checks.equality import comparable, equal
from declcmp.checks.quotes import alone, quoted, unpaired
from declcmp.model.checking import Keeps
from declcmp.model.document import Span

MARKED = st.text('аБ «»„“”".,-—', max_size=40)


@given(MARKED)
def test_a_mark_is_in_one_pair_or_alone(text: str) -> None:
    ends = [at for each in quoted(text) for at in (each.span.start, each.span.stop - 1)]
    single = [each.at for each in unpaired(text)]
    assert len(set(ends)) == len(ends)
    assert not set(ends) & set(single)
    assert all(text[at] in '«»„“”"' for at in [*ends, *single])


@given(MARKED)
def test_pairs_are_nested_or_apart(text: str) -> None:
    spans = [each.span for each in quoted(text)]
    for one in spans:
        for other in spans:
            apart = one.stop <= other.start or other.stop <= one.start
            inside = (one.start <= other.start and other.stop <= one.stop) or (
                other.start <= one.start and one.stop <= other.stop
            )
            assert apart or inside


@given(MARKED, MARKED)
def test_a_text_has_no_more_lone_marks_than_its_paragraphs(first: str, second: str) -> None:
    text = f"{first}\n{second}"
    bodies = [Span(0, len(first)), Span(len(first) + 1, len(text))]
    single = {each.at for body in bodies for each in unpaired(text, body.start, body.stop)}
    assert {each.at for each in alone(text, bodies)} <= single


@example("- –", Keeps.DASHES)
@given(st.text('аёе Её-–—«»"„“,.;()/[]1A3ейыго\u00a0\u200b', max_size=40), st.sampled_from(list(Keeps)))
def test_what_is_comparable_stays_so(text: str, keeps: Keeps) -> None:
    assert comparable(comparable(text, keeps), keeps) == comparable(text, keeps)


@pytest.mark.parametrize(
    ("keeps", "old", "new"),
    [
        (Keeps.SPACES, "в г.Ташкент", "в г.\u00a0Ташкент"),
        (Keeps.DASHES, "мир -- цель", "мир – цель"),
        (Keeps.QUOTES, '"Путь"', "«Путь»"),
        (Keeps.BRACKETS, "/далее -- стороны/", "(далее -- стороны)"),
        (Keeps.YO, "четвертой", "четвёртой"),
        (Keeps.SCRIPT, "СOVID", "COVID"),
        (Keeps.CASE, "стороны", "Стороны"),
        (Keeps.ORDINALS, "3-ей встречи", "3-й встречи"),
        (Keeps.PUNCTUATION, "В этой связи, Стороны", "В этой связи Стороны"),
    ],
)
def test_a_class_folds_its_own_changes_and_no_others(keeps: Keeps, old: str, new: str) -> None:
    others = [each for each in Keeps if each not in {keeps, Keeps.WORDS}]
    assert equal(old, new, keeps)
    assert not any(equal(old, new, other) for other in others)


@pytest.mark.parametrize(
    ("keeps", "old", "new"),
    [
        (Keeps.ORDINALS, "3-й встречи", "3-я встречи"),
        (Keeps.ORDINALS, "3-й встречи", "4-й встречи"),
        (Keeps.PUNCTUATION, "1,5 процента", "15 процента"),
        (Keeps.DASHES, "не мир", "мир"),
        (Keeps.SPACES, "мир и труд", "мир, и труд"),
    ],
)
def test_a_change_of_meaning_is_in_no_class(keeps: Keeps, old: str, new: str) -> None:
    assert not equal(old, new, keeps)
