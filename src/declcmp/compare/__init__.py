"""Two documents: which sentences correspond, what moved, what was edited inside, and of what class."""

from __future__ import annotations

from declcmp.compare.beads import beads
from declcmp.compare.units import units
from declcmp.model import Comparison, Document, EditClass

__all__ = ["compare"]

#: Classes whose differences make no sentence a changed one, unless it is said otherwise.
IGNORED = frozenset({EditClass.TYPOGRAPHY, EditClass.YO})


def compare(old: Document, new: Document, *, ignore: frozenset[EditClass] = IGNORED, moves: bool = True) -> Comparison:
    """Return how *new* came of *old*.

    Args:
        old: The earlier text.
        new: The later text.
        ignore: Classes of difference that make no sentence a changed one, besides the editorial ones: a bead with no
            others is editorial. Its edits still show them: nothing is dropped.
        moves: Whether sentences out of order may correspond; if not, they are deletions and insertions.
    """
    old_sentences, old_frame = units(old)
    new_sentences, new_frame = units(new)
    body = beads(old_sentences, new_sentences, ignore=ignore, moves=moves, groups=True)
    frame = beads(old_frame, new_frame, ignore=ignore, moves=moves, groups=False)
    return Comparison(old, new, body.beads, frame.beads, body.related)
