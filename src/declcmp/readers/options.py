"""What a reader is told besides the bytes: the encoding, which side of tracked changes to read, what it may cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from declcmp.readers.limits import Limits


class Revisions(StrEnum):
    """Which text a document with tracked changes has."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"
    MARKUP = "markup"

    def marked(self, text: str, *, inserted: bool, deleted: bool) -> str:
        """Return what is read of a stretch that was inserted, deleted, or both one after the other."""
        if not text or not (inserted or deleted):
            return text
        if self is Revisions.ACCEPTED:
            return "" if deleted else text
        if self is Revisions.ORIGINAL:
            return "" if inserted else text
        # The marks of git's word diff. White space alone is not marked: nobody could see what was meant.
        if not text.strip():
            return text
        marked = f"{{+{text}+}}" if inserted else text
        return f"[-{marked}-]" if deleted else marked


@dataclass(frozen=True, slots=True)
class Options:
    """How to read.

    Attributes:
        encoding: Of formats without one of their own; None leaves it to the reader.
        revisions: Which text a document with tracked changes has.
    """

    encoding: str | None = None
    revisions: Revisions = Revisions.ACCEPTED
    limits: Limits = field(default_factory=Limits)
