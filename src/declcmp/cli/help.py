"""The help of a command, plainer than typer's: arguments by their names, without types and brackets."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

from declcmp.messages import _


class Command(TyperCommand):
    """A command whose help names its arguments as the manual does: ``declcmp diff [OPTIONS] OLD NEW``."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the base class's signature
        """Return what stands behind the command's name in the line of its usage."""
        return ["[OPTIONS]", *(_name(param) for param in self.params if param.param_type_name == "argument")]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, then the options."""
        arguments = [
            (_name(param), str(getattr(param, "help", "")))
            for param in self.params
            if param.param_type_name == "argument"
        ]
        options = [param.get_help_record(ctx) for param in self.get_params(ctx) if param.param_type_name == "option"]
        if arguments:
            with formatter.section(_("Arguments")):
                formatter.write_dl(arguments)
        with formatter.section(_("Options")):
            formatter.write_dl([record for record in options if record])


def _name(param: Any) -> str:
    return str(param.metavar or param.name.upper())
