"""Whether a line carries on the paragraph of the line before it."""

from __future__ import annotations

import re

from declcmp.language.morphology import readings
from declcmp.language.tables import words_of
from declcmp.text.closing import begins_with_office, goes_with_date, is_place_date, is_signature
from declcmp.text.groups import first_word, hangs
from declcmp.text.labels import label
from declcmp.text.layout import DEEP, Gap, Layout, needed, runs_on
from declcmp.text.lines import Begin, End, Line, printed_lines

#: Columns by which the middle of a centred line may miss the middle of the page.
_CENTRED = 3
#: A line as long as this that runs on was cut by hand; a shorter one may be an item without punctuation, or a date.
_CUT = 60
#: Columns that a wrapped line may be wider than most.
_BEYOND = 8
_WORD = re.compile(r"[^\W_]")
_YEAR = re.compile(r"(?:19|20)\d\d\b")


def carries_on(line: Line, following: Line, set_in: Layout, *, paged: bool = False) -> bool:
    """Say whether *following* belongs to the paragraph of *line*; *paged*: the number of a page stood between them."""
    if line.ruled or following.ruled or not (_WORD.search(line.text) and _WORD.search(following.text)):
        return False
    if following.gap == (0, 0) and _in_capitals(line, following):
        return True
    gap = set_in.gap(following)
    if paged and gap in {Gap.PARAGRAPH, Gap.RARE}:
        gap = Gap.WRAP if set_in.room else Gap.MIXED
    if gap is Gap.WRAP:
        return _is_wrapped(line, following, set_in)
    if hangs(line, following):
        return True
    if line.columns and following.begin is not Begin.LOWER:
        return False
    return _is_cut(line, following, set_in, mixed=gap is Gap.MIXED)


def is_open(text: str, following: str) -> bool:
    """Say whether a sentence cannot end with a line, nor a paragraph begin after it: a comma, a date without its year.

    A recital may begin after a comma, and a date may stand without its year.
    """
    lines = list(printed_lines((text, following)))
    if len(lines) < 2 or label(following) is not None:
        return False
    return _is_year_of(*lines) or (lines[0].end is End.COMMA and not opens_recital(lines[1]))


def _is_cut(line: Line, following: Line, set_in: Layout, *, mixed: bool) -> bool:
    """Say whether a sentence is cut by a page's end, or by a break made by hand, and goes on in *following*."""
    full = not set_in.room or needed(line, following) > set_in.room
    if runs_on(line, following):
        known = mixed and set_in.room > 0
        return full and (known or len(line.text) >= _CUT) and not is_place_date(line.text)
    if _is_year_of(line, following):
        return True
    broken = set_in.gap(following) is Gap.RARE and set_in.room > 0 and full and line.width <= set_in.room + _BEYOND
    if not (mixed or broken) or label(following.text) is not None:
        return False
    if line.end is End.COMMA:
        return not opens_recital(following)
    return line.end is End.HYPHEN or (broken and line.end is End.WORD and following.begin is Begin.UPPER)


def _is_wrapped(line: Line, following: Line, set_in: Layout) -> bool:
    """Say whether *following* carries on *line* where lines are broken to a width."""
    full = needed(line, following) > set_in.room
    if line.columns and following.columns and not full:
        return False
    if _is_first(line, following, set_in) or _closes(line, following, set_in):
        return False
    if runs_on(line, following) or hangs(line, following):
        return True
    if _parts_columns(line, following, set_in, full=full) or _is_labelled(line, following, full=full):
        return False
    by_indent = _by_indent(line, following, set_in, full=full)
    if by_indent is not None:
        return by_indent
    return full or not _breaks_off(line, following, set_in)


def _is_first(line: Line, following: Line, set_in: Layout) -> bool:
    """Say whether *following* is indented as only first lines are, and is no line of a title beside *line*."""
    if not set_in.strict or line.soft or line.end is End.HYPHEN:
        return False
    return following.indent == set_in.first and line.indent in {set_in.margin, set_in.first}


def _closes(line: Line, following: Line, set_in: Layout) -> bool:
    """Say whether *following* is a place and a date after a sentence, or both lines are signatures."""
    if line.end is End.STOP and is_place_date(following.text):
        return True
    return line.width < set_in.room and begins_with_office(following.text) and is_signature(line.text)


def _parts_columns(line: Line, following: Line, set_in: Layout, *, full: bool) -> bool:
    """Say whether one of the lines is a row of a table or a signature, not a line of justified text."""
    if line.columns and not full:
        return True
    return following.columns and following.width < set_in.room and not (full and line.end is not End.STOP)


def _is_labelled(line: Line, following: Line, *, full: bool) -> bool:
    """Say whether *following* begins a point or an item; a dash after a full line is one of speech, or of an aside."""
    if line.end not in {End.STOP, End.COMMA} or label(following.text) is None:
        return False
    return following.begin is not Begin.MARK or not full or line.text.endswith((":", ";"))


def _by_indent(line: Line, following: Line, set_in: Layout, *, full: bool) -> bool | None:
    """Return what the indents of two lines say; None if nothing."""
    deep = (set_in.margin + DEEP if set_in.first is None else set_in.first) + DEEP
    if _are_centred(line, following, set_in):
        return True
    if (line.indent >= deep) is not (following.indent >= deep):
        return full and line.end is not End.STOP
    if line.indent >= deep:
        return True
    if set_in.first is not None and following.indent >= set_in.margin + 2:
        return False
    return None


def _are_centred(line: Line, following: Line, set_in: Layout) -> bool:
    """Say whether both lines stand in the middle of the page, as lines of one title do."""
    if min(line.indent, following.indent) <= set_in.margin or line.end is End.STOP:
        return False
    middles = [each.indent + each.width for each in (line, following)]
    if line.indent != following.indent and abs(middles[0] - middles[1]) <= _CENTRED:
        return True
    middle = set_in.margin + set_in.room
    return all(abs(each - middle) <= _CENTRED for each in middles) and line.indent != set_in.first


def _breaks_off(line: Line, following: Line, set_in: Layout) -> bool:
    """Say whether a line that had room for the next word ends its paragraph."""
    if line.end is End.STOP:
        return following.begin is not Begin.LOWER or line.text.endswith((":", ";"))
    if needed(line, following) > set_in.least:
        return False
    if line.end is End.COMMA:
        return following.begin is not Begin.LOWER or opens_recital(following)
    return following.begin is not Begin.LOWER or goes_with_date(following.text)


def _in_capitals(line: Line, following: Line) -> bool:
    """Say whether both lines are set in capitals, as a title broken by hand is."""
    if not (line.text.isupper() and following.text.isupper()) or line.columns or following.columns:
        return False
    if line.end is not End.WORD or following.begin is not Begin.UPPER or label(following.text) is not None:
        return False
    return words_of("layout", "division").isdisjoint({first_word(line.text), first_word(following.text)})


def _is_year_of(line: Line, following: Line) -> bool:
    """Say whether a date is broken between its month and its year: «14 июня / 2019 года»."""
    last = line.text[-12:].rsplit(" ", 1)[-1]
    return last in words_of("layout", "months") and _YEAR.match(following.text) is not None


def opens_recital(line: Line) -> bool:
    """Say whether a paragraph of a preamble may begin so: «отмечая», «исполненные решимости», «в целях», «заявляем»."""
    second = next(iter(line.text[:40].lower().split(" ")[1:2]), "")
    return second in words_of("declarations", "referring") or any(
        reading.grammemes & {"GRND", "PRTS", "VERB"} or reading.grammemes >= {"PRTF", "nomn"}
        for reading in readings(first_word(line.text))
    )
