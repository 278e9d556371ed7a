"""A comparison as one HTML page: a summary, both texts at a glance, and every change where it stands."""

from __future__ import annotations

from declcmp.messages import _
from declcmp.model import Comparison
from declcmp.renderers import View
from declcmp.renderers.html import summary
from declcmp.renderers.html.overview import lane, overview
from declcmp.renderers.html.page import page
from declcmp.renderers.html.rows import blocks, rows


def render(comparison: Comparison, view: View) -> str:
    """Return the page."""
    found = rows(comparison, view)
    every = [row for row, _seen in found]
    old, new = summary.text(comparison.old), summary.text(comparison.new)
    return page(
        "diff.html.j2",
        title=_("{old} → {new}").format(old=_name(old), new=_name(new)),
        styles=("tools.css", "summary.css", "diff.css"),
        scripts=("search.js", "steps.js", "minimap.js", "diff.js"),
        old=old,
        new=new,
        lead=summary.lead(comparison, view),
        figures=summary.figures(comparison),
        classes=summary.classes(comparison, view),
        weights=summary.weights(comparison),
        overview=overview(every),
        lane=lane(every),
        blocks=() if view.stat else blocks(found, comparison),
        opened=view.everything,
    )


def _name(text: summary.Text) -> str:
    return " ".join(filter(None, (text.date, text.place)))
