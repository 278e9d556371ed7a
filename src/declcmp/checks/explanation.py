"""What a rule says of itself: what it flags, why, a bad and a good example, and the source of the norm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from inspect import cleandoc

from declcmp.errors import InvariantError

#: The parts of a rule's docstring, in their order; the Russian text has the same.
PARTS = ("What", "Why", "Bad", "Good", "Source")
_PART = re.compile(rf"^({'|'.join(PARTS)}):[ \n]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule in words; *bad* and *good* may be several lines, an example each."""

    summary: str
    what: str
    why: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    source: str


def explanation(docstring: str) -> Explanation:
    """Return the parts of a rule's docstring.

    Raises:
        InvariantError: a part is missing, twice there or out of order.
    """
    whole = cleandoc(docstring)
    pieces = _PART.split(whole)
    if tuple(pieces[1::2]) != PARTS:
        raise InvariantError(f"a rule says {', '.join(PARTS)}, not {', '.join(pieces[1::2])}: {whole[:60]}")
    what, why, bad, good, source = (piece.strip() for piece in pieces[2::2])
    return Explanation(_flowing(pieces[0]), _flowing(what), _flowing(why), _lines(bad), _lines(good), _flowing(source))


def _flowing(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
