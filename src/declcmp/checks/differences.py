"""Differences: what of a redline is another meaning, what another form, and what nothing that a drafter would count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from declcmp.compare.classify import same_lemma
from declcmp.language.derivation import family
from declcmp.language.morphology import readings
from declcmp.language.tables import table, words_of
from declcmp.language.wordlist import WordList, word_list
from declcmp.model.comparison import EDITORIAL, Edit, EditClass, EditOp
from declcmp.text.words import folds, words

_MARKS = " \t\u00a0.,;:!?…«»„“”\"'()/—–-"
#: Classes whose change turns a sentence round when nothing else changes with it.
_TURNING = frozenset({EditClass.NEGATION, EditClass.MODALITY})
#: Lists of the words that are of a class.
_LISTS = {
    EditClass.NEGATION: ("negation",),
    EditClass.NUMBER: ("numbers",),
    EditClass.DATE: ("months", "year words", "numbers"),
}
#: Parts of speech as they count here: the same act as a verb and as a noun is another form, in another tense is none.
_ACTS = {"VERB": "verb", "GRND": "verb", "PRTS": "verb", "INFN": "infinitive", "PRTF": "participle", "NOUN": "noun"}
#: So many words on either side that are the same after all were put in another order.
_REORDERED = 4
#: More words than these are another text: no pairs are sought among them.
_COMPARED = 400


class Weight(IntEnum):
    """What a difference is to a drafter."""

    NOTHING = 0
    FORM = 1
    MEANING = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a draft departs from an agreed passage.

    Attributes:
        old: The agreed words as printed, without the marks around them; empty where words were added.
        new: The words of the draft; empty where words were dropped.
        pure: Whether only what the class says changed: a negation, a modal verb, a number, a date, a name.
        moved: Whether only the place of the words is another.
    """

    old: str
    new: str
    kind: EditClass
    weight: Weight
    pure: bool = False
    moved: bool = False

    @property
    def turning(self) -> bool:
        """Say whether it turns the sentence round: a negation or a modal verb changed, and nothing besides."""
        return self.pure and self.kind in _TURNING


def differences(edits: Iterable[Edit]) -> Iterator[Difference]:
    """Yield the differences that a redline shows, in order; editorial ones and mere endings are none."""
    waiting: Edit | None = None
    before = ""
    for edit in edits:
        if waiting is not None:
            paired = edit.op is EditOp.INSERT and edit.kind is waiting.kind
            yield from _difference(waiting.text, edit.text if paired else "", waiting.kind, before)
            waiting = None
            if paired:
                before += edit.text
                continue
        if edit.op is EditOp.DELETE:
            waiting = edit
        elif edit.op is EditOp.INSERT:
            yield from _difference("", edit.text, edit.kind, before)
        elif edit.op is EditOp.MOVE_TO and folds(edit.text):
            yield Difference(_bare(edit.text), _bare(edit.text), EditClass.WORDING, Weight.FORM, moved=True)
        if edit.op in {EditOp.EQUAL, EditOp.INSERT, EditOp.MOVE_TO}:
            before += edit.text
    if waiting is not None:
        yield from _difference(waiting.text, "", waiting.kind, before)


def _difference(old: str, new: str, kind: EditClass | None, before: str) -> Iterator[Difference]:
    """Yield the difference that a replacement is, if it is one; *before* it stands what of the draft is."""
    if kind is None or kind in EDITORIAL or kind is EditClass.INFLECTION:
        return
    olds, news, other_form = _left(folds(old), folds(new))
    other_form = other_form or min(len(folds(old)), len(folds(new))) >= _REORDERED
    if kind is EditClass.NUMBER and _is_reference([*olds, *news], before):
        return
    weight = _weight(olds, news, kind, other_form=other_form)
    if weight is not Weight.NOTHING:
        pure = weight is Weight.MEANING and _is_pure(f"{old} {new}", olds, news, kind)
        yield Difference(_bare(old), _bare(new), kind, weight, pure)


def _bare(text: str) -> str:
    """Return the words of a text without the marks at its ends, nor a quotation mark whose partner is not in it."""
    bare = " ".join(text.split()).strip(_MARKS)
    if bare.count('"') % 2:
        bare = bare.replace('"', "")
    if bare.count("«") != bare.count("»"):
        bare = bare.replace("«", "").replace("»", "")
    return bare


def _left(olds: list[str], news: list[str]) -> tuple[list[str], list[str], bool]:
    """Return the words of both sides without those that are the same, and whether some of these have another form."""
    if len(olds) * len(news) > _COMPARED:
        return olds, news, False
    other_form = False
    for same, is_form in ((str.__eq__, False), (same_lemma, False), (_same_act, False), (are_kindred, True)):
        for word in list(olds):
            twin = next((other for other in news if same(word, other)), None)
            if twin is not None:
                olds.remove(word)
                news.remove(twin)
                other_form = other_form or is_form
    return olds, news, other_form


def _same_act(old: str, new: str) -> bool:
    """Say whether two words are one verb in two aspects («выразили», «выражают»)."""
    return are_kindred(old, new) and _act(old) == _act(new) != "noun"


