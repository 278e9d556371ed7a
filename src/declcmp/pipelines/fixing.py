"""The fixes of drafts, as a straight line: files in, what is to stand in their place out; nothing is written here."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from declcmp import pipelines
from declcmp.checks import Draft, Entry
from declcmp.checks.baseline import without
from declcmp.checks.defaults import default_norms
from declcmp.checks.fixes import Change, Means, Mended, Refusal, mended, replaced
from declcmp.errors import InputError, InvariantError
from declcmp.messages import _
from declcmp.model import Comparison
from declcmp.model.checking import Finding
from declcmp.model.document import Span
from declcmp.pipelines import STDIN, Place, Tell
from declcmp.pipelines.checking import Checking, agreed_texts, changed, files_of, found_in, read_draft

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _nobody(note: str) -> None:
    """Let a note go unheard."""


@dataclass(frozen=True, slots=True)
class FixedFile:
    """What fixes made of a file.

    Attributes:
        path: As it was named.
        before: Its text, with its own ends of lines.
        after: The text after the fixes; equal to *before* if there were none.
        data: What is to be written: *after* in the file's own encoding, its byte order mark kept.
        applied: How many findings were mended.
        refused: Fixes that were not applied, a sentence each, and why.
        findings: What is found in the text after the fixes, suppressed findings among them.
        changes: Of a Word file, which is never changed itself: what the fixes change, for a copy with tracked changes.
    """

    path: str
    before: str
    after: str
    data: bytes
    applied: int
    refused: tuple[str, ...]
    findings: tuple[Finding, ...]
    changes: Comparison | None = None

    def diff(self) -> str:
        """Return what changed, as a unified diff; empty if nothing did."""
        from difflib import unified_diff  # noqa: PLC0415 - only --diff shows it

        old, new = (_with_ends(_LINE_END.sub("\n", text)) for text in (self.before, self.after))
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in unified_diff(old, new, self.path, self.path)
        )


def fixed(
    names: Sequence[str],
    place: Place,
    what: Checking,
    *,
    unsafe: bool = False,
    tell: Tell = _nobody,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[FixedFile, ...]:
    """Return what the fixes of the findings make of some text files; a note says which files are none.

    Args:
        names: Paths, folders, or documents of the corpus.
        place: Where the corpus stands.
        what: What is checked for; what is suppressed, in the baseline, or older than *since* is not mended.
        unsafe: Fixes that change words too.
        tell: Told of files that fixes cannot go into.
        progress: Told how many of how many files are done.

    Raises:
        InputError: a file cannot be read, or none of them is a text file.
    """
    entries = what.selection.entries()
    agreed = agreed_texts(place, tell)
    edition = pipelines.read(what.against, place, tell=tell) if what.against is not None else None
    made: list[FixedFile] = []
    others: list[str] = []
    files = files_of(names, place)
    for number, name in enumerate(files, 1):
        read = read_draft(name, place, tell=tell)
        draft = replace(read, norms=what.norms or default_norms(), corpus=agreed, edition=edition)
        data = b"" if draft.source is None else Path(name).read_bytes()
        file = _File.of(data, draft) if draft.source is not None else None
        if draft.source is None and draft.document.source.format == "docx":
            made.append(_word_file(name, draft, entries, what, place, unsafe=unsafe))
        elif file is None:
            others.append(name)
        else:
            made.append(_fixed(name, file, draft, entries, what, place, unsafe=unsafe))
        if progress is not None:
            progress(number, len(files))
    if not made:
        raise InputError(_("{path}: fixes go into text files; this is none").format(path=names[0] if names else STDIN))
    for name in others:
        tell(_("{path}: left as it is: fixes go into text files").format(path=name))
    return tuple(made)


def _fixed(
    name: str, file: _File, draft: Draft, entries: Sequence[Entry], what: Checking, place: Place, *, unsafe: bool
) -> FixedFile:
    def read(source: str) -> Draft:
        data = source.encode("utf-8", "surrogatepass")
        # What Markdown of a Word file holds is read as Markdown, whatever the file is called.
        called = name if draft.document.source.format != "markdown" else f"{draft.document.id}.md"
        document = pipelines.document_of(data, called, replace(place, encoding="utf-8"))
        return replace(draft, document=document, source=source)

    def check(made: Draft) -> Sequence[Finding]:
        _own, findings, _met = found_in(made, name, entries, what)
        return without(changed(what.since, findings, name, made.document, place), what.known)

    result = mended(draft, Means(read, check, file.holds, unsafe))
    after = file.after(draft.source or "", result)
    refused = tuple(_refused(name, file, finding, why) for finding, why in result.refused)
    return FixedFile(name, file.text, after, file.encoded(after), len(result.applied), refused, result.findings)


def _word_file(
    name: str, draft: Draft, entries: Sequence[Entry], what: Checking, place: Place, *, unsafe: bool
) -> FixedFile:
    """Return what fixes make of a Word file: its text as Markdown, and the changes to it."""
    from declcmp.compare import compare  # noqa: PLC0415 - only Word files need it
    from declcmp.readers.markdown import markdown  # noqa: PLC0415 - as every reader

    text = markdown(draft.document)
    data = text.encode("utf-8", "backslashreplace")
    document = pipelines.document_of(data, f"{draft.document.id}.md", replace(place, encoding="utf-8"))
    plain = replace(draft, document=document, source=data.decode())
    file = _fixed(name, _File(b"", "utf-8", data.decode()), plain, entries, what, place, unsafe=unsafe)
    again = pipelines.document_of(file.data, f"{draft.document.id}.md", replace(place, encoding="utf-8"))
    return replace(file, changes=compare(document, again, ignore=frozenset()))


def _refused(name: str, file: _File, finding: Finding, why: Refusal) -> str:
    from declcmp.readers.decode import title  # noqa: PLC0415 - as every reader

    reason = {
        Refusal.CHANGES_MORE: _("it changes more than it says"),
        Refusal.UNWRITABLE: _("{encoding} has no such character").format(encoding=title(file.codec)),
        Refusal.READ_OTHERWISE: _("the text would be read otherwise"),
        Refusal.NEW_FINDING: _("it would bring a new finding"),
    }[why]
    where = f"{name}:{finding.lines[0]}:{finding.columns[0]}"
    return _("{where}: {code} not mended: {reason}").format(where=where, code=finding.code, reason=reason)


@dataclass(frozen=True, slots=True)
class _File:
    """A text file as it is: its byte order mark, its encoding, its text with its own ends of lines."""

    mark: bytes
    codec: str
    text: str

    @classmethod
    def of(cls, data: bytes, draft: Draft) -> _File | None:
        """Return the file of a draft; None if writing its text back would not give the same bytes."""
        encoding = draft.document.source.encoding or "utf-8"
        marks = [(mark, codec) for mark, codec in _MARKS if data.startswith(mark) and "utf" in encoding]
        mark, codec = marks[0] if marks else (b"", encoding)
        try:
            text = data[len(mark) :].decode(codec)
        except UnicodeDecodeError:
            return None
        file = cls(mark, codec, text)
        return file if file.encoded(text) == data and _LINE_END.sub("\n", text) == draft.source else None

    def holds(self, text: str) -> bool:
        """Say whether the encoding has all characters of a text."""
        try:
            text.encode(self.codec)
        except UnicodeEncodeError:
            return False
        return True

    def encoded(self, text: str) -> bytes:
        """Return the bytes of a text in this file."""
        return self.mark + text.encode(self.codec)

    def after(self, source: str, result: Mended) -> str:
        """Return the text with all changes put into it that were made to its *source*, lines ended by one line feed."""
        text = self.text
        for changes in result.rounds:
            small = [piece for change in changes for piece in _by_line(source, change)]
            text = _put_into(text, small)
            source = replaced(source, changes)
        if _LINE_END.sub("\n", text) != result.draft.source:
            raise InvariantError("the fixes of the file are not those of the text")
        return text


def _by_line(source: str, change: Change) -> Iterator[Change]:
    """Yield a change line by line, as far as it leaves as many lines as there were."""
    span, new = change
    old = span.of(source)
    if old.count("\n") != new.count("\n"):
        yield change
        return
    start = span.start
    for before, after in zip(old.split("\n"), new.split("\n"), strict=True):
        if before != after:
            yield Span(start, start + len(before)), after
        start += len(before) + 1


def _put_into(text: str, changes: Iterable[Change]) -> str:
    """Return a text with changes in it that count its lines as ended by one character each."""
    ends = list(_LINE_END.finditer(text))
    real = [0, *(end.end() for end in ends)]
    counted = [0, *accumulate(end.start() - before + 1 for end, before in zip(ends, real, strict=False))]
    most = "\r\n" if text.count("\r\n") * 2 > len(ends) else "\n"

    def at(place: int) -> int:
        line = bisect_right(counted, place) - 1
        return real[line] + place - counted[line]

    return replaced(text, [(Span(at(span.start), at(span.stop)), new.replace("\n", most)) for span, new in changes])


def _with_ends(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)
