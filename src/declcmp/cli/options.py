"""The options that commands share, each declared once."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from typing import Annotated

import typer

from declcmp.errors import InputError
from declcmp.messages import _


def N_(text: str) -> str:  # noqa: N802 - gettext's usual name for «translate this later»
    """Mark *text* for translation: declarations are read before the language is known."""
    return text


def one_of(*values: str) -> Callable[[typer.CallbackParam, str], str]:
    """Return a check that an option's value is one of *values*; typer passes the option itself."""

    def check(param: typer.CallbackParam, value: str) -> str:
        return chosen(param.opts[-1], value, values)

    return check


def chosen(option: str, value: str, values: Sequence[str]) -> str:
    """Return the value of an option.

    Raises:
        InputError: it is none of *values*.
    """
    if value not in values:
        known = ", ".join(values)
        raise InputError(
            _("{option}: no {value}; there are {known}").format(option=option, value=value or "''", known=known)
        )
    return value


def whole_number(param: typer.CallbackParam, value: str) -> str:
    """Return the value of an option that wants a number, still as text; typer passes the option itself."""
    if not value.isdecimal() or len(value) > 9:
        raise InputError(_("{name}: wants a whole number, 0 or more").format(name=param.opts[-1]))
    return value


def date(option: str, text: str | None) -> str | None:
    """Return a date, a month or a year, if it is one."""
    if text is None:
        return None
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    year, month, day = (int(part or 1) for part in found.groups()) if found else (0, 0, 0)
    if not found or year == 0 or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        raise InputError(
            _("{option}: wants a date as 2025-06-17, 2025-06 or 2025, not {value}").format(
                option=option, value=text or "''"
            )
        )
    return text


Output = Annotated[
    str | None,
    typer.Option("--output", "-o", metavar="FILE", help=N_("Write to FILE, whole or not at all.")),
]
Colour = Annotated[
    str,
    typer.Option(
        "--color", metavar="auto|always|never", callback=one_of("auto", "always", "never"),
        help=N_("When to use colours."),
    ),
]  # fmt: skip
Lang = Annotated[str | None, typer.Option("--lang", metavar="ru|en", help=N_("Language of messages."))]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=N_("No notes on standard error."))]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help=N_("Say more on standard error."))]
Corpus = Annotated[
    str | None,
    typer.Option(
        "--corpus",
        metavar="[DIR]",
        help=N_("Where documents are looked up by name: the settings' corpus, else ./corpus."),
    ),
]
#: What `declcmp.readers.Limits` allows by itself; said here, so that the help need not load the readers.
MAX_SIZE, MAX_RATIO = "64", "200"
Revisions = Annotated[
    str,
    typer.Option(
        "--revisions", metavar="accepted|original|markup",
        callback=one_of("accepted", "original", "markup"),
        help=N_("Which text a file with tracked changes has."),
    ),
]  # fmt: skip
MaxSize = Annotated[
    str,
    typer.Option(
        "--max-size", metavar="MB", callback=whole_number, help=N_("How much a part of a packed file may unpack to.")
    ),
]
MaxRatio = Annotated[
    str,
    typer.Option(
        "--max-ratio", metavar="N", callback=whole_number, help=N_("How many times its size it may unpack to.")
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help=N_("Encoding of the files (cp1251, koi8-r …), if not recognised.")),
]
