"""The layout of a text, read from its lines: how wide it is set, and which white space parts its paragraphs.

Nothing is asked of the user and nothing is known of the source. What is counted is how often a line plainly runs on
into the next one (a word, then a small letter), how often it plainly does not (a full stop, then a capital), and how
much room the line had left for the next word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from declcmp.text.labels import label
from declcmp.text.lines import Begin, End, Line

#: A line broken at the page's width takes at least this share of it with the first word of the next.
_FILLED = 0.75
#: A line shorter or longer was not cut by a page's edge, unless small letters say so again and again.
_CUT, _PAGE = 50, 160
#: No page and no column of text is narrower: a list of words is no text.
_NARROWEST = 20
#: Columns beyond a paragraph's indent at which lines are centred or set to the right.
DEEP = 4
#: No first line of a paragraph is indented by less: single spaces at the head of lines are accidents.
_INDENT = 2
#: Where so many times as many sentences end as lines run on, those that run on are the exception.
_FEW = 10


class Gap(Enum):
    """What the white space between two lines stands for."""

    WRAP = "the line was broken to fit the page"
    MIXED = "sometimes that, sometimes the end of a paragraph: a page break"
    RARE = "the end of a paragraph; hardly ever, after a full line, a page break"
    PARAGRAPH = "the end of a paragraph"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is set.

    Attributes:
        gaps: What each kind of white space stands for; what is not listed parts paragraphs.
        room: A line that has the next word's room within so many columns ended there on purpose; 0 if lines are not
            broken to a width.
        least: The same, where nothing else speaks for a break.
        margin: Columns before a line that carries a paragraph on.
        first: Columns before a paragraph's first line; None where they are those of the margin.
        strict: No line with so many columns before it carries a paragraph on.
    """

    gaps: dict[tuple[int, int], Gap]
    room: int = 0
    least: int = 0
    margin: int = 0
    first: int | None = None
    strict: bool = False

    def gap(self, line: Line) -> Gap:
        """Return what the white space before *line* stands for."""
        return self.gaps.get(line.gap, Gap.PARAGRAPH)


def runs_on(line: Line, following: Line) -> bool:
    """Say whether *line* plainly runs on: it ends in a word, or within one, and a small letter follows."""
    if following.begin is not Begin.LOWER or line.ruled or following.ruled:
        return False
    if line.end is End.HYPHEN or line.soft:
        return True
    return line.end is End.WORD and label(following.text) is None and not following.text.startswith(("г.", "гор."))


def _is_cut(line: Line, following: Line, widest: int) -> bool:
    """Say whether *line*, in the middle of something, had no room for the next word."""
    if line.end is End.STOP or line.ruled or label(following.text) is not None:
        return False
    return _CUT <= line.width <= _PAGE and needed(line, following) > widest


def ends(line: Line, following: Line) -> bool:
    """Say whether a sentence plainly ends with *line*."""
    return line.end is End.STOP and (following.begin is Begin.UPPER or label(following.text) is not None)


def needed(line: Line, following: Line) -> int:
    """Return the columns that *line* would take with the first word of the next one."""
    space = following.text.find(" ", 0, 60)
    first = min(len(following.text), 60) if space < 0 else space
    return line.width + 1 + first


