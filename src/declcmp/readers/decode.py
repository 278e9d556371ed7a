"""Bytes to text: what a file is encoded in, judged by its marks and, among 8-bit encodings, by how Russian it reads."""

from __future__ import annotations

import codecs
import re
from functools import cache
from math import log
from typing import NamedTuple

from declcmp.errors import InputError
from declcmp.language.morphology import form
from declcmp.language.tables import table, words_of
from declcmp.messages import _
from declcmp.text.fold import fold


class Decoded(NamedTuple):
    """The text of a file, the encoding that it was read in, and whether that was recognised and not told or plain."""

    text: str
    encoding: str
    guessed: bool


#: The encodings that Russian files come in, as people name them.
_CYRILLIC = {
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
    "cp866": "CP866",
    "iso8859-5": "ISO 8859-5",
    "mac-cyrillic": "Mac Cyrillic",
}
_UNICODE = {"utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32": "UTF-32"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP (DOCX, ODT)"),
    (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"\xfd7zXZ", "XZ"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3\x00", "SQLite"),
)
#: All control characters but the tab, the ends of lines and pages, the old end of file, and escape.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
#: How much likelier, in logarithms, one is than the others before anything was read; it decides between two that give
#: the same words («фото» in Windows-1251 and on a Mac).
_PRIOR = {"cp1251": 0.0, "koi8-r": -1.0, "cp866": -1.0, "iso8859-5": -4.0, "mac-cyrillic": -5.0}
#: Enough letters for a verdict that no more would change.
_SAMPLE = 1 << 14
#: Bytes of a text so short that its words are looked up.
_SHORT = 400
#: The share of such a text that its words must make to speak for an encoding.
_WORDS = 0.5
#: Logarithms of likelihood for what is no small letter in its place (tests/readers/test_decode.py).
_FOREIGN, _TYPOGRAPHY, _CAPITAL, _CAPITALS, _CAPITAL_INSIDE = -11.0, -4.5, -1.5, -0.5, -6.0
#: A text that reads worse than this, per character that is not ASCII, is no Russian in any encoding: running Russian is
#: at -3.1, titles in capitals at -3.6, the best wrong reading at -5.3.
_LEAST = -5.0


def decode(data: bytes, name: str, *, encoding: str | None = None) -> Decoded:
    """Return the text of a file.

    Args:
        data: The whole file.
        name: What messages call it.
        encoding: Read it so, whatever it looks like.

    Raises:
        InputError: it is empty or binary, the encoding is unknown, or a byte does not fit the encoding.
    """
    if not data:
        raise InputError(_("{name}: the file is empty").format(name=name))
    if encoding is not None:
        return Decoded(_told(data, name, encoding), encoding, guessed=False)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, name, codec), codec.removesuffix("-sig"), guessed=codec != "utf-8-sig")
    if wide := _wide(data):
        return Decoded(_strict(data, name, wide), wide, guessed=True)
    _refuse_binary(data, name)
    try:
        return Decoded(data.decode(), "utf-8", guessed=False)
    except UnicodeDecodeError as error:
        best = None if _damaged(data) else looks_like(data)
        if best is None:
            raise InputError(_not_unicode(data, name, error)) from None
        return Decoded(_strict(data, name, best), best, guessed=True)


def note(found: Decoded, name: str) -> tuple[str, ...]:
    """Return what to say of an encoding that was recognised; nothing for plain UTF-8 and for what the user told."""
    if not found.guessed:
        return ()
    said = _("{name}: read as {title}; if that is wrong, say --encoding NAME")
    return (said.format(name=name, title=title(found.encoding)),)


def title(encoding: str) -> str:
    """Return an encoding's name as people write it."""
    return _CYRILLIC.get(encoding) or _UNICODE.get(encoding) or encoding


def looks_like(data: bytes) -> str | None:
    """Return the 8-bit Cyrillic encoding in which *data* reads as Russian; None if it does in none of them."""
    first = next((at for at, byte in enumerate(data) if byte >= 0x80), len(data))
    sample = data[max(first - 1, 0) : first + _SAMPLE]
    scores = {codec: _score(sample, codec) for codec in _CYRILLIC}
    best = max(scores, key=lambda codec: scores[codec])
    if len(sample) >= _SHORT:
        return best if scores[best] >= _LEAST else None
    # Letters say little of a few words: «УКАЗ» in Windows-1251 is as likely in KOI8-R, but there it is no word.
    known = {codec: _known(sample, codec) for codec in _CYRILLIC}
    if known[best] == 0.0:
        best = max(scores, key=lambda codec: (known[codec] >= _WORDS, scores[codec]))
    return best if known[best] >= _WORDS or scores[best] >= _LEAST else None


