"""A comparison as Markdown, to be pasted into a review: ~~deleted~~, **inserted**; the documents' own marks escaped."""

from __future__ import annotations

import re

from declcmp.messages import _
from declcmp.model import Bead, BeadKind, Comparison, Document, Edit, EditOp
from declcmp.renderers import WEIGHTY, View, beside, in_words, related, same, visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&])|^(\s*)(\d+)([.)])|^(\s*)([-+=])", re.MULTILINE)


def render(comparison: Comparison, view: View) -> str:
    """Return a heading, a table of counts, and a list of the changes."""
    lines = [f"# {_escaped(_name(comparison.old))} → {_escaped(_name(comparison.new))}", ""]
    lines += _table(comparison)
    if not view.stat:
        for bead in (*comparison.frame, *comparison.beads):
            if _wanted(bead, comparison, view):
                lines += ["", *_item(bead, view)]
    return "\n".join(lines) + "\n"


def _name(document: Document) -> str:
    date = document.metadata.date
    return f"{date} {document.id}" if date and date not in document.id else document.id


def _table(comparison: Comparison) -> list[str]:
    names = {
        "equal": _("unchanged"), "editorial": _("editorial"), "changed": _("changed"), "split": _("split"),
        "merged": _("merged"), "inserted": _("inserted"), "deleted": _("deleted"), "moved": _("of these moved"),
    }  # fmt: skip
    counts = comparison.counts
    rows = [f"| {name} | {counts[key]} |" for key, name in names.items() if counts[key]]
    note = [] if related(comparison) else [_("These texts share little."), ""]
    head = _("Sentences")
    return [*note, f"| {head} | |", "|---|---:|", *rows]


def _wanted(bead: Bead, comparison: Comparison, view: View) -> bool:
    if view.everything:
        return True
    if not related(comparison):
        return bool(bead.old and bead.new) and bead in comparison.beads
    return not same(bead, view.hidden)


def _item(bead: Bead, view: View) -> list[str]:
    what = {
        BeadKind.EQUAL: _("moved, words unchanged") if bead.moved else _("unchanged"),
        BeadKind.EDITORIAL: _("editorial"),
        BeadKind.CHANGED: _("changed"),
        BeadKind.SPLIT: _("split"),
        BeadKind.MERGED: _("merged"),
        BeadKind.INSERTED: _("inserted"),
        BeadKind.DELETED: _("deleted"),
    }[bead.kind]
    places = [
        f"{side} {unit[0].lines[0]}" for side, unit in ((_("old line"), bead.old), (_("new line"), bead.new)) if unit
    ]
    moved = [_("moved")] if bead.moved and bead.kind is not BeadKind.EQUAL else []
    head = f"- *{' · '.join([what, *moved, *places])}*  "
    if bead.kind is BeadKind.EQUAL:
        text = _escaped(" ".join(unit.text for unit in bead.new))
    elif bead.kind in {BeadKind.INSERTED, BeadKind.DELETED}:
        mark = "**" if bead.new else "~~"
        text = f"{mark}{_escaped(' '.join(unit.text for unit in bead.new or bead.old))}{mark}"
    else:
        text = "".join(_edit(edit, view) for edit in bead.edits).strip()
    words = " · ".join(in_words(bead, view))
    return [head, f"  {text}", *([f"  — {_escaped(words)}"] if words else [])]


def _edit(edit: Edit, view: View) -> str:
    text = visible(edit.text)
    gone = edit.op in {EditOp.DELETE, EditOp.MOVE_FROM}
    if not beside(edit, view.hidden):
        return "" if gone and edit.op is not EditOp.EQUAL else _escaped(text)
    core = text.strip()
    if not core:
        return "" if gone else text
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    bang = "!" if edit.kind in WEIGHTY else ""
    core = _escaped(core)
    marked = {
        EditOp.DELETE: f"~~{bang}{core}~~",
        EditOp.INSERT: f"**{bang}{core}**",
        EditOp.MOVE_FROM: f"~~⟨{core}⟩~~",
        EditOp.MOVE_TO: f"⟨{core}⟩",
        EditOp.EQUAL: core,
    }[edit.op]
    return f"{lead}{marked}{trail}"


def _escaped(text: str) -> str:
    """Return *text* so that Markdown and the HTML inside it show it as it is."""
    return _SPECIAL.sub(lambda m: f"{m[2] or m[5] or ''}{m[3] or ''}\\{m[1] or m[4] or m[6]}", visible(text))
