"""Residue: what stood in the file and is not part of the document, kept apart with its lines and the reason.

Losing a line of a document is worse than keeping one of a web page. So nothing goes for its place alone: a page's head
goes where the text announces itself («Ниже приводится полный текст») or repeats its headline, its tail from a mark of a
web page on, and only while no paragraph of sentences follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from declcmp.language.tables import words_of
from declcmp.model import Block, Residue, Span
from declcmp.text.closing import begins_with_office, has_initials, is_place_date, is_signature
from declcmp.text.labels import label
from declcmp.text.lines import Begin, End, begin_of, end_of, is_page_number, is_unpunctuated, names_page, rising
from declcmp.text.site import LONGEST, lead, pattern, plain, prints
from declcmp.text.words import words

#: Paragraphs at the head of a file among which an announcement of the document is looked for, and its title.
_HEAD, _PAGE_HEAD = 12, 40
#: A line of no more words may be a link of a menu.
_SHORT_WORDS = 3
#: A paragraph of so many words, closed by a full stop, is text of the document.
_BODY_WORDS = 12
_TITLE = 600
#: A paragraph of so many characters without a full stop was cut by a page's end.
_PAGE = 400

ARTEFACT = "left by a converter"
RULE = "a ruled line"
PAGE_NUMBER = "a page number"
BEFORE = "before the title: a page's head"
ANNOUNCED = "before the title: a page's head, ended by an announcement of the text"
REPEATED = "before the title: a headline that the title repeats"
DATELINE = "a news agency's lead"
ANNOUNCEMENT = "an announcement of the text"
CREDIT = "a credit"
MENU = "a button or a link of a page"
AFTER = "after the end of the text: the rest of a page"
TAGS = "after the end of the text: tags"


def without_residue(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Residue, ...]]:
    """Return the blocks that belong to the document, and what does not, both in order."""
    kept: list[Block] = []
    residue: list[Residue] = []
    for block in blocks:
        left_over, cut = _without_artefacts(block)
        residue.extend(cut)
        if left_over is not None:
            kept.append(left_over)
    reasons = {**_ruled(kept), **_numbered_pages(kept)}
    left = [index for index in range(len(kept)) if index not in reasons]
    texts = [kept[index].text for index in left]
    for place, reason in {**_head(texts), **_tail(texts)}.items():
        reasons[left[place]] = reason
    residue.extend(_residue(kept[index], Span(0, len(kept[index].text)), reason) for index, reason in reasons.items())
    rest, leads = _without_lead([block for index, block in enumerate(kept) if index not in reasons])
    residue.extend(leads)
    residue.sort(key=lambda each: each.lines)
    return tuple(rest), tuple(residue)


def _without_lead(blocks: Sequence[Block]) -> tuple[list[Block], list[Residue]]:
    """Return *blocks* without what an agency sets before the first paragraph of its text."""
    for index, block in enumerate(blocks[:_HEAD]):
        if place := lead(block.text):
            rest = _without(block, [place])
            return [*blocks[:index], *([rest] if rest else []), *blocks[index + 1 :]], [
                _residue(block, place, DATELINE)
            ]
    return list(blocks), []


def artefacts(text: str) -> list[Span]:
    """Return the places of what a converter left inside a text: «[bookmark: …]»."""
    return [Span(*found.span()) for found in re.finditer(pattern("artefact").pattern, text, re.IGNORECASE)]


def _residue(block: Block, span: Span, reason: str) -> Residue:
    return Residue(span.of(block.text), block.lines_of(span), reason)


def _without_artefacts(block: Block) -> tuple[Block | None, list[Residue]]:
    """Return *block* without what a converter left inside it; None if nothing else was in it."""
    if "[" not in block.text:
        return block, []
    places = artefacts(block.text)
    cut = [_residue(block, found, ARTEFACT) for found in places]
    return _without(block, places), cut


def _without(block: Block, places: Sequence[Span]) -> Block | None:
    """Return *block* without some places of its text; None if nothing else was in it."""
    text, starts = block.text, list(block.starts)
    for found in reversed(places):
        start, stop = found.start, found.stop
        if text[stop : stop + 1] == " " and (start == 0 or text[start - 1] == " "):
            stop += 1
        text = text[:start] + text[stop:]
        starts = [at if at <= start else max(start, at - (stop - start)) for at in starts]
    if not text.strip():
        return None
    if text == block.text:
        return block
    return Block(text.rstrip(), tuple(starts), block.lines, block.kind, block.label)


def _ruled(blocks: Sequence[Block]) -> dict[int, str]:
    return {index: RULE for index, block in enumerate(blocks) if not any(map(_is_letter, block.text))}


def _is_letter(character: str) -> bool:
    """Say whether a character is a letter or a digit, or was one before a converter lost it."""
    return character.isalnum() or character == "\ufffd"


def _numbered_pages(blocks: Sequence[Block]) -> dict[int, str]:
    """Return the numbers of pages: rising by one, and one of them inside a paragraph or after an open sentence.

    The numbers of chapters rise too, but stand where a sentence has ended.
    """
    alone = [index for index, block in enumerate(blocks) if is_page_number(block.text)]
    found = {index: PAGE_NUMBER for index in alone if names_page(blocks[index].text)}
    for series in rising([(int(re.findall(r"\d+", blocks[index].text)[0]), index) for index in alone]):
        if any(index and _interrupts(blocks[index - 1], blocks[index]) for index in series):
            found |= dict.fromkeys(series, PAGE_NUMBER)
    return found


def _interrupts(before: Block, block: Block) -> bool:
    return before.lines[-1] > block.lines[0] or (len(before.text) > _PAGE and end_of(before.text) is not End.STOP)


def _is_title(text: str) -> bool:
    """Say whether *text* may be the title of a document: no sentence, and it names what the document is."""
    if len(text) > _TITLE or label(text) is not None or begin_of(text) is not Begin.UPPER:
        return False
    if not is_unpunctuated(text):
        return False
    return any(word.folded in _genres() for word in words(text))


@cache
def _genres() -> frozenset[str]:
    return words_of("genre", "genre")


def _is_body(text: str) -> bool:
    return end_of(text) is End.STOP and len(words(text[:LONGEST])) >= _BODY_WORDS and not prints("sentence", text)


def _head(texts: Sequence[str]) -> Mapping[int, str]:
    """Return what stands before the document in *texts*, and beside its title, with the reason."""
    head = texts[:_HEAD]
    announced = [index for index, text in enumerate(head) if _announces(text)]
    if announced and _is_short_head(texts, announced[-1]):
        return _announced(head, announced[-1])
    body = next((index for index, text in enumerate(texts) if _is_body(text)), len(texts))
    head = texts[: min(body, _PAGE_HEAD)]
    marks = {index: reason for index, text in enumerate(head) if (reason := _site_line(text))}
    titles = [index for index, text in enumerate(head) if index not in marks and _is_title(text)]
    found = marks if titles or body < len(texts) else {}
    title = _title(head, titles)
    before = _before(head, title, max((index for index in found if title is None or index < title), default=-1))
    if before and _is_short_head(texts, max(before)):
        found = dict.fromkeys(before, BEFORE) | found
    repeats = [index for index in titles[1:] if _key(head[index]) == _key(head[titles[0]])]
    if repeats and _is_short_head(texts, repeats[-1] - 1):
        found = dict.fromkeys(range(repeats[-1]), REPEATED) | found
    return found


def _title(head: Sequence[str], titles: Sequence[int]) -> int | None:
    """Return which of *titles*, places in *head*, is the document's: a menu has shorter ones («Заявление»)."""
    long = (index for index in titles if len(words(head[index][:LONGEST])) > _SHORT_WORDS)
    return next(long, titles[0] if titles else None)


