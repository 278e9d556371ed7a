"""``declcmp corpus``: keep a folder of declarations, one Markdown file each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from declcmp import corpus as shelf
from declcmp import pipelines
from declcmp.cli.options import (
    MAX_RATIO,
    MAX_SIZE,
    N_,
    Encoding,
    Lang,
    MaxRatio,
    MaxSize,
    Quiet,
    Revisions,
    Verbose,
)
from declcmp.cli.output import Screen
from declcmp.cli.place import place
from declcmp.cli.plain import Command, Group
from declcmp.errors import InputError
from declcmp.messages import _, plural
from declcmp.model import Document
from declcmp.renderers import cropped, line_name, visible, width_of
from declcmp.renderers.document_words import paragraph_name

app = typer.Typer(cls=Group, rich_markup_mode=None, no_args_is_help=False)

#: Documents between two words of progress.
_TELL_EVERY = 100

Folder = Annotated[
    str | None, typer.Argument(metavar="[DIR]", help=N_("The corpus: left out, the settings' corpus, else ./corpus."))
]


@app.command("add", cls=Command, help=N_("Add texts, one Markdown file each."))
def add(  # noqa: PLR0913, PLR0917 - one parameter an option
    folder: Annotated[str, typer.Argument(metavar="DIR", help=N_("The corpus; made if it is not there."))],
    files: Annotated[list[str], typer.Argument(metavar="FILE…", help=N_("Texts to add; - for standard input."))],
    id_: Annotated[
        str | None, typer.Option("--id", metavar="NAME", help=N_("Name of the file, without .md (one text only)."))
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help=N_("The title, by hand."))] = None,
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help=N_("The date, by hand."))] = None,
    place_: Annotated[str | None, typer.Option("--place", metavar="TEXT", help=N_("The place, by hand."))] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", metavar="TEXT", help=N_("The format («Центральная Азия + Россия»), by hand.")),
    ] = None,
    fields: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help=N_("Any field of the front matter, by hand."))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=N_("Overwrite, and add duplicates."))] = False,
    encoding: Encoding = None,
    revisions: Revisions = "accepted",
    max_size: MaxSize = MAX_SIZE,
    max_ratio: MaxRatio = MAX_RATIO,
    lang: Lang = None,  # noqa: ARG001 - read before the arguments are parsed
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write the files and say what was guessed and what was left empty."""
    screen = Screen(quiet=quiet, verbose=verbose)
    root = Path(folder)
    if root.exists() and not root.is_dir():
        raise InputError(
            _("{folder}: not a folder; the corpus comes first: declcmp corpus add DIR FILE…").format(folder=root)
        )
    given = _given(fields or [], title=title, date=date, place=place_, format=format_)
    here = pipelines.Place(root, encoding, revisions, int(max_size), int(max_ratio))
    there = list(pipelines.documents(pipelines.Place(root))) if shelf.is_one(root) else []
    wanted: list[tuple[Path, Document, bytes]] = []
    for document, content in pipelines.add(files, here, given, as_id=id_, tell=screen.note):
        path = root / f"{document.id}.md"
        same = None if force else shelf.duplicate(document, there)
        if same:
            screen.note(_("{name}: the same words as {id}; not added").format(name=document.source.name, id=same))
            continue
        if path in (each[0] for each in wanted):
            raise InputError(
                _("{name}: {id} is the name of another of these files; add them one by one, with --id").format(
                    name=document.source.name, id=document.id
                )
            )
        if path.exists() and not force:
            raise InputError(
                _("{path}: already there; --force overwrites it, --id names it otherwise").format(path=path)
            )
        there.append(document)
        wanted.append((path, document, content))
    # Written only now: a mistake in one of the files adds none of them.
    for path, document, content in wanted:
        root.mkdir(parents=True, exist_ok=True)
        shelf.write(path, content)
        screen.write(_added(document, path, screen.width()))
    return 0


@app.command("list", cls=Command, help=N_("The documents of the corpus, by date."))
def list_(folder: Folder = None, lang: Lang = None, quiet: Quiet = False) -> int:  # noqa: ARG001 - see add
    """Write a table of the documents."""
    screen = Screen(quiet=quiet)
    found = sorted(
        pipelines.documents(place(folder), tell=screen.detail), key=lambda d: (d.metadata.date or "9999", d.id)
    )
    rows = [
        (
            d.metadata.date or _("undated"),
            d.id,
            d.metadata.place or "–",
            d.metadata.format or "–",
            str(len(d.sentences)),
        )
        for d in found
    ]
    head = (_("date"), _("document"), _("place"), _("format"), _("sentences"))
    # A pipe gets all of it; on a screen what does not fit goes, the name of a document never.
    screen.write(_table([head, *rows], screen.width() if screen.interactive else None))
    return 0


