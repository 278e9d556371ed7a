"""Abbreviations of a draft: where they are used, which of them are introduced, and the words that they stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from declcmp.checks.draft import Draft
from declcmp.checks.initials import letters_of, share, spells
from declcmp.language.lexicon import lexicon
from declcmp.language.morphology import readings
from declcmp.language.names import states
from declcmp.language.tables import words_of
from declcmp.model.document import Span
from declcmp.text.words import Word, words

_CYRILLIC, _LATIN = "[А-ЯЁ]{2,8}", "[A-Z]{3,12}"
#: Not numbers of documents («177-ФЗ»), models («ТУ-154»), initials («А.Б.»), or parts of what is all in capitals.
_USE = re.compile(rf"(?<![\w№./-]){_CYRILLIC}(?!\w|-\d|-[A-ZА-ЯЁ]{{2}}|\.[А-ЯЁ]|/\d)")
#: «ПЕТРОВА Ивана Ильича», «И. ПЕТРОВ»: a surname.
_NAMED = re.compile(r"\s[А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё]*(?:вич|вн|ьич|оглы|кызы)")
_INITIAL = re.compile(r"\b[А-ЯЁ]\.\s?$")
_ROMAN = re.compile(r"[ІХVIXС]+")
_NAME = re.compile(rf"(?<!\w)(?:{_CYRILLIC}|{_LATIN})(?!\w)")
#: What stands in brackets, or between slashes, as agencies print it.
_BRACKETS = re.compile(r"\(([^()\n]{1,160})\)|(?<![^\s»\"”])/([^/\n]{1,160})/")
_ALONE = re.compile(rf"\s*[«\"“]?({_CYRILLIC}|{_LATIN})(?:[ -]\d{{1,3}})?[»\"”]?\s*")
_HEREAFTER = re.compile(r"\b(?:далее|в\s+дальнейшем|сокращ[её]нно|именуем\w+)\b[^.;()\n]{0,40}$", re.IGNORECASE)
#: Between an abbreviation and the words that it stands for: «полное имя, или АБВ», «АБВ — полное имя».
_APART = re.compile(r"[\s«»\"“”,–—-]{1,4}(?:или\s)?[«\"“]?")
_BESIDE, _GOES_ON = re.compile(r"[ \u00a0-]+"), re.compile(r"[ \u00a0-]+[А-ЯЁ][а-яё]")
#: Words of the same phrase that are looked through for what an abbreviation stands for.
_REACH = 16
#: Of the letters of an abbreviation, so many begin words before its bracket: some begin parts of a compound.
_SPELLED = 0.6
#: A heading in capitals is longer than this, and most of its letters are capitals.
_SHORT, _MOST = 12, 0.5


class Use(NamedTuple):
    """An abbreviation in its place."""

    name: str
    span: Span


class Introduction(NamedTuple):
    """An abbreviation alone in brackets.

    Attributes:
        span: With the brackets.
        spelled: Whether its letters begin the words before it, or most of them do.
        full: The words that it stands for, where its letters begin every one of them.
    """

    name: str
    span: Span
    spelled: bool
    full: Span | None


def uses(draft: Draft) -> tuple[Use, ...]:
    """Return the Cyrillic abbreviations of a draft, as often as they stand there, quotations and titles included."""
    found: list[Use] = []
    for paragraph in draft.document.paragraphs:
        body = paragraph.body
        matches = list(_USE.finditer(draft.text, body.start, body.stop))
        if matches and not _is_shouted(body.of(draft.text)):
            here = (match for match in matches if _is_abbreviation(draft.text, match))
            found += (Use(match.group(), Span(match.start(), match.end())) for match in here)
    return tuple(found)


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    return not (
        _ROMAN.fullmatch(match.group())
        or _INITIAL.search(text, max(match.start() - 3, 0), match.start())
        or _NAMED.match(text, match.end())
        or _is_word(text, match)
    )


def _is_shouted(text: str) -> bool:
    letters, capitals = sum(map(str.isalpha, text)), sum(map(str.isupper, text))
    return capitals > _MOST * letters and (letters > _SHORT or capitals == letters)


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Say whether what is printed in capitals is a word of the language: stressed so, or a part of a heading."""
    folded = match.group().lower().replace("ё", "е")
    if not lexicon().lemmas(folded):
        return False
    parses = readings(folded)
    if len(folded) <= 3:
        return any(each.grammemes & {"PREP", "CONJ", "PRCL", "NPRO", "INTJ", "ADVB"} for each in parses)
    around = [
        *words(text, max(match.start() - 30, 0), match.start())[-1:],
        *words(text, match.end(), match.end() + 30)[:1],
    ]
    if any(len(word.folded) > 3 and text[word.start : word.stop].isupper() for word in around):
        return True
    return not any("Abbr" in each.grammemes for each in parses)


