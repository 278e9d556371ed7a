"""Which words of two sentences correspond: a longest common subsequence, forms of one word, and no chance matches."""

from __future__ import annotations

from collections.abc import Sequence

from declcmp.compare.classify import same_lemma
from declcmp.compare.common import Pair, common, increasing, spelled
from declcmp.compare.parts import Parts
from declcmp.language.wordlist import word_list

#: Gaps with more words than this on both sides are another text: no forms of one word are looked for in them.
_FORMS = 80
#: diff-match-patch goes through its list again for each equality that it gives up.
_MOST_GAPS = 3000
_DELETE, _INSERT, _EQUAL = -1, 1, 0


def matches(old: Parts, new: Parts) -> list[Pair]:
    """Return which parts correspond, ascending on both sides: the same folded word, or two forms of one word."""
    pairs = common(old.keys, new.keys)
    pairs = sorted(pairs + _forms(old, new, pairs))
    return _without_chance(len(old), len(new), pairs)


def gaps(size_old: int, size_new: int, pairs: Sequence[Pair]) -> list[tuple[range, range]]:
    """Return what stands before the first pair, between two and after the last; either range may be empty.

    One more than there are pairs.
    """
    found = []
    i = j = 0
    for next_i, next_j in [*pairs, (size_old, size_new)]:
        found.append((range(i, next_i), range(j, next_j)))
        i, j = next_i + 1, next_j + 1
    return found


def _forms(old: Parts, new: Parts, pairs: Sequence[Pair]) -> list[Pair]:
    """Return pairs of forms of one word inside the gaps, in order."""
    small = word_list("edit_classes", "function words")
    found: list[Pair] = []
    for there, here in gaps(len(old), len(new), pairs):
        if there and here and min(len(there), len(here)) <= _FORMS:
            left = [i for i in there if not small.has(old.keys[i])]
            right = [j for j in reversed(here) if not small.has(new.keys[j])]
            found += increasing([(i, j) for i in left for j in right if same_lemma(old.keys[i], new.keys[j])])
    return found


def _without_chance(size_old: int, size_new: int, pairs: list[Pair]) -> list[Pair]:
    """Return the pairs without those that stand alone among many changes, by diff-match-patch's semantic clean-up."""
    between = gaps(size_old, size_new, pairs)
    changed = sum(1 for there, here in between if there or here)
    if not 1 < changed <= _MOST_GAPS:
        return pairs
    from diff_match_patch import diff_match_patch  # noqa: PLC0415 - one change needs no clean-up

    # Each word is a code point of its own, and so is what stands between two words: a word that stayed keeps both its
    # neighbours, so that only a match smaller than the changes on either side of it is given up.
    codes = list(spelled(range(len(pairs) + 3))[0])
    between_words, gone, come = codes[-3:]
    place = {code: index for index, code in enumerate(codes[:-3])}
    diffs: list[tuple[int, str]] = []
    for index, (there, here) in enumerate(between):
        if there:
            diffs.append((_DELETE, between_words.join(gone * len(there))))
        if here:
            diffs.append((_INSERT, between_words.join(come * len(here))))
        if index < len(pairs):
            if not (there or here) and index:
                diffs[-1] = (_EQUAL, diffs[-1][1] + codes[index] + between_words)
            else:
                diffs.append((_EQUAL, between_words + codes[index] + between_words))
    tool = diff_match_patch()
    tool.Diff_Timeout = 0
    tool.diff_cleanupSemantic(diffs)
    kept = {place[code] for operation, text in diffs if operation == _EQUAL for code in text if code in place}
    return [pair for index, pair in enumerate(pairs) if index in kept]
