"""Check a draft: run the rules that were selected, and put each flag in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b

from declcmp.checks.catalogue import Entry, Selection, catalogue, matching
from declcmp.checks.draft import Draft
from declcmp.checks.norms import Norms, Profile, Term
from declcmp.checks.places import Places
from declcmp.checks.rule import Fixing, Rule
from declcmp.model.checking import Finding, Fix, Flag, Region, Severity
from declcmp.model.document import Span
from declcmp.text.words import folds

__all__ = [
    "Draft",
    "Entry",
    "Fixing",
    "Norms",
    "Profile",
    "Rule",
    "Selection",
    "Term",
    "catalogue",
    "check",
    "matching",
]


def check(
    draft: Draft, path: str, entries: Iterable[Entry], severities: Mapping[str, Severity] | None = None
) -> tuple[Finding, ...]:
    """Return what the rules find in a draft, by place, then by code.

    Args:
        draft: The text.
        path: What findings call it.
        entries: The rules that run; those that the draft's profile leaves to its house do not.
        severities: By code, where the settings say other than the rule.
    """
    places = Places(draft.document, draft.source)
    said = severities or {}
    found = [
        _finding(draft, places, path, entry, _weighed(flag, entry, said))
        for entry in entries
        if entry.code not in draft.profile.house and (draft.edition is not None or not entry.rule.against)
        for flag in entry.rule.flags(draft)
    ]
    found.sort(key=_order)
    return tuple(_told_apart(found))


def _order(finding: Finding) -> tuple[object, ...]:
    cited = tuple((each.document, each.span) for each in finding.related)
    return finding.lines, finding.columns, finding.span, finding.code, cited, finding.message


def _weighed(flag: Flag, entry: Entry, said: Mapping[str, Severity]) -> Flag:
    return replace(flag, severity=said.get(entry.code) or flag.severity or entry.rule.severity)


def _finding(draft: Draft, places: Places, path: str, entry: Entry, flag: Flag) -> Finding:
    if flag.in_source:
        place: Span | None = flag.span
        span = places.in_clean(flag.span)
        text = flag.span.of(draft.source or "")
    else:
        span, text = flag.span, flag.span.of(draft.text)
        place = places.in_source(span)
    fix = _placed(flag, places)
    region = places.region(span, place)
    around = _around(draft, span)
    return Finding(
        entry.code,
        entry.name,
        flag.severity or entry.rule.severity,
        flag.message,
        path,
        span,
        region,
        text,
        # What is not in the text is known by what is cited instead.
        _fingerprint(entry.code, text or " ".join(each.text for each in flag.related), around.of(draft.text)),
        flag.related,
        fix,
        _fix_region(flag, fix, places),
        place,
        context=around.of(draft.text),
        mark=Span(max(span.start - around.start, 0), max(min(span.stop, around.stop) - around.start, 0)),
        clean_fix=None if flag.in_source else flag.fix,
        spot=draft.document.source.spot(None, region.lines),
    )


def _placed(flag: Flag, places: Places) -> Fix | None:
    """Return the fix as the source needs it, if there is one; None where its span is not found there."""
    if flag.fix is None or flag.in_source or not places.known:
        return flag.fix
    change = places.rewritten(flag.fix.span, flag.fix.text)
    return replace(flag.fix, span=change[0], text=change[1]) if change is not None else None


def _fix_region(flag: Flag, fix: Fix | None, places: Places) -> Region | None:
    if flag.fix is None or fix is None:
        return None
    return places.region(flag.fix.span, fix.span if places.known else None)


def _around(draft: Draft, span: Span) -> Span:
    """Return the sentence around a span, or the paragraph that is none; the span itself outside of them."""
    sentence = draft.sentence_at(span.start)
    paragraph = draft.paragraph_at(span.start)
    around = sentence.span if sentence else paragraph.span if paragraph else span
    return Span(min(around.start, span.start), max(around.stop, span.stop))


def _fingerprint(code: str, text: str, context: str) -> str:
    """Return what stays the same however the lines are wrapped and wherever they are moved."""
    words = " ".join([code, "".join(text.split()), "|", _folded(context)])
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@lru_cache(maxsize=1 << 10)
def _folded(context: str) -> str:
    """Return the words of a sentence, folded; it may be long, and have many findings."""
    return " ".join(folds(context))


def _told_apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Give the second of two findings of one fingerprint a number, and so on: a baseline counts them."""
    seen: Counter[str] = Counter()
    for finding in findings:
        number = seen[finding.fingerprint]
        seen[finding.fingerprint] += 1
        yield replace(finding, fingerprint=f"{finding.fingerprint}-{number + 1}") if number else finding
