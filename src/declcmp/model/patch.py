"""A patch: changes of one text, to be made in another; by sentences, each with the one before and the one after it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from declcmp.errors import InvariantError
from declcmp.model.document import ParagraphKind, Span


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, or a title, heading and the like as a whole.

    Attributes:
        kind: Of the paragraph that it begins; None if it goes on with one.
        label: Of that paragraph («7.»); None if it has none.
    """

    text: str
    kind: ParagraphKind | None = None
    label: str | None = None

    def __post_init__(self) -> None:
        if not self.text or (self.label is not None and self.kind is None):
            raise InvariantError(f"not a line of a patch: {self}")


@dataclass(frozen=True, slots=True)
class Hunk:
    """One change.

    Attributes:
        at: The place of the first of *before* and *old* (of *after*, if there is neither) in the old text, from 1.
        old: What is replaced or deleted; empty for an insertion.
        new: What replaces it or is inserted; empty for a deletion.
        before: What stands before it in the old text; None at its beginning.
        after: What stands after it; None at its end.
        move: The number that a deletion and an insertion share that are one move; None for the rest.
        place: For people: «point 10».
    """

    at: int
    old: tuple[Line, ...]
    new: tuple[Line, ...]
    before: Line | None = None
    after: Line | None = None
    move: int | None = None
    place: str = ""

    def __post_init__(self) -> None:
        if not (self.old or self.new):
            raise InvariantError("a hunk that changes nothing")

    @property
    def numbered(self) -> list[tuple[int, Line]]:
        """Return the lines of the old text, each with its place there."""
        lines = [line for line in (self.before, *self.old, self.after) if line is not None]
        return list(enumerate(lines, self.at))


@dataclass(frozen=True, slots=True)
class Patch:
    """All changes between two texts, in the order of the new one; *old* and *new* are their ids."""

    old: str
    new: str
    hunks: tuple[Hunk, ...]


class Fate(StrEnum):
    """What became of a hunk."""

    CLEAN = "clean"
    FUZZY = "fuzzy"
    PRESENT = "present"
    REJECTED = "rejected"


class Reason(StrEnum):
    """Why a hunk was rejected."""

    NOT_FOUND = "not-found"
    EDITED = "edited"
    NO_ANCHOR = "no-anchor"
    HALF_A_MOVE = "half-a-move"
    OVERLAP = "overlap"
    NOT_READ_BACK = "not-read-back"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one hunk.

    Attributes:
        lines: First and last line of the text that it was made in, where it is known.
    """

    hunk: Hunk
    fate: Fate
    reason: Reason | None = None
    lines: tuple[int, int] | None = None


class Joint(StrEnum):
    """How a piece is joined to the text."""

    INSTEAD = "instead"
    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Piece:
    """What is to be put where.

    Attributes:
        span: In the clean text: what is replaced; with AFTER or BEFORE, what it is put next to.
        lines: Empty for a deletion.
    """

    span: Span
    joint: Joint
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Application:
    """A patch worked out on a text: the pieces of each hunk that goes in, by its place in the patch, and all fates."""

    pieces: tuple[tuple[int, Piece], ...]
    outcomes: tuple[Outcome, ...]