def are_kindred(old: str, new: str) -> bool:
    """Say whether two words name one act, as verb or noun («расширять», «расширение»); two nouns are two things."""
    acts = {_act(old), _act(new)}
    return len(old) > 3 and family(old) == family(new) and acts.isdisjoint({"", "noun"} if len(acts) == 1 else {""})


def _act(folded: str) -> str:
    return next((_ACTS[part] for part in _ACTS if part in readings(folded)[0].grammemes), "")


def _weight(olds: Sequence[str], news: Sequence[str], kind: EditClass, *, other_form: bool) -> Weight:
    if are_interchangeable(olds, news):
        return Weight.FORM
    if all(map(is_small, (*olds, *news))):
        # «"Китай-Центральная Азия"», «Центральной Азии и Китая»: one name.
        return Weight.FORM if other_form or (kind is EditClass.NAME and (olds or news)) else Weight.NOTHING
    return Weight.MEANING


def is_small(folded: str) -> bool:
    """Say whether a word is grammar only; «все», «или», «до» are more."""
    if word_list("agreed", "weighty").has(folded):
        return False
    return word_list("edit_classes", "function words").has(folded) or word_list("agreed", "small").has(folded)


def _is_reference(changed: Sequence[str], before: str) -> bool:
    """Say whether numbers changed that only refer to a place of the same text: «в пункте 3 настоящей статьи»."""
    places, numbers = word_list("agreed", "places of a text"), word_list("edit_classes", "numbers")
    counted = [word for word in changed if not is_small(word)]
    if not all(word[:1].isdigit() or numbers.has(word) or places.has(word) for word in counted):
        return False
    last = next((word for word in reversed(folds(before[-80:])) if not (word[:1].isdigit() or is_small(word))), "")
    return any(map(places.has, counted)) or places.has(last)


def _is_pure(printed: str, olds: Sequence[str], news: Sequence[str], kind: EditClass) -> bool:
    """Say whether the words that only one side has are all of the class, small words aside."""
    if kind is EditClass.NEGATION and len(olds) == len(news) == 1:
        return _is_negated(olds[0], news[0]) or _is_negated(news[0], olds[0])
    if kind is EditClass.MODALITY:
        return all(map(word_list("agreed", "modal verbs").has, (*olds, *news)))
    telling = [word for word in (*olds, *news) if kind in _TURNING or not is_small(word)]
    if kind is EditClass.NAME:
        capitals = {word.folded for word in words(printed) if printed[word.start].isupper()}
        return capitals.issuperset(telling)
    digits = kind in {EditClass.NUMBER, EditClass.DATE}
    lists = [word_list("edit_classes", name) for name in _LISTS.get(kind, ())]
    of_class = [any(known.has(word) for known in lists) or (digits and word[:1].isdigit()) for word in telling]
    return bool(lists) and all(of_class)


def is_turned(found: Sequence[Difference]) -> bool:
    """Say whether a negation or a modal verb changed, and no other word makes up for it («не» here, «ненадлежащим»)."""
    turning = [each for each in found if each.turning]
    if any(each.kind is EditClass.MODALITY for each in turning):
        return True
    left = [words_left(each) for each in found]
    olds, news = ([word for pair in left for word in pair[side]] for side in (0, 1))
    return bool(turning) and _negations(olds, news) != _negations(news, olds)


def _negations(words_of_one: Sequence[str], words_of_other: Sequence[str]) -> int:
    """Return how many words negate on one side, by themselves or by a prefix that the word lacks on the other."""
    known = word_list("edit_classes", "negation")
    return sum(known.has(word) or any(_is_negated(other, word) for other in words_of_other) for word in words_of_one)


def _is_negated(plain: str, negated: str) -> bool:
    """Say whether one word is another with a negating prefix («допустимый», «недопустимый»)."""
    prefixes = words_of("edit_classes", "negating prefixes")
    return any(negated.startswith(each) and same_lemma(plain, negated.removeprefix(each)) for each in prefixes)


def words_left(difference: Difference) -> tuple[list[str], list[str]]:
    """Return the folded words that only the agreed passage has, and those that only the draft has."""
    olds, news, _other_form = _left(folds(difference.old), folds(difference.new))
    return olds, news


def are_interchangeable(olds: Sequence[str], news: Sequence[str]) -> bool:
    """Say whether two wordings, as folded words, mean the same («и», «а также»)."""
    return any(_is_one_of(olds, group) and _is_one_of(news, group) for group in _groups())


def _is_one_of(words: Sequence[str], group: Iterable[Sequence[WordList]]) -> bool:
    return any(
        len(words) == len(wording) and all(known.has(word) for known, word in zip(wording, words, strict=True))
        for wording in group
    )


@cache
def _groups() -> tuple[tuple[tuple[WordList, ...], ...], ...]:
    return tuple(
        tuple(tuple(map(_entry, wording.split())) for wording in line.split("="))
        for line in table("agreed")["interchangeable"]
    )


def _entry(word: str) -> WordList:
    if word.endswith("*"):
        return WordList(frozenset(), (word[:-1],))
    return WordList(frozenset({word}), ())
