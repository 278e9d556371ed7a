"""How long `declcmp find` and `declcmp blame` take on a large corpus, cold and with the index warm.

usage: python benchmarks/provenance.py [--documents N …] [--sentences 60] [--seed 1] [--keep DIR]

The corpus is made of words of the five declarations, drawn as often as they occur there. The draft is half made the
same way, half copied from sentences of the corpus, some of them with words put in. Times are those of whole processes
as a user runs them, on the clock and of the processor (the first is more on a busy machine); `origins` says of how many
of the copied sentences the source is named.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold" / "documents_gold.json"


def vocabulary() -> list[str]:
    """Return the running words of the five declarations."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    text = " ".join(sentence for document in gold.values() for sentence in document["sentences"])
    return [word.lower() for word in text.replace("-", " ").split() if word.isalpha()]


def sentence(random: Random, words: list[str]) -> str:
    """Return 12 to 34 words drawn from the list."""
    found = random.choices(words, k=random.randint(12, 34))
    return f"{found[0].capitalize()} {' '.join(found[1:])}."


def write(folder: Path, count: int, size: int, random: Random, words: list[str]) -> list[list[str]]:
    """Write so many documents; return their sentences."""
    made = []
    for number in range(count):
        text = [sentence(random, words) for _ in range(size)]
        made.append(text)
        day = f"{1990 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        head = f"---\ntitle: Заявление {number}\ndate: {day}\nplace: Город {number}\n---\n\n"
        body = "\n\n".join(f"{place}. {line}" for place, line in enumerate(text, 1))
        (folder / f"{number:05}.md").write_text(head + body + "\n", encoding="utf-8")
    return made


def draft(made: list[list[str]], size: int, random: Random, words: list[str]) -> Iterator[tuple[str, str | None]]:
    """Yield sentences of a draft, each with the document that it was copied from."""
    for place in range(size):
        if place % 2:
            yield sentence(random, words), None
            continue
        source = random.randrange(len(made))
        copied = random.choice(made[source]).rstrip(".").split()
        at = random.randrange(len(copied))
        added = random.choices(words, k=random.randint(0, 2))
        yield " ".join([*copied[:at], *added, *copied[at:]]) + ".", f"{source:05}"


class Time(NamedTuple):
    """Seconds on the clock, and of the processor."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s ({self.cpu:.2f} s of the processor)"


def timed(*command: str) -> tuple[Time, str]:
    """Return how long a command took, and what it wrote."""
    start, before = time.perf_counter(), _processor()
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-m", "declcmp", *command], capture_output=True, text=True, check=True, env=environment
    )
    return Time(time.perf_counter() - start, _processor() - before), done.stdout


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(folder: Path, count: int, size: int, seed: int) -> None:
    random, words = Random(seed), vocabulary()
    corpus = folder / f"corpus-{count}"
    corpus.mkdir(parents=True)
    made = write(corpus, count, size, random, words)
    drafted = list(draft(made, size, random, words))
    path = folder / f"draft-{count}.md"
    path.write_text("\n\n".join(f"{n}. {text}" for n, (text, _) in enumerate(drafted, 1)) + "\n", encoding="utf-8")
    phrase = " ".join(made[count // 2][0].split()[3:9])
    cold, _ = timed("corpus", "index", str(corpus))
    finds = [timed("find", phrase, "--corpus", str(corpus))[0] for _ in range(3)]
    pairs = [timed("find", "мирный процесс", "--corpus", str(corpus))[0] for _ in range(3)]
    blames = [timed("blame", str(path), "--corpus", str(corpus), "--format", "json") for _ in range(3)]
    report = json.loads(blames[-1][1])
    found = {each["number"]: {part["origin"]["document"] for part in each["parts"]} for each in report["sentences"]}
    copied = [(n, source) for n, (_, source) in enumerate(drafted, 1) if source is not None]
    right = sum(source in found.get(n, ()) for n, source in copied)
    room = sum(file.stat().st_size for file in (corpus / ".declcmp").iterdir()) / 1e6
    print(
        f"{count} documents, {count * size} sentences: index built in {cold} ({room:.0f} MB); find {min(finds)}, "
        f"«мирный процесс» {min(pairs)}; blame of {size} sentences {min(b for b, _ in blames)}; "
        f"origins {right}/{len(copied)}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--sentences", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="an empty folder for what is made")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for count in options.documents:
            measure(options.keep or Path(folder), count, options.sentences, options.seed)


if __name__ == "__main__":
    main()
