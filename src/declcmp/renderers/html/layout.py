"""What the page of two texts is made of: sides, rows of beads, and blocks of rows that stand together."""

from __future__ import annotations

from dataclasses import dataclass

from declcmp.renderers.html.places import Place
from declcmp.renderers.html.redline import Piece


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a row: where it stands, and its words; in pieces where they are compared with the other side."""

    place: Place
    text: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One bead, or the place that a moved one has left.

    Attributes:
        id: Of the row on the page.
        kind: ``equal``, ``editorial``, ``changed``, ``split``, ``merged``, ``inserted``, ``deleted``, ``moved`` (its
            words unchanged) or ``left`` (the place where it stood).
        names: What else styles and filters know it by.
        frame: ``title``, ``heading``, ``signature``, ``place-date``; empty for sentences.
        both: Old and new in one line; empty where one side says all.
        classes: Of its edits.
        what: What happened, in words.
        notes: What was edited, in words, and whether it weighs.
        link: Where a moved bead stands now, or stood before: the id of that row, and the words of the link.
        section: The headings that it stands under, where the rows around it do not show them.
        similarity: Share of the weight of words that both sides have, in [0, 1].
        weight: Words; how much room it takes in an overview.
    """

    id: str
    kind: str
    old: Side | None
    new: Side | None
    both: tuple[Piece, ...] = ()
    names: tuple[str, ...] = ()
    frame: str = ""
    classes: tuple[str, ...] = ()
    what: str = ""
    notes: tuple[tuple[str, bool], ...] = ()
    link: tuple[str, str] | None = None
    section: str = ""
    similarity: float = 0.0
    weight: int = 0

    @property
    def alone(self) -> bool:
        """Say whether it has one side only."""
        return not (self.old and self.new)

    @property
    def where(self) -> str:
        """Return its place in words."""
        side = self.new or self.old
        return side.place.spoken if side else ""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that stand together.

    Attributes:
        kind: ``row``: one bead with two sides; ``alone``: rows of one side each, the old ones left, the new ones
            right; ``fold``: what is folded away.
        label: What a fold says while it is closed.
    """

    kind: str
    rows: tuple[Row, ...] = ()
    blocks: tuple[Block, ...] = ()
    label: str = ""

    @property
    def old(self) -> tuple[Row, ...]:
        """Return the rows of the old text, in what stands alone."""
        return tuple(row for row in self.rows if row.old)

    @property
    def new(self) -> tuple[Row, ...]:
        """Return the rows of the new text, in what stands alone."""
        return tuple(row for row in self.rows if row.new)
