"""Results as Markdown, to be pasted into a review: ~~deleted~~, **inserted**; the documents' own marks escaped."""

from __future__ import annotations

import re
from dataclasses import replace

from declcmp.messages import _, plural
from declcmp.model import Bead, BeadKind, Comparison, Document, Edit, EditClass, EditOp, Metadata, Source, Unit
from declcmp.model.provenance import Attribution, BlameReport, FindReport, Witness
from declcmp.model.reuse import MatchKind
from declcmp.model.survey import Lineage, Survey
from declcmp.renderers import (
    WEIGHTY,
    View,
    beside,
    chosen,
    edits_in_words,
    how_found,
    in_words,
    kind_name,
    line_name,
    percent,
    related,
    relation_name,
    same,
    short_name,
    spot_name,
    visible,
)

#: Pairs of documents that are shown, those that share most, without --all.
_PAIRS = 20
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&])|^(\s*)(\d+)([.)])|^(\s*)([-+=])", re.MULTILINE)


def render(comparison: Comparison, view: View) -> str:
    """Return a heading, a table of counts, and a list of the changes."""
    lines = [f"# {_escaped(_name(comparison.old))} → {_escaped(_name(comparison.new))}", ""]
    lines += _table(comparison)
    if not view.stat:
        for bead in (*comparison.frame, *comparison.beads):
            if _wanted(bead, comparison, view):
                lines += ["", *_item(bead, view, comparison)]
    return "\n".join(lines) + "\n"


def blame(report: BlameReport, view: View) -> str:
    """Return a table of sources and a list of the sentences: words that are new in **bold**, sources below."""
    lines = [f"# {_escaped(_name(report.document))}", "", "| " + _("origin") + " | |", "|---|---:|"]
    lines += [f"| {_named(debt.document, debt.about)} | {percent(debt.share)} |" for debt in report.debts]
    lines += ["| " + _("new text") + f" | {percent(1 - report.inherited)} |"]
    for each in () if view.stat else chosen(report, view):
        state = percent(each.share) if each.parts else _("new text")
        text = _marked(each) if each.parts else _escaped(each.text)
        lines += ["", f"{each.number}. *{state} · {_escaped(spot_name(each.spot))}*  ", f"   {text}"]
        for part in each.parts:
            lines += [f"   - {_source(part.origin)}"]
            if part.closest:
                lines += ["   - " + _("closest") + f": {_source(part.closest)}"]
    return "\n".join(lines) + "\n"


def _marked(sentence: Attribution) -> str:
    pieces, at = [], sentence.span.start
    for span in sentence.new:
        pieces += [_escaped(sentence.text[at - sentence.span.start : span.start - sentence.span.start])]
        pieces += [f"**{_escaped(sentence.text[span.start - sentence.span.start : span.stop - sentence.span.start])}**"]
        at = span.stop
    return "".join([*pieces, _escaped(sentence.text[at - sentence.span.start :])])


def _source(witness: Witness) -> str:
    name = _named(witness.passage.document, witness.about)
    how = f"{relation_name(witness.relation)}, {witness.score:.2f}"
    return f"{name}, {_escaped(spot_name(witness.spot))} ({how}): {_escaped(witness.passage.text)}"


def _named(id_: str, about: Metadata) -> str:
    return _escaped(f"{about.date or _('undated')} {short_name(id_, about)}")


def find(report: FindReport, view: View) -> str:
    """Return the occurrences by date, each as a redline against the query with what stands around it."""
    lines = [f"# {_escaped(' '.join(report.parts))}", ""]
    count = plural("{n} occurrence", "{n} occurrences", len(report.hits))
    documents = len({hit.passage.document for hit in report.hits})
    lines += [" · ".join([count, plural("{n} document", "{n} documents", documents)])]
    if report.hits and report.unfound:
        lines += ["", _("Nothing found for:"), *(f"- {_escaped(report.parts[number])}" for number in report.unfound)]
    view = replace(view, hidden=view.hidden | {EditClass.INFLECTION})
    for hit in report.hits:
        how = f"{how_found(hit)}, {hit.score:.2f}"
        before, after = hit.context[: hit.place.start], hit.context[hit.place.stop :]
        drawn = "".join(_edit(edit, view) for edit in hit.edits)
        name = f"{_named(hit.passage.document, hit.about)}, {_escaped(spot_name(hit.spot))}"
        lines += ["", f"- *{name} · {how}*  ", f"  {_escaped(before)}{drawn}{_escaped(after)}"]
    return "\n".join(lines) + "\n"


def reuse(survey: Survey, view: View) -> str:
    """Return a table of documents, one of overlap, and the families with their redlines."""
    report = survey.report
    lines = ["# " + plural("{n} formulation recurs", "{n} formulations recur", len(report.families))]
    if survey.family is None:
        lines += ["", *_shares(survey, view)]
    for lineage in survey.lineages:
        lines += ["", *_lineage(survey, lineage, view)]
    if hidden := len(report.families) - len(survey.lineages):
        more = plural("{n} more formulation: --all shows it", "{n} more formulations: --all shows them", hidden)
        lines += ["", f"*{more}*"]
    others = [match for match in report.matches if match.kind is not MatchKind.FORMULATION]
    for match in others:
        names = " · ".join(
            _named(side.document, survey.documents[side.document].metadata) for side in (match.a, match.b)
        )
        lines += ["", f"- *{kind_name(match.kind)} · {names}*  ", f"  {_escaped(match.b.text)}"]
    return "\n".join(lines) + "\n"


