"""Text in runs of one style each: what a line of a screen is until it is painted."""

from __future__ import annotations

import re

from declcmp.renderers import width_of

#: A word with the spaces around it: a line may end after it. No-break spaces hold words together.
_WORD = re.compile(" *[^ ]+ *")


class Text:
    """Text that is written from left to right and wrapped; rich paints it (docs/decisions/0009-rich-paints.md)."""

    __slots__ = ("runs", "style")

    def __init__(self, text: str = "", style: str = "") -> None:
        """Take the first words; their style is that of all that is appended without one."""
        self.style = style
        self.runs: list[tuple[str, str]] = [(text, style)] if text else []

    @classmethod
    def assemble(cls, *parts: str | Text | tuple[str, str]) -> Text:
        """Return texts, plain or with a style, as one."""
        whole = cls()
        for part in parts:
            if isinstance(part, Text):
                whole.append_text(part)
            elif isinstance(part, str):
                whole.append(part)
            else:
                whole.append(*part)
        return whole

    def append(self, text: str, style: str | None = None) -> None:
        """Write on, in a style of its own if it is given one."""
        if text:
            self.runs.append((text, self.style if style is None else style))

    def append_text(self, text: Text) -> None:
        """Write on with the words and styles of another."""
        self.runs += text.runs

    def stylize(self, style: str) -> None:
        """Put all that is written so far into one style."""
        self.runs = [(text, style) for text, _ in self.runs]

    @property
    def plain(self) -> str:
        """Return the words without their styles."""
        return "".join([text for text, _ in self.runs])

    @property
    def cell_len(self) -> int:
        """Return the columns that it takes."""
        return width_of(self.plain)

    def __len__(self) -> int:
        """Return its length in code points."""
        return sum(len(text) for text, _ in self.runs)

    def pad_right(self, columns: int) -> None:
        """Write so many spaces."""
        self.append(" " * columns)

    def rstrip(self) -> None:
        """Take the spaces off its end."""
        while self.runs:
            text, style = self.runs.pop()
            if kept := text.rstrip():
                self.runs.append((kept, style))
                return

    def wrap(self, columns: int) -> list[Text]:
        """Return it in lines of at most so many columns, cut between words, and inside a word that is longer."""
        return self._cut(_breaks(self.plain, columns))

    def _cut(self, places: list[int]) -> list[Text]:
        lines = [Text("", self.style)]
        at = 0
        waiting = iter(places)
        place = next(waiting, None)
        for text, style in self.runs:
            start = 0
            while place is not None and place < at + len(text):
                lines[-1].append(text[start : place - at], style)
                start = place - at
                lines.append(Text("", self.style))
                place = next(waiting, None)
            lines[-1].append(text[start:], style)
            at += len(text)
        for line in lines:
            line.rstrip()
        return lines


def _breaks(text: str, columns: int) -> list[int]:
    """Return where the lines of a text of at most so many columns begin, the first line aside."""
    places = []
    used = 0
    for match in _WORD.finditer(text):
        word = match.group()
        width = width_of(word.rstrip())
        if used + width <= columns:
            used += width_of(word)
            continue
        start = match.start()
        if used:
            places.append(start)
            used = 0
        for at, character in enumerate(word if width > columns else ""):
            size = width_of(character)
            if used + size > columns and character != " ":
                places.append(start + at)
                used = 0
            used += size
        if width <= columns:
            used = width_of(word)
    return places
