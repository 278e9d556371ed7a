"""The class of a change: what it means to a drafter, from a quotation mark to a negation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from declcmp.compare.parts import NUMBER_SIGN, Parts
from declcmp.language.morphology import lemmas
from declcmp.language.tables import words_of
from declcmp.language.wordlist import WordList, word_list
from declcmp.model import EditClass
from declcmp.text.fold import UNSEEN

_WEIGHT = {kind: weight for weight, kind in enumerate(EditClass)}
#: Replacements of more words by words than this are another text: no forms of one word are looked for in them.
_COMPARED = 10_000
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROMAN = re.compile(r"[IVXLCХМС]+")
_SENTENCE_END = frozenset(".!?…")
_QUOTES = "\"'«»„“”‟‹›‘’‚‛`´″′"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_MARKS = str.maketrans(dict.fromkeys(_QUOTES, '"') | dict.fromkeys(_DASHES, "-") | {"…": "..."})
_LISTS = {
    "negation": EditClass.NEGATION,
    "modality": EditClass.MODALITY,
    "months": EditClass.DATE,
    "numbers": EditClass.NUMBER,
}
_SPACES = re.compile(rf"[\s{UNSEEN}]+")


def heaviest(kinds: Iterable[EditClass]) -> EditClass:
    """Return the class of most political weight; there must be one."""
    return max(kinds, key=_WEIGHT.__getitem__)


def class_of_marks(old: str, new: str) -> EditClass:
    """Return the class of a change of marks and spaces between the same words."""
    return EditClass.TYPOGRAPHY if plain(old) == plain(new) else EditClass.PUNCTUATION


def plain(marks: str) -> str:
    """Return marks without their typography: one kind of quotation mark, one kind of dash, no spaces."""
    return re.sub(r"-+", "-", _SPACES.sub("", marks).translate(_MARKS)).replace('""', '"')


def class_of_spelling(old: str, new: str) -> EditClass:
    """Return the class of a change between two spellings of one word (their folds are equal, their texts are not)."""
    if _without_yo(old) == _without_yo(new):
        return EditClass.YO
    if _without_yo(old).lower() == _without_yo(new).lower():
        return EditClass.CASE
    return EditClass.TYPOGRAPHY


def _without_yo(word: str) -> str:
    return word.replace("ё", "е").replace("Ё", "Е")


def same_lemma(old: str, new: str) -> bool:
    """Say whether two folded words are forms of one word."""
    return old == new or (_comparable(old, new) and not lemmas(old).isdisjoint(lemmas(new)))


def _comparable(old: str, new: str) -> bool:
    # The dictionary takes 0.1 s to load: words with no beginning in common are forms of one word too seldom to pay it.
    return old[:2] == new[:2] and old.isalpha() and new.isalpha() and (len(old) > 2 or len(new) > 2)


def class_of_words(old: Parts, olds: Sequence[int], new: Parts, news: Sequence[int]) -> EditClass:
    """Return the class of a replacement, an insertion or a deletion of words.

    Args:
        old: The parts of the old text.
        olds: Which of them are gone.
        new: The parts of the new text.
        news: Which of them have come.

    Returns:
        The heaviest class among the words that stand on one side only; inflection where the sides hold forms of the
        same words. Words that are on both sides are no change of a number or of a name, unless names are all there is
        and they changed places. What only came or only went brings or takes no name that the other text has too.
    """
    gone, come = _one_side(old, olds, new, news)
    inflected = 0 < len(gone) * len(come) <= _COMPARED
    if inflected:
        gone, come = _without_shared_lemmas(old, gone, new, come)
    alone = not (olds and news)
    kinds = [_meaning(old, index, new, alone) for index in gone] + [_meaning(new, index, old, alone) for index in come]
    if not alone and are_swapped(old, olds, new, news):
        kinds.append(EditClass.NAME)
    if kinds:
        return heaviest([*kinds, *(_negating(old, gone, new, come) if inflected else ())])
    return EditClass.INFLECTION if inflected else EditClass.WORDING


def _one_side(old: Parts, olds: Sequence[int], new: Parts, news: Sequence[int]) -> tuple[list[int], list[int]]:
    shared = Counter(old.keys[index] for index in olds) & Counter(new.keys[index] for index in news)
    return _taken_out(old, olds, shared.copy()), _taken_out(new, news, shared.copy())


def _taken_out(text: Parts, indexes: Sequence[int], shared: Counter[str]) -> list[int]:
    left = []
    for index in indexes:
        if shared[text.keys[index]] > 0:
            shared[text.keys[index]] -= 1
        else:
            left.append(index)
    return left


def _without_shared_lemmas(old: Parts, gone: list[int], new: Parts, come: list[int]) -> tuple[list[int], list[int]]:
    come = list(come)
    left = []
    for index in gone:
        pair = next((other for other in come if same_lemma(old.keys[index], new.keys[other])), None)
        if pair is None:
            left.append(index)
        else:
            come.remove(pair)
    return left, come


def _negating(old: Parts, gone: Sequence[int], new: Parts, come: Sequence[int]) -> list[EditClass]:
    left, right = {old.keys[index] for index in gone}, {new.keys[index] for index in come}
    for plain, negated in ((left, right), (right, left)):
        for prefix in words_of("edit_classes", "negating prefixes"):
            stripped = (word.removeprefix(prefix) for word in negated if word.startswith(prefix))
            if any(len(rest) > 3 and any(same_lemma(word, rest) for word in plain) for rest in stripped):
                return [EditClass.NEGATION]
    return []


def are_swapped(old: Parts, olds: Sequence[int], new: Parts, news: Sequence[int]) -> bool:
    """Say whether both sides are the same names in another order, small words aside."""
    left, right = (
        [i for i in some if not _list("function words").has(text.keys[i])] for text, some in ((old, olds), (new, news))
    )
    if not all(is_name(old, i) for i in left) or not all(is_name(new, j) for j in right):
        return False
    in_order = all(same_lemma(old.keys[i], new.keys[j]) for i, j in zip(left, right, strict=False))
    return not in_order and _without_shared_lemmas(old, left, new, right) == ([], [])


def _meaning(text: Parts, index: int, other: Parts, alone: bool) -> EditClass:
    """Return what the change of one word means; a name that comes or goes *alone* is none if *other* has it too."""
    kind = _inherent(text, index)
    if alone and kind is EditClass.NAME and any(same_lemma(text.keys[index], key) for key in other.keys):
        return EditClass.WORDING
    return kind


def _inherent(text: Parts, index: int) -> EditClass:
    """Return what the change of one word means by itself."""
    key = text.keys[index]
    if key == NUMBER_SIGN:
        return EditClass.PUNCTUATION
    for section, kind in _LISTS.items():
        if _list(section).has(key):
            return kind
    if any(map(str.isdigit, key)):
        return EditClass.DATE if _in_date(text, index) else EditClass.NUMBER
    if _is_roman(text, index):
        return EditClass.NUMBER
    return EditClass.NAME if is_name(text, index) else EditClass.WORDING


def _in_date(text: Parts, index: int) -> bool:
    key = text.keys[index]
    if _YEAR.fullmatch(key) and not _in_symbol(text, index):
        return True
    after = index + 1
    while after < len(text) and after < index + 4 and text.keys[after].isdigit():
        after += 1
    if after < len(text) and _list("months").has(text.keys[after]):
        return True
    if after < len(text) and len(key) > 2 and _list("year words").has(text.keys[after]):
        return True
    numeric = [index + step for step in (-2, -1, 0, 1, 2) if 0 <= index + step < len(text)]
    return any(_YEAR.fullmatch(text.keys[i]) and _dotted(text, min(i, index), max(i, index)) for i in numeric)


def _dotted(text: Parts, first: int, last: int) -> bool:
    """Say whether the parts from first to last are one number written with full stops («26.04.2025»)."""
    return first < last and all(text.joined[i] and text.before(i) == "." for i in range(first + 1, last + 1))


def _in_symbol(text: Parts, index: int) -> bool:
    """Say whether a number is part of the symbol of a document («A/RES/78/2025», «№ 2025»)."""
    near = text.before(index) + (text.before(index + 1) if index + 1 < len(text) and text.joined[index + 1] else "")
    return "/" in near or (index > 0 and text.keys[index - 1] == NUMBER_SIGN)


def _is_roman(text: Parts, index: int) -> bool:
    return bool(_ROMAN.fullmatch(text.of(index))) and text.of(index).isascii()


def is_name(text: Parts, index: int) -> bool:
    """Say whether a part is a name, or a part of one: listed as one, or written with a capital inside a sentence."""
    key, printed = text.keys[index], text.of(index)
    if _list("names").has(key):
        return printed[0].isupper() or not _has_case(text)
    if not printed[0].isupper() or _list("defined terms").has(key) or not _has_case(text):
        return False
    return not _begins_sentence(text, index) or (len(printed) > 1 and printed.isupper())


@cache
def _list(section: str) -> WordList:
    return word_list("edit_classes", section)


def _has_case(text: Parts) -> bool:
    """Say whether capitals mean anything in the text: a title in capitals has no names to show by them."""
    return not text.text.isupper()


def _begins_sentence(text: Parts, index: int) -> bool:
    if index == 0:
        return True
    marks = text.before(index)
    # «г. Астана», «К. Токаев»: a full stop after a letter or two is no end.
    ends = not _SENTENCE_END.isdisjoint(marks) and len(text.of(index - 1)) > 2
    return ends and marks[-1:].isspace()
