"""Who speaks in each sentence, «мы» or «Стороны», and the verb that says what they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from declcmp.checks.draft import Draft
from declcmp.language.lexicon import is_verb
from declcmp.language.tables import table, words_of
from declcmp.model.document import Sentence, Span
from declcmp.text.words import Word

_ENDINGS = {
    True: re.compile(r"[ие]м(?:ся)?$"),
    False: re.compile(r"(?:[уюая]т|ли)(?:ся|сь)?$"),
}
#: Of a sentence so many words are looked at for the verb: «Участники встречи глав … , состоявшейся … , отмечают».
_REACH = 60
#: «Стороны» in so many places speak.
_SPEAKING = 2
#: Words before the subject: «В этой связи Стороны …», «Также главы государств …».
_BEFORE = 8


class Narrator(Enum):
    """Who speaks."""

    WE = "we"
    PARTIES = "parties"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence in which the parties say something.

    Attributes:
        subject: Who speaks: «Стороны», «Главы государств»; None where «мы» do.
        verb: The folded verb; None where none is found («Стороны готовы …»).
        span: Of the verb; of the subject where there is none.
    """

    sentence: Sentence
    narrator: Narrator
    subject: Span | None
    verb: str | None
    span: Span


def is_declaration(draft: Draft) -> bool:
    """Say whether parties declare something in a text: it is called so and no law, or «Стороны» speak in it."""
    kind = draft.document.metadata.kind
    if kind is not None:
        return kind not in table("declarations")["normative"]
    return sum(word.folded == "стороны" and draft.text[word.start].isupper() for word in draft.words) >= _SPEAKING


def statements(draft: Draft) -> Iterator[Statement]:
    """Yield the statements of a text, one a sentence at most; what is quoted says nothing of who speaks."""
    for sentence in draft.document.sentences:
        if found := _statement(draft, sentence, draft.words_in(sentence.span)):
            yield found


def _statement(draft: Draft, sentence: Sentence, words: Sequence[Word]) -> Statement | None:
    seen = [word for word in words[:_REACH] if not draft.is_quoted(Span(word.start, word.stop))]
    for place, word in enumerate(seen[:_BEFORE]):
        we = word.folded in words_of("narration", "we") or _is_verb(word.folded, we=True)
        if we or _names_parties(draft, word, place):
            verb = next((each for each in seen[place:] if _is_verb(each.folded, we=we)), None)
            told = verb or word
            narrator = Narrator.WE if we else Narrator.PARTIES
            subject = None if we else _subject(seen, place)
            return Statement(sentence, narrator, subject, verb.folded if verb else None, Span(told.start, told.stop))
        if _is_verb(word.folded, we=False):
            return None
    return None


def _subject(seen: Sequence[Word], place: int) -> Span:
    """Return who speaks, in two words where the second only says of what: «Главы государств»."""
    word, following = seen[place], seen[place + 1 : place + 2]
    named = following and following[0].folded in words_of("narration", "of what")
    return Span(word.start, following[0].stop if named else word.stop)


def _names_parties(draft: Draft, word: Word, place: int) -> bool:
    if word.folded in words_of("narration", "parties"):
        return True
    if word.folded not in words_of("narration", "parties with a capital"):
        return False
    return place == 0 or draft.text[word.start].isupper()


@lru_cache(maxsize=1 << 12)
def _is_verb(folded: str, *, we: bool) -> bool:
    """Say whether a word is a verb with «мы», or else with a plural that is spoken of."""
    return _ENDINGS[we].search(folded) is not None and is_verb(folded)
