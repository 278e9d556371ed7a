"""A patch as text, both ways: as a unified diff looks, but a line is a sentence.

    declcmp patch 1
    --- 2025-04-26-almaty-china-central-asia
    +++ 2025-06-17-astana-china-central-asia

    @@ 12 point 10
     ¶point 9.¶ What stands before it.
    -¶point 10.¶ Стороны продолжат работу.
    +¶point 10.¶ Стороны продолжат усилия.
     ¶point 11.¶ What stands after it.

A line that begins a paragraph says so between two ¶, with the kind of the paragraph and its label. A backslash begins
an escape of JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from declcmp.errors import InputError, InvariantError
from declcmp.messages import _
from declcmp.model import ParagraphKind
from declcmp.model.patch import Hunk, Line, Patch

_HEAD = "declcmp patch 1"
_HUNK = re.compile(r"@@ (\d{1,9})(?: move (\d{1,9}))?(?: (.*))?")
_OPENS = re.compile(r"¶([a-z-]+)(?: ([^¶]*))?¶ ")
_ESCAPED = re.compile(r"\\(?:\\|u([0-9a-fA-F]{4}))")
# What a line of text cannot hold, or a terminal obeys; and the two marks of this form.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff¶\\\\]")


def written(patch: Patch) -> str:
    """Return a patch as text."""
    blocks = [f"{_HEAD}\n--- {_escaped(patch.old)}\n+++ {_escaped(patch.new)}\n"]
    for hunk in patch.hunks:
        move = f" move {hunk.move}" if hunk.move is not None else ""
        place = f" {_escaped(hunk.place)}" if hunk.place else ""
        rows = [f"@@ {hunk.at}{move}{place}"]
        for sign, lines in ((" ", _some(hunk.before)), ("-", hunk.old), ("+", hunk.new), (" ", _some(hunk.after))):
            rows += [f"{sign}{_row(line)}" for line in lines]
        blocks.append("\n".join(rows) + "\n")
    return "\n".join(blocks)


def _some(line: Line | None) -> Sequence[Line]:
    return () if line is None else (line,)


def _row(line: Line) -> str:
    label = f" {_escaped(line.label)}" if line.label else ""
    opens = f"¶{line.kind}{label}¶ " if line.kind else ""
    return f"{opens}{_escaped(line.text)}"


def _escaped(text: str) -> str:
    return _UNSAFE.sub(lambda found: "\\\\" if found.group() == "\\" else f"\\u{ord(found.group()):04x}", text)


def parsed(text: str, name: str) -> Patch:
    """Return the patch that a text holds.

    Raises:
        InputError: it is no patch, or broken; the message names the line.
    """
    rows = text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    if rows[0].strip() != _HEAD:
        raise InputError(_("{name}: no patch; declcmp diff -f patch makes one").format(name=name))
    sides = [row[4:] for row in rows[1:3]]
    if [row[:4] for row in rows[1:3]] != ["--- ", "+++ "]:
        raise InputError(_("{name}: broken at line {number}: {row}").format(name=name, number=2, row=rows[1][:60]))
    hunks = tuple(_hunk(block, start, name) for start, block in _blocks(rows, 3))
    return Patch(_plain(sides[0]), _plain(sides[1]), hunks)


def _blocks(rows: Sequence[str], first: int) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows of each hunk, and the number (from 1) of the first."""
    start = first
    block: list[str] = []
    for at, row in enumerate([*rows[first:], ""], first):
        if row:
            block.append(row)
        else:
            if block:
                yield start + 1, block
            block, start = [], at + 1


def _hunk(rows: Sequence[str], start: int, name: str) -> Hunk:
    head = _HUNK.fullmatch(rows[0])
    signs = "".join(row[0] for row in rows[1:])
    form = re.fullmatch(r"( ?)(-*)(\+*)( ?)", signs)
    if head is None or form is None:
        bad = 0 if head is None else next((n for n in range(1, len(rows)) if rows[n][0] not in " -+"), 1)
        raise InputError(
            _("{name}: broken at line {number}: {row}").format(name=name, number=start + bad, row=rows[bad][:60])
        )
    try:
        lines = [_line(row[1:]) for row in rows[1:]]
        edges = [len(form[1]), len(form[1]) + len(form[2]), len(form[1]) + len(form[2]) + len(form[3])]
        return Hunk(
            int(head[1]),
            tuple(lines[edges[0] : edges[1]]),
            tuple(lines[edges[1] : edges[2]]),
            lines[0] if form[1] else None,
            lines[-1] if form[4] else None,
            int(head[2]) if head[2] else None,
            _plain(head[3] or ""),
        )
    except (InvariantError, ValueError):
        raise InputError(
            _("{name}: broken at line {number}: {row}").format(name=name, number=start, row=rows[0][:60])
        ) from None


def _line(row: str) -> Line:
    opens = _OPENS.match(row)
    if opens is None:
        return Line(_plain(row))
    return Line(_plain(row[opens.end() :]), ParagraphKind(opens[1]), _plain(opens[2]) if opens[2] else None)


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else "\\", text)
