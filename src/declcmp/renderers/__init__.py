"""What every renderer is given, and what it may say: one file a format, each from a value to text."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from declcmp.messages import _, plural
from declcmp.model import EDITORIAL, Bead, Comparison, Document, Edit, EditClass, EditOp, Metadata
from declcmp.registry import Registry

if TYPE_CHECKING:
    from declcmp.checks.catalogue import Entry
    from declcmp.model.checking import CheckReport
    from declcmp.model.document import Spot
    from declcmp.model.provenance import Attribution, BlameReport, FindReport, Hit
    from declcmp.model.reuse import MatchKind, Relation
    from declcmp.model.survey import Survey

#: What a renderer gives: text, the bytes of a file, or a folder of files by their paths in it (with / between parts).
Rendered = str | bytes | Mapping[str, str | bytes]

#: Classes of edits that are never editorial and always stand out.
WEIGHTY = frozenset({EditClass.NEGATION, EditClass.NUMBER, EditClass.DATE, EditClass.NAME, EditClass.MODALITY})


#: So many changes of one class are named; the redline has all.
_SAID = 4
#: A full stop that ends a sentence, not an abbreviation.
_FULL_STOP = re.compile(r"(?<=\w{3})\.$")


class Layout(StrEnum):
    """How two texts stand on the screen."""

    UNIFIED = "unified"
    SIDE_BY_SIDE = "side-by-side"


class Only(StrEnum):
    """Which sentences of a draft are shown."""

    NEW = "new"
    INHERITED = "inherited"


@dataclass(frozen=True, slots=True)
class Tracking:
    """Whose the tracked changes of a Word file are.

    Attributes:
        author: As Word shows it beside each change.
        date: Of all changes: a day or a moment (ISO); None is the day of the new document.
        unmarked: Classes of edits that are made without a mark: to reject all then leaves their new spelling.
    """

    author: str = "declcmp"
    date: str | None = None
    unmarked: frozenset[EditClass] = frozenset()


@dataclass(frozen=True, slots=True)
class View:
    """How a result is to be shown.

    Attributes:
        width: Columns of the screen.
        colours: 0 (none), 8, 16 or 256.
        everything: Show what did not change too, and what stands alone in texts that share little.
        context: Unchanged sentences shown around each change.
        stat: Only the table of counts.
        ignore: Classes of edits that make no difference.
        hidden: Classes of edits that are only counted: the new spelling stands for both.
        only: Which sentences of a draft are shown; None is all.
        folder: Whether the result is to be a folder of files, where a format can be either.
        tracking: Of changes in a Word file.
    """

    width: int = 80
    colours: int = 0
    layout: Layout = Layout.UNIFIED
    everything: bool = False
    context: int = 0
    stat: bool = False
    ignore: frozenset[EditClass] = frozenset({EditClass.TYPOGRAPHY, EditClass.YO})
    hidden: frozenset[EditClass] = EDITORIAL
    only: Only | None = None
    folder: bool = False
    tracking: Tracking = Tracking()


DIFF: Registry[Callable[[Comparison, View], Rendered]] = Registry(
    "format",
    {
        "terminal": "declcmp.renderers.terminal:render",
        "json": "declcmp.renderers.json:comparison",
        "html": "declcmp.renderers.html.diff:render",
        "docx": "declcmp.renderers.docx:render",
        "markdown": "declcmp.renderers.markdown:render",
        "patch": "declcmp.renderers.patch:render",
    },
)

BLAME: Registry[Callable[[BlameReport, View], Rendered]] = Registry(
    "format",
    {
        "terminal": "declcmp.renderers.terminal.blame:render",
        "html": "declcmp.renderers.html.blame:render",
        "docx": "declcmp.renderers.docx:blame",
        "markdown": "declcmp.renderers.markdown:blame",
        "json": "declcmp.renderers.json.provenance:blame",
    },
)

FIND: Registry[Callable[[FindReport, View], str]] = Registry(
    "format",
    {
        "terminal": "declcmp.renderers.terminal.find:render",
        "markdown": "declcmp.renderers.markdown:find",
        "json": "declcmp.renderers.json.provenance:find",
        "csv": "declcmp.renderers.csv:find",
    },
)

REUSE: Registry[Callable[[Survey, View], Rendered]] = Registry(
    "format",
    {
        "terminal": "declcmp.renderers.terminal.reuse:render",
        "html": "declcmp.renderers.html.atlas:render",
        "markdown": "declcmp.renderers.markdown:reuse",
        "json": "declcmp.renderers.json.reuse:reuse",
        "csv": "declcmp.renderers.csv:reuse",
        "graphml": "declcmp.renderers.graphml:render",
    },
)

CHECK: Registry[Callable[[CheckReport, View], Rendered]] = Registry(
    "format",
    {
        "text": "declcmp.renderers.terminal.check:render",
        "concise": "declcmp.renderers.findings.concise:render",
        "json": "declcmp.renderers.json.check:check",
        "sarif": "declcmp.renderers.findings.sarif:render",
        "github": "declcmp.renderers.findings.github:render",
        "gitlab": "declcmp.renderers.findings.gitlab:render",
        "junit": "declcmp.renderers.findings.junit:render",
        "rdjson": "declcmp.renderers.findings.rdjson:render",
        "markdown": "declcmp.renderers.findings.markdown:render",
        "html": "declcmp.renderers.html.check:render",
    },
)

RULE: Registry[Callable[[Sequence[Entry], View], Rendered]] = Registry(
    "format",
    {
        "terminal": "declcmp.renderers.terminal.rule:render",
        "markdown": "declcmp.renderers.findings.rules:markdown",
        "json": "declcmp.renderers.json.rule:rules",
    },
)

READ: Registry[Callable[[Document], str]] = Registry(
    "format",
    {
        "text": "declcmp.renderers.text:render",
        "markdown": "declcmp.readers.markdown:markdown",
        "json": "declcmp.renderers.json:document",
    },
)

# What a screen obeys or hides: control codes, bidi controls, zero-width characters, line separators, tags, surrogates.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]",
)


def visible(text: str) -> str:
    """Return *text* on one line, harmless to a screen: what a terminal would obey is spelled out, as ␛ or <U+202E>."""
    return _UNSEEN.sub(_spelled, text.replace("\u00ad", ""))


def _spelled(match: re.Match[str]) -> str:
    code = ord(match.group())
    if match.group() in "\t\n\r":
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"


def width_of(text: str) -> int:
    """Return the columns that *text* takes: wide East Asian characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )  # fmt: skip


