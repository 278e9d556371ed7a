"""Columns of a page: where their lines begin and end, and what that says of paragraphs."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from declcmp.readers.pdf_pages import PdfLine
from declcmp.text.closing import is_place_date
from declcmp.text.continuation import is_open
from declcmp.text.labels import label

#: Columns of a text file that one height of a letter is taken for.
_LETTER = 0.42
_MOST_INDENT = 60
#: Characters of a line of running text; narrow columns of a newspaper have 30.
_RUNNING = 25
_STOPS = (".", "!", "?", ":", ";", "…", "»", '"', ")")


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that stand one under the other.

    Attributes:
        left: Where most lines begin, in points.
        right: Where the longest ones end.
        leading: The usual distance from line to line.
        first: Where paragraphs begin; the same as *left* without an indent.
        repeated: More than one line begins there.
    """

    lines: tuple[PdfLine, ...]
    left: float
    right: float
    leading: float
    first: float
    repeated: bool

    @classmethod
    def of(cls, lines: Sequence[PdfLine]) -> Column:
        """Return the column that *lines* make."""
        ends = sorted(line.right for line in lines)
        steps = [before.bottom - line.bottom for before, line in pairwise(lines) if before.bottom > line.bottom]
        left = float(Counter(round(line.left) for line in lines).most_common(1)[0][0])
        deeper = Counter(
            round(line.left)
            for before, line in pairwise(lines)
            if line.left > left + 0.8 * line.height and abs(before.left - left) < 2
        )
        first, often = deeper.most_common(1)[0] if deeper else (left, 0)
        return cls(
            lines=tuple(lines),
            left=left,
            first=float(first),
            repeated=often > 1,
            # The longest lines may stand out of the margin: a table, a long word.
            right=ends[len(ends) * 95 // 100 if len(ends) > 20 else -1],
            leading=statistics.median_low(steps) if steps else 0.0,
        )

    @property
    def indented(self) -> int:
        """Return how many lines begin a paragraph by their indent."""
        return sum(self._is_indented(before, line) for before, line in pairwise(self.lines))

    def typed(self, line: PdfLine) -> str:
        """Return a line as a text file has it: its indent as spaces."""
        columns = round((line.left - self.left) / (_LETTER * line.height))
        return " " * min(max(columns, 0), _MOST_INDENT) + line.text

    def carries_on(self, before: PdfLine, line: PdfLine) -> bool | None:  # noqa: PLR0911 - one return a sign
        """Say whether *line* carries on the paragraph of the line above it; None where its place does not tell."""
        runs_on = before.text[-1:].isalnum() and line.text[:1].islower()
        apart = before.bottom - line.bottom > 1.3 * self.leading + 0.15 * line.height
        if abs(before.height - line.height) > 0.2 * max(before.height, line.height):
            return False
        if apart:
            return None if runs_on else False
        if is_place_date(line.text) and self._had_room(before, line):
            return False
        centred = [self._is_centred(each) for each in (before, line)]
        if any(centred):
            return all(centred)
        if self._is_to_the_right(before, line):
            return None
        if self._is_indented(before, line):
            return False
        if self._had_room(before, line):
            # Lines broken by hand run on too: a sentence is surer than the room that a line had.
            return None if runs_on or is_open(before.text, line.text) else False
        if before.text.endswith(_STOPS) and label(line.text):
            return False
        return True if self._is_running else None

    def carries_over(self, following: Column, *, indented: bool) -> bool | None:
        """Say whether the next column, or page, carries on the last paragraph; None where its place does not tell.

        Args:
            following: The next column.
            indented: Paragraphs of the document begin with an indent.
        """
        before, line = self.lines[-1], following.lines[0]
        if abs(before.height - line.height) > 0.2 * max(before.height, line.height):
            return None
        if self._is_centred(before) or following._is_centred(line):
            return None
        if not (self._is_running and following._is_running):
            return None
        if line.left > following.left + 0.8 * line.height and indented:
            return False
        needed = _first_word(line) * (self.right - self.left) / max(following.right - following.left, 1.0)
        if before.right + needed < self.right - 0.3 * line.height:
            return None if before.text[-1:].isalnum() and line.text[:1].islower() else False
        ends = before.text.endswith(_STOPS)
        return None if ends and (not indented or label(line.text)) else True

    def breaks(self, before: PdfLine, line: PdfLine) -> bool:
        """Say whether the page's edge may have broken *line* off the one above it."""
        alike = abs(before.height - line.height) <= 0.2 * max(before.height, line.height)
        return alike and not self._is_indented(before, line) and not self._had_room(before, line)

    def breaks_over(self, following: Column) -> bool:
        """Say whether the edge of the column may have broken the first line of the next one off its last line."""
        line = following.lines[0]
        indented = line.left > following.left + 0.8 * line.height
        return not indented and not self._had_room(self.lines[-1], line)

    @property
    def _is_running(self) -> bool:
        """Say whether the lines are those of a running text: in a table, or alone on a page, their ends say nothing."""
        return len(self.lines) > 1 and sum(len(line.text) for line in self.lines) >= _RUNNING * len(self.lines)

    def _is_centred(self, line: PdfLine) -> bool:
        if self.repeated and abs(line.left - self.first) < 2:
            return False
        before, after = line.left - self.left, self.right - line.right
        return min(before, after) > line.height and abs(before - after) < 1.5 * line.height

    def _is_to_the_right(self, before: PdfLine, line: PdfLine) -> bool:
        """Say whether both stand in a block set to the right («УТВЕРЖДЕНО / Указом …»), ragged as it is."""
        return abs(before.left - line.left) < 2 and line.left > self.left + 0.2 * (self.right - self.left)

    def _is_indented(self, before: PdfLine, line: PdfLine) -> bool:
        """Say whether a line stands where first lines do, or deeper than the margin and the line before it."""
        deeper = line.left > self.left + 0.8 * line.height
        return deeper and (before.left < line.left - 0.5 * line.height or abs(line.left - self.first) < 2)

    def _had_room(self, before: PdfLine, line: PdfLine) -> bool:
        """Say whether a line ended though the first word of the next would have had room in it."""
        return before.right + _first_word(line) < self.right - 0.3 * line.height and not before.text.endswith("-")


def flows(page: Sequence[PdfLine]) -> Iterator[list[PdfLine]]:
    """Yield the lines of each column of a page: a line higher than the one before it begins one."""
    flow: list[PdfLine] = []
    for line in page:
        if flow and line.bottom >= flow[-1].top:
            yield flow
            flow = []
        flow.append(line)
    if flow:
        yield flow


def _first_word(line: PdfLine) -> float:
    """Return the width of the first word of a line and the space before it."""
    first = line.text.split(" ", 1)[0]
    return (line.right - line.left) * (len(first) + 1) / max(len(line.text), 1)
