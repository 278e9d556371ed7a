"""From a file to paragraphs: plug-ins, one file a format, chosen by what the file holds, then by what it is called."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from declcmp.model import Block, Metadata, Source
from declcmp.registry import Registry


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a file.

    Attributes:
        blocks: The paragraphs in reading order.
        front: What the file says of the document apart from its text; None in formats that have no place for it.
        notes: What a person may want to know (an encoding that was guessed), one sentence each.
        clean: The paragraphs hold the declaration and nothing else: no residue is to be looked for.
    """

    blocks: tuple[Block, ...]
    front: Metadata | None
    source: Source
    notes: tuple[str, ...] = ()
    clean: bool = False


#: A reader takes the bytes of a file, the name that messages call it, and the encoding if the user told one.
Reader = Callable[[bytes, str, str | None], Reading]

READERS: Registry[Reader] = Registry(
    "format to read",
    {
        "text": "declcmp.readers.text:read",
        "markdown": "declcmp.readers.markdown:read",
    },
)
_SUFFIXES = {".md": "markdown", ".markdown": "markdown"}
#: Front matter: a line of three dashes, then a key.
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n\s*(?:#[^\n]*\n\s*)*[A-Za-z_]+:")


def read(data: bytes, name: str, *, encoding: str | None = None) -> Reading:
    """Return what a file holds.

    Args:
        data: The whole file.
        name: Path or other name of the file: messages begin with it, and its suffix counts.
        encoding: Read it so, whatever it looks like.

    Raises:
        InputError: the file is empty, binary, undecodable, or broken.
    """
    return READERS.get(_format(data, name))(data, name, encoding)


def _format(data: bytes, name: str) -> str:
    """Return the name of the reader for a file."""
    if _FRONT_MATTER.match(data[: 1 << 12]):
        return "markdown"
    _, dot, suffix = name.rpartition(".")
    return _SUFFIXES.get(f"{dot}{suffix}".lower(), "text")
