"""Plain text: bytes to physical lines, and lines to paragraphs."""

from __future__ import annotations

import re

from declcmp.model import Source
from declcmp.readers import Options, Reading
from declcmp.readers.decode import decode, note
from declcmp.text.rewrapped import blocks

#: The ends of lines that editors count; str.splitlines knows more of them, and its numbers would be nobody's.
_LINE_END = re.compile(r"\r\n|\r|\n")


def read(data: bytes, name: str, options: Options) -> Reading:
    """Return the paragraphs of a text file.

    Raises:
        InputError: it is empty, binary or undecodable.
    """
    found = decode(data, name, encoding=options.encoding)
    return Reading(
        blocks=blocks(_LINE_END.split(found.text)),
        front=None,
        source=Source(name, "text", found.encoding),
        notes=note(found, name),
    )
