"""Fixes lose nothing: laws on generated texts, the case files mended, and fixes that lie, which are refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.drafts import draft_of, read
from checks.test_cases import FOLDER, cases
from declcmp.checks import Draft, Selection, check
from declcmp.checks.catalogue import catalogue
from declcmp.checks.equality import comparable
from declcmp.checks.fixes import Means, Mended, Refusal, mended, replaced
from declcmp.checks.quotes import unpaired
from declcmp.checks.rule import Rule
from declcmp.model.checking import Finding, Fix, Flag, Keeps, Severity
from declcmp.model.document import Span

TYPOGRAPHY = Selection(select=("TXT", "TYP"))
#: Pieces of lines of declarations, sound and not.
PIECES = (
    "Стороны отметили", "В этой связи, Стороны призывают", "В этой связи, отмечая роль ООН,", "важность", "с учетом",
    "с учётом", "твёрдую приверженность", "твердую решимость", "четвертой встречи", "её итоги", "все", "всё",
    "г.Ташкент", "г. Астана", "№78/266", "2022-2026 гг.", "2018–2028 годы", "29 - 31 мая", "3-ей встречи",
    "–", "—", "--", "-", "СOVID-19", "COVID-19", "Cтороны", "СОР-29", "«Один пояс, один путь»", '"Шёлковый путь"',
    "„Нурлы жол“", '"', "«", "»", "«Фонд «Лу Бань» и мир»", "[bookmark: _GoBack]", "[Стороны согласились]", "ХХ июня",
    " ", "\u00a0", "слово ,слово", "мир,который", "конец.Начало", "ме\u200bсто", "и\u0306", "( мир )", "К.К.Токаев",
    "<!-- declcmp: ignore TYP104: так принято -->", "\\-", "1. ", "- ", "# ", "\n", "\n\n", "  \n",
)  # fmt: skip


def means(name: str, like: Draft, codes: Iterable[str], *, unsafe: bool, fails: str = "") -> Means:
    entries = [catalogue()[code] for code in codes]

    def reread(source: str) -> Draft:
        return replace(like, document=read(source, name), source=source)

    return Means(reread, lambda made: check(made, name, entries), lambda text: not set(fails) & set(text), unsafe)


def whole(text: str, name: str = "draft.md", *, unsafe: bool = False, select: Selection = TYPOGRAPHY) -> Mended:
    made = draft_of(text, {"name": name})
    return mended(made, means(name, made, (entry.code for entry in select.entries()), unsafe=unsafe))


def skeleton(text: str) -> str:
    """Return what no typographic fix may touch."""
    for keeps in (Keeps.ORDINALS, Keeps.DASHES, Keeps.QUOTES, Keeps.YO, Keeps.SCRIPT, Keeps.PUNCTUATION):
        text = comparable(text, keeps)
    return comparable(text, Keeps.SPACES)


def alone(draft: Draft) -> Counter[str]:
    paragraphs = draft.document.paragraphs
    return Counter(each.mark for p in paragraphs for each in unpaired(draft.text, p.body.start, p.body.stop))


texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=24).map(" ".join)
names = st.sampled_from(["draft.md", "draft.txt"])
few = settings(max_examples=60, deadline=None)


@few
@given(texts, names)
def test_safe_fixes_change_no_word(text: str, name: str) -> None:
    result = whole(text, name)
    before = draft_of(text, {"name": name})
    assert skeleton(result.draft.text) == skeleton(before.text)
    # An escape of Markdown goes with what it escapes.
    assert skeleton((result.draft.source or "").replace("\\", "")) == skeleton(text.replace("\\", ""))
    assert alone(result.draft) == alone(before)


@few
@given(texts, names, st.booleans())
def test_what_is_mended_stays_as_it_is(text: str, name: str, unsafe: bool) -> None:
    first = whole(text, name, unsafe=unsafe)
    again = whole(first.draft.source or "", name, unsafe=unsafe)
    assert again.draft.source == first.draft.source
    assert again.applied == ()


@few
@given(texts, names, st.booleans())
def test_no_rule_finds_more_than_before(text: str, name: str, unsafe: bool) -> None:
    result = whole(text, name, unsafe=unsafe)
    before = check(draft_of(text, {"name": name}), name, TYPOGRAPHY.entries())
    left = Counter(finding.code for finding in result.findings)
    allowed = Counter(finding.code for finding in before)
    assert left <= allowed
    mended_codes = Counter(finding.code for finding in result.applied)
    assert all(left[code] <= allowed[code] - (mended_codes[code] > 0) for code in mended_codes)


@few
@given(texts, names, st.booleans())
def test_outside_of_the_fixes_every_character_stays(text: str, name: str, unsafe: bool) -> None:
    result = whole(text, name, unsafe=unsafe)
    made = text
    for changes in result.rounds:
        spans = sorted(span for span, _ in changes)
        assert all(one.stop <= other.start for one, other in pairwise(spans))
        made = replaced(made, changes)
    assert made == result.draft.source
    assert len([change for changes in result.rounds for change in changes]) == len(result.applied)


def all_fixed() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}-{number}")
        for path in sorted(FOLDER.glob("*.yaml"))
        for number, case in enumerate(cases(path.stem), 1)
        if "fixed" in case
    ]


@pytest.mark.parametrize(("code", "case"), all_fixed())
def test_a_bad_case_is_mended(code: str, case: dict[str, Any]) -> None:
    name = case.get("name", "draft.md")
    made = draft_of(case["bad"], case)
    result = mended(made, means(name, made, [code], unsafe=True))
    head = (made.source or "").removesuffix(case["bad"])
    assert result.draft.source == head + case["fixed"]


@dataclass(frozen=True)
class Liar:
    """A rule that is made up: an entry of the catalogue as far as a check needs it."""

    rule: Rule
    code: str = "LIE001"
    name: str = "liar"


def refused_by(text: str, flags: Callable[[Draft], Iterable[Flag]], *, unsafe: bool = False, fails: str = "") -> Mended:
    made = draft_of(text, {})
    liar = Liar(Rule(flags, Severity.INFO))
    honest = means("draft.md", made, (), unsafe=unsafe, fails=fails)
    return mended(made, replace(honest, check=lambda each: check(each, "draft.md", [liar])))  # type: ignore[list-item]


def changing(old: str, new: str, changes: Keeps, *, safe: bool = True) -> Callable[[Draft], Sequence[Flag]]:
    """Return a rule that finds a word and wants another."""

    def flags(draft: Draft) -> Sequence[Flag]:
        at = draft.text.find(old)
        if at < 0:
            return []
        span = Span(at, at + len(old))
        return [Flag(span, "", fix=Fix(span, new, safe, changes))]

    return flags


def why(result: Mended) -> list[Refusal]:
    return [reason for _, reason in result.refused]


@pytest.mark.parametrize("keeps", [each for each in Keeps if each is not Keeps.WORDS])
def test_a_fix_that_changes_a_word_under_another_name_is_refused(keeps: Keeps) -> None:
    result = refused_by("Стороны поддержали план.", changing("поддержали", "отвергли", keeps))
    assert why(result) == [Refusal.CHANGES_MORE]
    assert result.draft.source == "Стороны поддержали план."


def test_words_change_only_when_unsafe_fixes_are_wanted() -> None:
    flags = changing("поддержали", "одобрили", Keeps.WORDS, safe=False)
    assert refused_by("Стороны поддержали план.", flags).draft.source == "Стороны поддержали план."
    assert refused_by("Стороны поддержали план.", flags, unsafe=True).draft.source == "Стороны одобрили план."


def test_a_fix_that_the_file_cannot_hold_is_refused() -> None:
    result = refused_by("Мир - цель.", changing("-", "—", Keeps.DASHES), fails="—")
    assert why(result) == [Refusal.UNWRITABLE]


def test_a_fix_that_makes_the_text_read_otherwise_is_refused() -> None:
    text = "Стороны отметили роль ООН. Они поддержали план. -->"
    result = refused_by(text, changing("ООН.", "ООН <!--", Keeps.WORDS, safe=False), unsafe=True)
    assert why(result) == [Refusal.READ_OTHERWISE]
    assert result.draft.source == text


def test_a_fix_that_hides_an_unpaired_mark_is_refused() -> None:
    result = refused_by("План «Нурлы жол принят.", changing("«", '"', Keeps.QUOTES))
    assert why(result) == [Refusal.READ_OTHERWISE]


def test_a_fix_that_mends_nothing_is_refused() -> None:
    def flags(draft: Draft) -> Sequence[Flag]:
        at = draft.text.index("-" if "-" in draft.text else "—")
        span = Span(at, at + 1)
        return [Flag(span, "", fix=Fix(span, "—" if draft.text[at] == "-" else "-", True, Keeps.DASHES))]

    result = refused_by("Мир - цель.", flags)
    assert why(result) == [Refusal.NEW_FINDING]
    assert result.draft.source == "Мир - цель."


def test_a_fix_that_brings_another_finding_is_refused_and_the_others_are_not() -> None:
    def flags(draft: Draft) -> Sequence[Flag]:
        found = []
        for at, letter in enumerate(draft.text):
            if letter in "-–":
                span = Span(at, at + 1)
                new = "—" if letter == "-" else "−"
                found.append(Flag(span, "", fix=Fix(span, new, True, Keeps.DASHES)))
            elif letter == "−":
                found.append(Flag(Span(at, at + 1), ""))
        return found

    result = refused_by("Мир - цель – основа - опора.", flags)
    assert result.draft.source == "Мир — цель – основа — опора."
    assert why(result) == [Refusal.NEW_FINDING]


def test_what_is_suppressed_is_not_mended() -> None:
    text = "Мир — цель, ООН — основа, ШОС - опора."
    assert whole(text).draft.source == "Мир — цель, ООН — основа, ШОС — опора."
    made = draft_of(text, {})
    all_ = means("draft.md", made, ["TYP104"], unsafe=False)
    quiet = replace(all_, check=lambda each: [replace(f, suppressed="так принято") for f in all_.check(each)])
    assert mended(made, quiet).draft.source == text


def test_fixes_that_overlap_are_applied_in_turn() -> None:
    text = 'Инициатива «Один пояс», план «Нурлы жол» и план "СОVID-19 и  общее благо".'
    result = whole(text)
    assert [len(changes) for changes in result.rounds] == [2, 1]
    assert result.draft.source == "Инициатива «Один пояс», план «Нурлы жол» и план «COVID-19 и общее благо»."


def test_many_fixes_that_fail_do_not_take_a_trial_each() -> None:
    tried = 0

    def flags(draft: Draft) -> Sequence[Flag]:
        nonlocal tried
        tried += 1
        spans = [Span(at, at + 1) for at, letter in enumerate(draft.text) if letter in "-—"]
        new = {"-": "—", "—": "-"}
        return [Flag(s, "", fix=Fix(s, new[s.of(draft.text)], True, Keeps.DASHES)) for s in spans]

    result = refused_by("Мир - цель. " * 300, flags)
    assert result.applied == ()
    assert len(result.refused) == 300
    assert tried < 100


@cache
def finding(text: str) -> Finding:
    return check(draft_of(text, {}), "draft.md", [catalogue()["TYP107"]])[0]


def test_a_finding_has_its_fix_in_the_source_and_in_the_clean_text() -> None:
    found = finding("---\nprofile: agency\n---\n\nИтоги\n3-ей\nвстречи.\n")
    assert found.fix is not None
    assert found.clean_fix is not None
    assert found.fix.text == found.clean_fix.text == "3-й"
    assert found.fix.span.start > found.clean_fix.span.start
