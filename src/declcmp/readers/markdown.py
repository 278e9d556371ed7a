"""Markdown, both ways: what `markdown` writes of a document, `read` reads back to the same paragraphs and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from declcmp.model import Block, Document, Paragraph, ParagraphKind, Source, Span
from declcmp.readers import Options, Reading
from declcmp.readers.decode import decode, note
from declcmp.readers.front_matter import front_matter, printed
from declcmp.readers.markdown_inline import escaped, words_of

_LINE_END = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_NUMBERED = re.compile(r"(\d{1,9}[.)])[ \t]+(.*)")
_BULLET = re.compile(r"[-*+][ \t]+(.*)")
_RULE = re.compile(r"([-*_=])(?:[ \t]*\1){2,}[ \t]*")
#: The label that a source printed before an item, other than one dash: «- а) …», «- -- …».
_INNER_LABEL = re.compile(r"(\(?[^\W\d_]\)|\(\d{1,3}\)|-+|[–—•●▪◦‣■·*])[ \t]+(?=\S)")
_HARD_BREAK = re.compile(r"(?:[ \t]{2,}|(?<!\\)(?:\\\\)*\\)$")
#: What a paragraph must not begin with, lest it be read as something else.
_MARKER = re.compile(r"(\d{1,9})([.)])(?=\s|$)|([#>+*=_-])|(<!--)")


class _Line(NamedTuple):
    """A line of the body: its number in the file, its text, and the paragraph that it opens, if it does."""

    number: int
    text: str
    opens: bool = False
    kind: ParagraphKind | None = None
    label: str | None = None


def read(data: bytes, name: str, options: Options) -> Reading:
    """Return the paragraphs and the front matter of a Markdown file.

    Raises:
        InputError: it is empty, binary or undecodable, or its front matter is broken.
    """
    found = decode(data, name, encoding=options.encoding)
    lines = _LINE_END.split(found.text)
    front, first = front_matter(lines, name)
    body = _without_comments("\n".join(lines[first:])).split("\n")
    return Reading(
        blocks=tuple(_blocks(body, first + 1)),
        front=front,
        source=Source(name, "markdown", found.encoding),
        notes=note(found, name),
        clean=True,
    )


def markdown(document: Document) -> str:
    """Return a document as a file of the corpus: front matter, then one paragraph a line, parted by blank lines."""
    body = "\n\n".join(filter(None, (_written(document, paragraph) for paragraph in document.paragraphs)))
    return f"{printed(document.metadata)}\n{body}\n"


def paragraph(kind: ParagraphKind, label: str | None, text: str) -> str:
    """Return one paragraph as Markdown, on one line, as `markdown` writes it."""
    whole = f"{label} {text}" if label else text
    body = Span(len(whole) - len(text), len(whole))
    made = Paragraph(kind, Span(0, len(whole)), body, (1, 1), label)
    return _written(Document("", whole, (made,)), made)


def _blocks(lines: list[str], first: int) -> Iterator[Block]:
    """Give the paragraphs of a body whose first line is the *first* of the file."""
    paragraph: list[_Line] = []
    for number, raw in enumerate(lines, first):
        line = _line(number, raw, inside=bool(paragraph))
        if paragraph and (line is None or line.opens):
            yield _block(paragraph)
            paragraph = []
        if line is None:
            continue
        paragraph.append(line)
        if line.kind in {ParagraphKind.TITLE, ParagraphKind.HEADING} or _HARD_BREAK.search(raw):
            yield _block(paragraph)
            paragraph = []
    if paragraph:
        yield _block(paragraph)


def _line(number: int, raw: str, *, inside: bool) -> _Line | None:
    """Return what a line is; None for one that only parts paragraphs."""
    text = raw.strip()
    if not text or _RULE.fullmatch(text):
        return None
    if heading := _HEADING.fullmatch(text):
        kind = ParagraphKind.TITLE if len(heading.group(1)) == 1 else ParagraphKind.HEADING
        plain = _plain(heading.group(2) or "")
        return _Line(number, plain, opens=True, kind=kind) if plain else None
    if numbered := _NUMBERED.fullmatch(text):
        label, rest = numbered.groups()
        # «1)» is a point in some documents and an item of a list in most: the whole text tells (text/structure.py).
        known = ParagraphKind.POINT if label.endswith(".") else None
        return _Line(number, _plain(rest), opens=True, kind=known, label=label)
    if bullet := _BULLET.fullmatch(text):
        inner = _INNER_LABEL.match(bullet.group(1))
        label, rest = (inner.group(1), bullet.group(1)[inner.end() :]) if inner else ("-", bullet.group(1))
        return _Line(number, _plain(rest), opens=True, kind=ParagraphKind.ITEM, label=label)
    # A paragraph that begins with an escaped marker is text, whatever label the words would make.
    escaped = not inside and _MARKER.match(text.replace("\\", "", 1)) is not None and "\\" in text[:11]
    return _Line(number, _plain(text), kind=ParagraphKind.TEXT if escaped else None)


def _plain(text: str) -> str:
    """Return the words of a line, its white space folded."""
    return " ".join(words_of(_HARD_BREAK.sub("", text)).split())


def _block(lines: list[_Line]) -> Block:
    text = ""
    starts = []
    for line in lines:
        if text and line.text:
            text += " "
        starts.append(len(text))
        text += line.text
    return Block(text, tuple(starts), tuple(line.number for line in lines), lines[0].kind, lines[0].label)


def _without_comments(text: str) -> str:
    """Return *text* without HTML comments, its lines as many as before; a comment that is never closed is text."""
    kept = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        if text[start - 1 : start] == "\\":
            kept.append(text[at : start + 4])
            at = start + 4
            continue
        stop = text.find("-->", start + 4)
        if stop < 0:
            break
        kept.append(text[at:start])
        kept.append("\n" * text.count("\n", start, stop))
        at = stop + 3
    return "".join(kept) + text[at:]


def _written(document: Document, paragraph: Paragraph) -> str:
    """Return one paragraph as Markdown, on one line."""
    text, label = document.text_of(paragraph.body).strip(), paragraph.label
    whole = " ".join(document.text_of(paragraph).split())
    match paragraph.kind:
        case ParagraphKind.TITLE:
            return f"# {_safe(whole)}"
        case ParagraphKind.HEADING:
            return f"## {_safe(whole)}"
        case _ if label is None:
            return _escaped(text)
        case _ if _NUMBERED.fullmatch(f"{label} Х"):
            return f"{label} {_safe(text)}"
        case ParagraphKind.ITEM:
            plain = label == "-" and not _INNER_LABEL.match(text)
            return f"- {_escaped(text)}" if plain else f"- {label} {_escaped(text)}"
        case _:
            return _escaped(f"{label} {text}")


def _safe(text: str) -> str:
    """Return *text* with what would be an escape, a comment, a closing # or a mark made plain."""
    return escaped(re.sub(r"\\|<(?=!--)|#(?=#*$)", r"\\\g<0>", text))


def _escaped(text: str) -> str:
    """Return *text* so that its beginning is read as text."""
    safe = _safe(text)
    found = _MARKER.match(safe)
    if found is None:
        return safe
    at = found.end(1) if found.group(1) else 0
    return f"{safe[:at]}\\{safe[at:]}" if not found.group(4) else safe
