"""Sentence F1 on news with gold offsets, razdel beside it: ``DECLCMP_DATA=DIR python -m benchmarks.sentences``."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter

from razdel import sentenize

from declcmp.text.sentences import sentences

Offsets = set[tuple[int, int]]


def _ours(text: str) -> Iterable[tuple[int, int]]:
    return ((span.start, span.stop) for span in sentences(text))


def _razdel(text: str) -> Iterable[tuple[int, int]]:
    return ((part.start, part.stop) for part in sentenize(text))


def f1(gold: Path, segment: Callable[[str], Iterable[tuple[int, int]]]) -> float:
    """Return the micro F1 of exact sentences; both segmenters are given one paragraph at a time."""
    right = found = wanted = 0
    for line in gold.read_text("utf-8").splitlines():
        entry = json.loads(line)
        spans: Offsets = set()
        for paragraph in re.finditer(r"[^\n]+", entry["text"]):
            spans.update(
                (paragraph.start() + start, paragraph.start() + stop) for start, stop in segment(paragraph.group())
            )
        expected = {(start, stop) for start, stop in entry["sents"]}
        right += len(spans & expected)
        found += len(spans)
        wanted += len(expected)
    return 2 * right / (found + wanted)


def compared(gold: Path) -> tuple[float, float]:
    """Return our F1 and razdel's."""
    return f1(gold, _ours), f1(gold, _razdel)


if __name__ == "__main__":
    news = Path(os.environ["DECLCMP_DATA"]) / "sentences" / "news-gold.jsonl"
    for name, segment in (("declcmp", _ours), ("razdel", _razdel)):
        before = perf_counter()
        print(f"{name:8} F1 {f1(news, segment):.4f}  {perf_counter() - before:.2f} s")
