from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from declarations import GOLD
from declcmp.model.reuse import MatchKind, Relation, ReuseReport
from declcmp.reuse import reuse
from reuse.corpora import declarations, report


def _scored(found: ReuseReport, tmp_path: Path, *options: str) -> dict[str, object]:
    matches = [
        {side: {"document": passage.document, "text": passage.text} for side, passage in (("a", m.a), ("b", m.b))}
        for m in found.matches
    ]
    written = tmp_path / "report.json"
    written.write_text(json.dumps({"matches": matches}), "utf-8")
    command: list[str | Path] = [sys.executable, GOLD / "score_reuse.py", GOLD / "reuse_gold.json", written, "--json"]
    run = subprocess.run(
        [*command, "--documents", GOLD / "seeds", *options], capture_output=True, check=True, text=True
    )
    scored: dict[str, object] = json.loads(run.stdout)
    return scored


def test_formulations_marked_by_two_readers_are_found(tmp_path: Path) -> None:
    scored = _scored(report(), tmp_path)
    assert scored["f1"] >= 0.95  # type: ignore[operator]
    assert scored["false"] == 0
    assert scored["unplaced"] == 0
    assert scored["by_level"] == {"verbatim": "2/2", "near": "17/17", "reworded": "4/6"}


def _between(old: str, new: str, words: str) -> tuple[str, str, Relation]:
    found = [m for m in report().matches if {m.a.document, m.b.document} == {old, new} and words in m.a.text.lower()]
    assert len(found) == 1
    return found[0].a.text, found[0].b.text, found[0].relation


def test_pollution_clause_of_2020_comes_back_in_2021_with_its_boundaries() -> None:
    old, new, relation = _between("001", "003", "загрязнения вод")
    assert old.startswith("Выражаем готовность к принятию совместных мер, нацеленных")
    assert new.startswith("Стороны подчеркнули необходимость принятия согласованных мер, направленных")
    assert old.endswith("обеспечение чистой питьевой водой")
    assert new.endswith("обеспечение чистой питьевой водой и другие")
    assert relation in {Relation.REWORDED, Relation.REORDERED}


def test_afghanistan_sentence_of_2020_comes_back_in_2021_with_its_boundaries() -> None:
    old, new, _ = _between("001", "000", "инклюзивных переговоров")
    assert old.startswith("Всеобъемлющий и устойчивый мир в Афганистане")
    assert new.startswith("всеобъемлющий и устойчивый мир в Афганистане")
    assert new.endswith("между самими афганцами")


def test_closing_formula_of_three_declarations_is_one_family() -> None:
    family = next(f for f in report().families if "высокий уровень" in f.origin.passage.text)
    assert [member.passage.document for member in family.members] == ["003", "004", "002"]
    assert [member.date for member in family.members] == ["2021-08-06", "2025-04-26", "2025-06-17"]


def test_lists_of_parties_names_and_dates_are_labelled_and_left_out_by_default() -> None:
    kinds = {match.kind for match in report().matches}
    assert kinds == {MatchKind.FORMULATION}
    every = report(every=True).matches
    parties = [m for m in every if "Республики Таджикистан" in m.a.text and "Кыргызской Республики" in m.a.text]
    assert parties
    assert {m.kind for m in parties} <= {MatchKind.PARTY_LIST, MatchKind.TITLE}
    assert any(m.kind is MatchKind.PLACE_DATE for m in every)


def test_repeats_inside_one_declaration_are_found_only_when_asked_for() -> None:
    assert all(match.a.document != match.b.document for match in report().matches)
    assert any(match.a.document == match.b.document for match in reuse(declarations(), within=True).matches)


@pytest.mark.parametrize("match", report().matches, ids=lambda match: match.id)
def test_passages_stand_where_they_say(match) -> None:  # type: ignore[no-untyped-def]
    texts = {document.id: document.text for document in declarations()}
    for passage in (match.a, match.b):
        assert passage.span.of(texts[passage.document]) == passage.text
        assert passage.sentences
