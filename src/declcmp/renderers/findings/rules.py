"""Rules as Markdown: a page for each, made from what the rule says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from declcmp.checks.catalogue import Entry
from declcmp.messages import _, language
from declcmp.renderers import View
from declcmp.renderers.finding_words import about, group_name


def markdown(entries: Sequence[Entry], view: View) -> str:  # noqa: ARG001 - as every renderer
    """Return the rules, by group, each with its examples."""
    lines: list[str] = ["# " + _("Rules of declcmp check")] if len(entries) > 1 else []
    group = ""
    for entry in entries:
        if len(entries) > 1 and entry.code[:3] != group:
            group = entry.code[:3]
            lines += ["", f"## {group}: {group_name(group)}"]
        lines += ["", *_page(entry, "###" if len(entries) > 1 else "#")]
    return "\n".join(lines).strip() + "\n"


def _page(entry: Entry, level: str) -> Iterator[str]:
    said = entry.explanation(language())
    yield f"{level} {entry.code} {entry.name}"
    yield ""
    yield f"*{about(entry)}*"
    for paragraph in (said.summary, said.what, said.why):
        yield ""
        yield paragraph
    yield ""
    yield "```text"
    for each in said.bad:
        yield f"✗ {each}"
    for each in said.good:
        yield f"✓ {each}"
    yield "```"
    yield ""
    yield said.source
