"""Whatever is wrong with the arguments or the files: one clear sentence on standard error, exit status 2."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from cli.run import SEEDS, STRATEGIC, TASHKENT
from declcmp.cli import run


def trouble(capsys: pytest.CaptureFixture[str], *args: str | Path) -> str:
    """Return the one sentence that a run leaves on standard error."""
    status = run([*map(str, args)])
    out, err = capsys.readouterr()
    assert status == 2
    assert out == ""
    assert err.startswith("declcmp: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert "a bug of declcmp" not in err
    return err


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["dif"], "no such command: declcmp dif; did you mean diff?"),
        (["diff"], "declcmp diff wants OLD"),
        (["diff", "a"], "declcmp diff wants NEW"),
        (["diff", "a", "b", "c"], "declcmp diff does not know what to do with c"),
        (["diff", "--foo", "a", "b"], "declcmp diff has no option --foo"),
        (["diff", "a", "b", "--contxt", "3"], "did you mean --context?"),
        (["diff", "a", "b", "--context"], "option --context wants a value"),
        (["diff", "a", "b", "--context", "viele"], "--context: wants a whole number, 0 or more"),
        (["diff", "a", "b", "--context", "-1"], "--context: wants a whole number, 0 or more"),
        (["diff", "a", "b", "--layout", "round"], "--layout: no round; there are unified, side-by-side"),
        (["diff", "a", "b", "-f", "odt"], "no such format: odt; there are terminal, "),
        (["diff", "a", "b", "--ignore", "wording"], "--ignore: no such class: wording"),
        (["diff", "a", "b", "--ignore", "punctation"], "did you mean punctuation?"),
        (["diff", "a", "b", "--color", "red"], "--color: no red; there are auto, always, never"),
        (["diff", "-", "-"], "only one of the two texts can be standard input (-)"),
        (["diff", "a", "b", "--corpus", "nowhere"], "nowhere: no such folder; --corpus takes the word after it"),
        (["read", "nothing.txt"], "nothing.txt: no such file"),
        (["read", "."], ".: a folder, not a file"),
        (["--lang", "de", "read", "x"], "no such language: de; there are en, ru"),
        (["corpus"], "declcmp corpus wants a command: add, list, show, check"),
        (["corpus", "list", "nowhere"], "nowhere: no such folder"),
        (["corpus", "add", "c"], "declcmp corpus add wants FILE…"),
    ],
)
def test_a_mistake_is_one_sentence(capsys: pytest.CaptureFixture[str], args: list[str], said: str) -> None:
    assert said in trouble(capsys, *args)


def test_a_binary_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_bytes(bytes(range(256)) * 8)
    assert "x.txt" in trouble(capsys, "read", "x.txt")


def test_an_undecodable_byte_is_named_by_its_offset(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_bytes("Стороны подтвердили приверженность миру. ".encode() * 5 + b"\xff\xfe")
    assert "at byte 385" in trouble(capsys, "read", "x.txt", "--encoding", "utf-8")


def test_an_output_without_a_folder_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "no such folder" in trouble(capsys, "read", TASHKENT, "-o", "no/such/x.txt")


def test_a_name_with_escape_codes_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\x1b" not in trouble(capsys, "read", "\x1b[2Jx")


def test_a_bug_is_one_sentence_too(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise RuntimeError("нет")

    monkeypatch.setattr("declcmp.pipelines.read", broken)
    assert run(["read", str(TASHKENT)]) == 2
    err = capsys.readouterr().err
    assert err == "declcmp: a bug of declcmp's own (RuntimeError: нет); -v shows where\n"


def test_ctrl_c_is_130(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_args: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("declcmp.pipelines.read", interrupted)
    assert run(["read", str(TASHKENT)]) == 130
    assert capsys.readouterr() == ("", "")


def test_settings_that_are_wrong_are_named_with_their_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "declcmp.toml").write_text('\ncorpsu = "corpus"\n')
    assert "declcmp.toml:2: unknown setting corpsu; did you mean corpus?" in trouble(capsys, "read", TASHKENT)


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", "...!!! — ???\n", "7.\n"])
def test_a_text_without_a_sentence_is_no_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.txt").write_text(content, encoding="utf-8")
    assert run(["read", "x.txt"]) == 0
    assert run(["diff", "x.txt", "x.txt"]) == 0
    assert run(["diff", "x.txt", str(TASHKENT)]) == 1


def test_standard_input_is_read_once(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Stdin:
        buffer = io.BytesIO(STRATEGIC.read_bytes())

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert run(["diff", "-", str(STRATEGIC)]) == 0
    assert "The texts are the same." in capsys.readouterr().out


def test_no_socket_is_opened(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import socket  # noqa: PLC0415

    def refused(*_args: object, **_options: object) -> None:
        raise AssertionError("a socket")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    assert run(["diff", str(STRATEGIC), str(SEEDS / "003_813a1592f9979e10.txt")]) == 1
    assert run(["read", str(TASHKENT), "-f", "json"]) == 0
    capsys.readouterr()
