"""A wording: an agreed passage beside the words of the draft that came of it, and what differs between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from declcmp.checks.differences import Difference, Weight, are_kindred, differences
from declcmp.compare.redline import redline
from declcmp.model.checking import Citation
from declcmp.model.comparison import EDITORIAL, Edit, EditClass, EditOp
from declcmp.model.document import Document, Span
from declcmp.reuse.align import INFLECTED, Point
from declcmp.reuse.claims import Claim
from declcmp.reuse.library import Library, spot
from declcmp.reuse.matches import Found
from declcmp.reuse.passages import passage
from declcmp.text.words import folds

_OLD = frozenset({EditOp.EQUAL, EditOp.DELETE, EditOp.MOVE_FROM})
_NEW = frozenset({EditOp.EQUAL, EditOp.INSERT, EditOp.MOVE_TO})
#: So many words may stand between shared words at the ends.
_NEAR = 4
#: A word that stands as it was: an edge that a passage is held by.
_UNCHANGED = frozenset({None, EditClass.INFLECTION}) | EDITORIAL


@dataclass(frozen=True, slots=True)
class Wording:
    """An agreed passage, and the draft's passage beside it.

    Attributes:
        span: Of the passage in the draft.
        citation: The agreed passage; its edits make the draft's passage of it.
        claim: The match that it comes from.
        differences: What differs between the words that both passages share; what is before only leads up to them, and
            what is after goes on from them.
    """

    span: Span
    citation: Citation
    claim: Claim
    differences: tuple[Difference, ...]

    @property
    def is_kept(self) -> bool:
        """Say whether the draft stands by the agreed words."""
        return all(each.weight is Weight.NOTHING for each in self.differences)


def wording(document: Document, claim: Claim, library: Library) -> Wording:
    """Return the agreed passage of a claim beside the draft's words."""
    found = claim.found
    source = Document(claim.volume.id, library.text(claim.volume.number), (), metadata=claim.volume.metadata)
    there = passage(source, found.left, found.passages[0]).span
    here = passage(document, found.right, found.passages[1]).span
    whole = _placed(redline(there.of(source.text), here.of(document.text)), there.start, here.start)
    start, stop = _core(whole, _tied(found))
    first = start if _one_sided(whole[:start]) else 0
    last = stop if _one_sided(whole[stop:]) else len(whole)
    shown = whole[first:last]
    there = Span(shown[0].old.start, shown[-1].old.stop)
    here = Span(shown[0].new.start, shown[-1].new.stop)
    place = spot(library, claim.unit)
    return Wording(
        here,
        Citation(
            claim.volume.id,
            claim.volume.metadata.date,
            place.point,
            there,
            there.of(source.text),
            place.lines,
            tuple(each.edit for each in shown),
        ),
        claim,
        tuple(differences(_between(whole, (start, stop), _tied(found)))),
    )


class _Placed(NamedTuple):
    """An edit, and where its text stands in either document; an empty span where it does not."""

    edit: Edit
    old: Span
    new: Span


def _placed(edits: Sequence[Edit], old: int, new: int) -> list[_Placed]:
    found = []
    for edit in edits:
        lengths = len(edit.text) * (edit.op in _OLD), len(edit.text) * (edit.op in _NEW)
        found.append(_Placed(edit, Span(old, old + lengths[0]), Span(new, new + lengths[1])))
        old, new = old + lengths[0], new + lengths[1]
    return found


def _tied(found: Found) -> tuple[Span, Span]:
    """Return, on either side, where the first word begins that both share, and where the last one ends.

    At the ends «секретарь» and «секретариат» tie nothing, though they are of one family.
    """
    (a, b), (c, d) = found.bounds
    inside = [p for p in found.alignment.points if a <= p.left < b and c <= p.right < d]
    points = [p for p in inside if _is_sure(found, p)] or inside or list(found.alignment.points)
    lefts, rights = [p.left for p in points], [p.right for p in points]
    return (
        Span(found.left.starts[min(lefts)], found.left.stops[max(lefts)]),
        Span(found.right.starts[min(rights)], found.right.stops[max(rights)]),
    )


