"""Word files (.docx, .docm): body, tables, text boxes, then footnotes; headers, comments and the hidden are residue."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from declcmp.errors import InputError
from declcmp.messages import _, plural
from declcmp.model import Residue, Source
from declcmp.readers import Reading
from declcmp.readers.docx_lists import Lists, Styles, local, value
from declcmp.readers.docx_story import Reader, Story
from declcmp.readers.limits import Archive, damaged, xml
from declcmp.readers.options import Options, Revisions
from declcmp.readers.typed import Typed, blocks

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "word/document.xml"
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(data: bytes, name: str, options: Options) -> Reading:
    """Return what a Word file holds; lines are the numbers of its paragraphs.

    Raises:
        InputError: it is damaged, protected, or larger than the limits allow.
    """
    parts = _Parts(data, name, options)
    styles = Styles(parts.one("styles"))
    reader = Reader(styles, Lists(parts.one("numbering"), styles), options.revisions)
    body = reader.story(parts.main)
    paragraphs, residue = list(body.paragraphs), list(_aside(body))
    notes = [*_notes(parts, reader, body)]
    paragraphs += notes
    residue += [*_comments(parts, reader, body), *_running(parts, reader)]
    # What is put into the file is put into its text as accepted.
    keeps = not body.changes or options.revisions is Revisions.ACCEPTED
    return Reading(
        blocks=blocks(paragraphs),
        front=None,
        source=Source(name, "docx", unit="paragraph", package=data if keeps else None),
        notes=tuple(_said(name, body, options.revisions)),
        clean=False,
        residue=tuple(residue),
    )


class _Parts:
    """The parts of a Word file by what they are to its main part."""

    def __init__(self, data: bytes, name: str, options: Options) -> None:
        self._name = name
        self._archive = Archive(data, name, options.limits)
        main = next((target for kind, target in self._related("") if kind == "officeDocument"), _MAIN)
        self._relations = [*self._related(main)]
        self.main = xml(self._archive.read(main), name)
        if local(self.main) != "document":
            raise InputError(damaged(name))

    def one(self, kind: str) -> _Element | None:
        """Return the root of the first part of a kind ("styles", "footnotes"); None if there is none."""
        return next(self.all(kind), None)

    def all(self, kind: str) -> Iterator[_Element]:
        """Yield the root of every part of a kind, each once."""
        for target in dict.fromkeys(target for found, target in self._relations if found == kind):
            if target in self._archive:
                yield xml(self._archive.read(target), self._name)

    def _related(self, part: str) -> Iterator[tuple[str, str]]:
        """Yield kind and target of what a part relates to within the file; what is outside is never fetched."""
        folder, own = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{own}.rels")
        if relations not in self._archive:
            return
        for relation in xml(self._archive.read(relations), self._name):
            target = value(relation, "Target")
            if target and value(relation, "TargetMode") != "External":
                kind = (value(relation, "Type") or "").rpartition("/")[2]
                yield kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _aside(story: Story) -> Iterator[Residue]:
    for number, text, reason in story.aside:
        yield Residue(text, (number, number), reason)


def _notes(parts: _Parts, reader: Reader, body: Story) -> Iterator[Typed]:
    """Yield the paragraphs of footnotes, then of endnotes, labelled [1], [2] in the order of their references."""
    for kind in ("footnote", "endnote"):
        root = parts.one(f"{kind}s")
        bodies = {value(each, "id"): each for each in (() if root is None else root)}
        wanted = [id_ for found, id_ in dict.fromkeys(body.notes) if found == kind]
        count = 0
        for id_ in wanted:
            note = bodies.get(id_)
            if note is None or value(note, "type") in _SEPARATORS:
                continue
            count += 1
            label: str | None = f"[{count}]"
            for paragraph in reader.story(note).paragraphs:
                if paragraph.text.strip():
                    yield Typed(paragraph.text, paragraph.number, label, apart=True)
                    label = None


def _comments(parts: _Parts, reader: Reader, body: Story) -> Iterator[Residue]:
    root = parts.one("comments")
    for comment in () if root is None else root:
        number = body.comments.get(value(comment, "id") or "", 1)
        text = " ".join(" ".join(p.text for p in reader.story(comment).paragraphs).split())
        if text:
            yield Residue(text, (number, number), "comment")


def _running(parts: _Parts, reader: Reader) -> Iterator[Residue]:
    """Yield what stands at the head and foot of pages, each text once: first, odd and even pages have their own."""
    seen: set[str] = set()
    for kind in ("header", "footer"):
        for root in parts.all(kind):
            for paragraph in reader.story(root).paragraphs:
                text = " ".join(paragraph.text.split())
                if text and text not in seen:
                    seen.add(text)
                    yield Residue(text, (paragraph.number, paragraph.number), f"page {kind}")


def _said(name: str, body: Story, revisions: Revisions) -> Iterator[str]:
    if body.changes and revisions is Revisions.ACCEPTED:
        yield _("{name}: {changes}, read as accepted; see --revisions").format(
            name=name, changes=plural("{n} tracked change", "{n} tracked changes", body.changes)
        )
    if body.foreign:
        yield _("{name}: a part of the text stands in a file within the file and was not read").format(name=name)
