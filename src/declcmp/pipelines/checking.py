"""The check of drafts, as a straight line: files, the corpus and the norms in, findings out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from declcmp import corpus, pipelines, settings
from declcmp.checks import Draft, Entry, Norms, Profile, Selection, check, matching
from declcmp.checks.baseline import Known, unused, without
from declcmp.checks.defaults import default_norms
from declcmp.checks.norms import norms
from declcmp.checks.suppression import Suppression, applied, in_comments
from declcmp.errors import InputError, InvariantError
from declcmp.language.tables import sections
from declcmp.messages import _, plural
from declcmp.model import Document
from declcmp.model.checking import CheckReport, Finding, Severity
from declcmp.pipelines import STDIN, Place, Tell
from declcmp.pipelines.revisions import changed_since
from declcmp.pipelines.tracing import library
from declcmp.reuse.library import Library, Shelf

#: What a folder of drafts is searched for.
_SUFFIXES = frozenset({".md", ".markdown", ".txt", ".docx", ".odt", ".rtf", ".pdf", ".html", ".htm"})


#: The end of the name of the copy with tracked changes that --fix makes of a Word file.
FIXED = ".fixed.docx"


def _nobody(note: str) -> None:
    """Let a note go unheard."""


@dataclass(frozen=True, slots=True)
class Checking:
    """What is checked for.

    Attributes:
        selection: Which rules run.
        severities: By code, where a rule's own does not hold.
        against: The previous edition: a path, or a document of the corpus; None if there is none.
        since: A revision of git; only what changed since is reported.
        norms: What the desk has agreed on; None is what is built in.
        known: The baseline.
        suppressions: Of the sidecar file.
        today: Suppressions that end before do not hold (ISO).
    """

    selection: Selection = field(default_factory=Selection)
    severities: Mapping[str, Severity] | None = None
    against: str | None = None
    since: str | None = None
    norms: Norms | None = None
    known: tuple[Known, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    today: str = ""


def checked(
    names: Sequence[str],
    place: Place,
    what: Checking,
    *,
    tell: Tell = _nobody,
    progress: Callable[[int, int], None] | None = None,
) -> CheckReport:
    """Return what the rules find in some files: paths, folders, ``-``, or documents of the corpus.

    Raises:
        InputError: a file, the corpus or the edition cannot be read, or a rule is selected that there is not.
    """
    entries = what.selection.entries()
    agreed = agreed_texts(place, tell)
    edition = pipelines.read(what.against, place, tell=tell) if what.against is not None else None
    found: list[Finding] = []
    own: list[Suppression] = []
    met: set[Suppression] = set()
    files = files_of(names, place)
    for number, name in enumerate(files, 1):
        read = read_draft(name, place, tell=tell)
        draft = replace(read, norms=what.norms or default_norms(), corpus=agreed, edition=edition)
        here, findings, used = found_in(draft, name, entries, what)
        own += here
        met |= used
        found += changed(what.since, findings, name, draft.document, place)
        if progress is not None:
            progress(number, len(files))
    codes = tuple(entry.code for entry in entries)
    left = [
        each
        for each in (*own, *what.suppressions)
        if each not in met and each.codes.issubset(codes) and each.could_meet(files)
    ]
    # With --since most findings are not looked at: what met none of them may still be needed.
    stale = unused(found, what.known, codes, files) if what.since is None else []
    return CheckReport(
        tuple(files),
        without(found, what.known),
        codes,
        len(agreed.volumes),
        tuple(_said(left if what.since is None else [], [*own, *what.suppressions], stale, what.today)),
        str(place.corpus) if agreed.volumes else None,
    )


def found_in(
    draft: Draft, name: str, entries: Sequence[Entry], what: Checking
) -> tuple[tuple[Suppression, ...], tuple[Finding, ...], frozenset[Suppression]]:
    """Return the suppressions of a draft's own comments, its findings, and the suppressions that met one of them."""
    own = tuple(in_comments(draft.source, name)) if draft.source and _is_markdown(draft.document) else ()
    findings, used = applied(check(draft, name, entries, what.severities), (*own, *what.suppressions), what.today)
    return own, findings, used


def changed(
    revision: str | None, findings: Sequence[Finding], name: str, document: Document, place: Place
) -> Sequence[Finding]:
    """Return the findings in what changed since a revision; all of them without one."""
    if revision is None or name == STDIN:
        return findings
    spans = changed_since(revision, name, document, place)
    return [
        each
        for each in findings
        if any(each.span.start < s.stop and s.start < max(each.span.stop, each.span.start + 1) for s in spans)
    ]


