"""Streams, colours, languages, files: how the command behaves on a terminal, in a pipe, and under any locale."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from cli.run import ROOT, STRATEGIC, TASHKENT, TURKMENBASHI, declcmp, environment


def on_a_terminal(*args: str, **extra: str) -> str:
    """Return what ``declcmp ARGS`` shows on a terminal of 24 lines."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "declcmp", *args],
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL, env=environment(**extra),
    ) as running:  # fmt: skip
        os.close(theirs)
        shown = b""
        try:
            while chunk := os.read(ours, 65536):
                shown += chunk
        except OSError:
            pass  # Linux says so when the other end has closed.
        running.wait(30)
    os.close(ours)
    return shown.decode()


def test_help_is_quick() -> None:
    def once() -> float:
        before = os.times()
        assert declcmp("--help").returncode == 0
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    # Seconds of the processor, the best of five: the machine may be busy, the program is not slower for it.
    assert min(once() for _ in range(5)) <= 0.25


@pytest.mark.parametrize(
    "extra", [{}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}]
)
def test_output_is_utf8_in_any_locale(extra: dict[str, str]) -> None:
    done = declcmp("diff", STRATEGIC, TASHKENT, env=extra)
    assert done.returncode == 1
    assert "путем {+прямых+} инклюзивных" in " ".join(done.stdout.split())


def test_results_go_to_stdout_and_notes_to_stderr(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(TASHKENT.read_text(encoding="utf-8").encode("cp1251", "replace"))
    loud, quiet = declcmp("read", path), declcmp("read", path, "-q")
    assert "1251" in loud.stderr
    assert quiet.stderr == ""
    assert loud.stdout == quiet.stdout != ""


@pytest.mark.parametrize(
    ("args", "extra", "coloured"),
    [
        ((), {}, False),
        (("--color", "always"), {"TERM": "xterm-256color"}, True),
        (("--color", "always"), {"NO_COLOR": "1", "TERM": "xterm"}, True),
        ((), {"FORCE_COLOR": "1", "TERM": "xterm"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_in_a_pipe_are_only_those_asked_for(
    args: tuple[str, ...], extra: dict[str, str], coloured: bool
) -> None:
    done = declcmp("diff", STRATEGIC, TASHKENT, *args, env=extra)
    assert ("\x1b[" in done.stdout) == coloured


@pytest.mark.parametrize(("extra", "coloured"), [({"TERM": "xterm-256color"}, True), ({"TERM": "dumb"}, False)])
def test_a_terminal_has_colours_unless_it_is_dumb(extra: dict[str, str], coloured: bool) -> None:
    shown = on_a_terminal("diff", str(STRATEGIC), str(TASHKENT), PAGER="cat", **extra)
    assert ("\x1b[38;5;33m" in shown) == coloured


def test_what_is_longer_than_the_terminal_goes_through_the_pager(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED\ncat >/dev/null\n")
    pager.chmod(0o755)
    extra = {"PAGER": str(pager), "TERM": "xterm"}
    assert "PAGED" in on_a_terminal("diff", str(STRATEGIC), str(TURKMENBASHI), "--all", **extra)
    assert "PAGED" not in on_a_terminal("--version", **extra)
    assert "PAGED" not in declcmp("diff", STRATEGIC, TURKMENBASHI, "--all", env=extra).stdout


def test_a_closed_pipe_is_quiet() -> None:
    command = f"{sys.executable} -m declcmp diff {STRATEGIC} {TURKMENBASHI} --all | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"{command}; echo ${{PIPESTATUS[0]}}"], env=environment(), capture_output=True, check=False
    )
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == 2
    assert done.stdout.splitlines()[1] in {b"1", b"141"}


def test_an_output_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "diff.json"
    done = declcmp("diff", STRATEGIC, TASHKENT, "-f", "json", "-o", path)
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == "declcmp.diff/1"
    assert [found.name for found in tmp_path.iterdir()] == ["diff.json"]


def test_an_output_file_keeps_its_mode_and_a_link_its_target(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("x")
    real.chmod(0o640)
    link.symlink_to(real)
    assert declcmp("read", TASHKENT, "-o", link).returncode == 0
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert real.read_text(encoding="utf-8").startswith("Совместное заявление")


@pytest.mark.parametrize(
    ("args", "extra", "russian"),
    [
        ((), {}, False),
        ((), {"LANG": "ru_RU.UTF-8"}, True),
        ((), {"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, False),
        ((), {"LC_MESSAGES": "ru_RU", "LANG": "en_GB"}, True),
        (("--lang", "en"), {"LANG": "ru_RU.UTF-8"}, False),
        (("--lang=ru",), {}, True),
    ],
)
def test_the_language_is_the_users(args: tuple[str, ...], extra: dict[str, str], russian: bool) -> None:
    assert ("У этих текстов" in declcmp("diff", STRATEGIC, TASHKENT, *args, env=extra).stdout) == russian
    assert ("Что изменилось" in declcmp("diff", "--help", *args, env=extra).stdout) == russian


def test_the_settings_choose_the_language_and_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "2021-07-16-tashkent.md").write_text("Мир.\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.declcmp]\ncorpus = "texts"\nlang = "ru"\n')
    below = tmp_path / "below"
    below.mkdir()
    assert declcmp("read", "tashk", cwd=below).stdout == "Мир.\n"
    assert "нет ни такого файла" in declcmp("read", "astana", cwd=below).stderr


@pytest.mark.parametrize(
    "args", [("--corpus",), ("--corpus", "-q"), ("--corpus=",), ("--corpus=corpus",), ("--corpus", "corpus"), ()]
)
def test_the_corpus_may_be_named_or_not(tmp_path: Path, args: tuple[str, ...]) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "2021-07-16-tashkent.md").write_text("Мир.\n", encoding="utf-8")
    done = declcmp("read", "tashkent", *args, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "Мир.\n")


def test_an_ambiguous_part_lists_its_candidates(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    for name in ("2021-07-16-tashkent", "2024-07-16-tashkent"):
        (tmp_path / "corpus" / f"{name}.md").write_text("Мир.\n", encoding="utf-8")
    done = declcmp("read", "tashkent", cwd=tmp_path)
    assert done.returncode == 2
    assert "may be any of: 2021-07-16-tashkent, 2024-07-16-tashkent" in done.stderr
    assert declcmp("read", "2024", cwd=tmp_path).returncode == 0
    assert declcmp("read", "2024-ташкент", cwd=tmp_path).returncode == 2


def test_the_exit_status_can_be_switched_off() -> None:
    assert declcmp("diff", STRATEGIC, TASHKENT, "--exit-zero").returncode == 0


def test_the_version_is_said() -> None:
    import declcmp as package  # noqa: PLC0415

    assert declcmp("--version").stdout == f"declcmp {package.__version__}\n"


def test_importing_the_package_imports_nothing_heavy() -> None:
    heavy = ("rich", "typer", "pymorphy3", "rapidfuzz", "yaml")
    code = f"import sys, declcmp; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, check=True, cwd=ROOT)
    assert done.stdout == b"[]\n"


def test_the_public_functions_read_and_compare() -> None:
    import declcmp as package  # noqa: PLC0415

    old = package.read(STRATEGIC)
    assert package.diff(old, TASHKENT).related is False


def test_verbose_says_what_was_read_and_what_was_set_aside() -> None:
    done = declcmp("read", TASHKENT, "-v")
    assert f"{TASHKENT}: text, utf-8, 13 sentences" in done.stderr
    assert f"{TASHKENT}:6: set aside: " in done.stderr
    assert declcmp("read", TASHKENT).stderr == ""