def _before(head: Sequence[str], title: int | None, mark: int) -> list[int]:
    """Return the lines of a page's head up to its last *mark*: all before the title; the short ones if none is known.

    Short lines between the mark and a title that says what the document is («Москва») belong to the mark. A headline
    that names no kind of document may stand above the day and hour of the page.
    """
    if title is not None:
        while 0 <= mark < title - 1 and len(words(head[mark + 1][:LONGEST])) <= _SHORT_WORDS:
            mark += 1
        return list(range(mark + 1))
    long = [index for index, text in enumerate(head) if len(words(text[:LONGEST])) > _SHORT_WORDS]
    return [index for index in range(mark + 1) if index not in long] if long else []


def _announces(text: str) -> bool:
    """Say whether *text*, or the last sentence of it, hands over to the document."""
    end = plain(text[-LONGEST:])
    last = re.split(r"(?<=[.!?»\"]) ", end)[-1]
    return pattern("announcement").fullmatch(last) is not None


def _is_short_head(texts: Sequence[str], last: int) -> bool:
    """Say whether what stands up to *last* is less than what follows."""
    return sum(map(len, texts[: last + 1])) < sum(map(len, texts[last + 1 :]))


def _announced(head: Sequence[str], last: int) -> dict[int, str]:
    """Return the head of a page up to the announcement; the title stays, wherever it stands."""
    title = -1
    if not (last + 1 < len(head) and _is_title(head[last + 1])):
        title = max((index for index in range(last) if _is_title(head[index])), default=-1)
    found = {}
    for index in range(last + 1):
        if index == title:
            continue
        if _announces(head[index]) and not prints("dateline", head[index][:LONGEST]):
            found[index] = ANNOUNCEMENT
        elif prints("dateline", head[index][:LONGEST]):
            found[index] = DATELINE
        else:
            found[index] = _site_line(head[index]) or ANNOUNCED
    return found


def _site_line(text: str) -> str | None:
    """Return what *text* is on a web page; None if it may be of the document."""
    if prints("credit", text):
        return CREDIT
    return MENU if prints("menu", text) or prints("sentence", text) else None


def _key(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words(text))


def _tail(texts: Sequence[str]) -> Mapping[int, str]:
    """Return what stands after the document in *texts*, from the first mark of a web page on."""
    last_body = _last(texts, _is_body)
    if last_body < 0:
        return {}
    last_name = _last(texts, is_signature)
    mark = next(
        (
            index
            for index in range(max(last_body, last_name) + 1, len(texts))
            if prints("after", texts[index]) or _site_line(texts[index])
        ),
        None,
    )
    if mark is None:
        return {}
    found = dict.fromkeys(range(mark, len(texts)), AFTER)
    for index in range(mark - 1, last_body, -1):
        if not _may_be_tags(texts[index], texts[index - 1]):
            break
        found[index] = TAGS
    return found


def _last(texts: Sequence[str], holds: Callable[[str], bool]) -> int:
    """Return the place of the last text of which *holds* is true; -1 if there is none."""
    return next((index for index in range(len(texts) - 1, -1, -1) if holds(texts[index])), -1)


def _may_be_tags(text: str, before: str) -> bool:
    """Say whether *text* may be tags: no sentence, no line of the document, and the document was over before it."""
    if (
        len(text) > LONGEST
        or is_signature(text)
        or begins_with_office(text)
        or is_place_date(text)
        or label(text) is not None
    ):
        return False
    if end_of(text) is End.STOP:
        return False
    # Below «За Правительство …» without a name the block of signatures may go on.
    signed = is_signature(before) and (has_initials(before) or not begins_with_office(before))
    return is_place_date(before) or signed or end_of(before) is End.STOP
