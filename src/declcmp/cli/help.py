"""The help of a command, plainer than typer's: arguments by their names, no types, no brackets, one language."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from declcmp.messages import _


class _Plain:
    """What the help of a command and of a group of commands have in common."""

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
        for option in options:
            if "--help" in option.opts:
                option.help = _("Show this message and exit.")
        if arguments:
            with formatter.section(_("Arguments")):
                formatter.write_dl(arguments)
        with formatter.section(_("Options")):
            formatter.write_dl([record for option in options if (record := option.get_help_record(ctx))])
        if isinstance(self, TyperGroup):
            self.format_commands(ctx, formatter)


class Command(_Plain, TyperCommand):
    """A command with the plainer help."""


class Group(_Plain, TyperGroup):
    """Commands under one name, with the plainer help."""


def _name(param: Any) -> str:
    return str(param.metavar or param.name.upper())
