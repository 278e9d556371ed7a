"""The text of a file as it is, beside the document that was read from it: what changes are written into."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from declcmp import pipelines
from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model import Document
from declcmp.pipelines import STDIN, Place, Tell


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as text.

    Attributes:
        source: Its text, line ends as line feeds; Markdown made of the document, where the file has no lines.
        encoding: What to write it in.
        newline: Its line end.
        markdown: Whether the source is Markdown.
    """

    name: str
    document: Document
    source: str
    encoding: str
    newline: str
    markdown: bool

    def encoded(self, text: str) -> bytes:
        """Return a text as the bytes of such a file.

        Raises:
            InputError: the encoding has no place for one of its characters.
        """
        try:
            return text.replace("\n", self.newline).encode(self.encoding)
        except UnicodeEncodeError as error:
            raise InputError(
                _("{name}: {encoding} has no {character}; make it UTF-8 first").format(
                    name=self.name, encoding=self.encoding, character=f"«{error.object[error.start]}»"
                )
            ) from None


def source_text(name: str, place: Place, *, tell: Tell) -> SourceText:
    """Return a file, standard input or a document of the corpus as text.

    Raises:
        InputError: it cannot be read.
    """
    from declcmp.readers.decode import decode  # noqa: PLC0415 - as every reader
    from declcmp.readers.markdown import markdown  # noqa: PLC0415

    path = name if name == STDIN or Path(name).exists() else str(pipelines.path_of(name, place))
    data = bytes_of(path)
    document = pipelines.read_bytes(data, "stdin" if path == STDIN else path, place, tell=tell)
    is_text = document.source.format in {"text", "markdown"} and not data.startswith(b"\x1f\x8b")
    if not is_text:
        made = markdown(document)
        again = pipelines.read_bytes(made.encode("utf-8", "backslashreplace"), f"{document.id}.md", place)
        return SourceText(path, again, made, "utf-8", "\n", markdown=True)
    found = decode(data, path, encoding=place.encoding) if data.strip() else None
    text = found.text if found else ""
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    source = text.replace("\r\n", "\n").replace("\r", "\n")
    return SourceText(
        path, document, source, found.encoding if found else "utf-8", newline, document.source.format == "markdown"
    )


def bytes_of(name: str) -> bytes:
    """Return the bytes of a file or of standard input.

    Raises:
        InputError: it cannot be read.
    """
    if name == STDIN:
        return sys.stdin.buffer.read()
    path = Path(name)
    if path.is_dir():
        raise InputError(_("{path}: a folder, not a file").format(path=path))
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(_("{path}: no such file").format(path=path)) from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