def layout(lines: Sequence[Line]) -> Layout:
    """Return the layout that the lines show."""
    pairs: dict[tuple[int, int], list[tuple[Line, Line]]] = defaultdict(list)
    # A long line in fifty may be an address, or a row of a table.
    widest = sorted(line.width for line in lines)[len(lines) * 49 // 50]
    head = next((line.number for line in lines if line.end in {End.STOP, End.COMMA}), 1) - 1
    for line, following in pairwise(lines):
        pairs[following.gap].append((line, following))
    gaps = {gap: _meaning(gap, found, pairs, head, widest) for gap, found in pairs.items()}
    wrapped = [pair for gap, found in pairs.items() if gaps[gap] is Gap.WRAP for pair in found]
    if not wrapped:
        return Layout(gaps)
    carried = [pair for pair in wrapped if runs_on(*pair)]
    if not (carried := [pair for pair in carried if pair[0].number > head] or carried):
        carried = [pair for pair in wrapped if _is_cut(*pair, widest)]
    margin = _margin(carried)
    first = _first(wrapped, margin)
    body = _of_body(carried, margin if first is None else first)
    widest = max(line.width for line, _ in body)
    # A line broken by hand (the head of an annex) had room for more: it says nothing of the width.
    wants = sorted(want for pair in body if (want := needed(*pair)) >= _FILLED * widest)
    return Layout(
        gaps,
        room=min(widest, wants[len(wants) * 3 // 100] - 1),
        least=min(widest, wants[0] - 1),
        margin=margin,
        first=first,
        strict=_is_strict(body, margin, first),
    )


def _of_body(carried: Sequence[tuple[Line, Line]], deepest: int) -> Sequence[tuple[Line, Line]]:
    """Return the pairs of lines that are not set deep, as those of a title or of an annex's head are; all, if all are.

    Args:
        carried: Lines with those that carry them on.
        deepest: Columns before the first line of a paragraph.
    """
    return [pair for pair in carried if pair[0].indent < deepest + DEEP] or carried


def _meaning(
    gap: tuple[int, int],
    found: Sequence[tuple[Line, Line]],
    pairs: dict[tuple[int, int], list[tuple[Line, Line]]],
    head: int,
    widest: int,
) -> Gap:
    """Return what a gap stands for.

    Args:
        gap: White space.
        found: The lines on either side of it.
        pairs: The same for every gap.
        head: The number of the last line that may be of a title.
        widest: The width of the text.
    """
    body = [pair for pair in found if pair[0].number > head]
    # The lines of a title are broken by hand, and speak only where no others do.
    on = [pair for pair in body if runs_on(*pair)] or [pair for pair in found if runs_on(*pair)]
    commonest = len(found) == max(map(len, pairs.values()))
    cut = [pair for pair in body if commonest and not runs_on(*pair) and _is_cut(*pair, widest)]
    # The widest line of all has never room: one line says nothing.
    filled = on + cut if len(cut) > 1 else on
    if not filled:
        return Gap.PARAGRAPH
    # An indented line begins a paragraph whatever white space stands before it, and says nothing of that.
    margin = _margin(on or cut)
    stops = sum(ends(line, following) for line, following in found if following.indent < margin + _INDENT)
    # Where every line is followed by a blank one, lines without a gap are the exception.
    closest = gap == (0, 0) or len(found) > 2 * len(pairs.get((0, 0), ()))
    enough = gap == (0, 0) or (closest and len(filled) >= 2)
    tight = _filled(filled, found) and _is_tight(filled, found) and _FEW * len(filled) >= stops
    if enough and (tight or (_filled(on, found) and len(on) >= stops)):
        return Gap.WRAP
    often = len(on) >= 2 or (gap == (0, 0) and on)
    if not often:
        return Gap.PARAGRAPH
    return Gap.MIXED if _FEW * len(on) >= stops else Gap.RARE


def _margin(carried: Sequence[tuple[Line, Line]]) -> int:
    """Return the commonest indent of lines that carry a paragraph on."""
    return Counter(following.indent for _, following in carried).most_common(1)[0][0]


def _filled(carried: Sequence[tuple[Line, Line]], found: Sequence[tuple[Line, Line]]) -> bool:
    """Say whether the lines that run on were filled up to one width, and few of the others go beyond it.

    Lines of a list without punctuation are not, nor is a title broken by hand over paragraphs of one line each.
    """
    if not carried:
        return False
    wants = sorted(needed(*pair) for pair in carried)
    width = sorted(line.width for line, _ in carried)[len(carried) * 9 // 10]
    beyond = sum(_FILLED * line.width > width for line, _ in found)
    full = sum(want >= _FILLED * width for want in wants)
    return full >= 0.7 * len(wants) and _NARROWEST <= width <= 400 and 5 * beyond <= len(found)


def _is_tight(carried: Sequence[tuple[Line, Line]], found: Sequence[tuple[Line, Line]]) -> bool:
    """Say whether the next word went to the next line because no line was wide enough to hold it.

    In a short text of short paragraphs (points, items) few lines run on; those that do tell by their length.
    """
    widest = max(line.width for line, _ in found)
    full = [following for line, following in carried if needed(line, following) > widest]
    # The lines of a poem are of one length, too, and each begins with a capital.
    small = sum(line.begin is Begin.LOWER for line in full)
    # One line says nothing: the widest of all has no room for any word.
    return len(full) > 1 and 3 * len(full) >= 2 * len(carried) and 2 * small >= len(full)


def _is_strict(body: Sequence[tuple[Line, Line]], margin: int, first: int | None) -> bool:
    """Say whether hardly any line that plainly carries on is indented like a first line, and most stand at the margin.

    A few do that should not: an item without punctuation before one that begins with a small letter.
    """
    if first is None:
        return False
    indented = sum(following.indent == first for _, following in body)
    return 4 * indented <= sum(following.indent <= margin + 1 for _, following in body)


def _first(wrapped: Sequence[tuple[Line, Line]], margin: int) -> int | None:
    """Return the commonest indent of lines that begin a paragraph: those deeper than the line that follows them."""
    deeper = Counter(
        line.indent for line, following in wrapped if line.indent >= margin + _INDENT and following.indent <= margin + 1
    )
    return deeper.most_common(1)[0][0] if deeper else None
