"""Where the sentences of a draft come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declarations import IDS
from declcmp.model import Document, Metadata, Span
from declcmp.model.provenance import Attribution, BlameReport, Part, Witness
from declcmp.model.reuse import Relation
from declcmp.reuse.library import Shelf
from declcmp.reuse.provenance import blame
from reuse.corpora import declarations, made
from reuse.traced import Stitched, gold, holder, stitched

_WORD = re.compile(r"[^\W_]+")
CLAUSE = "Стороны подчеркнули необходимость принятия согласованных мер по сохранению ледников и очистке рек."
OTHER = "Министры договорились учредить ежегодную ярмарку народных ремёсел и гончарного искусства."


@cache
def shelf() -> Shelf:
    return Shelf(declarations())


def declaration(number: str) -> Document:
    return next(document for document in declarations() if document.id == number)


@cache
def blamed(number: str) -> BlameReport:
    return blame(declaration(number), shelf())


def sources(part: Part) -> list[Witness]:
    return [part.origin, part.closest] if part.closest else [part.origin]


def overlap(one: Span, other: Span) -> int:
    return max(0, min(one.stop, other.stop) - max(one.start, other.start))


def is_traced(later: str, text: str, earlier: str, other: str) -> bool:
    """Say whether half of *text* is attributed to the place in the earlier declaration that says *other*."""
    here, there = holder(text, declaration(later)), holder(other, declaration(earlier))
    return any(
        witness.passage.document == earlier
        and 2 * overlap(part.span, here) >= len(here)
        and 2 * overlap(witness.passage.span, there) >= min(len(there), len(witness.passage.span))
        for sentence in blamed(later).attributions
        for part in sentence.parts
        for witness in sources(part)
    )


def in_order(pairs: Iterator[tuple[str, str, str, str]]) -> Iterator[tuple[str, str, str, str]]:
    order = [document.id for document in sorted(declarations(), key=lambda each: str(each.metadata.date))]
    for a, a_text, b, b_text in pairs:
        later = order.index(a) > order.index(b)
        yield (a, a_text, b, b_text) if later else (b, b_text, a, a_text)


def test_astana_is_traced_to_almaty_wherever_readers_saw_reuse() -> None:
    pairs = [each for each in in_order(gold("verbatim", "near", "reworded")) if {each[0], each[2]} == {"002", "004"}]
    found = [is_traced(*each) for each in pairs]
    assert len(found) >= 15
    assert sum(found) == len(found)


def test_reuse_between_any_two_declarations_is_traced() -> None:
    found = [is_traced(*each) for each in in_order(gold("verbatim", "near", "reworded"))]
    assert sum(found) / len(found) >= 0.92


def test_formulations_that_readers_told_apart_are_not_traced_to_one_another() -> None:
    found = [is_traced(*each) for each in in_order(gold("negative"))]
    assert len(found) > 50
    assert sum(found) == 0


def test_afghanistan_sentence_of_2021_is_that_of_2020_with_a_word_and_a_tail_that_are_new() -> None:
    sentence = next(each for each in blamed("000").attributions if "инклюзивных переговоров" in each.text)
    (part,) = sentence.parts
    assert (part.origin.date, part.closest) == ("2020-10-15", None)
    new = [declaration("000").text_of(span) for span in sentence.new]
    assert new[:2] == ["Убеждены в том, что", "прямых"]
    assert new[2].startswith("под руководством афганского народа")
    assert new[2].endswith("в постконфликтный период")
    assert len(new) == 3


def _figures(drafted: list[Stitched], report: BlameReport) -> Iterator[tuple[str, bool]]:
    """Yield whether the origin of each known stretch is right, and whether each edge of a new one is within a word."""
    for sentence, traced in zip(drafted, report.attributions, strict=True):
        places = [(m.start() + traced.span.start, m.end() + traced.span.start) for m in _WORD.finditer(sentence.text)]

        def words(span: Span, places: list[tuple[int, int]] = places) -> set[int]:
            return {at for at, (start, stop) in enumerate(places) if start < span.stop and span.start < stop}

        for piece in sentence.pieces:
            own = set(range(piece.start, piece.stop))
            if piece.source is None:
                runs = [run for span in traced.new if (run := words(span)) & own]
                yield "edge", bool(runs) and abs(min(runs[0]) - piece.start) <= 1
                yield "edge", bool(runs) and abs(max(runs[-1]) + 1 - piece.stop) <= 1
            else:
                best = max(traced.parts, key=lambda part: len(words(part.span) & own), default=None)
                here = best is not None and 2 * len(words(best.span) & own) >= len(own)
                yield "origin", here and best is not None and best.origin.passage.document == piece.source


def test_a_draft_stitched_from_known_sentences_is_taken_apart_at_its_seams() -> None:
    drafted = stitched(1, 120)
    figures = list(_figures(drafted, blame(made("draft", [each.text for each in drafted]), shelf())))
    origins = [right for what, right in figures if what == "origin"]
    edges = [right for what, right in figures if what == "edge"]
    assert len(origins) > 100
    assert len(edges) > 100
    assert sum(origins) / len(origins) >= 0.98
    assert sum(edges) / len(edges) >= 0.98


def one(draft: str, *documents: Document, date: str | None = None) -> Attribution:
    return blame(made("draft", [draft, "Благодарим хозяев."], date), Shelf(documents)).attributions[0]


def test_one_sentence_made_of_two_and_two_made_of_one_are_traced() -> None:
    # Neither half has the five words of content that a formulation needs.
    halves = (
        "Стороны наладят обмен студентами дипломатических академий.",
        "Предусмотрен выпуск учебников восточных языков.",
    )
    whole = "Запланированы обмен студентами дипломатических академий и выпуск учебников восточных языков."
    early = made("early", halves, "2001-01-01")
    (joined,) = blame(made("draft", [whole]), Shelf([early])).attributions
    assert [witness.passage.sentences for part in joined.parts for witness in sources(part)] == [(1, 2)]
    divided = blame(made("draft", halves), Shelf([made("early", [whole], "2001-01-01")])).attributions
    assert [[each.origin.passage.sentences for each in sentence.parts] for sentence in divided] == [[(1,)], [(1,)]]
    assert all(each.share > 0.6 for each in (joined, *divided))
    assert not any(each.parts for each in blame(made("draft", halves[:1]), Shelf([made("e", [whole])])).attributions)


def test_the_origin_is_the_earliest_and_the_closest_the_nearest_in_wording() -> None:
    early = made("early", [CLAUSE.replace("согласованных", "скорейших")], "2001-01-01")
    late = made("late", [CLAUSE], "2002-02-02")
    (part,) = one(CLAUSE, late, early).parts
    assert part.origin.passage.document == "early"
    assert part.origin.relation is Relation.REWORDED
    assert part.closest is not None
    assert (part.closest.passage.document, part.closest.relation) == ("late", Relation.VERBATIM)


def test_what_was_copied_through_a_chain_has_its_first_document_for_origin_and_no_other_source() -> None:
    chain = [made(str(year), [CLAUSE], f"{year}-01-01") for year in (2003, 2001, 2002)]
    (part,) = one(CLAUSE, *chain).parts
    assert (part.origin.passage.document, part.closest) == ("2001", None)


def test_only_earlier_documents_count_unless_any_date_is_asked_for() -> None:
    draft, later = made("draft", [CLAUSE], "2001-01-01"), made("later", [CLAUSE], "2002-01-01")
    shelf = Shelf([later])
    report = blame(draft, shelf)
    assert (report.inherited, report.compared, report.later) == (0.0, 0, 1)
    assert blame(draft, shelf, any_date=True).inherited == 1.0


def test_a_draft_is_never_its_own_source() -> None:
    draft = made("draft", [CLAUSE])
    copy = replace(draft, id="copy-under-another-name")
    report = blame(draft, Shelf([copy]))
    assert (report.inherited, report.itself) == (0.0, "copy-under-another-name")
    assert blame(replace(draft, metadata=Metadata(date="2001-01-01")), Shelf([copy])).itself == copy.id
    edited = made("same-place", [CLAUSE, OTHER])
    assert blame(draft, Shelf([edited]), itself="same-place").inherited == 0.0


def test_undated_documents_come_last_and_are_named() -> None:
    undated, dated = made("undated", [CLAUSE]), made("dated", [CLAUSE], "2001-01-01")
    report = blame(made("draft", [CLAUSE + " " + OTHER], "2003-03-03"), Shelf([undated, dated]))
    assert report.undated == ("undated",)
    assert report.attributions[0].parts[0].origin.passage.document == "dated"
    alone = blame(made("draft", [CLAUSE + " " + OTHER], "2003-03-03"), Shelf([undated]))
    assert [debt.document for debt in alone.debts] == ["undated"]


def test_a_sentence_of_two_sources_shows_both_and_counts_no_word_twice() -> None:
    sentence = one(
        f"{CLAUSE.rstrip('.')}, а {OTHER[0].lower()}{OTHER[1:]}",
        made("one", [CLAUSE], "2001-01-01"),
        made("two", [OTHER], "2002-02-02"),
    )
    assert [part.origin.passage.document for part in sentence.parts] == ["one", "two"]
    assert sum(part.words for part in sentence.parts) == sentence.words - sentence.new_words == sentence.words - 1


def test_a_formulation_in_three_hundred_documents_has_its_origin_in_the_first() -> None:
    documents = [made(f"{n:03}", [f"Участники встречи {n} отметили: {CLAUSE}"], "2000-01-01") for n in range(300)]
    documents.append(made("first", ["Дорогие друзья! " + CLAUSE[:-1] + ", безотлагательно."], "1999-01-01"))
    Random(5).shuffle(documents)
    (part,) = one(CLAUSE, *documents).parts
    assert part.origin.passage.document == "first"


def test_shares_are_those_of_words_and_debts_add_up() -> None:
    for number in IDS:
        report = blamed(number)
        assert sum(debt.share for debt in report.debts) <= report.inherited + 1e-9
        for sentence in report.attributions:
            assert 0.0 <= sentence.share <= 1.0
            assert bool(sentence.parts) or sentence.share == 0.0


def test_the_order_of_the_documents_changes_nothing() -> None:
    turned = blame(declaration("002"), Shelf(reversed(declarations())))
    assert turned.attributions == blamed("002").attributions
    assert turned.debts == blamed("002").debts


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=' "«».,-–()\n1аяё', max_size=60), st.integers(0, 60))
def test_hostile_marks_break_no_promise(noise: str, at: int) -> None:
    text = f"{CLAUSE[:at]}{noise}{CLAUSE[at:]}".replace("\n", " ").strip() or "а"
    documents = [made("a", [CLAUSE], "2001-01-01"), made("b", [text + OTHER], "2002-01-01")]
    for sentence in blame(made("draft", [text + OTHER, CLAUSE + text]), Shelf(documents)).attributions:
        assert sentence.new_words <= sentence.words


@pytest.mark.parametrize("text", ["", "—", "1.", "и в на"])
def test_documents_of_next_to_nothing_are_attributed_to_nobody(text: str) -> None:
    documents = [made("a", [text], "2001-01-01"), made("b", [CLAUSE], "2001-01-01")]
    assert not any(each.parts for each in blame(made("draft", [text, "и"]), Shelf(documents)).attributions)
