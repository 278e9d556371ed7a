"""A redline for a page: edits as pieces of text with the marks, classes and links that a template writes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from declcmp.model import Edit, EditClass, EditOp
from declcmp.renderers import WEIGHTY, beside, class_name, visible

_OLD = frozenset({EditOp.EQUAL, EditOp.DELETE, EditOp.MOVE_FROM})
_NEW = frozenset({EditOp.EQUAL, EditOp.INSERT, EditOp.MOVE_TO})
_MOVES = frozenset({EditOp.MOVE_FROM, EditOp.MOVE_TO})
#: A longer passage with a number somewhere in it has its sign; in bold it would outshout what was really changed.
_LOUDEST = 40
_SIDES = {"both": frozenset(EditOp), "old": _OLD, "new": _NEW}
#: The signs that stand for a mark where there is no style: in what is copied from the page.
_SIGNS = {
    EditOp.DELETE: ("[{bang}−", "−]"),
    EditOp.INSERT: ("{{{bang}+", "+}"),
    EditOp.MOVE_FROM: ("[−⟨", "⟩−]"),
    EditOp.MOVE_TO: ("⟨", "⟩"),
    EditOp.EQUAL: ("", ""),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a redline.

    Attributes:
        text: Without the spaces at its ends; empty where it was nothing but spaces.
        before: Whether a space stands before the mark; spaces are outside of it.
        after: Whether one stands after it.
        tag: ``ins`` or ``del``; empty for what did not change.
        names: Of its styles: the class of the edit; ``weighty`` if it is short; ``moved``; ``quiet`` where it makes no
            difference.
        id: Of this end of a moved phrase; empty elsewhere, and where nobody named the redline.
        href: The id of the other end.
        opening: The sign before it where there is no style.
        closing: The sign after it.
        title: The class of the edit in the language of the run.
    """

    text: str
    before: bool
    after: bool
    tag: str = ""
    names: str = ""
    id: str = ""
    href: str = ""
    opening: str = ""
    closing: str = ""
    title: str = ""


def pieces(
    edits: Sequence[Edit],
    *,
    hidden: frozenset[EditClass] = frozenset(),
    side: str = "both",
    name: str = "",
) -> tuple[Piece, ...]:
    """Return edits as pieces.

    Args:
        edits: Of one bead or passage.
        hidden: Classes of edits that make no difference: they are there, but quiet.
        side: ``both`` for old and new in one line, ``old`` or ``new`` for one of them.
        name: A name of this redline that no other on the page has; without one, ends of moves are not linked.
    """
    return tuple(_pieces(edits, hidden, _SIDES[side], name))


def _pieces(edits: Sequence[Edit], hidden: frozenset[EditClass], kept: frozenset[EditOp], name: str) -> Iterator[Piece]:
    linked: set[str] = set()
    for edit in edits:
        if edit.op not in kept:
            continue
        text = visible(edit.text)
        core, before, after = text.strip(), text[:1].isspace(), text[-1:].isspace()
        if edit.op is EditOp.EQUAL or not core:
            yield Piece(core, before, after)
            continue
        id_, href = _ends(edit, name)
        if id_ in linked:
            id_ = ""
        linked.add(id_)
        bang = "!" if edit.kind in WEIGHTY else ""
        opening, closing = _SIGNS[edit.op]
        yield Piece(
            core,
            before,
            after,
            tag="del" if edit.op in _OLD else "ins",
            names=_names(edit, hidden),
            id=id_,
            href=href,
            opening=opening.format(bang=bang),
            closing=closing,
            title=class_name(edit.kind) if edit.kind else "",
        )


def _names(edit: Edit, hidden: frozenset[EditClass]) -> str:
    names = [str(edit.kind)]
    if edit.kind in WEIGHTY and len(edit.text) <= _LOUDEST:
        names.append("weighty")
    if edit.op in _MOVES:
        names.append("moved")
    if not beside(edit, hidden):
        names.append("quiet")
    return " ".join(names)


def _ends(edit: Edit, name: str) -> tuple[str, str]:
    """Return the ids of this end of a moved phrase and of the other one."""
    if not name or edit.op not in _MOVES or edit.move is None:
        return "", ""
    ends = f"{name}-from-{edit.move}", f"{name}-to-{edit.move}"
    return ends if edit.op is EditOp.MOVE_FROM else (ends[1], ends[0])
