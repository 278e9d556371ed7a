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


@lru_cache(maxsize=1 << 17)
def is_known(folded: str) -> bool:
    """Say whether the dictionary has a folded word."""
    return bool(_analyser().__self__.word_is_known(folded))  # type: ignore[attr-defined]


@lru_cache(maxsize=1 << 12)
def nominative(word: str) -> tuple[str, ...]:
    """Return what a form of a noun or an adjective may be the form of, in the nominative singular, likeliest first."""
    found = []
    for parse in _analyser()(word.lower()):
        base = parse.inflect({"nomn", "sing"})  # type: ignore[attr-defined]
        if base is not None and base.word not in found:
            found.append(base.word)
    return tuple(found)


#: Grammemes that a form takes over from another: not those that belong to the word (gender of a noun, aspect).
_OF_THE_FORM = (
    frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct", "gen2", "acc2", "loc2", "sing", "plur"})
    | {"past", "pres", "futr", "1per", "2per", "3per"}
    | {"indc", "impr", "actv", "pssv"}
)
_NOMINAL = frozenset({"NOUN", "ADJF", "ADJS"})
_GENDERS = frozenset({"masc", "femn", "neut"})


@lru_cache(maxsize=1 << 12)
def alike(word: str, model: str, lemma: str) -> tuple[str, ...]:
    """Return the forms of *word* that answer to *model*, a form of *lemma*, likeliest first; several if it is unsure.

    «казахстанский» for «казахской», a form of «казахский»: «казахстанской». None if they have no form in common.
    """
    found: list[str] = []
    wanted = lemmas(lemma)
    for parse in _analyser()(model):
        if parse.normal_form.replace("ё", "е") not in wanted:  # type: ignore[attr-defined]
            continue
        tag = parse.tag  # type: ignore[attr-defined]
        grammemes = set(tag.grammemes & _OF_THE_FORM)
        if str(tag.POS) not in {"NOUN", "INFN"}:
            grammemes |= {str(tag.POS)} | (set(tag.grammemes & _GENDERS) if "sing" in tag.grammemes else set())
        for target in _analyser()(word):
            same = (str(tag.POS) in _NOMINAL) == (str(target.tag.POS) in _NOMINAL)  # type: ignore[attr-defined]
            made = target.inflect(grammemes) if same else None  # type: ignore[attr-defined]
            if made is not None:
                if made.word not in found:
                    found.append(made.word)
                break
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def genders(folded: str) -> frozenset[str]:
    """Return the genders that a folded noun or adjective may have (OpenCorpora: masc, femn, neut)."""
    return frozenset().union(*(reading.grammemes & _GENDERS for reading in readings(folded)))
