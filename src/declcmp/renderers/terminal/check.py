"""Findings on the screen: where, what, the words in their sentence, the agreed wording, and the fix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from declcmp.messages import _, plural
from declcmp.model.checking import CheckReport, Citation, Finding, Severity
from declcmp.renderers import View, cropped, visible, width_of
from declcmp.renderers.finding_words import cited, counted, mendable, severity_name, spot_of
from declcmp.renderers.terminal.ink import painted, style, wrapped
from declcmp.renderers.terminal.redline import drawn
from declcmp.renderers.terminal.styled import Text

_STYLES = {Severity.ERROR: "loud deleted", Severity.WARNING: "strong", Severity.INFO: "quiet"}
#: So many places that a finding refers to are shown; the machine-readable forms have all.
_CITED = 3
#: Lines of the sentence that a finding stands in.
_EXCERPT = 3


def render(report: CheckReport, view: View) -> str:
    """Return the screen: findings by file and place, then the count."""
    lines: list[Text] = []
    for finding in report.open:
        lines += [*_finding(finding, view), Text()]
    return painted([*lines, *_summary(report, view)], view)


def _finding(finding: Finding, view: View) -> Iterator[Text]:
    head = Text(spot_of(finding), style=style("place", view))
    head.append(f" {finding.code} ", style=style("strong", view))
    head.append(severity_name(finding.severity), style=style(_STYLES[finding.severity], view))
    head.append(f"  {visible(finding.message)}", style="")
    yield from wrapped(head, view.width, first=Text(), indent=2) if head.cell_len > view.width else [head]
    redlined = [each for each in finding.related if each.edits]
    if redlined:
        yield from wrapped(drawn(redlined[0].edits, view), view.width, indent=4)
    elif finding.text.strip() and finding.context:
        yield from _excerpt(finding, view)
    for each in finding.related[:_CITED]:
        yield from wrapped(_citation(each, view), view.width, indent=4)
    if len(finding.related) > _CITED:
        more = plural("and {n} more place", "and {n} more places", len(finding.related) - _CITED)
        yield Text(f"    {more}", style=style("quiet", view))
    if finding.fix:
        yield from wrapped(_fix(finding, view), view.width, indent=4)


def _excerpt(finding: Finding, view: View) -> Iterable[Text]:
    """Return the words that are flagged, marked, with as much of their sentence as a few lines hold."""
    room = max(view.width - 4, 12) * _EXCERPT
    before = visible(finding.context[: finding.mark.start])
    marked = visible(finding.mark.of(finding.context)) or visible(finding.text)
    after = visible(finding.context[finding.mark.stop :])
    side = max((room - width_of(marked)) // 2, 20)
    before = cropped(before[::-1], side)[::-1]
    quiet = style("quiet", view)
    text = Text.assemble((before, quiet), "⟦", (cropped(marked, room), style("strong", view)), "⟧")
    text.append(cropped(after, side), style=quiet)
    return wrapped(text, view.width, indent=4)


def _citation(each: Citation, view: View) -> Text:
    text = Text(f"{visible(cited(each))}: ", style=style("place", view))
    if each.edits:
        text.append(_("agreed wording"), style=style("quiet", view))
    else:
        text.append(f"«{cropped(visible(each.text), 2 * view.width)}»", style=style("quiet", view))
    return text


def _fix(finding: Finding, view: View) -> Text:
    fix = finding.fix
    name = _("fix") if fix and fix.safe else _("unsafe fix")
    words = visible(finding.mended or "")
    return Text.assemble((f"{name}: ", style("inserted", view)), cropped(words, 2 * view.width) or _("take it out"))


def _summary(report: CheckReport, view: View) -> Iterator[Text]:
    said = [counted(report), mendable(report)]
    quiet = len(report.findings) - len(report.open)
    if quiet:
        said.append(plural("{n} is suppressed", "{n} are suppressed", quiet))
    line = Text(" · ".join(filter(None, said)), style=style("strong", view))
    yield from wrapped(line, view.width)
