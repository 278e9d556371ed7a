"""Lemmas, stems and grammar of Russian word forms, from pymorphy3 and Snowball; each form is looked up once."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from declcmp.language.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable


class Form(NamedTuple):
    """A word form as the dictionary knows it: lemma (ё as е), part of speech (OpenCorpora), and whether it is known."""

    lemma: str
    part: str
    known: bool


@cache
def _analyser() -> Callable[[str], list[object]]:
    import pymorphy3  # noqa: PLC0415 - 0.1 s that a run without changed words never pays
    import pymorphy3_dicts_ru  # noqa: PLC0415

    # The path is given: to look for dictionaries among all packages takes as long as to load one.
    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru").parse  # type: ignore[no-any-return]


@cache
def _stemmer() -> Callable[[str], str]:
    import Stemmer  # noqa: PLC0415

    return Stemmer.Stemmer("russian").stemWord  # type: ignore[no-any-return]


@lru_cache(maxsize=1 << 17)
def form(folded: str) -> Form:
    """Return the likeliest analysis of a folded word."""
    best = _analyser()(folded)[0]
    return Form(best.normal_form.replace("ё", "е"), str(best.tag.POS or ""), best.is_known)  # type: ignore[attr-defined]


@lru_cache(maxsize=1 << 17)
def lemmas(folded: str) -> frozenset[str]:
    """Return every lemma that a folded word may have: two words are forms of one when these meet."""
    # One letter may be an initial too; a word that the dictionary lacks is guessed by its likes.
    if len(folded) > 1 and (found := lexicon().lemmas(folded)):
        return found
    return frozenset(parse.normal_form.replace("ё", "е") for parse in _analyser()(folded))  # type: ignore[attr-defined]


@lru_cache(maxsize=1 << 17)
def stem(folded: str) -> str:
    """Return the Snowball stem of a folded word: cheap, and blind to part of speech."""
    return _stemmer()(folded)


class Reading(NamedTuple):
    """One analysis of a word form: its grammemes (OpenCorpora), and how likely it is among the others, in [0, 1]."""

    grammemes: frozenset[str]
    score: float


@lru_cache(maxsize=1 << 15)
def readings(folded: str) -> tuple[Reading, ...]:
    """Return every analysis of a folded word, the likeliest first."""
    found = _analyser()(folded)
    return tuple(Reading(frozenset(map(str, parse.tag.grammemes)), float(parse.score)) for parse in found)  # type: ignore[attr-defined]


@lru_cache(maxsize=1 << 12)
def nominative(word: str) -> tuple[str, ...]:
    """Return what a form of a noun or an adjective may be the form of, in the nominative singular, likeliest first."""
    found = []
    for parse in _analyser()(word.lower()):
        base = parse.inflect({"nomn", "sing"})  # type: ignore[attr-defined]
        if base is not None and base.word not in found:
            found.append(base.word)
    return tuple(found)