def _shares(survey: Survey, view: View) -> list[str]:
    def named(id_: str) -> str:
        return _named(id_, survey.documents[id_].metadata)

    head = (_("document"), _("words"), _("inherited"))
    lines = [f"| {' | '.join(head)} |", "|---|---:|---:|"]
    lines += [f"| {named(each.document)} | {each.words} | {percent(each.inherited)} |" for each in survey.reported]
    found = sorted(survey.report.overlap, key=lambda each: -max(each.a_share, each.b_share))
    if found:
        head = (_("document"), _("stands in"), _("share"))
        lines += ["", f"| {' | '.join(head)} |", "|---|---|---:|"]
    for each in found if view.everything else found[:_PAIRS]:
        for one, other, share in ((each.a, each.b, each.a_share), (each.b, each.a, each.b_share)):
            lines += [f"| {named(one)} | {named(other)} | {share:.1%} |"]
    return lines


def _lineage(survey: Survey, lineage: Lineage, view: View) -> list[str]:
    lines = [f"## {_escaped(lineage.family.label)}"]
    for variant in lineage.variants:
        member = variant.member
        spot = survey.spot(member.passage)
        point = ", " + _("point {number}").format(number=_escaped(spot.point)) if spot.point else ""
        name = _named(member.passage.document, survey.documents[member.passage.document].metadata)
        how = f" · {relation_name(member.relation)}, {member.score:.2f}" if variant.from_origin else ""
        text = "".join(_edit(edit, view) for edit in variant.from_origin) or _escaped(member.passage.text)
        lines += ["", f"- *{name}{point}{how}*  ", f"  {text}"]
        words = " · ".join(edits_in_words(variant.from_origin, view.ignore))
        lines += [f"  — {_escaped(words)}"] if words else []
    return lines


def _name(document: Document) -> str:
    date = document.metadata.date
    return f"{date} {document.id}" if date and date not in document.id else document.id


def _table(comparison: Comparison) -> list[str]:
    names = {
        "equal": _("unchanged"), "editorial": _("editorial"), "changed": _("changed"), "split": _("split"),
        "merged": _("merged"), "inserted": _("inserted"), "deleted": _("deleted"), "moved": _("of these moved"),
    }  # fmt: skip
    counts = comparison.counts
    rows = [f"| {name} | {counts[key]} |" for key, name in names.items() if counts[key]]
    note = [] if related(comparison) else [_("These texts share little."), ""]
    head = _("Sentences")
    return [*note, f"| {head} | |", "|---|---:|", *rows]


def _wanted(bead: Bead, comparison: Comparison, view: View) -> bool:
    if view.everything:
        return True
    if not related(comparison):
        return bool(bead.old and bead.new) and bead in comparison.beads
    return not same(bead, view.hidden)


def _side(line: str, side: str, unit: Unit, source: Source) -> str:
    """Return «old line 35», «new: page 2, line 7»."""
    if source.pages or source.unit != "line":
        return f"{side}: {line_name(source.spot(None, unit.lines))}"
    return f"{line} {unit.lines[0]}"


def _item(bead: Bead, view: View, comparison: Comparison) -> list[str]:
    what = {
        BeadKind.EQUAL: _("moved, words unchanged") if bead.moved else _("unchanged"),
        BeadKind.EDITORIAL: _("editorial"),
        BeadKind.CHANGED: _("changed"),
        BeadKind.SPLIT: _("split"),
        BeadKind.MERGED: _("merged"),
        BeadKind.INSERTED: _("inserted"),
        BeadKind.DELETED: _("deleted"),
    }[bead.kind]
    sides = (
        (_("old line"), _("old").strip(), bead.old, comparison.old),
        (_("new line"), _("new"), bead.new, comparison.new),
    )
    places = [_side(line, side, units[0], owner.source) for line, side, units, owner in sides if units]
    moved = [_("moved")] if bead.moved and bead.kind is not BeadKind.EQUAL else []
    head = f"- *{' · '.join([what, *moved, *places])}*  "
    if bead.kind is BeadKind.EQUAL:
        text = _escaped(" ".join(unit.text for unit in bead.new))
    elif bead.kind in {BeadKind.INSERTED, BeadKind.DELETED}:
        mark = "**" if bead.new else "~~"
        text = f"{mark}{_escaped(' '.join(unit.text for unit in bead.new or bead.old))}{mark}"
    else:
        text = "".join(_edit(edit, view) for edit in bead.edits).strip()
    words = " · ".join(in_words(bead, view))
    return [head, f"  {text}", *([f"  — {_escaped(words)}"] if words else [])]


def _edit(edit: Edit, view: View) -> str:
    text = visible(edit.text)
    gone = edit.op in {EditOp.DELETE, EditOp.MOVE_FROM}
    if not beside(edit, view.hidden):
        return "" if gone and edit.op is not EditOp.EQUAL else _escaped(text)
    core = text.strip()
    if not core:
        return "" if gone else text
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    bang = "!" if edit.kind in WEIGHTY else ""
    core = _escaped(core)
    marked = {
        EditOp.DELETE: f"~~{bang}{core}~~",
        EditOp.INSERT: f"**{bang}{core}**",
        EditOp.MOVE_FROM: f"~~⟨{core}⟩~~",
        EditOp.MOVE_TO: f"⟨{core}⟩",
        EditOp.EQUAL: core,
    }[edit.op]
    return f"{lead}{marked}{trail}"


def _escaped(text: str) -> str:
    """Return *text* so that Markdown and the HTML inside it show it as it is."""
    return _SPECIAL.sub(lambda m: f"{m[2] or m[5] or ''}{m[3] or ''}\\{m[1] or m[4] or m[6]}", visible(text))
