"""The sentences of many documents as they are looked up: by the words and the pairs of words that they hold."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple, Protocol

from declcmp.language.morphology import lemmas
from declcmp.model.document import Document, Metadata, Source, Spot
from declcmp.reuse.candidates import pairs
from declcmp.reuse.terms import Terms, terms

#: The number of a unit is that of its document times this, plus its place in the document.
STRIDE = 1 << 20


@dataclass(frozen=True, slots=True)
class Volume:
    """A document of a library.

    Attributes:
        source: Where it was read from, as far as its lines need it: what they count, and the pages.
        words: What is the same for two texts of the same words, however they are laid out (`signature`).
        units: How many units it has.
    """

    number: int
    id: str
    metadata: Metadata
    source: Source
    words: str
    units: int

    @property
    def order(self) -> tuple[str, str]:
        """Return what documents are ordered by: the date, undated ones last, then the id."""
        return self.metadata.date or "9999", self.id


class Entry(NamedTuple):
    """One unit of a library.

    Attributes:
        point: The number of the point that it stands in; None before the first point.
        lines: First and last source line of its sentence, or of its paragraph if it is none, 1-based.
    """

    terms: Terms
    point: str | None
    lines: tuple[int, int]


class Library(Protocol):
    """Documents whose units can be looked up by keys."""

    @property
    def volumes(self) -> Mapping[int, Volume]:
        """Return the documents by their numbers."""

    def having(self, key: int) -> Sequence[int]:
        """Return the numbers of the units that have a key."""

    def forms(self, word: str) -> Sequence[str]:
        """Return the folded words of the library that may have a lemma in common with a word."""

    def entry(self, unit: int) -> Entry:
        """Return a unit by its number."""

    def text(self, volume: int) -> str:
        """Return the clean text of a document."""


class Shelf:
    """A library in memory."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Take in the documents one after the other."""
        self.volumes: dict[int, Volume] = {}
        self._texts: list[str] = []
        self._entries: dict[int, Entry] = {}
        self._having: dict[int, array[int]] = defaultdict(_places)
        self._words: set[str] = set()
        for number, document in enumerate(documents):
            found = list(entries(document))
            self.volumes[number] = Volume(
                number, document.id, document.metadata, document.source, signature(found), len(found)
            )
            self._texts.append(document.text)
            for place, entry in enumerate(found):
                unit = number * STRIDE + place
                self._entries[unit] = entry
                for key in keys(entry.terms):
                    self._having[key].append(unit)
                self._words.update(entry.terms.folded)

    @cached_property
    def _forms(self) -> Mapping[str, Sequence[str]]:
        return forms_by_lemma(self._words)

    def having(self, key: int) -> Sequence[int]:
        """Return the numbers of the units that have a key."""
        return self._having.get(key, ())

    def forms(self, word: str) -> Sequence[str]:
        """Return the folded words that may have a lemma in common with a word."""
        return [form for lemma in sorted(lemmas(word)) for form in self._forms.get(lemma, ())]

    def entry(self, unit: int) -> Entry:
        """Return a unit by its number."""
        return self._entries[unit]

    def text(self, volume: int) -> str:
        """Return the clean text of a document."""
        return self._texts[volume]


class Section:
    """Some documents of a library."""

    def __init__(self, whole: Library, volumes: Mapping[int, Volume]) -> None:
        """Leave of the *whole* only these documents."""
        self.volumes = volumes
        self._whole = whole

    def having(self, key: int) -> Sequence[int]:
        """Return the numbers of the units that have a key."""
        return [unit for unit in self._whole.having(key) if unit // STRIDE in self.volumes]

    def forms(self, word: str) -> Sequence[str]:
        """Return the folded words of the whole library that may have a lemma in common with a word."""
        return self._whole.forms(word)

    def entry(self, unit: int) -> Entry:
        """Return a unit by its number."""
        return self._whole.entry(unit)

    def text(self, volume: int) -> str:
        """Return the clean text of a document."""
        return self._whole.text(volume)


def entries(document: Document) -> Iterator[Entry]:
    """Yield the units of a document, each with its place."""
    places = {p.body.start: (p.point, p.lines) for p in document.paragraphs}
    places |= {s.span.start: (p.point, s.lines) for p in document.paragraphs for s in p.sentences}
    known = sorted(places)
    at = 0
    for unit in terms(document):
        while at + 1 < len(known) and known[at + 1] <= unit.starts[0]:
            at += 1
        yield Entry(unit, *places[known[at]])


def spot(library: Library, unit: int) -> Spot:
    """Return where a unit of a library stands in the source of its document."""
    entry = library.entry(unit)
    return library.volumes[unit // STRIDE].source.spot(entry.point, entry.lines)


def signature(found: Iterable[Entry]) -> str:
    """Return what two documents of the same words have in common, from all units of one."""
    return signature_of(word for entry in found for word in entry.terms.folded)


def signature_of(folded: Iterable[str]) -> str:
    """Return what two documents of the same words have in common, from the folded words of all units of one."""
    return blake2b(" ".join(folded).encode(), digest_size=16).hexdigest()


def forms_by_lemma(words: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return the words under each lemma that they may have."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        for lemma in lemmas(word):
            found[lemma].append(word)
    return found


def keys(unit: Terms) -> set[int]:
    """Return all keys of a unit: its words, its pairs of telling words, and all of it."""
    return {*map(word_key, unit.folded), *(pair_key(*pair) for pair in pairs(unit)), whole_key(unit)}


def word_key(folded: str) -> int:
    """Return the key of the units that hold a word."""
    return _key(folded)


def pair_key(one: str, other: str) -> int:
    """Return the key of the units that hold a pair of telling words."""
    return _key(f"{one}\x00{other}")


def whole_key(unit: Terms) -> int:
    """Return the key of the units that have the same words in the same order."""
    return _key("\x01" + " ".join(unit.folded))


def _key(content: str) -> int:
    """Return 48 bits: two contents of one key are a sentence more to look at, nothing worse."""
    return int.from_bytes(blake2b(content.encode(), digest_size=6).digest(), "big")


def _places() -> array[int]:
    return array("q")
