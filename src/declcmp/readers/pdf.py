"""PDF: lines in reading order, paragraphs by their places and by the repair of text files; a scan is said to be one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from declcmp.errors import InputError
from declcmp.messages import _, plural
from declcmp.model import Block, Residue, Source
from declcmp.readers import Reading
from declcmp.readers.limits import damaged, protected
from declcmp.readers.options import Options
from declcmp.readers.pdf_columns import Column, flows
from declcmp.readers.pdf_pages import PdfLine, lines_of, set_aside
from declcmp.text import rewrapped, unwrap
from declcmp.text.continuation import is_open

#: The white space that stands for the end of a page or of a column.
_NEW_PAGE = " "
#: Marks that stand inside words only where a font does not say which letters it prints.
_GARBLED = re.compile(r"[^\W\d_][\[\]\\^`{}<>@?|~]+[^\W\d_]|[\ufffd\ue000-\uf8ff]|[\x01-\x08\x0e-\x1f]")
#: No line stands closer to the one above it, in heights of its letters.
_LEAST_STEP = 0.8
_WORD = re.compile(r"\S{4,}")


def read(data: bytes, name: str, options: Options) -> Reading:
    """Return the text of a PDF; lines are counted over all its pages.

    Raises:
        InputError: it is damaged or protected, holds pictures of text, or takes more than the limits allow.
    """
    found = _pages(data, name, options)
    pages = [lines_of(number, page["runs"]) for number, page in enumerate(found)]
    pictures = [number for number, page in enumerate(found, start=1) if page["picture"]]
    _refuse(name, pages, pictures)
    set_aside(pages, [page["height"] for page in found])
    lines = [line for page in pages for line in page]
    for number, line in enumerate(lines, start=1):
        line.number = number
    firsts = [next((line.number for line in page), None) for page in pages]
    notes = []
    if pictures:
        which = ", ".join(map(str, pictures[:10])) + ("…" if len(pictures) > 10 else "")
        some = plural("{n} page is a picture without text", "{n} pages are pictures without text", len(pictures))
        notes.append(_("{name}: {some}, not read: {which}").format(name=name, some=some, which=which))
    return Reading(
        blocks=tuple(_blocks([[line for line in page if line.aside is None] for page in pages])),
        front=None,
        source=Source(name, "pdf", pages=tuple(first for first in _filled(firsts, len(lines)))),
        notes=tuple(notes),
        residue=tuple(Residue(line.text, (line.number, line.number), line.aside) for line in lines if line.aside),
    )


def _filled(firsts: Sequence[int | None], count: int) -> Iterator[int]:
    """Yield the first line of each page; an empty page has that of the next one."""
    following = count + 1
    filled = []
    for first in reversed(firsts):
        following = following if first is None else first
        filled.append(following)
    yield from reversed(filled)


def _pages(data: bytes, name: str, options: Options) -> list[dict[str, Any]]:
    """Return what the program that reads PDF says of each page."""
    limits = options.limits
    bounds = [str(bound) for bound in (limits.pages, limits.seconds, limits.memory)]
    # This package first, wherever it was imported from.
    paths = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module; -P: nothing from the working folder
            [sys.executable, "-P", "-m", "declcmp.readers.pdf_lines", *bounds],
            input=data,
            capture_output=True,
            timeout=2 * limits.seconds,
            env={**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise InputError(_too_much(name)) from None
    if done.returncode == 0:
        return [json.loads(line) for line in done.stdout.splitlines()]
    if done.stdout == b"password":
        raise InputError(protected(name))
    if done.stdout == b"pages":
        raise InputError(_("{name}: more than {count} pages").format(name=name, count=limits.pages))
    if done.stdout == b"damaged":
        raise InputError(damaged(name))
    raise InputError(_too_much(name))


def _too_much(name: str) -> str:
    return _("{name}: reading it took more time or memory than a declaration needs; it may be damaged").format(
        name=name
    )


def _refuse(name: str, pages: Sequence[Sequence[PdfLine]], pictures: Sequence[int]) -> None:
    """Refuse a PDF without text, and one whose fonts do not say which letters they print.

    Raises:
        InputError: it is either.
    """
    texts = [line.text for page in pages for line in page]
    if not texts and pictures:
        raise InputError(
            _("{name}: a scan: its pages are pictures without text; recognise the text first (OCR)").format(name=name)
        )
    words = [word for text in texts for word in _WORD.findall(text)]
    garbled = sum(_GARBLED.search(word) is not None for word in words)
    if len(words) >= 5 and garbled > 0.15 * len(words):
        raise InputError(
            _("{name}: its fonts do not say which letters they print; ask for a Word or text file, or use OCR").format(
                name=name
            )
        )


def _blocks(pages: Sequence[Sequence[PdfLine]]) -> Iterator[Block]:
    """Yield the paragraphs of *pages*, lines of a PDF counted over all pages."""
    texts: list[str] = []
    numbers: list[int] = []
    carried: dict[int, bool] = {}
    columns = [Column.of(flow) for page in pages for flow in flows(page)]
    again = rewrapped.paragraphs(list(_pieces(columns)))
    if again is not None:
        yield from _carried([line for column in columns for line in column.lines], again)
        return
    indented = sum(column.indented for column in columns) >= 2
    before: Column | None = None
    for column in columns:
        if before is not None:
            texts.append(_NEW_PAGE)
            numbers.append(column.lines[0].number)
        for at, line in enumerate(column.lines):
            texts.append(column.typed(line))
            numbers.append(line.number)
            if at:
                above = column.lines[at - 1]
                known = column.carries_on(above, line)
                if known is None and carried.get(len(texts) - 1) and is_open(above.text, line.text):
                    # Several lines of a text are no list of names; a break by hand, or at the end of an older page.
                    known = True
            else:
                known = None if before is None else before.carries_over(column, indented=indented)
            if known is not None:
                carried[len(texts)] = known
        before = column
    for block in unwrap.blocks(texts, carried=carried):
        yield Block(block.text, block.starts, tuple(numbers[line - 1] for line in block.lines))


def _carried(lines: Sequence[PdfLine], again: Sequence[bool]) -> Iterator[Block]:
    """Yield the paragraphs of lines of which each is known to carry one on or not."""
    for block in unwrap.blocks([line.text for line in lines], carried=dict(enumerate(again, start=1))):
        yield Block(block.text, block.starts, tuple(lines[line - 1].number for line in block.lines))


def _pieces(columns: Sequence[Column]) -> Iterator[rewrapped.Piece]:
    """Yield the lines of all columns as the page shows them: where each stands, and which it may have broken off."""
    before: Column | None = None
    for column, blanks in zip(columns, _blanks(columns), strict=True):
        broken = before is not None and before.breaks_over(column)
        yield rewrapped.Piece(column.typed(column.lines[0]), paged=before is not None, broken=broken)
        for (above, line), blank in zip(pairwise(column.lines), blanks, strict=True):
            yield rewrapped.Piece(column.typed(line), blank, broken=not blank and column.breaks(above, line))
        before = column


def _blanks(columns: Sequence[Column]) -> list[list[int]]:
    """Return for each column how many empty lines stand between its lines."""
    steps = [
        [(above.bottom - line.bottom) / line.height for above, line in pairwise(column.lines)] for column in columns
    ]
    real = sorted(step for column in steps for step in column if step > _LEAST_STEP)
    closest = real[len(real) * 3 // 100] if real else 1.0
    return [[max(round(step / closest) - 1, 0) for step in column] for column in steps]
