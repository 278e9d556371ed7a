"""Progress of long work: one line on standard error that is overwritten, only on a terminal, gone when it is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import Self

#: Seconds before the first word, and between two of them.
_PATIENCE, _PAUSE = 1.0, 0.2


class Progress:
    """Call it with what is going on and the share that is done."""

    def __init__(self, *, quiet: bool) -> None:
        """Stay silent if *quiet*, or where standard error is no terminal that can overwrite a line."""
        self._silent = quiet or not sys.stderr.isatty() or os.environ.get("TERM", "dumb") == "dumb"
        self._due = monotonic() + _PATIENCE
        self._shown = False

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the line empty, whatever happened."""
        self._clear()

    def __call__(self, what: str, share: float) -> None:
        """Show what is going on, if it is time to."""
        if self._silent or monotonic() < self._due:
            return
        self._due = monotonic() + _PAUSE
        self._shown = True
        sys.stderr.write(f"\r\x1b[K{what} {share:.0%}")
        sys.stderr.flush()

    def noted(self, tell: Callable[[str], None]) -> Callable[[str], None]:
        """Return *tell* so that a note does not stand on the line of progress."""

        def told(note: str) -> None:
            self._clear()
            tell(note)

        return told

    def _clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False
