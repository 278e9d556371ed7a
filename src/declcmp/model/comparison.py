"""Two documents side by side: beads of corresponding sentences, and what was edited inside each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from declcmp.errors import InvariantError
from declcmp.model.document import FRAME, Document, ParagraphKind


class BeadKind(StrEnum):
    """What happened to the sentences of a bead."""

    EQUAL = "equal"
    EDITORIAL = "editorial"
    CHANGED = "changed"
    SPLIT = "split"
    MERGED = "merged"
    INSERTED = "inserted"
    DELETED = "deleted"


class EditOp(StrEnum):
    """What an edit does; a moved phrase is one move-from and one move-to."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"
    MOVE_FROM = "move-from"
    MOVE_TO = "move-to"


class EditClass(StrEnum):
    """What kind of thing an edit changes, from the least to the most political weight."""

    TYPOGRAPHY = "typography"
    YO = "yo"
    CASE = "case"
    PUNCTUATION = "punctuation"
    NUMBERING = "numbering"
    INFLECTION = "inflection"
    WORDING = "wording"
    NAME = "name"
    DATE = "date"
    NUMBER = "number"
    MODALITY = "modality"
    NEGATION = "negation"


#: Classes that change no word: dimmed, counted apart. Inflection is not among them (мира → миру can change a meaning).
EDITORIAL = frozenset(
    {EditClass.TYPOGRAPHY, EditClass.YO, EditClass.CASE, EditClass.PUNCTUATION, EditClass.NUMBERING},
)


@dataclass(frozen=True, slots=True)
class Unit:
    """What is aligned: a sentence, or a title, heading, signature or place-date line as a whole.

    Attributes:
        number: The sentence's number in its document; None for what is no sentence.
        text: As printed, label set aside.
        lines: First and last source line, 1-based.
        paragraph: Index of its paragraph in ``Document.paragraphs``.
    """

    number: int | None
    text: str
    lines: tuple[int, int]
    paragraph: int
    kind: ParagraphKind
    label: str | None = None
    point: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch of a redline.

    Attributes:
        text: As printed. Equal text is spelled the same on both sides.
        kind: The class of the change; None where nothing changed.
        move: The number of the moved phrase in its bead, the same on both ends; None where nothing moved.
    """

    op: EditOp
    text: str
    kind: EditClass | None = None
    move: int | None = None

    def __post_init__(self) -> None:
        if not self.text:
            raise InvariantError("an edit without text")
        if (self.op is EditOp.EQUAL) != (self.kind is None):
            raise InvariantError(f"an {self.op} edit of class {self.kind}")


@dataclass(frozen=True, slots=True)
class Bead:
    """A least group of corresponding units (Gale & Church): 1-1, 1-2, 2-1, 1-3, 3-1, 1-0 or 0-1.

    Attributes:
        similarity: Share of the weight of words that both sides have, in [0, 1]; 0 for an insertion or a deletion.
        edits: Equal, delete and move-from spell the old side, equal, insert and move-to the new one; the sentences of
            one side are joined by one space.
    """

    kind: BeadKind
    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    similarity: float
    edits: tuple[Edit, ...]
    moved: bool = False

    def __post_init__(self) -> None:
        if not self.old and not self.new:
            raise InvariantError("a bead without sentences")
        if not 0.0 <= self.similarity <= 1.0:
            raise InvariantError(f"a similarity of {self.similarity}")

    @property
    def framed(self) -> bool:
        """Say whether it is of titles, headings, signatures or place-date lines."""
        return (self.new or self.old)[0].kind in FRAME


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents compared.

    Attributes:
        beads: Every sentence of both sides in exactly one bead, in reading order: that of the new text, with
            deletions where they stood.
        frame: The same for titles, headings, signatures and place-date lines.
        related: False where the texts share so little that the few beads that correspond are exceptions.
    """

    old: Document
    new: Document
    beads: tuple[Bead, ...]
    frame: tuple[Bead, ...]
    related: bool = True

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many beads there are of each kind, and how many of them are moved."""
        counts = Counter({kind.value: 0 for kind in BeadKind})
        counts.update(bead.kind.value for bead in self.beads)
        counts["moved"] = sum(bead.moved for bead in self.beads)
        return counts

    @property
    def ordered(self) -> tuple[Bead, ...]:
        """Return the beads of sentences and of the frame in reading order: titles and headings in their places."""
        return tuple(_merged(self.frame, self.beads))


def _merged(frame: tuple[Bead, ...], beads: tuple[Bead, ...]) -> list[Bead]:
    """Return titles and headings among the sentences: by the new text, and those that were deleted by the old one."""
    found: list[Bead] = []
    waiting = [bead for bead in reversed(frame) if bead.new]
    for bead in beads:
        while waiting and bead.new and waiting[-1].new[0].paragraph <= bead.new[0].paragraph:
            found.append(waiting.pop())
        found.append(bead)
    found += reversed(waiting)
    for gone in (bead for bead in frame if not bead.new):
        found.insert(_place(gone, found), gone)
    return found


def _place(gone: Bead, among: list[Bead]) -> int:
    """Return before which bead one stands that the new text does not have."""
    paragraph = gone.old[0].paragraph
    for at, bead in enumerate(among):
        if bead.old and not bead.moved and bead.old[0].paragraph >= paragraph:
            return at
    return len(among)
