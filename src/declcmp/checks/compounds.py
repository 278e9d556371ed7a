"""Names of several parts joined by dashes, as quotation marks hold them: «Центральная Азия — Китай», «Китай-Европа»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from declcmp.checks.draft import Draft
from declcmp.language.wordlist import word_list
from declcmp.model.document import Span
from declcmp.text.words import Word, words

#: Names of more words than these are titles, which have rules of their own.
_MOST_WORDS = 8
_DASH = re.compile(r"\s?(?:--+|[-‐‑–—―−])\s?")
#: Without quotation marks only what is written as one word is taken for a name.
_BARE = re.compile(r"(?<![\w-])[А-ЯЁ][А-Яа-яё]+(?:[-‐‑–—][А-ЯЁ][А-Яа-яё]+)+(?![\w-])")

#: How parts are joined, as it is compared.
Joints = tuple[str, ...]
Parts = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Compound:
    """A name in its place.

    Attributes:
        span: Without quotation marks.
        parts: The folded words of each.
        joints: What stands between the parts, spaces included; one fewer than parts.
        bare: Whether it stands outside of quotation marks.
        route: Whether it may go the other way too: a road, a flight.
    """

    span: Span
    parts: Parts
    joints: Joints
    bare: bool
    route: bool

    @property
    def key(self) -> Parts:
        """Return what is the same for all ways to write a name."""
        return tuple(sorted(self.parts))


def compounds(draft: Draft) -> Iterator[Compound]:
    """Yield the names of several parts of a draft, in the order of their places."""
    found = [_compound(draft, Span(q.span.start + 1, q.span.stop - 1), bare=False) for q in draft.quoted]
    bare = (Span(*match.span()) for match in _BARE.finditer(draft.text))
    found += [_compound(draft, span, bare=True) for span in bare if not draft.is_quoted(span)]
    yield from sorted((each for each in found if each is not None), key=lambda each: each.span)


def _compound(draft: Draft, within: Span, *, bare: bool) -> Compound | None:
    here = words(draft.text, within.start, within.stop)
    if not 1 < len(here) <= _MOST_WORDS:
        return None
    gaps = [draft.text[one.stop : other.start] for one, other in pairwise(here)]
    made = divided([word.folded for word in here], gaps)
    if made is None or not all(draft.text[here[start].start].isupper() for start in _starts(made[0])):
        return None
    if "TYP104" in draft.profile.house:
        made = made[0], tuple(" — " if joint[0] == joint[-1] == " " else joint for joint in made[1])
    span = Span(here[0].start, here[-1].stop)
    return Compound(span, *made, bare, _is_route(draft, within.start))


def divided(folded: Sequence[str], gaps: Sequence[str]) -> tuple[Parts, Joints] | None:
    """Return the parts of a name and what joins them; None if its words are joined by anything but dashes and spaces.

    Args:
        folded: Its words.
        gaps: What stands between them: one fewer.
    """
    parts: list[list[str]] = [[folded[0]]]
    joints: list[str] = []
    for word, gap in zip(folded[1:], gaps, strict=True):
        if gap in {" ", "\u00a0"}:
            parts[-1].append(word)
        elif _DASH.fullmatch(gap):
            parts.append([word])
            joints.append(gap.replace("\u00a0", " ").replace("‑", "-").replace("‐", "-"))
        else:
            return None
    return (tuple(map(tuple, parts)), tuple(joints)) if joints else None


def _starts(parts: Parts) -> Iterator[int]:
    at = 0
    for part in parts:
        yield at
        at += len(part)


def _is_route(draft: Draft, at: int) -> bool:
    before: list[Word] = words(draft.text, max(at - 40, 0), at)[-2:]
    return any(word_list("terms", "routes").has(word.folded) for word in before)
