"""``declcmp rule``: what a rule flags, why, and an example of either kind."""

from __future__ import annotations

from typing import Annotated

import typer

from declcmp import renderers
from declcmp.checks import catalogue, matching
from declcmp.cli.options import N_, Colour, Lang, Output, Quiet
from declcmp.cli.output import Screen


def rule(
    code: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CODE…]", help=N_("AGL801, or a group: AGL, TYP1. Left out, all are listed.")),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(renderers.RULE), help=N_("Form of the result."))
    ] = "terminal",
    output: Output = None,
    color: Colour = "auto",
    lang: Lang = None,  # noqa: ARG001 - read before the arguments are parsed
    quiet: Quiet = False,
) -> int:
    """Write what the rules say of themselves."""
    screen = Screen(output, color, quiet)
    render = renderers.RULE.get(format_)
    wanted = matching(code) if code else frozenset(catalogue())
    entries = [entry for entry in catalogue().values() if entry.code in wanted]
    screen.write(render(entries, renderers.View(width=screen.width(), colours=screen.colours)))
    return 0
