"""What must be known of the arguments before they are parsed: the language, and options that may lack a value."""

from __future__ import annotations

import os
from collections.abc import Sequence

from declcmp.errors import InputError
from declcmp.messages import LANGUAGES, _, language_of

#: Options whose value may be left out: then it is the empty text.
_OPTIONAL_VALUE = frozenset({"--corpus"})
_HELPING = frozenset({"--help", "--version", "-h"})


def language(argv: Sequence[str]) -> str:
    """Return the language of the run: --lang, else the settings', else the locale's.

    Raises:
        InputError: --lang names none that there is, or the settings cannot be read.
    """
    asked = _value("--lang", argv)
    if asked is not None and asked not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise InputError(_("no such language: {lang}; there are {known}").format(lang=asked or "''", known=known))
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if asked:
        return asked
    if _HELPING & set(argv):
        return language_of(locale)
    from pathlib import Path  # noqa: PLC0415 - the help needs no settings

    from declcmp.settings import settings  # noqa: PLC0415

    return settings(Path.cwd()).lang or language_of(locale)


def prepared(argv: Sequence[str]) -> list[str]:
    """Return the arguments with ``--corpus=`` for a ``--corpus`` that stands last or before another option."""
    found = list(argv)
    end = found.index("--") if "--" in found else len(found)
    for at, word in enumerate(found[:end]):
        bare = at + 1 == len(found) or (found[at + 1].startswith("-") and found[at + 1] != "-")
        if word in _OPTIONAL_VALUE and bare:
            found[at] = f"{word}="
    return found


def _value(option: str, argv: Sequence[str]) -> str | None:
    for at, word in enumerate(argv):
        if word == "--":
            break
        if word == option:
            return argv[at + 1] if at + 1 < len(argv) else None
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
    return None
