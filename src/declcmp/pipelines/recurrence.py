"""The survey of a corpus, as a straight line: which formulations recur, since when, in which wordings."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING

from declcmp import corpus, pipelines
from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model.document import Document
from declcmp.model.reuse import Family, MatchKind, ReuseReport
from declcmp.model.survey import Lineage, Survey, Variant
from declcmp.pipelines import Place, Tell

if TYPE_CHECKING:
    from declcmp.reuse import Rules
    from declcmp.reuse.library import Volume

#: Told now and then of what is going on, and of how much of it is done, in [0, 1].
Progress = Callable[[str, float], None]

HERE = Place()
FORMULATIONS = frozenset({MatchKind.FORMULATION})


def _nobody(note: str) -> None:
    """Let a note go unheard."""


def _no_one(what: str, share: float) -> None:
    """Let progress go unseen."""


def survey(  # noqa: PLR0913 - one parameter a choice that a caller has
    place: Place = HERE,
    *,
    kinds: frozenset[MatchKind] = FORMULATIONS,
    within: bool = False,
    rules: Rules | None = None,
    only: Callable[[Document], bool] | None = None,
    family: str | None = None,
    drawn: int | None = None,
    tell: Tell = _nobody,
    progress: Progress = _no_one,
) -> Survey:
    """Return what the documents of a corpus share: which formulations recur, since when, in which wordings.

    Args:
        place: Where the corpus is.
        kinds: Of matches to report; without formulations there are no families.
        within: Matches inside one document too.
        rules: What counts as a formulation; None leaves it to the program.
        only: The documents to report on; all are compared in any case, so that origins and shares stay true.
        family: (The beginning of) the id of the one family to report on.
        drawn: How many families to draw as redlines, the most widespread first; None is all.
        tell: Told of what a person may want to know.
        progress: Told of what is going on.

    Raises:
        InputError: there is no corpus, nothing of it can be read, or there is no such document or family.
    """
    from declcmp.reuse import reuse as shared  # noqa: PLC0415 - as in pipelines
    from declcmp.reuse.selection import of_family, touching, widest_first  # noqa: PLC0415

    documents, unread = _documents(place, tell, progress)
    selected = frozenset(each.id for each in documents if only is None or only(each))
    if not selected:
        raise InputError(_("no document of {folder} is among those that were asked for").format(folder=place.corpus))
    with uncollected():
        report = shared(
            documents,
            kinds=kinds,
            within=within,
            rules=rules,
            progress=lambda done, total: progress(_("comparing"), done / total),
        )
    report = widest_first(report)
    if len(selected) < len(documents):
        report = touching(report, selected)
    if family is not None:
        family = _family(family, report)
        report = of_family(report, family)
    elif not kinds & FORMULATIONS:
        report = replace(report, families=())
    lineages = tuple(_lineage(each) for each in report.families[:drawn])
    return Survey(report, lineages, {each.id: each for each in documents}, selected, unread, family)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let no cycles be looked for meanwhile: millions of values are made, and none of them is in one.

    To look takes a sixth of the time that 1,000 documents take.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def chosen(pattern: str | None, since: str | None, until: str | None) -> Callable[[Document | Volume], bool]:
    """Return whether a document is reported on, or looked into.

    Args:
        pattern: A pattern of ids (2025-*), or a part of one.
        since: The first date, or its year or month (2021, 2021-08).
        until: The last date, or its year or month.
    """

    def wanted(document: Document | Volume) -> bool:
        date = document.metadata.date
        if pattern is not None and not _named(document.id, pattern):
            return False
        if (since or until) and not date:
            return False
        return (not since or (date or "")[: len(since)] >= since) and (not until or (date or "")[: len(until)] <= until)

    return wanted


def _named(id_: str, pattern: str) -> bool:
    if any(mark in pattern for mark in "*?["):
        return fnmatchcase(id_.casefold(), pattern.removesuffix(".md").casefold())
    return bool(corpus.matching(pattern, [id_]))


def _documents(place: Place, tell: Tell, progress: Progress) -> tuple[list[Document], tuple[tuple[str, str], ...]]:
    """Return the documents of a corpus, and the files that cannot be read: one bad file must not hide a thousand."""
    paths = corpus.paths(place.corpus)
    found: list[Document] = []
    unread: list[tuple[str, str]] = []
    for number, path in enumerate(paths.values()):
        progress(_("reading"), number / len(paths))
        try:
            found.append(pipelines.read_file(str(path), place, tell=tell))
        except InputError as error:
            unread.append((path.name, str(error)))
            tell(_("{error}; left out").format(error=error))
    if not found:
        raise InputError(unread[0][1])
    return found, tuple(unread)


def _family(asked: str, report: ReuseReport) -> str:
    """Return the id of the family that *asked* is the id of, or its beginning."""
    ids = [family.id for family in report.families]
    found = [id_ for id_ in ids if asked and id_.startswith(asked.casefold())]
    if asked in found:
        return asked
    if len(found) > 1:
        raise InputError(
            _("{name} may be any of: {found}; say which").format(name=asked, found=", ".join(sorted(found)))
        )
    if not found:
        raise InputError(_("no such family: {name}; declcmp reuse --all lists them").format(name=asked or "''"))
    return found[0]


def _lineage(family: Family) -> Lineage:
    from declcmp.compare.redline import redline  # noqa: PLC0415 - as in pipelines
    from declcmp.reuse.genealogy import nearest, step  # noqa: PLC0415

    drawn = cache(redline)
    texts = [member.passage.text for member in family.members]
    variants = [Variant(family.origin)]
    for place, (member, parent) in enumerate(zip(family.members, nearest(texts), strict=True)):
        if parent is None:
            continue
        text, since = texts[place], drawn(texts[parent], texts[place])
        moved = any(edit.move is not None for edit in since)
        became = step(texts[parent], text, moved=moved)
        variants.append(Variant(member, drawn(texts[0], text), drawn(texts[place - 1], text), parent, since, became))
    return Lineage(family, tuple(variants))
