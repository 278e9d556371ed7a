"""One bead as a redline: [−deleted−] {+inserted+} ⟨moved⟩, whole words, the spaces outside the marks."""

from __future__ import annotations

from collections.abc import Sequence

from declcmp.model import EDITORIAL, Bead, Edit, EditOp
from declcmp.renderers import WEIGHTY, View, beside, visible
from declcmp.renderers.terminal.ink import style
from declcmp.renderers.terminal.styled import Text

_LOUDEST = 40
_OLD = frozenset({EditOp.EQUAL, EditOp.DELETE, EditOp.MOVE_FROM})
_NEW = frozenset({EditOp.EQUAL, EditOp.INSERT, EditOp.MOVE_TO})


def redline(bead: Bead, view: View, *, side: str = "both") -> Text:
    """Return the edits of *bead* as marked text: of both sides in one line, or only of the old or the new one."""
    return drawn(bead.edits, view, side=side)


def drawn(edits: Sequence[Edit], view: View, *, side: str = "both") -> Text:
    """Return edits as marked text, as `redline` does."""
    kept = {"both": frozenset(EditOp), "old": _OLD, "new": _NEW}[side]
    several = len({edit.move for edit in edits if edit.move is not None}) > 1
    line = Text()
    space = False
    before: EditOp | None = None
    for edit in edits:
        if edit.op not in kept or _hidden(edit, view, side):
            continue
        text = visible(edit.text)
        core = text.strip()
        space = space or text[:1].isspace()
        if not core:
            space = True
            continue
        marked = beside(edit, view.hidden)
        if space and len(line) and not (before is EditOp.DELETE and edit.op is EditOp.INSERT and marked):
            line.append(" ")
        line.append_text(
            _marked(core, edit, view, several) if marked else Text(core, style=style(_faint(edit, view), view))
        )
        space = text[-1:].isspace()
        before = edit.op if marked else None
    return line


def _hidden(edit: Edit, view: View, side: str) -> bool:
    """Say whether *edit* is the old spelling of something that this view ignores: the new one stands for both."""
    old = edit.op in {EditOp.DELETE, EditOp.MOVE_FROM}
    return side == "both" and old and not beside(edit, view.hidden)


def _marked(core: str, edit: Edit, view: View, several: bool) -> Text:
    number = f"{edit.move} " if several and edit.move is not None else ""
    bang = "!" if edit.kind in WEIGHTY else ""
    text = {
        EditOp.DELETE: f"[{bang}−{core}−]",
        EditOp.INSERT: f"{{{bang}+{core}+}}",
        EditOp.MOVE_FROM: f"[−⟨{number}{core}⟩−]",
        EditOp.MOVE_TO: f"⟨{number}{core}⟩",
        EditOp.EQUAL: core,
    }[edit.op]
    return Text(text, style=style(_ink(edit), view))


def _ink(edit: Edit) -> str:
    if edit.kind in EDITORIAL:
        return "quiet"
    if edit.op in {EditOp.MOVE_FROM, EditOp.MOVE_TO}:
        return "moved"
    name = "deleted" if edit.op is EditOp.DELETE else "inserted"
    # A long passage with a name somewhere in it has its mark; in bold it would outshout what was really changed.
    return f"loud {name}" if edit.kind in WEIGHTY and len(edit.text) <= _LOUDEST else name


def _faint(edit: Edit, view: View) -> str:
    """Return how the new spelling of an editorial edit is drawn, where it stands for both."""
    return "quiet" if edit.op is not EditOp.EQUAL and edit.kind not in view.ignore else ""