def cropped(text: str, width: int) -> str:
    """Return *text* in at most *width* columns, with … where it was cut."""
    if width_of(text) <= width:
        return text
    while text and width_of(text) >= width:
        text = text[:-1]
    return text.rstrip(" ,;:") + "…"


def beside(edit: Edit, classes: frozenset[EditClass]) -> bool:
    """Say whether *edit* is a change of another class than these."""
    return edit.op is not EditOp.EQUAL and edit.kind not in classes


def in_words(bead: Bead, view: View) -> list[str]:
    """Return what was edited in a bead, the weightiest first: «negation!», «number! 9 → 10, +2», «2 insertions»."""
    return edits_in_words(bead.edits, view.ignore)


def edits_in_words(edits: Sequence[Edit], ignore: frozenset[EditClass]) -> list[str]:
    """Return what was edited, but for these classes, the weightiest first."""
    weighty: defaultdict[EditClass, dict[str, None]] = defaultdict(dict)
    tally = dict.fromkeys(("replaced", "inserted", "deleted", "inflected", "editorial"), 0)
    for old, new in changes(edits, ignore):
        kinds = {edit.kind for edit in (old, new) if edit and edit.kind}
        if loud := kinds & WEIGHTY:
            for kind in loud:
                weighty[kind][_in_short(old, new)] = None
        elif kinds <= EDITORIAL:
            tally["editorial"] += 1
        elif kinds == {EditClass.INFLECTION}:
            tally["inflected"] += 1
        else:
            tally["replaced" if old and new else "inserted" if new else "deleted"] += 1
    moved = (EditOp.MOVE_FROM, EditOp.MOVE_TO)
    moves = len({edit.move for edit in edits if edit.op in moved and beside(edit, ignore)})
    loud_ones = [_loud(kind, list(weighty[kind])) for kind in reversed(EditClass) if kind in weighty]
    return [*loud_ones, *_counted(moves, tally)]


def _counted(moves: int, tally: dict[str, int]) -> Iterable[str]:
    if moves:
        yield plural("{n} moved phrase", "{n} moved phrases", moves)
    if tally["replaced"]:
        yield plural("{n} replacement", "{n} replacements", tally["replaced"])
    if tally["inserted"]:
        yield plural("{n} insertion", "{n} insertions", tally["inserted"])
    if tally["deleted"]:
        yield plural("{n} deletion", "{n} deletions", tally["deleted"])
    if tally["inflected"]:
        yield plural("{n} other ending", "{n} other endings", tally["inflected"])
    if tally["editorial"]:
        yield plural("{n} editorial", "{n} editorial", tally["editorial"])


def changes(edits: Iterable[Edit], ignore: frozenset[EditClass]) -> Iterable[tuple[Edit | None, Edit | None]]:
    """Yield each change as what went and what came: a deletion with the insertion right after it is one replacement."""
    gone: Edit | None = None
    for edit in edits:
        if edit.op is EditOp.DELETE and beside(edit, ignore):
            if gone:
                yield gone, None
            gone = edit
            continue
        if edit.op is EditOp.INSERT and beside(edit, ignore):
            yield gone, edit
        elif gone:
            yield gone, None
        gone = None
    if gone:
        yield gone, None


