"""``declcmp check``: where a draft departs from agreed wording, from itself, and from the form; for CI too."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from declcmp import pipelines, renderers, settings
from declcmp.checks import Selection
from declcmp.checks.baseline import entries
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
    chosen,
)
from declcmp.cli.output import Screen
from declcmp.cli.place import place
from declcmp.cli.progress import Progress
from declcmp.errors import InputError
from declcmp.messages import _, plural
from declcmp.model.checking import CheckReport, Severity
from declcmp.pipelines import checking, fixing, known

_LEVELS = tuple(severity.value for severity in Severity)


def check(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…", help=N_("Drafts: paths, folders, - for standard input, or names of the corpus.")
        ),
    ],
    select: Annotated[
        str | None, typer.Option(metavar="CODES", help=N_("Only these rules: codes or groups, AGL,TYP1; ALL is all."))
    ] = None,
    ignore: Annotated[str | None, typer.Option(metavar="CODES", help=N_("Not these rules."))] = None,
    preview: Annotated[bool, typer.Option("--preview", help=N_("Rules in preview too."))] = False,
    against: Annotated[
        str | None,
        typer.Option(metavar="EDITION", help=N_("The previous edition: what of it is missing, changed or new.")),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="REV", help=N_("Report only on what changed since a revision of git."))
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help=N_("Mend what can be mended safely."))] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help=N_("Mend also where words change; with --fix or --diff."))
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help=N_("Show what would be mended; write nothing."))] = False,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help=N_("Known findings, which are not reported."))
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help=N_("Take all that is found into the baseline."))
    ] = False,
    fail_on: Annotated[
        str | None, typer.Option(metavar="|".join(_LEVELS), help=N_("From which severity on to exit with 1."))
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help=N_("Exit with 0 whatever is found."))] = False,
    format_: Annotated[
        str, typer.Option("--format", "-f", metavar="|".join(renderers.CHECK), help=N_("Form of the result."))
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
    """Write the findings in the form that was asked for."""
    screen = Screen(output, color, quiet, verbose)
    render = renderers.CHECK.get(format_)
    here = place(corpus, encoding, revisions, max_size, max_ratio)
    found = settings.settings(Path.cwd())
    level = Severity(chosen("--fail-on", fail_on or found.check.fail_on or "warning", _LEVELS))
    file = Path(baseline) if baseline else found.check.baseline
    if write_baseline and file is None:
        raise InputError(_("--write-baseline wants a file: --baseline FILE, or baseline in the settings"))
    what = _checking(found, select, ignore, preview, against, since, None if write_baseline else file)
    if unsafe_fixes and not (fix or diff):
        raise InputError(_("--unsafe-fixes goes with --fix or with --diff"))
    if (fix or diff) and write_baseline:
        raise InputError(_("--write-baseline does not go with --fix or --diff"))
    if fix or diff:
        made = _mended(files, here, what, screen, unsafe=unsafe_fixes, write=fix and not diff)
        if diff:
            return 1 if any(each.applied for each in made) and not exit_zero else 0
    with Progress(quiet=quiet) as progress:

        def told(done: int, total: int) -> None:
            progress(_("checking"), done / total)

        report = checking.checked(files, here, what, tell=progress.noted(screen.note), progress=told)
    if write_baseline and file is not None:
        return _written(file, report, screen)
    for sentence in report.unused:
        screen.note(sentence)
    view = renderers.View(width=screen.width(), colours=screen.colours)
    screen.write(render(report, view))
    _summary(format_, report, view)
    worst = report.worst()
    return 1 if worst is not None and worst.rank >= level.rank and not exit_zero else 0


def _checking(
    found: settings.Settings,
    select: str | None,
    ignore: str | None,
    preview: bool,
    against: str | None,
    since: str | None,
    baseline: Path | None,
) -> checking.Checking:
    """Return what is checked for: the options, and the settings where they do not say."""
    rules = found.check
    selection = Selection(
        _codes(select) if select is not None else rules.select,
        (*rules.ignore, *_codes(ignore or "")),
        preview or rules.preview,
    )
    sidecar = rules.suppressions
    return checking.Checking(
        selection,
        checking.severities(rules.severity),
        against,
        since,
        checking.norms_of(found),
        known.baseline(baseline) if baseline else (),
        tuple(known.suppressions(sidecar)) if sidecar else (),
        datetime.now(UTC).date().isoformat(),
    )


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(",") if code.strip())


def _written(file: Path, report: CheckReport, screen: Screen) -> int:
    """Write the baseline; what another suppression keeps quiet is not in it."""
    found = entries(report.findings)
    Screen(str(file)).write(known.written(found))
    screen.note(
        plural("{n} finding is in the baseline now", "{n} findings are in the baseline now", len(found)) + f": {file}"
    )
    return 0


def _mended(
    files: list[str], here: pipelines.Place, what: checking.Checking, screen: Screen, *, unsafe: bool, write: bool
) -> tuple[fixing.FixedFile, ...]:
    """Return the files with their fixes, written over the old ones or shown as a diff."""
    made = fixing.fixed(files, here, what, unsafe=unsafe, tell=screen.note)
    for file in made:
        for sentence in file.refused:
            screen.detail(sentence)
        if write and file.applied:
            _write(file, screen)
    applied, changed = sum(file.applied for file in made), sum(file.applied > 0 for file in made)
    if write:
        where = plural("in {n} file", "in {n} files", changed)
        screen.note(plural("{n} finding mended", "{n} findings mended", applied) + f" {where}")
    else:
        screen.write("".join(file.diff() for file in made))
    refused = sum(len(file.refused) for file in made)
    if refused:
        screen.note(plural("{n} fix was refused (-v says why)", "{n} fixes were refused (-v says why)", refused))
    return made


def _write(file: fixing.FixedFile, screen: Screen) -> None:
    """Write a file with its fixes over the old one; a Word file stays, and gets a copy with tracked changes."""
    if file.changes is None:
        Screen(file.path).write(file.data)
        return
    copy = Path(file.path).with_suffix(checking.FIXED)
    view = renderers.View(ignore=frozenset(), hidden=frozenset())
    Screen(str(copy)).write(renderers.DIFF.get("docx")(file.changes, view))
    screen.note(_("{path}: the fixes are tracked changes in {copy}").format(path=file.path, copy=copy))


def _summary(format_: str, report: CheckReport, view: renderers.View) -> None:
    """Append the report to the summary of a step of GitHub Actions, where there is one."""
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if format_ == "github" and file:
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(str(renderers.CHECK.get("markdown")(report, view)))
