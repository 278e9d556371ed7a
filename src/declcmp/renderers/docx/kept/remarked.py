"""Comments put into a Word file that is kept, beside its own."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from declcmp.renderers.docx.comments import comments, part, start_of, stop_of
from declcmp.renderers.docx.kept.leaves import Runs
from declcmp.renderers.docx.kept.original import Original, parsed, related
from declcmp.renderers.docx.kept.places import Places
from declcmp.renderers.docx.markup import Revisions, w
from declcmp.renderers.docx.package import OFFICE, RELATIONS, TYPE, TYPES, xml
from declcmp.renderers.docx.remarks import Remark

if TYPE_CHECKING:
    from lxml.etree import _Element

#: The place of a mark: the index of its slot, and the letter that it stands before.
_Place = tuple[int, int]


def remarked(file: Original, found: Places, remarks: Sequence[Remark], revisions: Revisions) -> bytes | None:
    """Return the file with *remarks* as comments; None if they cannot stand there: not all of its text is its body."""
    main = file.stories[file.main]
    if any(slot.element.getroottree().getroot() is not main for slot in found.slots):
        return None
    own = next((target for kind, target in related(file.parts, file.main) if kind == "comments"), None)
    if own is None:
        name, first = posixpath.join(posixpath.dirname(file.main), "comments.xml"), 0
        further = {name: xml(part(remarks, revisions))} | dict(_announced(file, name))
    else:
        try:
            root = parsed(file.parts[own])
        except (etree.XMLSyntaxError, ValueError):
            return None
        first = 1 + max((int(id_) for each in root if (id_ := each.get(w("id")) or "").isdecimal()), default=-1)
        root.extend(comments(remarks, revisions, first=first))
        further = {own: xml(root)}
    _mark(found, remarks, first)
    return file.written(further)


def _mark(found: Places, remarks: Sequence[Remark], first: int) -> None:
    """Put the marks of what each remark is about into the paragraphs."""
    marks: list[tuple[_Place, bool, _Element]] = []
    for id_, remark in enumerate(remarks, first):
        spots = [spot for spot in found.spots[remark.about.start : remark.about.stop] if spot is not None]
        if spots:
            marks.append((spots[0][:2], True, start_of(id_)))
            marks += [((spots[-1][0], spots[-1][2]), False, mark) for mark in stop_of(id_)]
    # What ends at a place ends before anything begins there.
    marks.sort(key=lambda mark: (mark[0], mark[1]))
    for slot in dict.fromkeys(place[0] for place, _, _ in marks):
        here = [(at, element) for (where, at), _, element in marks if where == slot]
        runs = Runs(found.slots[slot].element, {at for at, _ in here})
        for at, element in here:
            runs.put(element, at)


def _announced(file: Original, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the parts that tell of a part: what it is, and that the main part has it."""
    types = parsed(file.parts["[Content_Types].xml"])
    etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=TYPE.format(kind="comments"))
    yield "[Content_Types].xml", xml(types)
    folder, own = posixpath.split(file.main)
    relations = posixpath.join(folder, "_rels", f"{own}.rels")
    root = (
        parsed(file.parts[relations])
        if relations in file.parts
        else etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    )
    known = {each.get("Id") for each in root}
    id_ = next(id_ for at in range(len(known) + 1) if (id_ := f"comments{at or ''}") not in known)
    kind, target = f"{OFFICE}/comments", posixpath.basename(name)
    etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=id_, Type=kind, Target=target)
    yield relations, xml(root)
