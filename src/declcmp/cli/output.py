"""Where a command's words go: the result to standard output, a pager or a file, the notes to standard error."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from declcmp.errors import InputError
from declcmp.messages import _, plural
from declcmp.model import Document, Source

if TYPE_CHECKING:
    from declcmp.renderers import Rendered

#: Wider lines are hard to read; side by side they are two columns.
_WIDEST = 120


@dataclass(frozen=True, slots=True)
class Screen:
    """What the common options ask of the output.

    Attributes:
        file: Where the result goes; None is standard output.
        colour: ``auto``, ``always`` or ``never``.
    """

    file: str | None = None
    colour: str = "auto"
    quiet: bool = False
    verbose: bool = False

    def note(self, text: str) -> None:
        """Say something on standard error, unless --quiet."""
        from declcmp.renderers import visible  # noqa: PLC0415 - the help has no notes

        if not self.quiet:
            sys.stderr.write(f"declcmp: {visible(text)}\n")

    def detail(self, text: str) -> None:
        """Say something on standard error if --verbose."""
        if self.verbose:
            self.note(text)

    def details(self, document: Document) -> None:
        """Say on standard error, if --verbose, what was read and what was set aside."""
        if not self.verbose:
            return
        from declcmp.renderers.document_words import reason_name  # noqa: PLC0415 - as above

        name, count = document.source.name, plural("{n} sentence", "{n} sentences", len(document.sentences))
        encoding = f", {document.source.encoding}" if document.source.encoding else ""
        self.detail(f"{name}: {document.source.format}{encoding}, {count}")
        for reason, group in groupby(document.residue, key=lambda residue: residue.reason):
            self.detail(_aside(document.source, [residue.lines for residue in group], reason_name(reason)))

    @property
    def interactive(self) -> bool:
        """Say whether the result goes to a terminal."""
        return self.file is None and sys.stdout.isatty()

    @property
    def colours(self) -> int:
        """Return how many colours to use: 0, 16 or 256."""
        term = os.environ.get("TERM", "")
        if self.colour == "never" or (self.colour == "auto" and not self._coloured(term)):
            return 0
        rich = ("256", "direct", "truecolor", "kitty", "alacritty", "24bit")
        return 256 if any(word in term + os.environ.get("COLORTERM", "") for word in rich) else 16

    def _coloured(self, term: str) -> bool:
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR", "0") not in {"", "0"}:
            return True
        return self.interactive and term not in {"dumb", ""}

    def width(self, *, wide: bool = False) -> int:
        """Return the columns of the screen: the terminal's or COLUMNS, 80 in a log; *wide* lifts the limit of 120."""
        columns = shutil.get_terminal_size((80, 24)).columns if self.interactive else _columns()
        return max(columns if wide else min(columns, _WIDEST), 20)

    def write(self, result: Rendered) -> None:
        """Write a result: into the file, whole or not at all; through a pager if it is longer than the terminal.

        Raises:
            InputError: the file cannot be written, or the result is no text and would go to a terminal.
        """
        named = self.file is not None and self.file != "-"
        if isinstance(result, Mapping):
            if not named:
                raise InputError(_("this is a folder of files: say with -o DIR where it goes"))
            _folder(Path(self.file or ""), result)
        elif named:
            _into(Path(self.file or ""), result)
        elif isinstance(result, bytes):
            if sys.stdout.isatty():
                raise InputError(_("this is no text for a screen: say with -o FILE where it goes"))
            sys.stdout.buffer.write(result)
            sys.stdout.buffer.flush()
        else:
            self._print(result)

    def _print(self, text: str) -> None:
        if not (self.interactive and _long(text) and _paged(text)):
            sys.stdout.write(text)
            sys.stdout.flush()


def _aside(source: Source, places: Sequence[tuple[int, int]], reason: str) -> str:
    """Return one line for what was set aside: «text.txt:6: …», as editors take it, «text.pdf, page 2, line 6: …»."""
    from declcmp.renderers import line_name  # noqa: PLC0415 - as above

    if source.pages or source.unit != "line":
        where = "…".join(dict.fromkeys(line_name(source.spot(None, place)) for place in (places[0], places[-1])))
        return _("{name}, {where}: set aside: {reason}").format(name=source.name, where=where, reason=reason)
    ranges = ["–".join(map(str, dict.fromkeys(place))) for place in places]
    lines = ranges[0] if len(ranges) == 1 else f"{ranges[0]}…{ranges[-1]}"
    return _("{name}:{lines}: set aside: {reason}").format(name=source.name, lines=lines, reason=reason)


def is_same(output: str | None, text: str) -> bool:
    """Say whether a result would be written over the text that it is made of."""
    return bool(output) and Path(output or "").is_file() and Path(text).is_file() and Path(output or "").samefile(text)


def _columns() -> int:
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and 0 < int(columns) < 10_000 else 80


def _folder(path: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files into a folder that may be there already; each one whole or not at all."""
    if path.exists() and not path.is_dir():
        raise InputError(_("{path}: a file, and a folder is wanted").format(path=path))
    for name, content in files.items():
        file = path / name
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                _("{path}: cannot be written: {why}").format(path=file.parent, why=error.strerror or error)
            ) from None
        _into(file, content)


def _into(path: Path, content: str | bytes) -> None:
    from declcmp import corpus  # noqa: PLC0415

    if path.is_dir():
        raise InputError(_("{path}: a folder, not a file").format(path=path))
    if not path.parent.is_dir():
        raise InputError(_("{path}: no such folder").format(path=path.parent))
    try:
        corpus.write(path, content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InputError(_("{path}: cannot be written: {why}").format(path=path, why=error.strerror or error)) from None


def _long(text: str) -> bool:
    return text.count("\n") >= shutil.get_terminal_size((80, 24)).lines


def _paged(text: str) -> bool:
    """Show *text* in a pager; return False where there is none (PAGER empty or ``cat``, no ``less``)."""
    import subprocess  # noqa: PLC0415 - only a terminal has a pager

    command = shlex.split(os.environ.get("PAGER", "less"))
    if not command or command == ["cat"] or not shutil.which(command[0]) or os.environ.get("TERM") == "dumb":
        return False
    told = {"LESS": "FRX", "LESSCHARSET": "utf-8"} | os.environ
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=told) as pager:  # noqa: S603 - the user's own PAGER
        while True:
            try:
                pager.communicate(text.encode("utf-8", "backslashreplace"))
                return True
            except KeyboardInterrupt:
                # Ctrl-C stops a search in less, not less.
                continue
