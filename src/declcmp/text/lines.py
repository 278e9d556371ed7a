"""Physical lines: what is printed on each, where on the page, and how much white space stands before it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
#: Invisible marks and control codes: no part of any word. Soft hyphens are looked at first, at the line's end.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
#: Letters set apart by one space: «У К А З», «п о с т а н о в л я ю». Four or more: three may be words («и в с»).
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_] ){3,}[^\W\d_](?![^\W_])")
#: Letters that are words.
_LONE = frozenset("аивкосуя")
_WIDE_GAP = re.compile(r"(?<=\S)(?: {3,}| *\t\s*)(?=\S)")
_RULED = re.compile(r"[|¦│┃║]")
_SOFT = "\u00ad"
_CLOSING = "»\"”’')]}“"
_BULLETS = "•●▪◦‣■–—-*"
_PAGE = re.compile(
    r"(?:[-–—]\s?)?\d{1,4}(?:\s?[-–—])?|(?:стр(?:аница|\.)|page)\s?\d{1,4}(?:\s(?:из|of)\s\d{1,4})?", re.IGNORECASE
)
_NAMED_PAGE = re.compile(
    r"[-–—]\s?\d{1,4}\s?[-–—]|(?:стр(?:аница|\.)|page)\s?\d{1,4}(?:\s(?:из|of)\s\d{1,4})?", re.IGNORECASE
)
_TAB_STOP = 8


class End(Enum):
    """How a line ends."""

    STOP = "a full stop or its like, a colon, a semicolon"
    COMMA = "a comma"
    HYPHEN = "a word broken at its hyphen"
    WORD = "a word, a number, or a closing quotation mark: in the middle of something"
    OTHER = "a bracket, a dash"


class Begin(Enum):
    """How a line begins; opening quotation marks and brackets are looked through."""

    LOWER = "a small letter"
    UPPER = "a capital"
    DIGIT = "a digit"
    MARK = "a bullet or a dash"
    OTHER = "anything else"


@dataclass(frozen=True, slots=True)
class Line:
    """A physical line that holds something.

    Attributes:
        number: 1-based, in the source.
        text: White space folded to single spaces, entities decoded, spaced letters closed up.
        indent: Columns before the first mark.
        width: Columns up to the last mark.
        gap: Before it: how many lines are empty, and how many of those hold white space.
        cells: Parts of it that wide gaps set apart; 1 where there is none.
        ruled: Upright rules part it into columns.
        soft: It ends with a soft hyphen.
    """

    number: int
    text: str
    indent: int
    width: int
    gap: tuple[int, int]
    cells: int
    ruled: bool
    soft: bool
    end: End
    begin: Begin

    @property
    def columns(self) -> bool:
        """Say whether wide gaps or upright rules part the line: a row of a table, a signature, or justified text."""
        return self.cells > 1 or self.ruled


def _close_up(match: re.Match[str]) -> str:
    letters = match.group().replace(" ", "")
    one_case = letters.isupper() or letters.islower() or letters.istitle()
    return letters if one_case and not _LONE.issuperset(letters) else match.group()


def end_of(text: str) -> End:
    """Return how *text* ends, closing quotation marks and brackets looked through."""
    bare = text.rstrip(_CLOSING)
    last = bare[-1:]
    if last and last in ".!?…:;":
        return End.STOP
    if text[-1:] == ",":
        return End.COMMA
    if text[-1:] in {"-", "‐", "‑"} and text[-2:-1].isalnum():
        return End.HYPHEN
    if text[-1:].isalnum() or text[-1:] in "»\"”%’'“":
        return End.WORD
    return End.OTHER


def begin_of(text: str) -> Begin:
    """Return how *text* begins, opening quotation marks and brackets looked through."""
    for character in text[:3]:
        if character.islower():
            return Begin.LOWER
        if character.isupper():
            return Begin.UPPER
        if character.isdigit():
            return Begin.DIGIT
        if character in _BULLETS:
            return Begin.MARK
        if character not in "«\"“„('/":
            return Begin.OTHER
    return Begin.OTHER


def is_unpunctuated(text: str) -> bool:
    """Say whether *text* lacks a full stop or its like; one inside closing brackets («(6 августа 2021 г.)») is none."""
    return end_of(text) in {End.WORD, End.OTHER} or (text.endswith(")") and not text.startswith("("))


def is_page_number(text: str) -> bool:
    """Say whether *text* is nothing but the number of a page: «12», «- 12 -», «Страница 3 из 10»."""
    return len(text) <= 24 and _PAGE.fullmatch(text) is not None


def names_page(text: str) -> bool:
    """Say whether *text* can be nothing but the number of a page: «- 12 -», «Страница 3 из 10», not «12»."""
    return len(text) <= 24 and _NAMED_PAGE.fullmatch(text) is not None


def rising(numbers: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Yield the places of runs of two or more *numbers*, each with its place, that rise by one and do not touch."""
    run: list[tuple[int, int]] = []
    for number, place in numbers:
        if run and not (number == run[-1][0] + 1 and place > run[-1][1] + 1):
            if len(run) > 1:
                yield [each for _, each in run]
            run = []
        run.append((number, place))
    if len(run) > 1:
        yield [each for _, each in run]


def cleaned(raw: str) -> str:
    """Return a line without its entities, control codes, soft hyphens and letter spacing; white space stays."""
    if "&" in raw:
        raw = _ENTITY.sub(lambda found: html.unescape(found.group()), raw)
    if not raw.isascii():
        raw = raw.replace("\u00a0", " ").replace(_SOFT, "")
    raw = _INVISIBLE.sub("", raw)
    return _SPACED.sub(_close_up, raw)


def printed_lines(lines: Sequence[str]) -> Iterator[Line]:
    """Yield the lines that hold anything, each with what stands before it."""
    blank = spaced = 0
    for number, raw in enumerate(lines, start=1):
        soft = raw.rstrip().endswith(_SOFT)
        clean = cleaned(raw).rstrip()
        text = " ".join(clean.split())
        if not text:
            blank += 1
            spaced += bool(raw.strip("\r\n\f\ufeff"))
            continue
        clean = clean.lstrip("\f\v")
        broad = clean.expandtabs(_TAB_STOP) if "\t" in clean else clean
        inner = clean.lstrip()
        ruled = len(_RULED.findall(text[:2000])) >= 2
        yield Line(
            number=number,
            text=text,
            indent=len(broad) - len(broad.lstrip()),
            width=len(broad),
            gap=(blank, spaced),
            cells=1 + len(_WIDE_GAP.findall(inner)) if len(inner) != len(text) else 1,
            ruled=ruled,
            soft=soft,
            end=end_of(text),
            begin=begin_of(text),
        )
        blank = spaced = 0
