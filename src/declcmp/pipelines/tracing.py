"""The commands that trace words through a corpus, as straight lines: blame, find, and the index of both."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from declcmp import corpus, corpus_index, pipelines
from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model.provenance import BlameReport, FindReport, Hit, Mode, Part
from declcmp.pipelines import STDIN, Place, Tell
from declcmp.pipelines.recurrence import uncollected

if TYPE_CHECKING:
    from declcmp.reuse.library import Library, Volume

#: From so many documents on, a corpus without an index takes longer than a person likes to wait.
_MANY = 100


HERE = Place()


def _nobody(note: str) -> None:
    """Let a note go unheard."""


def blame(
    name: str | os.PathLike[str],
    place: Place = HERE,
    *,
    any_date: bool = False,
    tell: Tell = _nobody,
) -> BlameReport:
    """Return where each sentence of a document comes from: a path, ``-``, or (a part of) the name of one of the corpus.

    Args:
        name: The document.
        place: Where the corpus is.
        any_date: Documents of the corpus count that are not earlier, too.
        tell: Told of what a person may want to know.

    Raises:
        InputError: it cannot be read, or there is no corpus.
    """
    from declcmp.compare.redline import redline  # noqa: PLC0415 - as in pipelines
    from declcmp.reuse.provenance import blame as attributed  # noqa: PLC0415

    shelf = library(place, tell=tell)
    document = pipelines.read(name, place, tell=tell)
    with uncollected():
        report = attributed(document, shelf, any_date=any_date, itself=_own_id(name, document.id, place))

    def drawn(part: Part) -> Part:
        return replace(part, edits=redline(part.source.passage.text, part.text))

    return replace(
        report,
        attributions=tuple(replace(each, parts=tuple(map(drawn, each.parts))) for each in report.attributions),
    )


def find(
    query: str,
    place: Place = HERE,
    *,
    mode: Mode = Mode.NEAR,
    min_score: float | None = None,
    only: Callable[[Volume], bool] | None = None,
    tell: Tell = _nobody,
) -> FindReport:
    """Return where a phrase, a sentence or a paragraph occurs in the corpus.

    Args:
        query: The words, or ``@`` and the path of a file that holds them.
        place: Where the corpus is.
        mode: How near an occurrence must be.
        min_score: In [0, 1]; None leaves it to the program.
        only: The documents to look into; None is all.
        tell: Told of what a person may want to know.

    Raises:
        InputError: there is no corpus, the file cannot be read, there is no word to look for, or no such document.
    """
    from declcmp.compare.redline import redline  # noqa: PLC0415 - as in pipelines
    from declcmp.reuse.concordance import find as found  # noqa: PLC0415
    from declcmp.reuse.library import Section  # noqa: PLC0415

    asked = pipelines.read_file(query[1:], place, tell=tell) if query.startswith("@") else query
    if not any(letter.isalnum() for letter in (asked if isinstance(asked, str) else asked.text)):
        raise InputError(_("there is no word to look for"))
    whole = library(place, tell=tell)
    if only is not None:
        whole = Section(whole, {number: volume for number, volume in whole.volumes.items() if only(volume)})
        if not whole.volumes:
            raise InputError(
                _("no document of {folder} is among those that were asked for").format(folder=place.corpus)
            )
    report = found(asked, whole, mode=mode, min_score=min_score)

    def drawn(hit: Hit) -> Hit:
        return replace(hit, edits=redline(report.parts[hit.part].rstrip(" .;,"), hit.passage.text))

    nearest = report.nearest and replace(report.nearest, hit=drawn(report.nearest.hit))
    return replace(report, hits=tuple(map(drawn, report.hits)), nearest=nearest)


def index(place: Place, *, tell: Tell = _nobody, progress: Callable[[int, int], None] | None = None) -> tuple[int, int]:
    """Build the index of a corpus, or bring it in step; return how many documents it has and how many were read.

    Raises:
        InputError: there is no corpus, a file of it cannot be read, or the index cannot be written.
    """
    try:
        made, count = _index(place, corpus.paths(place.corpus), tell, progress)
    except (OSError, sqlite3.Error) as error:
        raise InputError(
            _("{folder}: the index cannot be written: {why}").format(
                folder=place.corpus / corpus_index.FOLDER, why=error
            )
        ) from None
    return len(made.volumes), count


def library(place: Place, *, tell: Tell = _nobody) -> Library:
    """Return the corpus for looking up: its index, if it keeps one, brought in step with the files; else in memory.

    Raises:
        InputError: there is no corpus, or a file of it cannot be read.
    """
    from declcmp.reuse.library import Shelf  # noqa: PLC0415 - as in pipelines

    folder = place.corpus
    paths = corpus.paths(folder)
    if corpus_index.exists(folder) and place.encoding is None:

        def told(done: int, total: int) -> None:
            if done % _MANY == 0:
                tell(_("bringing the index in step: {done} of {total} documents").format(done=done, total=total))

        try:
            return _index(place, paths, tell, told)[0]
        except (OSError, sqlite3.Error) as error:
            tell(_("the index is left aside: {why}").format(why=error))
    elif len(paths) >= _MANY:
        tell(
            _("{count} documents without an index: declcmp corpus index {folder} makes this quick").format(
                count=len(paths), folder=folder
            )
        )
    return Shelf(pipelines.documents(place, tell=tell))


def _index(
    place: Place, paths: Mapping[str, Path], tell: Tell, progress: Callable[[int, int], None] | None
) -> tuple[corpus_index.Index, int]:
    return corpus_index.index(
        place.corpus,
        paths,
        lambda path: pipelines.read_file(str(path), place, tell=tell),
        progress=progress,
    )


def _own_id(name: str | os.PathLike[str], id_: str, place: Place) -> str | None:
    """Return the id under which what was read stands in the corpus, as far as its path tells."""
    if os.fspath(name) == STDIN:
        return None
    path = Path(name)
    if not path.exists():
        return id_
    return id_ if path.resolve().parent == place.corpus.resolve() else None
