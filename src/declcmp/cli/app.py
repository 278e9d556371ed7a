"""The commands gathered into one program, and its help in the language of the run."""

from __future__ import annotations

import gettext
import os
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

import declcmp
from declcmp.cli.options import N_, Lang
from declcmp.cli.plain import Command, Group
from declcmp.messages import _

#: What typer itself says in a help text.
_OF_TYPER = (
    N_("Commands"),
    N_("default: {default}"),
)


#: Where each command stands, what it does, and what is said below its options.
_COMMANDS = {
    "diff": ("declcmp.cli.diff:diff", N_("What changed between two texts, sentence by sentence.")),
    "apply": ("declcmp.cli.apply:apply", N_("Make the changes of a patch in another text.")),
    "reuse": (
        "declcmp.cli.reuse:reuse",
        N_("Which formulations recur across the corpus, since when, in which wordings."),
    ),
    "blame": ("declcmp.cli.blame:blame", N_("Where each sentence of a text comes from.")),
    "find": ("declcmp.cli.find:find", N_("Every occurrence of a formulation, near-duplicates too, by date.")),
    "check": ("declcmp.cli.check:check", N_("Drafting consistency: against agreed wording, itself and the form.")),
    "rule": ("declcmp.cli.rule:rule", N_("What a rule flags and why, with examples.")),
    "read": ("declcmp.cli.read:read", N_("The clean text of a document and its structure.")),
    "init": ("declcmp.cli.init:init", N_("Write a settings file with everything that can be set.")),
    "corpus": ("declcmp.cli.corpus:app", N_("Keep a corpus: a folder of declarations in Markdown.")),
}
_EPILOGS = {
    "diff": N_("Exit status: 0 the texts are the same, 1 they differ, 2 trouble."),
    "apply": N_("Exit status: 0 all went in, 1 some did not, 2 trouble."),
    "check": N_("Exit status: 0 nothing at or above --fail-on, 1 findings, 2 trouble."),
}


def application(language: str, argv: Sequence[str]) -> Any:
    """Return the program, ready to be called with *argv*, its help in *language*."""
    app = typer.Typer(
        cls=Group,
        name="declcmp",
        help=N_("Compare diplomatic declarations in Russian: what changed, and what each of them says."),
        no_args_is_help=False,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(invoke_without_command=True)(_main)
    for name, (place, text) in _COMMANDS.items():
        # Only the command that runs is imported: the help of the program has its name and this line of it.
        part = _loaded(place) if name in argv else _unloaded
        if isinstance(part, typer.Typer):
            app.add_typer(part, name=name, help=text)
        else:
            app.command(name, cls=Command, help=text, epilog=_EPILOGS.get(name))(part)
    command = typer.main.get_command(app)
    _gettext_for_typer(language)
    _translate(command)
    return command


def _loaded(place: str) -> Any:
    module, attribute = place.split(":")
    return getattr(import_module(module), attribute)


def _unloaded() -> None:
    """Stand for a command that this run does not call."""


def usage_error() -> type[Exception]:
    """Return the class of all mistakes in the arguments; where it stands differs from one typer to the next."""
    found = typer.BadParameter.__mro__[1]
    if not issubclass(found, Exception):
        raise TypeError(found)
    return found


def _main(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=N_("Show the version and exit."))] = False,
    lang: Lang = None,  # noqa: ARG001 - read before the arguments are parsed
) -> None:
    if version:
        typer.echo(f"declcmp {declcmp.__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _gettext_for_typer(language: str) -> None:
    """Let typer's own words come from our catalogue: it asks the process-wide gettext, and that asks LANGUAGE."""
    os.environ["LANGUAGE"] = language
    gettext.textdomain("declcmp")
    gettext.bindtextdomain("declcmp", str(Path(declcmp.__file__).parent / "locale"))


def _translate(command: Any) -> None:
    """Put the help of a command, of its options and of the commands under it into the language of the run."""
    for part in (command, *command.params):
        for attribute in ("help", "short_help", "epilog"):
            if text := getattr(part, attribute, None):
                setattr(part, attribute, _(text))
    for below in getattr(command, "commands", {}).values():
        _translate(below)
