"""The head of a page that compares two texts: who is compared, what it comes to, and the changes that weigh."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from declcmp.messages import _, plural
from declcmp.model import EDITORIAL, Bead, BeadKind, Comparison, Document, Edit, EditClass, EditOp, ParagraphKind
from declcmp.renderers import WEIGHTY, View, changes, class_name, different, related, visible
from declcmp.renderers.html.dates import long_date

#: So much of a change is said in the head.
_SAID = 48


@dataclass(frozen=True, slots=True)
class Text:
    """One of the two texts: its title, date and place, how long it is, and the file that it was read from."""

    title: str
    date: str
    place: str
    sentences: str
    file: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A count that a reader can filter by: its key, what it counts in words, how many."""

    key: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class ClassOfEdits:
    """A class of edits that occurs: its key and name, in how many places, whether it weighs, is editorial, is shown."""

    key: str
    name: str
    count: int
    weighty: bool
    editorial: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A change that weighs: what went, what came (either may be empty), and the row where it stands."""

    old: str
    new: str
    row: str


@dataclass(frozen=True, slots=True)
class Weight:
    """All changes of a class that weighs."""

    key: str
    name: str
    changes: tuple[Change, ...]


def text(document: Document) -> Text:
    """Return who a text is."""
    about = document.metadata
    first = next((p for p in document.paragraphs if p.kind is ParagraphKind.TITLE), None)
    title = about.title or (document.text_of(first) if first else "") or document.source.name
    return Text(
        title=title,
        date=long_date(about.date) if about.date else _("undated"),
        place=about.place or "",
        sentences=plural("{n} sentence", "{n} sentences", len(document.sentences)),
        file=document.source.name.rpartition("/")[2] or document.source.name,
    )


def lead(comparison: Comparison, view: View) -> str:
    """Return the outcome in one sentence, where counts would not tell it; else nothing."""
    counts = comparison.counts
    if not any(counts.values()) and not comparison.frame:
        return _("Neither text has a sentence.")
    if not related(comparison):
        found = sum(bool(bead.old and bead.new) for bead in comparison.beads)
        old = sum(len(bead.old) for bead in comparison.beads if not bead.new)
        new = sum(len(bead.new) for bead in comparison.beads if not bead.old)
        first = plural("{n} sentence corresponds", "{n} sentences correspond", found)
        rest = _("{old} and {new} stand alone").format(old=old, new=new)
        return _("These texts share little: {first}, {rest}{more}.").format(first=first, rest=rest, more="")
    if different(comparison, view.hidden):
        return ""
    if different(comparison, frozenset()):
        return _("The words are the same: the texts differ in editorial edits only.")
    return _("The texts are the same.")


def figures(comparison: Comparison) -> tuple[Figure, ...]:
    """Return how many sentences of each kind there are, those that occur."""
    counts = comparison.counts
    named = {
        BeadKind.CHANGED: _("changed"),
        BeadKind.SPLIT: _("split"),
        BeadKind.MERGED: _("merged"),
        "moved": _("moved"),
        BeadKind.INSERTED: _("inserted"),
        BeadKind.DELETED: _("deleted"),
        BeadKind.EDITORIAL: _("editorial"),
        BeadKind.EQUAL: _("unchanged"),
    }
    return tuple(Figure(str(key), words, counts[str(key)]) for key, words in named.items() if counts[str(key)])


def classes(comparison: Comparison, view: View) -> tuple[ClassOfEdits, ...]:
    """Return the classes of edits that occur in sentences that correspond, the weightiest first."""
    counts: Counter[EditClass] = Counter()
    for bead in comparison.ordered:
        if bead.old and bead.new:
            counts.update(_places(bead))
    return tuple(
        ClassOfEdits(
            kind.value, class_name(kind), counts[kind], kind in WEIGHTY, kind in EDITORIAL, kind not in view.hidden
        )
        for kind in reversed(EditClass)
        if counts[kind]
    )


def weights(comparison: Comparison) -> tuple[Weight, ...]:
    """Return the changes that weigh, by class, negations first; those told in a few words before longer ones."""
    found: dict[EditClass, dict[Change, None]] = {kind: {} for kind in reversed(EditClass) if kind in WEIGHTY}
    for number, bead in enumerate(comparison.ordered, 1):
        if not (bead.old and bead.new):
            continue
        for old, new in changes(bead.edits, frozenset()):
            change = Change(_short(old), _short(new), f"b{number}")
            for kind in {edit.kind for edit in (old, new) if edit and edit.kind in found}:
                if kind:
                    found[kind][change] = None
    return tuple(
        Weight(kind.value, class_name(kind), tuple(sorted(each, key=_long))) for kind, each in found.items() if each
    )


def _long(change: Change) -> bool:
    return max(len(change.old), len(change.new)) > _SAID // 2


def _places(bead: Bead) -> list[EditClass]:
    """Return the class of each place that was edited: a replacement is one place, so is a phrase that moved."""
    found = [edit.kind for old, new in changes(bead.edits, frozenset()) if (edit := new or old) and edit.kind]
    return found + [edit.kind for edit in bead.edits if edit.op is EditOp.MOVE_TO and edit.kind]


def _short(edit: Edit | None) -> str:
    """Return what an edit says, or its first words."""
    said = " ".join(visible(edit.text).split()).strip(" ,;") if edit else ""
    if len(said) <= _SAID:
        return said
    return said[:_SAID].rpartition(" ")[0].rstrip(" ,;") + "…"
