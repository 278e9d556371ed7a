"""Commands plainer than typer's: options are taken as written, and the help names arguments as a manual does."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from declcmp.messages import _


class _AsWritten:
    """The value of an option as the user wrote it."""

    @staticmethod
    def coerce(value: Any, **_context: Any) -> Any:
        """Return *value*; what several words gave is a list."""
        return list(value) if isinstance(value, tuple) else value


class _Help:
    """The help of a command and of a group of commands."""

    params: Any
    get_params: Any

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line of usage: ``declcmp diff [OPTIONS] OLD NEW``."""
        pieces = ["[OPTIONS]", *(_name(param) for param in self.params if param.param_type_name == "argument")]
        if hasattr(self, "commands"):
            pieces.append("COMMAND …")
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Usage:") + " ")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, then the options, then the commands."""
        arguments = [(_name(param), str(param.help)) for param in self.params if param.param_type_name == "argument"]
        options = [param for param in self.get_params(ctx) if param.param_type_name == "option"]
        if arguments:
            with formatter.section(_("Arguments")):
                formatter.write_dl(arguments)
        with formatter.section(_("Options")):
            formatter.write_dl([record for option in options if (record := option.get_help_record(ctx))])
        if isinstance(self, TyperGroup):
            self.format_commands(ctx, formatter)


class Command(_Help, TyperCommand):
    """A command of this program."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Return arguments and options."""
        return _as_written(super().get_params(ctx))


class Group(_Help, TyperGroup):
    """Commands under one name."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write what each command does, all of it."""
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, str(self.commands[name].help)) for name in self.list_commands(ctx)])

    def get_params(self, ctx: Any) -> list[Any]:
        """Return the options before the command."""
        return _as_written(super().get_params(ctx))


def _as_written(params: list[Any]) -> list[Any]:
    """Keep typer from converting options, all of which are texts or flags: it would import pydantic, 0.2 s a run."""
    for param in params:
        if hasattr(param, "get_runtime_param"):
            param.get_runtime_param = _AsWritten
        if "--help" in param.opts:
            param.help = _("Show this message and exit.")
    return params


def _name(param: Any) -> str:
    return str(param.metavar or param.name.upper())
