"""What a project sets once: declcmp.toml, or [tool.declcmp] in pyproject.toml, here or in the nearest folder above."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from declcmp.errors import InputError
from declcmp.messages import LANGUAGES, _

FILE = "declcmp.toml"
_FILES = (FILE, "pyproject.toml")


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """The table [check]: what `declcmp check` does where its options do not say.

    Attributes:
        norms: A file of norms of the desk's own; it adds to the built-in ones.
        baseline: The file of known findings.
        suppressions: The file of findings that are not to be reported, each with its reason.
        severity: By code.
        profiles: By name.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fail_on: str | None = None
    norms: Path | None = None
    baseline: Path | None = None
    suppressions: Path | None = None
    severity: Mapping[str, str] = field(default_factory=dict)
    profiles: Mapping[str, ProfileSettings] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProfileSettings:
    """A table [check.profiles.NAME]: what a format of documents asks for (`declcmp.checks.norms.Profile`)."""

    quotes: str = ""
    dash: str = ""
    parties: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    house: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run.

    Attributes:
        corpus: The folder of declarations; None where no file sets one.
        lang: The language of messages; None where no file sets one.
        file: Where they were read; None where no file sets any.
    """

    corpus: Path | None = None
    lang: str | None = None
    check: CheckSettings = field(default_factory=CheckSettings)
    file: Path | None = field(default=None, compare=False)


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
    values = _values(table, {"corpus": str, "lang": str, "check": dict}, path)
    lang = values.get("lang")
    if lang is not None and lang not in LANGUAGES:
        where = f"{path}{_line(path, 'lang')}"
        known = ", ".join(LANGUAGES)
        raise InputError(
            _("{where}: no such language: {lang}; there are {known}").format(where=where, lang=lang, known=known)
        )
    corpus = values.get("corpus")
    return Settings(path.parent / corpus if corpus else None, lang, _check(values.get("check", {}), path), path)


_CHECK: dict[str, type[Any]] = {
    "select": list, "ignore": list, "preview": bool, "fail-on": str, "norms": str, "baseline": str,
    "suppressions": str, "severity": dict, "profiles": dict,
}  # fmt: skip
_PROFILE: dict[str, type[Any]] = {"quotes": str, "dash": str, "parties": list, "required": list, "house": list}
#: What the table [check] may set.
CHECK_KEYS = frozenset(_CHECK)
_QUOTES = ("«»", '""', "“”", "„“")
_DASHES = ("—", "–", "-", "--")
_LEVELS = ("info", "warning", "error")


def _check(table: dict[str, Any], path: Path) -> CheckSettings:
    values = _values(table, _CHECK, path)
    levels = dict(values.get("severity", {}))
    for key, level in (*levels.items(), ("fail-on", values.get("fail-on", "error"))):
        if level not in _LEVELS:
            where, known = f"{path}{_line(path, key)}", ", ".join(_LEVELS)
            raise InputError(
                _("{where}: no such severity: {level}; there are {known}").format(where=where, level=level, known=known)
            )
    files = {key: path.parent / values[key] for key in ("norms", "baseline", "suppressions") if values.get(key)}
    profiles = {}
    for name, profile in values.get("profiles", {}).items():
        if not isinstance(profile, dict):
            where = f"{path}{_line(path, name)}"
            raise InputError(
                _("{where}: {key} wants a table, not {value}").format(where=where, key=name, value=profile)
            )
        profiles[name] = _profile(profile, path)
    return CheckSettings(
        select=values.get("select", ()),
        ignore=values.get("ignore", ()),
        preview=values.get("preview", False),
        fail_on=values.get("fail-on"),
        severity=levels,
        profiles=profiles,
        **files,
    )


def _profile(table: dict[str, Any], path: Path) -> ProfileSettings:
    found = ProfileSettings(**_values(table, _PROFILE, path))
    if found.quotes and found.quotes not in _QUOTES:
        where, known = f"{path}{_line(path, 'quotes')}", ", ".join(_QUOTES)
        raise InputError(
            _("{where}: quotes wants an opening and a closing mark, one of {known}, not {value}").format(
                where=where, known=known, value=found.quotes
            )
        )
    if found.dash and found.dash not in _DASHES:
        where, known = f"{path}{_line(path, 'dash')}", ", ".join(_DASHES)
        raise InputError(
            _("{where}: dash wants one of {known}, not {value}").format(where=where, known=known, value=found.dash)
        )
    if twice := [party for party in found.parties if found.parties.count(party) > 1]:
        where = f"{path}{_line(path, 'parties')}"
        raise InputError(_("{where}: parties names {value} twice").format(where=where, value=twice[0]))
    return found


def _values(table: dict[str, Any], known: Mapping[str, type[Any]], path: Path) -> dict[str, Any]:
    """Return the values of a table, lists as tuples, if it has no keys but the known ones, and each of its type."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        where = f"{path}{_line(path, key)}"
        if key not in known:
            raise InputError(
                _("{where}: unknown setting {key}; {hint}").format(
                    where=where, key=key, hint=suggestion(key, list(known))
                ),
            )
        wanted = known[key]
        if not isinstance(value, wanted) or (wanted is list and not all(isinstance(each, str) for each in value)):
            message = {
                str: _("{where}: {key} wants a text in quotes, not {value}"),
                list: _("{where}: {key} wants a list of texts, not {value}"),
                bool: _("{where}: {key} wants true or false, not {value}"),
                dict: _("{where}: {key} wants a table, not {value}"),
            }[wanted]
            raise InputError(message.format(where=where, key=key, value=value))
        found[key] = tuple(value) if wanted is list else value
    return found


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
