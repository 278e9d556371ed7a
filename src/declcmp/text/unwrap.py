"""Paragraphs out of physical lines: which line carries on the one before, and how the two are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from declcmp.language.morphology import form
from declcmp.language.tables import words_of
from declcmp.model import Block
from declcmp.text.closing import begins_with_office, goes_with_date, is_place_date, is_signature
from declcmp.text.fold import fold
from declcmp.text.hyphen import joined
from declcmp.text.labels import label
from declcmp.text.layout import Gap, Layout, layout, needed, runs_on
from declcmp.text.lines import Begin, End, Line, is_page_number, printed_lines

_WORD = re.compile(r"[^\W_]+")
#: A block that says what a text is attached to has few lines, and short ones.
_ATTACHMENT_LINES, _ATTACHMENT_WIDTH = 8, 60
#: Columns beyond a paragraph's indent at which lines are centred or set to the right.
_DEEP = 4


def blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """Return the paragraphs of *lines*, words joined over line ends, each with the source lines that it came from."""
    printed = list(printed_lines(lines))
    if not printed:
        return ()
    pages = _page_numbers(printed)
    body = _without(printed, pages)
    paragraphs = _paragraphs(body, layout(body))
    paragraphs.extend([line] for line in printed if line.number in pages)
    return tuple(_block(paragraph) for paragraph in sorted(paragraphs, key=lambda paragraph: paragraph[0].number))


def _page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Return the source lines that hold nothing but the number of a page, in a row of at least two that rise by one."""
    alone = [
        line
        for line, following in zip(lines, [*lines[1:], None], strict=True)
        if is_page_number(line.text) and line.gap[0] and (following is None or following.gap[0])
    ]
    found: set[int] = set()
    for line, following in pairwise(alone):
        if _number(following) - _number(line) == 1 and following.number - line.number > 2:
            found |= {line.number, following.number}
    return frozenset(found)


def _number(line: Line) -> int:
    digits = re.search(r"\d+", line.text)
    return int(digits.group()) if digits else -10


def _without(lines: Sequence[Line], pages: frozenset[int]) -> list[Line]:
    return [line for line in lines if line.number not in pages] if pages else list(lines)


def _paragraphs(lines: Sequence[Line], set_in: Layout) -> list[list[Line]]:
    paragraphs: list[list[Line]] = []
    begun = False
    for run in _runs(lines):
        begun = begun or any(line.end in {End.STOP, End.COMMA} for line in run)
        together = range(1, len(run)) if (not begun and _is_head(run)) or _is_attachment(run) else _signed(run)
        for place, line in enumerate(run):
            if paragraphs and (place in together or carries_on(paragraphs[-1][-1], line, set_in)):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
    return paragraphs


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


def _is_head(run: Sequence[Line]) -> bool:
    """Say whether lines before the first sentence of a text are one title: one of them plainly runs on."""
    if not 1 < len(run) <= _ATTACHMENT_LINES or any(line.columns or label(line.text) for line in run):
        return False
    return any(runs_on(*pair) or _hangs(*pair) for pair in pairwise(run)) and not any(
        is_place_date(line.text) or goes_with_date(line.text) for line in run
    )


def _signed(run: Sequence[Line]) -> frozenset[int]:
    """Return the lines of *run* that carry on an office up to the name: «Председатель / Совета      И.О.Фамилия»."""
    found: set[int] = set()
    first = 0
    for place, line in enumerate(run):
        if not begins_with_office(run[first].text) or line.end is not End.WORD or len(line.text) > _ATTACHMENT_WIDTH:
            return frozenset(found)
        if line.columns and is_signature(f"{run[first].text} {line.text}"):
            found |= set(range(first + 1, place + 1))
            first = place + 1
            if first == len(run):
                break
    return frozenset(found)


def _is_attachment(run: Sequence[Line]) -> bool:
    """Say whether the lines are the block «ПРИЛОЖЕНИЕ / к распоряжению … / от 17 августа 2002 г. / N 385-рп»."""
    if not 1 < len(run) <= _ATTACHMENT_LINES or _first_word(run[0].text) not in words_of("layout", "attachment"):
        return False
    return all(len(line.text) <= _ATTACHMENT_WIDTH and not line.columns for line in run)


def carries_on(line: Line, following: Line, set_in: Layout) -> bool:
    """Say whether *following* belongs to the paragraph of *line*."""
    if line.ruled or following.ruled or not (_WORD.search(line.text) and _WORD.search(following.text)):
        return False
    gap = set_in.gap(following)
    if gap is Gap.WRAP:
        return _wraps(line, following, set_in)
    if following.gap == (0, 0) and _in_capitals(line, following):
        return True
    if _hangs(line, following):
        return True
    if line.columns and following.begin is not Begin.LOWER:
        return False
    full = not set_in.room or needed(line, following) > set_in.room
    if runs_on(line, following):
        return full and (gap is Gap.MIXED or len(line.text) >= 60)
    if gap is Gap.MIXED:
        return _carries_over(line, following, set_in)
    return _is_year_of(line.text, following.text)


