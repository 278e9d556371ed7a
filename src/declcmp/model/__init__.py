"""The values that every stage passes on: frozen, slotted, checked once, when made."""

from declcmp.model.comparison import (
    EDITORIAL,
    Bead,
    BeadKind,
    Comparison,
    Edit,
    EditClass,
    EditOp,
    Unit,
)
from declcmp.model.document import (
    FRAME,
    Block,
    Document,
    Evidence,
    Metadata,
    Paragraph,
    ParagraphKind,
    Residue,
    Sentence,
    Source,
    Span,
    Spot,
)

__all__ = [
    "EDITORIAL",
    "FRAME",
    "Bead",
    "BeadKind",
    "Block",
    "Comparison",
    "Document",
    "Edit",
    "EditClass",
    "EditOp",
    "Evidence",
    "Metadata",
    "Paragraph",
    "ParagraphKind",
    "Residue",
    "Sentence",
    "Source",
    "Span",
    "Spot",
    "Unit",
]
