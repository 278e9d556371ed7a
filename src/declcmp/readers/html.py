"""Web pages (.html): the article without what stands around it, which is residue."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model import Metadata, ParagraphKind, Residue, Source
from declcmp.model.document import Evidence
from declcmp.readers import Reading
from declcmp.readers.decode import Decoded, decode, note
from declcmp.readers.html_page import Line, Page, page
from declcmp.readers.options import Options
from declcmp.readers.typed import Typed, blocks, heading
from declcmp.text.labels import label

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_ISO = re.compile(r"((?:19|20)\d\d-\d\d-\d\d)(?!\d)")
#: Where a page's head may say when the page was published, the surest first.
_DATES = ("article:published_time", "datePublished", "DC.date", "dc.date", "date", "pubdate", "publish-date")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AROUND = "around the article of a page"
#: Lines above the article in which its headline is looked for.
_ABOVE = 40


def read(data: bytes, name: str, options: Options) -> Reading:
    """Return the article of a web page; lines are the numbers of the page's paragraphs.

    Raises:
        InputError: it is in no known encoding, or nested or larger than any page of a person.
    """
    decoded = _decoded(data, name, options)
    root = _parsed(decoded.text, name)
    found = page(root)
    article = found.article()
    inside = range(article.first, article.stop)
    typed, residue = [], []
    headline = _headline(found, inside)
    for number, line in enumerate(found.lines, start=1):
        if (number - 1 in inside and not line.beside) or line is headline:
            typed.append(_typed(line, number))
        else:
            residue.append(Residue(" ".join(line.text.split()), (number, number), line.beside or _AROUND))
    return Reading(
        blocks=blocks(typed),
        front=None,
        source=Source(name, "html", decoded.encoding, unit="paragraph"),
        notes=note(decoded, name),
        clean=False,
        residue=tuple(residue),
        page=_metadata(root),
    )


def _decoded(data: bytes, name: str, options: Options) -> Decoded:
    """Return the text: in the encoding that was asked for, else UTF-8 if it is that, else what the page says."""
    declared = _CHARSET.search(data[:8192])
    if options.encoding is None and declared:
        charset = declared.group(1).decode("ascii").lower()
        try:
            data.decode()
        except UnicodeDecodeError:
            try:
                return Decoded(data.decode(charset), charset, guessed=False)
            except (UnicodeError, LookupError):
                pass
    return decode(data, name, encoding=options.encoding)


def _parsed(text: str, name: str) -> _Element:
    from lxml import etree, html  # noqa: PLC0415 - only pages need it

    # huge_tree: libxml2 then takes 2,048 levels; at 256, pages with unclosed tags are cut short.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    text = _DECLARATION.sub("", text).replace("\x00", "")
    if not text.strip():
        text = "<html></html>"
    if text.count("<") + text.count("=") > _MARKUP:
        raise InputError(_("{name}: too large to be a declaration").format(name=name))
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError(_("{name}: its tags are nested too deeply to be a page that a person made").format(name=name))
    if root is None:
        raise InputError(_("{name}: no text in it").format(name=name))
    return root


#: Tags and attributes of a page; a tree of more takes more memory than any page is worth.
_MARKUP = 3_000_000


def _headline(found: Page, inside: range) -> Line | None:
    """Return the headline that stands above the article and not in it; None if it is in it, or there is none."""
    if any(found.lines[index].tag == "h1" for index in inside):
        return None
    above = found.lines[max(inside.start - _ABOVE, 0) : inside.start]
    return next((line for line in reversed(above) if line.tag == "h1" and not line.beside), None)


def _typed(line: Line, number: int) -> Typed:
    kind = None
    text = " ".join(line.text.split())
    # The first headline is left to the rules that find a title in any text.
    if line.tag in _HEADINGS and line.tag != "h1":
        kind = heading(text, ParagraphKind.HEADING)
    own = line.label if line.label and label(text) is None else None
    return Typed(line.text, number, own, kind, apart=line.cell)


def _metadata(root: _Element) -> Metadata | None:
    """Return what the page's head says: its title, and when it was published; None if nothing."""
    said = dict(_said(root))
    title_ = next((said[key] for key in ("og:title", "headline", "title") if said.get(key)), None)
    dates = (_ISO.match(said.get(key, "")) for key in _DATES)
    date = next((found.group(1) for found in dates if found), None)
    if not (title_ or date):
        return None
    evidence = tuple(
        Evidence(field, "the head of the page") for field, value in (("title", title_), ("date", date)) if value
    )
    return Metadata(title=title_, date=date, evidence=evidence)


def _said(root: _Element) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if key:
            yield key, " ".join((meta.get("content") or "").split())
    for element in root.iter("title"):
        yield "title", " ".join("".join(map(str, element.itertext())).split())
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":
            yield from _linked_data(script.text or "")


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    for each in found if isinstance(found, list) else [found]:
        if isinstance(each, dict):
            for key in ("headline", "datePublished"):
                if isinstance(each.get(key), str):
                    yield key, " ".join(each[key].split())
