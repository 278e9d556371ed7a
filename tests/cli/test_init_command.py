"""`declcmp init`: the file that it writes is read without a complaint, and names everything that can be set."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from cli.run import declcmp
from declcmp import settings

LANGUAGES = ["en", "ru"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_written_is_read(tmp_path: Path, lang: str) -> None:
    assert declcmp("init", str(tmp_path), "--lang", lang).returncode == 0
    assert settings.settings(tmp_path).corpus == tmp_path / "corpus"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_setting_is_shown_and_would_be_taken(tmp_path: Path, lang: str) -> None:
    assert declcmp("init", str(tmp_path), "--lang", lang).returncode == 0
    file = tmp_path / settings.FILE
    # The line of a setting that is commented out, or of a table, without its first #.
    bare = re.sub(r"(?m)^# (?=[\w-]+ = |\[)", "", file.read_text(encoding="utf-8"))
    file.write_text(bare, encoding="utf-8")
    found = settings.settings(tmp_path)
    assert found.check.profiles["communique"].quotes == "«»"
    shown = tomllib.loads(bare)
    assert set(shown["check"]) == settings.CHECK_KEYS
    assert set(shown["check"]["profiles"]["communique"]) == set(settings.ProfileSettings.__dataclass_fields__)


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / settings.FILE
    file.write_text('lang = "en"\n')
    refused = declcmp("init", str(tmp_path))
    assert (refused.returncode, "is there already" in refused.stderr) == (2, True)
    assert file.read_text() == 'lang = "en"\n'
    assert declcmp("init", str(tmp_path), "--force").returncode == 0
    assert "corpus" in file.read_text(encoding="utf-8")
