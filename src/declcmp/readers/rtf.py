r"""RTF: text in the code pages of its fonts, with the labels that the writer printed, and one side of tracked changes.

Kept libraries (striprtf) drop footnotes and read deleted text as if it stood; the format is small enough for this.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from declcmp.errors import InputError
from declcmp.messages import _, plural
from declcmp.model import ParagraphKind, Residue, Source
from declcmp.readers import Reading
from declcmp.readers.limits import damaged
from declcmp.readers.options import Options, Revisions
from declcmp.readers.rtf_codes import (
    CELL_ENDS,
    CHARSETS,
    CODEPAGES,
    ENDS,
    LABELS,
    PRINTED,
    SKIPPED,
    STARRED,
    STORIES,
    SYMBOLS,
)
from declcmp.readers.typed import Typed, blocks, heading

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?[0-9]{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|\\",
    re.DOTALL,
)
_DEPTH = 2_000
_TABLES = {"fonttbl": "fonts", "stylesheet": "styles"}
_TEXTS = frozenset({"body", *STORIES.values()})
_READ_STARRED = STARRED | STORIES.keys() | LABELS


@dataclass(slots=True)
class _Group:
    """What holds within a group: where its text goes, its font, and what is said of its letters.

    Attributes:
        goes: "body", "note", "comment", …; "label"; "fonts" or "styles" for tables; "" where nothing is read.
        fallback: How many bytes follow a Unicode letter for readers that know none.
    """

    goes: str = "body"
    font: int = -1
    fallback: int = 1
    hidden: bool = False
    inserted: bool = False
    deleted: bool = False
    story: int = 0


@dataclass(slots=True)
class _Story:
    """A text within the file, and the paragraph of it that is being read."""

    goes: str
    parts: list[str] = field(default_factory=list)
    label: list[str] = field(default_factory=list)
    style: int = 0
    outline: int | None = None
    cell: bool = False
    number: int = 1
    index: int = 0


@dataclass(frozen=True, slots=True)
class _Read:
    goes: str
    story: int
    typed: Typed


def read(data: bytes, name: str, options: Options) -> Reading:
    """Return what an RTF file holds; lines are the numbers of its paragraphs.

    Raises:
        InputError: it is damaged, or nested deeper than any program writes.
    """
    parser = _Parser(data, name, options)
    parser.run()
    body = [read.typed for read in parser.found if read.goes == "body"]
    aside = [read for read in parser.found if read.goes not in {"body", "note"} and read.typed.text.strip()]
    notes: list[str] = []
    if parser.changes and options.revisions is Revisions.ACCEPTED:
        changes = plural("{n} tracked change", "{n} tracked changes", parser.changes)
        notes.append(_("{name}: {changes}, read as accepted; see --revisions").format(name=name, changes=changes))
    return Reading(
        blocks=blocks([*body, *_notes(parser, len(body))]),
        front=None,
        source=Source(name, "rtf", parser.codec, unit="paragraph"),
        notes=tuple(notes),
        residue=tuple(
            Residue(" ".join(each.typed.text.split()), (each.typed.number, each.typed.number), each.goes)
            for each in aside
        ),
    )


def _notes(parser: _Parser, before: int) -> Iterator[Typed]:
    """Yield the paragraphs of footnotes, labelled [1], [2], numbered on after the body."""
    count, last = 0, -1
    number = before
    for each in parser.found:
        if each.goes == "note" and each.typed.text.strip():
            number += 1
            count += each.story != last
            yield Typed(each.typed.text, number, f"[{count}]" if each.story != last else None, apart=True)
            last = each.story


class _Parser:
    """One pass over the control words of a file."""

    def __init__(self, data: bytes, name: str, options: Options) -> None:
        self._data, self._name, self._revisions = data, name, options.revisions
        self.codec = options.encoding or "cp1252"
        self._told = options.encoding is not None
        self.found: list[_Read] = []
        self.changes = 0
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._group = _Group()
        self._outer: list[_Group] = []
        self._stories = [_Story("body")]
        self._bytes = bytearray()
        self._skip = 0
        self._half = 0
        self._star = False
        self._style = 0

    def run(self) -> None:
        """Read the file."""
        at = 0
        while match := _TOKEN.match(self._data, at):
            at = match.end()
            kind = match.lastgroup
            if kind != "hex":
                self._flush()
            if kind in {"word", "value"}:
                word = match["word"].decode("ascii")
                value = int(match["value"]) if match["value"] else None
                if word == "bin":
                    at += max(value or 0, 0)
                else:
                    self._word(word, value)
            elif kind == "hex":
                self._hex(int(match["hex"], 16))
            elif kind == "symbol":
                self._symbol(match["symbol"])
            elif kind == "brace":
                if self._brace(opens=match["brace"] == b"{"):
                    break
            elif kind == "text":
                self._plain(match["text"])
        self._flush()
        self._paragraph(self._stories[0])

    def _brace(self, *, opens: bool) -> bool:
        """Open or close a group; say whether the file's own group closed: what follows is none of its text."""
        self._skip = 0
        self._star = False
        if opens:
            self._outer.append(self._group)
            self._group = replace(self._group)
            if len(self._outer) > _DEPTH:
                raise InputError(damaged(self._name))
            return False
        if not self._outer:
            return True
        inner = self._group
        self._group = self._outer.pop()
        if inner.story != self._group.story:
            self._paragraph(self._stories[inner.story])
        return not self._outer

    def _word(self, word: str, value: int | None) -> None:
        group = self._group
        star, self._star = self._star, False
        if word in SKIPPED or (star and word not in _READ_STARRED):
            group.goes = ""
        elif word in _TABLES:
            group.goes = _TABLES[word]
        elif word in STORIES:
            self._begin(STORIES[word])
        elif word in LABELS:
            group.goes = "label" if group.goes else ""
        elif word == "ud":
            group.goes = self._stories[group.story].goes
        elif word == "u" and value is not None:
            self._letter(value)
        elif word in PRINTED:
            self._add(PRINTED[word])
        elif word in ENDS:
            self._end(cell=word in CELL_ENDS and word != "row")
        else:
            self._of_paragraph(word, value)
            self._of_letters(word, value)

    def _end(self, *, cell: bool) -> None:
        if self._group.goes in _TEXTS:
            story = self._stories[self._group.story]
            story.cell |= cell
            self._paragraph(story)

    def _of_paragraph(self, word: str, value: int | None) -> None:
        story = self._stories[self._group.story]
        if word == "pard":
            story.style, story.outline, story.cell = 0, None, False
        elif word == "intbl":
            story.cell = True
        elif word == "s":
            story.style = self._style = value or 0
        elif word == "outlinelevel" and self._group.goes != "styles":
            story.outline = value

    def _of_letters(self, word: str, value: int | None) -> None:
        group, on = self._group, value != 0
        if word == "f":
            group.font = value or 0
        elif word == "uc":
            group.fallback = min(max(value or 0, 0), 16)
        elif word == "plain":
            group.hidden = group.inserted = group.deleted = False
        elif word == "v":
            group.hidden = on
        elif word in {"revised", "deleted"}:
            self.changes += on and group.goes == "body"
            group.inserted, group.deleted = (on, group.deleted) if word == "revised" else (group.inserted, on)
        else:
            self._codepage(word, value)

    def _codepage(self, word: str, value: int | None) -> None:
        codec = CODEPAGES.get(word) or (_codec(f"cp{value}") if word in {"ansicpg", "cpg"} else None)
        if self._group.goes == "fonts":
            codec = CHARSETS.get(value or 0) if word == "fcharset" else codec
            if codec:
                self._fonts[self._group.font] = codec
        elif codec and word != "cpg" and not self._told:
            self.codec = codec

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._star = True
        elif symbol in b"\r\n":
            self._word("par", None)
        else:
            self._add(SYMBOLS.get(symbol.decode("latin-1"), ""))

    def _hex(self, byte: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(byte)

    def _plain(self, text: bytes) -> None:
        skipped = min(self._skip, len(text))
        self._skip -= skipped
        self._bytes += text[skipped:]
        self._flush()

    def _flush(self) -> None:
        """Decode the bytes read so far in the code page of their font."""
        if self._bytes:
            codec = self.codec if self._told else self._fonts.get(self._group.font, self.codec)
            text = bytes(self._bytes).decode(codec, "replace")
            self._bytes.clear()
            self._add(text)

    def _letter(self, value: int) -> None:
        """Add a letter given by its UTF-16 code unit, and skip its fallback."""
        unit = value & 0xFFFF
        self._skip = self._group.fallback
        if 0xD800 <= unit < 0xDC00:
            self._half = unit
            return
        if 0xDC00 <= unit < 0xE000:
            text = chr(0x10000 + ((self._half - 0xD800) << 10) + unit - 0xDC00) if self._half else "\ufffd"
        else:
            text = chr(unit)
        self._half = 0
        self._add(text)

    def _add(self, text: str) -> None:
        group = self._group
        story = self._stories[group.story]
        if group.goes == "label":
            story.label.append(text)
        elif group.goes == "styles":
            self._styles[self._style] = self._styles.get(self._style, "") + text
        elif group.goes in _TEXTS:
            text = "" if group.hidden else self._revisions.marked(text, inserted=group.inserted, deleted=group.deleted)
            story.parts.append(text)

    def _begin(self, goes: str) -> None:
        """Begin a text within the text: a footnote, a page's header."""
        if self._group.goes not in _TEXTS:
            return
        self._stories.append(_Story(goes, number=self._stories[0].number, index=len(self._stories)))
        self._group.goes, self._group.story = goes, len(self._stories) - 1

    def _paragraph(self, story: _Story) -> None:
        text = "".join(story.parts)
        label = " ".join("".join(story.label).split()) or None
        style = self._styles.get(story.style, "").strip(" ;").lower()
        kind = ParagraphKind.TITLE if style == "title" else None
        if style.startswith("heading ") or (story.outline is not None and 0 <= story.outline < 9):
            kind = ParagraphKind.HEADING
        label = label if text.strip() else None
        typed = Typed(text, story.number, label, heading(text, kind), apart=story.cell)
        self.found.append(_Read(story.goes, story.index, typed))
        story.parts, story.label = [], []
        if story.goes == "body":
            story.number += 1


def _codec(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
