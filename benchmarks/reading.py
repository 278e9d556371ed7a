"""How fast each format is read: a text of 300 pages, and one of ten; seconds, and MB at peak."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import writing  # noqa: E402 - it stands among the tests

#: Lines of a page, and words of a line: a page of 1,800 characters.
LINES, WORDS = 30, 8
_TEXT = (
    "стороны отмечают ключевую роль секретариата формата в дальнейшем развитии взаимовыгодного сотрудничества "
    "государств региона и подчеркивают важность совместных усилий по обеспечению безопасности и стабильности"
)
_VOCABULARY = _TEXT.split()
_READ = """
import resource, sys, time
from declcmp import readers
from declcmp.text.document import document
data = open(sys.argv[1], "rb").read()
began = time.perf_counter()
reading = readers.read(data, sys.argv[1])
read = time.perf_counter()
found = reading.completed(document(reading.blocks, id="x", source=reading.source))
whole = time.perf_counter()
peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024
print(f"{read - began:6.2f} {whole - began:6.2f} {peak:5d} {len(found.sentences):6d}")
"""


def lines(pages: int) -> list[str]:
    """Return the lines of a text of so many pages, eight words each; every third one ends a sentence."""
    made = []
    for at in range(pages * LINES):
        words = [_VOCABULARY[(at * 5 + place * 3) % len(_VOCABULARY)] for place in range(WORDS)]
        line = " ".join(words)
        made.append(f"{line.capitalize() if at % 3 == 0 else line}{'.' if at % 3 == 2 else ''}")
    return made


def files(pages: int) -> dict[str, bytes]:
    """Return one text in each format."""
    typed = lines(pages)
    paragraphs = [" ".join(typed[at : at + 3]) for at in range(0, len(typed), 3)]
    set_ = [
        [
            (60.0 + (20 if at % 3 == 0 else 0), 780.0 - 24 * at, line)
            for at, line in enumerate(typed[first : first + LINES])
        ]
        for first in range(0, len(typed), LINES)
    ]
    return {
        "txt": "\n".join(paragraphs).encode(),
        "docx": writing.docx("".join(map(writing.p, paragraphs))),
        "odt": writing.odt("".join(f"<text:p>{each}</text:p>" for each in paragraphs)),
        "rtf": writing.rtf("\\par ".join(paragraphs)),
        "html": writing.html(paragraphs),
        "pdf": writing.pdf(set_, size=8.0),
    }


def main() -> None:
    """Print a table: seconds of reading and of the whole document, the peak of either program, sentences."""
    print("pages format   read  whole  peak  sentences")
    for pages in (10, 300):
        for suffix, data in files(pages).items():
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / f"text.{suffix}"
                path.write_bytes(data)
                command = [sys.executable, "-c", _READ, str(path)]
                done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT / "src")
            print(f"{pages:5d} {suffix:6} {done.stdout.rstrip()}", flush=True)


if __name__ == "__main__":
    main()
