"""Settings: the nearest file counts, and mistakes in it are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from declcmp import messages
from declcmp.errors import InputError
from declcmp.settings import Settings, settings


@pytest.fixture(autouse=True)
def _english() -> None:
    messages.use("en")


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert settings(tmp_path) == Settings()


def test_the_nearest_file_counts_and_paths_start_at_it(tmp_path: Path) -> None:
    (tmp_path / "declcmp.toml").write_text('corpus = "texts"\nlang = "ru"\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert settings(below) == Settings(tmp_path / "texts", "ru")
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.declcmp]\nlang = "en"\n')
    assert settings(below) == Settings(None, "en")


def test_a_project_file_of_other_tools_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "declcmp.toml").write_text('lang = "ru"\n')
    below = tmp_path / "a"
    below.mkdir()
    (below / "pyproject.toml").write_text("[tool.ruff]\nline-length = 120\n")
    assert settings(below).lang == "ru"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('corpsu = "x"', "declcmp.toml:1: unknown setting corpsu; did you mean corpus?"),
        ('\nlang = "de"', "declcmp.toml:2: no such language: de; there are en, ru"),
        ("corpus = 3", "declcmp.toml:1: corpus wants a text in quotes, not 3"),
        ("corpus = ", "declcmp.toml: not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "declcmp.toml").write_text(content)
    with pytest.raises(InputError) as error:
        settings(tmp_path)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('quotes = "«"', 'declcmp.toml:2: quotes wants an opening and a closing mark, one of «», "", “”, „“, not «'),
        ('quotes = "»«"', "declcmp.toml:2: quotes wants an opening and a closing mark"),
        ('dash = "~"', "declcmp.toml:2: dash wants one of —, –, -, --, not ~"),
        ('parties = ["Казахстан", "Китай", "Казахстан"]', "declcmp.toml:2: parties names Казахстан twice"),
    ],
)
def test_a_value_that_a_profile_cannot_have_is_named_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "declcmp.toml").write_text(f"[check.profiles.letter]\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        settings(tmp_path)
    assert said in str(error.value)


@pytest.mark.parametrize("line", ['quotes = "„“"', 'quotes = ""', 'dash = "–"', 'dash = ""', "parties = []"])
def test_a_value_that_a_profile_can_have_is_taken(tmp_path: Path, line: str) -> None:
    (tmp_path / "declcmp.toml").write_text(f"[check.profiles.letter]\n{line}\n", encoding="utf-8")
    assert "letter" in settings(tmp_path).check.profiles


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "declcmp.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="not UTF-8 at byte 0"):
        settings(tmp_path)
