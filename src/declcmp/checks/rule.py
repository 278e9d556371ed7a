"""A rule: what raises its flags, and what is said of it before it has run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from declcmp.checks.draft import Draft
from declcmp.model.checking import Flag, Severity


class Fixing(StrEnum):
    """Whether a rule can mend what it finds."""

    NO = "no"
    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a file of ``checks/rules`` defines as RULE; its code and name are those of the file.

    Attributes:
        flags: Raises the flags of a draft, in any order; the same for the same draft.
        severity: Of flags that do not bring their own.
        fixing: The most that its fixes are.
        preview: Runs only when it is selected: less than 95 of 100 of its flags are right on texts not seen before.
        against: Runs only with an edition to compare with (``--against``).
    """

    flags: Callable[[Draft], Iterable[Flag]]
    severity: Severity
    fixing: Fixing = Fixing.NO
    preview: bool = False
    against: bool = False
