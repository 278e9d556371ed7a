"""Marks inside a line of Markdown: emphasis, links, code and tags are taken off, the words stay.

What is escaped is text. A mark counts only where it is plainly one: «цена * объем», «5*» and «____» are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
#: What stands for an escaped mark while marks are looked for: no letter, no space, and in no text that is read.
_HELD = "\x00"
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(?P<words>[^`]+)(?<!`)\1(?!`)")
_TARGET = (
    r"(?:https?://|mailto:|www\.|\.{0,2}/|#|[\w%./-]{1,200}\.[a-z]{2,5}(?=[)/#? ]))[^()\s<>]*(?:\([^()\s]*\)[^()\s]*)*"
)
_LINK = re.compile(rf"!?\[(?P<words>[^\[\]]*)\]\((?:<[^<>\s]*>|{_TARGET})(?:\s+\"[^\"]*\")?\)")
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|center|cite|code|del|div|em|font|i|ins|kbd|mark|p|q|s|small|span|strike|strong|sub|sup|u)"
    r"(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ADDRESS = re.compile(r"<(?P<words>(?:https?://|mailto:)[^<>\s]+)>")
_EMPHASIS = (
    re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])(?P<words>(?:(?!\1).)+?)(?<=[^\s*])\1(?![\w*])"),
    re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])(?P<words>(?:(?!\1).)+?)(?<=[^\s_])\1(?![\w_])"),
)
#: Emphasis within emphasis within a link is as deep as anyone writes.
_DEPTH = 4
_MARKS = re.compile(r"[*_\[<`]")


def words_of(text: str) -> str:
    """Return what a line of Markdown says: without marks, its escapes undone."""
    if _HELD in text or not (_MARKS.search(text) or "\\" in text):
        return text
    held = _ESCAPED.sub(_HELD, text)
    said = _ESCAPED.sub(r"\1", text)
    return _without_marks(held, said) if _MARKS.search(held) else said


def escaped(text: str) -> str:
    """Return *text* so that its marks are read as text; *text* holds the escapes that other rules ask for."""
    if words_of(text) == _ESCAPED.sub(r"\1", text):
        return text
    return re.sub(r"(\\.)|([*_\[<`])", lambda found: found.group(1) or f"\\{found.group(2)}", text)


def _without_marks(held: str, said: str) -> str:
    """Return *said* without the marks that stand in *held*, which is the same with all that was escaped hidden."""
    for found in _BREAK.finditer(held):
        said = said[: found.start()] + " " * len(found.group()) + said[found.end() :]
    held = _BREAK.sub(lambda found: " " * len(found.group()), held)
    for _ in range(_DEPTH):
        before = held
        for pattern in (_CODE, _LINK, _ADDRESS, *_EMPHASIS, _TAG):
            kept = list(_kept(pattern, held))
            held, said = ("".join(text[start:stop] for start, stop in kept) for text in (held, said))
        if held == before:
            break
    return said


def _kept(pattern: re.Pattern[str], held: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that are left when the marks of one kind are taken off."""
    at = 0
    for found in pattern.finditer(held):
        yield at, found.start()
        if "words" in pattern.groupindex:
            yield found.span("words")
        at = found.end()
    yield at, len(held)
