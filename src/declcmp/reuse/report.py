"""The reuse report: documents in, in order of their dates; matches, families and overlap out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import accumulate

from declcmp.errors import InvariantError
from declcmp.model.document import Document
from declcmp.model.reuse import Family, Inheritance, Match, MatchKind, Member, Overlap, Relation, ReuseReport
from declcmp.reuse.candidates import candidates
from declcmp.reuse.families import Group, Site, groups, sites
from declcmp.reuse.labels import label
from declcmp.reuse.matches import Found, Rules, across_a_stop, shared
from declcmp.reuse.overlap import Stretch, inherited_words, shared_words
from declcmp.reuse.passages import passage
from declcmp.reuse.terms import Terms, terms

FORMULATIONS = frozenset({MatchKind.FORMULATION})
#: Later than any date.
_UNDATED = "9999"
#: What a member of a family must at least have in common with the origin.
_LIKE_THE_ORIGIN = Rules(min_words=0, min_score=0.3, min_worth=8.0)
#: Pairs of words that each part of a formulation that runs over a full stop shares with the other side.
_PART_SHARED = 8
#: Sentences between two calls of *progress*.
_PROGRESS = 100


def reuse(
    documents: Sequence[Document],
    *,
    kinds: frozenset[MatchKind] = FORMULATIONS,
    within: bool = False,
    rules: Rules | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ReuseReport:
    """Return what *documents* share. Their order changes nothing; a match depends on its two documents alone.

    Args:
        documents: Each with an id of its own; those without a date are the latest.
        rules: What counts as a formulation; the usual ones if not given.
        kinds: Of matches to report; families are made of formulations always.
        within: Matches inside one document too.
        progress: Called now and then with the number of sentences done and of all sentences.

    Raises:
        InvariantError: two documents have one id.
    """
    corpus = _Corpus(documents)
    rules = replace(rules or Rules(), others=bool(kinds - FORMULATIONS))
    found = list(corpus.found(rules, within=within, progress=progress))
    families, family_of = _families(corpus, found)
    matches = _matches(corpus, found, family_of, kinds)
    return ReuseReport(
        _documents(corpus, found),
        matches,
        families,
        _overlap(corpus, found),
        tuple(d.id for d in corpus.documents if not d.metadata.date),
    )


class _Corpus:
    """Documents, earliest first, and their units, numbered through."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = sorted(documents, key=lambda each: (each.metadata.date or _UNDATED, each.id))
        if len({each.id for each in documents}) < len(documents):
            raise InvariantError("two documents have one id")
        self.units: list[Terms] = []
        self.owner: list[int] = []
        self.first: list[int] = []
        for place, document in enumerate(self.documents):
            own = terms(document)
            self.first.append(len(self.units))
            self.units.extend(own)
            self.owner.extend([place] * len(own))
        sizes = [len(unit) for unit in self.units]
        self._before = [0, *accumulate(sizes)]

    def found(
        self, rules: Rules, *, within: bool, progress: Callable[[int, int], None] | None
    ) -> Iterator[tuple[int, int, Found]]:
        """Yield the units of each match (the earlier first) and the match."""
        strong: set[tuple[int, int]] = set()
        tried: list[tuple[int, int]] = []
        due = 0
        for one, other, common in candidates(self.units):
            if self.owner[one] == self.owner[other] and not within:
                continue
            if progress is not None and other >= due:
                progress(other, len(self.units))
                due = other + _PROGRESS
            if common >= _PART_SHARED:
                tried.append((one, other))
            for match in shared(self.units[one], self.units[other], rules):
                yield one, other, match
                if match.kind is MatchKind.FORMULATION:
                    strong.add((one, other))
        yield from self._across_stops(sorted(set(tried) - strong), rules)

    def _across_stops(self, weak: Sequence[tuple[int, int]], rules: Rules) -> Iterator[tuple[int, int, Found]]:
        """Yield the formulations that one unit shares with two neighbours, where it shares none with either alone."""
        known = set(weak)
        for one, other in weak:
            left, right = self.units[one], self.units[other]
            if (one, other + 1) in known and self.owner[other + 1] == self.owner[other]:
                match = across_a_stop(left, (right, self.units[other + 1]), rules, swapped=False)
                if match is not None:
                    yield one, other, match
            if (one + 1, other) in known and self.owner[one + 1] == self.owner[one]:
                match = across_a_stop(right, (left, self.units[one + 1]), rules, swapped=True)
                if match is not None:
                    yield one, other, match

    def site(self, unit: int, stretch: tuple[int, int]) -> Site:
        """Return a stretch of a unit as a site."""
        return Site(self.owner[unit], unit, *stretch)

    def words_of(self, document: int) -> int:
        """Return the number of words of a document."""
        stop = self.first[document + 1] if document + 1 < len(self.first) else len(self.units)
        return self._before[stop] - self._before[self.first[document]]

    def position(self, unit: int) -> int:
        """Return how many words of the corpus stand before a unit."""
        return self._before[unit]


