"""Where the documents of a run stand, from the options that say so."""

from __future__ import annotations

from pathlib import Path

from declcmp.cli.options import MAX_RATIO, MAX_SIZE
from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.pipelines import Place


def place(
    corpus: str | None,
    encoding: str | None = None,
    revisions: str = "accepted",
    max_size: str = MAX_SIZE,
    max_ratio: str = MAX_RATIO,
) -> Place:
    """Return where documents are: *corpus* is None or empty for the settings' corpus, else ./corpus.

    Raises:
        InputError: there is no such folder.
    """
    if corpus and not Path(corpus).is_dir():
        raise InputError(
            _("{folder}: no such folder; --corpus takes the word after it, --corpus= is the usual one").format(
                folder=corpus
            )
        )
    return Place(Path(corpus) if corpus else None, encoding, revisions, int(max_size), int(max_ratio))
