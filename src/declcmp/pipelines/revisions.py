"""What changed in a draft since a revision of git: the stretches of its text that were not in the old one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from declcmp import pipelines
from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model import BeadKind, Document, Span
from declcmp.pipelines import Place


def changed_since(revision: str, path: str, document: Document, place: Place) -> Sequence[Span]:
    """Return where a document has sentences or titles that were not the same in a revision; all of it if it is new.

    Raises:
        InputError: git is not there, there is no such revision, or the file is in no repository.
    """
    from declcmp.compare import compare  # noqa: PLC0415 - only this option pays for it

    before = _old(revision, Path(path))
    if before is None:
        return [Span(0, len(document.text))]
    old = pipelines.read_bytes(before, path, place)
    found = compare(old, document, ignore=frozenset())
    spans = []
    for bead in (*found.beads, *found.frame):
        if bead.kind is not BeadKind.EQUAL or bead.moved:
            for unit in bead.new:
                paragraph = document.paragraphs[unit.paragraph]
                spans += [s.span for s in paragraph.sentences if s.number == unit.number] or [paragraph.span]
    return spans


def _old(revision: str, path: Path) -> bytes | None:
    """Return a file as it was in a revision, under the name that it had there; None if it was not there."""
    folder = path.resolve().parent
    if revision.startswith("-") or _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") is None:
        known = _git(folder, "rev-parse", "--git-dir") is not None
        if not known:
            raise InputError(_("{path}: not in a git repository, so --since does not apply").format(path=path))
        raise InputError(_("--since: no such revision: {revision}").format(revision=revision or "''"))
    same = _git(folder, "show", f"{revision}:./{path.name}")
    former = _former(revision, folder, path.name) if same is None else None
    return _git(folder, "show", f"{revision}:{former}") if former is not None else same


def _former(revision: str, folder: Path, name: str) -> str | None:
    """Return the path, from the top of the repository, that a file was renamed from; None where git knows of none."""
    prefix = _git(folder, "rev-parse", "--show-prefix")
    said = _git(folder, "diff", "--find-renames", "--diff-filter=R", "--name-status", "-z", revision, "--")
    if prefix is None or said is None:
        return None
    path = os.fsdecode(prefix).removesuffix("\n") + name
    fields = iter(os.fsdecode(said).split("\0"))  # a status, the old path, the new one
    return next((old for _status, old, new in zip(fields, fields, fields, strict=False) if new == path), None)


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git says; None if it fails.

    Raises:
        InputError: git is not installed.
    """
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise InputError(_("--since wants git, and it is not installed")) from None
    return done.stdout if done.returncode == 0 else None
