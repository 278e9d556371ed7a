"""Formulations that recur across documents: passages, matches, clause families, overlap."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from declcmp.errors import InvariantError
from declcmp.model.document import Span


class MatchKind(StrEnum):
    """What two passages have in common; all but formulations are left out unless they are asked for."""

    FORMULATION = "formulation"
    TITLE = "title"
    PARTY_LIST = "party-list"
    PLACE_DATE = "place-date"
    SIGNATURE = "signature"
    STOCK = "stock"


class Relation(StrEnum):
    """What became of the left passage in the right one."""

    VERBATIM = "verbatim"
    REWORDED = "reworded"
    EXTENDED = "extended"
    CUT = "cut"
    REORDERED = "reordered"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document.

    Attributes:
        document: The id of the document.
        sentences: The numbers of the sentences that it touches, ascending; empty in a title, a signature and the like.
        span: In the clean text of the document.
        text: What stands there, as printed.
    """

    document: str
    sentences: tuple[int, ...]
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """Two passages that are one formulation, copied or adapted; the left one is the earlier.

    Attributes:
        id: From the documents and the words of both passages: the same in every corpus that holds both.
        score: The share of the weight of their words that the passages have in common, from the first shared word to
            the last, in [0, 1]: what only leads up to them or completes the clause does not count, and words that are
            only derived from one another count for less; 1 exactly when the words of both passages are equal.
        family: The id of the clause family that both belong to; None for kinds other than formulations.
    """

    id: str
    kind: MatchKind
    score: float
    relation: Relation
    a: Passage
    b: Passage
    family: str | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.score <= 1.0:
            raise InvariantError(f"a score of {self.score}")


@dataclass(frozen=True, slots=True)
class Member:
    """A passage of a family, and the date of its document (ISO; None if it has none)."""

    passage: Passage
    date: str | None
    relation: Relation
    score: float


@dataclass(frozen=True, slots=True)
class Family:
    """The passages of one formulation over all documents.

    Attributes:
        id: From the origin alone: other documents never change it.
        label: A few telling words of the origin.
        members: Earliest first, undated ones last; the first is the origin. Each one's relation and score are those to
            the origin (verbatim and 1 for the origin itself).
    """

    id: str
    label: str
    members: tuple[Member, ...]

    @property
    def origin(self) -> Member:
        """Return the earliest member."""
        return self.members[0]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much two documents share: of the words of the sentences of *a*, those kept in *b*; the reverse; in [0, 1]."""

    a: str
    b: str
    a_share: float
    b_share: float


@dataclass(frozen=True, slots=True)
class Inheritance:
    """One document of a corpus: the words of its sentences, and the share of them kept from earlier ones, in [0, 1]."""

    document: str
    title: str | None
    date: str | None
    words: int
    inherited: float

    @property
    def new(self) -> float:
        """Return the share that stands in no earlier document."""
        return 1.0 - self.inherited


@dataclass(frozen=True, slots=True)
class ReuseReport:
    """What a corpus shares.

    Attributes:
        documents: Earliest first, undated ones last.
        matches: By the places of their passages.
        families: Those of most members first.
        overlap: One for each pair of documents that share anything, *a* before *b* in the order of *documents*.
        undated: Ids of the documents that have no date.
    """

    documents: tuple[Inheritance, ...]
    matches: tuple[Match, ...]
    families: tuple[Family, ...]
    overlap: tuple[Overlap, ...]
    undated: tuple[str, ...] = ()
