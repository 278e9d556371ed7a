"""The index of a corpus on disk: derived from its files, safe to delete, never half-written, kept in step with them."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import sys
import tempfile
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path

from declcmp.language.derivation import family
from declcmp.language.morphology import lemmas, stem
from declcmp.model import Document, Metadata, ParagraphKind, Sentence, Source, Span
from declcmp.reuse.library import STRIDE, Entry, Volume, entries, keys, signature
from declcmp.reuse.terms import Terms

FOLDER = ".declcmp"
_FILE = "index.sqlite"
_KEPT_ENTRIES, _KEPT_TEXTS, _KEPT_LISTS = 1 << 15, 1 << 8, 1 << 7
_SCHEMA = """
CREATE TABLE about (stamp TEXT NOT NULL);
CREATE TABLE volume (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, size INTEGER, changed INTEGER,
    metadata TEXT, unit TEXT, pages TEXT, words TEXT, units INTEGER, text TEXT
);
CREATE TABLE unit (number INTEGER PRIMARY KEY, columns TEXT, weights BLOB, family_weights BLOB);
CREATE TABLE posting (key INTEGER, unit INTEGER, PRIMARY KEY (key, unit)) WITHOUT ROWID;
CREATE TABLE word (lemma TEXT, folded TEXT, PRIMARY KEY (lemma, folded)) WITHOUT ROWID;
CREATE INDEX lemma_of_word ON word (folded);
"""

#: Told how many of how many files are indexed.
Progress = Callable[[int, int], None]


class Index:
    """A library on disk."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read the list of documents."""
        self._connection = connection
        self.volumes: Mapping[int, Volume] = {
            number: Volume(
                number, id_, _metadata(about), Source(id_, unit=unit, pages=tuple(json.loads(pages))), words, units
            )
            for number, id_, about, unit, pages, words, units in connection.execute(
                "SELECT number, id, metadata, unit, pages, words, units FROM volume"
            )
        }
        self.having = lru_cache(_KEPT_LISTS)(self._having)
        self.entry = lru_cache(_KEPT_ENTRIES)(self._entry)
        self.text = lru_cache(_KEPT_TEXTS)(self._text)

    def _having(self, key: int) -> Sequence[int]:
        """Return the numbers of the units that have a key."""
        return [unit for (unit,) in self._connection.execute("SELECT unit FROM posting WHERE key = ?", (key,))]

    def forms(self, word: str) -> Sequence[str]:
        """Return the folded words that may have a lemma in common with a word."""
        # A word of the corpus brings its lemmas along: no dictionary is loaded, which takes 0.1 s.
        known = self._connection.execute("SELECT lemma FROM word WHERE folded = ?", (word,)).fetchall()
        found = [
            self._connection.execute("SELECT folded FROM word WHERE lemma = ?", (lemma,)).fetchall()
            for lemma in sorted({lemma for (lemma,) in known} or lemmas(word))
        ]
        return [folded for rows in found for (folded,) in rows]

    def _entry(self, unit: int) -> Entry:
        row = self._connection.execute("SELECT * FROM unit WHERE number = ?", (unit,)).fetchone()
        return _unpacked(*row)

    def _text(self, volume: int) -> str:
        row = self._connection.execute("SELECT text FROM volume WHERE number = ?", (volume,)).fetchone()
        return str(row[0])


def exists(folder: Path) -> bool:
    """Say whether the corpus in *folder* keeps an index."""
    return (folder / FOLDER / _FILE).is_file()


def index(
    folder: Path,
    paths: Mapping[str, Path],
    read: Callable[[Path], Document],
    *,
    progress: Progress | None = None,
) -> tuple[Index, int]:
    """Return the index of a corpus in step with its files, and how many of them had to be read.

    Args:
        folder: The corpus.
        paths: Its documents: id → file.
        read: Reads one of them.
        progress: Told how many of how many files are read.

    Raises:
        OSError, sqlite3.Error: the index cannot be written.
    """
    place = folder / FOLDER / _FILE
    try:
        with contextlib.closing(_connected(place)) as connection:
            current = _is_current(connection)
    except sqlite3.Error:
        current = False
    if not current:
        _make(place)
    connection = _connected(place)
    with connection:
        count = _refreshed(connection, paths, read, progress)
    return Index(connection), count


def _connected(place: Path) -> sqlite3.Connection:
    if not place.is_file():
        raise sqlite3.OperationalError(f"no such file: {place}")
    connection = sqlite3.connect(place, timeout=60)
    connection.execute("PRAGMA cache_size = -65536")
    return connection


