"""Lines that were wrapped, then wrapped anew by a narrower page: which of the page's lines were one line before.

A page that is narrower than the text leaves a comb: a full line, a short one with what had no room, a full line. By
the page those are paragraphs of two lines. What betrays them is that they run on into one another; then they are
lines themselves, and are repaired like the lines of any text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from declcmp.model import Block
from declcmp.text import unwrap
from declcmp.text.continuation import opens_recital
from declcmp.text.layout import needed, runs_on
from declcmp.text.lines import Line, printed_lines

#: So many lines must run on, and this share of them: an item without punctuation may do so by chance.
_RUNNING, _SHARE = 4, 0.2
#: The share of them that had no room for the next word, at the width that the text was wrapped to before.
_FILLED = 0.85
#: Lines set in letters of many widths are of no one length: the share of the width that the shortest take.
_RAGGED = 0.9
#: That width at most, in widths of the page's lines.
_WIDER = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a page.

    Attributes:
        text: As a text file has it, its indent as spaces.
        blank: Empty lines before it.
        paged: A page or a column begins with it, so that white space before it is not seen.
        broken: The page may have broken it off the line above: that one was full, and nothing stands between them.
    """

    text: str
    blank: int = 0
    paged: bool = False
    broken: bool = False


def blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """Return the paragraphs of the lines of a text file, however often they were wrapped."""
    printed = list(printed_lines(lines))
    carried = paragraphs(_pieces(printed), least=2)
    numbers = (line.number for line in printed)
    return unwrap.blocks(lines, carried=dict(zip(numbers, carried, strict=True)) if carried else None)


def paragraphs(pieces: Sequence[Piece], *, least: int = 1) -> list[bool] | None:
    """Return for each line of a page whether it carries on a paragraph; None if the text was not wrapped before.

    Args:
        pieces: The lines of all pages.
        least: Lines that the page must make of one line for that to count; 1 where the page shows by other signs
            (indents, white space) which of its lines belong together.
    """
    groups = list(_groups(pieces))
    ends = [(group[-1], following[0]) for group, following in pairwise(groups) if len(group) >= least]
    running = sum(_run_on(*pair) for pair in ends)
    if running < _RUNNING or running < _SHARE * len(ends):
        return None
    width = _width(groups)
    if width is None:
        return None
    lines = [line for group in groups for line in _cut(group, width)]
    usual = Counter(piece.blank for piece in pieces if not (piece.paged or piece.broken)).most_common(1)[0][0]
    place_of: list[int] = []
    typed: list[str] = []
    at = 0
    for before, line in zip((None, *lines), lines, strict=False):
        space = _space(before[-1], line[0], usual) if before else []
        typed += [*space, _joined(line)]
        place_of += [at] * (len(space) + 1)
        at += len(line)
    first = {place_of[block.lines[0] - 1] for block in unwrap.blocks(typed)}
    return [index not in first for index in range(len(pieces))]


def _space(before: Piece, piece: Piece, usual: int) -> list[str]:
    """Return the empty lines between two; at a page's end as many as there usually are, one more before a recital."""
    if not piece.paged:
        return [""] * piece.blank
    (line,) = printed_lines((piece.text,))
    return [""] * (usual + (before.text.endswith(",") and opens_recital(line)))


def _width(groups: Sequence[Sequence[Piece]]) -> int | None:
    """Return the width that the text was wrapped to before, in columns; None if it was not."""
    page = max(len(piece.text) for group in groups for piece in group)
    for width in range(_WIDER * page, page, -1):
        lines = [line for group in groups for line in _cut(group, width)]
        running = [(line, after[0]) for line, after in pairwise(lines) if _run_on(line[-1], after[0])]
        full = sum(_length(line) + _first_word(after) > _RAGGED * width for line, after in running)
        if full >= _FILLED * len(running):
            return width
    return None


def _pieces(lines: Sequence[Line]) -> list[Piece]:
    """Return the lines of a text file, seen as a page as wide as most of its longest lines."""
    widest = sorted(line.width for line in lines)[len(lines) * 19 // 20] if lines else 0
    pieces = []
    for before, line in zip((None, *lines), lines, strict=False):
        broken = before is not None and line.gap == (0, 0) and needed(before, line) > widest
        pieces.append(Piece(" " * line.indent + line.text, line.gap[0], broken=broken))
    return pieces


def _groups(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the lines that the page may have made of one."""
    group: list[Piece] = []
    for piece in pieces:
        if group and not piece.broken:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _cut(group: Sequence[Piece], width: int) -> Iterator[list[Piece]]:
    """Yield the lines before the page broke them: as many of its lines as are no wider together."""
    line: list[Piece] = []
    length = 0
    for piece in group:
        if line and length + len(piece.text) > width:
            yield line
            line, length = [], 0
        line.append(piece)
        length += len(piece.text) + 1
    yield line


def _length(line: Sequence[Piece]) -> int:
    return sum(len(piece.text) + 1 for piece in line) - 1


def _first_word(piece: Piece) -> int:
    """Return the columns of the first word and of the space before it."""
    return len(piece.text.split(maxsplit=1)[0]) + 1


def _joined(pieces: Sequence[Piece]) -> str:
    text = pieces[0].text
    for piece in pieces[1:]:
        text += piece.text.strip() if text.endswith("-") else f" {piece.text.strip()}"
    return text


@lru_cache(maxsize=1 << 12)
def _run_on(piece: Piece, following: Piece) -> bool:
    """Say whether a line plainly runs on into another."""
    lines = list(printed_lines((piece.text, following.text)))
    return len(lines) == 2 and runs_on(*lines)
