"""A passage that says an agreed formulation in other words.

What:
    Passages that match a passage of an earlier text of the corpus, as reuse and blame find them, and differ from it in
    words. The latest agreed wording is shown as a redline, with its document, date and point; the nearest and the
    earliest are named where they are others. With --against, the previous edition goes first. Typography, ё, capitals,
    commas, endings, tenses and small words are no difference. An error: a negation or a modal verb changed by itself. A
    warning: words changed. Info: another order, a verb for its noun, «а также» for «и»; an older wording, where a newer
    one was agreed since; what AGL802 or AGL803 says by itself.
Why:
    Agreed words have been negotiated. Whoever changes them opens the negotiation again, so it should be meant.
Bad:
    Стороны продолжат усилия по увеличению вклада государств Центральной Азии
Good:
    Стороны продолжат работу по увеличению вклада Центральной Азии
Source:
    The communiqué of Almaty (26 April 2025, point 10) and the declaration of Astana (17 June 2025, point 6).
"""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.checks.adoption import adoption
from declcmp.checks.agreed import Agreement
from declcmp.checks.differences import Difference, Weight, is_turned, words_left
from declcmp.checks.draft import Draft
from declcmp.checks.rule import Fixing, Rule
from declcmp.checks.telling import told
from declcmp.messages import _
from declcmp.model.checking import Flag, Severity
from declcmp.text.words import folds


def _flags(draft: Draft) -> Iterator[Flag]:
    for agreement in draft.agreed.agreements:
        if agreement.weight is not Weight.NOTHING:
            wordings = (agreement.first, *agreement.others)
            yield Flag(
                agreement.span,
                _message(agreement),
                tuple(wording.citation for wording in wordings),
                adoption(agreement.first),
                _severity(agreement),
            )


def _severity(agreement: Agreement) -> Severity:
    if agreement.older is not None:
        return Severity.INFO
    unsaid = [each for each in agreement.differences if not _is_said(each, agreement)]
    if is_turned(unsaid):
        return Severity.ERROR
    return Severity.WARNING if any(each.weight is Weight.MEANING for each in unsaid) else Severity.INFO


def _is_said(difference: Difference, agreement: Agreement) -> bool:
    """Say whether the ladders and the qualifiers say it all (AGL802, AGL803)."""
    said = [word for each in agreement.qualified for word in folds(each.text)]
    for shift in agreement.shifts:
        for verb in (shift.old, shift.new):
            said += verb.terms.folded[verb.start : verb.stop]
    olds, news = words_left(difference)
    return bool(said) and all(word in said for word in (*olds, *news))


def _message(agreement: Agreement) -> str:
    differences = told(agreement.differences)
    if agreement.older is not None:
        document = agreement.older.citation.document
        return _("an older wording ({document}); agreed since: {differences}").format(
            document=document, differences=differences
        )
    if agreement.weight is Weight.FORM:
        return _("agreed wording in another form: {differences}").format(differences=differences)
    if agreement.edition:
        return _("departs from the previous edition: {differences}").format(differences=differences)
    return _("departs from agreed wording: {differences}").format(differences=differences)


RULE = Rule(_flags, Severity.WARNING, Fixing.UNSAFE)
