"""Fixes put into the source text: only what each says it changes, nothing lost, and no new finding because of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from declcmp.checks.draft import Draft
from declcmp.checks.equality import comparable, equal
from declcmp.checks.quotes import unpaired
from declcmp.errors import InputError
from declcmp.model.checking import Finding, Fix, Keeps
from declcmp.model.document import Span

#: What replaces a stretch of a text.
Change = tuple[Span, str]
#: Trials of one round; a rule whose fixes fail one by one must not keep a person waiting.
_TRIALS = 64


class Refusal(Enum):
    """Why a fix was not applied."""

    CHANGES_MORE = auto()
    UNWRITABLE = auto()
    READ_OTHERWISE = auto()
    NEW_FINDING = auto()


@dataclass(frozen=True, slots=True)
class Mended:
    """What fixes made of a text.

    Attributes:
        draft: The text after them, read anew.
        findings: What is found in it then.
        applied: The findings that were mended.
        refused: Those of *findings* whose fix was not applied, and why.
        rounds: What was replaced in the source, round by round, in order, none overlapping; each counts the text that
            the round before it left.
    """

    draft: Draft
    findings: tuple[Finding, ...]
    applied: tuple[Finding, ...] = ()
    refused: tuple[tuple[Finding, Refusal], ...] = ()
    rounds: tuple[tuple[Change, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Means:
    """How a text is read, checked and written.

    Attributes:
        read: Returns the draft that a source text makes.
        check: Returns the findings in a draft; those that are suppressed are not mended.
        writable: Says whether the file can hold a text.
        unsafe: Whether fixes that change words are applied too.
    """

    read: Callable[[str], Draft]
    check: Callable[[Draft], Sequence[Finding]]
    writable: Callable[[str], bool]
    unsafe: bool = False


def mended(draft: Draft, means: Means) -> Mended:
    """Return a text after all fixes that can be applied, in as many rounds as they need.

    Every round leaves fewer findings than the one before it, so there is a last one; in it every fix that is left was
    tried and refused. Mending again what came out changes nothing.
    """
    state = Mended(draft, tuple(means.check(draft)))
    while True:
        following = _Round(state, means).result()
        if not following.rounds[len(state.rounds) :]:
            return following
        state = following


def replaced(text: str, changes: Iterable[Change]) -> str:
    """Return a text with stretches of it replaced, none of which overlaps another."""
    for span, new in sorted(changes, key=lambda change: change[0], reverse=True):
        text = text[: span.start] + new + text[span.stop :]
    return text


class _Round:
    """One round: the fixes of all findings, those that do not overlap at once; where that fails, by halves."""

    def __init__(self, state: Mended, means: Means) -> None:
        self._state, self._means = state, means
        self._source = state.draft.source or ""
        self._refused: list[tuple[Finding, Refusal]] = []
        self._best = (state.draft, state.findings)
        self._left = _TRIALS

    def result(self) -> Mended:
        candidates: list[Finding] = []
        for finding in self._state.findings:
            reason = self._offers(finding)
            if reason is None:
                candidates.append(finding)
            elif reason is not _NO_FIX:
                self._refused.append((finding, reason))
        # Rule by rule: the fixes that fail are often those of one rule, and fail together.
        chosen = self._accepted([], sorted(_apart(candidates), key=lambda each: each.code))
        if not chosen:
            return Mended(*self._best, self._state.applied, tuple(self._refused), self._state.rounds)
        changes = tuple(sorted(_change(finding) for finding in chosen))
        applied = (*self._state.applied, *sorted(chosen, key=lambda each: each.place or each.span))
        return Mended(*self._best, applied, (), (*self._state.rounds, changes))

    def _offers(self, finding: Finding) -> Refusal | _NoFix | None:
        """Return why a finding is not mended; None if it may be."""
        fix = finding.fix
        if fix is None or finding.suppressed is not None or finding.place is None:
            return _NO_FIX
        if not fix.safe and not self._means.unsafe:
            return _NO_FIX
        before, after = fix.span.of(self._source), fix.text
        if finding.clean_fix is not None:
            before, after = finding.clean_fix.span.of(self._state.draft.text), finding.clean_fix.text
        if not equal(before, after, fix.changes):
            return Refusal.CHANGES_MORE
        return None if self._means.writable(fix.text) else Refusal.UNWRITABLE

    def _accepted(self, sure: list[Finding], candidates: list[Finding]) -> list[Finding]:
        """Return *sure* and those of the candidates that can be applied together with them."""
        if not candidates:
            return sure
        reason = self._fails([*sure, *candidates])
        if reason is None:
            return [*sure, *candidates]
        if len(candidates) == 1 or self._left <= 0:
            self._refused += [(finding, reason) for finding in candidates]
            return sure
        middle = len(candidates) // 2
        return self._accepted(self._accepted(sure, candidates[:middle]), candidates[middle:])

    def _fails(self, chosen: Sequence[Finding]) -> Refusal | None:
        """Return why fixes cannot be applied together; None if they can."""
        self._left -= 1
        old = self._state
        try:
            draft = self._means.read(replaced(self._source, map(_change, chosen)))
        except InputError:
            return Refusal.READ_OTHERWISE
        if not _as_meant(old.draft, chosen, draft):
            return Refusal.READ_OTHERWISE
        findings = tuple(self._means.check(draft))
        if _is_more(old.findings, chosen, findings):
            return Refusal.NEW_FINDING
        self._best = (draft, findings)
        return None


class _NoFix(Enum):
    NO_FIX = auto()


_NO_FIX = _NoFix.NO_FIX


def _change(finding: Finding) -> Change:
    fix = _fix(finding)
    return fix.span, fix.text


def _fix(finding: Finding) -> Fix:
    assert finding.fix is not None  # noqa: S101 - candidates have one
    return finding.fix


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings whose fixes do not overlap that of one taken before; the shortest first."""
    taken: list[Span] = []
    apart: list[Finding] = []
    for finding in sorted(findings, key=lambda each: (len(_fix(each).span), _fix(each).span, each.code)):
        span = _fix(finding).span
        place = bisect_left(taken, span)
        beside = taken[max(place - 1, 0) : place + 1]
        if all(span != other and (span.stop <= other.start or other.stop <= span.start) for other in beside):
            taken.insert(place, span)
            apart.append(finding)
    return apart


