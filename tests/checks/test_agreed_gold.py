"""AGL801 on the declaration of Astana with the communiqué of Almaty as the only agreed text, by the gold of reuse."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from declarations import GOLD
from declcmp.checks import Draft, check
from declcmp.checks.catalogue import catalogue
from declcmp.checks.defaults import default_norms
from declcmp.model import Document
from declcmp.model.checking import Finding, Severity
from declcmp.reuse.library import Shelf
from declcmp.text.words import Word, folds, words
from reuse.corpora import declarations

ASTANA, ALMATY = "002", "004"
#: First and last word of a passage, half-open.
Run = tuple[int, int]


@cache
def document(number: str) -> Document:
    return next(each for each in declarations() if each.id == number)


@cache
def found(code: str = "AGL801") -> tuple[Finding, ...]:
    draft = Draft(document(ASTANA), norms=default_norms(), corpus=Shelf([document(ALMATY)]))
    return check(draft, "astana.md", [catalogue()[code]])


@cache
def words_of(number: str) -> tuple[Word, ...]:
    return tuple(words(document(number).text))


def run_of(number: str, text: str) -> Run:
    """Return where a passage of the gold stands; an empty run for a line of the page around the text."""
    wanted, folded = folds(text), [word.folded for word in words_of(number)]
    start = next((at for at in range(len(folded)) if folded[at : at + len(wanted)] == wanted), None)
    return (start, start + len(wanted)) if start is not None else (0, 0)


def runs_of(finding: Finding) -> dict[str, Run]:
    spans = {ASTANA: finding.span, ALMATY: finding.related[0].span}
    runs = {}
    for number, span in spans.items():
        inside = [at for at, word in enumerate(words_of(number)) if span.start <= word.start < span.stop]
        runs[number] = (inside[0], inside[-1] + 1)
    return runs


def half(inner: dict[str, Run], outer: dict[str, Run], of: dict[str, Run]) -> bool:
    def common(number: str) -> int:
        return min(inner[number][1], outer[number][1]) - max(inner[number][0], outer[number][0])

    return all(common(number) > 0 and 2 * common(number) >= len(range(*of[number])) for number in (ASTANA, ALMATY))


@cache
def pairs(*, negative: bool) -> dict[str, dict[str, Run]]:
    """Return the annotated pairs of the two texts: those that one formulation is, or those that only look so."""
    gold: list[dict[str, Any]] = json.loads((GOLD / "reuse_gold.json").read_text(encoding="utf-8"))["pairs"]
    return {
        pair["id"]: {ASTANA: run_of(ASTANA, pair["a_text"]), ALMATY: run_of(ALMATY, pair["b_text"])}
        for pair in gold
        if (pair["a_doc"], pair["b_doc"]) == (ASTANA, ALMATY) and (pair["level"] == "negative") is negative
    }


def levels() -> dict[str, tuple[str, str]]:
    gold: list[dict[str, Any]] = json.loads((GOLD / "reuse_gold.json").read_text(encoding="utf-8"))["pairs"]
    return {pair["id"]: (pair["level"], pair.get("status", "")) for pair in gold}


def test_every_departure_that_two_readers_marked_is_found() -> None:
    wanted = {name for name in pairs(negative=False) if levels()[name][1] == "must" and levels()[name][0] != "verbatim"}
    met = {
        name
        for name in wanted
        if any(half(runs_of(f), pairs(negative=False)[name], pairs(negative=False)[name]) for f in found())
    }
    assert len(wanted) == 14
    assert met == wanted


def test_no_departure_is_of_passages_that_only_look_alike() -> None:
    real = [runs_of(finding) for finding in found()]
    for runs in real:
        alike = any(half(runs, gold, runs) for gold in pairs(negative=False).values())
        false = any(half(runs, gold, runs) for gold in pairs(negative=True).values())
        assert alike or not false


def test_departures_in_words_are_warnings_and_other_forms_remarks() -> None:
    by_text = {finding.text: finding.severity for finding in found()}
    assert len(by_text) >= 16
    assert sum(severity is Severity.WARNING for severity in by_text.values()) >= 11
    assert next(s for text, s in by_text.items() if text.startswith("Стороны продолжат усилия")) is Severity.WARNING
    assert next(s for text, s in by_text.items() if text.startswith("обеспечивать стабильное")) is Severity.INFO


def test_what_stands_verbatim_is_no_departure() -> None:
    flagged = " ".join(finding.text for finding in found())
    assert "консолидации усилий по совершенствованию политики" not in flagged
    assert "наращиванию потенциала в области ИИ" not in flagged


def test_verbs_that_moved_on_a_ladder_are_found_with_their_direction() -> None:
    said = {(finding.text, finding.message.rpartition(": ")[2]) for finding in found("AGL802")}
    assert {
        ("намерены", "stronger"),
        ("отметили важность", "weaker"),
        ("отметили значимость", "weaker"),
        ("считают важной", "weaker"),
    } <= said


def test_edits_make_the_draft_of_what_is_cited() -> None:
    for finding in found():
        cited = finding.related[0]
        old = "".join(e.text for e in cited.edits if e.op in {"equal", "delete", "move-from"})
        new = "".join(e.text for e in cited.edits if e.op in {"equal", "insert", "move-to"})
        assert cited.text == old == cited.span.of(document(ALMATY).text)
        assert finding.text == finding.span.of(document(ASTANA).text)
        # Equal text is spelled as the agreed one has it.
        assert folds(new) == folds(finding.text)


def test_a_fix_puts_the_agreed_words_and_no_others() -> None:
    mended = [finding for finding in found() if finding.fix is not None]
    assert len(mended) >= 2
    for finding in mended:
        assert finding.fix is not None
        assert not finding.fix.safe
        assert folds(finding.fix.text) == folds(finding.related[0].text)