def _is_sure(found: Found, point: Point) -> bool:
    return point.likeness >= INFLECTED or are_kindred(found.left.folded[point.left], found.right.folded[point.right])


def _core(whole: Sequence[_Placed], tied: tuple[Span, Span]) -> tuple[int, int]:
    """Return the edits [start, stop) between the words that both passages share: what is outside leads up or goes on.

    An edge that says the same in another form is no edge; nor is one behind which the passages soon meet again.
    """
    held = [place for place, each in enumerate(whole) if _meets(each.old, tied[0]) or _meets(each.new, tied[1])]
    start, stop = _with_partner(whole, held[0], held[-1] + 1)
    while stop < len(whole):
        reached = _next_same(whole, range(stop, len(whole)))
        if reached is None:
            break
        stop = reached + 1
    while start > 0:
        reached = _next_same(whole, range(start - 1, -1, -1))
        if reached is None:
            break
        start = reached
    return _with_partner(whole, start, stop)


def _meets(span: Span, hull: Span) -> bool:
    return span.start < min(hull.stop, span.stop) and hull.start < span.stop


def _with_partner(whole: Sequence[_Placed], start: int, stop: int) -> tuple[int, int]:
    """Return the edits with the other half of a replacement at either end."""
    if stop < len(whole) and whole[stop - 1].edit.op is EditOp.DELETE and whole[stop].edit.op is EditOp.INSERT:
        stop += 1
    if start and whole[start - 1].edit.op is EditOp.DELETE and whole[start].edit.op is EditOp.INSERT:
        start -= 1
    return start, stop


def _next_same(whole: Sequence[_Placed], places: Sequence[int]) -> int | None:
    """Return the next edit, in this direction, that holds words of both sides, if few others stand before it."""
    between: list[Edit] = []
    for place in places:
        edit = whole[place].edit
        if edit.kind in _UNCHANGED and any(map(str.isalnum, edit.text)):
            return place
        between.append(edit)
        if _is_same_again(between):
            return place
        if max(len(folds("".join(e.text for e in between if e.op in side))) for side in (_OLD, _NEW)) > _NEAR:
            return None
    return None


def _is_same_again(edits: Sequence[Edit]) -> bool:
    """Say whether a replacement, read in either direction, says the same in another form."""
    if {edit.op for edit in edits} != {EditOp.DELETE, EditOp.INSERT}:
        return False
    ordered = sorted(edits, key=lambda edit: edit.op is EditOp.INSERT)
    return all(each.weight is not Weight.MEANING for each in differences(ordered))


def _between(whole: Sequence[_Placed], core: tuple[int, int], tied: tuple[Span, Span]) -> Iterator[Edit]:
    """Yield the edits of the core; of what was replaced at its ends only what stands between the shared words."""
    inside = whole[slice(*core)]
    head = next((place for place, each in enumerate(inside) if each.edit.op is EditOp.EQUAL), len(inside))
    tail = next((place for place, each in enumerate(reversed(inside)) if each.edit.op is EditOp.EQUAL), len(inside))
    for place, each in enumerate(inside):
        span, hull = (each.old, tied[0]) if each.old else (each.new, tied[1])
        start = max(hull.start - span.start, 0) if place < head and _meets(span, hull) else 0
        stop = max(span.stop - hull.stop, 0) if place >= len(inside) - tail and _meets(span, hull) else 0
        text = each.edit.text[start : len(each.edit.text) - stop]
        yield replace(each.edit, text=text)


def _one_sided(edits: Sequence[_Placed]) -> bool:
    """Say whether words stand on one side only."""
    sides = {bool(each.old) for each in edits if any(map(str.isalnum, each.edit.text))}
    return len(sides) < 2
