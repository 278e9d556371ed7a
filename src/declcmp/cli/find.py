"""``declcmp find``: every occurrence of a formulation in the corpus, near-duplicates too, by date."""

from __future__ import annotations

import re
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
    date,
)
from declcmp.cli.output import Screen
from declcmp.cli.place import place
from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model.provenance import Mode
from declcmp.pipelines import recurrence, tracing


def find(  # noqa: PLR0913, PLR0917 - one parameter an option
    phrase: Annotated[
        str, typer.Argument(metavar="PHRASE", help=N_("A phrase, a sentence or a paragraph, or @FILE that holds it."))
    ],
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(renderers.FIND), help=N_("Form of the result."))
    ] = "terminal",
    exact: Annotated[bool, typer.Option("--exact", help=N_("Exactly these words."))] = False,
    lemma: Annotated[bool, typer.Option("--lemma", help=N_("These words in any form, side by side."))] = False,
    min_score: Annotated[
        str | None, typer.Option(metavar="S", help=N_("How alike an occurrence must be, from 0 to 1 (0.5)."))
    ] = None,
    documents: Annotated[
        str | None,
        typer.Option(metavar="GLOB", help=N_("Look into these documents only, 2025-* or a part of a name.")),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help=N_("Look into documents of this date (2021, 2021-08) or later only.")),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help=N_("Look into documents of this date or earlier only."))
    ] = None,
    summary: Annotated[bool, typer.Option("--summary", help=N_("Only the timeline."))] = False,
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
    """Write the occurrences in the form that was asked for."""
    screen = Screen(output, color, quiet, verbose)
    render = renderers.FIND.get(format_)
    if exact and lemma:
        raise InputError(_("--exact and --lemma exclude one another"))
    mode = Mode.EXACT if exact else Mode.LEMMA if lemma else Mode.NEAR
    least = None if min_score is None else _score(min_score)
    dates = date("--since", since), date("--until", until)
    only = recurrence.chosen(documents, *dates) if any((documents is not None, *dates)) else None
    here = place(corpus, encoding, revisions, max_size, max_ratio)
    report = tracing.find(phrase, here, mode=mode, min_score=least, only=only, tell=screen.note)
    view = renderers.View(width=screen.width(), colours=screen.colours, stat=summary)
    screen.write(render(report, view))
    return 0


def _score(text: str) -> float:
    if not re.fullmatch(r"0|1|0?[.,]\d{1,9}|[01][.,]0{0,9}|0[.,]\d{0,9}", text):
        raise InputError(_("--min-score: wants a number from 0 to 1, not {value}").format(value=text or "''"))
    return float(text.replace(",", "."))
