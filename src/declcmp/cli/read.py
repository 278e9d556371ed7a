"""``declcmp read``: the clean text of a document and its structure; also a git textconv."""

from __future__ import annotations

from typing import Annotated

import typer

from declcmp import pipelines, renderers
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
)
from declcmp.cli.output import Screen
from declcmp.cli.place import place


def read(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=N_("A path, - for standard input, or a document of the corpus."))
    ],
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(renderers.READ), help=N_("Form of the result."))
    ] = "text",
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
    """Write the document in the form that was asked for."""
    screen = Screen(output, color, quiet, verbose)
    render = renderers.READ.get(format_)
    document = pipelines.read(file, place(corpus, encoding, revisions, max_size, max_ratio), tell=screen.note)
    screen.details(document)
    text = render(document)
    if screen.interactive:
        # What a document holds must not steer the terminal that it is shown on.
        lines = [renderers.visible(line) for line in text.split("\n")]
        text = "\n".join(_wrapped(lines, screen.width()) if format_ == "text" else lines)
    screen.write(text)
    return 0


def _wrapped(paragraphs: list[str], width: int) -> list[str]:
    """Return paragraphs for a person: whole words, a blank line after each."""
    import textwrap  # noqa: PLC0415 - only a terminal needs it

    filled = (textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs if paragraph)
    return [line for paragraph in filled for line in (paragraph, "")]
