"""A folder of declarations on disk, one Markdown file each: what it holds, what each is called, how one is written."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model import Document, Metadata
from declcmp.text.words import words

#: Front matter's fields, in the order in which they are written.
FIELDS = tuple(field.name for field in fields(Metadata) if field.name != "evidence")

#: Fields without which a document cannot be dated, named or grouped.
_WANTED = ("title", "kind", "date", "place", "format", "parties")

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
        ],
        strict=True,
    ),
)
# UTF-8 read as windows-1251 (Р°, СЃ), as Latin-1 (Ð°, Ñ), or beyond repair (�).
_MOJIBAKE = re.compile("\ufffd|(?:[РС][\u00a0-\u00bf\u0402-\u040f\u0452-\u045f\u2018-\u203a™€]){3}|(?:[ÐÑ].){3}")
_MIXED = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a corpus that a person should look at: the document's id, and what, in one sentence."""

    id: str
    message: str


def field_name(name: str) -> str:
    """Return what a field is called in the language of the run, and in brackets what it is called in the file."""
    said = {
        "title": _("title"),
        "kind": _("kind"),
        "date": _("date"),
        "place": _("place"),
        "format": _("format"),
        "level": _("level"),
        "parties": _("parties"),
        "language": _("language"),
        "source": _("source"),
        "status": _("status"),
        "profile": _("profile"),
    }[name]
    return said if said == name else f"{said} ({name})"


def paths(folder: Path) -> dict[str, Path]:
    """Return the documents of a corpus: id → file, by id.

    Raises:
        InputError: there is no such folder, or it holds no document.
    """
    if not folder.is_dir():
        what = _("{folder}: not a folder") if folder.exists() else _("{folder}: no such folder")
        raise InputError(_("{what}; a corpus is a folder of Markdown files").format(what=what.format(folder=folder)))
    found = {path.stem: path for path in sorted(folder.glob("*.md")) if not path.name.startswith(".")}
    found.pop("README", None)
    if not found:
        raise InputError(
            _("{folder}: no document in it; declcmp corpus add {folder} FILE makes one").format(folder=folder)
        )
    return found


def is_one(folder: Path) -> bool:
    """Say whether there is a corpus in *folder*."""
    return folder.is_dir() and any(folder.glob("*.md"))


def matching(part: str, ids: Iterable[str]) -> list[str]:
    """Return the ids that *part* may mean: the id itself, or every id that contains it; Cyrillic is transliterated."""
    ids = list(ids)
    wanted = part.removesuffix(".md").casefold()
    if wanted in ids:
        return [wanted]
    latin = slug(part)
    return [id_ for id_ in ids if wanted in id_.casefold() or (latin and latin in id_.casefold())]


def slug(text: str) -> str:
    """Return *text* as a part of a file name: «Центральная Азия — Китай» gives tsentralnaya-aziya-kitay."""
    latin = "".join(_LATIN.get(letter, letter) for letter in text.casefold())
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")


def name_of(metadata: Metadata) -> str:
    """Return the id that a document's own date, place and format give; «undated» where it says no date."""
    parts = (metadata.date or "undated", slug(metadata.place or ""), slug(metadata.format or metadata.kind or ""))
    return "-".join(part for part in parts if part)[:100].rstrip("-")


def bare_words(document: Document) -> tuple[str, ...]:
    """Return the folded words of the clean text: what is the same however the text is wrapped or punctuated."""
    return tuple(word.folded for word in words(document.text))


def is_date(text: str) -> bool:
    """Say whether *text* is a date of the form 2025-06-17."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def duplicate(document: Document, others: Iterable[Document]) -> str | None:
    """Return the id of the first of *others* with the same words; None if there is none."""
    own = bare_words(document)
    return next((other.id for other in others if bare_words(other) == own), None)


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: into a new file of the same folder, then in the old one's place.

    Raises:
        OSError: the folder is missing or cannot be written to.
    """
    import tempfile  # noqa: PLC0415 - only a command that writes a file pays for it

    if path.exists() and not path.is_file():
        # A device or a pipe (/dev/stdout, a process substitution) has no place to be renamed over.
        path.write_bytes(content)
        return
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def findings(documents: Sequence[Document]) -> Iterator[Finding]:
    """Yield what is missing, doubled or garbled in the documents of a corpus."""
    first: dict[tuple[str, ...], str] = {}
    for document in documents:
        yield from _gaps(document)
        yield from _garbled(document)
        same = first.setdefault(bare_words(document), document.id)
        if same != document.id:
            yield Finding(document.id, _("the same words as {other}").format(other=same))


def _gaps(document: Document) -> Iterator[Finding]:
    about = document.metadata
    missing = [name for name in _WANTED if not getattr(about, name)]
    if missing:
        yield Finding(document.id, _("nothing said of: {fields}").format(fields=", ".join(map(field_name, missing))))
    if about.date and re.match(r"\d{4}-\d\d-\d\d", document.id) and not document.id.startswith(about.date):
        yield Finding(document.id, _("the file's name has another date than its text, {date}").format(date=about.date))
    if not document.sentences:
        yield Finding(document.id, _("no sentence in it"))


def _garbled(document: Document) -> Iterator[Finding]:
    if found := _MOJIBAKE.search(document.text):
        yield Finding(document.id, _("garbled letters: {text}").format(text=_around(document.text, found)))
    mixed = dict.fromkeys(word.group() for word in _MIXED.finditer(document.text) if _of_two_scripts(word.group()))
    if mixed:
        some = ", ".join(list(mixed)[:5])
        yield Finding(document.id, _("Cyrillic and Latin letters in one word: {words}").format(words=some))


def _of_two_scripts(word: str) -> bool:
    return any("a" <= c <= "z" for c in word.lower()) and any("а" <= c <= "я" or c == "ё" for c in word.lower())


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(found.start() - 15, 0) : found.end() + 15].replace("\n", " ")