@app.command("show", cls=Command, help=N_("One document of the corpus: its front matter and what it holds."))
def show(
    names: Annotated[
        list[str], typer.Argument(metavar="[DIR] DOCUMENT", help=N_("The document: its name or a part of it."))
    ],
    lang: Lang = None,  # noqa: ARG001 - see add
    quiet: Quiet = False,
) -> int:
    """Write what the corpus knows of a document."""
    screen = Screen(quiet=quiet)
    if len(names) > 2:
        raise InputError(_("declcmp corpus show wants a folder and one document"))
    folder = names[0] if len(names) == 2 else None
    document = pipelines.of_corpus(names[-1], place(folder), tell=screen.detail)
    screen.write(_shown(document, screen.width()))
    return 0


@app.command("check", cls=Command, help=N_("What is missing, doubled or garbled in the corpus."))
def check(folder: Folder = None, lang: Lang = None, quiet: Quiet = False) -> int:  # noqa: ARG001 - see add
    """Write the findings; they are for a person, so the exit status is 0."""
    screen = Screen(quiet=quiet)
    found = list(pipelines.check_corpus(place(folder)))
    lines = [f"{visible(finding.id)}: {visible(finding.message)}\n" for finding in found]
    count = plural("{n} finding", "{n} findings", len(found))
    documents = plural("{n} document", "{n} documents", len(shelf.paths(place(folder).corpus)))
    screen.write("".join(lines) + f"{documents} · {count}\n")
    return 0


@app.command("index", cls=Command, help=N_("Build the index that makes blame and find quick, or bring it in step."))
def index(
    folder: Folder = None,
    lang: Lang = None,  # noqa: ARG001 - see add
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write how many documents there are and how many had to be read."""
    from declcmp.pipelines import tracing  # noqa: PLC0415 - the other commands need no index

    screen = Screen(quiet=quiet, verbose=verbose)

    def progress(done: int, total: int) -> None:
        if done % _TELL_EVERY == 0 and done < total:
            screen.note(_("{done} of {total} documents").format(done=done, total=total))

    documents, read = tracing.index(place(folder), tell=screen.detail, progress=progress)
    count = plural("{n} document", "{n} documents", documents)
    fresh = plural("{n} read anew", "{n} read anew", read)
    screen.write(f"{place(folder).corpus} · {count} · {fresh}\n")
    return 0


def _given(pairs: list[str], **options: str | None) -> dict[str, str]:
    given = {key: value for key, value in options.items() if value is not None}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise InputError(_("--set {pair}: wants KEY=VALUE").format(pair=pair))
        given[key.strip()] = value.strip()
    return given


def _added(document: Document, path: Path, width: int) -> str:
    """Return what was written, each field with where it was read, and what was left empty."""
    count = plural("{n} sentence", "{n} sentences", len(document.sentences))
    aside = plural("{n} stretch set aside", "{n} stretches set aside", len(document.residue))
    return f"{path} · {count} · {aside}\n" + _fields(document, width)


def _shown(document: Document, width: int) -> str:
    kinds = [paragraph_name(paragraph.kind) for paragraph in document.paragraphs]
    held = ", ".join(f"{kind} {kinds.count(kind)}" for kind in dict.fromkeys(kinds))
    count = plural("{n} sentence", "{n} sentences", len(document.sentences))
    held = _("paragraphs: {kinds}").format(kinds=held)
    return f"{document.id} · {count}\n{_fields(document, width)}  {held}\n"


def _fields(document: Document, width: int) -> str:
    rows = []
    evidence = {found.field: found for found in document.metadata.evidence}
    for name in shelf.FIELDS:
        value = getattr(document.metadata, name)
        if not value:
            continue
        text = ", ".join(value) if isinstance(value, tuple) else str(value)
        found = evidence.get(name)
        lines = found.lines if found and found.text != "front matter" else None
        where = f"  ({line_name(document.source.spot(None, lines))})" if lines else ""
        label = shelf.field_name(name).partition(" (")[0]
        rows.append(f"  {label:<9} {cropped(visible(text), width - 12 - len(where))}{where}\n")
    empty = [shelf.field_name(name) for name in shelf.FIELDS if not getattr(document.metadata, name)]
    if empty:
        rows.append("  " + _("left empty: {fields}").format(fields=", ".join(empty)) + "\n")
    return "".join(rows)


def _table(rows: Sequence[tuple[str, ...]], width: int | None) -> str:
    """Return rows as columns; in so many columns of the screen, the format is cut first, then the place."""
    rows = [tuple(visible(cell) for cell in row) for row in rows]
    widths = [max(width_of(row[column]) for row in rows) for column in range(len(rows[0]))]
    for column in (_FORMAT, _PLACE):
        over = sum(widths) + 2 * (len(widths) - 1) - (width or sum(widths) * 2)
        if over > 0:
            widths[column] = max(widths[column] - over, _LEAST)
    lines = (
        "  ".join(
            cropped(cell, size) + " " * (size - width_of(cropped(cell, size)))
            for cell, size in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines)


#: Columns of the list that may be cut, and to how little.
_PLACE, _FORMAT, _LEAST = 2, 3, 8
