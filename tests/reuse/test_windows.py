"""Short phrases with other words between their own."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from declcmp.model.provenance import FindReport
from declcmp.reuse.concordance import find
from declcmp.reuse.library import Shelf
from declcmp.reuse.terms import terms
from declcmp.reuse.windows import windows
from reuse.corpora import made

PHRASE = "сохранение горных ледников"


def found(text: str) -> FindReport:
    return find(PHRASE, Shelf([made("a", [text, "Прочее."], "2001-01-01")]))


def score(text: str) -> float:
    (hit,) = found(text).hits
    return hit.score


def test_the_more_is_put_in_the_lower_is_the_score() -> None:
    texts = (
        "Важно сохранение горных ледников.",
        "Важно сохранение горных и снежных ледников.",
        "Важно сохранение горных и снежных памирских ледников.",
        "Важно сохранение высоких горных и снежных памирских ледников.",
    )
    scores = [score(text) for text in texts]
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_the_same_words_score_the_same_in_any_text() -> None:
    about = " ".join(["Ледники горные.", "Ледников горных сохранение."] * 20)
    text = "Важно сохранение горных и снежных ледников."
    alone = found(text).hits[0]
    among = find(PHRASE, Shelf([made("b", [text, *about.split(". ")], "2001-01-01")])).hits
    assert alone.score in {hit.score for hit in among if hit.passage.text == alone.passage.text}


def test_words_too_far_apart_are_no_occurrence() -> None:
    assert found("Важно сохранение лесов, степей, озёр, рек, троп и горных пастбищ возле ледников.").hits == ()


def test_a_window_ends_with_the_item_of_a_list() -> None:
    (unit,) = terms(made("a", ["сохранение лесов; горных троп; малых ледников"]))
    (whole,) = terms(made("a", ["сохранение лесов, горных троп, малых ледников"]))
    forms = [{word} for word in PHRASE.split()]
    assert list(windows(unit, forms)) == []
    assert list(windows(whole, forms)) == [(0, 2, 5)]


def test_a_word_of_the_phrase_that_is_missing_is_said() -> None:
    report = found("Важно сохранение горных пастбищ.")
    assert report.hits == ()
    assert report.nearest is not None
    assert report.nearest.missing == ("ледников",)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["сохранение", "горных", "ледников", "и", "снежных", ";"]), min_size=1, max_size=14))
def test_hits_stand_where_they_say_and_have_all_words_in_order(words: list[str]) -> None:
    for hit in found(" ".join(words)).hits:
        assert hit.context[hit.place.start : hit.place.stop] == hit.passage.text
        here = iter(hit.passage.text.split())
        assert hit.relation == "reordered" or all(word in here for word in PHRASE.split())