def bracketed(draft: Draft) -> Iterator[Introduction]:
    """Yield the abbreviations that stand alone in brackets behind what they stand for, in order."""
    for paragraph in draft.document.paragraphs:
        body = paragraph.body
        for match in _BRACKETS.finditer(draft.text, body.start, body.stop):
            alone = _ALONE.fullmatch(match.group(1) or match.group(2))
            before = _phrase(draft.text, body.start, match.start()) if alone else ()
            if alone and before:
                name = alone.group(1)
                # A Latin one stands for words of another language.
                foreign = name.isascii() and not draft.text[before[-1].start].isupper() and before[-1].folded.isalpha()
                spelled = foreign or share(draft.text, before, name) >= _SPELLED
                if spelled or not _is_state(draft.text, before[-1], match.start()):
                    full = _spelled_before(draft.text, before, name)
                    yield Introduction(name, Span(match.start(), match.end()), spelled, full)


def _spelled_before(text: str, before: Sequence[Word], name: str) -> Span | None:
    """Return the last of the words before an abbreviation, as many as its letters begin."""
    for start in range(len(before) - 1, -1, -1):
        if spells(text, before[start:], letters_of(name)):
            return Span(before[start].start, before[-1].stop)
    return None


def introduced(draft: Draft, names: AbstractSet[str]) -> frozenset[str]:
    """Return those of some abbreviations that a draft introduces: in brackets, by «далее», or beside their words."""
    found = {each.name for each in bracketed(draft)} & names
    for paragraph in draft.document.paragraphs if names else ():
        body = paragraph.body
        for match in _NAME.finditer(draft.text, body.start, body.stop):
            if match.group() in names and match.group() not in found and _is_introduced(draft.text, body, match):
                found.add(match.group())
    return frozenset(found)


def _is_introduced(text: str, body: Span, match: re.Match[str]) -> bool:
    name = match.group()
    if _HEREAFTER.search(text, max(body.start, match.start() - 60), match.start()):
        return True
    if meaning := re.compile(r"[»\"”]?\s*[(/]([^()/\n]{4,160})[)/]").match(text, match.end(), body.stop):
        within = words(text, meaning.start(1), meaning.end(1))
        if len(within) > 1 and within[0].folded[0] == name[0].lower():
            return True
    before = _phrase(text, body.start, match.start())
    if before and _APART.fullmatch(text, before[-1].stop, match.start()) and _spelled_before(text, before, name):
        return True
    apart = _APART.match(text, match.end(), body.stop)
    after = words(text, apart.end(), min(apart.end() + 200, body.stop))[:_REACH] if apart else []
    return any(spells(text, after[:stop], letters_of(name)) for stop in range(2, len(after) + 1))


def spelled_out(draft: Draft, names: Iterable[str]) -> Mapping[str, Span]:
    """Return, for abbreviations of three letters and more, the first words in running text that spell them.

    They stand side by side, outside of quotations, each begins with a letter, save small words, and the first has a
    capital that no sentence gives it.
    """
    by_letter: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if len(name) > 2:
            by_letter[letters_of(name)[0]].append(name)
    found: dict[str, Span] = {}
    for at, word in enumerate(draft.words):
        if word.folded[0] in by_letter and draft.text[word.start].isupper() and not draft.is_opening(word.start):
            for name in by_letter[word.folded[0]]:
                if name not in found and (span := _spelled_from(draft, at, name)) and not draft.is_quoted(span):
                    found[name] = span
    return found


def _spelled_from(draft: Draft, at: int, name: str) -> Span | None:
    letters, text = letters_of(name), draft.text
    for stop in range(at + 2, min(at + len(letters) + 4, len(draft.words)) + 1):
        last = draft.words[stop - 1]
        if not _BESIDE.fullmatch(text, draft.words[stop - 2].stop, last.start):
            return None
        if last.folded in words_of("abbreviations", "left-out") or text[last.start : last.stop].isupper():
            continue
        # The rest of a longer name speaks against it: «Статус субъекта Российской | Федерации».
        if spells(text, draft.words[at:stop], letters) and not _GOES_ON.match(text, last.stop):
            return Span(draft.words[at].start, last.stop)
    return None


def _phrase(text: str, start: int, at: int) -> Sequence[Word]:
    """Return the words before a place, back to the last bracket or end of a sentence."""
    found: list[Word] = []
    following = at
    for word in reversed(words(text, max(start, at - 240), at)[-_REACH:]):
        gap = text[word.stop : following]
        if re.search(r"[;()!?…]|\.\s", gap):
            break
        found.append(word)
        following = word.start
    return found[::-1]


def _is_state(text: str, word: Word, stop: int) -> bool:
    """Say whether a word is the name of a state: «Китай (СУАР)» introduces nothing."""
    return any(found.stop == word.stop for found in states().find(text, word.start, stop))
