"""Lemmas out of the dictionary's files: the same as pymorphy3 gives."""

from __future__ import annotations

import re

import pymorphy3
import pymorphy3_dicts_ru

from declarations import IDS, seed
from declcmp.language.lexicon import is_adjective, is_verb, lexicon
from declcmp.language.morphology import lemmas, readings
from declcmp.text.fold import fold


def test_lemmas_of_every_word_of_the_five_are_those_of_pymorphy3() -> None:
    parse = pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru").parse
    words = {fold(word) for number in IDS for word in re.findall(r"[^\W\d_]+", seed(number))}
    assert len(words) > 2000
    for word in sorted(words):
        assert lemmas(word) == {found.normal_form.replace("ё", "е") for found in parse(word)}, word


def test_a_word_that_is_in_no_dictionary_has_no_lemma_in_the_lexicon() -> None:
    assert lexicon().lemmas("агропромхабами") == frozenset()
    assert lemmas("агропромхабами")


def test_the_lexicon_knows_the_readings_of_a_word_as_pymorphy_does() -> None:
    words = ("отмечаем", "области", "стороны", "приветствовали", "безопасности", "зеленых", "нести")
    for word in words:
        expected = {frozenset(map(str, reading.grammemes)) for reading in readings(word)}
        assert set(lexicon().grammemes(word)) == expected


def test_a_noun_that_ends_as_verbs_do_is_no_verb() -> None:
    assert not any(map(is_verb, ("безопасность", "области", "путь", "формат", "система", "целом", "сети", "стали")))
    assert all(
        map(is_verb, ("содействовать", "отмечают", "приветствовали", "считаем", "будут", "нести", "договорились"))
    )


def test_words_of_no_dictionary_are_adjectives_by_their_endings() -> None:
    assert all(map(is_adjective, ("самаркандского", "глобальный", "второго", "состоявшегося")))
    assert not any(map(is_adjective, ("китаем", "форума", "безопасности", "здания")))
