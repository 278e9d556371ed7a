"""Paragraphs out of physical lines: the lines of each, joined, with the place where each began."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from declcmp.model import Block
from declcmp.text.continuation import carries_on
from declcmp.text.groups import together
from declcmp.text.hyphen import joined
from declcmp.text.layout import Layout, layout
from declcmp.text.lines import End, Line, is_page_number, names_page, printed_lines, rising
from declcmp.text.words import words


def blocks(lines: Sequence[str], *, carried: Mapping[int, bool] | None = None) -> tuple[Block, ...]:
    """Return the paragraphs of *lines*, words joined over line ends, each with the source lines that it came from.

    Args:
        lines: Physical lines, as they are in the file.
        carried: By the number of a line, whether it carries on the line before it, where the places of the lines on
            a page say so; the other lines are judged by what they hold.
    """
    printed = list(printed_lines(lines))
    pages = _page_numbers(printed)
    body = [line for line in printed if line.number not in pages]
    if not body:
        return tuple(_block([line], frozenset()) for line in printed)
    paragraphs = _paragraphs(body, layout(body), carried or {}, pages)
    paragraphs.extend([line] for line in printed if line.number in pages)
    paragraphs.sort(key=lambda paragraph: paragraph[0].number)
    vocabulary = _vocabulary(paragraphs)
    return tuple(_block(paragraph, vocabulary) for paragraph in paragraphs)


def _vocabulary(paragraphs: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the words of a text, folded, if a word is broken at the end of any line; none otherwise."""
    if not any(line.end is End.HYPHEN for paragraph in paragraphs for line in paragraph[:-1]):
        return frozenset()
    return frozenset(word.folded for paragraph in paragraphs for line in paragraph for word in words(line.text))


def _page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Return the source lines that hold the number of a page: «- 3 -»; or alone, rising by one, one within a sentence.

    The numbers of chapters are alone and rise too, but stand where a sentence has ended.
    """
    alone = [
        (int(re.findall(r"\d+", line.text)[0]), place)
        for place, line in enumerate(lines)
        if line.gap[0] and is_page_number(line.text) and (place + 1 == len(lines) or lines[place + 1].gap[0])
    ]
    found = {line.number for line in lines if names_page(line.text)}
    for series in rising(alone):
        if any(place and lines[place - 1].end is not End.STOP for place in series):
            found |= {lines[place].number for place in series}
    return frozenset(found)


def _paragraphs(
    lines: Sequence[Line], set_in: Layout, carried: Mapping[int, bool], pages: AbstractSet[int]
) -> list[list[Line]]:
    after_page = {following.number for line, following in pairwise(lines) if _parted(line, following, pages)}
    paragraphs: list[list[Line]] = []
    head = True
    for run in _runs(lines):
        head = head and not any(line.end in {End.STOP, End.COMMA} for line in run)
        joins = together(run, head=head)
        for place, line in enumerate(run):
            known = carried.get(line.number)
            if paragraphs and known is None:
                paged = line.number in after_page
                known = place in joins or carries_on(paragraphs[-1][-1], line, set_in, paged=paged)
            if paragraphs and known:
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
    return paragraphs


def _parted(line: Line, following: Line, pages: AbstractSet[int]) -> bool:
    """Say whether the number of a page stands between two lines."""
    return following.number - line.number > 1 and not pages.isdisjoint(range(line.number + 1, following.number))


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand together, without a blank line between them."""
    run: list[Line] = []
    for line in lines:
        if run and line.gap != (0, 0):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _block(lines: Sequence[Line], vocabulary: frozenset[str]) -> Block:
    """Return the paragraph that *lines* make."""
    parts = [lines[0].text]
    starts = [0]
    length = len(parts[0])
    for before, line in pairwise(lines):
        whole = _seam(before, line, vocabulary)
        parts[-1] = parts[-1][: len(parts[-1]) - len(before.text)] + whole[: len(whole) - len(line.text)]
        length += len(whole) - len(before.text) - len(line.text)
        parts.append(line.text)
        starts.append(length)
        length += len(line.text)
    return Block("".join(parts), tuple(starts), tuple(line.number for line in lines))


def _seam(line: Line, following: Line, vocabulary: frozenset[str]) -> str:
    """Return the texts of two lines as one."""
    if line.soft:
        return line.text + following.text
    if line.end is End.HYPHEN and following.text[:1].isalnum():
        return joined(line.text, following.text, vocabulary)
    return f"{line.text} {following.text}"
