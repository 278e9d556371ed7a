"""One side of a bead, taken step by step: its words, and at each joint what really stands between its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from declcmp.renderers.docx.stream import Sort, Token, UnitKey


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands in a stream where the text of a bead has *width* code points: one space, or nothing."""

    tokens: tuple[Token, ...]
    width: int


class Cursor:
    """Goes through one side of a bead by code points of its text, in which one space joins the sentences."""

    def __init__(self, tokens: Sequence[Token], units: frozenset[UnitKey]) -> None:
        """Take the tokens from the first word of the bead to the last, and which *units* are the bead's own."""
        self._parts: list[Token | Joint] = []
        between: list[Token] = []
        last: Token | None = None
        for token in tokens:
            if token.unit not in units:
                between.append(token)
                continue
            if last is not None:
                same = last.unit == token.unit
                self._parts.append(Joint(tuple(between), token.span.start - last.span.stop if same else 1))
            self._parts.append(token)
            between, last = [], token
        self._at = self._offset = 0

    @property
    def joint(self) -> Joint | None:
        """Return the joint that comes next; None if words do."""
        part = self._parts[self._at] if self._at < len(self._parts) else None
        return part if isinstance(part, Joint) else None

    @property
    def room(self) -> int:
        """Return how many code points there are before the next joint."""
        part = self._parts[self._at]
        return len(part.text) - self._offset if isinstance(part, Token) else 0

    def pop(self) -> tuple[Token, ...]:
        """Return the tokens of the joint that comes next, and go on."""
        part = self._parts[self._at]
        self._at += 1
        return part.tokens if isinstance(part, Joint) else ()

    def take(self, size: int) -> Token:
        """Return the next *size* code points, at most up to the next joint, and go on."""
        part = self._parts[self._at]
        assert isinstance(part, Token)  # noqa: S101 - whoever calls has asked for the joint before
        found = part.part(part.offset + self._offset, part.offset + self._offset + size)
        self._offset += len(found.text)
        if self._offset == len(part.text):
            self._at, self._offset = self._at + 1, 0
        return found

    def space(self) -> tuple[Token, ...]:
        """Return the next code point as what stands between two sentences, and go on."""
        word = self.take(1)
        return (Token(Sort.GAP, word.text, word.span, word.paragraph),)
