"""Web pages saved as one file (MHTML): the page inside it; pictures and frames beside it are not looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.readers.limits import damaged

if TYPE_CHECKING:
    from email.message import Message

#: Headers of a message before anything else, one of which says that it is MIME.
_MIME = re.compile(rb"(?:\xef\xbb\xbf)?(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,60}", re.IGNORECASE)
_VERSION = re.compile(rb"^mime-version\s*:", re.IGNORECASE | re.MULTILINE)
_KIND = re.compile(rb"^content-type\s*:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
#: Parts of a file; a page with hundreds of pictures has fewer.
_PARTS = 5_000


def is_saved_page(head: bytes) -> bool:
    """Say whether a file that begins so is a web page saved as one file."""
    found = _MIME.match(head)
    return found is not None and bool(_VERSION.search(found.group()) and _KIND.search(found.group()))


def page_of(data: bytes, name: str) -> bytes:
    """Return the page that a saved file holds, in UTF-8 where the file says how it is encoded.

    Raises:
        InputError: there is no page in it, or it is damaged.
    """
    from email.parser import BytesParser  # noqa: PLC0415 - only saved pages need it

    if data.count(b"\n--") > _PARTS:
        raise InputError(_("{name}: too large to be a declaration").format(name=name))
    try:
        part = _page(BytesParser().parsebytes(data.removeprefix(b"\xef\xbb\xbf")))
        content = part.get_payload(decode=True) if part else None
        charset = part.get_content_charset() if part else None
    except (ValueError, LookupError, RecursionError, AssertionError, TypeError, AttributeError):
        raise InputError(damaged(name)) from None
    if not isinstance(content, bytes) or not content.strip():
        raise InputError(
            _("{name}: a saved page or a mail without a web page in it; save the text by itself").format(name=name)
        )
    try:
        return content.decode(charset).encode() if charset else content
    except (ValueError, LookupError):
        return content


def _page(message: Message) -> Message | None:
    """Return the part that is the page itself: the one that the head of the file names, else the first."""
    pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    start = message.get_param("start")
    where = message.get("Snapshot-Content-Location")
    named = (
        part
        for part in pages
        if (start and part.get("Content-ID") == start) or (where and part.get("Content-Location") == where)
    )
    return next(named, pages[0] if pages else None)
