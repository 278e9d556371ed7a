"""Progress is one line on a terminal, after a second of work, and nothing anywhere else."""

from __future__ import annotations

import io

import pytest

from declcmp.cli import progress
from declcmp.cli.progress import Progress


class Terminal(io.StringIO):
    """Standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return a clock that stands still until its only item is changed."""
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    monkeypatch.setenv("TERM", "xterm")
    return now


def shown(monkeypatch: pytest.MonkeyPatch, clock: list[float], stream: io.StringIO, *, quiet: bool = False) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    with Progress(quiet=quiet) as told:
        for second, share in ((0.5, 0.1), (1.5, 0.25), (1.6, 0.3), (2.0, 0.5)):
            clock[0] = second
            told("comparing", share)
        told.noted(lambda note: print(note, file=stream))("a note")
    return stream.getvalue()


def test_a_terminal_is_told_after_a_second_and_not_too_often(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    clear = "\r\x1b[K"
    assert shown(monkeypatch, clock, Terminal()) == f"{clear}comparing 25%{clear}comparing 50%{clear}a note\n"


def test_a_file_a_quiet_run_and_a_dumb_terminal_are_not_told(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    assert shown(monkeypatch, clock, io.StringIO()) == "a note\n"
    clock[0] = 0.0
    assert shown(monkeypatch, clock, Terminal(), quiet=True) == "a note\n"
    clock[0] = 0.0
    monkeypatch.setenv("TERM", "dumb")
    assert shown(monkeypatch, clock, Terminal()) == "a note\n"
