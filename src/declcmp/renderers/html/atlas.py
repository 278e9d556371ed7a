"""The atlas of a corpus: what recurs in it, since when and in which wordings, as one HTML page or a folder of pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from declcmp.messages import _
from declcmp.model.reuse import Relation
from declcmp.model.survey import Survey
from declcmp.renderers import Rendered, View, relation_name
from declcmp.renderers.html.atlas_document import document_page
from declcmp.renderers.html.atlas_family import family_page
from declcmp.renderers.html.atlas_index import Index, index
from declcmp.renderers.html.atlas_overview import document_rows, family_rows, overview
from declcmp.renderers.html.page import page


def render(survey: Survey, view: View) -> Rendered:
    """Return one page that holds all, or a page by its path for each part, document and drawer of families."""
    if survey.family is not None:
        made = index(survey)
        alone = _page(made, survey.report.families[0].label, families=[family_page(made, 0, view)])
        return {"index.html": alone} if view.folder else alone
    if view.folder:
        return dict(_pages(index(survey, folder=True), view))
    whole = index(survey)
    return _page(
        whole,
        _("Atlas of formulations"),
        overview=overview(whole),
        formulations=family_rows(whole),
        documents=document_rows(whole),
        families=[family_page(whole, place, view) for place in range(len(whole.lineages))],
        pages=[document_page(whole, entry) for entry in whole.listed],
    )


def _pages(here: Index, view: View) -> Iterator[tuple[str, str]]:
    yield "index.html", _page(here, _("Atlas of formulations"), overview=overview(here))
    yield "formulations.html", _page(here, _titled(_("Formulations")), formulations=family_rows(here))
    yield "documents.html", _page(here, _titled(_("Documents")), documents=document_rows(here))
    below = replace(here, up="../")
    drawers: dict[str, list[int]] = defaultdict(list)
    for place in range(len(here.lineages)):
        drawers[here.drawer(place)].append(place)
    for drawer, places in sorted(drawers.items()):
        families = [family_page(below, place, view) for place in places]
        yield f"formulations/{drawer}.html", _page(below, _titled(_("Formulations")), families=families)
    for entry in here.listed:
        made = document_page(below, entry)
        yield f"documents/{entry.file}.html", _page(below, _titled(entry.full), pages=[made])


def _titled(part: str) -> str:
    return " – ".join((part, _("Atlas of formulations")))


def _page(here: Index, title: str, **parts: object) -> str:
    """Return a page with these parts of an atlas, and no others."""
    none: dict[str, object] = {"overview": None, "formulations": (), "documents": (), "families": (), "pages": ()}
    return page(
        "atlas.html.j2",
        title=title,
        styles=("atlas.css", "atlas_drawings.css"),
        scripts=("atlas.js",),
        atlas=here,
        relations=[(relation.value, relation_name(relation)) for relation in Relation],
        **none | parts,
    )
