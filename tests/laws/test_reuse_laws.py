from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from declcmp.model import Document
from declcmp.model.reuse import MatchKind, ReuseReport
from declcmp.reuse import reuse
from reuse.corpora import declarations, made

_SENTENCES = [document.text_of(sentence) for document in declarations() for sentence in document.sentences]


def _pairs(report: ReuseReport) -> set[tuple[str, str, str, str]]:
    return {(match.a.document, match.a.text, match.b.document, match.b.text) for match in report.matches}


@st.composite
def corpora(draw: st.DrawFn) -> list[Document]:
    """Documents of a few sentences of the declarations, dated or not."""
    random = Random(draw(st.integers(0, 10_000)))
    size = draw(st.integers(2, 5))
    found = []
    for place in range(size):
        date = random.choice([None, f"20{place:02d}-01-01", "2020-05-05"])
        found.append(made(f"d{place}", random.sample(_SENTENCES, 12), date))
    return found


@settings(max_examples=15, deadline=None)
@given(corpora(), st.randoms())
def test_order_of_documents_changes_nothing(documents, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(documents)
    random.shuffle(shuffled)
    assert reuse(documents) == reuse(shuffled)


@settings(max_examples=15, deadline=None)
@given(corpora())
def test_another_document_loses_no_match(documents) -> None:  # type: ignore[no-untyped-def]
    fewer = reuse(documents[:-1])
    more = reuse(documents)
    assert _pairs(fewer) <= _pairs(more)
    assert {match.id for match in fewer.matches} <= {match.id for match in more.matches}


@settings(max_examples=15, deadline=None)
@given(corpora())
def test_another_document_renames_no_family_that_it_does_not_touch(documents) -> None:  # type: ignore[no-untyped-def]
    before, after = reuse(documents[:-1]), reuse(documents)
    new = documents[-1].id
    touched = {
        (p.document, p.sentences) for m in after.matches if new in {m.a.document, m.b.document} for p in (m.a, m.b)
    }
    names = {family.id for family in after.families}
    for family in before.families:
        if not any((member.passage.document, member.passage.sentences) in touched for member in family.members):
            assert family.id in names


def test_copy_of_a_document_stands_in_it_whole() -> None:
    for document in declarations():
        copy = replace(document, id="copy", metadata=replace(document.metadata, date="2030-01-01"))
        found = reuse([document, copy])
        assert [(each.a_share, each.b_share) for each in found.overlap] == [(1.0, 1.0)]
        assert found.documents[1].inherited == 1.0


def test_sides_change_with_the_dates_and_nothing_else_does() -> None:
    one, other = declarations()[1], declarations()[3]
    swapped = [replace(one, metadata=replace(one.metadata, date="2030-01-01")), other]
    found, mirrored = reuse([one, other]), reuse(swapped)
    assert {(b, bt, a, at) for a, at, b, bt in _pairs(found)} == _pairs(mirrored)


def test_hash_seed_changes_nothing() -> None:
    script = (
        "from reuse.corpora import declarations; from declcmp.reuse import reuse;"
        "from declcmp.model.reuse import MatchKind; print(reuse(declarations(), kinds=frozenset(MatchKind)))"
    )
    printed = set()
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path), "PYTHONIOENCODING": "utf-8"}
        printed.add(
            subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=environment).stdout
        )
    assert len(printed) == 1


def test_kinds_asked_for_do_not_change_formulations() -> None:
    every = reuse(declarations(), kinds=frozenset(MatchKind))
    alone = reuse(declarations())
    assert {m.id for m in every.matches if m.kind is MatchKind.FORMULATION} == {m.id for m in alone.matches}
    assert every.overlap == alone.overlap
