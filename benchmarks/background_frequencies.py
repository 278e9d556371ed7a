"""Make the table of background frequencies (src/declcmp/language/data/background.txt) from a collection of texts.

usage: background_frequencies.py COLLECTION.jsonl.xz > background.txt

COLLECTION holds one document a line, {"id": "GENRE/…", "text": …}. Each genre counts alike, however long. What is
written is an aggregate: stems by how many bits of information they carry, to the half bit; no text is copied.
"""

from __future__ import annotations

import json
import lzma
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from declcmp.language.morphology import stem
from declcmp.text.words import words

STEMS = 4000


def main(collection: Path) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with lzma.open(collection, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            genre = document["id"].split("/")[0]
            counts[genre].update(word.folded for word in words(document["text"]) if word.folded.isalpha())
    shares: Counter[str] = Counter()
    for forms in counts.values():
        total = sum(forms.values()) * len(counts)
        for form, count in forms.items():
            shares[stem(form)] += count / total  # type: ignore[assignment]
    sections: dict[float, list[str]] = defaultdict(list)
    for found, share in sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:STEMS]:
        sections[round(-2 * math.log2(share)) / 2].append(found)
    print("# Background frequency: the Snowball stems of Russian laws and prose by the bits they carry (made by")
    print("# benchmarks/background_frequencies.py from aggregate counts; half of the weight on each genre).")
    for bits in sorted(sections):
        print(f"\n[{bits:g}]")
        for start in range(0, len(sections[bits]), 16):
            print(" ".join(sorted(sections[bits])[start : start + 16]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
