"""Lemmas and grammar of the words that the dictionary of pymorphy3 has, from its files: it loads five times as long."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple


class Lexicon(NamedTuple):
    """The dictionary, as far as lemmas need it.

    Attributes:
        words: For each form the paradigms that it may be of, and which form of each it is (a DAWG of records).
        spellings: Which letters may stand for others: е for ё.
        numbers: The paradigms of the file one after another; each is, of its n forms, n suffixes, n tags, n prefixes.
        starts: Where each paradigm begins in *numbers*; its length stands before it.
        tags: Part of speech and grammemes, as OpenCorpora writes them: «NOUN,inan,femn sing,gent».
    """

    words: Any
    spellings: Any
    numbers: array[int]
    starts: Sequence[int]
    prefixes: Sequence[str]
    suffixes: Sequence[str]
    tags: Sequence[str]

    def lemmas(self, folded: str) -> frozenset[str]:
        """Return every lemma of a folded word (ё as е); none if the dictionary does not have it."""
        return frozenset(
            self._lemma(word, *place).replace("ё", "е")
            for word, places in self.words.similar_items(folded, self.spellings)
            for place in places
        )

    def grammemes(self, folded: str) -> tuple[frozenset[str], ...]:
        """Return what a folded word may be, part of speech and grammemes of each reading; none if it is not known."""
        places = {place for _, places in self.words.similar_items(folded, self.spellings) for place in places}
        return tuple(
            frozenset(self.tags[self.numbers[start + self.numbers[start - 1] // 3 + form]].replace(" ", ",").split(","))
            for start, form in sorted((self.starts[paradigm], form) for paradigm, form in places)
        )

    def _lemma(self, word: str, paradigm: int, form: int) -> str:
        start = self.starts[paradigm]
        size = self.numbers[start - 1] // 3
        prefixes = start + 2 * size
        before, after = self.prefixes[self.numbers[prefixes + form]], self.suffixes[self.numbers[start + form]]
        stem = word[len(before) : len(word) - len(after)]
        return self.prefixes[self.numbers[prefixes]] + stem + self.suffixes[self.numbers[start]]


@cache
def lexicon() -> Lexicon:
    """Return the dictionary that comes with pymorphy3."""
    # Only a run with changed words pays for these; the package of pymorphy3 itself would bring all the rest.
    import pymorphy3_dicts_ru  # noqa: PLC0415
    from dawg_python import RecordDAWG  # noqa: PLC0415

    folder = Path(pymorphy3_dicts_ru.get_path())
    words = RecordDAWG(">HH").load(str(folder / "words.dawg"))
    numbers = array("H", (folder / "paradigms.array").read_bytes())
    starts, at = [], 1
    for _ in range(numbers[0]):
        starts.append(at + 1)
        at += 1 + numbers[at]
    about = dict(json.loads((folder / "meta.json").read_bytes()))
    return Lexicon(
        words,
        words.compile_replaces({"е": "ё"}),
        numbers,
        starts,
        about["compile_options"]["paradigm_prefixes"],
        json.loads((folder / "suffixes.json").read_bytes()),
        json.loads((folder / "gramtab-opencorpora-int.json").read_bytes()),
    )


#: How adjectives and verbs end: what ends otherwise is not looked up, which takes 0.1 ms a word.
_ADJECTIVE = re.compile(r"(?:[ая]я|[оые]е|[ыиое]й|[ое](?:го|му|м)|[ыи](?:х|м|ми)|[ую]ю)(?:ся)?$")
_VERB = re.compile(r"(?:ть|ти|чь|[еиюуая]т|[еи]м|[еи]шь|л[аои]?|[уюи])(?:ся|сь)?$")


@lru_cache(maxsize=1 << 15)
def is_adjective(folded: str) -> bool:
    """Say whether a word may be an adjective, a participle or an ordinal; one that is not known, by its ending."""
    if not _ADJECTIVE.search(folded):
        return False
    found = lexicon().grammemes(folded)
    return not found or any(not reading.isdisjoint({"ADJF", "PRTF"}) for reading in found)


@lru_cache(maxsize=1 << 15)
def is_verb(folded: str) -> bool:
    """Say whether a word can be nothing but a verb, in a person, in the past or in the infinitive."""
    if not _VERB.search(folded):
        return False
    found = lexicon().grammemes(folded)
    return bool(found) and all(not reading.isdisjoint({"VERB", "INFN", "PRTS"}) for reading in found)
