"""Sentences of agreed texts that hold the words of a name in any form, looked up in the index of the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from declcmp.checks.draft import Draft
from declcmp.language.background import share
from declcmp.language.morphology import stem
from declcmp.model.document import Span
from declcmp.reuse.library import STRIDE, word_key

#: Words of a name that are looked up, the rarest ones, and sentences that are looked into, the latest first.
_LOOKED_UP, _MOST = 3, 48


def mentions(draft: Draft, folded: Sequence[str], stems: frozenset[str]) -> Iterator[tuple[int, str, Span]]:
    """Yield the units of other documents that hold the rarest words in any form, of three two; the latest first.

    Args:
        draft: Whose corpus it is.
        folded: The words; numbers and small words are no help.
        stems: Stems that a unit must hold, all of them.

    Returns:
        The number of the unit, the clean text of its document, and where the unit stands in that.
    """
    wanted = draft.others
    if not wanted:
        return
    shared: Counter[int] = Counter()
    asked = sorted(dict.fromkeys(folded), key=lambda each: (share(stem(each)), each))[:_LOOKED_UP]
    for word in asked:
        forms = {word, *draft.corpus.forms(word)}
        having = {unit for form in forms for unit in draft.corpus.having(word_key(form))}
        shared.update(unit for unit in having if unit // STRIDE in wanted)
    # Of three words one may stand in no other form: «индустриально-инвестиционный».
    least = len(asked) - (len(asked) == _LOOKED_UP)
    units = [unit for unit, count in shared.items() if count >= least]
    units.sort(key=lambda unit: (wanted[unit // STRIDE].metadata.date or "", unit), reverse=True)
    for unit in units[:_MOST]:
        terms = draft.corpus.entry(unit).terms
        if stems.issubset(terms.stems):
            text = draft.corpus.text(unit // STRIDE)
            yield unit, text, Span(max(terms.starts[0] - 1, 0), min(terms.stops[-1] + 1, len(text)))
