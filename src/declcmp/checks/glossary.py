"""Wordings of a glossary as they stand in a text, in any case and number, and what to put in their place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from declcmp.checks.norms import Term
from declcmp.language.lexicon import lexicon
from declcmp.language.morphology import alike, genders, stem
from declcmp.model.document import Span
from declcmp.text.fold import fold
from declcmp.text.words import Word, words

#: Wordings are looked up by so many letters: all forms of a word begin with them; those of a long one with one more.
_LETTERS, _LONG = 3, 8
_HYPHEN = re.compile(r"[-‐‑]")
#: Part of a compound, which is another word; «15-летняя», «COVID-19» are none.
_LINKED_BEFORE, _LINKED_AFTER = re.compile(r"[^\W\d][-‐‑]$"), re.compile(r"[-‐‑][^\W\d]")
#: «согласно договора, подписанного…»: what is mended in one case leaves this in another.
_ADJECTIVE_AFTER = re.compile(
    r",\s+[^\W\d_]+(?:[ыиео]й|[оеыи]е|[ая]я|[ое]го|[ое]му|[ыи]м|[ое]м|[ую]ю|[ыи]х|[ыи]ми)(?:ся)?\b"
)


class Misnomer(NamedTuple):
    """A wording that is not to be used, in its place, and what should stand there; None where its form is unsure."""

    term: Term
    span: Span
    right: str | None


class _Wording(NamedTuple):
    """The words of a wording as printed, and what joins each to the one before: a space, a hyphen or nothing."""

    printed: tuple[str, ...]
    folded: tuple[str, ...]
    joints: tuple[str, ...]


def misnomers(
    text: str, found: Sequence[Word], glossary: tuple[Term, ...], opens: Callable[[int], bool]
) -> Iterator[Misnomer]:
    """Yield the wordings of a glossary in a text, in order; where several begin at one place, the longest.

    Args:
        text: What the words stand in.
        found: All words of the text, in order.
        glossary: Whose wordings are looked for.
        opens: Whether a sentence or a title begins at a place: the first letter there is a capital in any case.
    """
    terms = _by_beginning(glossary)
    at = 0
    for place, word in enumerate(found):
        for term in terms.get(word.folded[:_LETTERS], ()) if place >= at else ():
            wrong = _wording(term.wrong)
            here = found[place : place + len(wrong.printed)]
            if not _stand(text, here, wrong, exact=term.exact):
                continue
            span = Span(here[0].start, here[-1].stop)
            printed = _wording(span.of(text))
            right = _right(printed, term, text[span.stop :], opens=opens(span.start))
            if right is None or _wording(right) != printed:
                yield Misnomer(term, span, right.replace("ё", "е") if right and "ё" not in text else right)
            at = place + len(here)
            break


@lru_cache(maxsize=8)
def _by_beginning(glossary: tuple[Term, ...]) -> Mapping[str, Sequence[Term]]:
    found: dict[str, list[Term]] = defaultdict(list)
    for term in sorted(glossary, key=lambda each: (-len(_wording(each.wrong).printed), each.wrong)):
        if folded := _wording(term.wrong).folded:
            found[folded[0][:_LETTERS]].append(term)
    return found


@lru_cache(maxsize=1 << 12)
def _wording(text: str) -> _Wording:
    here = words(text)
    gaps = (text[one.stop : other.start] for one, other in pairwise(here))
    return _Wording(
        tuple(text[word.start : word.stop] for word in here),
        tuple(word.folded for word in here),
        ("", *map(_joint, gaps)),
    )


def _joint(gap: str) -> str:
    """Return a gap between two words as it is compared: a space, a hyphen, or what is printed."""
    return " " if gap.isspace() else _HYPHEN.sub("-", gap)


def _stand(text: str, here: Sequence[Word], wrong: _Wording, *, exact: bool) -> bool:
    """Say whether words of a text are a wording: joined as it is, and forms of its words, or, if *exact*, its words."""
    if len(here) < len(wrong.printed):
        return False
    for word, wanted in zip(here, wrong.folded, strict=True):
        if word.folded != wanted and (exact or not word.folded.startswith(_beginning(wanted))):
            return False
    if _LINKED_BEFORE.search(text, max(here[0].start - 2, 0), here[0].start) or _LINKED_AFTER.match(
        text, here[-1].stop
    ):
        return False
    printed = text[here[0].start : here[-1].stop]
    found = _wording(printed)
    # Capitals throughout are a heading's, not the wording's; a single one is an initial, not a preposition.
    return (
        found.joints == wrong.joints
        and (len(wrong.printed) == 1 or not printed.isupper() or " ".join(wrong.printed).isupper())
        and all(len(one) > 1 or one == other for one, other in zip(found.printed, wrong.printed, strict=True))
        and all(
            word.folded == wanted or (not _is_joined(wrong.folded[at:]) and _is_form(word.folded, wanted))
            for at, (word, wanted) in enumerate(zip(here, wrong.folded, strict=True))
        )
    )


@lru_cache(maxsize=1 << 12)
def _beginning(folded: str) -> str:
    """Return what all forms of a word begin with."""
    return folded[: _LETTERS if len(folded) < _LONG else _LETTERS + 1]


def _is_joined(wrong: Sequence[str]) -> bool:
    """Say whether a word is the first part of a compound, or an adverb: «социально» in «социально экономический»."""
    return len(wrong) > 1 and wrong[0].endswith("о") and wrong[1].endswith(("ый", "ий", "ой"))


def _is_form(word: str, wanted: str) -> bool:
    known = _lemmas(wanted)
    if not known:
        # A word that the dictionary lacks would be guessed, at the cost of loading all of it.
        return stem(word) == stem(wanted)
    return not (known & {wanted} or known).isdisjoint(_lemmas(word))


@lru_cache(maxsize=1 << 14)
def _lemmas(folded: str) -> frozenset[str]:
    return lexicon().lemmas(folded)


def _right(printed: _Wording, term: Term, after: str, *, opens: bool) -> str | None:
    """Return what should stand for *printed*: the right words in the forms, and with the capitals, that it has."""
    wrong, right = _wording(term.wrong), _wording(term.right)
    origins = _origins(printed.folded, wrong.folded, right.folded)
    if origins is None or (term.exact and wrong.folded[-1] != right.folded[-1] and _ADJECTIVE_AFTER.match(after)):
        return None
    made = []
    for number, (model, at) in enumerate(zip(right.printed, origins, strict=True)):
        word = model if at is None else _formed(printed.printed[at], wrong.printed[at], model)
        if word is None or (at is not None and _disagrees(wrong.folded[at], fold(model))):
            return None
        if opens and number == 0:
            capital = printed.printed[0][0].isupper()
        elif at is None or wrong.printed[at][0].isupper():
            capital = model[0].isupper()
        else:
            capital = model[0].isupper() or printed.printed[at][0].isupper()
        made.append(right.joints[number] + _cased(word, model, capital=capital))
    return "".join(made)


def _origins(printed: Sequence[str], wrong: Sequence[str], right: Sequence[str]) -> Sequence[int | None] | None:
    """Return for each right word the place of the wrong one that it stands for (None: as it is); None if unsure."""
    shorter = min(len(wrong), len(right))
    head = next((at for at in range(shorter) if wrong[at] != right[at]), shorter)
    tail = next((at for at in range(shorter - head) if wrong[-1 - at] != right[-1 - at]), shorter - head)
    old, new = range(head, len(wrong) - tail), len(right) - head - tail
    if len(old) == new:
        middle: Sequence[int | None] = old
    elif new == 1 and old:
        # One word for several takes the form of the last: «летней годовщиной» — «летием».
        middle = [old[-1]]
    elif all(printed[at] == wrong[at] for at in old):
        middle = [None] * new
    else:
        return None
    return [*range(head), *middle, *range(len(wrong) - tail, len(wrong))]


def _formed(printed: str, wrong: str, right: str) -> str | None:
    """Return *right* in the form that *printed* is of *wrong*; None where that is unsure."""
    if fold(wrong) == fold(right):
        return printed
    if fold(printed) == fold(wrong):
        return right
    made = alike(right.lower(), fold(printed), fold(wrong))
    return made[0] if len(made) == 1 else None


def _disagrees(wrong: str, right: str) -> bool:
    """Say whether what agrees with a noun, before it or after it, would not with the one that takes its place."""
    if right.endswith(wrong):  # a compound has the gender of its last part
        return False
    old, new = genders(wrong), genders(right)
    return bool(old and new) and not old & new


def _cased(word: str, model: str, *, capital: bool) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return (word[0].upper() if capital else word[0].lower()) + word[1:]
