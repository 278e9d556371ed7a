"""What a declaration says of itself, each field with the words it was read from; what it does not say stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from declcmp.language.names import Names, Phrases, actors, declined, organisations
from declcmp.language.tables import table, words_of
from declcmp.model import Document, Evidence, Metadata
from declcmp.model.document import FRAME
from declcmp.text.fold import fold
from declcmp.text.occasion import Seen, occasion, opening, title
from declcmp.text.parties import parties

_DASH = r"\s*(?:\+|--|[-–—‑])\s*"
_QUOTED = re.compile(r"[«\"“„]([^«»\"“”„]{3,80})[»\"”“]")
#: More evidence than this is no help to the eye.
_SHOWN = 160


def metadata(document: Document) -> Metadata:
    """Return the metadata of a document, read from its own paragraphs: residue is never looked at."""
    named = title(document)
    when = occasion(document)
    heads = list(_heads(document))
    form = _format(document, heads)
    who = parties(document, form.value if form else None)
    fields: dict[str, Seen | None] = {
        "title": Seen(named[0].rstrip(". "), named[0], named[1]) if named else None,
        "kind": _kind(document, heads),
        "date": when.date,
        "place": when.place,
        "format": form,
        "level": _level(heads),
    }
    said = {name: seen.value for name, seen in fields.items() if seen}
    evidence = [Evidence(name, _shown(seen.text), seen.lines) for name, seen in fields.items() if seen]
    if who:
        evidence.append(Evidence("parties", _shown(who.text), who.lines))
    return Metadata(**said, parties=who.names if who else (), evidence=tuple(evidence))


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _heads(document: Document) -> Iterator[tuple[str, tuple[int, int]]]:
    """Give the title, then the sentences of the opening."""
    if found := title(document):
        yield found
    for paragraph, text in opening(document):
        yield text, paragraph.lines


def _kind(document: Document, heads: list[tuple[str, tuple[int, int]]]) -> Seen | None:
    """Return what the title calls the document; else what the text calls itself («настоящая Декларация»)."""
    if heads and title(document):
        text, lines = heads[0]
        if found := next(_kinds().find(text), None):
            return Seen(found[0], found[1].group(), lines)
    for text, lines in heads:
        for kind, match in _kinds().find(text):
            before = text[: match.start()].split()[-1:]
            if before and fold(before[0])[:-2].startswith(_after_stems()):
                return Seen(kind, match.group(), lines)
    return None


@cache
def _kinds() -> Phrases:
    return Phrases(table("declarations")["kinds"])


@cache
def _after_stems() -> tuple[str, ...]:
    return tuple(word[:-2] for word in sorted(words_of("declarations", "kind-after")))


def _level(heads: list[tuple[str, tuple[int, int]]]) -> Seen | None:
    """Return who met: the first level that the title names; else the opening."""
    levels, phrases = _levels()
    for text, lines in heads:
        if found := next(phrases.find(text), None):
            return Seen(levels[found[0]], found[1].group(), lines)
    return None


@cache
def _levels() -> tuple[Mapping[str, str], Phrases]:
    """Return the level that each phrase tells, and the phrases."""
    lines = (line.partition(": ") for line in table("declarations")["levels"])
    levels = {phrase: level for level, _, phrases in lines for phrase in phrases.split("; ")}
    return levels, Phrases(tuple(levels))


def _format(document: Document, heads: list[tuple[str, tuple[int, int]]]) -> Seen | None:
    """Return the format of the meeting: «Центральная Азия — Китай», a consultative meeting, an organisation."""
    for text, lines in heads:
        for quoted in _QUOTED.finditer(text):
            if sides := _sides(quoted.group(1)):
                return Seen(sides, quoted.group(), lines)
    for text, lines in heads:
        if match := _meeting().search(text):
            return Seen(_meeting_name(match), match.group(), lines)
    if named := title(document):
        body = next(organisations().find(named[0]), None)
        if body:
            return Seen(body.name, named[0][body.start : body.stop], named[1])
    return _only_one(document)


def _sides(name: str) -> str | None:
    """Return the name of a format with its dashes alike; None if its sides are no states and no regions."""
    parts = re.split(_DASH, name.strip())
    if len(parts) < 2 or not all(_is_actor(actors(), part) for part in parts):
        return None
    return (" + " if "+" in name else " — ").join(parts)


def _is_actor(names: Names, part: str) -> bool:
    found = next(names.find(part), None)
    return found is not None and (found.start, found.stop) == (0, len(part))


def _only_one(document: Document) -> Seen | None:
    """Return the format whose meetings the body speaks of, where it speaks of one only: «встречах «… + …»»."""
    seen: dict[str, Seen] = {}
    for paragraph in document.paragraphs:
        text = document.text_of(paragraph)
        for quoted in _QUOTED.finditer(text) if paragraph.kind not in FRAME else ():
            before = text[: quoted.start()].split()[-1:]
            if before and fold(before[0]).startswith(_gatherings()) and (sides := _sides(quoted.group(1))):
                seen.setdefault(sides, Seen(sides, quoted.group(), paragraph.lines))
    return next(iter(seen.values())) if len(seen) == 1 else None


@cache
def _gatherings() -> tuple[str, ...]:
    return tuple(sorted(words_of("declarations", "gatherings")))


@cache
def _meeting() -> re.Pattern[str]:
    """Match «Консультативной встречи глав государств Центральной Азии»."""
    regions = "|".join(declined(line.split(":")[0]) for line in table("countries")["regions"])
    heads = "|".join(declined(line) for line in table("declarations")["meetings"])
    return re.compile(rf"({heads})((?:\s[а-яё]+){{0,5}}\s(?:{regions}))(?!\w)")


def _meeting_name(match: re.Match[str]) -> str:
    head = next(line for line in table("declarations")["meetings"] if re.fullmatch(declined(line), match.group(1)))
    return head + match.group(2)
