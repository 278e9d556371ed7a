"""``declcmp diff``: what changed between two texts, sentence by sentence; 0 same, 1 different, 2 trouble."""

from __future__ import annotations

import re
from datetime import datetime
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
    one_of,
    whole_number,
)
from declcmp.cli.output import Screen, is_same
from declcmp.cli.place import place
from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model import EDITORIAL, EditClass
from declcmp.settings import suggestion

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ?)?", re.ASCII)
_LAYOUTS = tuple(layout.value for layout in renderers.Layout)


def _author(value: str) -> str:
    """Return the name of an author, refused if nothing of it can be seen."""
    if not value.strip():
        raise InputError(_("--author: an empty name"))
    return value.strip()


def _date(value: str | None) -> str | None:
    """Return a day or a moment, as it was given."""
    if value is not None:
        try:
            if not _MOMENT.fullmatch(value):
                raise ValueError
            datetime.fromisoformat(value)
        except ValueError:
            raise InputError(
                _("--date: {value} is no date; write 2025-06-17 or 2025-06-17T14:30:00").format(value=value or "''")
            ) from None
    return value


def diff(  # noqa: PLR0913, PLR0917 - one parameter an option
    old: Annotated[
        str, typer.Argument(metavar="OLD", help=N_("A path, - for standard input, or a document of the corpus."))
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help=N_("The same, for the later text."))],
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(renderers.DIFF), help=N_("Form of the result."))
    ] = "terminal",
    layout: Annotated[
        str,
        typer.Option(metavar="|".join(_LAYOUTS), callback=one_of(*_LAYOUTS), help=N_("One column or two.")),
    ] = "unified",
    everything: Annotated[bool, typer.Option("--all", help=N_("Show unchanged sentences too."))] = False,
    context: Annotated[
        str, typer.Option(metavar="N", callback=whole_number, help=N_("Unchanged sentences around each change."))
    ] = "0",
    stat: Annotated[bool, typer.Option("--stat", help=N_("Only count."))] = False,
    ignore: Annotated[
        str | None,
        typer.Option(
            metavar="LIST|none",
            help=N_("Edits that make no difference: typography, case, yo, punctuation, numbering; none shows all."),
        ),
    ] = None,
    no_moves: Annotated[bool, typer.Option("--no-moves", help=N_("Take what moved for deleted and inserted."))] = False,
    author: Annotated[
        str, typer.Option(metavar="NAME", callback=_author, help=N_("Whose the tracked changes of a Word file are."))
    ] = "declcmp",
    date: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", callback=_date, help=N_("Of the tracked changes; without it, the date of the new text.")
        ),
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=N_("Exit with 0 even if the texts differ."))] = False,
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
    """Write the comparison in the form that was asked for."""
    screen = Screen(output, color, quiet, verbose)
    render = renderers.DIFF.get(format_)
    _not_over(output, old, new)
    ignored = pipelines.IGNORED if ignore is None else _classes(ignore)
    here = place(corpus, encoding, revisions, max_size, max_ratio)
    comparison = pipelines.diff(old, new, here, ignore=ignored, moves=not no_moves, tell=screen.note)
    for document in (comparison.old, comparison.new):
        screen.details(document)
    view = renderers.View(
        width=screen.width(wide=layout == renderers.Layout.SIDE_BY_SIDE),
        colours=screen.colours,
        layout=renderers.Layout(layout),
        everything=everything,
        context=int(context),
        stat=stat,
        ignore=ignored,
        hidden=EDITORIAL if ignore is None else ignored,
        # Rejecting all changes gives the old text, unless some are not to be marked.
        tracking=renderers.Tracking(author, date, frozenset() if ignore is None else ignored),
    )
    screen.write(render(comparison, view))
    return 1 if renderers.different(comparison, ignored) and not exit_zero else 0


def _not_over(output: str | None, *texts: str) -> None:
    """Refuse to write the result over one of the texts."""
    if any(is_same(output, text) for text in texts):
        raise InputError(_("{path}: one of the two texts; write the result to another file").format(path=output))


def _classes(names: str) -> frozenset[EditClass]:
    """Return the classes that a list of names stands for; ``none`` is none of them."""
    if names.strip() in {"none", ""}:
        return frozenset()
    known = sorted(kind.value for kind in EDITORIAL)
    found = set()
    for name in (part.strip() for part in names.split(",")):
        if name == "none":
            raise InputError(_("--ignore: none stands alone, without other classes"))
        if name not in known:
            raise InputError(
                _("--ignore: no such class: {name}; {hint}").format(
                    name=name or "''", hint=suggestion(name, [*known, "none"])
                )
            )
        found.add(EditClass(name))
    return frozenset(found)
