from __future__ import annotations

from dataclasses import replace

import pytest

from checks.drafts import draft, shelf
from declcmp.checks import Draft, check
from declcmp.checks.catalogue import catalogue
from declcmp.checks.defaults import default_norms
from declcmp.checks.norms import Norms, Profile, norms
from declcmp.model.checking import Finding, Severity
from declcmp.text.words import folds

AGREED = (
    "Стороны активизируют усилия в области развития сельского хозяйства, обмена опытом по внедрению "
    "водосберегающих технологий и передовых практик."
)
DRAFT = AGREED.replace("усилия", "работу")


def prepared(text: str, corpus: dict[str, str], **front: object) -> Draft:
    return replace(draft(text, front=front), norms=default_norms(), corpus=shelf(corpus))


def findings(checked: Draft, code: str = "AGL801") -> tuple[Finding, ...]:
    return check(checked, "draft.md", [catalogue()[code]])


def test_the_latest_wording_is_cited_first_and_the_nearest_after_it() -> None:
    older = AGREED.replace("и передовых практик", "и лучших практик")
    newer = AGREED.replace("обмена опытом", "взаимного обмена опытом")
    (found,) = findings(prepared(DRAFT, {"2020-01-01-a": AGREED, "2019-01-01-b": older, "2023-01-01-c": newer}))
    assert [cited.document for cited in found.related][:2] == ["2023-01-01-c", "2020-01-01-a"]


def test_words_of_an_older_text_are_a_remark_that_names_the_newer_wording() -> None:
    (found,) = findings(prepared(DRAFT, {"2020-01-01-a": DRAFT + " Стороны примут план.", "2023-01-01-c": AGREED}))
    assert found.severity is Severity.INFO
    assert found.related[0].document == "2023-01-01-c"
    assert "2020-01-01-a" in found.message


def test_the_fix_puts_the_agreed_words_back_and_leaves_typography_as_it_is() -> None:
    written = DRAFT.replace("водосберегающих технологий", "«водосберегающих» технологий")
    checked = prepared(written, {"2020-01-01-a": AGREED.replace("водосберегающих", '"водосберегающих"')})
    (found,) = findings(checked)
    assert found.fix is not None
    assert not found.fix.safe
    assert found.fix.text == AGREED.replace("водосберегающих", "«водосберегающих»").rstrip(".")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("намерены усиливать контроль за", "будут усиливать контроль над"),
        ("усиливать контроль за распространением", "контролировать распространение"),
        ("усиливать контроль за распространением", "усилению контроля за распространением"),
    ],
)
def test_a_fix_that_would_break_the_sentence_is_not_offered(old: str, new: str) -> None:
    agreed = "Стороны намерены усиливать контроль за распространением опасных инфекций и химических веществ в регионе."
    for found in findings(prepared(agreed.replace(old, new), {"2020-01-01-a": agreed})):
        if found.fix is not None:
            assert folds(found.fix.text) == folds(found.related[0].text)


def test_the_previous_edition_goes_before_a_newer_corpus() -> None:
    newer = AGREED.replace("обмена опытом", "взаимного обмена опытом")
    checked = replace(prepared(DRAFT, {"2023-01-01-c": newer}), edition=draft(AGREED, name="edition.md").document)
    (found,) = findings(checked)
    assert found.related[0].document == "edition"


def test_a_draft_is_not_compared_with_itself_nor_with_what_is_later() -> None:
    assert not findings(prepared(DRAFT, {"2025-06-17-later": AGREED}, date="2025-01-01"))
    assert not findings(replace(prepared(DRAFT, {"2020-01-01-a": AGREED}), own_id="2020-01-01-a"))
    assert findings(prepared(DRAFT, {"2020-01-01-a": AGREED}, date="2025-01-01"))


def test_a_negation_that_changed_by_itself_is_an_error() -> None:
    agreed = "Стороны не будут допускать использование своей территории для угроз безопасности и подготовки терактов."
    (found,) = findings(prepared(agreed.replace("не будут", "будут"), {"2020-01-01-a": agreed}))
    assert found.severity is Severity.ERROR
    assert "не" in found.message


def test_a_negation_that_only_moved_into_another_word_is_no_error() -> None:
    agreed = (
        "Суд вправе освободить родителей от уплаты пособий, если дети не выполняли надлежащим образом обязанностей."
    )
    other = agreed.replace("не выполняли надлежащим", "выполняли ненадлежащим")
    assert all(f.severity is not Severity.ERROR for f in findings(prepared(other, {"2020-01-01-a": agreed})))


def test_what_ladders_and_qualifiers_say_is_only_a_remark_besides() -> None:
    agreed = "Стороны осуждают терроризм, сепаратизм и экстремизм во всех их формах и проявлениях."
    checked = prepared(agreed.replace("осуждают", "решительно осуждают"), {"2020-01-01-a": agreed})
    assert [found.severity for found in findings(checked, "AGL802")] == [Severity.WARNING]
    assert [found.severity for found in findings(checked)] == [Severity.INFO]


def test_a_desk_has_ladders_of_its_own() -> None:
    agreed = "Стороны обсудили создание трансграничных особо охраняемых природных территорий и буферных зон."
    checked = prepared(agreed.replace("обсудили", "рассмотрели"), {"2020-01-01-a": agreed})
    assert not findings(checked, "AGL802")
    own = norms({"ladder обсуждение": ["обсуждать/обсудить", "рассматривать/рассмотреть"]}, "norms.txt")
    (found,) = findings(replace(checked, norms=checked.norms.with_more(own)), "AGL802")
    assert found.message == "«обсудили» → «рассмотрели»: stronger"


def test_two_missing_sentences_at_one_place_are_told_apart() -> None:
    edition = draft(f"{AGREED} Стороны осуждают терроризм. Главы государств поручили подготовить доклад.", name="e.md")
    found = findings(replace(prepared(AGREED, {}), edition=edition.document), "AGL804")
    assert [each.related[0].text for each in found] == [
        "Стороны осуждают терроризм.",
        "Главы государств поручили подготовить доклад.",
    ]
    assert len({each.fingerprint for each in found}) == 2


def test_a_missing_clause_that_the_profile_requires_is_an_error() -> None:
    edition = draft(f"{AGREED} Стороны договорились о проведении следующей встречи министров в Душанбе.", name="e.md")
    required = Norms(profiles={"strict": Profile("strict", required=("next-meeting",))})
    checked = replace(
        prepared(AGREED, {}, profile="strict"),
        norms=default_norms().with_more(required),
        edition=edition.document,
    )
    (found,) = findings(checked, "AGL804")
    assert found.severity is Severity.ERROR
    assert "next-meeting" in found.message


def test_without_agreed_texts_there_is_nothing_to_depart_from() -> None:
    for code in ("AGL801", "AGL802", "AGL803", "AGL804", "AGL805"):
        assert findings(prepared(DRAFT, {}), code) == ()
        assert findings(prepared("Статья 5.", {"2020-01-01-a": AGREED}), code) == ()
