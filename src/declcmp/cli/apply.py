"""``declcmp apply``: make the changes of a patch in another text; 0 all went in, 1 some did not, 2 trouble."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from declcmp.cli.options import (
    MAX_RATIO,
    MAX_SIZE,
    N_,
    Corpus,
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
from declcmp.errors import InputError
from declcmp.messages import _, plural
from declcmp.model.patch import Fate, Outcome, Reason
from declcmp.pipelines import applying


def apply(  # noqa: PLR0913, PLR0917 - one parameter an option
    patch: Annotated[str, typer.Argument(metavar="PATCH", help=N_("What declcmp diff -f patch wrote; - for input."))],
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=N_("A path, - for standard input, or a document of the corpus."))
    ],
    in_place: Annotated[bool, typer.Option("--in-place", "-i", help=N_("Write the result over FILE."))] = False,
    rejects: Annotated[
        str | None, typer.Option(metavar="FILE", help=N_("Where what did not go in is kept: else beside the result."))
    ] = None,
    encoding: Encoding = None,
    revisions: Revisions = "accepted",
    max_size: MaxSize = MAX_SIZE,
    max_ratio: MaxRatio = MAX_RATIO,
    corpus: Corpus = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help=N_("Write to FILE, whole or not at all."))
    ] = None,
    lang: Lang = None,  # noqa: ARG001 - read before the arguments are parsed
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write the text with the changes in it, and say what became of each."""
    screen = Screen(output, "never", quiet, verbose)
    if in_place and (output or not Path(file).is_file() or Path(file).suffix.lower() not in _IN_PLACE):
        raise InputError(_("--in-place wants a file of text or Markdown, and no --output"))
    done = applying.apply(patch, file, place(corpus, encoding, revisions, max_size, max_ratio), tell=screen.note)
    target = file if in_place else output
    kept = Path(rejects) if rejects else applying.report_path(target, file)
    _not_over(kept, patch, file, target)
    if output:
        _not_over(Path(output), patch)
    # The rejects first: a result without them would lose what did not go in.
    if done.rejects is not None:
        Screen(str(kept)).write(done.rejects)
    Screen(target).write(done.data)
    for outcome in done.outcomes:
        if outcome.fate is not Fate.CLEAN or verbose:
            screen.note(_said(outcome))
    screen.note(_counted(done.outcomes))
    if done.rejects is not None:
        screen.note(_("what did not go in is in {file}").format(file=kept))
    return 1 if done.rejects is not None else 0


def _not_over(path: Path, *others: str | None) -> None:
    """Refuse to write over the patch, the text or the result.

    Raises:
        InputError: the path is one of them.
    """
    for other in others:
        if other and path.resolve() == Path(other).resolve():
            raise InputError(_("{path}: is the patch, the text or the result; write to another file").format(path=path))


_IN_PLACE = frozenset({".md", ".markdown", ".txt", ""})


def _said(outcome: Outcome) -> str:
    """Return what became of a change: «line 15: goes in though the sentence was edited: …»."""
    what = {
        Fate.CLEAN: _("goes in"),
        Fate.FUZZY: _("goes in, though the text differs around it"),
        Fate.PRESENT: _("is there already"),
        Fate.REJECTED: _("does not go in"),
    }[outcome.fate]
    if outcome.reason is not None:
        what += f" ({_why(outcome.reason)})"
    line = (outcome.hunk.new or outcome.hunk.old)[0].text
    words = line if len(line) <= _SHOWN else line[:_SHOWN].rstrip() + "…"
    where = _("line {number}").format(number=outcome.lines[0]) + ": " if outcome.lines else ""
    return f"{where}{what}: {words}"


_SHOWN = 70


def _why(reason: Reason) -> str:
    return {
        Reason.NOT_FOUND: _("the sentence is not there"),
        Reason.EDITED: _("the sentence was edited at the same place"),
        Reason.NO_ANCHOR: _("neither of its neighbours is there"),
        Reason.HALF_A_MOVE: _("the other end of the move does not"),
        Reason.OVERLAP: _("another change is in its place"),
        Reason.NOT_READ_BACK: _("it cannot be written there so that it reads the same"),
    }[reason]


def _counted(outcomes: tuple[Outcome, ...]) -> str:
    tally = Counter(each.fate for each in outcomes)
    said = [plural("{n} change", "{n} changes", len(outcomes))]
    if tally[Fate.CLEAN]:
        said.append(plural("{n} went in cleanly", "{n} went in cleanly", tally[Fate.CLEAN]))
    if tally[Fate.FUZZY]:
        said.append(plural("{n} fuzzily", "{n} fuzzily", tally[Fate.FUZZY]))
    if tally[Fate.PRESENT]:
        said.append(plural("{n} was there already", "{n} were there already", tally[Fate.PRESENT]))
    if tally[Fate.REJECTED]:
        said.append(plural("{n} did not go in", "{n} did not go in", tally[Fate.REJECTED]))
    return ", ".join(said)
