"""What a project sets once: declcmp.toml, or [tool.declcmp] in pyproject.toml, here or in the nearest folder above."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from declcmp.errors import InputError
from declcmp.messages import LANGUAGES, _

_FILES = ("declcmp.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run.

    Attributes:
        corpus: The folder of declarations; None where no file sets one.
        lang: The language of messages; None where no file sets one.
    """

    corpus: Path | None = None
    lang: str | None = None


def settings(folder: Path) -> Settings:
    """Return the settings that hold in *folder*.

    Raises:
        InputError: the file is no TOML, has an unknown key, or a value of the wrong type.
    """
    folder = folder.absolute()
    for place in (folder, *folder.parents):
        for name in _FILES:
            path = place / name
            if path.is_file() and (table := _table(path)) is not None:
                return _settings(table, path)
    return Settings()


def _table(path: Path) -> dict[str, Any] | None:
    """Return the settings in *path*; None for a pyproject.toml that has none."""
    import tomllib  # noqa: PLC0415 - 10 ms that a folder without settings never pays

    try:
        table: dict[str, Any] | None = tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(_("{path}: not UTF-8 at byte {at}").format(path=path, at=error.start)) from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(_("{path}: not TOML: {error}").format(path=path, error=error)) from None
    if path.name == "pyproject.toml":
        tool = (table or {}).get("tool", {})
        table = tool.get("declcmp") if isinstance(tool, dict) else None
        if table is not None and not isinstance(table, dict):
            raise InputError(_("{path}: tool.declcmp is no table").format(path=path))
    return table


def _settings(table: dict[str, Any], path: Path) -> Settings:
    for key, value in table.items():
        if key not in Settings.__dataclass_fields__:
            raise InputError(
                _("{path}{line}: unknown setting {key}; {hint}").format(
                    path=path, line=_line(path, key), key=key, hint=suggestion(key, list(Settings.__dataclass_fields__))
                ),
            )
        if not isinstance(value, str):
            where = f"{path}{_line(path, key)}"
            raise InputError(
                _("{where}: {key} wants a text in quotes, not {value}").format(where=where, key=key, value=value)
            )
    lang = table.get("lang")
    if lang is not None and lang not in LANGUAGES:
        where = f"{path}{_line(path, 'lang')}"
        known = ", ".join(LANGUAGES)
        raise InputError(
            _("{where}: no such language: {lang}; there are {known}").format(where=where, lang=lang, known=known)
        )
    corpus = table.get("corpus")
    return Settings(path.parent / corpus if corpus else None, lang)


def _line(path: Path, key: str) -> str:
    """Return «:3» for the line on which *key* is set, as far as a search for it tells."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.split("=")[0].strip().strip("\"'") == key:
            return f":{number}"
    return ""


def suggestion(word: str, known: list[str]) -> str:
    """Return «did you mean corpus?», or the list of what there is where nothing is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only mistakes need it

    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return (
        _("did you mean {near}?").format(near=near[0])
        if near
        else _("there are {known}").format(known=", ".join(known))
    )
