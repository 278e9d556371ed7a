"""Many documents: the formulations that recur, since when, in which wordings, and how much each text inherits."""

from __future__ import annotations

from declcmp.reuse.align import Alignment, Point, alignments
from declcmp.reuse.matches import MIN_SCORE, MIN_WORDS, Rules, shared
from declcmp.reuse.report import reuse
from declcmp.reuse.terms import Terms, terms

__all__ = ["MIN_SCORE", "MIN_WORDS", "Alignment", "Point", "Rules", "Terms", "alignments", "reuse", "shared", "terms"]
