"""What stood around the text where it was taken from: marks of a converter, menus, datelines, numbers of pages.

What:
    Names of bookmarks and pictures that a converter left («[bookmark: _GoBack]»), lines of a web page before and after
    the text, an agency's dateline, the number of a page («- 3 -») inside it.
Why:
    It is not the document's. The other rules look past it, whoever copies the text takes it along.
Bad:
    [bookmark: _GoBack]Участники четвёртой встречи глав внешнеполитических ведомств
    На верх
Good:
    Участники четвёртой встречи глав внешнеполитических ведомств
Source:
    Three of the five declarations were received with it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from declcmp.checks.draft import Draft
from declcmp.checks.equality import comparable
from declcmp.checks.rule import Fixing, Rule
from declcmp.messages import _
from declcmp.model import Block, Residue
from declcmp.model.checking import Fix, Flag, Keeps, Severity
from declcmp.model.document import Paragraph, Span
from declcmp.text import residue as site
from declcmp.text.residue import ARTEFACT, artefacts, without_residue


def _flags(draft: Draft) -> Iterator[Flag]:
    for paragraph in draft.document.paragraphs:
        yield from _left_inside(draft, paragraph)
    if draft.source is None:
        yield from _lost_places(draft)
    elif draft.document.source.format == "markdown":
        yield from _beside_markdown(draft)
    else:
        yield from _in_lines(draft, draft.source)


def _left_inside(draft: Draft, paragraph: Paragraph) -> Iterator[Flag]:
    """Yield what a converter left in a paragraph that nobody has repaired."""
    for found in artefacts(paragraph.span.of(draft.text)) if "[" in paragraph.span.of(draft.text) else ():
        span = Span(paragraph.span.start + found.start, paragraph.span.start + found.stop)
        yield Flag(span, _artefact(span.of(draft.text)), fix=_without(draft.text, span))


def _lost_places(draft: Draft) -> Iterator[Flag]:
    """Yield what a converter left in a file without lines: the first word of the paragraph stands for it."""
    for residue in draft.document.residue:
        if residue.reason == ARTEFACT:
            near = [each for each in draft.document.paragraphs if each.lines[0] <= residue.lines[0] <= each.lines[1]]
            for paragraph in near[:1]:
                at = paragraph.body.start
                first = draft.text[at : paragraph.body.stop].split(" ")[0]
                yield Flag(Span(at, at + len(first)), _artefact(residue.text))


def _beside_markdown(draft: Draft) -> Iterator[Flag]:
    """Yield the paragraphs of a Markdown file that are lines of a web page."""
    paragraphs = draft.document.paragraphs
    blocks = [Block(each.span.of(draft.text), (0,), (index,)) for index, each in enumerate(paragraphs)]
    _kept, residue = without_residue(blocks)
    places = [each.lines[0] for each in residue if each.reason not in {site.RULE, ARTEFACT}]
    for place in places:
        span = paragraphs[place].span
        yield Flag(span, _page(place, [p for p in range(len(blocks)) if p not in places], paged=False))


def _in_lines(draft: Draft, source: str) -> Iterator[Flag]:
    """Yield what was set aside of a text file: neighbouring lines together."""
    starts = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
    firsts = [paragraph.lines[0] for paragraph in draft.document.paragraphs]
    for group in _groups(draft.document.residue, firsts):
        begin, end = starts[group[0].lines[0] - 1], min(starts[group[-1].lines[1]] - 1, len(source))
        if group[0].reason == ARTEFACT:
            at = source.find(group[0].text, begin, end)
            if at >= 0:
                span = Span(at, at + len(group[0].text))
                yield Flag(span, _artefact(group[0].text), fix=_without(source, span), in_source=True)
            continue
        span = Span(begin, end)
        whole = comparable("".join(each.text for each in group), Keeps.SPACES)
        fix = Fix(_lines(source, span, firsts, group[0].lines[0]), "", safe=False, changes=Keeps.WORDS)
        alone = comparable(span.of(source), Keeps.SPACES) == whole
        message = _page(group[0].lines[0], firsts, paged=group[0].reason == site.PAGE_NUMBER)
        yield Flag(span, message, fix=fix if alone else None, in_source=True)


def _without(text: str, span: Span) -> Fix:
    """Return the fix that takes a stretch away, and one of the two spaces around it."""
    spaced = text[span.stop : span.stop + 1] == " " and text[span.start - 1 : span.start].isspace()
    return Fix(Span(span.start, span.stop + spaced), "", safe=False, changes=Keeps.WORDS)


def _lines(source: str, span: Span, firsts: Sequence[int], line: int) -> Span:
    """Return whole lines, with the blank ones between them and the text if they stand before or after all of it."""
    start, stop = span.start, min(span.stop + 1, len(source))
    if firsts and line < firsts[0]:
        stop += len(source[stop:]) - len(source[stop:].lstrip("\n"))
    elif firsts and line > firsts[-1]:
        start = len(source[:start].rstrip()) + 1
    return Span(start, stop)


def _groups(residue: Sequence[Residue], firsts: Sequence[int]) -> Iterator[list[Residue]]:
    """Yield what was set aside, that of neighbouring lines together; *firsts* are the first lines of paragraphs."""
    group: list[Residue] = []
    for each in residue:
        # A number alone may be that of a note.
        if each.reason == site.RULE or (each.reason == site.PAGE_NUMBER and each.text.isdigit()):
            continue
        if group and (
            ARTEFACT in {each.reason, group[-1].reason}
            or bisect_right(firsts, each.lines[0]) != bisect_right(firsts, group[-1].lines[1])
        ):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _artefact(text: str) -> str:
    return _("left by a converter: {text}").format(text=text)


def _page(place: int, firsts: Sequence[int], *, paged: bool) -> str:
    """Return what a line of a page is called, by where it stands among the paragraphs."""
    if paged:
        return _("the number of a page, not part of the text")
    if not firsts or place < firsts[0]:
        return _("the head of a page, not part of the text")
    if place > firsts[-1]:
        return _("the rest of a page, not part of the text")
    return _("a line of a page, not part of the text")


RULE = Rule(_flags, Severity.WARNING, Fixing.UNSAFE)
