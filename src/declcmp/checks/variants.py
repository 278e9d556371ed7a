"""Variants: when two names of documents, initiatives or events are one and the same, written otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from declcmp.checks.titles import SHARED, Title
from declcmp.language.tables import words_of
from declcmp.model.document import Span


def compared(one: Title, other: Title) -> Span:
    """Return what of a name is compared with another: all of a quoted one, of others as much as both have."""
    if one.quoted:
        return one.span
    return Span(one.span.start, one.ends[max(_shared(one, other), 1) - 1])


def are_variants(one: Title, other: Title) -> bool:
    """Say whether two names are one and the same, written otherwise.

    They share their words of meaning, and differ in prepositions («по / в области»), in a number that one of them has
    and the other has not, in a figure («10-летие», «Десятилетие»), in a hyphen, in the case of a name inside them («Лу
    Бань», «Лу Баня»); two quoted ones in any small word («Пояс и путь», «Один пояс и один путь»).
    """
    shared = _shared(one, other)
    if one.quoted and other.quoted:
        return shared == len(one.keys) == len(other.keys) and _differ(one, other, shared, quoted_=True)
    if one.quoted or other.quoted:
        whole = one if one.quoted else other
        return shared == len(whole.keys) >= SHARED and _differ(one, other, shared)
    return shared >= SHARED and _differ(one, other, SHARED, numbers=False)


def are_equal(one: Title, other: Title) -> bool:
    """Say whether two names are the same in the same form, as far as the shorter goes."""
    shared, both = _shared(one, other), one.quoted and other.quoted
    if shared < min(len(one.keys), len(other.keys)) or (both and len(one.keys) != len(other.keys)):
        return False
    return not _differ(one, other, shared, quoted_=both)


def needed(title: Title) -> frozenset[str]:
    """Return the words of meaning that any form of a name has: stems, numbers left out."""
    return frozenset(key for key in title.keys[: None if title.quoted else SHARED] if not key[:1].isdigit())


def _shared(one: Title, other: Title) -> int:
    """Return how many words of meaning two names begin with in common."""
    count = 0
    while count < min(len(one.keys), len(other.keys)) and one.keys[count] == other.keys[count]:
        count += 1
    return count


def _differ(one: Title, other: Title, count: int, *, numbers: bool = True, quoted_: bool = False) -> bool:
    """Say whether names of the same words of meaning are written otherwise within so many of them."""
    numbered = [[number for place, number in title.numbers if place <= count] for title in (one, other)]
    if numbers and all(numbered) and numbered[0] != numbered[1]:
        # Another year, another edition.
        return False
    # «Об устойчивом развитии» is not «Устойчивое развитие»; of a shorter name, the preposition may be the sentence's.
    first = 0 if quoted_ and count >= SHARED else 1
    if any(_other_link(one.small[at], other.small[at], quoted_=quoted_) for at in range(first, count)):
        return True
    figures = any(_is_figure(one, at) != _is_figure(other, at) for at in range(count))
    one_sided = numbers and bool(numbered[0]) != bool(numbered[1])
    return figures or one_sided or any(_other_case(one, other, at) for at in range(2, count))


def _other_link(one: Sequence[str], other: Sequence[str], *, quoted_: bool) -> bool:
    """Say whether two words are linked in another way: by another preposition, or «и» became a hyphen."""
    if one == other or quoted_:
        return one != other
    known = words_of("titles", "prepositions")
    if [word for word in one if word in known] != [word for word in other if word in known]:
        return True
    return {tuple(one), tuple(other)} == {("и",), ()}


def _is_figure(title: Title, at: int) -> bool:
    return title.forms[at].startswith("лет")


def _other_case(one: Title, other: Title, at: int) -> bool:
    """Say whether a name stands in another case though the one before it does not: «Лу Бань», «Лу Баня»."""
    named = all(title.capital[at] and title.capital[at - 1] and not title.small[at] for title in (one, other))
    return named and one.forms[at] != other.forms[at] and one.forms[at - 1] == other.forms[at - 1]
