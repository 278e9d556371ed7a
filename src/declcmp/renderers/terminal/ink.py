"""Styled lines on a screen of a given width: blue and orange, which colour-blind people tell apart; never markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO

from declcmp.renderers import View
from declcmp.renderers.terminal.styled import Text

# The basic sixteen have no orange: yellow stands in for it where a terminal has no more.
# Each in rich's words, on a terminal of 256 colours and on one of fewer.
_STYLES = {
    "deleted": ("color(208)", "yellow"),
    "inserted": ("color(33)", "blue"),
    "moved": ("color(134)", "magenta"),
    "loud deleted": ("bold underline color(208)", "bold underline yellow"),
    "loud inserted": ("bold underline color(33)", "bold underline blue"),
    "loud": ("bold color(208)", "bold yellow"),
    "strong": ("bold", "bold"),
    "heading": ("bold", "bold"),
    "quiet": ("dim", "dim"),
    "place": ("color(37)", "cyan"),
    # Shades of a heat map, from little to much; the mark itself gets denser too.
    "heat 0": ("color(67)", "blue"),
    "heat 1": ("color(31)", "cyan"),
    "heat 2": ("color(172)", "yellow"),
    "heat 3": ("bold color(208)", "bold yellow"),
    "": ("", ""),
}


def style(name: str, view: View) -> str:
    """Return the style called *name* on the screen of this view."""
    return _STYLES[name][view.colours < 256]


def painted(lines: Iterable[Text], view: View) -> str:
    """Return the lines as they go to the screen; without colours there is no escape sequence at all."""
    if not view.colours:
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    from rich.console import Console  # noqa: PLC0415 - a log and a pipe, which have no colours, never pay for it
    from rich.text import Text as Painted  # noqa: PLC0415

    page = StringIO()
    console = Console(
        file=page, force_terminal=True, color_system="256" if view.colours >= 256 else "standard", no_color=False,
        legacy_windows=False, width=max(view.width, 1) * 2, markup=False, highlight=False, emoji=False,
        soft_wrap=True, _environ={},
    )  # fmt: skip
    for line in lines:
        line.rstrip()
        console.print(Painted.assemble(*line.runs))
    return page.getvalue()


def wrapped(text: Text, width: int, *, first: Text | None = None, indent: int = 0) -> list[Text]:
    """Return *text* in lines of at most *width* columns, each behind *indent* spaces, the first behind *first*."""
    room = max(width - indent, 12)
    lines = []
    for number, line in enumerate(text.wrap(room)):
        head = first if first is not None and number == 0 else Text(" " * indent)
        lines.append(Text.assemble(head, line))
    return lines


def fitted(lines: Iterable[Text], view: View) -> Iterator[Text]:
    """Give the lines, each that is wider than the screen wrapped: a title says more than a narrow screen holds."""
    for line in lines:
        if line.cell_len <= view.width:
            yield line
        else:
            yield from wrapped(line, view.width, first=Text(), indent=3)


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
