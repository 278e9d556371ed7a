"""Reuse in synthetic corpora with planted formulations: time, growth, memory, recall and precision, beside two peers.

usage: reuse.py [--sizes 100,1000,5000] [--seed 1] [--peers-up-to 100]

A document has 60 sentences of words drawn by Zipf's law. A formulation is planted in ten documents (one of them, the
formula, in every tenth), each time inside another sentence and edited: words replaced, inserted, left out, inflected,
moved.
Recall: planted pairs that one match covers by half on both sides, or whose passages are in one family. Precision:
matches that lie by half in a planted pair.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate, combinations
from random import Random

from declcmp.model import Document, Metadata, Paragraph, ParagraphKind, Sentence, Span
from declcmp.model.reuse import ReuseReport
from declcmp.pipelines.recurrence import uncollected
from declcmp.reuse import reuse

SENTENCES = 60
COPIES = 10
_ONSETS = (*"бвгджзклмнпрстфхцчш", "бр", "вр", "гр", "др", "кр", "пр", "тр", "ст", "сл", "пл", "кл", "сп", "зн", "мл")
_VOWELS = ["а", "е", "и", "о", "у", "я", "ы"]
_ENDINGS = {
    "ение": "ения ению ением ении",
    "овать": "ует уют овали овало",
    "ный": "ного ному ным ном",
    "ка": "ки ке ку кой",
}


@dataclass(frozen=True)
class Planted:
    """Where a formulation stands: its number, the document, and its span there."""

    formula: int
    document: str
    span: Span


class Language:
    """Invented words that decline as Russian ones do."""

    def __init__(self, random: Random, size: int = 20_000) -> None:
        """Make *size* words."""
        self._random = random
        roots = set[str]()
        while len(roots) < size:
            roots.add(
                "".join(random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(random.randint(2, 3)))
                + random.choice("рлнтсд")
            )
        endings = sorted(_ENDINGS)
        self.words = [(root, random.choice(endings)) for root in sorted(roots)]
        random.shuffle(self.words)
        self._weights = list(accumulate(1.0 / (rank + 20) for rank in range(size)))

    def form(self, word: tuple[str, str]) -> str:
        """Return a word in some form."""
        return word[0] + self._random.choice([word[1], *_ENDINGS[word[1]].split()])

    def draw(self, count: int) -> list[tuple[str, str]]:
        """Return words by Zipf's law."""
        return self._random.choices(self.words, cum_weights=self._weights, k=count)

    def edited(self, formula: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return a formulation with up to three edits."""
        words, random = list(formula), self._random
        for _ in range(random.randint(0, 3)):
            at, edit = random.randrange(len(words)), random.choice(["replace", "insert", "delete", "move"])
            if edit == "replace":
                words[at] = self.draw(1)[0]
            elif edit == "insert":
                words[at:at] = self.draw(1)
            elif edit == "delete":
                del words[at]
            else:
                words.append(words.pop(at))
        return words


def corpus(size: int, seed: int) -> tuple[list[Document], list[Planted]]:
    """Return documents and what was planted in them."""
    random = Random(seed)
    language = Language(random)
    places: dict[int, dict[int, int]] = defaultdict(dict)
    formulas = [language.draw(random.randint(9, 16)) for _ in range(size // 2 + 1)]
    for number in range(len(formulas)):
        spread = range(0, size, 10) if number == 0 else random.sample(range(size), min(COPIES, size))
        for document in spread:
            free = random.randrange(SENTENCES)
            if free not in places[document]:
                places[document][free] = number
    documents, planted = [], []
    for place in range(size):
        name, text, paragraphs = f"d{place:05d}", "", []
        for number in range(1, SENTENCES + 1):
            words = [language.form(word) for word in language.draw(random.randint(8, 22))]
            formula = places[place].get(number - 1)
            if formula is not None:
                inner = [language.form(word) for word in language.edited(formulas[formula])]
                cut = random.randint(0, len(words))
                before = " ".join(words[:cut])
                start = len(text) + len(before) + (1 if before else 0)
                planted.append(Planted(formula, name, Span(start, start + len(" ".join(inner)))))
                words[cut:cut] = inner
            sentence = " ".join(words) + "."
            span = Span(len(text), len(text) + len(sentence))
            paragraphs.append(
                Paragraph(
                    ParagraphKind.TEXT,
                    span,
                    span,
                    (number, number),
                    sentences=(Sentence(number, span, (number, number)),),
                )
            )
            text += sentence + "\n"
        documents.append(Document(name, text, tuple(paragraphs), metadata=Metadata(date=f"{1000 + place:04d}-01-01")))
    return documents, planted


def _half(one: Span, other: Span, of: Span) -> bool:
    return 2 * (min(one.stop, other.stop) - max(one.start, other.start)) >= len(of)


def scores(report: ReuseReport, planted: list[Planted]) -> tuple[float, float]:
    """Return recall and precision."""
    by_document: dict[str, list[Planted]] = defaultdict(list)
    for each in planted:
        by_document[each.document].append(each)
    tied: set[tuple[Planted, Planted]] = set()
    right = 0
    for match in report.matches:
        sides = [[p for p in by_document[s.document] if _half(s.span, p.span, s.span)] for s in (match.a, match.b)]
        right += any(a.formula == b.formula for a in sides[0] for b in sides[1])
        wide = [[p for p in by_document[s.document] if _half(s.span, p.span, p.span)] for s in (match.a, match.b)]
        tied |= {_key(a, b) for a in wide[0] for b in wide[1] if a != b and a.formula == b.formula}
    for family in report.families:
        members = [
            p for m in family.members for p in by_document[m.passage.document] if _half(m.passage.span, p.span, p.span)
        ]
        tied |= {_key(a, b) for a, b in combinations(members, 2) if a != b and a.formula == b.formula}
    groups: dict[int, int] = defaultdict(int)
    for each in planted:
        groups[each.formula] += 1
    pairs = sum(count * (count - 1) // 2 for count in groups.values())
    return len(tied) / pairs, right / max(1, len(report.matches))


def _key(a: Planted, b: Planted) -> tuple[Planted, Planted]:
    return (a, b) if (a.document, a.span) < (b.document, b.span) else (b, a)


def _sentences(documents: list[Document]) -> tuple[list[str], list[tuple[str, Span]]]:
    found = [
        (document.id, sentence.span, document.text_of(sentence))
        for document in documents
        for sentence in document.sentences
    ]
    return [text for *_, text in found], [(name, span) for name, span, _ in found]


def _recall(pairs: set[tuple[int, int]], places: list[tuple[str, Span]], planted: list[Planted]) -> float:
    at = {(name, span.start): number for number, (name, span) in enumerate(places)}
    spans: dict[str, list[Span]] = defaultdict(list)
    for name, span in places:
        spans[name].append(span)
    home = {
        p: at[p.document, next(s.start for s in spans[p.document] if s.start <= p.span.start < s.stop)] for p in planted
    }
    groups: dict[int, list[Planted]] = defaultdict(list)
    for each in planted:
        groups[each.formula].append(each)
    wanted = [tuple(sorted((home[a], home[b]))) for group in groups.values() for a, b in combinations(group, 2)]
    return sum(pair in pairs for pair in wanted) / len(wanted)


def peers(documents: list[Document], planted: list[Planted]) -> None:
    """Print the recall of matching whole sentences: by rapidfuzz, and by MinHash LSH."""
    import numpy  # noqa: PLC0415, ICN001
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    texts, places = _sentences(documents)
    started = time.perf_counter()
    matrix = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=60, workers=-1, dtype=numpy.uint8)
    pairs = {(int(a), int(b)) for a, b in zip(*numpy.nonzero(matrix), strict=True) if a < b}
    _tell("fuzz.ratio >= 60, cdist", time.perf_counter() - started, _recall(pairs, places, planted), len(pairs))
    try:
        from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415
    except ImportError:
        print("  MinHash LSH: rensa is not installed")
        return
    started = time.perf_counter()
    index, hashes = RMinHashLSH(threshold=0.3, num_perm=128, num_bands=32), []
    for number, text in enumerate(texts):
        words = text.split()
        minhash = RMinHash(num_perm=128, seed=1)
        minhash.update([" ".join(words[at : at + 2]) for at in range(max(1, len(words) - 1))])
        index.insert(number, minhash)
        hashes.append(minhash)
    pairs = {
        (other, number) for number, minhash in enumerate(hashes) for other in index.query(minhash) if other < number
    }
    _tell("MinHash LSH, 2-grams", time.perf_counter() - started, _recall(pairs, places, planted), len(pairs))


def _tell(name: str, seconds: float, recall: float, pairs: int) -> None:
    print(f"  {name:25} {seconds:7.1f} s   recall {recall:.3f}   pairs {pairs}")


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,5000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers-up-to", type=int, default=100)
    options = parser.parse_args()
    last = 0.0
    for size in map(int, options.sizes.split(",")):
        documents, planted = corpus(size, options.seed)
        started, cpu = time.perf_counter(), time.process_time()
        with uncollected():
            report = reuse(documents)
        took, cpu = time.perf_counter() - started, time.process_time() - cpu
        recall, precision = scores(report, planted)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        growth = f"   x{took / last:.1f}" if last else ""
        print(
            f"{size} documents: {took:.1f} s ({cpu:.1f} s of processor){growth}   "
            f"recall {recall:.3f}   precision {precision:.3f}   "
            f"matches {len(report.matches)}   families {len(report.families)}   peak {peak:.2f} GB",
            flush=True,
        )
        last = took
        if size <= options.peers_up_to:
            peers(documents, planted)


if __name__ == "__main__":
    main()
