"""Drafts stitched from known sentences, and what the readers marked as reused between two declarations."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from random import Random

from declarations import GOLD, IDS
from declcmp.model import Document, Span
from declcmp.model.reuse import MatchKind
from declcmp.reuse import Rules, shared, terms
from reuse.corpora import declarations, report

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("ё", "е"))


def holder(text: str, document: Document) -> Span:
    """Return where a document says *text*, or what is nearest to it, in code points."""
    there = [(match.start(), match.end()) for match in _WORD.finditer(document.text)]
    hay = words(document.text)
    needle = words(text)
    blocks = SequenceMatcher(None, hay, needle, autojunk=False).get_matching_blocks()
    best = max(blocks, key=lambda block: block.size)
    start = max(best.a - best.b, 0)
    return Span(there[start][0], there[min(start + len(needle), len(there)) - 1][1])


def gold(*levels: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield (document, text, document, text) of the sure pairs of these levels."""
    for pair in json.loads((GOLD / "reuse_gold.json").read_text(encoding="utf-8"))["pairs"]:
        if pair["level"] in levels and pair.get("status", "must") == "must" and pair["a_doc"] != pair["b_doc"]:
            yield pair["a_doc"], pair["a_text"], pair["b_doc"], pair["b_text"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a stitched sentence: where it is from (None: it is new), and its words [start, stop)."""

    source: str | None
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Stitched:
    """One sentence of a stitched draft."""

    text: str
    pieces: tuple[Piece, ...]


@cache
def pool() -> dict[str, tuple[str, ...]]:
    """Return the sentences of each declaration of 10 to 40 words that are formulations, and of no other declaration.

    One that only names an event or lists bodies is a match of another kind, and nobody's source by design.
    """
    taken = {
        (side.document, number)
        for match in report().matches
        for side in (match.a, match.b)
        for number in side.sentences
    }
    return {
        document.id: tuple(
            document.text_of(unit.sentences[0])
            for unit in terms(document)
            if 10 <= len(unit) <= 40
            and unit.sentences
            and (document.id, unit.sentences[0].number) not in taken
            and all(match.kind is MatchKind.FORMULATION for match in shared(unit, unit, Rules()))
        )
        for document in declarations()
    }


#: Words that no declaration has, by which new stretches are made.
NEW = [
    "киберспорт",
    "фестиваль",
    "робототехника",
    "стадион",
    "кинематограф",
    "велодорожка",
    "планетарий",
    "нотариус",
    "аквариум",
    "филармония",
    "дрессировка",
    "шахматист",
    "скульптура",
    "парусник",
    "фонограмма",
    "лабиринт",
    "археолог",
    "манускрипт",
    "керамика",
    "витраж",
    "акварель",
    "хореография",
    "экспонат",
    "симфония",
    "оранжерея",
    "телескоп",
    "метроном",
    "глобус",
    "калейдоскоп",
    "мозаика",
    "панорама",
    "ярмарка",
]


def stitched(seed: int, count: int) -> list[Stitched]:
    """Return sentences of which each has one or two known stretches and, two times in three, a new one."""
    random = Random(seed)
    return [_stitched(random) for _ in range(count)]


def _stitched(random: Random) -> Stitched:
    wanted = random.choice(
        ([True], [True, False], [False, True], [True, True], [True, False, True], [False, True, False])
    )
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for known in wanted:
        source = random.choice(IDS) if known else None
        text = (
            random.choice(pool()[source]).rstrip(".; ")
            if source
            else ", ".join(random.sample(NEW, random.randint(4, 9)))
        )
        texts.append(text)
        pieces.append(Piece(source, at, at + len(words(text))))
        at += len(words(text))
    return Stitched(", ".join(texts) + ".", tuple(pieces))
