"""The text of one paragraph of a Word file: where each letter of it stands, and its runs, cut between two of them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from declcmp.renderers.docx.markup import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_PRINTED = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "\u00ad",
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Leaf:
    """An element that prints something, the run that it stands in, and what it prints."""

    element: _Element
    run: _Element
    text: str


def leaves(paragraph: _Element) -> Iterator[Leaf]:
    """Yield what a paragraph prints, in order: not what is hidden, nor what stands in a box of its own."""
    for element in paragraph.iter(w("t"), *_PRINTED):
        run = element.getparent()
        if run is None or run.tag != w("r") or next(run.iterancestors(w("p"))) is not paragraph or _is_hidden(run):
            continue
        text = _PRINTED.get(str(element.tag), element.text or "")
        if text:
            yield Leaf(element, run, text)


def text_of(paragraph: _Element) -> str:
    """Return what a paragraph prints."""
    return "".join(leaf.text for leaf in leaves(paragraph))


class Runs:
    """The runs of a paragraph, cut so that something can be put between two letters."""

    def __init__(self, paragraph: _Element, cuts: set[int]) -> None:
        """Cut the runs of *paragraph* before each of the letters *cuts*."""
        self._paragraph = paragraph
        at = 0
        for leaf in list(leaves(paragraph)):
            inner = sorted(place - at for place in cuts if at < place < at + len(leaf.text))
            at += len(leaf.text)
            _parted(leaf.element, leaf.text, inner)
        self._runs: list[tuple[int, _Element]] = []  # the first letter of each, ascending
        at, last = 0, None
        for leaf in list(leaves(paragraph)):
            if leaf.run is not last:
                self._runs.append((at, leaf.run))
            elif at in cuts:
                self._runs.append((at, _beheaded(self._runs[-1][1], leaf.element)))
            at, last = at + len(leaf.text), leaf.run

    def within(self, start: int, stop: int) -> list[_Element]:
        """Return the runs that hold the letters from *start* to *stop*."""
        return [run for at, run in self._runs if start <= at < stop]

    def looks(self, at: int) -> _Element | None:
        """Return the properties of the letter before the place *at*, or after it at the beginning."""
        before = [run for start, run in self._runs if start < at] or [run for _, run in self._runs[:1]]
        return before[-1].find(w("rPr")) if before else None

    def put(self, element: _Element, at: int) -> None:
        """Put an element before the letter *at*, or at the end."""
        node = self.node(at)
        if node is None:
            self._paragraph.append(element)
        else:
            node.addprevious(element)

    def node(self, at: int) -> _Element | None:
        """Return the element that begins with the letter *at*, as high as it can be; None at the end."""
        node = next((run for start, run in self._runs if start >= at), None)
        while node is not None:
            parent = node.getparent()
            if parent is None or parent is self._paragraph or _follows_another(node):
                break
            node = parent
        return node


def _follows_another(node: _Element) -> bool:
    """Say whether something that is no property stands beside *node*, before it."""
    return any(not str(each.tag).endswith("Pr") for each in node.itersiblings(preceding=True))


def _parted(element: _Element, text: str, places: list[int]) -> None:
    """Cut one element of text into several."""
    parent = element.getparent()
    if not places or parent is None:
        return
    for start, stop in zip(reversed(places), [None, *reversed(places)], strict=False):
        rest = etree.Element(element.tag)
        rest.text = text[start:stop]
        rest.set(_SPACE, "preserve")
        element.addnext(rest)
    element.text = text[: places[0]]
    element.set(_SPACE, "preserve")


def _beheaded(run: _Element, first: _Element) -> _Element:
    """Return a new run after *run*, to which *first* and what follows it have gone."""
    made = etree.Element(run.tag)
    properties = run.find(w("rPr"))
    if properties is not None:
        made.append(copy.deepcopy(properties))
    made.extend(list(run)[run.index(first) :])
    run.addnext(made)
    return made


def _is_hidden(run: _Element) -> bool:
    vanish = run.find(f"{w('rPr')}/{w('vanish')}")
    return vanish is not None and vanish.get(w("val")) not in {"0", "false", "off"}
