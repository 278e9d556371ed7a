"""Names of documents, initiatives and events in a text: what stands in quotation marks, what begins with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from declcmp.checks.quotes import quoted, unpaired
from declcmp.language.lexicon import is_adjective, is_verb
from declcmp.language.morphology import stem
from declcmp.language.tables import words_of
from declcmp.language.wordlist import word_list
from declcmp.model.document import Span
from declcmp.text.fold import fold
from declcmp.text.words import Word, words

#: Words of meaning that make a name worth comparing, and those that an unquoted one must share from its first on.
_SHORTEST, SHARED = 2, 3
#: Words that a quoted name may have, more are speech; characters that an unquoted one is read for, and before it.
_LONGEST, _READ, _BEFORE = 40, 120, 40
_CAPITAL, _CAPITAL_BEFORE = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]{3,}"), re.compile(r"([А-ЯЁ][а-яё]{3,})\s$")
_STOP = re.compile(r"[,;:.!?()«»\"“”„/—–]|\s-\s|--")
#: «Центральная Азия + Россия» is the name of a format, which rules of its own are for.
_JOINT = re.compile(r"[+–—]|-")
_MARK = re.compile(r"[«»\"“”„]")
_SENTENCE_END = re.compile(r"[.!?…:]\W*$")
#: What follows the figures of an ordinal or of a year and is no word: «2-й», «10-летие», «2025-го».
_SUFFIX = re.compile(r"(?:го|му|м|й|я|е|ая|ое|ой|ый|ий|х)$")


@dataclass(frozen=True, slots=True)
class Title:
    """A name in its place.

    Attributes:
        span: Without quotation marks.
        ends: Where each of its words of meaning ends.
        keys: Of its words of meaning, the same for all forms of a word.
        small: What stands before each of them: prepositions and the like.
        forms: The words of meaning as printed, folded.
        capital: Which of them are printed with a capital.
        numbers: The numbers that it has, each with how many of its words of meaning stand before it.
        quoted: In quotation marks a name is whole; without them it has an end somewhere.
    """

    span: Span
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    small: tuple[tuple[str, ...], ...]
    forms: tuple[str, ...]
    capital: tuple[bool, ...]
    numbers: tuple[tuple[int, str], ...]
    quoted: bool


@lru_cache(maxsize=1 << 12)
def titles(text: str, start: int, stop: int) -> tuple[Title, ...]:
    """Return the names in ``text[start:stop]``, a sentence: quoted ones, then those that begin with a capital."""
    return tuple(_titles(text, start, stop))


def _titles(text: str, start: int, stop: int) -> Iterator[Title]:
    spans = [Span(each.span.start + 1, each.span.stop - 1) for each in quoted(text, start, stop)]
    spans += [_to_next_mark(text, each.at + 1, stop) for each in unpaired(text, start, stop) if each.opens]
    for inside in spans:
        if text[inside.start : inside.start + 1].isupper() or text[inside.start : inside.start + 1].isdigit():
            found = words(text, inside.start, inside.stop)
            title = _title(text, found, quoted_=True) if len(found) <= _LONGEST else None
            if title and not (all(title.capital) and _JOINT.search(inside.of(text))):
                yield title
    yield from _unquoted(text, start, stop, spans)


def _to_next_mark(text: str, start: int, stop: int) -> Span:
    """Return what a quotation mark opens that is never closed, as far as it can go: to the next mark."""
    found = _MARK.search(text, start, stop)
    return Span(start, found.start() if found else stop)


def _unquoted(text: str, start: int, stop: int, spans: Sequence[Span]) -> Iterator[Title]:
    for match in _CAPITAL.finditer(text, start, stop):
        at = match.start()
        if not _heads(text, start, match) or any(span.start <= at < span.stop for span in spans):
            continue
        found = words(text, at, min(stop, at + _READ))
        last = 1
        while last < len(found) and not _parted(text, found[last - 1], found[last]):
            last += 1
        title = _title(text, found[:last], quoted_=False)
        if title and _is_headed(title):
            yield title


def _heads(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether a word may be the first of a name: it says what is named, or is an adjective; no sentence's first."""
    folded = fold(match.group())
    if not (word_list("titles", "heads").has(folded) or is_adjective(folded)):
        return False
    before = text[max(match.start() - _BEFORE, start) : match.start()]
    if not any(map(str.isalnum, before)) or _SENTENCE_END.search(before):
        return False
    # «Международной Конференции»: the name begins with the first of its capitals.
    capital = _CAPITAL_BEFORE.search(before)
    return not (capital and is_adjective(fold(capital[1])))


def _is_headed(title: Title) -> bool:
    """Say whether a name is of a programme, a forum or the like: by its first word, adjectives set aside."""
    for form, small in zip(title.forms[:SHARED], title.small, strict=False):
        if small:
            return False
        if word_list("titles", "heads").has(form):
            return True
        if not is_adjective(form):
            return False
    return False


def _parted(text: str, before: Word, word: Word) -> bool:
    return _STOP.search(text, before.stop, word.start) is not None or is_verb(word.folded)


def _title(text: str, found: Sequence[Word], *, quoted_: bool) -> Title | None:
    keys: list[str] = []
    ends: list[int] = []
    small: list[tuple[str, ...]] = []
    before: list[str] = []
    forms: list[str] = []
    capital: list[bool] = []
    numbers: list[tuple[int, str]] = []
    for place, word in enumerate(found):
        key = _key(text, found, place)
        if key is None:
            # «… от 16 апреля» dates what was named.
            numbers += [(len(keys), word.folded)] if word.folded.isdigit() and not before else []
        elif not key:
            before.append(word.folded)
        else:
            keys.append(key)
            ends.append(word.stop)
            small.append(tuple(before))
            before = []
            forms.append(word.folded)
            capital.append(text[word.start].isupper())
    said = any(word.folded in words_of("titles", "speech") for word in found)
    said = said or (len(keys) <= SHARED and any(is_verb(word.folded) for word in found))
    if (quoted_ and said) or len(keys) < (_SHORTEST if quoted_ else SHARED):
        return None
    span = Span(found[0].start, found[-1].stop)
    return Title(span, tuple(ends), tuple(keys), tuple(small), tuple(forms), tuple(capital), tuple(numbers), quoted_)


def _key(text: str, found: Sequence[Word], place: int) -> str | None:
    """Return the key of a word of meaning; an empty one for small words, None for numbers and what hangs on them."""
    word = found[place]
    before = found[place - 1] if place else None
    hangs = before is not None and before.folded.isdigit() and text[before.stop : word.start] in {"-", "‑", "–"}
    if hangs and before is not None and word.folded.startswith("лет"):
        return f"{before.folded}-лет"
    dated = before is not None and before.folded.isdigit() and word_list("edit_classes", "year words").has(word.folded)
    if word.folded.isdigit() or dated or (hangs and _SUFFIX.match(word.folded)):
        return None
    if word.folded in words_of("titles", "small") or word_list("edit_classes", "function words").has(word.folded):
        return ""
    for beginning, number in _numerals().items():
        if word.folded.startswith(beginning):
            return number
    return stem(word.folded)


@cache
def _numerals() -> Mapping[str, str]:
    pairs = (entry.partition("*=") for entry in sorted(words_of("titles", "numerals")))
    return {beginning: number for beginning, _, number in pairs}
