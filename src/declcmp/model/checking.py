"""What `declcmp check` finds: a flag as a rule raises it, a finding as a person reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from declcmp.errors import InvariantError
from declcmp.model.comparison import Edit
from declcmp.model.document import Span, Spot


class Severity(StrEnum):
    """How much a finding weighs, politically, not in style; from the least to the most."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Return its place on the scale, from 0."""
        return list(Severity).index(self)


class Keeps(StrEnum):
    """What a fix changes and no more: with this class folded away, the text after it is equal to the one before."""

    SPACES = "spaces"
    DASHES = "dashes"
    QUOTES = "quotes"
    BRACKETS = "brackets"
    YO = "yo"
    SCRIPT = "script"
    CASE = "case"
    ORDINALS = "ordinals"
    PUNCTUATION = "punctuation"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend a finding.

    Attributes:
        span: What is replaced, counted in what the flag's own span is counted in.
        text: What stands there then.
        safe: Whether it changes only characters that carry no meaning, and can be undone.
        changes: The class of what it changes; all but words is checked after.
    """

    span: Span
    text: str
    safe: bool
    changes: Keeps

    def __post_init__(self) -> None:
        if self.safe and self.changes is Keeps.WORDS:
            raise InvariantError("a fix that changes words is not safe")


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage that a finding refers to: agreed wording of the corpus, or another place of the same text.

    Attributes:
        document: The id of the document; that of the draft itself for another place of it.
        point: The number of the point that it stands in; None before the first point.
        lines: First and last source line there; None where they are not known.
        text: As printed.
        edits: What makes the draft's words of it; empty where it is only referred to.
    """

    document: str
    date: str | None
    point: str | None
    span: Span
    text: str
    lines: tuple[int, int] | None = None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """What a rule raises.

    Attributes:
        span: In the clean text; in the source text where *in_source* is set.
        message: One sentence, in the language of the run; the words of the document are quoted «so».
        severity: Where it differs from the rule's own.
        in_source: The span (and that of the fix) counts code points of the file as it is: spaces, residue.
    """

    span: Span
    message: str
    related: tuple[Citation, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    in_source: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a file as editors and other programs count it, all from 1.

    Attributes:
        lines: The first and the last; paragraphs, in formats without lines.
        columns: Of the first character on the first line, and of the last on the last, in code points.
        byte_columns: The same in bytes of UTF-8; the last byte of the last character.
    """

    lines: tuple[int, int]
    columns: tuple[int, int]
    byte_columns: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """A flag in its place.

    Attributes:
        code: «AGL801».
        name: «agreed-language-deviation».
        path: The file, as it was named.
        span: In the clean text; where the flag is about what is not in it, the nearest place in it.
        region: Where it stands in the file.
        text: What is flagged, as printed.
        fix: Its span is that in the *source* if *place* is known, and its text what is to stand there.
        fix_region: The same as lines and columns.
        clean_fix: The same in the clean text; None for what is only in the source.
        place: What is flagged in the source text, in code points; None in formats without lines.
        fingerprint: From the code and the words around it, not from line numbers.
        suppressed: Why it is not reported; None if it is.
        spot: The line and page, or the paragraph, in the file that was read; None where that is not known.
        context: The unit of text around it (a sentence, a title), and in *mark* where the flagged words stand in that.
    """

    code: str
    name: str
    severity: Severity
    message: str
    path: str
    span: Span
    region: Region
    text: str
    fingerprint: str
    related: tuple[Citation, ...] = ()
    fix: Fix | None = None
    fix_region: Region | None = None
    place: Span | None = None
    suppressed: str | None = None
    context: str = ""
    mark: Span = field(default_factory=lambda: Span(0, 0))
    clean_fix: Fix | None = None
    spot: Spot | None = None

    @property
    def mended(self) -> str | None:
        """Return what stands in place of the flagged text after its fix; None if there is no fix."""
        if self.fix is None:
            return None
        whole = self.place if self.place is not None else self.span
        start, stop = self.fix.span.start - whole.start, self.fix.span.stop - whole.start
        if not 0 <= start <= stop <= len(self.text):
            return self.fix.text
        return self.text[:start] + self.fix.text + self.text[stop:]

    @property
    def lines(self) -> tuple[int, int]:
        """Return the first and the last line (paragraph, in formats without lines), 1-based."""
        return self.region.lines

    @property
    def columns(self) -> tuple[int, int]:
        """Return the column of the first character on the first line, and of the last on the last, 1-based."""
        return self.region.columns


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found in some files.

    Attributes:
        files: Paths, in the order in which they were checked.
        findings: By file, then by place, then by code; suppressed ones among them.
        rules: The codes of the rules that ran.
        compared: How many documents of the corpus the files were compared with.
        unused: Suppressions, and entries of the baseline, that met nothing; one sentence each.
        folder: The corpus; None if there was none.
    """

    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    rules: tuple[str, ...]
    compared: int = 0
    unused: tuple[str, ...] = ()
    folder: str | None = None

    @property
    def open(self) -> tuple[Finding, ...]:
        """Return what is not suppressed."""
        return tuple(finding for finding in self.findings if finding.suppressed is None)

    def worst(self) -> Severity | None:
        """Return the highest severity of what is not suppressed; None if nothing was found."""
        return max((finding.severity for finding in self.open), key=lambda each: each.rank, default=None)
