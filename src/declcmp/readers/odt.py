"""OpenDocument texts (.odt, .ott, .fodt): body, then footnotes; headers, comments and the hidden are residue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from declcmp.errors import InputError
from declcmp.messages import _, plural
from declcmp.model import Residue, Source
from declcmp.readers import Reading
from declcmp.readers.limits import Archive, protected, xml
from declcmp.readers.odt_lists import Styles, local, value
from declcmp.readers.odt_story import Reader, Story
from declcmp.readers.options import Options, Revisions
from declcmp.readers.typed import Typed, blocks

if TYPE_CHECKING:
    from lxml.etree import _Element

_MANIFEST = "META-INF/manifest.xml"
_RUNNING = {"header": "page header", "footer": "page footer"}


def read(data: bytes, name: str, options: Options) -> Reading:
    """Return what an OpenDocument text holds; lines are the numbers of its paragraphs.

    Raises:
        InputError: it is damaged, protected, no text, or larger than the limits allow.
    """
    content, styles = _parts(data, name, options)
    body = next(content.iterfind("{*}body/{*}text"), None)
    if body is None:
        raise InputError(_("{name}: an OpenDocument file that is no text").format(name=name))
    reader = Reader(Styles([styles, content]), _changes(body), options.revisions)
    story = reader.story(body)
    paragraphs = [*story.paragraphs, *_notes(reader, story)]
    residue = [*_aside(story), *_comments(reader, story), *_running(reader, styles)]
    notes = []
    if story.changes and options.revisions is Revisions.ACCEPTED:
        changes = plural("{n} tracked change", "{n} tracked changes", story.changes)
        notes.append(_("{name}: {changes}, read as accepted; see --revisions").format(name=name, changes=changes))
    return Reading(
        blocks=blocks(paragraphs),
        front=None,
        source=Source(name, "odt", unit="paragraph"),
        notes=tuple(notes),
        clean=False,
        residue=tuple(residue),
    )


def _parts(data: bytes, name: str, options: Options) -> tuple[_Element, _Element]:
    """Return the root of the content and that of the styles; in a flat file both are one."""
    if not data.startswith(b"PK"):
        root = xml(data, name)
        return root, root
    archive = Archive(data, name, options.limits)
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise InputError(protected(name))
    content = xml(archive.read("content.xml"), name)
    return content, xml(archive.read("styles.xml"), name) if "styles.xml" in archive else content


def _changes(body: _Element) -> dict[str, _Element]:
    """Return the tracked changes by id: what was inserted or deleted."""
    changes: dict[str, _Element] = {}
    for region in body.iterfind("{*}tracked-changes/{*}changed-region"):
        change = next((each for each in region if local(each) in {"insertion", "deletion"}), None)
        ids = {str(found) for key, found in region.attrib.items() if str(key).rpartition("}")[2] == "id"}
        if change is not None:
            changes.update(dict.fromkeys(ids, change))
    return changes


def _notes(reader: Reader, story: Story) -> Iterator[Typed]:
    """Yield the paragraphs of footnotes, then of endnotes, labelled [1], [2] in the order in which they are met."""
    for kind in ("footnote", "endnote"):
        notes = [note for note in story.notes if (value(note, "note-class") or "footnote") == kind]
        for count, note in enumerate(notes, start=1):
            label: str | None = f"[{count}]"
            for body in note.iterfind("{*}note-body"):
                for paragraph in reader.story(body).paragraphs:
                    if paragraph.text.strip():
                        yield Typed(paragraph.text, paragraph.number, label, apart=True)
                        label = None


def _aside(story: Story) -> Iterator[Residue]:
    for number, text, reason in story.aside:
        yield Residue(text, (number, number), reason)


def _comments(reader: Reader, story: Story) -> Iterator[Residue]:
    for comment, number in story.comments:
        text = " ".join(" ".join(paragraph.text for paragraph in reader.story(comment).paragraphs).split())
        if text:
            yield Residue(text, (number, number), "comment")


def _running(reader: Reader, styles: _Element) -> Iterator[Residue]:
    """Yield what stands at the head and foot of pages, each text once: first, left and right pages have their own."""
    seen: set[str] = set()
    for page in styles.iter("{*}master-page"):
        for part in page:
            kind = local(part).removesuffix("-left").removesuffix("-first")
            for paragraph in reader.story(part).paragraphs if kind in _RUNNING else ():
                text = " ".join(paragraph.text.split())
                if text and text not in seen:
                    seen.add(text)
                    yield Residue(text, (paragraph.number, paragraph.number), _RUNNING[kind])
