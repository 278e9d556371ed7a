"""A seeded generator of edited declarations: both texts, and what truly became of each sentence."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from declcmp.language.morphology import form
from declcmp.model import Document, Paragraph, ParagraphKind, Sentence, Span
from declcmp.text.fold import fold

GOLD = Path(__file__).parent / "gold" / "documents_gold.json"
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Rates:
    """How heavily a text is edited: shares of its sentences, and of the words of an edited sentence."""

    edited: float
    words: float
    split: float = 0.04
    merged: float = 0.04
    moved: float = 0.04
    moved_paragraphs: float = 0.02
    inserted: float = 0.06
    deleted: float = 0.06


LIGHT = Rates(edited=0.2, words=0.08)
MEDIUM = Rates(edited=0.4, words=0.15)
HEAVY = Rates(edited=0.7, words=0.3, split=0.06, merged=0.06, moved=0.06, inserted=0.1, deleted=0.1)
RATES = {"light": LIGHT, "medium": MEDIUM, "heavy": HEAVY}

Group = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Edited:
    """An old and a new text with the numbers of the sentences that truly correspond.

    Attributes:
        links: Pairs of sentence numbers, one for each member of a split or a merger.
        moved: Those of the links whose sentence was taken out and put in elsewhere.
        groups: Splits and mergers: the old numbers, the new numbers.
    """

    old: Document
    new: Document
    links: frozenset[tuple[int, int]]
    moved: frozenset[tuple[int, int]]
    groups: frozenset[Group]


@dataclass(slots=True)
class _Piece:
    text: str
    old: tuple[int, ...]
    moved: bool = False
    tail: str | None = None
    paragraph: int = 0


@dataclass(slots=True)
class _Words:
    """Words of the five declarations to put in, and their other forms."""

    all: list[str] = field(default_factory=list)
    forms: dict[str, list[str]] = field(default_factory=dict)


def sentences_of(key: str) -> tuple[str, ...]:
    """Return the sentences of one real declaration ("000" … "004")."""
    return tuple(_gold()[key]["sentences"])


def keys() -> tuple[str, ...]:
    return tuple(_gold())


@cache
def _gold() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = json.loads(GOLD.read_text(encoding="utf-8"))
    return found


@cache
def _vocabulary() -> _Words:
    by_lemma: defaultdict[str, list[str]] = defaultdict(list)
    every = sorted(
        {word for key in keys() for text in sentences_of(key) for word in _WORD.findall(text) if word.islower()}
    )
    for word in every:
        by_lemma[form(fold(word)).lemma].append(word)
    forms = {word: [other for other in group if other != word] for group in by_lemma.values() for word in group}
    return _Words(every, {word: others for word, others in forms.items() if others})


def document(name: str, paragraphs: Sequence[Sequence[str]]) -> Document:
    """Return a document of paragraphs of sentences, a line of source each."""
    text = "\n".join(" ".join(paragraph) for paragraph in paragraphs)
    at = number = 0
    made = []
    for line, paragraph in enumerate(paragraphs, 1):
        start, found = at, []
        for sentence in paragraph:
            number += 1
            found.append(Sentence(number, Span(at, at + len(sentence)), (line, line)))
            at += len(sentence) + 1
        span = Span(start, at - 1)
        made.append(Paragraph(ParagraphKind.TEXT, span, span, (line, line), sentences=tuple(found)))
    return Document(name, text, tuple(made))


def edited(key: str, seed: int, rates: Rates = MEDIUM) -> Edited:
    """Return a real declaration and an edited one; the same seed gives the same texts."""
    random = Random(f"{key} {seed}")
    real = sentences_of(key)
    paragraphs = _grouped(len(real), random)
    pieces = [
        _Piece(text, (number,), paragraph=place)
        for number, (text, place) in enumerate(zip(real, paragraphs, strict=True), 1)
    ]
    pieces = _merged(pieces, random, rates)
    pieces = [piece for piece in pieces if len(piece.old) > 1 or random.random() >= rates.deleted]
    for piece in pieces:
        if len(piece.old) == 1 and random.random() < rates.split:
            _split(piece, random)
    for piece in pieces:
        if random.random() < rates.edited:
            piece.text = _reworded(piece.text, random, rates.words)
            piece.tail = piece.tail and _reworded(piece.tail, random, rates.words)
    pieces = _moved(pieces, random, rates)
    pieces = _inserted(pieces, random, rates, key)
    return _made(key, seed, real, paragraphs, pieces)


def _grouped(size: int, random: Random) -> list[int]:
    places: list[int] = []
    while len(places) < size:
        places += [len(places)] * random.choice((1, 1, 2, 3))
    return places[:size]


def _merged(pieces: list[_Piece], random: Random, rates: Rates) -> list[_Piece]:
    found: list[_Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and len(last.old) == 1 and random.random() < rates.merged and _lowered(piece.text):
            joint = random.choice((", а также ", ", при этом ", "; "))
            last.text = last.text.rstrip(".;") + joint + _lowered(piece.text)
            last.old += piece.old
        else:
            found.append(piece)
    return found


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:]


def _split(piece: _Piece, random: Random) -> None:
    commas = [match.start() for match in re.finditer(r", ", piece.text)]
    third = len(piece.text) // 3
    inner = [at for at in commas if third <= at <= 2 * third and at >= 30 and len(piece.text) - at >= 30]
    if inner:
        at = random.choice(inner)
        rest = piece.text[at + 2 :]
        piece.tail = random.choice(("", "При этом ", "Кроме того, ")) + rest[0].upper() + rest[1:]
        piece.text = piece.text[:at] + "."


def _reworded(text: str, random: Random, share: float) -> str:
    words = _vocabulary()
    out, at, last = [], 0, 0
    for match in _WORD.finditer(text):
        if random.random() >= share:
            continue
        word = match.group()
        kind = random.choice(("replace", "insert", "delete", "inflect", "inflect"))
        out.append(text[at : match.start()])
        at = match.end()
        if kind == "inflect" and word in words.forms:
            out.append(random.choice(words.forms[word]))
        elif kind == "insert":
            out.append(f"{word} {random.choice(words.all)}")
        elif kind == "delete" and match.start() > last:
            at = min(at + 1, len(text)) if text[at : at + 1] == " " else at
        else:
            out.append(random.choice(words.all))
        last = at
    return "".join(out) + text[at:]


def _moved(pieces: list[_Piece], random: Random, rates: Rates) -> list[_Piece]:
    count = max(1, round(rates.moved * len(pieces)))
    for _ in range(count):
        pieces = _put_elsewhere(pieces, random, 1)
    for _ in range(round(rates.moved_paragraphs * len(pieces))):
        pieces = _put_elsewhere(pieces, random, random.choice((2, 3)))
    return pieces


def _put_elsewhere(pieces: list[_Piece], random: Random, size: int) -> list[_Piece]:
    """Take *size* neighbours out and put them in at least twice as far away as they are many."""
    starts = [at for at in range(len(pieces) - size + 1) if not any(piece.moved for piece in pieces[at : at + size])]
    # A sentence that the text itself repeats cannot be seen to move.
    texts = [piece.text for piece in pieces]
    starts = [at for at in starts if all(texts.count(text) == 1 for text in texts[at : at + size])]
    if not starts:
        return pieces
    at = random.choice(starts)
    block, rest = pieces[at : at + size], pieces[:at] + pieces[at + size :]
    places = [place for place in range(len(rest) + 1) if abs(place - at) >= 2 * size + 1]
    # Over other moved sentences alone nothing moves.
    places = [p for p in places if sum(not piece.moved for piece in rest[min(p, at) : max(p, at)]) > 2 * size]
    if not places:
        return pieces
    place = random.choice(places)
    for piece in block:
        piece.moved = True
        piece.paragraph = -1 - block[0].old[0]
    return rest[:place] + block + rest[place:]


def _inserted(pieces: list[_Piece], random: Random, rates: Rates, key: str) -> list[_Piece]:
    others = [text for other in keys() if other != key for text in sentences_of(other)]
    found: list[_Piece] = []
    for piece in pieces:
        if random.random() < rates.inserted:
            found.append(_Piece(random.choice(others), (), paragraph=piece.paragraph))
        found.append(piece)
    return found


def _made(key: str, seed: int, real: Sequence[str], places: Sequence[int], pieces: Sequence[_Piece]) -> Edited:
    links, moved, groups = set(), set(), set()
    number = 0
    paragraphs: list[list[str]] = []
    last: int | None = None
    for piece in pieces:
        texts = [piece.text] if piece.tail is None else [piece.text, piece.tail]
        numbers = tuple(range(number + 1, number + 1 + len(texts)))
        number += len(texts)
        pairs = {(i, j) for i in piece.old for j in numbers}
        links |= pairs
        moved |= pairs if piece.moved else set()
        if len(pairs) > 1:
            groups.add((piece.old, numbers))
        if piece.paragraph != last:
            paragraphs.append([])
        last = piece.paragraph
        paragraphs[-1] += texts
    old: defaultdict[int, list[str]] = defaultdict(list)
    for text, place in zip(real, places, strict=True):
        old[place].append(text)
    return Edited(
        document(f"{key}-old", list(old.values())),
        document(f"{key}-{seed}", paragraphs),
        frozenset(links),
        frozenset(moved),
        frozenset(groups),
    )
