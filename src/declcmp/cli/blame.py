"""``declcmp blame``: where each sentence of a text comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from declcmp import renderers
from declcmp.cli.options import (
    MAX_RATIO,
    MAX_SIZE,
    N_,
    Colour,
    Corpus,
    Encoding,
    Lang,
    MaxRatio,
    MaxSize,
    Output,
    Quiet,
    Revisions,
    Verbose,
    one_of,
)
from declcmp.cli.output import Screen, is_same
from declcmp.cli.place import place
from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.pipelines import tracing

_SHOWN = ("all", *(only.value for only in renderers.Only))


def blame(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=N_("A path, - for standard input, or a document of the corpus."))
    ],
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(renderers.BLAME), help=N_("Form of the result."))
    ] = "terminal",
    show: Annotated[
        str,
        typer.Option(metavar="|".join(_SHOWN), callback=one_of(*_SHOWN), help=N_("Which sentences to show.")),
    ] = "all",
    summary: Annotated[bool, typer.Option("--summary", help=N_("Only the share of each source."))] = False,
    any_date: Annotated[
        bool, typer.Option("--any-date", help=N_("Compare with documents that are not earlier, too."))
    ] = False,
    encoding: Encoding = None,
    revisions: Revisions = "accepted",
    max_size: MaxSize = MAX_SIZE,
    max_ratio: MaxRatio = MAX_RATIO,
    corpus: Corpus = None,
    output: Output = None,
    color: Colour = "auto",
    lang: Lang = None,  # noqa: ARG001 - read before the arguments are parsed
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write the attributions in the form that was asked for."""
    screen = Screen(output, color, quiet, verbose)
    render = renderers.BLAME.get(format_)
    if is_same(output, file):
        raise InputError(_("{path}: the text itself; write the result to another file").format(path=output))
    report = tracing.blame(
        file, place(corpus, encoding, revisions, max_size, max_ratio), any_date=any_date, tell=screen.note
    )
    view = renderers.View(
        width=screen.width(),
        colours=screen.colours,
        stat=summary,
        only=None if show == "all" else renderers.Only(show),
    )
    screen.write(render(report, view))
    return 0
