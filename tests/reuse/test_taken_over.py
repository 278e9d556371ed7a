"""One definition of what was taken over: `reuse` and `blame` say the same of a text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from declarations import IDS
from declcmp.model import Document
from declcmp.model.reuse import ReuseReport
from declcmp.reuse import reuse
from declcmp.reuse.library import Shelf
from declcmp.reuse.provenance import blame
from reuse.corpora import declarations, made, report

ARTICLES = [
    "Статья 1.",
    "Стороны подчеркнули необходимость принятия согласованных мер по сохранению ледников и очистке рек.",
    "Статья 2.",
    "Раздел II.",
    "Министры договорились учредить ежегодную ярмарку народных ремёсел и гончарного искусства.",
]
#: A wording that drifts: the last is like the first, but no match of it, and the one between matches both.
FIRST = "Главы государств выразили признательность Президенту за гостеприимство и высокий уровень организации встречи."
BETWEEN = "Стороны выражают признательность принимающей стороне за высокий уровень организации второго саммита."
LAST = "Стороны выразили благодарность принимающей стороне за высокий уровень проведения шестого заседания."


def inherited(found: ReuseReport) -> dict[str, float]:
    return {each.document: each.inherited for each in found.documents}


@pytest.mark.parametrize("number", IDS)
def test_blame_and_reuse_count_the_same_words(number: str) -> None:
    draft = next(document for document in declarations() if document.id == number)
    assert blame(draft, Shelf(declarations())).inherited == pytest.approx(inherited(report())[number])


def test_every_member_of_a_family_is_traced_to_its_origin() -> None:
    shelf = Shelf(declarations())
    traced = {
        (document.id, part.span, witness.passage.document, witness.passage.span)
        for document in declarations()
        for sentence in blame(document, shelf).attributions
        for part in sentence.parts
        for witness in filter(None, (part.origin, part.closest))
    }
    for family in report().families:
        origin = family.origin.passage
        for member in family.members[1:]:
            here = member.passage
            assert any(
                (later, earlier) == (here.document, origin.document)
                and min(span.stop, here.span.stop) > max(span.start, here.span.start)
                and min(source.stop, origin.span.stop) > max(source.start, origin.span.start)
                for later, span, earlier, source in traced
            ), (family.label, here.text)


def test_a_wording_is_traced_by_way_of_another_to_what_it_does_not_match_itself() -> None:
    documents = [
        made("first", [FIRST], "2001-01-01"),
        made("between", [BETWEEN], "2003-01-01"),
        made("last", [LAST], "2002-01-01"),
    ]
    alone = [documents[0], documents[2]]
    assert not reuse(alone).matches
    assert not any(each.parts for each in blame(documents[2], Shelf(alone)).attributions)
    (family,) = reuse(documents).families
    assert [member.passage.document for member in family.members] == ["first", "last", "between"]
    (sentence,) = blame(documents[2], Shelf(documents)).attributions
    (part,) = sentence.parts
    assert part.origin.passage.document == "first"
    assert part.origin.score == pytest.approx(family.members[1].score)
    assert part.origin.score < 0.6
    assert inherited(reuse(documents))["last"] == pytest.approx(sentence.share)


def _copied() -> tuple[Document, Document]:
    one = made("one", ARTICLES, "2001-01-01")
    return one, replace(one, id="other", metadata=replace(one.metadata, date="2002-02-02"))


def test_sentences_that_say_nothing_are_taken_over_with_their_neighbours() -> None:
    one, other = _copied()
    assert blame(other, Shelf([one])).inherited == 1.0
    assert [(each.a_share, each.b_share) for each in reuse([one, other]).overlap] == [(1.0, 1.0)]


def test_sentences_that_say_nothing_are_nobodys_by_themselves() -> None:
    one, _ = _copied()
    strange = made("strange", ["Статья 1.", "Кошки едят рыбу у пруда.", "Статья 2."], "2002-02-02")
    assert blame(strange, Shelf([one])).inherited == 0.0
    assert reuse([one, strange]).overlap == ()
