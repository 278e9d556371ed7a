"""Findings a line each, as compilers print them: path:line:column: CODE severity message."""

from __future__ import annotations

from declcmp.model.checking import CheckReport
from declcmp.renderers import View, visible
from declcmp.renderers.finding_words import counted, relative, severity_name


def render(report: CheckReport, view: View) -> str:  # noqa: ARG001 - as every renderer
    """Return the lines, and one that counts."""
    lines = [
        f"{visible(relative(each.path))}:{each.lines[0]}:{each.columns[0]}: {each.code} "
        f"{severity_name(each.severity)}: {visible(each.message)}"
        for each in report.open
    ]
    return "".join(f"{line}\n" for line in [*lines, counted(report)])
