"""The first and the last lines of the screen: who is compared, what it comes to, what the marks mean."""

from __future__ import annotations

from collections import Counter

from declcmp.messages import _, plural
from declcmp.model import EDITORIAL, Comparison, Document, EditClass, EditOp, ParagraphKind
from declcmp.renderers import WEIGHTY, View, beside, changes, class_name, cropped, different, related, visible, width_of
from declcmp.renderers.terminal.ink import listed, style
from declcmp.renderers.terminal.styled import Text


def head(comparison: Comparison, view: View) -> list[Text]:
    """Return a line for each document, and an honest summary."""
    old, new = comparison.old, comparison.new
    files = _told_apart(old.source.name, new.source.name)
    titles = _title(old), _title(new)
    names = files if titles[0] == titles[1] else [title or file for title, file in zip(titles, files, strict=True)]
    names = [visible(name) for name in names]
    lines = [
        _document(document, name, label, ink, view)
        for document, name, label, ink in (
            (old, names[0], _("old") + " −", "deleted"),
            (new, names[1], _("new") + " +", "inserted"),
        )
    ]
    strong = style("strong", view)
    parts = [Text(part, style=strong) for part in _summary(comparison, view)]
    return [*lines, *listed(parts, view.width, indent=1, between=Text(" · ", style=strong))]


def _told_apart(old: str, new: str) -> tuple[str, str]:
    """Return the names of two files, without their folders where they differ without: a long path would be cropped."""
    short = old.rpartition("/")[2], new.rpartition("/")[2]
    return (old, new) if short[0] == short[1] else short


def _title(document: Document) -> str:
    """Return what the document calls itself; nothing if it does not."""
    first = next((p for p in document.paragraphs if p.kind is ParagraphKind.TITLE), None)
    return document.metadata.title or (document.text_of(first) if first else "")


def _document(document: Document, name: str, label: str, ink: str, view: View) -> Text:
    date = visible(document.metadata.date or _("undated"))
    count = plural("{n} sentence", "{n} sentences", len(document.sentences))
    line = Text(f" {label} ", style=style(ink, view))
    line.append(f" {date:<10}  ", style=style("quiet", view))
    room = max(view.width - line.cell_len - width_of(count) - 3, 8)
    title = cropped(name, room)
    line.append(title + " " * (room - width_of(title) + 2))
    line.append(count, style=style("quiet", view))
    return line


def _summary(comparison: Comparison, view: View) -> list[str]:
    """Return the outcome: one sentence, or the counts."""
    counts = comparison.counts
    alone = [sum(len(getattr(b, side)) for b in comparison.beads if not (b.old and b.new)) for side in ("old", "new")]
    if not any(counts.values()) and not comparison.frame:
        return [_("Neither text has a sentence.")]
    if not related(comparison):
        found = sum(bool(bead.old and bead.new) for bead in comparison.beads)
        first = plural("{n} sentence corresponds", "{n} sentences correspond", found)
        rest = _("{old} and {new} stand alone").format(old=alone[0], new=alone[1])
        more = "" if view.everything or view.stat else _(" (--all shows them)")
        return [_("These texts share little: {first}, {rest}{more}.").format(first=first, rest=rest, more=more)]
    if not different(comparison, view.hidden):
        hidden = _hidden(comparison, view)
        if not hidden:
            return [_("The texts are the same.")]
        edits = plural("{n} editorial edit", "{n} editorial edits", hidden)
        return [_("The same words: {edits} only (--ignore none shows them).").format(edits=edits)]
    return _counted(comparison, view)


