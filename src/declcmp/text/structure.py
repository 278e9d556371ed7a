"""What each paragraph is: title, heading, point, item, text, signature, place-date; its label, its point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from declcmp.language.tables import table, words_of
from declcmp.model import Block, ParagraphKind
from declcmp.text.closing import closing, is_place_date
from declcmp.text.fold import fold
from declcmp.text.labels import Label, LabelKind, label
from declcmp.text.lines import Begin, End, begin_of, end_of, is_unpunctuated
from declcmp.text.words import words

#: Paragraphs that may stand before the first sentence of a document; a longer run of short lines is no head.
_HEAD = 12
_TITLE = 600
_HEADING = 200
#: Upright rules part the cells of a table.
_RULES = frozenset("|¦│┃║")
#: «Статья 12.», with its full stop.
_SHORTEST = 20
#: How a note on the state of a document goes on below: «- Федеральный закон», «от 04.12.2006 г. N 201-ФЗ».
_NOTE_ON = re.compile(r"^[-–—]\s|\bот\s\d{1,2}\.\d{1,2}\.\d{2,4}(?:\sг\.)?\s[N№]")
#: «1)», «(1)».
_BRACKETED = re.compile(r"\(?\d{1,3}\)")
#: Fewer paragraphs numbered so are a list.
_POINTS = 3
#: More short lines than these, one after another, head nothing.
_HEADINGS = 3
#: A numbered paragraph without a full stop and longer than this is a point that lost it.
_LABELLED_HEADING = 120


class Part(NamedTuple):
    """A paragraph in its place: its kind, its label, the characters that the label takes, the point it belongs to."""

    kind: ParagraphKind
    label: str | None
    after: int
    point: str | None


def structure(blocks: Sequence[Block], *, formatted: bool = False) -> tuple[Part, ...]:
    """Return what each block is.

    Args:
        blocks: The paragraphs of one document, residue set aside.
        formatted: The format says itself what is a title and what is a heading (Markdown): none are guessed.
    """
    labels = [None if block.label is not None else label(block.text) for block in blocks]
    texts = [block.text for block in blocks]
    kinds = [block.kind for block in blocks]
    if len(blocks) > 1:
        notes = _notes(texts)
        # The day of a law that repealed this one is not the day of this one.
        _set(kinds, {index: kind for index, kind in closing(texts).items() if index not in notes})
        if not formatted:
            _set(kinds, _titles(texts, kinds, labels, notes))
            _set(kinds, _headings(texts, kinds, labels))
        _set(kinds, _bracketed_points(texts, [block.label for block in blocks], labels))
    parts: list[Part] = []
    point: str | None = None
    for index, block in enumerate(blocks):
        found = labels[index]
        kind = kinds[index] or _kind(texts, index, found, block.label)
        if kind is ParagraphKind.TITLE or kind is ParagraphKind.SIGNATURE or kind is ParagraphKind.PLACE_DATE:
            found = None
        number = _number(block, found)
        if kind is ParagraphKind.POINT:
            point = number or point
        elif kind is ParagraphKind.HEADING:
            point = number
        outside = kind in {ParagraphKind.TITLE, ParagraphKind.SIGNATURE, ParagraphKind.PLACE_DATE}
        parts.append(
            Part(
                kind,
                block.label or (found.text if found else None),
                found.after if found else 0,
                None if outside else point,
            )
        )
    return tuple(parts)


def _set(kinds: list[ParagraphKind | None], found: dict[int, ParagraphKind]) -> None:
    for index, kind in found.items():
        if kinds[index] is None:
            kinds[index] = kind


def _number(block: Block, found: Label | None) -> str | None:
    if block.label is not None:
        found = label(f"{block.label} Х")
    if found is None or found.kind is LabelKind.ROMAN:
        return None
    return found.text.strip("()") if _BRACKETED.fullmatch(found.text) else found.number


def _kind(texts: Sequence[str], index: int, found: Label | None, given: str | None) -> ParagraphKind:
    """Return the kind of a paragraph of the body, by its label and by the paragraph before it."""
    if given is not None:
        found = label(f"{given} Х")
    if found is not None:
        return ParagraphKind.ITEM if found.kind is LabelKind.LIST else ParagraphKind.POINT
    before = texts[index - 1] if index else ""
    if before.endswith((":", ";")) and begin_of(texts[index]) is Begin.LOWER:
        return ParagraphKind.ITEM
    return ParagraphKind.TEXT


def _bracketed_points(
    texts: Sequence[str], given: Sequence[str | None], labels: Sequence[Label | None]
) -> dict[int, ParagraphKind]:
    """Return the points «1)», «2)» of a document that numbers none «1.»: each is a sentence with its full stop.

    Items of a list are numbered so, too, but part with semicolons, and their numbers begin again with every list.
    """
    printed = [one or (found.text if found else "") for one, found in zip(given, labels, strict=True)]
    if any(text[:1].isdigit() and text.endswith(".") for text in printed):
        return {}
    places = [index for index, text in enumerate(printed) if _BRACKETED.fullmatch(text)]
    numbers = [int(printed[index].strip("()")) for index in places]
    if len(places) < _POINTS or numbers != list(range(1, len(places) + 1)):
        return {}
    if any(end_of(texts[index]) is not End.STOP or texts[index].endswith((";", ":")) for index in places[:-1]):
        return {}
    return dict.fromkeys(places, ParagraphKind.POINT)


def _notes(texts: Sequence[str]) -> frozenset[int]:
    """Return the notes at the head of a document on its state, and the lines on which they go on."""
    found: set[int] = set()
    for index, text in enumerate(texts[:_HEAD]):
        if (_is_note(text) and not is_place_date(text)) or (index - 1 in found and _NOTE_ON.search(text[:_TITLE])):
            found.add(index)
    return frozenset(found)


def _titles(
    texts: Sequence[str],
    kinds: Sequence[ParagraphKind | None],
    labels: Sequence[Label | None],
    notes: AbstractSet[int],
) -> dict[int, ParagraphKind]:
    """Return the lines that stand before the first sentence and are no sentence, no note, no place and date."""
    found: dict[int, ParagraphKind] = {}
    for index, text in enumerate(texts):
        if kinds[index] is ParagraphKind.PLACE_DATE or index in notes:
            continue
        titled = is_unpunctuated(text) and labels[index] is None and len(text) <= _TITLE and kinds[index] is None
        begun = begin_of(text) is not Begin.LOWER or index - 1 in found
        if not titled or not begun or _is_division(text):
            # «Совет глав правительств / решил:»: the last line before is the head of this sentence.
            if len(found) > 1 and begin_of(text) is Begin.LOWER and index - 1 in found and kinds[index] is None:
                del found[index - 1]
            break
        found[index] = ParagraphKind.TITLE
    else:
        return {}
    if len(found) > _HEAD:
        return {0: ParagraphKind.TITLE}
    return found


def _is_note(text: str) -> bool:
    """Say whether *text* tells of the state of a document: «(В редакции Указа …)», «Утратил силу - …»."""
    first = " ".join(word.folded for word in words(text[:60])[:2])
    if text.startswith("(") and text.endswith(")"):
        return True
    return any(first.startswith(fold(note)) for note in table("genre")["amendment"])


def _is_division(text: str) -> bool:
    """Say whether *text* is headed «Статья 5», «Глава II»."""
    first, _, rest = text[:40].partition(" ")
    return fold(first.rstrip(".")) in words_of("genre", "division") and rest[:1] in "0123456789IVXLC№NпвтПВТ"


def _headings(
    texts: Sequence[str], kinds: Sequence[ParagraphKind | None], labels: Sequence[Label | None]
) -> dict[int, ParagraphKind]:
    """Return the headings: short, without a full stop, between the end of a text and the text that they head.

    A long run of such lines is a table, a list or a poem: there only numbered divisions («Статья 5») head anything.
    """
    found: dict[int, ParagraphKind] = {}
    short = [kinds[index] is None and _may_head(text, labels[index]) for index, text in enumerate(texts)]
    first = 0
    while first < len(texts):
        stop = first
        while stop < len(texts) and short[stop]:
            stop += 1
        if stop > first:
            few = stop - first <= _HEADINGS and stop < len(texts) and begin_of(texts[stop]) is not Begin.LOWER
            after_text = first == 0 or kinds[first - 1] is not None or end_of(texts[first - 1]) is End.STOP
            listed = first > 0 and texts[first - 1].endswith((":", ";"))
            few = few and after_text and (not listed or (stop - first == 1 and _is_first(labels[stop])))
            for index in range(first, stop):
                titles_division = (
                    index - 1 in found and len(texts[index - 1]) <= _SHORTEST and _is_division(texts[index - 1])
                )
                if _heads_division(texts, index, labels) or titles_division or (few and labels[index] is None):
                    found[index] = ParagraphKind.HEADING
        first = max(stop, first + 1)
    return found


def _is_first(found: Label | None) -> bool:
    """Say whether a label is that of the first of several: «1.», «1)», «1.1.»."""
    return found is not None and re.fullmatch(r"(?:\d{1,2}\.)*1[.)]", found.text) is not None


def _may_head(text: str, found: Label | None) -> bool:
    """Say whether *text* may be a heading, wherever it stands."""
    if len(text) > _HEADING or _is_note(text) or not _RULES.isdisjoint(text):
        return False
    if found is not None and found.kind is LabelKind.LIST:
        return False
    if _is_division(text):
        return is_unpunctuated(text) or len(text) <= _SHORTEST
    bare = text[found.after :] if found else text
    return is_unpunctuated(text) and begin_of(bare) is Begin.UPPER and not text.endswith((",", "-", "–", "—"))


def _heads_division(texts: Sequence[str], index: int, labels: Sequence[Label | None]) -> bool:
    """Say whether a heading is numbered: «Статья 5», «II. Основные задачи», «1. Общие положения» before «1.1.»."""
    text, found = texts[index], labels[index]
    if _is_division(text):
        return True
    if found is None or index + 1 == len(texts) or len(text) > _LABELLED_HEADING:
        return False
    if found.kind is LabelKind.ROMAN:
        return True
    following = labels[index + 1]
    if following is not None and following.kind is LabelKind.LIST:
        return False
    same = following is not None and following.kind is found.kind and _depth(following) == _depth(found)
    before = texts[index - 1] if index else ""
    return not same and begin_of(texts[index + 1]) is not Begin.LOWER and not before.endswith((":", ";", ","))


def _depth(found: Label) -> int:
    return (found.number or "").count(".")
