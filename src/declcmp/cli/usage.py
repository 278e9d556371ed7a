"""A mistake in the arguments, in one sentence: typer's own are in English only and not all say what to do."""

from __future__ import annotations

from typing import Any

from declcmp.messages import _
from declcmp.settings import suggestion


def sentence(error: Any) -> str:
    """Return what is wrong with the arguments and what to do; *error* is one of typer's usage errors."""
    context: Any = getattr(error, "ctx", None)
    command = context.command_path if context else "declcmp"
    kind = type(error).__name__
    if kind == "NoSuchOption":
        known = sorted(option for param in context.command.params for option in param.opts if option.startswith("--"))
        hint = suggestion(error.option_name, known) if known else ""
        return _("{command} has no option {option}; {hint}").format(
            command=command, option=error.option_name, hint=hint
        )
    if kind == "MissingParameter":
        name = error.param.metavar or error.param.name.upper() if error.param is not None else ""
        return _("{command} wants {name}; {command} --help shows how").format(command=command, name=name)
    if kind == "BadOptionUsage":
        return _("option {option} wants a value").format(option=error.option_name)
    if kind == "BadParameter":
        name = error.param.opts[-1] if error.param is not None else ""
        return f"{name}: {error.message}"
    return _of_group(error, context, command) or f"{error.message.rstrip('.')}; {command} --help"


def _of_group(error: Any, context: Any, command: str) -> str | None:
    commands = list(getattr(context.command, "commands", {})) if context else []
    args = [*getattr(context, "_protected_args", []), *getattr(context, "args", [])] if context else []
    if commands:
        asked = _quoted(error.message) or (args[0] if args else None)
        if asked is None:
            return _("{command} wants a command: {known}").format(command=command, known=", ".join(commands))
        return _("no such command: {command} {asked}; {hint}").format(
            command=command, asked=asked, hint=suggestion(asked, commands)
        )
    if extra := _quoted(error.message, " ("):
        return _("{command} does not know what to do with {extra}; {command} --help shows how").format(
            command=command, extra=extra
        )
    return None


def _quoted(message: str, start: str = "'") -> str | None:
    """Return what typer's message names: the command in quotes, the extra arguments in brackets."""
    if start not in message:
        return None
    rest = message.rsplit(start, 1)[1] if start == " (" else message.split(start, 1)[1]
    return rest.split(")" if start == " (" else "'", 1)[0]
