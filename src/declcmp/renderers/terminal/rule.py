"""Rules on the screen: a list of all, or one in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from declcmp.checks.catalogue import Entry
from declcmp.messages import _, language
from declcmp.renderers import View
from declcmp.renderers.finding_words import about, group_name
from declcmp.renderers.terminal.ink import painted, style, wrapped
from declcmp.renderers.terminal.styled import Text

#: From so many columns on, what a rule says stands beside its name; on fewer, below it.
_BESIDE = 88
_NAME = 34


def render(entries: Sequence[Entry], view: View) -> str:
    """Return one rule in full, or a line or two for each of several."""
    if len(entries) == 1:
        return painted(_in_full(entries[0], view), view)
    return painted(_listed(entries, view), view)


def _listed(entries: Sequence[Entry], view: View) -> Iterator[Text]:
    group = ""
    for entry in entries:
        if entry.code[:3] != group:
            group = entry.code[:3]
            yield Text()
            yield Text(f"{group} {group_name(group)}", style=style("heading", view))
        head = Text.assemble((entry.code, style("place", view)), " ", entry.name)
        said = Text(entry.explanation(language()).summary)
        if entry.rule.preview:
            said.append(" [" + _("preview") + "]", style=style("quiet", view))
        if view.width >= _BESIDE:
            head.pad_right(max(_NAME + 1 - head.cell_len, 1))
            yield from wrapped(said, view.width, first=head, indent=_NAME + 1)
        else:
            yield head
            yield from wrapped(said, view.width, indent=4)
    yield Text()
    yield from wrapped(Text(_("declcmp rule CODE explains one."), style=style("quiet", view)), view.width)


def _in_full(entry: Entry, view: View) -> Iterator[Text]:
    said = entry.explanation(language())
    title = Text.assemble((f"{entry.code} {entry.name}", style("heading", view)))
    yield title
    yield from wrapped(Text(about(entry), style=style("quiet", view)), view.width)
    yield Text()
    for paragraph in (said.summary, said.what, said.why):
        yield from wrapped(Text(paragraph), view.width)
        yield Text()
    for mark, name, examples in (("✗", "deleted", said.bad), ("✓", "inserted", said.good)):
        for each in examples:
            yield from wrapped(Text(each), view.width, first=Text(f"{mark} ", style=style(name, view)), indent=2)
    yield Text()
    yield from wrapped(Text(said.source, style=style("quiet", view)), view.width)
