"""Data about Russian: plain text files of sections, read once each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from declcmp.errors import InvariantError


@cache
def table(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the sections of ``data/NAME.txt``: for each, its lines, without comments and blank lines.

    Raises:
        InvariantError: a line stands before the first section, or a section is there twice.
    """
    return sections(files("declcmp.language").joinpath(f"data/{name}.txt").read_text(encoding="utf-8"), name)


def sections(text: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """Return the sections of a data file: for each, its lines, without comments (#) and blank lines.

    Raises:
        InvariantError: a line stands before the first section, or a section is there twice.
    """
    found: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for raw in text.splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
            if section in found:
                raise InvariantError(f"{name}: the section {section} is there twice")
            lines = found[section] = []
        elif lines is None:
            raise InvariantError(f"{name}: a line before the first section: {line}")
        else:
            lines.append(line)
    return {section: tuple(lines) for section, lines in found.items()}


@cache
def words_of(name: str, section: str) -> frozenset[str]:
    """Return the words of one section, parted by white space in the file."""
    return frozenset(word for line in table(name)[section] for word in line.split())


@cache
def phrases_of(name: str, section: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of one section, a line each in the file, as words."""
    return tuple(tuple(line.split()) for line in table(name)[section])
