"""Styled lines on a screen of a given width: blue and orange, which colour-blind people tell apart; never markup."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from declcmp.renderers import View
from declcmp.renderers.terminal.styled import Text

# The basic sixteen have no orange: yellow stands in for it where a terminal has no more.
# Each is what the escape sequence of a style says (SGR), on a terminal of 256 colours and on one of fewer.
_STYLES = {
    "deleted": ("38;5;208", "33"),
    "inserted": ("38;5;33", "34"),
    "moved": ("38;5;134", "35"),
    "loud deleted": ("1;4;38;5;208", "1;4;33"),
    "loud inserted": ("1;4;38;5;33", "1;4;34"),
    "loud": ("1;38;5;208", "1;33"),
    "strong": ("1", "1"),
    "heading": ("1", "1"),
    "quiet": ("2", "2"),
    "place": ("38;5;37", "36"),
    # Shades of a heat map, from little to much; the mark itself gets denser too.
    "heat 0": ("38;5;67", "34"),
    "heat 1": ("38;5;31", "36"),
    "heat 2": ("38;5;172", "33"),
    "heat 3": ("1;38;5;208", "1;33"),
    "": ("", ""),
}


def style(name: str, view: View) -> str:
    """Return the style called *name* on the screen of this view."""
    return _STYLES[name][view.colours < 256]


def painted(lines: Iterable[Text], view: View) -> str:
    """Return the lines as they go to the screen; without colours there is no escape sequence at all."""
    if not view.colours:
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    return "".join(f"{_painted(line)}\n" for line in lines)


def _painted(line: Text) -> str:
    line.rstrip()
    styles = groupby(line.runs, key=lambda run: run[1])
    return "".join(_in_style("".join(text for text, _ in runs), name) for name, runs in styles)


def _in_style(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code else text


def wrapped(text: Text, width: int, *, first: Text | None = None, indent: int = 0) -> list[Text]:
    """Return *text* in lines of at most *width* columns, each behind *indent* spaces, the first behind *first*."""
    room = max(width - indent, 12)
    lines = []
    for number, line in enumerate(text.wrap(room)):
        head = first if first is not None and number == 0 else Text(" " * indent)
        lines.append(Text.assemble(head, line))
    return lines


def listed(parts: Iterable[Text], width: int, *, indent: int, between: Text) -> list[Text]:
    """Return *parts* in a row, parted by *between*, on as many lines as they need; a part is cut only if it must be."""
    room = max(width - indent, 12)
    rows: list[Text] = []
    for part in parts:
        if rows and rows[-1].cell_len + between.cell_len + part.cell_len <= room:
            rows[-1] = Text.assemble(rows[-1], between, part)
        else:
            rows.append(part)
    return [line for row in rows for line in wrapped(row, width, indent=indent)]
