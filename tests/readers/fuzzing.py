"""Mutated files of each format, from a seed: what a reader makes of them is a text or one clear sentence.

``python tests/readers/fuzzing.py 20000`` runs as many by hand, prints what went wrong, and keeps the files in
tests/regressions/, which the tests read again.
"""

from __future__ import annotations

import gzip
import io
import os
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from email.mime.text import MIMEText
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from lxml import etree

import writing
from declcmp import readers
from declcmp.errors import InputError
from declcmp.model import Source
from declcmp.text.document import document

REGRESSIONS = Path(__file__).parents[1] / "regressions"
LINES = (
    "Совместное заявление по итогам четвертой встречи",
    "7. Стороны выразили готовность к уменьшению загрязнения вод.",
    "— уменьшение загрязнения вод трансграничных рек;",
    "Стороны отмечают, что текущая ситуация в Афганистане вызывает серьезную обеспокоенность.",
)
_TOKENS = (
    b"<w:p>", b"</w:p>", b"<w:ins>", b"</w:ins>", b"<w:del>", b"<w:txbxContent>", b"<w:tbl><w:tr><w:tc>", b"&amp;",
    b"&x;", b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"<text:p>", b"</text:p>", b"<text:list>", b"<text:note>", b"</div>",
    b"<div>" * 50, b"<table><tr><td>", b"<script>", b"<!--", b"\\u-1", b"\\u55357", b"\\bin999999999", b"{\\footnote ",
    b"}", b"{" * 60, b"\\'ff", b"\\ansicpg0", b"\\deleted", b"\\s99", b"obj", b"endobj", b"stream", b"/Kids[1 0 R]",
    b"/Count 999999999", b"/Length -1", b"Td", b"1e30", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"-1", b"999999999999",
    b"%9", b"w:val=\"-5\"",
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"**", b"[", b"](http://", b"`", b"_",
)  # fmt: skip


def seeds() -> dict[str, bytes]:
    """Return one small file of each format, with much of what the format knows in it."""
    p = writing.p
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = "".join(map(p, LINES)) + p("Стороны согласились.", numbered) * 3
    body += (
        "<w:p><w:ins><w:r><w:t>новое</w:t></w:r></w:ins><w:del><w:r><w:delText>старое</w:delText></w:r></w:del>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        f"<w:tbl><w:tr><w:tc>{p('одно')}</w:tc><w:tc>{p('другое')}</w:tc></w:tr></w:tbl>"
    )
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="russianLower"/><w:lvlText w:val="%1)"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    note = f'<w:footnote w:id="2">{p("Сноска.")}</w:footnote>'
    word = writing.docx(body, numbering=numbering, footnotes=note, header1=p("Проект"))
    text = "".join(f"<text:p>{line}</text:p>" for line in LINES)
    items = "<text:list text:style-name='L'><text:list-item><text:p>первое</text:p></text:list-item></text:list>"
    style = '<text:list-level-style-number text:level="1" style:num-format="1"/>'
    style = f'<text:list-style style:name="L">{style}</text:list-style>'
    note = '<text:note text:note-class="footnote"><text:note-body><text:p>б</text:p></text:note-body></text:note>'
    note = f"<text:p>а{note}</text:p>"
    open_ = writing.odt(text + items + note, automatic=style)
    rich = r"\par ".join(LINES) + r"{\footnote Сноска}{\listtext 1.\tab}пункт\par{\revised новое}{\deleted старое}\par"
    shown = [[(50.0, 800.0 - 14 * at, line) for at, line in enumerate(LINES * 8)]] * 3
    page = writing.html(LINES)
    return {
        "a.docx": word,
        "a.odt": open_,
        "a.fodt": writing.flat_odt(LINES),
        "a.rtf": writing.rtf(rich),
        "a.html": page,
        "a.mht": MIMEText(page.decode(), "html", "windows-1251").as_bytes(),
        "a.md": "\n\n".join(
            (f"# **{LINES[0]}**", *LINES[1:], "_Стороны_ [Устав](http://un.org) <b>и</b> `код`")
        ).encode(),
        "a.txt.gz": gzip.compress("\n".join(LINES).encode("cp1251"), mtime=0),
        "a.pdf": writing.pdf(shown),
    }


