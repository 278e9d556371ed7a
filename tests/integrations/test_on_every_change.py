"""The integrations, each really run: the hook by pre-commit, the steps of the action and of the GitLab job by bash."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from cli.run import ROOT, environment

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")

BAD = "# Декларация\n\nСтороны поддерживают программу «Вода для жизни и приняли решение.\n"
GOOD = "# Декларация\n\nСтороны поддерживают программу «Вода для жизни».\n"
#: What pip says where it reaches no index.
_OFFLINE = re.compile(r"No matching distribution|Could not find a version|NewConnectionError|ConnectTimeout")


def run(
    command: list[str | Path], folder: Path, extra: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    clean = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "LC_ALL": "C.UTF-8"}
    known = environment(**clean, **(extra or {}))
    known.pop("PYTHONPATH")
    done = subprocess.run(
        command, cwd=folder, env=known, capture_output=True, text=True, check=False, timeout=300
    )  # fmt: skip
    said = done.stdout + done.stderr
    if _OFFLINE.search(said) and not os.environ.get("DECLCMP_REQUIRE_PROGRAMS"):
        pytest.skip("pip reaches no index from here")
    return done


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a good and a bad draft, both staged."""
    folder = tmp_path / "scratch"
    (folder / "drafts").mkdir(parents=True)
    (folder / "corpus").mkdir()
    (folder / "drafts" / "bad.md").write_text(BAD, encoding="utf-8")
    (folder / "drafts" / "good.md").write_text(GOOD, encoding="utf-8")
    (folder / "corpus" / "2021-05-01-x.md").write_text("---\ndate: 2021-05-01\n---\n\n" + GOOD, encoding="utf-8")
    run(["git", "init", "-q"], folder)
    run(["git", "add", "."], folder)
    return folder


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of this program as it stands, committed: what a hook and an action are taken from."""
    folder = tmp_path_factory.mktemp("declcmp")
    for name in (
        "src",
        "pyproject.toml",
        "constraints.txt",
        "README.md",
        "LICENSE",
        ".pre-commit-hooks.yaml",
        "action.yml",
    ):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
    run(["git", "init", "-q"], folder)
    run(["git", "add", "."], folder)
    run(["git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "all"], folder)
    return folder


def test_pre_commit_runs_the_hook_from_a_repository(repository: Path, source: Path, tmp_path: Path) -> None:
    revision = run(["git", "rev-parse", "HEAD"], source).stdout.strip()
    hook = {"id": "declcmp-check", "files": "^drafts/", "args": ["--corpus=corpus", "--select=TYP101"]}
    settings = {"repos": [{"repo": str(source), "rev": revision, "hooks": [hook]}]}
    (repository / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    run(["git", "add", "."], repository)
    extra = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PIP_CONSTRAINT": str(ROOT / "constraints.txt")}
    done = run([sys.executable, "-m", "pre_commit", "run", "--all-files"], repository, extra)
    assert "drafts/bad.md:3:" in done.stdout, done.stdout + done.stderr
    assert "good.md" not in done.stdout
    assert done.returncode == 1


def test_the_steps_of_the_action_annotate_a_change(repository: Path, source: Path, tmp_path: Path) -> None:
    action = yaml.safe_load((source / "action.yml").read_text(encoding="utf-8"))
    given = {"files": "drafts", "corpus": "corpus", "arguments": "--select TYP101", "sarif": "found.sarif"}
    inputs = {name: given.get(name, field["default"]) for name, field in action["inputs"].items()}
    inputs["python"] = sys.executable
    summary = tmp_path / "summary.md"
    context = {
        "RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": str(source), "GITHUB_STEP_SUMMARY": str(summary),
    }  # fmt: skip
    done = [run(["bash", "-eo", "pipefail", "-c", step["run"]], repository, context | _filled(step, inputs))
            for step in action["runs"]["steps"]]  # fmt: skip
    assert [each.returncode for each in done] == [0, 1], done[-1].stderr + done[0].stderr
    assert done[-1].stdout.startswith("::error file=drafts/bad.md,line=3,")
    assert "| drafts/bad.md&#58;3 | TYP101 |" in summary.read_text(encoding="utf-8")
    assert json.loads((repository / "found.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]


def _filled(step: dict[str, Any], inputs: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a step, as the runner fills in ``${{ inputs.NAME }}``."""
    return {
        name: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: inputs[found[1]], value)
        for name, value in step["env"].items()
    }


def test_the_script_of_the_gitlab_job_writes_a_code_quality_report(repository: Path, tmp_path: Path) -> None:
    job = yaml.safe_load((ROOT / "integrations" / "gitlab-ci.yml").read_text(encoding="utf-8"))["declcmp"]
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "declcmp").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m declcmp "$@"\n')
    (programs / "declcmp").chmod(0o755)
    extra = {**job["variables"], "DECLCMP_FILES": "drafts", "DECLCMP_ARGUMENTS": "--select TYP101"}
    extra |= {"PATH": f"{programs}:{os.environ['PATH']}"}
    done = run(["bash", "-eo", "pipefail", "-c", "\n".join(job["script"])], repository, extra)
    assert done.returncode == 1, done.stderr
    report = repository / job["artifacts"]["reports"]["codequality"]
    assert [issue["location"]["path"] for issue in json.loads(report.read_text(encoding="utf-8"))] == ["drafts/bad.md"]
