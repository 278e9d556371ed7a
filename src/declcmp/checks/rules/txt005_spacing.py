"""Spaces that are doubled, missing, before a comma, at the end of a line; characters that are not seen.

What:
    Double spaces, spaces at the ends of lines and before commas and full stops, no space after them, zero-width
    characters, letters composed of two characters; words broken over two lines. One finding a place; one a file that
    has many. Only in text and Markdown files; columns of tables and signatures are left alone.
Why:
    Comparisons here look past them; other programs do not, and in print they are seen.
Bad:
    Республики Узбекистан,  состоявшейся 16 июля 2021 года
Good:
    Республики Узбекистан, состоявшейся 16 июля 2021 года
Source:
    The five declarations as received have 558 double spaces and 350 at the ends of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from declcmp.checks.draft import Draft
from declcmp.checks.rule import Fixing, Rule
from declcmp.checks.spacing import Place, Slip, slips
from declcmp.messages import _, plural
from declcmp.model.checking import Fix, Flag, Keeps, Severity
from declcmp.model.document import Paragraph, ParagraphKind, Span

#: More slips than these are the work of a converter, not of a writer: one finding for all of a file.
_FEW = 20
_COLUMNS = frozenset({ParagraphKind.SIGNATURE, ParagraphKind.PLACE_DATE})
#: Letters of a word beside a slip that are shown with it.
_SHOWN = 60


def _flags(draft: Draft) -> Iterator[Flag]:
    if draft.source is None:
        return
    found = list(_places(draft, draft.source))
    if len(found) > _FEW:
        kinds = ", ".join(_name(slip) for slip in dict.fromkeys(place.slip for place in found))
        where = " " + plural("in {n} place", "in {n} places", len(found))
        yield _flag(draft.source, found, kinds + where)
    else:
        yield from (_flag(draft.source, [place], _name(place.slip)) for place in found)
    broken = list(_broken(draft, draft.source))
    for span in broken if len(broken) <= _FEW else broken[:1]:
        more = " " + plural("in {n} place", "in {n} places", len(broken)) if len(broken) > _FEW else ""
        yield Flag(span, _("a word broken over two lines") + more, in_source=True)


def _places(draft: Draft, source: str) -> Iterator[Place]:
    """Yield the slips of all paragraphs, their places counted in the source."""
    lines = source.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    markdown = draft.document.source.format == "markdown"
    done = 0
    for paragraph in draft.document.paragraphs:
        if paragraph.kind in _COLUMNS:
            continue
        for number in range(max(paragraph.lines[0], done + 1), paragraph.lines[1] + 1):
            line = lines[number - 1]
            after = _after(line, paragraph) if number == paragraph.lines[0] else len(line) - len(line.lstrip())
            breaks = markdown and number < len(lines) and bool(lines[number].strip())
            for place in slips(line, after=after, breaks=breaks):
                start = starts[number - 1]
                yield place._replace(span=Span(start + place.span.start, start + place.span.stop))
        done = max(done, paragraph.lines[1])


#: «информационно-» / «коммуникационных»; «авто-» / «и мотоциклы» is whole.
_BROKEN = re.compile(r"(?<=[А-Яа-яЁё])[-‐][^\S\n]*\n\s*(?!(?:и|а|или|либо|но)\s)[А-Яа-яё]+")


def _broken(draft: Draft, source: str) -> Iterator[Span]:
    """Yield the words that are broken at their hyphen by the end of a line, inside a paragraph."""
    inside = {
        line
        for paragraph in draft.document.paragraphs
        for line in range(paragraph.lines[0], paragraph.lines[1])
        if paragraph.kind not in _COLUMNS
    }
    line, at = 1, 0
    for found in _BROKEN.finditer(source):
        line, at = line + source.count("\n", at, found.start()), found.start()
        if line in inside:
            yield Span(_with_words(source, Span(*found.span())).start, found.end())


_MARKS = re.compile(r"\s*(?:#{1,6}|[-*+•]|\d+[.)])?\s*")


def _after(line: str, paragraph: Paragraph) -> int:
    """Return where the words of a paragraph's first line begin, its indent and its label left out."""
    at = _MARKS.match(line)
    after = at.end() if at else 0
    label = paragraph.label or ""
    if label and line[after:].startswith(label):
        after += len(label)
        after += len(line[after:]) - len(line[after:].lstrip())
    return after


def _flag(source: str, places: Sequence[Place], message: str) -> Flag:
    """Return one flag for all *places*; it stands at the first of them, with the words around that."""
    span = Span(places[0].span.start, places[-1].span.stop)
    pieces, at = [], span.start
    for place in places:
        pieces += [source[at : place.span.start], place.text]
        at = place.span.stop
    fix = Fix(span, "".join(pieces), safe=True, changes=Keeps.SPACES)
    return Flag(_with_words(source, places[0].span), message, fix=fix, in_source=True)


def _with_words(source: str, span: Span) -> Span:
    """Return a span with the words that touch it."""
    start, stop = span.start, span.stop
    while start and span.start - start < _SHOWN and not source[start - 1].isspace():
        start -= 1
    while stop < len(source) and stop - span.stop < _SHOWN and not source[stop].isspace():
        stop += 1
    return Span(start, stop)


def _name(slip: Slip) -> str:
    return {
        Slip.DOUBLE: _("double spaces"),
        Slip.TRAILING: _("spaces at the ends of lines"),
        Slip.BEFORE_MARK: _("a space before a mark"),
        Slip.MISSING: _("a space is missing"),
        Slip.UNSEEN: _("characters that are not seen"),
        Slip.DECOMPOSED: _("letters made of two characters"),
    }[slip]


RULE = Rule(_flags, Severity.INFO, Fixing.SAFE)
