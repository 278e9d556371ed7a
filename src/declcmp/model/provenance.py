"""Where a text comes from: each sentence with the passages that it took over, and every occurrence of a formulation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from declcmp.errors import InvariantError
from declcmp.model.comparison import Edit
from declcmp.model.document import Document, Metadata, Span, Spot
from declcmp.model.reuse import Passage, Relation


@dataclass(frozen=True, slots=True)
class Witness:
    """A passage of the corpus that a stretch of a draft is compared with.

    Attributes:
        about: What its document says of itself.
        spot: Where its sentence stands in the source of the document.
        relation: What became of it in the draft.
        score: As that of a match, in [0, 1].
    """

    passage: Passage
    about: Metadata
    spot: Spot
    relation: Relation
    score: float

    @property
    def date(self) -> str | None:
        """Return the date of its document (ISO); None if that has none."""
        return self.about.date


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one sentence of a draft that was taken over.

    Attributes:
        span: In the clean text of the draft.
        text: What stands there.
        words: How many of its words were taken over.
        origin: The earliest passage of the same formulation; undated ones are later than all others.
        closest: The passage whose wording is nearest, where that is another one than the origin.
        edits: What makes the stretch of the closest passage (of the origin, where there is no closer one); empty until
            someone asks for it.
    """

    span: Span
    text: str
    words: int
    origin: Witness
    closest: Witness | None = None
    edits: tuple[Edit, ...] = ()

    @property
    def source(self) -> Witness:
        """Return the closest passage."""
        return self.closest or self.origin


@dataclass(frozen=True, slots=True)
class Attribution:
    """One sentence of a draft and where its words come from.

    Attributes:
        number: Of the sentence in the draft, from 1.
        span: In the clean text of the draft.
        spot: Where it stands in the source of the draft.
        words: How many it has.
        new_words: How many of them stand in no passage that it was compared with.
        parts: In reading order, not overlapping.
        new: Where the words stand that are new, marks between them included; in reading order.
    """

    number: int
    span: Span
    text: str
    spot: Spot
    words: int
    new_words: int
    parts: tuple[Part, ...]
    new: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.new_words <= self.words:
            raise InvariantError(f"{self.new_words} new words of {self.words}")
        at = self.span.start
        for part in self.parts:
            if part.span.start < at or part.span.stop > self.span.stop:
                raise InvariantError(f"the parts of sentence {self.number} overlap or leave it")
            at = part.span.stop

    @property
    def share(self) -> float:
        """Return the share of the words that were taken over, in [0, 1]."""
        return 1.0 - self.new_words / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Debt:
    """What a draft owes to one document: the share of the draft's words that have their origin there, in [0, 1]."""

    document: str
    about: Metadata
    share: float


@dataclass(frozen=True, slots=True)
class BlameReport:
    """Where every sentence of a draft comes from.

    Attributes:
        attributions: One for each sentence, in order.
        debts: The documents that parts have their origin in, the earliest first, undated ones last.
        compared: How many documents of the corpus the draft was compared with.
        later: How many were left out, because they are not earlier than the draft.
        undated: Ids of the documents without a date that it was compared with.
        itself: The id under which the draft itself stands in the corpus; None if it does not.
        any_date: Whether documents count that are not earlier: asked for, or the draft has no date.
    """

    document: Document
    attributions: tuple[Attribution, ...]
    debts: tuple[Debt, ...]
    compared: int
    later: int = 0
    undated: tuple[str, ...] = ()
    itself: str | None = None
    any_date: bool = False

    @property
    def inherited(self) -> float:
        """Return the share of the words of all sentences that were taken over, in [0, 1]."""
        words = sum(each.words for each in self.attributions)
        return 1.0 - sum(each.new_words for each in self.attributions) / words if words else 0.0


class Mode(StrEnum):
    """How near an occurrence must be to what is looked for."""

    NEAR = "near"
    LEMMA = "lemma"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class Hit:
    """One occurrence of what was looked for.

    Attributes:
        part: Which sentence of the query it is an occurrence of, from 0.
        passage: Where it stands.
        about: What its document says of itself.
        spot: Where its sentence (or title, or other unit) stands in the source of the document.
        context: The sentence (or title, or other unit) around it, and in *place* where the passage stands in that.
        score: The share of the weight of the words of query and passage that both have, in [0, 1].
        edits: What makes the passage of the query; empty until someone asks for it.
        other_form: Whether it has the words of the query, in their order, and only their endings differ.
        partial: Whether it is like a part of the query only.
    """

    part: int
    passage: Passage
    about: Metadata
    spot: Spot
    context: str
    place: Span
    relation: Relation
    score: float
    edits: tuple[Edit, ...] = ()
    other_form: bool = False
    partial: bool = False

    @property
    def date(self) -> str | None:
        """Return the date of its document (ISO); None if that has none."""
        return self.about.date


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What came closest where nothing was found: the passage, and the words of the query that it lacks."""

    hit: Hit
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindReport:
    """Every occurrence of a phrase, a sentence or a paragraph.

    Attributes:
        parts: The query's sentences.
        hits: By date, undated ones last, then by place.
        documents: How many were searched.
        nearest: What came closest, if there are no hits and anything came close.
        undated: Ids of the documents of hits that have no date.
    """

    query: str
    parts: tuple[str, ...]
    mode: Mode
    min_score: float
    hits: tuple[Hit, ...]
    documents: int
    nearest: NearMiss | None = None
    undated: tuple[str, ...] = ()

    @property
    def unfound(self) -> tuple[int, ...]:
        """Return which parts of the query, from 0, have no hit."""
        found = {hit.part for hit in self.hits}
        return tuple(number for number in range(len(self.parts)) if number not in found)
