"""The baseline: findings that a team knows of and does not want to hear again; told by their content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from declcmp.messages import _
from declcmp.model.checking import Finding


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """An entry of a baseline; path and text only help people to read it."""

    code: str
    fingerprint: str
    path: str
    text: str


def entries(findings: Iterable[Finding]) -> tuple[Known, ...]:
    """Return the baseline that would keep these findings quiet; those suppressed otherwise are not in it."""
    return tuple(
        sorted(Known(each.code, each.fingerprint, each.path, each.text) for each in findings if each.suppressed is None)
    )


def without(findings: Iterable[Finding], known: Sequence[Known]) -> tuple[Finding, ...]:
    """Return the findings, those that the baseline knows suppressed."""
    quiet = {(each.code, each.fingerprint) for each in known}
    return tuple(
        replace(each, suppressed=_("in the baseline"))
        if each.suppressed is None and (each.code, each.fingerprint) in quiet
        else each
        for each in findings
    )


def unused(
    findings: Iterable[Finding], known: Iterable[Known], codes: Iterable[str], files: Iterable[str]
) -> list[Known]:
    """Return the entries that met no finding, though their rule ran and their file was checked, or is gone."""
    met = {(each.code, each.fingerprint) for each in findings}
    ran, checked = frozenset(codes), frozenset(files)
    return [
        each for each in known if (each.code, each.fingerprint) not in met and each.code in ran and each.path in checked
    ]