def mutated(data: bytes, random: Random) -> bytes:
    """Return a file with some of its bytes, or of the bytes of one of its parts, changed."""
    if data.startswith(b"PK") and random.random() < 0.8:
        parts = {}
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                parts[name] = archive.read(name)
        chosen = random.choice(sorted(parts))
        if random.random() < 0.1:
            del parts[chosen]
        else:
            change = _tree_changed if random.random() < 0.7 else _changed
            parts[chosen] = change(parts[chosen], random)
        return writing.zipped(parts)
    if data.startswith(b"%PDF") and random.random() < 0.5:
        return _stream_changed(data, random)
    if data.startswith(b"<") and random.random() < 0.5:
        return _tree_changed(data, random)
    return _changed(data, random)


def _tree_changed(data: bytes, random: Random) -> bytes:
    """Return well-formed XML with elements moved, doubled, taken out, or with other attributes."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return _changed(data, random)
    for _ in range(random.choice((1, 2, 8, 32))):
        elements = [each for each in root.iter() if each is not root]
        if not elements:
            break
        one, other = random.choice(elements), random.choice(elements)
        match random.randrange(5):
            case 0 if (parent := one.getparent()) is not None:
                parent.remove(one)
            case 1:
                other.append(deepcopy(one))
            case 2:
                one.text = random.choice(("", "Стороны\t", "7.", " ", "-5", "x" * 2000))
            case 3:
                for key in one.attrib:
                    one.set(key, random.choice(("", "0", "-1", "1", "4", "99999999", "none", "bullet", "%9%1.", "x")))
            case _:
                one.tag = other.tag
    return etree.tostring(root)


def _changed(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        at = random.randrange(len(changed) + 1)
        size = random.choice((1, 1, 2, 8, 64, 512))
        match random.randrange(6):
            case 0 if at < len(changed):
                changed[at] = random.randrange(256)
            case 1:
                del changed[at : at + size]
            case 2:
                changed[at:at] = changed[at : at + size] * random.choice((1, 2, 50))
            case 3:
                del changed[at:]
            case _:
                changed[at:at] = random.choice(_TOKENS)
    return bytes(changed)


def _stream_changed(data: bytes, random: Random) -> bytes:
    """Return a PDF with a change inside one of its packed streams."""
    pieces = data.split(b"stream\n")
    at = random.randrange(1, len(pieces))
    packed, mark, rest = pieces[at].partition(b"\nendstream")
    try:
        pieces[at] = zlib.compress(_changed(zlib.decompress(packed), random)) + mark + rest
    except zlib.error:
        return _changed(data, random)
    return b"stream\n".join(pieces)


def cases(count: int, seed: int, share_of_pdf: float) -> Iterator[tuple[str, bytes]]:
    """Yield so many mutated files, always the same ones for one seed."""
    random = Random(seed)
    files = seeds()
    quick = sorted(name for name in files if name != "a.pdf")
    for _ in range(count):
        name = "a.pdf" if random.random() < share_of_pdf else random.choice(quick)
        yield name, mutated(files[name], random)


def outcome(data: bytes, name: str) -> str:
    """Read a file to the end and return «text» or «refused»; any other exception is a finding."""
    revisions = readers.Revisions.MARKUP if len(data) % 2 else readers.Revisions.ORIGINAL
    try:
        reading = readers.read(data, name, revisions=revisions)
    except InputError as error:
        said = str(error)
        assert name.removesuffix(".gz") in said, said
        assert "\n" not in said, said
        return "refused"
    reading.completed(document(reading.blocks, id="x", source=Source(name)))
    return "text"


def _processor() -> float:
    """Return the seconds of processor time that this program and those it started have taken."""
    return sum(os.times()[:4])


def main(arguments: list[str]) -> int:
    """Run so many mutations; print what came of them and how much time and memory the worst took."""
    import resource  # noqa: PLC0415 - not on Windows, where the tests run too

    count, seed, share = int(arguments[0]), int(arguments[1]), float(arguments[2])
    seen: Counter[tuple[str, str]] = Counter()
    slowest, faults = 0.0, 0
    for name, data in cases(count, seed, share):
        began = _processor()
        try:
            came = outcome(data, name)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            faults += 1
            came = f"{type(error).__name__}: {str(error)[:80]}"
            if seen[name, came] == 0:
                (REGRESSIONS / f"{zlib.crc32(data):08x}-{name}").write_bytes(data)
        seen[name, came] += 1
        slowest = max(slowest, _processor() - began)
    for (name, came), times in sorted(seen.items()):
        sys.stdout.write(f"{times:7d} {name:10} {came}\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    sys.stdout.write(
        f"{count} files, {faults} faults, slowest {slowest:.2f} s, peak {peak} MB, of other programs {children} MB\n"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
