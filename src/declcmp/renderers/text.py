"""The clean text of a document, one paragraph a line: what git compares when declcmp is its textconv."""

from __future__ import annotations

from declcmp.model import Document


def render(document: Document) -> str:
    """Return the text that every span of the document counts in, and a line's end."""
    return f"{document.text}\n" if document.text else ""
