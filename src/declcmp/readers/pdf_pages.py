"""Pages of a PDF as lines in reading order: running heads, page numbers and stamps told from text by their places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

HEAD = "a running head or foot of pages"
PAGE_NUMBER = "a page number"
STAMP = "set across the page"
#: Lines at the top and at the foot of a page among which running heads are looked for.
_OUTER = 3
#: Share of a page's height within which they stand.
_EDGE = 0.12
_PAGE_NUMBER = re.compile(r"\W*(?:стр(?:аница|\.)|page)?\W*(\d{1,4})\W*(?:(?:из|of|/)\W*\d{1,4}\W*)?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
#: Points by which a running head may stand higher or lower on another page.
_TOLERANCE = 4
#: A line as high as this of its page, and others as full, are two columns set line by line.
_FULL, _ROWS = 25, 8


@dataclass(slots=True)
class PdfLine:
    """A line of a page, its box in points from the lower left corner, and how high its letters are.

    Attributes:
        aside: Why it is no text of the document; None if it is.
    """

    page: int
    left: float
    bottom: float
    right: float
    top: float
    height: float
    text: str
    aside: str | None = None
    number: int = 0

    def is_beside(self, other: PdfLine) -> bool:
        """Say whether both stand on one line of the page."""
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        return overlap > 0.3 * min(self.height, other.height)


Run = tuple[float, float, float, float, float, str, bool]


def lines_of(page: int, runs: Sequence[Run]) -> list[PdfLine]:
    """Return the lines of a page in the order in which the file sets them; columns of a line are parted by tabs."""
    made = [
        PdfLine(page, left, bottom, right, top, height, text, STAMP if slanted else None)
        for left, bottom, right, top, height, text, slanted in runs
    ]
    upright = [line for line in made if line.aside is None]
    rows = _rows(upright)
    if _are_columns(rows):
        rows = [[line] for line in _by_column(rows)]
    return [_joined(row) for row in rows] + _stamps([line for line in made if line.aside])


def _rows(lines: Iterable[PdfLine]) -> list[list[PdfLine]]:
    rows: list[list[PdfLine]] = []
    for line in lines:
        if rows and rows[-1][-1].is_beside(line) and line.left > rows[-1][-1].right:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _are_columns(rows: Sequence[Sequence[PdfLine]]) -> bool:
    """Say whether rows are two columns of running text: most have two parts, both full, around one gutter."""
    pairs = [row for row in rows if len(row) == 2 and all(len(line.text) >= _FULL for line in row)]
    if len(pairs) < _ROWS or 2 * len(pairs) < len(rows):
        return False
    starts = Counter(round(row[1].left / 10) for row in pairs)
    return sum(count for _, count in starts.most_common(2)) >= 0.8 * len(pairs)


def _by_column(rows: Sequence[Sequence[PdfLine]]) -> Iterator[PdfLine]:
    pairs = [row for row in rows if len(row) == 2]
    gutter = sum(row[1].left for row in pairs) / len(pairs) - 5
    held: list[PdfLine] = []
    for row in rows:
        spans = len(row) == 1 and row[0].left < gutter - 20 and row[0].right > gutter + 20
        if spans:
            yield from held
            held = []
        yield from (line for line in row if spans or line.left < gutter)
        held += [line for line in row if not spans and line.left >= gutter]
    yield from held


def _joined(row: Sequence[PdfLine]) -> PdfLine:
    first = row[0]
    if len(row) > 1:
        first.text = "\t".join(line.text for line in row)
        first.right = row[-1].right
        first.bottom, first.top = min(line.bottom for line in row), max(line.top for line in row)
    return first


def _stamps(letters: Sequence[PdfLine]) -> list[PdfLine]:
    """Return what is set across a page as one line: its letters come one by one."""
    if not letters:
        return []
    first = letters[0]
    first.text = "".join(letter.text for letter in letters)
    return [first]


def set_aside(pages: Sequence[Sequence[PdfLine]], heights: Sequence[float]) -> None:
    """Mark the running heads and feet and the numbers of pages among the outermost lines of *pages*."""
    outer = [list(_outermost(page, height)) for page, height in zip(pages, heights, strict=True)]
    _mark_numbers(outer)
    places: dict[str, list[PdfLine]] = defaultdict(list)
    for line in (line for page in outer for line in page if line.aside is None):
        places[_DIGITS.sub("#", line.text).strip()].append(line)
    for lines in places.values():
        for same in _at_one_height(lines):
            count = len({line.page for line in same})
            if count >= 3 or (count == 2 and len(pages) <= 3):
                for line in same:
                    line.aside = HEAD


def _outermost(page: Sequence[PdfLine], height: float) -> Iterator[PdfLine]:
    """Yield the highest and the lowest lines of a page of this height, where they stand near its edges."""
    upright = sorted((line for line in page if line.aside is None), key=lambda line: -line.top)
    chosen = upright if len(upright) <= 2 * _OUTER else [*upright[:_OUTER], *upright[-_OUTER:]]
    yield from (line for line in chosen if not _EDGE * height < line.bottom < (1 - _EDGE) * height)


def _mark_numbers(outer: Sequence[Sequence[PdfLine]]) -> None:
    """Mark lines that hold nothing but a number which rises with the pages."""
    shifts: dict[int, list[PdfLine]] = defaultdict(list)
    for index, page in enumerate(outer):
        for line in page:
            if found := _PAGE_NUMBER.fullmatch(line.text):
                shifts[int(found.group(1)) - index].append(line)
    for shift, lines in shifts.items():
        alone = len(outer) == 1 and shift == 1 and lines[0].text.strip("-– ") == "1" and _is_lowest(lines[0], outer[0])
        for line in lines if len({line.page for line in lines}) > 1 or alone else ():
            line.aside = PAGE_NUMBER


def _is_lowest(line: PdfLine, page: Sequence[PdfLine]) -> bool:
    return len(page) > 1 and line.bottom < 100 and all(line.bottom <= other.bottom for other in page)


def _at_one_height(lines: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """Yield groups of lines that stand at one height of their pages."""
    group: list[PdfLine] = []
    for line in sorted(lines, key=lambda line: line.bottom):
        if group and line.bottom - group[-1].bottom > _TOLERANCE:
            yield group
            group = []
        group.append(line)
    if group:
        yield group