def _counted(comparison: Comparison, view: View) -> list[str]:
    counts = comparison.counts
    parts = [
        plural("{n} unchanged", "{n} unchanged", counts["equal"]),
        plural("{n} editorial only", "{n} editorial only", counts["editorial"]),
        plural("{n} changed", "{n} changed", counts["changed"]),
        plural("{n} split", "{n} split", counts["split"]),
        plural("{n} merged", "{n} merged", counts["merged"]),
        plural("{n} moved", "{n} moved", counts["moved"]),
        plural("{n} inserted", "{n} inserted", counts["inserted"]),
        plural("{n} deleted", "{n} deleted", counts["deleted"]),
    ]
    kinds = ("equal", "editorial", "changed", "split", "merged", "moved", "inserted", "deleted")
    kept = [part for part, kind in zip(parts, kinds, strict=True) if counts[kind]]
    if hidden := _hidden(comparison, view):
        kept.append(plural("{n} editorial edit not shown", "{n} editorial edits not shown", hidden))
    return kept


def _hidden(comparison: Comparison, view: View) -> int:
    """Return how many places have an edit of a class that the view ignores; old and new spelling count once."""
    gone = (EditOp.DELETE, EditOp.MOVE_FROM)
    found = 0
    for bead in (*comparison.beads, *comparison.frame):
        before = None
        for edit in bead.edits:
            hidden = edit.op is not EditOp.EQUAL and not beside(edit, view.hidden)
            found += hidden and not (before in gone and edit.op is EditOp.INSERT)
            before = edit.op if hidden else None
    return found


def table(comparison: Comparison, view: View) -> list[Text]:
    """Return the counts of sentences and of edits by class."""
    counts = comparison.counts
    rows = [
        (_("unchanged"), counts["equal"]),
        (_("editorial"), counts["editorial"]),
        (_("changed"), counts["changed"]),
        (_("split"), counts["split"]),
        (_("merged"), counts["merged"]),
        (_("inserted"), counts["inserted"]),
        (_("deleted"), counts["deleted"]),
        (_("of these moved"), counts["moved"]),
    ]
    beads = (*comparison.beads, *comparison.frame)
    pairs = [pair for bead in beads for pair in changes(bead.edits, frozenset()) if bead.old and bead.new]
    kinds = Counter(edit.kind for old, new in pairs if (edit := new or old))
    edits = [(class_name(kind), kinds[kind], kind) for kind in reversed(EditClass) if kinds[kind]]
    width = max(width_of(name) for name in [*(r[0] for r in rows), *(e[0] for e in edits)]) + 2
    lines = [Text(), Text(" " + _("Sentences"), style=style("heading", view))]
    lines += [Text(f"   {name}{' ' * (width - width_of(name))}{count:>5}") for name, count in rows]
    if edits:
        lines += [Text(), Text(" " + _("Edits"), style=style("heading", view))]
        for name, count, kind in edits:
            ink = "loud" if kind in WEIGHTY else "quiet" if kind in EDITORIAL else ""
            lines.append(Text(f"   {name}{' ' * (width - width_of(name))}{count:>5}", style=style(ink, view)))
    return lines


def legend(comparison: Comparison, view: View) -> list[Text]:
    """Return what the marks mean that this screen uses; nothing where it uses none."""
    edits = [edit for bead in (*comparison.beads, *comparison.frame) if bead.old and bead.new for edit in bead.edits]
    used = [edit for edit in edits if beside(edit, view.hidden)]
    if not used:
        return []
    ops = {edit.op for edit in used}
    faint = EDITORIAL - view.ignore
    marks = []
    for wanted, text, ink in (
        (EditOp.DELETE in ops, "[−" + _("deleted") + "−]", "deleted"),
        (EditOp.INSERT in ops, "{+" + _("inserted") + "+}", "inserted"),
        (EditOp.MOVE_TO in ops, _("[−⟨moved from here⟩−] ⟨to here⟩"), "moved"),
        (any(e.kind in WEIGHTY for e in used), _("! negation, modality, number, date or name"), "loud"),
        (bool(view.colours) and any(e.kind in faint for e in edits), _("faint: editorial"), "quiet"),
    ):
        if wanted:
            marks.append(Text(text, style=style(ink, view)))
    return [Text(), *listed(marks, view.width, indent=1, between=Text("  "))]
