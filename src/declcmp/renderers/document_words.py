"""What the parts of a document are called on the screen, in the language of the run; files and JSON keep their keys."""

from __future__ import annotations

from declcmp.messages import _
from declcmp.model import ParagraphKind


def paragraph_name(kind: ParagraphKind) -> str:
    """Return what a paragraph is to a drafter."""
    return {
        ParagraphKind.TITLE: _("title"),
        ParagraphKind.HEADING: _("heading"),
        ParagraphKind.POINT: _("point"),
        ParagraphKind.ITEM: _("list item"),
        ParagraphKind.TEXT: _("plain text"),
        ParagraphKind.SIGNATURE: _("signature"),
        ParagraphKind.PLACE_DATE: _("place and date"),
    }[kind]


def reason_name(reason: str) -> str:
    """Return why something was set aside; a reason that is not known here as it stands."""
    return {
        "left by a converter": _("left by a converter"),
        "a ruled line": _("a ruled line"),
        "a page number": _("a page number"),
        "before the title: a page's head": _("before the title: a page's head"),
        "before the title: a page's head, ended by an announcement of the text": _(
            "before the title: a page's head, ended by an announcement of the text"
        ),
        "before the title: a headline that the title repeats": _("before the title: a headline that the title repeats"),
        "a news agency's lead": _("a news agency's lead"),
        "an announcement of the text": _("an announcement of the text"),
        "a credit": _("a credit"),
        "a button or a link of a page": _("a button or a link of a page"),
        "after the end of the text: the rest of a page": _("after the end of the text: the rest of a page"),
        "after the end of the text: tags": _("after the end of the text: tags"),
        "a running head or foot of pages": _("a running head or foot of pages"),
        "set across the page": _("set across the page"),
        "around the article of a page": _("around the article of a page"),
        "a menu or a column beside the article": _("a menu or a column beside the article"),
        "the head or the foot of a page": _("the head or the foot of a page"),
        "hidden text": _("hidden text"),
        "table of contents": _("table of contents"),
        "comment": _("comment"),
        "page header": _("page header"),
        "page footer": _("page footer"),
    }.get(reason, reason)
