"""The overlap of documents as GraphML, for network tools: who stands in whom, and by --all in which families."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from declcmp.model.survey import Survey, furthest
from declcmp.renderers import View, short_name, visible

# Beyond what `visible` spells out, XML has no place for these.
_NO_XML = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")

#: The attributes of nodes and edges: name, of what, type.
_KEYS = (
    ("type", "node", "string"),
    ("label", "node", "string"),
    ("title", "node", "string"),
    ("date", "node", "string"),
    ("words", "node", "int"),
    ("inherited", "node", "double"),
    ("relation", "node", "string"),
    ("texts", "node", "int"),
    ("weight", "edge", "double"),
    ("kind", "edge", "string"),
)


def render(survey: Survey, view: View) -> str:
    """Return a directed graph: a document points to each that its words stand in, by the share of them.

    With everything shown, families are nodes too, and a document points to each that it has a wording of.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(f'  <key id="{n}" for="{of}" attr.name="{n}" attr.type="{kind}"/>' for n, of, kind in _KEYS),
        '  <graph id="reuse" edgedefault="directed">',
        *_documents(survey),
        *_overlap(survey),
        *(_families(survey) if view.everything else ()),
        "  </graph>",
        "</graphml>",
    ]
    return "\n".join(lines) + "\n"


def _documents(survey: Survey) -> Iterator[str]:
    shared = {end for each in survey.report.overlap for end in (each.a, each.b)}
    shared |= {member.passage.document for family in survey.report.families for member in family.members}
    for each in survey.report.documents:
        if each.document not in survey.selected | shared:
            continue
        about = survey.documents[each.document].metadata
        yield _node(
            f"document:{each.document}",
            type="document",
            label=short_name(each.document, about),
            title=each.title,
            date=each.date,
            words=str(each.words),
            inherited=f"{each.inherited:.4f}",
        )


def _overlap(survey: Survey) -> Iterator[str]:
    for each in survey.report.overlap:
        for one, other, share in ((each.a, each.b, each.a_share), (each.b, each.a, each.b_share)):
            yield _edge(f"document:{one}", f"document:{other}", kind="overlap", weight=f"{share:.4f}")


def _families(survey: Survey) -> Iterator[str]:
    for family in survey.report.families:
        texts = dict.fromkeys(member.passage.document for member in family.members)
        yield _node(
            f"family:{family.id}",
            type="family",
            label=family.label,
            date=family.origin.date,
            relation=furthest(family).value,
            texts=str(len(texts)),
        )
        for document in texts:
            yield _edge(f"document:{document}", f"family:{family.id}", kind="member")


def _node(id_: str, **values: str | None) -> str:
    return f"    <node id={_quoted(id_)}>{_values(values)}</node>"


def _edge(source: str, target: str, **values: str | None) -> str:
    return f"    <edge source={_quoted(source)} target={_quoted(target)}>{_values(values)}</edge>"


def _values(values: dict[str, str | None]) -> str:
    return "".join(f'<data key="{key}">{escape(_clean(text))}</data>' for key, text in values.items() if text)


def _quoted(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", visible(text))