def _said(
    left: Sequence[Suppression], all_: Sequence[Suppression], stale: Sequence[Known], today: str
) -> Iterator[str]:
    """Yield what suppressions and entries of the baseline are for nothing, a sentence each."""
    for each in all_:
        if each.expired(today):
            yield _("{where}: this suppression ended on {day}").format(where=each.where, day=each.until)
    for each in left:
        if not each.expired(today):
            yield _("{where}: this suppression meets nothing").format(where=each.where)
    if stale:
        yield plural(
            "{n} entry of the baseline meets nothing; --write-baseline drops it",
            "{n} entries of the baseline meet nothing; --write-baseline drops them",
            len(stale),
        )


def _is_markdown(document: Document) -> bool:
    return document.source.format == "markdown"


def read_draft(name: str, place: Place, *, tell: Tell = _nobody) -> Draft:
    """Return a file as it is checked: repaired, and, if it is text, as it is.

    Raises:
        InputError: it cannot be read.
    """
    from declcmp.readers.decode import decode  # noqa: PLC0415 - as every reader

    document = pipelines.read_file(name, place, tell=tell)
    source = None
    if document.source.format in {"text", "markdown"} and name != STDIN and document.source.encoding:
        data = Path(name).read_bytes()
        if not data.startswith(b"\x1f\x8b"):
            text = decode(data, name, encoding=place.encoding).text
            source = text.replace("\r\n", "\n").replace("\r", "\n")
    return Draft(document, source, own_id=_own_id(name, document, place))


def severities(found: Mapping[str, str]) -> Mapping[str, Severity]:
    """Return the severities that the settings give to rules; a prefix stands for all that begin so.

    Raises:
        InputError: a prefix selects nothing.
    """
    longest_last = sorted(found.items(), key=lambda each: len(each[0]))
    return {code: Severity(level) for prefix, level in longest_last for code in matching([prefix])}


def norms_of(found: settings.Settings) -> Norms:
    """Return the built-in norms with those that the settings add: the desk's own file, and profiles.

    Raises:
        InputError: the file cannot be read or has another form.
    """
    known = default_norms()
    chosen = found.check
    if chosen.norms is not None:
        known = known.with_more(_own_norms(chosen.norms))
    profiles = {
        name: Profile(name, each.quotes, each.dash, each.parties, each.required, matching(each.house))
        for name, each in chosen.profiles.items()
    }
    known = known.with_more(Norms(profiles=profiles))
    for name in profiles:
        for clause in known.profiles[name].required:
            if clause not in known.clauses:
                hint = settings.suggestion(clause, list(known.clauses))
                raise InputError(
                    _("{where}: {name}: no such clause in the norms: {clause}; {hint}").format(
                        where=found.file, name=name, clause=clause, hint=hint
                    )
                )
    return known


def _own_norms(path: Path) -> Norms:
    try:
        return norms(sections(path.read_text(encoding="utf-8-sig"), path.name), str(path))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise InputError(_("{path}: not UTF-8 at byte {at}").format(path=path, at=error.start)) from None
    except InvariantError as error:
        raise InputError(f"{path}: {error}") from None


def agreed_texts(place: Place, tell: Tell) -> Library:
    """Return the agreed texts; none where no corpus was named and there is none in the usual place."""
    if place.folder is None and not corpus.is_one(place.corpus):
        return Shelf(())
    return library(place, tell=tell)


def files_of(names: Sequence[str], place: Place) -> list[str]:
    """Return the files that some names stand for, each once: a folder is all drafts in it, by path.

    Raises:
        InputError: a folder has no draft in it, or a name is neither a path nor of the corpus.
    """
    found: dict[str, str] = {}
    for name in _files(names, place):
        found.setdefault(name if name == STDIN else os.path.abspath(name), name)  # noqa: PTH100 - links stay two files
    return list(found.values())


def _files(names: Sequence[str], place: Place) -> Iterator[str]:
    for name in names:
        if name != STDIN and Path(name).is_dir():
            inside = sorted(path for path in Path(name).rglob("*") if _is_draft(path))
            if not inside:
                raise InputError(_("{path}: no text in this folder").format(path=name))
            yield from map(str, inside)
        elif name == STDIN or Path(name).exists():
            yield name
        else:
            yield str(pipelines.path_of(name, place))


def _is_draft(path: Path) -> bool:
    # A copy that --fix made of a Word file is no draft of its own.
    if path.name.endswith(FIXED):
        return False
    hidden = any(part.startswith(".") for part in path.parts if part not in {".", ".."})
    return path.suffix.lower() in _SUFFIXES and path.is_file() and not hidden


def _own_id(name: str, document: Document, place: Place) -> str | None:
    """Return the id under which a file stands in the corpus, as far as its path tells."""
    if name == STDIN or not os.path.exists(name):  # noqa: PTH110
        return None
    return document.id if Path(name).resolve().parent == place.corpus.resolve() else None
