"""The symbol of a resolution written otherwise than the rest of the text writes it, or left out.

What:
    Symbols of resolutions of the United Nations («72/283», «1540 (2004)», «A/RES/72/283») of which some have № before
    them and some do not, or some have «A/RES/» and some do not: the rarer way, and № where both are as rare. Where most
    resolutions have a symbol, one that is cited by its title alone.
Why:
    A resolution is found by its symbol: one that is written in several ways is searched for in vain.
Bad:
    резолюция Генеральной Ассамблеи ООН №78/266 …  резолюция Генеральной Ассамблеи ООН 72/283
Good:
    резолюция Генеральной Ассамблеи ООН 78/266 …  резолюция Генеральной Ассамблеи ООН 72/283
Source:
    The United Nations write «резолюция 72/283», without №; the declaration of 17 June 2025 has both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from declcmp.checks.citing import of_draft
from declcmp.checks.draft import Draft
from declcmp.checks.rule import Fixing, Rule
from declcmp.messages import _
from declcmp.model.checking import Fix, Flag, Keeps, Severity
from declcmp.model.document import Span

_RESOLUTION = re.compile(r"\bрезолюци[ияейюмх]+\b", re.IGNORECASE)
#: «№78/266», «A/RES/72/283», «1540 (2004)».
_SYMBOL = re.compile(
    r"(?<![\w/.,])(?P<before>(?:№|N)\s?|[AА]/RES/)?(?:\d{2}/\d{1,4}|\d{3,4}\s?\((?:19|20)\d\d\))(?![\w/])"
)
#: How far behind the word its symbol stands: «Резолюция Генеральной Ассамблеи ООН от 21 марта 2024 года 78/266».
_REACH = 120
#: A title behind the word: «Резолюции 77-й сессии Генеральной Ассамблеи ООН "Устойчивое горное развитие"».
_TITLE = re.compile(r"[^.;«\"]{0,100}[«\"]")
_DRAFTED = re.compile(r"проект\w*\s$", re.IGNORECASE)


class _Way(Enum):
    """How a symbol is written."""

    PLAIN = "72/283"
    SIGN = "№ 72/283"
    FULL = "A/RES/72/283"


class _Symbol(NamedTuple):
    """A symbol of a resolution: how it is written, where, and where the part stands that may be left out."""

    way: _Way
    span: Span
    before: Span


def _flags(draft: Draft) -> Iterator[Flag]:
    symbols, untold = _resolutions(draft)
    count = Counter(each.way for each in symbols)
    usual = max(_Way, key=lambda way: (count[way], way is _Way.PLAIN, way is _Way.FULL))
    first = next((each for each in symbols if each.way is usual), None)
    for each in symbols if first else ():
        if each.way is not usual and first is not None:
            message = _("other symbols are written like «{symbol}»").format(symbol=first.span.of(draft.text))
            yield Flag(each.span, message, (of_draft(draft, first.span),), _fix(each, usual, draft))
    if len(symbols) > len(untold):
        for span in untold:
            yield Flag(span, _("a resolution without its symbol; most others have theirs"))


def _resolutions(draft: Draft) -> tuple[list[_Symbol], list[Span]]:
    """Return the symbols of a text, and the resolutions that are cited by a title alone."""
    symbols: dict[Span, _Symbol] = {}
    untold = []
    for word in _RESOLUTION.finditer(draft.text):
        sentence = draft.sentence_at(word.start())
        if sentence is None:
            continue
        stop = min(word.end() + _REACH, sentence.span.stop)
        following = _RESOLUTION.search(draft.text, word.end(), stop)
        found = list(_SYMBOL.finditer(draft.text, word.end(), following.start() if following else stop))
        for match in found:
            before = Span(match.start(), match.end("before") if match["before"] else match.start())
            symbols[Span(*match.span())] = _Symbol(_way(match["before"] or ""), Span(*match.span()), before)
        titled = _TITLE.match(draft.text, word.end(), sentence.span.stop)
        if not found and titled and not _DRAFTED.search(draft.text, sentence.span.start, word.start()):
            untold.append(Span(*word.span()))
    return list(symbols.values()), untold


def _way(before: str) -> _Way:
    if not before:
        return _Way.PLAIN
    return _Way.FULL if before.endswith("/") else _Way.SIGN


def _fix(symbol: _Symbol, usual: _Way, draft: Draft) -> Fix | None:
    """Return what takes № away or puts it there; a whole symbol is not made of a part."""
    if {symbol.way, usual} != {_Way.PLAIN, _Way.SIGN}:
        return None
    rest = draft.text[symbol.before.stop : symbol.span.stop]
    text = rest if usual is _Way.PLAIN else f"№ {rest}"
    return Fix(symbol.span, text, safe=True, changes=Keeps.PUNCTUATION)


RULE = Rule(_flags, Severity.INFO, Fixing.SAFE)
