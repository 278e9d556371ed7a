"""The parties: the states that a list of participants names, one after another, with nothing but offices between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from declcmp.language.names import Found, actors, members, states
from declcmp.language.tables import words_of
from declcmp.model import Document, ParagraphKind
from declcmp.text.fold import fold
from declcmp.text.occasion import opening, title

#: «(далее – Стороны)», «/далее -- стороны/», «именуемые в дальнейшем «Стороны»».
DEFINED = re.compile(
    r"(?:далее|дальнейшем)\W{0,5}(?:именуем\w+\W{1,3})?(?:сторон|договаривающ|участник)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")


class List(NamedTuple):
    """A list of parties: their short names, the words, the source lines."""

    names: tuple[str, ...]
    text: str
    lines: tuple[int, int]


def parties(document: Document, form: str | None = None) -> List | None:
    """Return those who adopted the document: as it defines them, else the longest list of its head, else the region.

    A list has two members at least.

    Args:
        document: Title, opening and signatures are read; points are not.
        form: The format of the meeting. A state that is a side of it takes part, though it stand apart from the list:
            «Премьер-министр Индии провел саммит «Индия — Центральная Азия» с участием Президентов Казахстана, …».
    """
    found = _parties(document)
    if found is None or form is None:
        return found
    sides = [side for side in re.split(r" [—+] ", form) if any(side == each.name for each in states().find(side))]
    return found._replace(names=tuple(dict.fromkeys([*found.names, *sides])))


def _parties(document: Document) -> List | None:
    head = list(_head(document))
    for text, lines in head:
        if defined := DEFINED.search(text):
            listed = _longest(text[: defined.start()], lines)
            if listed:
                return listed
    lists = [found for text, lines in head if (found := _longest(text, lines))]
    if signed := _signed(document):
        lists.append(signed)
    if lists:
        return max(lists, key=lambda each: len(each.names))
    regions = (found for text, lines in head if (found := _of_regions(text, lines)))
    return next(regions, None)


def _head(document: Document) -> Iterator[tuple[str, tuple[int, int]]]:
    if found := title(document):
        yield found
    for paragraph, text in opening(document):
        yield text, paragraph.lines


def _signed(document: Document) -> List | None:
    """Return the states that the signatures name."""
    signatures = [paragraph for paragraph in document.paragraphs if paragraph.kind is ParagraphKind.SIGNATURE]
    names = dict.fromkeys(
        found.name for paragraph in signatures for found in states().find(document.text_of(paragraph))
    )
    if len(names) < 2:
        return None
    text = "; ".join(document.text_of(paragraph) for paragraph in signatures)
    return List(tuple(names), text, (signatures[0].lines[0], signatures[-1].lines[1]))


def _longest(text: str, lines: tuple[int, int]) -> List | None:
    """Return the longest list of states in a sentence; None if there is none of two."""
    lists = [run for run in runs(text) if len({found.name for found in run}) >= 2]
    if not lists:
        return None
    best = max(lists, key=len)
    return List(tuple(dict.fromkeys(found.name for found in best)), text[best[0].start : best[-1].stop], lines)


def runs(text: str) -> Iterator[list[Found]]:
    """Give the runs of states with nothing between them but commas, offices and persons; one alone is a run too."""
    run: list[Found] = []
    for found in states().find(text):
        if run and not _goes_on(text[run[-1].stop : found.start]):
            yield run
            run = []
        run.append(found)
    if run:
        yield run


def _goes_on(between: str) -> bool:
    """Say whether a list goes on over these words: «, Председателя», « и », « К.К.Токаева, министр иностранных дел»."""
    if not any(mark in between for mark in (",", ";", " и ")) or len(between) > 200:
        return False
    return all(word[0].isupper() or _may_stand_between(word) for word in _WORD.findall(between))


def _may_stand_between(word: str) -> bool:
    """Say whether a small word is an office or a conjunction; offices stand in any case."""
    folded = fold(word)
    known: Sequence[str] = sorted(words_of("declarations", "between"))
    return any(folded == each or (len(each) > 4 and folded.startswith(each[: len(each) - 2])) for each in known)


def _of_regions(text: str, lines: tuple[int, int]) -> List | None:
    """Return the states of «государств Центральной Азии и Российской Федерации», «"Центральная Азия — Китай"»."""
    found = list(actors().find(text))
    if not any(members(each.name) for each in found):
        return None
    names: list[str] = []
    for number, each in enumerate(found):
        if number and not re.fullmatch(r"\W{1,5}|\s?(?:и|с)\s", text[found[number - 1].stop : each.start]):
            break
        names.extend(members(each.name) or ([each.name] if next(states().find(each.name), None) else []))
    if len(set(names)) < 2:
        return None
    return List(tuple(dict.fromkeys(names)), text, lines)