def _is_current(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT stamp FROM about").fetchall() == [(_stamp(),)]


def _make(place: Path) -> None:
    """Put an empty index in its place, whole or not at all; git is told to leave it alone."""
    place.parent.mkdir(exist_ok=True)
    ignored = place.parent / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{_FILE}.")
    os.close(handle)
    try:
        with contextlib.closing(sqlite3.connect(name)) as connection:
            connection.executescript(_SCHEMA)
            connection.execute("INSERT INTO about VALUES (?)", (_stamp(),))
            connection.commit()
        Path(name).chmod(0o644)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@cache
def _stamp() -> str:
    """Return what an index is made by: this program as it is installed, its version among its files."""
    root = Path(__file__).parent
    files = sorted(path for path in root.rglob("*") if path.suffix in {".py", ".txt"})
    states = [(str(path.relative_to(root)), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    digest = blake2b(repr(states).encode(), digest_size=12).hexdigest()
    return f"{sys.byteorder} {digest}"


def _refreshed(
    connection: sqlite3.Connection,
    paths: Mapping[str, Path],
    read: Callable[[Path], Document],
    progress: Progress | None,
) -> int:
    """Bring the index in step with the files; return how many were read."""
    states = {id_: path.stat() for id_, path in paths.items()}
    if not any(_differences(connection, states)):
        return 0
    connection.execute("BEGIN IMMEDIATE")
    # Once more: another process may have done the work while this one waited for it.
    fresh, gone = _differences(connection, states)
    for number in gone:
        _remove(connection, number)
    connection.execute("CREATE TEMP TABLE waiting (key INTEGER, unit INTEGER)")
    first = connection.execute("SELECT coalesce(max(number), -1) + 1 FROM volume").fetchone()[0]
    words: set[str] = set()
    for number, id_ in enumerate(fresh, first):
        words |= _add(connection, number, read(paths[id_]), states[id_])
        if progress is not None:
            progress(number - first + 1, len(fresh))
    connection.execute("INSERT OR IGNORE INTO posting SELECT key, unit FROM waiting ORDER BY key, unit")
    connection.execute("DROP TABLE waiting")
    rows = ((lemma, word) for word in sorted(words) for lemma in sorted(lemmas(word)))
    connection.executemany("INSERT OR IGNORE INTO word VALUES (?, ?)", rows)
    return len(fresh)


def _differences(connection: sqlite3.Connection, states: Mapping[str, os.stat_result]) -> tuple[list[str], list[int]]:
    """Return the ids of the files that are new or changed, and the numbers of the documents that are no more."""
    known = {
        id_: (number, size, changed)
        for number, id_, size, changed in connection.execute("SELECT number, id, size, changed FROM volume")
    }
    fresh = [id_ for id_, state in states.items() if known.get(id_, ())[1:] != (state.st_size, state.st_mtime_ns)]
    gone = {id_ for id_ in known if id_ not in states} | (known.keys() & set(fresh))
    return fresh, sorted(known[id_][0] for id_ in gone)


def _add(connection: sqlite3.Connection, number: int, document: Document, state: os.stat_result) -> set[str]:
    """Put a document into the tables, its postings into a waiting room; return its words."""
    found = list(entries(document))
    about = {name: value for name, value in asdict(document.metadata).items() if name != "evidence"}
    connection.execute(
        "INSERT INTO volume VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number, document.id, state.st_size, state.st_mtime_ns, json.dumps(about), document.source.unit,
            json.dumps(document.source.pages), signature(found), len(found), document.text,
        ),
    )  # fmt: skip
    units = list(enumerate(found, number * STRIDE))
    connection.executemany("INSERT INTO unit VALUES (?, ?, ?, ?)", (_packed(unit, entry) for unit, entry in units))
    postings = ((key, unit) for unit, entry in units for key in keys(entry.terms))
    connection.executemany("INSERT INTO waiting VALUES (?, ?)", postings)
    return {word for entry in found for word in entry.terms.folded}


def _remove(connection: sqlite3.Connection, number: int) -> None:
    bounds = (number * STRIDE, (number + 1) * STRIDE)
    for row in connection.execute("SELECT * FROM unit WHERE number >= ? AND number < ?", bounds).fetchall():
        rows = ((key, row[0]) for key in keys(_unpacked(*row).terms))
        connection.executemany("DELETE FROM posting WHERE key = ? AND unit = ?", rows)
    connection.execute("DELETE FROM unit WHERE number >= ? AND number < ?", bounds)
    connection.execute("DELETE FROM volume WHERE number = ?", (number,))


def _metadata(packed: str) -> Metadata:
    found = json.loads(packed)
    return Metadata(**found | {"parties": tuple(found["parties"])})


def _packed(number: int, entry: Entry) -> tuple[int, str, bytes, bytes]:
    unit = entry.terms
    sentences = [[s.number, s.span.start, s.span.stop, *s.lines] for s in unit.sentences]
    columns = [
        entry.point, entry.lines, unit.unit, sentences, unit.kind.value,
        unit.starts, unit.stops, unit.folded, unit.named, unit.gaps,
    ]  # fmt: skip
    weights, family_weights = (array("d", column).tobytes() for column in (unit.weights, unit.family_weights))
    return number, json.dumps(columns, ensure_ascii=False, separators=(",", ":")), weights, family_weights


def _unpacked(_number: int, columns: str, weights: bytes, family_weights: bytes) -> Entry:
    point, lines, place, sentences, kind, starts, stops, folded, named, gaps = json.loads(columns)
    unit = Terms(
        unit=place,
        sentences=tuple(Sentence(number, Span(a, b), (first, last)) for number, a, b, first, last in sentences),
        kind=ParagraphKind(kind),
        starts=tuple(starts),
        stops=tuple(stops),
        folded=tuple(folded),
        stems=tuple(map(stem, folded)),
        families=tuple(map(family, folded)),
        weights=_floats(weights),
        family_weights=_floats(family_weights),
        named=tuple(named),
        gaps=tuple(gaps),
    )
    return Entry(unit, point, tuple(lines))


def _floats(packed: bytes) -> tuple[float, ...]:
    found = array("d")
    found.frombytes(packed)
    return tuple(found)
