"""What is said beside the text of a draft: the sources of each passage that was taken over, and their shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from declcmp.messages import _
from declcmp.model import Metadata, Span
from declcmp.model.provenance import BlameReport, Part, Witness
from declcmp.renderers import Only, View, chosen, percent, relation_name, short_name, spot_name, visible


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: what it is about, in the text of the draft, and its paragraphs, of which the first is its head."""

    about: Span
    lines: tuple[str, ...]


def remarks(report: BlameReport, view: View) -> tuple[Remark, ...]:
    """Return the comments on a draft, by the places that they are about; the shares of all sources come first."""
    sources = () if view.stat else tuple(_sources(report, view))
    return (*_shares(report), *sources)


def _shares(report: BlameReport) -> Iterator[Remark]:
    if report.document.paragraphs:
        named = [(_named(debt.document, debt.about), debt.share) for debt in report.debts]
        shares = (f"{percent(share)} {name}" for name, share in [*named, (_("new text"), 1.0 - report.inherited)])
        yield Remark(report.document.paragraphs[0].span, (_("Where the words come from"), *shares))


def _sources(report: BlameReport, view: View) -> Iterator[Remark]:
    for sentence in chosen(report, view):
        if view.only is Only.NEW:
            yield Remark(sentence.span, (_("new text"),))
        for part in sentence.parts:
            yield Remark(part.span, tuple(_source(part)))


def _source(part: Part) -> Iterator[str]:
    yield _head(part.origin)
    if part.origin.about.title:
        yield visible(part.origin.about.title)
    if part.origin.passage.text != part.text:
        yield f"«{visible(part.origin.passage.text)}»"
    if part.closest:
        yield _("closest") + f": {_head(part.closest)}"
        if part.closest.passage.text != part.text:
            yield f"«{visible(part.closest.passage.text)}»"


def _head(witness: Witness) -> str:
    how = f"{relation_name(witness.relation)} {witness.score:.2f}"
    return f"{_named(witness.passage.document, witness.about)}, {spot_name(witness.spot)} · {how}"


def _named(id_: str, about: Metadata) -> str:
    return f"{about.date or _('undated')} {short_name(id_, about)}"
