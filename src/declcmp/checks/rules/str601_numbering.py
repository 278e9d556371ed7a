"""A point or an item whose number is left out, given twice, or out of order.

What:
    Labels of one kind («7.», «1.2.», «3)», «б)») that do not follow one another. A list may begin anew at any place and
    may stand inside another; the letters ё, з, й, о, ч, ъ, ы, ь may be left out. A number is not missing if its point
    stands inside the paragraph before, or is said to be repealed.
Why:
    Other documents refer to a point by its number: after a gap it looks as if a point were lost, and of two points 5
    nobody knows which one is meant.
Bad:
    12. Стороны признают важность диалога.  14. Стороны выразили готовность к сотрудничеству.
Good:
    12. Стороны признают важность диалога.  13. Стороны выразили готовность к сотрудничеству.
Source:
    Three declarations of the corpus number their points, none with a gap. ГОСТ 2.105 says which letters a list leaves
    out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from declcmp.checks.draft import Draft
from declcmp.checks.quotes import unpaired
from declcmp.checks.rule import Fixing, Rule
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity
from declcmp.model.document import ParagraphKind, Span

_CYRILLIC, _LATIN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "abcdefghijklmnopqrstuvwxyz"
#: Letters that a list may leave out.
_OPTIONAL = frozenset("ёзйочъыь")
#: Latin letters that are typed for Cyrillic ones: «a) б) в)».
_ALIKE = str.maketrans("aceopx", "асеорх")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
_LABEL = re.compile(r"(\(?)(?:((?:\d+\.)*)(\d+)|([IVXХ]+)|([^\W\d_]))([.)]?)")
#: More left out than this is no slip: an extract, or another list.
_WIDEST = 2
#: So many labels of a series, the one that follows counted, make one that can lack one.
_ESTABLISHED = 2
#: How a text says that a point is no more.
_REPEALED = re.compile(r"утрат\w+ силу|исключ[её]н|отмен[её]н|призна\w+ утративш", re.IGNORECASE)
#: How a text says that what follows are points of another one.
_AMENDING = re.compile(r"(?:редакции|содержания|изменени\w+|дополнени\w+)[^.:]{0,60}:$", re.IGNORECASE)


class _Style(NamedTuple):
    """What the labels of one series have in common: «(а)» has brackets, «1.2.» a number above; headings are apart."""

    opening: str
    above: str
    names: str
    closing: str
    heading: bool

    def name(self, number: int) -> str:
        """Return the label of a number, as it is printed."""
        if self.names == "1":
            own = str(number)
        else:
            names: Sequence[str] = _ROMAN if self.names == "I" else self.names
            own = names[number - 1] if number <= len(names) else "?"
        return f"{self.opening}{self.above}{own}{self.closing}"


class _Label(NamedTuple):
    """A label, its number in its series, and where it stands."""

    style: _Style
    number: int
    span: Span
    paragraph: int

    @property
    def text(self) -> str:
        """Return it as it is printed."""
        return self.style.name(self.number)


class _Series:
    """Labels of one style, as far as they have come: the last, the number that it has or should have, how many."""

    def __init__(self, first: _Label) -> None:
        self.last, self.number, self.length = first, first.number, 1

    def take(self, label: _Label, number: int) -> None:
        """Go on to a label that has, or should have had, a number."""
        self.last, self.number, self.length = label, number, self.length + 1

    def missing(self, label: _Label) -> list[str]:
        """Return the labels that should stand between the last one and another."""
        numbers = range(self.number + 1, label.number)
        if label.style.names == _CYRILLIC:
            numbers_ = [number for number in numbers if _CYRILLIC[number - 1] not in _OPTIONAL]
        else:
            numbers_ = list(numbers)
        return [label.style.name(number) for number in numbers_]


def _flags(draft: Draft) -> Iterator[Flag]:
    labels = _labels(draft)
    amended = _amended(draft)
    known: list[_Series] = []
    before = 0
    for label, then in zip(labels, _following(labels), strict=True):
        if any(before <= index < label.paragraph for index in amended):
            known.clear()
        before = label.paragraph
        alike = [each for each in known if each.last.style == label.style]
        series = next((each for each in alike if each.number < label.number and not each.missing(label)), None)
        number = label.number
        if series is None and alike and 1 < number >= alike[0].number:
            series = alike[0]
            yield from _judged(draft, series, label, then)
            number += _mistake(series, label, then)
        if series is None:
            if not alike and number == 2:
                yield from _headless(draft, label, then)
            known.insert(0, _Series(label))
        else:
            series.take(label, number)
            known.remove(series)
            known.insert(0, series)


def _following(labels: Sequence[_Label]) -> list[_Label | None]:
    """Return for each label the next one of its style."""
    latest: dict[_Style, _Label] = {}
    found = []
    for label in reversed(labels):
        found.append(latest.get(label.style))
        latest[label.style] = label
    return found[::-1]


def _mistake(series: _Series, label: _Label, then: _Label | None) -> int:
    """Return what a label is off by, as the one after it tells: «4., 4., 6.», «4., 6., 6.»."""
    if then is None:
        return 0
    if label.number == series.number and then.number == label.number + 2:
        return 1
    return -1 if then.number == label.number and len(series.missing(label)) == 1 else 0


def _judged(draft: Draft, series: _Series, label: _Label, then: _Label | None) -> Iterator[Flag]:
    """Yield what is wrong with a label that does not follow the one before it; nothing where that is not sure."""
    step = 0 if then is None or then.number == 1 else then.number - label.number
    between = draft.text[series.last.span.stop : label.span.start]
    missing = series.missing(label)
    swapped = then is not None and [then.text] == missing
    if series.length + (step == 1 or swapped) < _ESTABLISHED:
        return
    if off := _mistake(series, label, then):
        fix = Fix(label.span, label.style.name(label.number + off), safe=False, changes=Keeps.WORDS)
        yield Flag(label.span, _("«{label}» is there twice").format(label=label.text), fix=fix)
    elif label.number == series.number:
        if step in {0, 1} and not _has(between, [label.style.name(1)]):
            yield Flag(label.span, _("«{label}» is there twice").format(label=label.text))
    elif swapped and then is not None:
        yield Flag(label.span, _("«{label}» stands before «{other}»").format(label=label.text, other=then.text))
    elif len(missing) <= _WIDEST and step in {0, 1} and not _has(between, missing) and not _REPEALED.search(between):
        said = _("«{label}» follows «{last}»: left out is «{missing}»")
        last = label.style.name(series.number)
        yield Flag(label.span, said.format(last=last, label=label.text, missing="», «".join(missing)))


def _headless(draft: Draft, label: _Label, then: _Label | None) -> Iterator[Flag]:
    """Yield that the first point is left out; items may go on from a list of another text."""
    is_point = draft.document.paragraphs[label.paragraph].kind is ParagraphKind.POINT
    goes_on = then is not None and then.number == label.number + 1
    first = label.style.name(1)
    if is_point and goes_on and not _has(draft.text[: label.span.start], [first]):
        said = _("«{label}» is the first: left out is «{missing}»")
        yield Flag(label.span, said.format(label=label.text, missing=first))


def _has(text: str, labels: Sequence[str]) -> bool:
    """Say whether some label stands inside a text: its line was joined to the one before («Примечания. 1. Под …»)."""
    numbers = "|".join(re.escape(label.rstrip(".)")) for label in labels)
    return bool(numbers) and re.search(rf"(?<![\w.])(?:{numbers})[.)]\s?(?!\d)", text) is not None


def _amended(draft: Draft) -> list[int]:
    """Return the paragraphs after which points of another text begin or end: it is quoted."""
    paragraphs = draft.document.paragraphs
    begin = [index for index, each in enumerate(paragraphs) if _AMENDING.search(each.body.of(draft.text)[-80:])]
    if not begin:
        return []
    open_ = [i for i, each in enumerate(paragraphs) if unpaired(draft.text, each.body.start, each.body.stop)]
    return sorted({*begin, *open_})


def _labels(draft: Draft) -> list[_Label]:
    """Return the labels of points, items and headings; dashes are none."""
    found = [
        (match, index)
        for index, paragraph in enumerate(draft.document.paragraphs)
        if paragraph.label and (match := _LABEL.fullmatch(paragraph.label))
    ]
    latin = any(match[5] and match[5].lower().translate(_ALIKE) in _LATIN for match, _index in found)
    return [label for match, index in found if (label := _label(draft, match, index, latin=latin))]


def _label(draft: Draft, match: re.Match[str], index: int, *, latin: bool) -> _Label | None:
    paragraph = draft.document.paragraphs[index]
    opening, above, digits, roman, letter, closing = match.groups()
    if digits:
        names, number = "1", int(digits)
    elif roman:
        names = "I"
        number = _ROMAN.index(plain) + 1 if (plain := roman.replace("Х", "X")) in _ROMAN else 0
    else:
        small = letter.lower() if latin else letter.lower().translate(_ALIKE)
        names = _CYRILLIC if small in _CYRILLIC else _LATIN
        number = names.find(small) + 1
    if not number:
        return None
    # «5. (Пункт утратил силу)» is as short as a heading.
    heads = paragraph.kind is ParagraphKind.HEADING and not _REPEALED.search(draft.document.text_of(paragraph))
    style = _Style(opening, above or "", names, closing, heads)
    return _Label(style, number, Span(paragraph.span.start, paragraph.span.start + match.end()), index)


RULE = Rule(_flags, Severity.ERROR, Fixing.UNSAFE)
