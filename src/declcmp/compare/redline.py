"""The redline of a sentence: which words stayed, went, came and moved; words are never cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from declcmp.compare.classify import class_of_marks, class_of_words
from declcmp.compare.edges import settled
from declcmp.compare.parts import Parts, parts
from declcmp.compare.phrases import Phrase, phrases
from declcmp.compare.stretches import Stretch, class_of_stretch, stretches
from declcmp.compare.swaps import without_swapped
from declcmp.compare.wordmatch import matches
from declcmp.model import EDITORIAL, Edit, EditClass, EditOp

#: A mark, or a run of hyphens or full stops («--», «...»), or a space.
_MARKS = re.compile(r"-+|\.+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one side: its text, and the number of the phrase that moved (None if it did not)."""

    text: str
    move: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What stands on either side at one place; *kind* is None where nothing changed."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    kind: EditClass | None


def redline(old: str, new: str) -> tuple[Edit, ...]:
    """Return the edits that make *new* of *old*: equal, delete and move-from spell *old*, the others *new*.

    The redline of the sides exchanged is its mirror: the shorter text is always taken for the earlier wording, so that
    a phrase that both have at two places is drawn as moved in the same way from either side.
    """
    if old == new:
        return (Edit(EditOp.EQUAL, old),) if old else ()
    left, right = parts(old), parts(new)
    if (len(left), old) <= (len(right), new):
        return _edits(_changes(left, right))
    return _edits([replace(change, old=change.new, new=change.old) for change in _changes(right, left)])


def _edits(changes: Sequence[Change]) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    for kind, same in groupby(changes, key=lambda change: change.kind):
        if kind is None:
            edits.append(Edit(EditOp.EQUAL, "".join([piece.text for change in same for piece in change.old])))
            continue
        for change in same:
            edits += [_edit(piece, kind, EditOp.DELETE, EditOp.MOVE_FROM) for piece in change.old]
            edits += [_edit(piece, kind, EditOp.INSERT, EditOp.MOVE_TO) for piece in change.new]
    return tuple(edits)


def _edit(piece: Piece, kind: EditClass, still: EditOp, moving: EditOp) -> Edit:
    if piece.move is None:
        # «Азия {+и Китая+}[−»−]»: a mark beside a name is none itself.
        bare = kind not in EDITORIAL and not any(map(str.isalnum, piece.text))
        return Edit(still, piece.text, EditClass.WORDING if bare else kind)
    # The words of a moved phrase stay what they are: only its place in the sentence is new.
    return Edit(moving, piece.text, EditClass.WORDING, piece.move)


def _changes(old: Parts, new: Parts) -> list[Change]:
    found = list(stretches(old, new, settled(old, new, without_swapped(old, new, matches(old, new)))))
    moved = phrases(old, new, [stretch for stretch in found if not stretch.same])
    changes: list[Change] = []
    gap: Stretch | None = None
    i = j = 0  # parts already spelled
    for stretch in found:
        if not stretch.same:
            gap = stretch
            continue
        changes += _between(old, new, range(i, stretch.old.start), range(j, stretch.new.start), gap, moved)
        changes.append(_matched(old, new, stretch))
        gap, i, j = None, stretch.old.stop, stretch.new.stop
    changes += _between(old, new, range(i, len(old)), range(j, len(new)), gap, moved)
    return changes


def _matched(old: Parts, new: Parts, stretch: Stretch) -> Change:
    left = old.text[old.starts[stretch.old.start] : old.stops[stretch.old.stop - 1]]
    right = new.text[new.starts[stretch.new.start] : new.stops[stretch.new.stop - 1]]
    kind = None if left == right else class_of_stretch(old, new, stretch)
    return Change((Piece(left),), (Piece(right),), kind)


def _between(
    old: Parts, new: Parts, olds: range, news: range, gap: Stretch | None, moved: Sequence[Phrase]
) -> Iterator[Change]:
    """Return what stands between two words that correspond: marks, spaces, and words that do not (*olds*, *news*)."""
    left, right = _Side(old, olds), _Side(new, news)
    if left.text == right.text:
        if left.text:
            yield _equal(left.text)
        return
    head, tail = _trimmed(left, right)
    if head:
        yield _equal(left.text[:head])
    if gap is None:
        kind = class_of_marks(left.text, right.text)
    else:
        moved_old = {i for phrase in moved for i in range(phrase.old, phrase.old + phrase.length)}
        moved_new = {j for phrase in moved for j in range(phrase.new, phrase.new + phrase.length)}
        still_old, still_new = [i for i in olds if i not in moved_old], [j for j in news if j not in moved_new]
        kind = class_of_words(old, still_old, new, still_new)
    there = [(phrase.old, phrase.length, number) for number, phrase in enumerate(moved, 1) if phrase.old in olds]
    here = [(phrase.new, phrase.length, number) for number, phrase in enumerate(moved, 1) if phrase.new in news]
    yield Change(left.pieces(head, tail, there), right.pieces(head, tail, here), kind)
    if tail:
        yield _equal(left.text[len(left.text) - tail :])


def _equal(text: str) -> Change:
    return Change((Piece(text),), (Piece(text),), None)


class _Side:
    """One side of what stands between two words that correspond."""

    def __init__(self, text: Parts, words: range) -> None:
        """Take a text and which of its parts stand there."""
        self._parts = text
        self._words = words
        self._start = text.stops[words.start - 1] if words.start else 0
        self._stop = text.starts[words.stop] if words.stop < len(text) else len(text.text)
        self.text = text.text[self._start : self._stop]

    @property
    def lead(self) -> list[str]:
        """Return the marks and spaces before the first word here, one or a run of one an item."""
        return _MARKS.findall(self._parts.before(self._words.start))

    @property
    def trail(self) -> list[str]:
        """Return the marks and spaces after the last word here, the last first."""
        return _MARKS.findall(self._parts.before(self._words.stop))[::-1]

    @property
    def bare(self) -> bool:
        """Say whether no words stand here."""
        return not self._words

    def pieces(self, head: int, tail: int, moved: Sequence[tuple[int, int, int]]) -> tuple[Piece, ...]:
        """Return what stands here but for *head* and *tail* code points, cut where a phrase moved.

        Marks and spaces before a phrase go with it where no word that stays is between; spaces and a comma after it.
        """
        text, found = self._parts, []
        at, stop = self._start + head, self._stop - tail
        word = self._words.start
        for first, length, number in sorted(moved):
            before = text.text[at : text.starts[first]]
            if word < first:
                found.append(Piece(before))
                before = ""
            at, word = text.stops[first + length - 1], first + length
            found.append(Piece(before + text.text[text.starts[first] : at], number))
        rest = text.text[at:stop]
        if rest and found and word == self._words.stop and rest.strip() in {"", ","}:
            found[-1] = replace(found[-1], text=found[-1].text + rest)
        elif rest:
            found.append(Piece(rest))
        return tuple(found)


def _trimmed(left: _Side, right: _Side) -> tuple[int, int]:
    """Return how many code points of marks and spaces both sides begin and end with, never the same ones twice."""
    head = _shared(left.lead, right.lead)
    tail = _shared(left.trail, right.trail)
    spare = min(len(side.text) for side in (left, right)) - head - tail
    if spare < 0:
        # «мир, {+труд,+} май»: a mark and a space may go to either end; whichever end has more of them keeps them.
        head, tail = (head, tail + spare) if head >= tail else (head + spare, tail)
    return head, tail


def _shared(left: Sequence[str], right: Sequence[str]) -> int:
    size = 0
    for ours, theirs in zip(left, right, strict=False):
        if ours != theirs:
            break
        size += len(ours)
    return size
