"""The passages of a draft that stand in agreed texts too, in the same words or in others; worked out once per draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from declcmp.checks.differences import Difference, Weight
from declcmp.checks.evidence import Evidence
from declcmp.checks.norms import Norms
from declcmp.checks.qualifiers import Qualified, Side, qualified
from declcmp.checks.strength import Context, Shift, shifts
from declcmp.checks.wordings import Wording, wording
from declcmp.model.document import Document, Span
from declcmp.reuse.claims import Claim, claims
from declcmp.reuse.library import STRIDE, Library, Shelf, Volume, entries, signature
from declcmp.reuse.matches import Rules
from declcmp.reuse.sources import earlier, others
from declcmp.reuse.stretches import Stretch, stretches
from declcmp.reuse.terms import Terms

#: A wording is about as near to the draft as the nearest one if it scores so little less.
_WORSE = 0.2
#: Of the sentences that have a pair of words in common with one of the draft, so many are aligned with it; and so many
#: of the wordings of a formula that is everywhere are compared with the draft's.
_NEAREST, _MOST = 12, 6


@dataclass(frozen=True, slots=True)
class Agreement:
    """A passage of the draft that is one formulation with agreed passages.

    Attributes:
        first: The wording that the draft is held to: of the previous edition, if it has one; else the latest.
        others: The nearest and the earliest, where they are other ones.
        older: An older wording in which the draft's words stand; None if they stand in the first, or in none.
        edition: Whether the first is of the previous edition.
        shifts: How the verbs that govern it moved on a ladder of strength.
        qualified: The qualifiers that only one of the two has.
    """

    first: Wording
    others: tuple[Wording, ...] = ()
    older: Wording | None = None
    edition: bool = False
    shifts: tuple[Shift, ...] = ()
    qualified: tuple[Qualified, ...] = ()

    @property
    def span(self) -> Span:
        """Return where it stands in the draft."""
        return self.first.span

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Return what the draft says otherwise than the first wording."""
        return self.first.differences

    @property
    def weight(self) -> Weight:
        """Return the most that any difference weighs; nothing if the draft stands by the agreed words."""
        return max((each.weight for each in self.differences), default=Weight.NOTHING)


@dataclass(frozen=True, slots=True)
class Compared:
    """A draft beside the agreed texts.

    Attributes:
        agreements: By their places in the draft.
        sentences: For each sentence of the draft its words, and in *known* which of them stand in an agreed text.
        volumes: How many documents it was compared with.
    """

    agreements: tuple[Agreement, ...]
    sentences: tuple[Terms, ...]
    known: tuple[frozenset[int], ...]
    volumes: int


def compared(
    document: Document, corpus: Library, norms: Norms, *, itself: str | None = None, edition: Document | None = None
) -> Compared:
    """Return which passages of a draft are formulations of earlier documents, and what they say otherwise.

    Args:
        document: The draft; with a date, only what is earlier counts.
        corpus: The agreed texts; the draft may be among them.
        norms: Whose ladders and qualifiers are looked for.
        itself: The id under which the draft stands in the corpus, if that is known.
        edition: The previous edition: whatever its date, its wordings go before those of the corpus.
    """
    found = list(entries(document))
    wanted = earlier(document, others(document, corpus, signature(found), itself))
    units = [each.terms for each in found]
    drafted = [unit for unit in units if unit.sentences]
    previous = Shelf([edition] if edition is not None else [])
    of_edition = _claimed(drafted, previous, previous.volumes)
    of_corpus = _claimed(drafted, corpus, wanted)
    agreements: list[Agreement | None] = []
    known: list[frozenset[int]] = []
    of_previous, of_agreed = _Beside(document, units, previous, norms), _Beside(document, units, corpus, norms)
    for unit, ours, theirs in zip(drafted, of_edition, of_corpus, strict=True):
        here = list(stretches(unit, ours))
        taken = frozenset(word for each in here for word in range(each.start, each.stop))
        agreements += [of_previous.agreement(each, edition=True) for each in here]
        agreements += [of_agreed.agreement(each, edition=False) for each in stretches(unit, theirs, taken)]
        known.append(frozenset(word for claim in (*ours, *theirs) for word in claim.kept))
    sure = sorted(_once(agreements), key=lambda each: (each.span, each.first.citation.document))
    return Compared(tuple(sure), tuple(drafted), tuple(known), len(wanted) + len(previous.volumes))


def _claimed(drafted: Sequence[Terms], library: Library, wanted: Mapping[int, Volume]) -> list[list[Claim]]:
    return list(claims(drafted, library, wanted, Rules(), most=_NEAREST)) if wanted else [[] for _ in drafted]


def _once(found: Sequence[Agreement | None]) -> Iterator[Agreement]:
    """Yield each agreement once: one over a full stop is claimed by both sentences."""
    seen: set[tuple[Span, str, Span]] = set()
    for each in found:
        if each is None:
            continue
        key = (each.span, each.first.citation.document, each.first.citation.span)
        if key not in seen:
            seen.add(key)
            yield each


class _Beside:
    """A draft beside a library."""

    def __init__(self, document: Document, units: Sequence[Terms], library: Library, norms: Norms) -> None:
        self._document = document
        self._units = units
        self._library = library
        self._norms = norms
        self._evidence = Evidence(library)

    def agreement(self, stretch: Stretch, *, edition: bool) -> Agreement | None:
        """Return what a stretch of a sentence has in common with the library; None if that may be chance."""
        near = [
            each
            for each in stretch.rivals
            if each is stretch.closest or each.found.score >= stretch.closest.found.score - _WORSE
        ]
        latest = max(near, key=_lateness)
        first = self._wording(latest)
        if not self._evidence.is_enough(first):
            return None
        if first.is_kept:
            # What the draft stands by is not shown beside anything; the verb may stand outside of it.
            return self._judged(Agreement(first, edition=edition))
        alike = sorted((each for each in near if each is not latest), key=lambda each: -each.found.score)
        wordings = (self._wording(each) for each in alike[:_MOST])
        older = next((each for each in wordings if each.is_kept), None)
        shown: list[Wording] = []
        for claim in (stretch.closest, min(near, key=lambda each: each.order)):
            if claim.volume.id not in {each.citation.document for each in (first, *shown)}:
                shown.append(self._wording(claim))
        return self._judged(Agreement(first, tuple(shown), older, edition))

    def _wording(self, claim: Claim) -> Wording:
        return wording(self._document, claim, self._library)

    def _judged(self, agreement: Agreement) -> Agreement:
        first = agreement.first
        found, volume = first.claim.found, first.claim.volume
        text = self._library.text(volume.number)
        moved = shifts(
            first.claim,
            self._norms.ladders,
            Context(text, lambda unit: self._library.entry(volume.number * STRIDE + unit).terms),
            Context(self._document.text, lambda unit: self._units[unit]),
        )
        old, new = Side(found.left, text, first.citation.span), Side(found.right, self._document.text, first.span)
        return replace(
            agreement,
            shifts=tuple(moved),
            qualified=tuple(qualified(first.citation.edits, old, new, self._norms.qualifiers)),
        )


def _lateness(claim: Claim) -> tuple[str, float, int]:
    """Return what claims are ordered by to find the latest: undated documents are the earliest here."""
    return claim.volume.metadata.date or "", claim.found.score, -claim.unit
