"""What a team has said of findings before: the baseline and the sidecar file of suppressions, read and written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from declcmp.checks import matching
from declcmp.checks.baseline import Known
from declcmp.checks.suppression import Suppression
from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.settings import suggestion

_SCHEMA = "declcmp.baseline/1"
_FIELDS = ("code", "fingerprint", "path", "text")
_KEYS = ("code", "path", "text", "fingerprint", "reason", "until")


def baseline(path: Path) -> tuple[Known, ...]:
    """Return the entries of a baseline.

    Raises:
        InputError: it cannot be read, or is no baseline.
    """
    try:
        content = json.loads(_text(path))
        if content["schema"] != _SCHEMA:
            raise InputError(_("{path}: a baseline of another version; write it anew").format(path=path))
        return tuple(Known(*(str(entry[field]) for field in _FIELDS)) for entry in content["findings"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(_("{path}: no baseline; --write-baseline makes one").format(path=path)) from None


def written(known: Iterable[Known]) -> str:
    """Return a baseline as it stands in its file: an entry a line, so that changes to it are easy to review."""
    rows = [json.dumps({field: getattr(each, field) for field in _FIELDS}, ensure_ascii=False) for each in known]
    body = ",\n".join(f"    {row}" for row in rows)
    return (
        f'{{\n  "schema": "{_SCHEMA}",\n  "findings": [\n{body}\n  ]\n}}\n'
        if rows
        else (f'{{\n  "schema": "{_SCHEMA}",\n  "findings": []\n}}\n')
    )


def suppressions(path: Path) -> Sequence[Suppression]:
    """Return the suppressions of a sidecar file: tables [[suppress]] with code, reason and what they hold for.

    Raises:
        InputError: it cannot be read, is no TOML, or a table lacks its code or reason or has an unknown key.
    """
    import tomllib  # noqa: PLC0415 - a project without the file never pays

    try:
        content = tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise InputError(_("{path}: not TOML: {error}").format(path=path, error=error)) from None
    for key in content:
        if key != "suppress":
            raise InputError(
                _("{where}: unknown setting {key}; {hint}").format(
                    where=path, key=key, hint=suggestion(key, ["suppress"])
                )
            )
    tables = content.get("suppress", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise InputError(_("{path}: wants tables [[suppress]]").format(path=path))
    return [_suppression(table, f"{path}, [[suppress]] {number}") for number, table in enumerate(tables, 1)]


def _suppression(table: dict[str, Any], where: str) -> Suppression:
    for key, value in table.items():
        if key not in _KEYS:
            raise InputError(
                _("{where}: unknown setting {key}; {hint}").format(
                    where=where, key=key, hint=suggestion(key, list(_KEYS))
                )
            )
        if not isinstance(value, date if key == "until" else str) and not (key == "until" and _is_date(value)):
            raise InputError(_("{where}: {key}: not a value for it: {value}").format(where=where, key=key, value=value))
    for key in ("code", "reason"):
        if not str(table.get(key, "")).strip():
            raise InputError(_("{where}: wants a {key}").format(where=where, key=key))
    try:
        codes = matching(code.strip() for code in table["code"].split(","))
    except InputError as error:
        raise InputError(f"{where}: {error}") from None
    until = str(table["until"])[:10] if "until" in table else None
    return Suppression(
        codes, table["reason"].strip(), where, until, table.get("path"), table.get("text"), table.get("fingerprint")
    )


def _is_date(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError(_("{path}: no such file").format(path=path)) from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise InputError(_("{path}: not UTF-8 at byte {at}").format(path=path, at=error.start)) from None
