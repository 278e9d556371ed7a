"""Findings for a pull request or a mail: a table by severity, then each with its redline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from declcmp.messages import _, plural
from declcmp.model import Edit, EditOp
from declcmp.model.checking import CheckReport, Finding
from declcmp.renderers import View, cropped, visible
from declcmp.renderers.finding_words import (
    cited,
    counted,
    heaviest_first,
    mendable,
    relative,
    severity_name,
)

#: What means something in Markdown or HTML.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#+\-!|~&$@:]")
#: So many findings stand in a summary in full: GitHub refuses one of more than 1 MiB.
_MOST = 200


def render(report: CheckReport, view: View) -> str:  # noqa: ARG001 - as every renderer
    """Return the report."""
    lines = ["## " + _("Drafting check"), "", _plain(" · ".join(filter(None, [counted(report), mendable(report)])))]
    found = heaviest_first(report.open)
    if found:
        lines += ["", *_table(found[:_MOST])]
        lines += [line for each in found[:_MOST] for line in _details(each)]
    if len(found) > _MOST:
        lines += ["", plural("{n} more is left out here.", "{n} more are left out here.", len(found) - _MOST)]
    return "\n".join(lines) + "\n"


def _table(found: Sequence[Finding]) -> Iterator[str]:
    yield "| " + " | ".join([_("Place"), _("Rule"), _("Severity"), _("Finding")]) + " |"
    yield "|---|---|---|---|"
    for each in found:
        place = _plain(f"{relative(each.path)}:{each.lines[0]}")
        yield f"| {place} | {each.code} | {severity_name(each.severity)} | {_plain(each.message)} |"


def _details(finding: Finding) -> Iterator[str]:
    redlined = [each for each in finding.related if each.edits]
    if not redlined:
        return
    yield ""
    yield f"**{_plain(f'{relative(finding.path)}:{finding.lines[0]}')}** {finding.code}: {_plain(finding.message)}"
    yield ""
    yield f"> {_redline(redlined[0].edits)}"
    yield ">"
    yield "> " + "; ".join(f"{_plain(cited(each))}" for each in finding.related)


def _redline(edits: Sequence[Edit]) -> str:
    return "".join(_marked(each) for each in edits)


def _marked(edit: Edit) -> str:
    text = _plain(edit.text)
    tag = {EditOp.DELETE: "del", EditOp.MOVE_FROM: "del", EditOp.INSERT: "ins", EditOp.MOVE_TO: "ins"}.get(edit.op)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _plain(text: str) -> str:
    """Return *text* so that Markdown shows it as it is: entities, which no dialect takes for markup."""
    return _MARKUP.sub(lambda found: f"&#{ord(found.group())};", cropped(visible(text), 600))
