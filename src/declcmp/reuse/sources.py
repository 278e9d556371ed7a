"""Sources: which documents of a library a text may have been drafted from."""

from __future__ import annotations

from collections.abc import Mapping

from declcmp.model.document import Document
from declcmp.reuse.library import Library, Volume


def others(document: Document, library: Library, words: str, itself: str | None) -> Mapping[int, Volume]:
    """Return the documents of a library that are not the draft, by their numbers.

    Args:
        document: The draft.
        library: The corpus.
        words: The draft's `declcmp.reuse.library.signature`.
        itself: The id under which the draft stands in the library, if that is known; a document of the same words and
            no other date is taken for it anyway.
    """
    return {n: v for n, v in library.volumes.items() if not _is_same(v, document, words, itself)}


def earlier(document: Document, volumes: Mapping[int, Volume]) -> Mapping[int, Volume]:
    """Return those of some documents that may be a source: they are earlier, or one of the two has no date."""
    ours = document.metadata.date
    return {n: v for n, v in volumes.items() if not v.metadata.date or not ours or v.metadata.date < ours}


def _is_same(volume: Volume, document: Document, words: str, itself: str | None) -> bool:
    theirs, ours = volume.metadata.date, document.metadata.date
    return volume.id == itself or (volume.words == words and (theirs == ours or not theirs or not ours))
