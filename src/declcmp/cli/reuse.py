"""``declcmp reuse``: which formulations recur across a corpus, since when, in which wordings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from declcmp import renderers
from declcmp.cli.options import N_, Colour, Corpus, Encoding, Lang, Output, Quiet, Verbose, date, one_of, whole_number
from declcmp.cli.output import Screen
from declcmp.cli.place import place
from declcmp.cli.progress import Progress
from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model.reuse import MatchKind
from declcmp.pipelines import recurrence
from declcmp.settings import suggestion

_KINDS = tuple(kind.value for kind in MatchKind)
#: Engines there are: Python in one process. Another one would take this option's name for it.
_ENGINES = ("embedded",)
#: Families that a summary shows; --all shows all.
_TOP = 5
#: Forms for reading; the others hold every family.
_FOR_READING = frozenset({"terminal", "markdown"})
_WITHOUT_FAMILIES = frozenset({"csv", "graphml"})
#: Forms that are one file or a folder of files, and how the one file is called.
_FOLDERS, _PAGES = frozenset({"html"}), frozenset({".html", ".htm"})
#: Documents from which on one page is slow to open.
_MANY = 60


def reuse(  # noqa: PLR0913, PLR0917 - one parameter an option
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(renderers.REUSE), help=N_("Form of the result."))
    ] = "terminal",
    everything: Annotated[
        bool, typer.Option("--all", help=N_("Show all of it; in GraphML, formulations as nodes too."))
    ] = False,
    family: Annotated[
        str | None,
        typer.Option(metavar="ID", help=N_("One formulation: its wordings, each redlined, and what was edited.")),
    ] = None,
    kinds: Annotated[
        str,
        typer.Option(
            metavar="LIST|all",
            help=N_(
                "What to report: formulation, title, party-list, place-date, signature, stock; all is all of them."
            ),
        ),
    ] = "formulation",
    within: Annotated[bool, typer.Option("--within", help=N_("Repeats inside one text too."))] = False,
    min_words: Annotated[
        str,
        typer.Option(metavar="N", callback=whole_number, help=N_("Words of content that a formulation must have.")),
    ] = "5",
    min_score: Annotated[
        str, typer.Option(metavar="S", help=N_("How alike its wordings must be, from 0 to 1."))
    ] = "0.5",
    documents: Annotated[
        str | None,
        typer.Option(
            metavar="GLOB",
            help=N_("Report on these documents, 2025-* or a part of a name; they are compared with all others."),
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help=N_("Report on documents of this date (2021, 2021-08) or later."))
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help=N_("Report on documents of this date or earlier."))
    ] = None,
    engine: Annotated[  # noqa: ARG001 - there is one, and its name is checked
        str,
        typer.Option(metavar="|".join(_ENGINES), callback=one_of(*_ENGINES), help=N_("What does the work.")),
    ] = "embedded",
    encoding: Encoding = None,
    corpus: Corpus = None,
    output: Output = None,
    color: Colour = "auto",
    lang: Lang = None,  # noqa: ARG001 - read before the arguments are parsed
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write the report in the form that was asked for."""
    from declcmp.reuse import Rules  # noqa: PLC0415 - options are checked first

    screen = Screen(output, color, quiet, verbose)
    render = renderers.REUSE.get(format_)
    drawn = None
    if family is None and not everything:
        drawn = _TOP if format_ in _FOR_READING else None
    if format_ in _WITHOUT_FAMILIES:
        drawn = 0
    rules = Rules(min_words=int(min_words), min_score=_score(min_score))
    wanted, only = _kinds(kinds), recurrence.chosen(documents, date("--since", since), date("--until", until))
    with Progress(quiet=quiet) as progress:
        found = recurrence.survey(
            place(corpus, encoding),
            kinds=wanted,
            within=within,
            rules=rules,
            only=only,
            family=family,
            drawn=drawn,
            tell=progress.noted(screen.note),
            progress=progress,
        )
    for document in found.documents.values():
        screen.details(document)
    folder = format_ in _FOLDERS and _is_folder(output)
    if format_ in _FOLDERS and not folder and len(found.documents) > _MANY:
        screen.note(_("many documents for one page: -o DIR/ makes a folder of pages"))
    view = renderers.View(width=screen.width(), colours=screen.colours, everything=everything, folder=folder)
    screen.write(render(found, view))
    return 0


def _is_folder(output: str | None) -> bool:
    """Say whether the result goes into a folder: one that is there, or a name that is none of an HTML file."""
    if output is None or output == "-":
        return False
    path = Path(output)
    return path.is_dir() or output.endswith("/") or (path.suffix.lower() not in _PAGES and not path.exists())


def _kinds(names: str) -> frozenset[MatchKind]:
    if names.strip() == "all":
        return frozenset(MatchKind)
    found = set()
    for name in (part.strip() for part in names.split(",")):
        if name not in _KINDS:
            raise InputError(
                _("--kinds: no such kind: {name}; {hint}").format(
                    name=name or "''", hint=suggestion(name, [*_KINDS, "all"])
                )
            )
        found.add(MatchKind(name))
    return frozenset(found)


def _score(text: str) -> float:
    if not re.fullmatch(r"(?:0?[.,])?\d{1,9}|[01][.,]\d{0,9}", text) or float(text.replace(",", ".")) > 1:
        raise InputError(_("--min-score: wants a number from 0 to 1, not {value}").format(value=text or "''"))
    return float(text.replace(",", "."))