def _loud(kind: EditClass, changed: Sequence[str]) -> str:
    """Return «name! Китай → Центральная, +Китай, …»: the class, and what is short enough to be said."""
    said = [text for text in changed if text]
    listed = ", ".join(said[:_SAID])
    more = ", …" if listed and (len(said) > _SAID or len(said) < len(changed)) else ""
    return f"{class_name(kind)}! {listed}{more}".rstrip()


def _in_short(old: Edit | None, new: Edit | None) -> str:
    """Return what went and what came, without the marks around it; nothing if that is long or has no words."""
    before, after = (
        _FULL_STOP.sub("", visible(edit.text).strip(' ,;"«»“”„-–—')) if edit else "" for edit in (old, new)
    )
    if max(len(before), len(after)) > 30 or not any(c.isalnum() for c in before + after):
        return ""
    return f"{before} → {after}" if before and after else f"+{after}" if after else f"−{before}"


def class_name(kind: EditClass) -> str:
    """Return the name of a class of edits in the language of the run."""
    return {
        EditClass.TYPOGRAPHY: _("typography"),
        EditClass.YO: _("ё/е"),
        EditClass.CASE: _("case"),
        EditClass.PUNCTUATION: _("punctuation"),
        EditClass.NUMBERING: _("numbering"),
        EditClass.INFLECTION: _("inflection"),
        EditClass.WORDING: _("wording"),
        EditClass.NAME: _("name"),
        EditClass.DATE: _("date"),
        EditClass.NUMBER: _("number"),
        EditClass.MODALITY: _("modality"),
        EditClass.NEGATION: _("negation"),
    }[kind]


def relation_name(relation: Relation) -> str:
    """Return what became of a passage, in the language of the run."""
    from declcmp.model.reuse import Relation  # noqa: PLC0415 - a comparison of two texts has no use for it

    return {
        Relation.VERBATIM: _("verbatim"),
        Relation.REWORDED: _("reworded"),
        Relation.EXTENDED: _("extended"),
        Relation.CUT: _("cut"),
        Relation.REORDERED: _("reordered"),
    }[relation]


def how_found(hit: Hit) -> str:
    """Return what became of the query in an occurrence of it, in the language of the run."""
    return _("other form") if hit.other_form else relation_name(hit.relation)


def kind_name(kind: MatchKind) -> str:
    """Return what two passages have in common, in the language of the run."""
    from declcmp.model.reuse import MatchKind  # noqa: PLC0415 - a comparison of two texts has no use for it

    return {
        MatchKind.FORMULATION: _("formulation"),
        MatchKind.TITLE: _("title or name"),
        MatchKind.PARTY_LIST: _("list of parties"),
        MatchKind.PLACE_DATE: _("place and date"),
        MatchKind.SIGNATURE: _("signature"),
        MatchKind.STOCK: _("stock phrase"),
    }[kind]


def short_name(id_: str, about: Metadata) -> str:
    """Return what a reader knows a document by, besides its date: the place, else the format, else its id."""
    return visible(about.place or about.format or id_.removeprefix(f"{about.date}-"))


def spot_name(spot: Spot) -> str:
    """Return where something stands: «p. 12, line 35», or the line alone before the first point."""
    return ", ".join([*([point_name(spot.point)] if spot.point else []), line_name(spot)])


def point_name(point: str) -> str:
    """Return «p. 12»."""
    return _("p. {number}").format(number=visible(point))


def line_name(spot: Spot) -> str:
    """Return «line 35», or «page 3, line 7» in formats with pages, or «paragraph 35» in those with neither."""
    if spot.page is not None and spot.page_line is not None:
        return _("page {number}, line {line}").format(number=spot.page, line=spot.page_line)
    if spot.page is not None:
        return _("page {number}").format(number=spot.page)
    if spot.unit == "paragraph":
        return _("paragraph {number}").format(number=spot.lines[0])
    return _("line {number}").format(number=spot.lines[0])


def percent(share: float) -> str:
    """Return a share as a percentage; only nothing is 0 %, and only all is 100 %."""
    if 0.0 < share < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= share < 1.0 else f"{share:.0%}"


def chosen(report: BlameReport, view: View) -> list[Attribution]:
    """Return the sentences of a draft that the view shows: a new one has no part that was taken over."""
    wanted = {None: (True, False), Only.NEW: (False,), Only.INHERITED: (True,)}[view.only]
    return [each for each in report.attributions if bool(each.parts) in wanted]


def same(bead: Bead, classes: frozenset[EditClass]) -> bool:
    """Say whether nothing happened to the sentences of *bead* but edits of these classes."""
    return len(bead.old) == len(bead.new) == 1 and not bead.moved and not any(beside(e, classes) for e in bead.edits)


def related(comparison: Comparison) -> bool:
    """Say whether the texts are versions of one text; an empty one is the version before or after of any."""
    return comparison.related or not (comparison.old.sentences and comparison.new.sentences)


def different(comparison: Comparison, classes: frozenset[EditClass]) -> bool:
    """Say whether the texts differ in anything but edits of these classes."""
    return not all(same(bead, classes) for bead in (*comparison.beads, *comparison.frame))
