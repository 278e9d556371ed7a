"""`declcmp check` as a team runs it: exit statuses, the baseline, suppressions, what changed since a revision."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cli.run import declcmp, environment
from writing import docx, p

BAD = "Стороны поддерживают программу «Вода для жизни и приняли решение."
GOOD = "Стороны поддерживают программу «Вода для жизни»."
ONE = ("--select", "TYP101", "--corpus=")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(f"# Декларация\n\n{GOOD}\n\n{BAD}\n", encoding="utf-8")
    return tmp_path


def found(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    findings: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return [each for each in findings if not each["suppressed"]]


def test_findings_exit_with_1_and_none_with_0(folder: Path) -> None:
    assert declcmp("check", "a.md", *ONE, cwd=folder).returncode == 1
    (folder / "a.md").write_text(GOOD, encoding="utf-8")
    assert declcmp("check", "a.md", *ONE, cwd=folder).returncode == 0


def test_fail_on_and_exit_zero_decide_on_the_status(folder: Path) -> None:
    (folder / "declcmp.toml").write_text('[check.severity]\nTYP1 = "info"\n')
    assert declcmp("check", "a.md", *ONE, cwd=folder).returncode == 0
    assert declcmp("check", "a.md", *ONE, "--fail-on", "info", cwd=folder).returncode == 1
    assert declcmp("check", "a.md", *ONE, "--fail-on", "info", "--exit-zero", cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nowhere.md"], "nowhere.md"),
        (["a.md", "--select", "XYZ"], "no such rule: XYZ"),
        (["a.md", "--fail-on", "never"], "never"),
        (["a.md", "--format", "pdf"], "no such format: pdf"),
        (["a.md", "--unsafe-fixes"], "--fix or with --diff"),
        (["a.md", "--write-baseline"], "--baseline FILE"),
        (["a.md", "--baseline", "nowhere.json"], "nowhere.json: no such file"),
        (["a.md", "--against", "nowhere.md"], "nowhere.md"),
        (["a.md", "--corpus", "nowhere"], "nowhere: no such folder"),
    ],
)
def test_trouble_is_one_sentence_and_2(folder: Path, args: list[str], said: str) -> None:
    done = declcmp("check", *args, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_finding_stands_where_an_editor_finds_it(folder: Path) -> None:
    each = found(declcmp("check", "a.md", *ONE, "-f", "json", cwd=folder))[0]
    assert (each["path"], each["lines"], each["columns"], each["text"]) == ("a.md", [5, 5], [32, 32], "«")


def test_standard_input_and_folders_are_checked(folder: Path) -> None:
    (folder / "below").mkdir()
    (folder / "below" / "b.txt").write_text(BAD, encoding="utf-8")
    assert [e["path"] for e in found(declcmp("check", ".", *ONE, "-f", "json", cwd=folder))] == ["a.md", "below/b.txt"]
    assert declcmp("check", "-", *ONE, cwd=folder, stdin=BAD).returncode == 1


def test_a_file_that_is_named_twice_is_checked_once(folder: Path) -> None:
    done = declcmp("check", "a.md", "./a.md", str(folder / "a.md"), ".", *ONE, "-f", "json", cwd=folder)
    assert [each["path"] for each in found(done)] == ["a.md"]


def test_a_baseline_keeps_quiet_about_what_is_known_however_it_is_wrapped_and_moved(folder: Path) -> None:
    baseline = ("--baseline", "known.json")
    assert declcmp("check", "a.md", *ONE, *baseline, "--write-baseline", cwd=folder).returncode == 0
    wrapped = BAD.replace("жизни и", "жизни\nи")
    (folder / "a.md").write_text(f"# Декларация\n\nНовый абзац.\n\n{wrapped}\n\n{GOOD}\n", encoding="utf-8")
    assert declcmp("check", "a.md", *ONE, *baseline, cwd=folder).returncode == 0
    (folder / "a.md").write_text(f"{BAD}\n\nИ ещё один «абзац.\n", encoding="utf-8")
    assert len(found(declcmp("check", "a.md", *ONE, *baseline, "-f", "json", cwd=folder))) == 1


def test_a_baseline_counts_findings_of_the_same_words(folder: Path) -> None:
    baseline = ("--baseline", "known.json")
    declcmp("check", "a.md", *ONE, *baseline, "--write-baseline", cwd=folder)
    (folder / "a.md").write_text(f"{BAD}\n\n{BAD}\n", encoding="utf-8")
    assert len(found(declcmp("check", "a.md", *ONE, *baseline, "-f", "json", cwd=folder))) == 1


def test_an_entry_of_the_baseline_that_is_not_needed_is_reported_and_dropped(folder: Path) -> None:
    baseline = ("--baseline", "known.json")
    declcmp("check", "a.md", *ONE, *baseline, "--write-baseline", cwd=folder)
    (folder / "a.md").write_text(GOOD, encoding="utf-8")
    assert "1 entry of the baseline meets nothing" in declcmp("check", "a.md", *ONE, *baseline, cwd=folder).stderr
    declcmp("check", "a.md", *ONE, *baseline, "--write-baseline", cwd=folder)
    assert json.loads((folder / "known.json").read_text())["findings"] == []


def test_a_comment_holds_for_its_paragraph_alone(folder: Path) -> None:
    comment = "<!-- declcmp: ignore TYP101: так в подлиннике -->"
    (folder / "a.md").write_text(f"{comment}\n\n{BAD}\n\nИ ещё один «абзац.\n", encoding="utf-8")
    done = declcmp("check", "a.md", *ONE, "-f", "json", cwd=folder)
    assert [each["lines"] for each in found(done)] == [[5, 5]]
    assert json.loads(done.stdout)["findings"][0]["reason"] == "так в подлиннике"


def test_a_suppression_that_has_ended_holds_no_more(folder: Path) -> None:
    text = f"<!-- declcmp: ignore TYP101 until 2020-01-01: пока не решено -->\n\n{BAD}\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    done = declcmp("check", "a.md", *ONE, cwd=folder)
    assert done.returncode == 1
    assert "a.md:1: this suppression ended on 2020-01-01" in done.stderr


@pytest.mark.parametrize(
    "comment",
    [
        "ignore TYP101",
        "ignore XYZ9: почему",
        "забудь",
        "ignore TYP101 until завтра: да",
        "ignore TYP101 until 2026-02-31: да",
    ],
)
def test_a_comment_that_is_not_understood_is_trouble(folder: Path, comment: str) -> None:
    (folder / "a.md").write_text(f"<!-- declcmp: {comment} -->\n\n{BAD}\n", encoding="utf-8")
    done = declcmp("check", "a.md", *ONE, cwd=folder)
    assert (done.returncode, "a.md:1" in done.stderr) == (2, True)


def sidecar(folder: Path, table: str) -> None:
    (folder / "declcmp.toml").write_text('[check]\nsuppressions = "quiet.toml"\n')
    (folder / "quiet.toml").write_text(f"[[suppress]]\n{table}", encoding="utf-8")


def test_the_sidecar_file_suppresses_by_rule_path_and_words(folder: Path) -> None:
    sidecar(folder, 'code = "TYP1"\npath = "*.md"\ntext = "Вода для жизни и приняли"\nreason = "так надо"\n')
    assert declcmp("check", "a.md", *ONE, cwd=folder).returncode == 0


def test_a_suppression_that_meets_nothing_is_reported(folder: Path) -> None:
    sidecar(folder, 'code = "TYP101"\ntext = "другое"\nreason = "так надо"\n')
    assert (
        "quiet.toml, [[suppress]] 1: this suppression meets nothing"
        in declcmp("check", "a.md", *ONE, cwd=folder).stderr
    )


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('code = "TYP101"\n', "wants a reason"),
        ('code = "TYP101"\nreason = "x"\nreson = "y"\n', "did you mean reason?"),
        ('code = "TYP101"\nreason = "x"\nuntil = "завтра"\n', "until"),
        ('code = "NOP"\nreason = "x"\n', "no such rule: NOP"),
    ],
)
def test_a_mistake_in_the_sidecar_file_is_named(folder: Path, table: str, said: str) -> None:
    sidecar(folder, table)
    done = declcmp("check", "a.md", *ONE, cwd=folder)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr


def git(folder: Path, *args: str) -> None:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@b", *args]
    subprocess.run(command, cwd=folder, env=environment(), check=True, capture_output=True)


def committed(folder: Path) -> None:
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "one")


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_since_reports_only_on_sentences_that_changed(folder: Path) -> None:
    committed(folder)
    assert found(declcmp("check", "a.md", *ONE, "--since", "HEAD", "-f", "json", cwd=folder)) == []
    text = (folder / "a.md").read_text(encoding="utf-8")
    (folder / "a.md").write_text(f"Новый «абзац.\n\n{text}", encoding="utf-8")
    (folder / "b.md").write_text(BAD, encoding="utf-8")
    done = declcmp("check", "a.md", "b.md", *ONE, "--since", "HEAD", "-f", "json", cwd=folder)
    assert [(each["path"], each["lines"]) for each in found(done)] == [("a.md", [1, 1]), ("b.md", [1, 1])]
    assert "no such revision: nowhere" in declcmp("check", "a.md", *ONE, "--since", "nowhere", cwd=folder).stderr


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_since_follows_a_file_that_was_renamed(folder: Path) -> None:
    (folder / "черновики").mkdir()
    (folder / "a.md").rename(folder / "черновики" / "a.md")
    committed(folder)
    git(folder, "mv", "черновики/a.md", "черновики/б в.md")
    path = folder / "черновики" / "б в.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nНовый «абзац.\n", encoding="utf-8")
    done = declcmp("check", "б в.md", *ONE, "--since", "HEAD", "-f", "json", cwd=path.parent)
    assert [each["lines"] for each in found(done)] == [[7, 7]]


def test_a_profile_that_asks_for_an_unknown_clause_is_named(folder: Path) -> None:
    (folder / "declcmp.toml").write_text('[check.profiles.letter]\nrequired = ["place-dat"]\n')
    done = declcmp("check", "a.md", "--corpus=", cwd=folder)
    assert done.returncode == 2
    assert "no such clause in the norms: place-dat; did you mean place-date?" in done.stderr


MENDABLE = "Стороны встретились в г.Ташкент и в г.Бишкек.\r\n"
TYP = ("--select", "TYP106", "--corpus=")


def test_fix_mends_the_file_and_reports_what_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((MENDABLE + f"{BAD}\r\n").encode("cp1251"))
    done = declcmp("check", "a.txt", "--select", "TYP106,TYP101", "--corpus=", "--fix", "-f", "json", cwd=tmp_path)
    assert "2 findings mended in 1 file" in done.stderr
    assert (tmp_path / "a.txt").read_bytes() == (MENDABLE.replace("г.", "г.\u00a0") + f"{BAD}\r\n").encode("cp1251")
    assert (done.returncode, [each["code"] for each in found(done)]) == (1, ["TYP101"])


def test_diff_shows_what_would_be_mended_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(MENDABLE.encode())
    done = declcmp("check", "a.txt", *TYP, "--diff", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("--- a.txt\n+++ a.txt\n@@ ")
    assert (tmp_path / "a.txt").read_bytes() == MENDABLE.encode()


def test_a_word_file_is_left_alone_and_gets_a_copy_with_tracked_changes(tmp_path: Path) -> None:
    made = docx(p("Стороны встретились в г.Ташкент и договорились."))
    (tmp_path / "a.docx").write_bytes(made)
    done = declcmp("check", "a.docx", *TYP, "--fix", cwd=tmp_path)
    assert "a.fixed.docx" in done.stderr
    assert (tmp_path / "a.docx").read_bytes() == made
    accepted = declcmp("read", "a.fixed.docx", cwd=tmp_path).stdout
    original = declcmp("read", "a.fixed.docx", "--revisions", "original", cwd=tmp_path).stdout
    assert "в г. Ташкент" in accepted.replace("\u00a0", " ")
    assert "в г.Ташкент" in original


def test_fixes_are_not_made_in_other_formats(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes("<html><body><p>Стороны встретились в г.Ташкент.</p></body></html>".encode())
    done = declcmp("check", "a.html", *TYP, "--fix", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
