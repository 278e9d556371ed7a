"""A patch in another text: where each hunk belongs there, and what it makes of what stands there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from declcmp.compare.beads import beads
from declcmp.compare.redline import redline
from declcmp.compare.units import joined, units
from declcmp.model import FRAME, Bead, BeadKind, Document, EditOp, ParagraphKind, Span, Unit
from declcmp.model.patch import Application, Fate, Hunk, Joint, Line, Outcome, Patch, Piece, Reason
from declcmp.text.words import folds

if TYPE_CHECKING:
    from collections.abc import Callable

#: A sentence that has less than this of an anchor's weight is not the anchor.
_LIKE = 0.6
_SAME = frozenset({BeadKind.EQUAL, BeadKind.EDITORIAL})


def applied(patch: Patch, document: Document, *, without: frozenset[int] = frozenset()) -> Application:
    """Return what the hunks of a patch make of a text.

    Args:
        patch: The changes.
        document: The text that they are to be made in.
        without: Places in the patch of hunks that are rejected whatever they meet.
    """
    target = _Target(patch, document)
    worked = [_Worked(Fate.REJECTED, Reason.NOT_READ_BACK) if at in without else target.worked(hunk)
              for at, hunk in enumerate(patch.hunks)]  # fmt: skip
    worked = list(_whole_moves(patch.hunks, worked))
    pieces = [(at, piece) for at, each in enumerate(worked) for piece in each.pieces]
    for at in _overlapping(pieces):
        worked[at] = _Worked(Fate.REJECTED, Reason.OVERLAP)
    worked = list(_whole_moves(patch.hunks, worked))
    return Application(
        tuple((at, piece) for at, each in enumerate(worked) for piece in each.pieces),
        tuple(
            Outcome(hunk, each.fate, each.reason, each.lines) for hunk, each in zip(patch.hunks, worked, strict=True)
        ),
    )


class _Worked:
    """A hunk worked out."""

    __slots__ = ("fate", "lines", "pieces", "reason")

    def __init__(
        self,
        fate: Fate,
        reason: Reason | None = None,
        pieces: Sequence[Piece] = (),
        lines: tuple[int, int] | None = None,
    ) -> None:
        self.fate, self.reason, self.pieces, self.lines = fate, reason, tuple(pieces), lines


class _Target:
    """The text that a patch is made in, with the counterpart of every line of the old text that the patch has."""

    def __init__(self, patch: Patch, document: Document) -> None:
        self._document = document
        known = dict(pair for hunk in patch.hunks for pair in hunk.numbered)
        sides = units(document)
        here = sorted([*sides[0], *sides[1]], key=lambda unit: (unit.paragraph, unit.number or 0))
        self._order = {_key(unit): at for at, unit in enumerate(here)}
        self._units = here
        self._words = [_folded(unit.text) for unit in here]
        self._standing_at: defaultdict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(self._words):
            self._standing_at[" ".join(words)].append(at)
        self._counterpart: dict[int, Bead] = {}
        for frame, side in ((False, sides[0]), (True, sides[1])):
            old = [(at, _unit(at, line)) for at, line in sorted(known.items()) if _framed(line) is frame]
            found = beads([unit for _at, unit in old], side, ignore=frozenset(), moves=True, groups=not frame)
            for bead in found.beads:
                for unit in bead.old:
                    self._counterpart[unit.paragraph] = bead
        self._take_exact(known)
        self._claimed = {_key(bead.new[0]) for bead in self._counterpart.values() if bead.kind in _SAME and bead.new}

    def _take_exact(self, known: Mapping[int, Line]) -> None:
        """Let a line that stands in the text word for word have that for its counterpart, whatever is near.

        Of several that are the same it is the one that is as far as it was from the nearest line that stands once.
        """
        places = {at: self._standing_at.get(" ".join(_folded(line.text)), ()) for at, line in known.items()}
        once = {at: here[0] for at, here in places.items() if len(here) == 1}
        for at, line in known.items():
            if not places[at]:
                continue
            near = min(once, key=lambda other: (abs(other - at), other), default=None)
            expected = at - 1 if near is None else once[near] + at - near
            unit = self._units[min(places[at], key=lambda place: (abs(place - expected), place))]
            edits = redline(line.text, unit.text)
            kind = BeadKind.EQUAL if all(edit.op is EditOp.EQUAL for edit in edits) else BeadKind.EDITORIAL
            self._counterpart[at] = Bead(kind, (_unit(at, line),), (unit,), 1.0, edits)

    def worked(self, hunk: Hunk) -> _Worked:
        """Return what a hunk makes of the text."""
        if not hunk.old:
            return self._inserted(hunk)
        found = self._found(hunk)
        if not hunk.new:
            return self._deleted(hunk, found)
        return self._changed(hunk, found)

    def _found(self, hunk: Hunk) -> Bead | None:
        """Return what all the old lines of a hunk, and nothing else of the old text, are in this text."""
        first = hunk.at + (hunk.before is not None)
        found = [self._counterpart.get(at) for at in range(first, first + len(hunk.old))]
        beads_ = [bead for bead in found if bead is not None and bead.new]
        if len(beads_) < len(found):
            return None
        if all(bead is beads_[0] for bead in beads_):
            return beads_[0] if len(beads_[0].old) == len(hunk.old) else None
        return self._together(beads_)

    def _together(self, found: Sequence[Bead]) -> Bead | None:
        """Return neighbouring beads as one, if all of them are as they were; None otherwise."""
        new = tuple(unit for bead in found for unit in bead.new)
        old = tuple(unit for bead in found for unit in bead.old)
        apart = any(self._order[_key(b)] != self._order[_key(a)] + 1 for a, b in pairwise(new))
        if apart or len(new) != len(old) or any(bead.kind not in _SAME for bead in found):
            return None
        return Bead(BeadKind.MERGED, old, new, 1.0, tuple(edit for bead in found for edit in bead.edits))

    def _changed(self, hunk: Hunk, bead: Bead | None) -> _Worked:
        new, old = joined_lines(hunk.new), joined_lines(hunk.old)
        if bead is None or (bead.similarity < _LIKE and bead.kind not in _SAME):
            return self._standing(hunk.new) or _Worked(Fate.REJECTED, Reason.NOT_FOUND)
        here, lines = joined(bead.new), _lines(bead.new)
        if here == old:
            return _Worked(Fate.CLEAN, None, self._instead(bead.new, hunk.new), lines)
        if _folded(here) == _folded(new):
            return _Worked(Fate.PRESENT, lines=lines)
        made = _patched(old, new, here)
        # Over several paragraphs an edited sentence cannot be cut where the patch cuts it.
        if made is None or any(line.kind for line in hunk.new[1:]):
            return _Worked(Fate.REJECTED, Reason.EDITED, lines=lines)
        fate = Fate.CLEAN if bead.kind in _SAME else Fate.FUZZY
        return _Worked(fate, None, self._instead(bead.new, (replace(hunk.new[0], text=made),)), lines)

    def _instead(self, units_: Sequence[Unit], lines: tuple[Line, ...]) -> list[Piece]:
        """Return the pieces that put lines in the place of the first unit, and take out the others."""
        first, *others = [self._span_of(unit) for unit in units_]
        return [Piece(first, Joint.INSTEAD, lines), *(Piece(span, Joint.INSTEAD, ()) for span in others)]

    def _deleted(self, hunk: Hunk, bead: Bead | None) -> _Worked:
        if bead is not None and (bead.kind in _SAME or _folded(joined(bead.new)) == _folded(joined_lines(hunk.old))):
            return _Worked(
                Fate.CLEAN, None, [Piece(self._span((u,)), Joint.INSTEAD, ()) for u in bead.new], _lines(bead.new)
            )
        if bead is not None and bead.similarity >= _LIKE:
            return _Worked(Fate.REJECTED, Reason.EDITED, lines=_lines(bead.new))
        before, after = self._anchor(hunk.before, hunk.at), self._anchor(hunk.after, hunk.at + len(hunk.numbered) - 1)
        # Where a neighbour is and nothing like it, it has gone already.
        if neighbour := before or after:
            return _Worked(Fate.PRESENT, lines=neighbour.lines)
        return _Worked(Fate.REJECTED, Reason.NOT_FOUND)

    def _inserted(self, hunk: Hunk) -> _Worked:
        before = self._anchor(hunk.before, hunk.at)
        after = self._anchor(hunk.after, hunk.at + (hunk.before is not None))
        starts = [self._order[_key(before)] + 1] if before is not None else []
        starts += [self._order[_key(after)] - len(hunk.new)] if after is not None else []
        if hunk.move is None and (known := self._standing(hunk.new, starts)):
            return known
        if before is None and after is None:
            if not self._units:
                return _Worked(Fate.FUZZY, None, [Piece(Span(0, 0), Joint.AFTER, hunk.new)])
            return _Worked(Fate.REJECTED, Reason.NO_ANCHOR)
        adjacent = (
            (before is None and hunk.before is None and after is not None)
            or (after is None and hunk.after is None and before is not None and before is self._units[-1])
            or (before is not None and after is not None and self._order[_key(after)] == self._order[_key(before)] + 1)
        )
        fate = Fate.CLEAN if adjacent else Fate.FUZZY
        if before is not None:
            piece = Piece(self._span((before,)), Joint.AFTER, hunk.new)
            return _Worked(fate, None, [piece], before.lines)
        if after is None:
            return _Worked(Fate.REJECTED, Reason.NO_ANCHOR)
        return _Worked(fate, None, [Piece(self._span((after,)), Joint.BEFORE, hunk.new)], after.lines)

    def _standing(self, lines: Sequence[Line], starts: Sequence[int] = ()) -> _Worked | None:
        """Return that some lines stand in the text already, one after the other; from one of these units on, if any."""
        wanted = [_folded(line.text) for line in lines]
        for at in self._standing_at.get(" ".join(wanted[0]), ()):
            here = self._units[at : at + len(wanted)]
            close = not starts or at in starts
            # What the old text has too is no sign that the new sentence is there.
            old = any(_key(unit) in self._claimed for unit in here)
            if close and not old and self._words[at : at + len(wanted)] == wanted:
                return _Worked(Fate.PRESENT, lines=_lines(here))
        return None

    def _anchor(self, line: Line | None, at: int) -> Unit | None:
        bead = self._counterpart.get(at) if line is not None else None
        if bead is None or not bead.new or (bead.kind not in _SAME and bead.similarity < _LIKE):
            return None
        return bead.new[-1]

    def _span(self, side: Sequence[Unit]) -> Span:
        spans = [self._span_of(unit) for unit in side]
        return Span(spans[0].start, spans[-1].stop)

    def _span_of(self, unit: Unit) -> Span:
        paragraph = self._document.paragraphs[unit.paragraph]
        for sentence in paragraph.sentences:
            if sentence.number == unit.number:
                return sentence.span
        return paragraph.body if len(paragraph.body) else paragraph.span


def joined_lines(lines: Sequence[Line]) -> str:
    """Return lines as one text."""
    return " ".join(line.text for line in lines)


def _patched(old: str, new: str, here: str) -> str | None:
    """Return *here* changed as *old* was changed to *new*; None if that would miss its place or cut a word."""
    engine = _engine()()
    engine.Match_Threshold = 0.4
    engine.Match_Distance = 1000
    diffs = []
    for edit in redline(old, new):
        op = {EditOp.EQUAL: 0, EditOp.INSERT: 1, EditOp.MOVE_TO: 1}.get(edit.op, -1)
        diffs.append((op, edit.text))
    made, went_in = engine.patch_apply(engine.patch_make(old, diffs), here)
    if not all(went_in) or made == here:
        return None
    known = {*folds(here), *folds(new)}
    return str(made) if set(folds(made)) <= known else None


@cache
def _engine() -> Callable[[], Any]:
    from diff_match_patch import diff_match_patch  # noqa: PLC0415 - only patches of edited sentences need it

    return diff_match_patch  # type: ignore[no-any-return]


def _whole_moves(hunks: Sequence[Hunk], worked: Sequence[_Worked]) -> Iterator[_Worked]:
    """Yield the hunks worked out, moves of which one end fails rejected at both."""
    bad = {h.move for h, w in zip(hunks, worked, strict=True) if h.move is not None and w.fate is Fate.REJECTED}
    gone = {h.move for h, w in zip(hunks, worked, strict=True) if h.move is not None and w.fate is Fate.PRESENT}
    for hunk, each in zip(hunks, worked, strict=True):
        if hunk.move in bad | gone and each.fate is not Fate.REJECTED and hunk.move is not None:
            yield _Worked(Fate.REJECTED, Reason.HALF_A_MOVE, lines=each.lines)
        else:
            yield each


def _overlapping(pieces: Sequence[tuple[int, Piece]]) -> set[int]:
    """Return the hunks that would change what another one before them changes."""
    taken: list[tuple[Span, int]] = []
    found = set()
    for at, piece in pieces:
        if piece.joint is not Joint.INSTEAD:
            continue
        if any(piece.span.start < span.stop and span.start < piece.span.stop for span, _hunk in taken):
            found.add(at)
        else:
            taken.append((piece.span, at))
    return found


def _unit(at: int, line: Line) -> Unit:
    """Return a line as what is aligned; its paragraph is its place in the old text."""
    return Unit(at, line.text, (at, at), at, line.kind or ParagraphKind.TEXT, line.label)


def _framed(line: Line) -> bool:
    return line.kind in FRAME


def _key(unit: Unit) -> tuple[int, int]:
    return unit.paragraph, unit.number or 0


def _lines(side: Sequence[Unit]) -> tuple[int, int]:
    return min(unit.lines[0] for unit in side), max(unit.lines[1] for unit in side)


def _folded(text: str) -> list[str]:
    return folds(text)