def _as_meant(old: Draft, chosen: Sequence[Finding], new: Draft) -> bool:
    """Say whether a text reads, paragraph by paragraph, as the old one with the fixes in it, white space aside."""
    changes = [(fix.span, fix.text) for finding in chosen if (fix := finding.clean_fix) is not None]
    wanted = replaced(old.text, changes)
    if _paragraphs(wanted) != _paragraphs(new.text):
        return False
    residue = [comparable(each.text, Keeps.SPACES) for each in new.document.residue]
    kept = Counter(residue) - Counter(comparable(each.text, Keeps.SPACES) for each in old.document.residue)
    if kept:
        return False
    before, after = _alone(old), _alone(new)
    words = any(_fix(finding).changes is Keeps.WORDS for finding in chosen)
    return after <= before if words else after == before


def _paragraphs(text: str) -> list[str]:
    return [comparable(each, Keeps.SPACES) for each in text.split("\n") if each.strip()]


def _alone(draft: Draft) -> Counter[str]:
    """Return the quotation marks without a partner: no fix may hide one."""
    paragraphs = draft.document.paragraphs
    return Counter(each.mark for p in paragraphs for each in unpaired(draft.text, p.body.start, p.body.stop))


def _is_more(old: Sequence[Finding], chosen: Sequence[Finding], new: Sequence[Finding]) -> bool:
    """Say whether fixes left more findings of any rule than there were, less those that they mended."""
    allowed = Counter(each.code for each in old) - Counter(each.code for each in chosen)
    open_ = Counter(each.code for each in old if each.suppressed is None) - Counter(each.code for each in chosen)
    there = Counter(each.code for each in new)
    return bool(there - allowed or Counter(each.code for each in new if each.suppressed is None) - open_)