def _families(corpus: _Corpus, found: Sequence[tuple[int, int, Found]]) -> tuple[tuple[Family, ...], dict[int, str]]:
    """Return the families, and the id of the family of each match that is a formulation, by its place."""
    wanted = [place for place, (_, _, match) in enumerate(found) if match.kind is MatchKind.FORMULATION]
    terms_of = {}
    ends = {}
    for place in wanted:
        one, other, match = found[place]
        ends[place] = (corpus.site(one, match.passages[0]), corpus.site(other, match.passages[1]))
        terms_of[ends[place][0]], terms_of[ends[place][1]] = match.left, match.right
    site_of = sites(site for pair in ends.values() for site in pair)
    ties: dict[tuple[Site, Site], tuple[Relation, float]] = {}
    for place, (left, right) in ends.items():
        key = (site_of[left], site_of[right])
        tie = (found[place][2].relation, found[place][2].score)
        if key[0] != key[1] and (key not in ties or tie[1] > ties[key][1]):
            ties[key] = tie

    def likeness(origin: Site, site: Site) -> tuple[Relation, float] | None:
        for match in shared(terms_of[origin], terms_of[site], _LIKE_THE_ORIGIN):
            (a, b), (c, d) = match.bounds
            if min(b, origin.stop) > max(a, origin.start) and min(d, site.stop) > max(c, site.start):
                return match.relation, match.score
        return None

    made, of_tie = groups(ties, likeness)
    ids = _ids(
        "\n".join((corpus.documents[g.origin.document].id, *terms_of[g.origin].folded[g.origin.start : g.origin.stop]))
        for g in made
    )
    families = [_family(corpus, terms_of, group, name) for group, name in zip(made, ids, strict=True)]
    order = sorted(range(len(families)), key=lambda at: (-len(families[at].members), made[at].origin))
    of_match = {}
    for place, (left, right) in ends.items():
        key = (site_of[left], site_of[right])
        if key in of_tie:
            of_match[place] = ids[of_tie[key]]
    return tuple(families[at] for at in order), of_match


def _family(corpus: _Corpus, terms_of: dict[Site, Terms], group: Group, name: str) -> Family:
    members = tuple(
        Member(
            passage(corpus.documents[site.document], terms_of[site], (site.start, site.stop)),
            corpus.documents[site.document].metadata.date,
            *group.members[site],
        )
        for site in sorted(group.members)
    )
    origin = group.origin
    words = terms_of[origin]
    known_by = label(words, (origin.start, origin.stop))
    return Family(name, passage(corpus.documents[origin.document], words, known_by).text, members)


def _matches(
    corpus: _Corpus, found: Sequence[tuple[int, int, Found]], family_of: dict[int, str], kinds: frozenset[MatchKind]
) -> tuple[Match, ...]:
    kept = [place for place, (_, _, match) in enumerate(found) if match.kind in kinds]
    kept.sort(key=lambda place: (found[place][0], found[place][1], found[place][2].passages))
    sides = []
    for place in kept:
        one, other, match = found[place]
        documents = (corpus.documents[corpus.owner[one]], corpus.documents[corpus.owner[other]])
        sides.append(
            (
                passage(documents[0], match.left, match.passages[0]),
                passage(documents[1], match.right, match.passages[1]),
            )
        )
    ids = _ids(f"{a.document}\n{b.document}\n{a.text}\n{b.text}" for a, b in sides)
    return tuple(
        Match(name, found[place][2].kind, found[place][2].score, found[place][2].relation, a, b, family_of.get(place))
        for name, place, (a, b) in zip(ids, kept, sides, strict=True)
    )


def _ids(contents: Iterator[str]) -> list[str]:
    """Return a short id from each content; the second of the same content gets a number after it."""
    seen: Counter[str] = Counter()
    found = []
    for content in contents:
        name = blake2b(content.encode(), digest_size=5).hexdigest()
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return found


def _stretches(corpus: _Corpus, found: Sequence[tuple[int, int, Found]]) -> Iterator[Stretch]:
    for one, other, match in found:
        # Names and dates recur by themselves; a whole sentence, however short, was taken over.
        if match.kind is not MatchKind.FORMULATION and match.left.folded != match.right.folded:
            continue
        a, b = corpus.owner[one], corpus.owner[other]
        if a == b:
            continue
        for document, partner, unit, (start, stop) in ((a, b, one, match.bounds[0]), (b, a, other, match.bounds[1])):
            yield Stretch(document, partner, corpus.position(unit) + start, corpus.position(unit) + stop)


def _documents(corpus: _Corpus, found: Sequence[tuple[int, int, Found]]) -> tuple[Inheritance, ...]:
    inherited = inherited_words(_stretches(corpus, found))
    result = []
    for place, document in enumerate(corpus.documents):
        count = corpus.words_of(place)
        share = inherited.get(place, 0) / count if count else 0.0
        result.append(Inheritance(document.id, document.metadata.title, document.metadata.date, count, share))
    return tuple(result)


def _overlap(corpus: _Corpus, found: Sequence[tuple[int, int, Found]]) -> tuple[Overlap, ...]:
    common = shared_words(_stretches(corpus, found))
    return tuple(
        Overlap(
            corpus.documents[a].id,
            corpus.documents[b].id,
            common[a, b] / corpus.words_of(a),
            common[b, a] / corpus.words_of(b),
        )
        for a, b in sorted(common)
        if a < b
    )
