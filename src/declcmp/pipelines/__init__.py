"""The commands as straight lines: the only place that reads files and composes stages."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from declcmp import corpus
from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model import Document, EditClass, Metadata, Source
from declcmp.settings import settings, suggestion

if TYPE_CHECKING:
    from declcmp.model import Comparison

#: Told of what a reader found out and a person may want to know (the encoding, for one).
Tell = Callable[[str], None]

STDIN = "-"
IGNORED = frozenset({EditClass.TYPOGRAPHY, EditClass.YO})


def _nobody(note: str) -> None:
    """Let a note go unheard."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the documents of a run stand.

    Attributes:
        folder: The corpus; None is the settings' corpus, else ./corpus.
        encoding: Of every file that is read; None leaves it to the reader.
        revisions: Which text a file with tracked changes has: accepted, original or markup.
        max_size: Megabytes that a part of a packed file may unpack to.
        max_ratio: How many times its size it may unpack to.
    """

    folder: Path | None = None
    encoding: str | None = None
    revisions: str = "accepted"
    max_size: int = 64
    max_ratio: int = 200

    @property
    def corpus(self) -> Path:
        """Return the folder of the corpus, whether or not it is there."""
        return self.folder or settings(Path.cwd()).corpus or Path("corpus")


def read(name: str | os.PathLike[str], place: Place = Place(), *, tell: Tell = _nobody) -> Document:
    """Return the document at a path, at standard input (``-``), or of the corpus by (an unambiguous part of) its id.

    Raises:
        InputError: there is none, there are several, or it cannot be read.
    """
    name = os.fspath(name)
    if not name:
        raise InputError(_("an empty name of a file"))
    if name != STDIN and not Path(name).exists():
        name = str(_of_corpus(name, place))
    return read_file(name, place, tell=tell)


def read_file(name: str, place: Place, *, tell: Tell = _nobody) -> Document:
    """Return the document at a path or at standard input (``-``); what git calls /dev/null is an empty one."""
    if name == STDIN:
        return document_of(sys.stdin.buffer.read(), "stdin", place, tell)
    if name == os.devnull:
        return Document(id="null", text="", paragraphs=(), source=Source(name))
    return _read(Path(name), place, tell)


def diff(
    old: str | os.PathLike[str] | Document,
    new: str | os.PathLike[str] | Document,
    place: Place = Place(),
    *,
    ignore: frozenset[EditClass] = IGNORED,
    moves: bool = True,
    tell: Tell = _nobody,
) -> Comparison:
    """Return how *new* differs from *old*, each a document or what `read` takes.

    Raises:
        InputError: one of them cannot be read, or both are standard input.
    """
    from declcmp.compare import compare  # noqa: PLC0415 - reading alone never pays for it

    if old == new == STDIN:
        raise InputError(_("only one of the two texts can be standard input (-)"))
    sides = [side if isinstance(side, Document) else read(side, place, tell=tell) for side in (old, new)]
    return compare(sides[0], sides[1], ignore=ignore, moves=moves)


def documents(place: Place, *, tell: Tell = _nobody) -> Iterator[Document]:
    """Yield every document of the corpus, by id."""
    for path in corpus.paths(place.corpus).values():
        yield _read(path, place, tell)


def of_corpus(name: str, place: Place, *, tell: Tell = _nobody) -> Document:
    """Return a document of the corpus by (an unambiguous part of) its id.

    Raises:
        InputError: there is none, or there are several.
    """
    corpus.paths(place.corpus)
    return _read(_of_corpus(name, place), place, tell)


def check_corpus(place: Place) -> Iterator[corpus.Finding]:
    """Yield what is missing, doubled or garbled in the corpus; a file that cannot be read is a finding too."""
    whole = []
    for path in corpus.paths(place.corpus).values():
        try:
            whole.append(_read(path, place, _nobody))
        except InputError as error:
            yield corpus.Finding(path.stem, str(error).removeprefix(f"{path}: "))
    yield from corpus.findings(whole)


def add(
    names: Sequence[str],
    place: Place,
    given: Mapping[str, str],
    *,
    as_id: str | None = None,
    tell: Tell = _nobody,
) -> Iterator[tuple[Document, bytes]]:
    """Yield each file as the document that the corpus would hold, with its Markdown; nothing is written yet.

    Raises:
        InputError: a file cannot be read, or a given field is unknown.
    """
    from declcmp.readers.markdown import markdown  # noqa: PLC0415 - as every reader

    if as_id and len(names) > 1:
        raise InputError(_("--id names one document, and there are {count} files").format(count=len(names)))
    if as_id is not None and (not as_id or as_id != Path(as_id).name or as_id.startswith(".")):
        raise InputError(_("{id}: not a name of a file").format(id=as_id or "--id"))
    for name in names:
        document = read_file(name, place, tell=tell)
        about = with_fields(document.metadata, given)
        document = replace(document, id=as_id or corpus.name_of(about), metadata=about)
        yield document, markdown(document).encode()


def with_fields(metadata: Metadata, given: Mapping[str, str]) -> Metadata:
    """Return *metadata* with the fields that were given by hand; parties are parted by commas.

    Raises:
        InputError: there is no such field.
    """
    for key in given:
        if key not in corpus.FIELDS:
            hint = suggestion(key, list(corpus.FIELDS))
            raise InputError(_("no such field of the front matter: {key}; {hint}").format(key=key, hint=hint))
    if given.get("date") and not corpus.is_date(given["date"]):
        raise InputError(_("not a date of the form 2025-06-17: {value}").format(value=given["date"]))
    values: dict[str, str | tuple[str, ...]] = dict(given)
    if "parties" in given:
        values["parties"] = tuple(party.strip() for party in given["parties"].split(",") if party.strip())
    evidence = tuple(found for found in metadata.evidence if found.field not in given)
    return replace(metadata, evidence=evidence, **values)  # type: ignore[arg-type]


def path_of(name: str, place: Place) -> Path:
    """Return the file of a document of the corpus by (an unambiguous part of) its id.

    Raises:
        InputError: there is none, or there are several.
    """
    return _of_corpus(name, place)


def _of_corpus(name: str, place: Place) -> Path:
    folder = place.corpus
    if place.folder is None and not corpus.is_one(folder):
        raise InputError(
            _("{name}: no such file (and no corpus in {folder} to look in)").format(name=name, folder=_shown(folder))
        )
    known = corpus.paths(folder)
    found = corpus.matching(name, known)
    if len(found) == 1:
        return known[found[0]]
    if found:
        raise InputError(
            _("{name} may be any of: {found}; say which").format(name=name, found=", ".join(found)),
        )
    raise InputError(
        _("{name}: no such file, and no such document in {folder}; {hint}").format(
            name=name, folder=_shown(folder), hint=suggestion(name, list(known))
        ),
    )


def _shown(folder: Path) -> str:
    """Return the path of a folder so that it is seen to be one: ./corpus."""
    return str(folder) if folder.is_absolute() or str(folder).startswith(".") else f".{os.sep}{folder}"


def _read(path: Path, place: Place, tell: Tell) -> Document:
    if path.is_dir():
        raise InputError(_("{path}: a folder, not a file").format(path=path))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {_strerror(error)}") from None
    return document_of(data, str(path), place, tell)


def read_bytes(data: bytes, name: str, place: Place, *, tell: Tell = _nobody) -> Document:
    """Return the document that the bytes of a file hold; *name* is what messages call it."""
    return document_of(data, name, place, tell)


def _strerror(error: OSError) -> str:
    return {
        "ENOENT": _("no such file"),
        "EACCES": _("not allowed to read it"),
        "EISDIR": _("a folder, not a file"),
    }.get(_name(error), error.strerror or str(error))


def _name(error: OSError) -> str:
    import errno  # noqa: PLC0415 - only mistakes need it

    return errno.errorcode.get(error.errno or 0, "")


def document_of(data: bytes, name: str, place: Place, tell: Tell = _nobody) -> Document:
    """Return the document that the bytes of a file hold."""
    from declcmp import readers  # noqa: PLC0415 - the help never reads
    from declcmp.text.document import document  # noqa: PLC0415

    stem = Path(name).stem
    if not data.strip():
        tell(_("{name}: empty").format(name=name))
        return Document(id=stem, text="", paragraphs=(), source=Source(name))
    reading = readers.read(
        data,
        name,
        encoding=place.encoding,
        revisions=readers.Revisions(place.revisions),
        limits=readers.Limits(size=place.max_size << 20, ratio=place.max_ratio),
    )
    for note in reading.notes:
        tell(note)
    found = document(reading.blocks, id=stem, source=reading.source, front=reading.front, clean=reading.clean)
    return reading.completed(found)
