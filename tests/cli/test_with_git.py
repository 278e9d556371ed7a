"""The recipes for git, with git itself: a difftool and a textconv."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.run import TASHKENT, environment

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")

DECLCMP = f"{sys.executable} -m declcmp"


def git(folder: Path, *args: str) -> str:
    extra = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "HOME": str(folder), "COLUMNS": "100"}
    done = subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b", *args],
        cwd=folder, env=environment(**extra), capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository in which a declaration was committed, then edited and wrapped anew."""
    text = TASHKENT.read_text(encoding="utf-8")
    git(tmp_path, "init", "-q")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    git(tmp_path, "add", "a.txt")
    git(tmp_path, "commit", "-q", "-m", "one")
    edited = text.replace("путем прямых инклюзивных", "путем инклюзивных").replace(
        "и при более активном", "и при\nболее активном"
    )
    assert edited != text
    (tmp_path / "a.txt").write_text(edited, encoding="utf-8")
    return tmp_path


def test_difftool_shows_a_redline(repository: Path) -> None:
    shown = git(repository, "difftool", "-y", "-x", f"{DECLCMP} diff")
    assert "путем [−прямых−] инклюзивных" in " ".join(shown.split())
    assert "1 deletion" in shown


def test_difftool_by_its_name_shows_the_same(repository: Path) -> None:
    git(repository, "config", "difftool.declcmp.cmd", f'{DECLCMP} diff "$LOCAL" "$REMOTE"')
    assert "[−прямых−]" in git(repository, "difftool", "-y", "-t", "declcmp")


def test_difftool_shows_a_file_that_is_new(repository: Path) -> None:
    (repository / "b.txt").write_text("Стороны подтвердили приверженность миру.\n", encoding="utf-8")
    git(repository, "add", "b.txt")
    shown = git(repository, "difftool", "-y", "--cached", "-x", f"{DECLCMP} diff", "--", "b.txt")
    assert "+ Стороны подтвердили приверженность миру." in shown


def test_textconv_leaves_new_line_breaks_out_of_the_diff(repository: Path) -> None:
    (repository / ".gitattributes").write_text("*.txt diff=declcmp\n")
    git(repository, "config", "diff.declcmp.textconv", f"{DECLCMP} read -f text")
    shown = git(repository, "diff", "--word-diff=plain", "a.txt")
    assert "[-прямых-]" in shown
    assert shown.count("[-") == 1, "where lines break is no change"
