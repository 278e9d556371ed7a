"""In which order beads are shown, which of them are, and which runs of insertions or moves stand together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from declcmp.model import Bead, BeadKind, Comparison, Unit
from declcmp.renderers import View, related, same


class Item(NamedTuple):
    """A bead to show or to fold away; *framed* are titles, headings, signatures and place-date lines."""

    bead: Bead
    framed: bool
    visible: bool


def items(comparison: Comparison, view: View) -> list[Item]:
    """Return all beads in reading order, titles and headings in their places, and whether each is shown."""
    beads = comparison.ordered
    if view.everything:
        return [Item(bead, bead.framed, visible=True) for bead in beads]
    if not related(comparison):
        return [Item(b, b.framed, visible=not b.framed and bool(b.old and b.new)) for b in beads]
    changed = [at for at, bead in enumerate(beads) if not same(bead, view.hidden)]
    near = set(changed)
    for at in changed:
        near.update(range(at - view.context, at + view.context + 1))
    return [Item(bead, bead.framed, visible=at in near) for at, bead in enumerate(beads)]


def runs(entries: list[Item]) -> Iterator[list[Item]]:
    """Yield what is one block: hidden beads; whole insertions, deletions or moves in a row; else each by itself."""
    run: list[Item] = []
    for entry in entries:
        if run and not _together(run[-1], entry):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def _together(last: Item, entry: Item) -> bool:
    if last.visible != entry.visible or not last.visible:
        return last.visible == entry.visible
    if last.framed or entry.framed or last.bead.kind is not entry.bead.kind or last.bead.moved != entry.bead.moved:
        return False
    if entry.bead.kind in {BeadKind.INSERTED, BeadKind.DELETED}:
        return _point(last.bead) == _point(entry.bead)
    return entry.bead.kind is BeadKind.EQUAL and entry.bead.moved and _follows(last.bead.old, entry.bead.old)


def _point(bead: Bead) -> str | None:
    return (bead.old or bead.new)[0].point


def _follows(last: tuple[Unit, ...], unit: tuple[Unit, ...]) -> bool:
    """Say whether one sentence stood right after the other."""
    return last[-1].number is not None and unit[0].number == last[-1].number + 1