def _carries_over(line: Line, following: Line, set_in: Layout) -> bool:
    """Say whether a sentence is carried over a page break, or over a line broken by hand."""
    if label(following.text) is not None:
        return False
    if line.end is End.COMMA:
        return not _opens_recital(following.text)
    if _is_year_of(line.text, following.text) or line.end is End.HYPHEN:
        return True
    return line.end is End.WORD and bool(set_in.room) and needed(line, following) > set_in.room


def _wraps(line: Line, following: Line, set_in: Layout) -> bool:
    """Say whether *following* carries on *line* where lines are broken to a width."""
    full = needed(line, following) > set_in.room
    if line.columns and following.columns and not full:
        return False
    if runs_on(line, following) or _hangs(line, following):
        return True
    if _in_capitals(line, following) and following.gap == (0, 0):
        return True
    if line.columns and not full:
        return False
    if following.columns and following.width < set_in.room and not (full and line.end is not End.STOP):
        return False
    deep = (set_in.margin + _DEEP if set_in.first is None else set_in.first) + _DEEP
    if (line.indent >= deep) is not (following.indent >= deep):
        return full and line.end is not End.STOP
    if line.indent >= deep or _are_centred(line, following, set_in):
        return True
    if _is_indented(following, set_in):
        return False
    if line.end in {End.STOP, End.COMMA} and label(following.text) is not None:
        return False
    return full or not _breaks_off(line, following, set_in)


def _are_centred(line: Line, following: Line, set_in: Layout) -> bool:
    """Say whether both lines stand in the middle of the page, as lines of one title do."""
    if min(line.indent, following.indent) <= set_in.margin or line.end is End.STOP:
        return False
    middle = set_in.margin + set_in.room
    centred = all(abs(each.indent + each.width - middle) <= 3 for each in (line, following))
    return centred and not line.indent == following.indent == set_in.first


def _is_indented(line: Line, set_in: Layout) -> bool:
    return set_in.first is not None and line.indent >= set_in.margin + 2


def _breaks_off(line: Line, following: Line, set_in: Layout) -> bool:
    """Say whether a line that had room for the next word ends its paragraph."""
    if line.end is End.STOP:
        return following.begin is not Begin.LOWER or line.text.endswith((":", ";"))
    if needed(line, following) > set_in.least:
        return False
    if line.end is End.COMMA:
        return following.begin is not Begin.LOWER or _opens_recital(following.text)
    return following.begin is not Begin.LOWER or goes_with_date(following.text)


def _in_capitals(line: Line, following: Line) -> bool:
    """Say whether both lines are set in capitals, as a title broken by hand is."""
    return (
        line.text.isupper()
        and following.text.isupper()
        and line.end is End.WORD
        and following.begin is Begin.UPPER
        and label(following.text) is None
        and _first_word(following.text) not in words_of("layout", "division")
        and _first_word(line.text) not in words_of("layout", "division")
        and not (line.columns or following.columns)
    )


def _hangs(line: Line, following: Line) -> bool:
    """Say whether no paragraph could end like *line*: with a preposition, with «ст.» before a number."""
    last = line.text[-20:].rsplit(" ", 1)[-1]
    if last in words_of("layout", "hanging"):
        return label(following.text) is None
    return following.begin is Begin.DIGIT and last in words_of("layout", "before-number")


def _is_year_of(text: str, following: str) -> bool:
    """Say whether a date is broken between its month and its year: «14 июня / 2019 года»."""
    last = text[-12:].rsplit(" ", 1)[-1]
    return last in words_of("layout", "months") and re.match(r"(?:19|20)\d\d\b", following) is not None


def _opens_recital(text: str) -> bool:
    """Say whether a paragraph of a preamble may begin so: «отмечая», «исполненные решимости», «заявляем»."""
    return form(_first_word(text)).part in {"GRND", "PRTF", "PRTS", "VERB"}


def _first_word(text: str) -> str:
    found = _WORD.search(text[:60])
    return fold(found.group()) if found else ""


def _block(lines: Sequence[Line]) -> Block:
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for line in lines:
        if not parts:
            parts.append(line.text)
            starts.append(0)
            length = len(line.text)
            continue
        last = parts[-1]
        whole = _seam(last, line.text, soft=lines[len(parts) - 1].soft)
        length += len(whole) - len(last) - len(line.text)
        parts[-1] = whole[: len(whole) - len(line.text)]
        parts.append(line.text)
        starts.append(length)
        length += len(line.text)
    return Block("".join(parts), tuple(starts), tuple(line.number for line in lines))


def _seam(last: str, text: str, *, soft: bool) -> str:
    if soft:
        return last + text
    if last[-1:] in "-‐‑" and last[-2:-1].isalnum() and text[:1].isalnum():
        return joined(last, text)
    return f"{last} {text}"
