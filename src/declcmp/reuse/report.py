"""The reuse report: documents in, in order of their dates; matches, families and overlap out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

from declcmp.model.document import Document
from declcmp.model.reuse import Family, Match, MatchKind, Member, Relation, ReuseReport
from declcmp.reuse.collection import Collection, Pairing
from declcmp.reuse.families import Group, Site, groups, sites
from declcmp.reuse.labels import label
from declcmp.reuse.matches import Rules, alike
from declcmp.reuse.overlap import shares
from declcmp.reuse.passages import passage
from declcmp.reuse.terms import Terms

FORMULATIONS = frozenset({MatchKind.FORMULATION})


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
    corpus = Collection(documents)
    rules = replace(rules or Rules(), others=bool(kinds - FORMULATIONS))
    found = list(corpus.found(rules, within=within, progress=progress))
    families, family_of, bridged = _families(corpus, found)
    matches = _matches(corpus, found, family_of, kinds)
    inheritance, overlap = shares(corpus, [*found, *bridged])
    undated = tuple(document.id for document in corpus.documents if not document.metadata.date)
    return ReuseReport(inheritance, matches, families, overlap, undated)


def _families(
    corpus: Collection, found: Sequence[Pairing]
) -> tuple[tuple[Family, ...], dict[int, str], tuple[Pairing, ...]]:
    """Return the families, the id of the family of each match that is a formulation, by its place, and what else is.

    The last are the origins and members that are no match by themselves, but like one another and tied by a third.
    """
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

    bridged: dict[tuple[Site, Site], Pairing] = {}

    def likeness(origin: Site, site: Site) -> tuple[Relation, float] | None:
        stretches = (origin.start, origin.stop), (site.start, site.stop)
        match = alike(terms_of[origin], terms_of[site], stretches)
        if match is None:
            return None
        bridged[origin, site] = Pairing(origin.unit, site.unit, match)
        return match.relation, match.score

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
    return tuple(families[at] for at in order), of_match, tuple(bridged.values())


def _family(corpus: Collection, terms_of: dict[Site, Terms], group: Group, name: str) -> Family:
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
    corpus: Collection, found: Sequence[Pairing], family_of: dict[int, str], kinds: frozenset[MatchKind]
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
