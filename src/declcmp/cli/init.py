"""``declcmp init``: a settings file with everything that can be set, explained."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from declcmp import settings
from declcmp.cli.options import N_, Lang, Quiet
from declcmp.cli.output import Screen
from declcmp.errors import InputError
from declcmp.messages import _, language


def init(
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help=N_("Where to write it: left out, here."))] = ".",
    force: Annotated[bool, typer.Option("--force", help=N_("Write over a file that is there."))] = False,
    lang: Lang = None,  # noqa: ARG001 - read before the arguments are parsed
    quiet: Quiet = False,
) -> int:
    """Write declcmp.toml."""
    path = Path(folder) / settings.FILE
    if path.exists() and not force:
        raise InputError(_("{path}: is there already; --force writes over it").format(path=path))
    text = files("declcmp").joinpath(f"locale/{language()}/{settings.FILE}").read_text(encoding="utf-8")
    Screen(str(path)).write(text)
    Screen(quiet=quiet).note(_("{path} is written; declcmp check reads it").format(path=path))
    return 0
