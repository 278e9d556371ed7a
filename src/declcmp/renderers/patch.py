"""A comparison as a patch, which `declcmp apply` makes in another text."""

from __future__ import annotations

from declcmp.compare.patch import patch
from declcmp.compare.patch_text import written
from declcmp.model import Comparison
from declcmp.renderers import View


def render(comparison: Comparison, view: View) -> str:  # noqa: ARG001 - as every renderer
    """Return the patch."""
    return written(patch(comparison))
