"""The lines that a PDF prints, with their places: a program of its own, so that a hostile file harms only it.

PDFium is native code. It runs in a process with bounds on time and memory, which prints what it read as JSON.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

#: Characters of a page at most; a page of small print has 10,000.
_CHARACTERS = 200_000
#: A gap of so many times the size of the type parts two columns; spaces of justified lines stay below.
_COLUMN_GAP = 1.8
#: PDFium's marks of a hyphen at a line's end; whether it is part of the word is for the repair to say.
_HYPHEN = "\u00ad"
_SOFT = frozenset({0x02, 0xFFFE, 0xAD})
_SPACES = frozenset({0x00, 0x09, 0x20, 0xA0, 0x0A, 0x0D})
_UNICODE = 0x110000
#: Points from a page's corner at most: PDF's pages end at 14,400.
_FAR = 20_000
_NO_LETTERS = _SOFT | _SPACES
#: The slant in radians beyond which text is set across the page: a stamp, a watermark.
_SLANTED = 0.2


@dataclass(slots=True)
class Run:
    """Letters set side by side: their text and their box in points, from the lower left corner of the page.

    Attributes:
        size: Of the type, in points.
        line: The height of the line that the letters stand on.
    """

    left: float
    bottom: float
    right: float
    top: float
    size: float
    line: float
    text: list[str] = field(default_factory=list)
    slanted: bool = False

    @property
    def printed(self) -> str:
        """Return the text with the hyphen that it ends with, and without those that print nothing."""
        text = "".join(self.text).strip()
        return text.rstrip(_HYPHEN).replace(_HYPHEN, "") + ("-" if text.endswith(_HYPHEN) else "")

    def takes(self, box: tuple[float, float, float, float]) -> bool:
        """Say whether a letter in this box goes on on the same line."""
        left, bottom, _right, top = box
        gap = left - self.right
        if not -0.6 * self.size <= gap <= _COLUMN_GAP * self.size:
            return False
        overlap = (min(top, self.top)) - (max(bottom, self.bottom))
        height = self.top - self.bottom
        return overlap > 0.3 * (min(top - bottom, height))

    def add(self, character: str, box: tuple[float, float, float, float]) -> None:
        """Set one more letter."""
        left, bottom, right, top = box
        self.text.append(character)
        self.left = min(self.left, left)
        self.right = max(self.right, right)
        self.bottom = min(self.bottom, bottom)
        self.top = max(self.top, top)


def runs(pdf: Any, page: Any) -> Iterator[Run]:
    """Yield the runs of letters of a page, in the order in which the file sets them."""
    text = pdf.FPDFText_LoadPage(page)
    if not text:
        return
    box = pdf.FS_RECTF()
    place = ctypes.byref(box)
    run: Run | None = None
    space = False
    letter, box_of = pdf.FPDFText_GetUnicode, pdf.FPDFText_GetLooseCharBox
    for index in range(min(pdf.FPDFText_CountChars(text), _CHARACTERS)):
        code = letter(text, index)
        space = space or code in _SPACES
        if code in _SOFT and run is not None:
            run.text.append(_HYPHEN)
        if code in _NO_LETTERS or not box_of(text, index, place):
            continue
        where = (box.left, box.bottom, box.right, box.top)
        if run is None or not run.takes(where):
            if run is not None:
                yield run
            run = _begun(pdf, text, index, where)
        elif space:
            run.text.append(" ")
        run.add(chr(code) if code < _UNICODE else "\ufffd", where)
        space = False
    if run is not None:
        yield run
    pdf.FPDFText_ClosePage(text)


def _begun(pdf: Any, text: Any, index: int, box: tuple[float, float, float, float]) -> Run:
    """Return a run that begins with a letter."""
    left, bottom, right, top = box
    matrix = pdf.FS_MATRIX()
    size = pdf.FPDFText_GetFontSize(text, index)
    if pdf.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        size *= math.hypot(matrix.c, matrix.d)
    x, y = ctypes.c_double(), ctypes.c_double()
    known = pdf.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    run = Run(
        left, bottom, right, top, size if 2 <= size <= 200 else max(top - bottom, 2.0), y.value if known else bottom
    )
    slant = pdf.FPDFText_GetCharAngle(text, index) % math.pi
    run.slanted = min(slant, math.pi - slant) > _SLANTED
    return run


def pages(document: PdfDocument, most: int) -> Iterator[dict[str, Any]]:
    """Yield each page: its size in points, its runs, and whether it holds a picture."""
    import pypdfium2.raw as pdf  # noqa: PLC0415 - only the process that reads PDF loads it

    for number in range(min(len(document), most)):
        page = pdf.FPDF_LoadPage(document.raw, number)
        if not page:
            yield {"width": 0, "height": 0, "runs": [], "picture": False}
            continue
        found = [run for run in runs(pdf, page) if run.printed]
        kinds = (pdf.FPDFPageObj_GetType(pdf.FPDFPage_GetObject(page, at)) for at in range(_some_objects(pdf, page)))
        yield {
            "width": pdf.FPDF_GetPageWidthF(page),
            "height": pdf.FPDF_GetPageHeightF(page),
            "runs": [
                [
                    *map(_point, (run.left, run.line, run.right, run.line + 0.7 * run.size, run.size)),
                    run.printed,
                    run.slanted,
                ]
                for run in found
            ],
            "picture": not found and any(kind == pdf.FPDF_PAGEOBJ_IMAGE for kind in kinds),
        }
        pdf.FPDF_ClosePage(page)


def _point(place: float) -> float:
    """Return a place in points; a damaged file sets letters at infinity, and nowhere."""
    return round(place, 1) if abs(place) < _FAR else 0.0


def _some_objects(pdf: Any, page: Any) -> int:
    return int(min(pdf.FPDFPage_CountObjects(page), 1000))


def main(arguments: list[str]) -> int:
    """Read a PDF from standard input and print its pages as JSON, one a line; a word of trouble instead, and 1."""
    most, seconds, memory = map(int, arguments)
    _bound(seconds, memory)
    import pypdfium2  # noqa: PLC0415 - within the bounds

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError as error:
        sys.stdout.write("password" if "assword" in str(error) else "damaged")
        return 1
    if len(document) > most:
        sys.stdout.write("pages")
        return 1
    for page in pages(document, most):
        sys.stdout.write(json.dumps(page) + "\n")
    return 0


def _bound(seconds: int, memory: int) -> None:
    """Let the system end this process when it takes more."""
    try:
        import resource  # noqa: PLC0415 - not on Windows, where only the caller's timeout holds
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
