"""Suppressions: findings that someone decided to live with, each with a reason and, if they like, a last day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase

from declcmp.checks.catalogue import matching
from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model.checking import Finding

_COMMENT = re.compile(r"(?<!\\)<!--\s*declcmp:\s*(.*?)\s*-->", re.DOTALL)
_ORDER = re.compile(
    r"(?P<what>ignore(?:-file)?)\s+(?P<codes>[A-Za-z0-9]+(?:\s*,\s*[A-Za-z0-9]+)*)"
    r"(?:\s+until\s+(?P<until>\d{4}-\d{2}-\d{2}))?\s*:\s*(?P<reason>\S.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Suppression:
    """What is not to be reported.

    Attributes:
        codes: The rules.
        reason: Why.
        where: Where it stands itself, for messages: «drafts/a.md:12».
        until: The last day on which it holds (ISO); None is for ever.
        path: A pattern of paths (fnmatch); None is any.
        text: Words of what is flagged, or of the sentence around it; None is any.
        fingerprint: Of one finding; None is any.
        lines: First and last line of what it holds for; None is the whole file.
    """

    codes: frozenset[str]
    reason: str
    where: str
    until: str | None = None
    path: str | None = None
    text: str | None = None
    fingerprint: str | None = None
    lines: tuple[int, int] | None = None

    def meets(self, finding: Finding) -> bool:
        """Say whether it is about a finding, whatever the day."""
        if finding.code not in self.codes or (self.fingerprint and finding.fingerprint != self.fingerprint):
            return False
        if self.path and not fnmatchcase(finding.path, self.path):
            return False
        if self.text and not (_flat(self.text) in _flat(finding.text) or _flat(self.text) in _flat(finding.context)):
            return False
        return self.lines is None or self.lines[0] <= finding.lines[0] <= self.lines[1]

    def could_meet(self, paths: Sequence[str]) -> bool:
        """Say whether one of these files is one that it is about."""
        return self.path is None or any(fnmatchcase(path, self.path) for path in paths)

    def expired(self, today: str) -> bool:
        """Say whether its last day is over."""
        return self.until is not None and self.until < today


def _flat(text: str) -> str:
    return " ".join(text.split())


def in_comments(source: str, path: str) -> Iterator[Suppression]:
    """Yield the suppressions of a Markdown file: ``<!-- declcmp: ignore TYP103 until 2027-01-01: reason -->``.

    One holds for the paragraph that it stands in or before; ``ignore-file`` for the whole file.

    Raises:
        InputError: a comment that begins so has another form, names no rule, or a day that there is not.
    """
    for comment in _COMMENT.finditer(source):
        line = source.count("\n", 0, comment.start()) + 1
        where = f"{path}:{line}"
        order = _ORDER.fullmatch(comment.group(1))
        if order is None:
            raise InputError(
                _("{where}: not understood; write <!-- declcmp: ignore CODE: reason -->").format(where=where)
            )
        try:
            codes = matching(code.strip() for code in order["codes"].split(","))
        except InputError as error:
            raise InputError(f"{where}: {error}") from None
        if order["until"] and not _is_day(order["until"]):
            raise InputError(_("{where}: no such day: {day}").format(where=where, day=order["until"]))
        lines = None if order["what"] == "ignore-file" else _paragraph(source, comment.start(), comment.end())
        yield Suppression(codes, _flat(order["reason"]), where, order["until"], path=None, lines=lines)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _paragraph(source: str, start: int, stop: int) -> tuple[int, int]:
    """Return the lines of the paragraph that a comment stands in, or of the one after it, if it stands alone."""
    before = source.rfind("\n\n", 0, start)
    begin = before + 2 if before >= 0 else 0
    alone = not source[begin:start].strip() and not source[stop:].split("\n\n", maxsplit=1)[0].strip()
    at = stop
    if alone:
        at = stop + len(source[stop:]) - len(source[stop:].lstrip())
    end = source.find("\n\n", at)
    end = end if end >= 0 else len(source)
    return source.count("\n", 0, begin) + 1, source.count("\n", 0, end) + 1


def applied(
    findings: Iterable[Finding], suppressions: Sequence[Suppression], today: str
) -> tuple[tuple[Finding, ...], frozenset[Suppression]]:
    """Return the findings, those that a suppression meets marked with its reason, and the suppressions that met one."""
    used: set[Suppression] = set()
    found: list[Finding] = []
    for finding in findings:
        holding = [each for each in suppressions if each.meets(finding)]
        used.update(holding)
        reasons = [each.reason for each in holding if not each.expired(today)]
        found.append(replace(finding, suppressed=reasons[0]) if reasons and finding.suppressed is None else finding)
    return tuple(found), frozenset(used)
