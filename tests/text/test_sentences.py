"""Sentences: every character once, razdel's good work kept, and the traps of official Russian."""

from __future__ import annotations

import json
import os
import runpy
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declcmp.text.sentences import sentences

GOLD = Path(__file__).parents[1] / "gold"
DATA = os.environ.get("DECLCMP_DATA")
OFFICIAL = st.text(alphabet=st.sampled_from('АбвГд. .  !?«»"()5;:—•\nIг'), max_size=80)


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@given(st.one_of(st.text(max_size=60), OFFICIAL))
def test_every_character_but_space_stands_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    at = 0
    for span in spans:
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        at = span.stop
    assert not text[at:].strip()


@given(OFFICIAL)
def test_marks_without_a_word_are_no_sentence_beside_words(text: str) -> None:
    paragraph = " ".join(text.split())
    found = split(paragraph)
    assert len(found) <= 1 or all(any(map(str.isalnum, sentence)) for sentence in found)


# `|` marks the breaks, as in razdel's own tests.
CASES = [
    "Участники встречи, состоявшейся 16 июля 2021 г. в г.Ташкент, отмечают следующее.",
    "26 апреля 2025 года в г. Алматы состоялась 6-я встреча.| Во встрече приняли участие министры.",
    "диалоговых площадок, в т.ч. Стамбульского процесса",
    "Кыргызской Республики до 2026 г., Национальной стратегии и Узбекистана на 2022-2026 гг., укреплять",
    "(гибкая тарифная политика и др.).| Конкурентоспособность растет.",
    "превысил 30 млрд. долл. США.| В структуре преобладает экспорт.",
    "Университет им. Абая и школа им. Героев труда.",
    "с участием К.К.Токаева и С. Н. Жапарова.| Стороны готовы.",
    "Узбекистана к вступлению в ВТО.| Заинтересованные стороны отметили роль ИИ.| Стороны готовы.",
    'саммит "Центральная Азия -- Китай".| Главы государств заявили.',
    "Статья 1. Предмет регулирования",
    "Глава IV. Общие положения",
    "Статья 5.1. Права сторон.| Стороны вправе отказаться.",
    "в соответствии со ст. 5 и п. 3 Положения, утвержденного Указом № 5 от 7 мая 2001 г. N 13-РЗ",
    "ведется работа международного значения; В рамках ШОС ведется другая.",
    "в Исламской Республике Афганистан (ИРА).| В этой связи участники встречи призывают стороны.",
    "Пункт введен 5 мая 2001 г. Федеральным законом и отменен.",
    "19 августа 2012 г. Сенат утвердил приговор.",
    "Договор был заключен в 2012 г.| Стороны исполняют его.",
    "Закон опубликован в 2013 г.| Далее он был изменен.",
    "органы вправе пользоваться им.| Если лицо отказалось, спор решает суд.",
    "съезде и т. п.| Указанные органы утверждают устав.",
    "мирные граждане.|Сохраняющееся напряжение тревожит.",
    "улица просп.Мира и корп.Б не названы.",
    "1. Мир (первый)| 2. Труд",
    "Участники:| • Казахстан| • Китай",
    "значение 8,2 G.| «Для меня это много», – сказал он.",
]


@pytest.mark.parametrize("case", CASES)
def test_official_russian_breaks_at_the_bars_only(case: str) -> None:
    assert split(case.replace("|", "")) == [part.strip() for part in case.split("|")]


def _neighbours() -> Iterator[tuple[str, str]]:
    for document in json.loads((GOLD / "documents_gold.json").read_text("utf-8")).values():
        texts = [sentence["text"] if isinstance(sentence, dict) else sentence for sentence in document["sentences"]]
        yield from ((first, second) for first, second in pairwise(texts) if first[-1] in ".?!")


def test_gold_sentences_that_stand_side_by_side_are_parted_and_nowhere_else() -> None:
    wrong = [pair for pair in _neighbours() if split(" ".join(pair)) != list(pair)]
    assert not wrong


#: Traps that the place of a mark decides; the others (titles, wraps, site chrome, lists) are those of the layout.
SENTENCE_TRAPS = (
    "abbr",
    "acronym",
    "initials",
    "number-sign",
    "resolution",
    "bracket-end",
    "short-word",
    "semicolon",
    "normal",
)


def test_gold_traps_of_marks_are_all_right() -> None:
    found = json.loads((GOLD / "segmentation_gold.json").read_text("utf-8"))
    places = found if isinstance(found, list) else next(value for value in found.values() if isinstance(value, list))
    wrong, seen = [], 0
    for place in places:
        if (
            place["space"] != "normalised"
            or not place["trap"].startswith(SENTENCE_TRAPS)
            or "list" in place["trap"]
            or "hyphen" in place["trap"]
        ):
            continue
        text = place["context"]
        stops = {span.stop for span in sentences(text)}
        for point in place["points"]:
            seen += 1
            if (len(text[: point["offset"]].rstrip()) in stops) != point["break"]:
                wrong.append((place["id"], point))
    assert seen > 60
    assert not wrong


@pytest.mark.parametrize("unit", [".", ". ", "А. ", "слово", "Слово. ", "2001 г. Стороны ", "« »", "… ", "1. А 2. Б "])
def test_a_line_without_end_takes_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        before = perf_counter()
        sentences(text)
        return perf_counter() - before

    seconds(10_000)
    # Quadratic work would take 16 times as long, and minutes on the hundred megabytes that it is meant for.
    assert seconds(80_000) < 10 * seconds(20_000) + 0.5


@pytest.mark.skipif(DATA is None, reason="DECLCMP_DATA does not name a folder of test data")
def test_news_are_segmented_better_than_by_razdel() -> None:
    benchmark = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "sentences.py"))
    ours, razdel = benchmark["compared"](Path(str(DATA)) / "sentences" / "news-gold.jsonl")
    assert ours >= 0.96
    assert ours >= razdel


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Стороны поддержат деятельность университета им. М. Ломоносова.", 1),
        ("Стороны укрепляют связи.[1] В этом году оборот вырос.", 2),
        ("Стороны укрепляют связи.² Оборот вырос.", 2),
        ("Площадь в 100 м² Стороны определят сами.", 1),
        ('Оборот вырос до 97 млрд. "Это больше, чем ждали", – сказал он.', 2),
        ("Стороны применяют закон 2001 г. «О мире».", 1),
    ],
)
def test_initials_footnotes_and_speech_after_an_abbreviation(text: str, count: int) -> None:
    assert len(sentences(text)) == count