def _known(sample: bytes, codec: str) -> float:
    """Return which share of what is not ASCII, in [0, 1], stands in words of the dictionary of two letters or more."""
    text = sample.decode(codec, errors="replace")
    foreign = sum(character >= "\x80" and character != "\xa0" for character in text)
    known = sum(
        len(word) for word in re.findall(r"[^\W\d_]{2,}", text) if not word.isascii() and form(fold(word)).known
    )
    return known / foreign if foreign else 0.0


def _score(sample: bytes, codec: str) -> float:
    """Return the mean log-likelihood, as Russian, of the characters that are not ASCII."""
    letters, typography = _letters()
    text = sample.decode(codec, errors="replace")
    total, count, before = 0.0, 0, " "
    for character in text:
        if character >= "\x80" and character != "\xa0":
            count += 1
            small = character.lower()
            if small in letters and not (before.isascii() and before.isalpha()):
                total += letters[small]
                if character != small:
                    total += _CAPITAL_INSIDE if before.islower() else _CAPITALS if before.isupper() else _CAPITAL
            else:
                total += _TYPOGRAPHY if character in typography else _FOREIGN
        before = character
    return (total + _PRIOR[codec]) / count if count else _FOREIGN


@cache
def _letters() -> tuple[dict[str, float], frozenset[str]]:
    found = " ".join(table("letters")["frequencies"]).split()
    counts = dict(zip(found[::2], map(int, found[1::2]), strict=True))
    whole = sum(counts.values())
    return {letter: log(count / whole) for letter, count in counts.items()}, words_of("letters", "typography")


def _wide(data: bytes) -> str | None:
    """Return the UTF-16 that *data* without a mark clearly is: one of every two bytes is that of an alphabet."""
    if len(data) < 2 or len(data) % 2:
        return None
    pages = bytes((0x00, 0x04, 0x20, 0x21))
    half = min(len(data), 1 << 16) // 2
    for codec, high, low in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        inside = half - len(high[:half].translate(None, pages))
        if inside >= 0.95 * half and half - len(low[:half].translate(None, b"\x00\x04")) <= 0.05 * half:
            return codec
    return None


def _refuse_binary(data: bytes, name: str) -> None:
    for signature, format_ in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(
                _("{name}: not text but a file of the kind {format}; save it as plain text or Markdown").format(
                    name=name, format=format_
                )
            )
    at = data.find(b"\x00")
    if at >= 0:
        raise InputError(_("{name}: not text but a binary file: a zero byte at byte {at}").format(name=name, at=at))
    start = data[: 1 << 16]
    if len(start) - len(start.translate(None, _CONTROLS)) > 0.05 * len(start):
        raise InputError(_("{name}: not text but a binary file: it is full of control characters").format(name=name))


def _told(data: bytes, name: str, encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding)
        # Codecs such as base64 and rot13 are found by name too, and are no encodings of text.
        if not codec._is_text_encoding:  # noqa: SLF001 - there is no public way to ask
            raise LookupError
    except (LookupError, ValueError):
        known = ", ".join(["utf-8", "utf-16", *_CYRILLIC])
        raise InputError(
            _("no such encoding: {encoding}; there are {known} and others").format(encoding=encoding, known=known)
        ) from None
    return _strict(data, name, "utf-8-sig" if codec.name == "utf-8" else codec.name)


def _strict(data: bytes, name: str, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        if codec == "utf-8-sig":
            raise InputError(_not_unicode(data, name, error)) from None
        message = _("{name}: not {encoding} at byte {at}: the file is damaged, or in another encoding")
        raise InputError(message.format(name=name, encoding=title(codec), at=error.start)) from None


def _not_unicode(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    """Say at which byte UTF-8 fails, and what to do."""
    where = _("{name}: not UTF-8 at byte {at}").format(name=name, at=error.start)
    if _damaged(data):
        return _("{where}, though most of it is; the file is damaged, so get it anew or save it again").format(
            where=where
        )
    best = looks_like(data)
    if best is None:
        return _("{where}, and not Russian in any encoding known here; name its encoding with --encoding").format(
            where=where
        )
    return _("{where}; it looks like {title}, so try --encoding {best}").format(
        where=where, title=title(best), best=best
    )


def _damaged(data: bytes) -> bool:
    """Say whether *data* is UTF-8 but for a few bytes: nine of ten bytes that are not ASCII are in characters."""
    high = sum(byte >= 0x80 for byte in data[: 1 << 20])
    whole = len(
        re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", data[: 1 << 20])
    )
    return 2 * whole >= 0.9 * high and whole > 0
