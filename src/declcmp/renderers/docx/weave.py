"""Two streams woven into one: every piece once, with what a tracked change says of it, in an order that both have.

Accepting all leaves the new stream and rejecting all the old one, because each token of either side is given out once
and in its order. What remains to be chosen is where changes stand beside each other: what went before what came in its
stead, and a paragraph that goes or comes takes its own mark along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from declcmp.model import EditClass, EditOp
from declcmp.renderers.docx.cursor import Cursor
from declcmp.renderers.docx.fates import Anchor, Fate, Fates, Status
from declcmp.renderers.docx.stream import Sort, Stream, Token, UnitKey, key


@dataclass(frozen=True, slots=True)
class Piece:
    """Text with one status.

    Attributes:
        move: The number of the move that it is part of; None if it is of none.
        new: Where it begins in the text of the new document; None if it does not stand there.
    """

    text: str
    status: Status
    move: int | None = None
    new: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """The end of a paragraph: what became of it, and the paragraphs that it ends; None where it ends none."""

    status: Status
    old: int | None
    new: int | None
    move: int | None = None


Event = Piece | Mark


@dataclass(frozen=True, slots=True)
class _Side:
    """What is said of what stands on one side alone."""

    fates: Mapping[UnitKey, Fate]
    alone: Status
    moved: Status

    def move(self, token: Token) -> int | None:
        """Return the move that a token is part of."""
        return self.fates[token.unit].move if token.unit is not None else None


def weave(old: Stream, new: Stream, found: Fates, unmarked: frozenset[EditClass]) -> list[Event]:
    """Return the pieces and marks of both streams; edits of the classes *unmarked* show the new spelling alone."""
    weaver = _Weaver(found, unmarked)
    i = j = 0
    for at, anchor in enumerate(found.anchors):
        weaver.between(old.tokens[i : anchor.old.start], new.tokens[j : anchor.new.start], first=at == 0)
        weaver.anchor(anchor, old, new)
        i, j = anchor.old.stop, anchor.new.stop
    weaver.end(old.tokens[i:], new.tokens[j:], first=not found.anchors)
    return weaver.events


class _Weaver:
    def __init__(self, found: Fates, unmarked: frozenset[EditClass]) -> None:
        self.events: list[Event] = []
        self._old = _Side(found.old, Status.DELETED, Status.MOVED_FROM)
        self._new = _Side(found.new, Status.INSERTED, Status.MOVED_TO)
        self._unmarked = unmarked
        self._moves = found.moves

    def between(self, olds: Sequence[Token], news: Sequence[Token], *, first: bool = False) -> None:
        """Give out what stands between two anchors; *first* is what stands before all of them."""
        old, new = _paragraphs(olds), _paragraphs(news)
        if not first and max(len(old), len(new)) > 1:
            self._pair(old.pop(0), new.pop(0))
        for paragraph in old[:-1]:
            self._alone(paragraph, self._old)
        for paragraph in new[:-1]:
            self._alone(paragraph, self._new)
        self._pair(old[-1] if old else [], new[-1] if new else [])

    def end(self, olds: Sequence[Token], news: Sequence[Token], *, first: bool) -> None:
        """Give out what stands after the last anchor. The last mark of a file stays whatever happens to the others."""
        old, new = _paragraphs(olds)[:-1], _paragraphs(news)[:-1]
        if not first and min(len(old), len(new)) == 1:
            # One text ends here: its last mark becomes that of the other's last paragraph.
            self._pair(old[0][:-1], new[0][:-1])
            old[0], new[0] = old[0][-1:], new[0][-1:]
        elif not first:
            self._pair(old.pop(0), new.pop(0))
        for paragraph in old[:-1]:
            self._alone(paragraph, self._old)
        for paragraph in new[:-1]:
            self._alone(paragraph, self._new)
        self._pair(old[-1], new[-1])

    def anchor(self, anchor: Anchor, old: Stream, new: Stream) -> None:
        """Give out a bead that stands in its place, edit by edit."""
        bead = anchor.bead
        left = Cursor(old.tokens[anchor.old.start : anchor.old.stop], frozenset(map(key, bead.old)))
        right = Cursor(new.tokens[anchor.new.start : anchor.new.stop], frozenset(map(key, bead.new)))
        phrases: dict[int | None, int | None] = {None: None}
        for edit in bead.edits:
            unmarked = edit.kind in self._unmarked
            if edit.move is not None and edit.move not in phrases:
                self._moves += 1
                phrases[edit.move] = self._moves
            move = None if unmarked else phrases[edit.move]
            if edit.op is EditOp.EQUAL:
                self._equal(left, right, len(edit.text))
            elif edit.op in {EditOp.DELETE, EditOp.MOVE_FROM}:
                self._changed(left, len(edit.text), self._old, move, unmarked=unmarked)
            else:
                self._changed(right, len(edit.text), self._new, move, unmarked=unmarked)

    def _equal(self, left: Cursor, right: Cursor, size: int) -> None:
        while size:
            one, other = left.joint, right.joint
            if one is None and other is None:
                left.take(room := min(size, left.room, right.room))
                self._keep(right.take(room))
                size -= room
                continue
            width = max(joint.width for joint in (one, other) if joint is not None)
            if width and one is not None and not one.width:
                other, width = None, 0
            elif width and other is not None and not other.width:
                one, width = None, 0
            olds = left.pop() if one is not None else left.space() if width else ()
            news = right.pop() if other is not None else right.space() if width else ()
            self.between(olds, news)
            size -= width

    def _changed(self, side: Cursor, size: int, which: _Side, move: int | None, *, unmarked: bool) -> None:
        while size:
            joint = side.joint
            if joint is not None:
                size -= joint.width
                tokens = side.pop()
                if not unmarked or any(token.sort is not Sort.GAP for token in tokens):
                    self._alone(tokens, which)
                elif which is self._new:
                    self._keep(*tokens)
                continue
            token = side.take(size)
            size -= len(token.text)
            if not unmarked:
                self._say(token, which.alone if move is None else which.moved, which, move)
            elif which is self._new:
                self._keep(token)

    def _pair(self, olds: Sequence[Token], news: Sequence[Token]) -> None:
        """Give out two parts of paragraphs that are one part of the result; a mark that both end with stays."""
        old, old_mark = _content(olds)
        new, new_mark = _content(news)
        while old and new and self._same(old[0], new[0]):
            old.pop(0)
            self._keep(new.pop(0))
        if old and new and old[0].sort is new[0].sort is Sort.LABEL:
            self._alone([old.pop(0)], self._old)
            self._alone([new.pop(0)], self._new)
        kept: list[Token] = []
        while old and new and self._same(old[-1], new[-1]):
            old.pop()
            kept.insert(0, new.pop())
        self._alone(old, self._old)
        self._alone(new, self._new)
        self._keep(*kept)
        if old_mark and new_mark:
            self.events.append(Mark(Status.KEPT, old_mark.paragraph, new_mark.paragraph))
        else:
            self._alone([old_mark] if old_mark else [], self._old)
            self._alone([new_mark] if new_mark else [], self._new)

    def _same(self, old: Token, new: Token) -> bool:
        """Say whether two tokens are one and the same label, or the same space, as far as changes are marked."""
        if old.sort is not new.sort or old.sort is Sort.UNIT:
            return False
        kind = EditClass.NUMBERING if old.sort is Sort.LABEL else EditClass.TYPOGRAPHY
        return old.text == new.text or kind in self._unmarked

    def _keep(self, *tokens: Token) -> None:
        self.events += [Piece(token.text, Status.KEPT, None, token.span.start) for token in tokens]

    def _alone(self, tokens: Sequence[Token], side: _Side) -> None:
        """Give out what stands on one side alone."""
        for paragraph in _paragraphs(tokens):
            moves = {side.move(token) for token in paragraph if token.unit is not None}
            whole = moves.pop() if len(moves) == 1 and paragraph[-1].sort is Sort.MARK else None
            for at, token in enumerate(paragraph):
                if token.sort is Sort.MARK:
                    # A mark that moved right after words that went or came is left behind, empty, by LibreOffice.
                    carried = whole is not None and self.events[-1].status is side.moved
                    status = side.moved if carried else side.alone
                    here = token.paragraph
                    old, new = (here, None) if side is self._old else (None, here)
                    self.events.append(Mark(status, old, new, whole))
                elif token.unit is None:
                    move = _around(paragraph, at, side) if token.sort is Sort.GAP else None
                    status = side.alone if move is None else side.moved
                    self._say(token, status, side, whole if move is None else move)
                else:
                    self._unit(token, side)

    def _unit(self, token: Token, side: _Side) -> None:
        """Give out words of a unit that is in no anchor."""
        assert token.unit is not None  # noqa: S101 - whoever calls has asked
        fate = side.fates[token.unit]
        for each in fate.slices:
            part = token.part(each.start, each.stop)
            if part.text:
                self._say(part, each.status, side, fate.move)

    def _say(self, token: Token, status: Status, side: _Side, move: int | None) -> None:
        self.events.append(Piece(token.text, status, move, token.span.start if side is self._new else None))


def _paragraphs(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return what the marks part: each but the last ends with its mark; the last may be empty."""
    found: list[list[Token]] = [[]]
    for token in tokens:
        found[-1].append(token)
        if token.sort is Sort.MARK:
            found.append([])
    return found


def _content(tokens: Sequence[Token]) -> tuple[list[Token], Token | None]:
    """Return the tokens of one part without its mark, and the mark."""
    if tokens and tokens[-1].sort is Sort.MARK:
        return list(tokens[:-1]), tokens[-1]
    return list(tokens), None


def _around(paragraph: Sequence[Token], at: int, side: _Side) -> int | None:
    """Return the move of both sentences that a space stands between; None if they do not move together."""
    before = next((token for token in reversed(paragraph[:at]) if token.unit is not None), None)
    after = next((token for token in paragraph[at + 1 :] if token.unit is not None), None)
    move = side.move(before) if before is not None else None
    return move if after is not None and side.move(after) == move else None
