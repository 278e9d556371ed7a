"""Clause families on the screen: each a timeline of its wordings, redlined; or one of them in every detail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from declcmp.messages import _, plural
from declcmp.model import Edit, EditOp
from declcmp.model.reuse import Family, Relation
from declcmp.model.survey import Lineage, Survey, Variant
from declcmp.renderers import (
    View,
    beside,
    changes,
    class_name,
    cropped,
    edits_in_words,
    relation_name,
    visible,
    width_of,
)
from declcmp.renderers.terminal.ink import listed, style, wrapped
from declcmp.renderers.terminal.redline import drawn
from declcmp.renderers.terminal.reuse_places import name_of, period, spot_of
from declcmp.renderers.terminal.styled import Text

#: Columns of the margin, and the narrowest screen that it fits beside the text.
_MARGIN, _LEAST, _INDENT = 32, 80, 5
_OLD = frozenset({EditOp.EQUAL, EditOp.DELETE, EditOp.MOVE_FROM})
_NEW = frozenset({EditOp.EQUAL, EditOp.INSERT, EditOp.MOVE_TO})
#: Wordings of one family that the summary shows.
_WORDINGS = 6
#: Columns of a label beside which there is room for more than the id.
_LEAST_LABEL = 16
#: Families that have one line each, after those that are drawn.
_LISTED = 15
#: The share of a text that must have stayed for a redline to tell anything.
_LEAST_KEPT = 0.25


def families(survey: Survey, view: View) -> list[Text]:
    """Return the families that were drawn, a line for each of the next ones, and how many there are besides."""
    if not survey.lineages:
        return []
    found, drawn_ones = survey.report.families, len(survey.lineages)
    lines = [Text()]
    if drawn_ones < len(found):
        title = plural(
            "the {n} most widespread formulation, redlined against its first wording",
            "the {n} most widespread formulations, redlined against their first wording",
            drawn_ones,
        )
    else:
        title = _("redlined against the first wording")
    lines += wrapped(Text(title, style=style("heading", view)), view.width, indent=1)
    for number, lineage in enumerate(survey.lineages, 1):
        lines += [Text(), _title(number, lineage.family, view), *_timeline(survey, lineage, view)]
    lines += [Text(), *_legend(survey, view)]
    if drawn_ones < len(found):
        lines += [Text(), *_listed(found, drawn_ones, view)]
    return lines


def _listed(found: Sequence[Family], drawn_ones: int, view: View) -> Iterator[Text]:
    """Yield a line for each of the next families."""
    quiet = style("quiet", view)
    yield from wrapped(
        Text(_("more of them (--family ID shows one, --all all of them)"), style=style("heading", view)),
        view.width,
        indent=1,
    )
    for number, family in enumerate(found[drawn_ones : drawn_ones + _LISTED], drawn_ones + 1):
        yield _title(number, family, view, ink="")
    if hidden := max(len(found) - drawn_ones - _LISTED, 0):
        yield Text("  … " + plural("{n} more formulation", "{n} more formulations", hidden), style=quiet)


def _title(number: int, family: Family, view: View, *, ink: str = "strong") -> Text:
    texts = plural("{n} text", "{n} texts", len({m.passage.document for m in family.members}))
    tail = f"{texts} · {period(family)} · {family.id}"
    head = f" {number:>2}. "
    room = view.width - width_of(head) - width_of(tail) - 3
    if room < _LEAST_LABEL:
        tail, room = family.id, view.width - width_of(head) - width_of(family.id) - 3
    label = cropped(visible(family.label), room)
    line = Text(head + label, style=style(ink, view))
    line.append(" " * max(view.width - line.cell_len - width_of(tail) - 1, 2) + tail, style=style("quiet", view))
    return line


def _timeline(survey: Survey, lineage: Lineage, view: View) -> Iterator[Text]:
    shown = lineage.variants if len(lineage.variants) <= _WORDINGS + 1 else lineage.variants[:_WORDINGS]
    for variant in shown:
        room = view.width - (_MARGIN if view.width >= _LEAST else _INDENT + 1)
        yield from _beside(_margin(survey, variant, view), _wording(variant, room, view), view)
    if len(shown) < len(lineage.variants):
        count = len(lineage.variants) - len(shown)
        more = plural("{n} more wording (--family)", "{n} more wordings (--family)", count)
        yield Text(" " * _INDENT + f"… {more}", style=style("quiet", view))


def _margin(survey: Survey, variant: Variant, view: View) -> list[Text]:
    member = variant.member
    name = Text(name_of(survey, member.passage.document), style=style("place", view))
    names = wrapped(name, _MARGIN - 1, indent=_INDENT)[:2]
    lines = [*names, Text(" " * _INDENT + spot_of(survey, member.passage))]
    if variant.from_origin:
        lines.append(Text(" " * _INDENT + _how(variant)))
    for line in lines[len(names) :]:
        line.stylize(style("quiet", view))
    return lines


def _how(variant: Variant) -> str:
    if variant.member.relation is Relation.VERBATIM:
        return relation_name(Relation.VERBATIM)
    # Words that were only inflected weigh the same: the score is rounded to 1 though they are not equal.
    return f"{relation_name(variant.member.relation)} {min(variant.member.score, 0.99):.2f}"


def _wording(variant: Variant, room: int, view: View) -> list[Text]:
    """Return the words of the origin, or the redline of a later wording and what was edited, in lines."""
    edits = variant.from_origin
    if not any(beside(edit, view.hidden) for edit in edits):
        text = Text(visible(variant.member.passage.text), style=style("quiet" if edits else "", view))
        return wrapped(text, room)
    if not _throughout(edits):
        return [*wrapped(drawn(edits, view), room), *_edited(edits, room, view)]
    text = Text("".join(visible(edit.text) for edit in edits if edit.op in _NEW))
    return [*wrapped(text, room), *_not_drawn(variant.member.relation, room, view)]


def _not_drawn(relation: Relation, room: int, view: View) -> list[Text]:
    """Return why there is no redline."""
    why = (
        _("much the same words in another order: no redline")
        if relation is Relation.REORDERED
        else _("too different for a redline")
    )
    return wrapped(Text(why, style=style("quiet", view)), room)


def _throughout(edits: Sequence[Edit]) -> bool:
    """Say whether so little of a text stayed that a redline would be two texts one after the other."""
    old, new, both = (sum(len(e.text) for e in edits if e.op in ops) for ops in (_OLD, _NEW, {EditOp.EQUAL}))
    return both < _LEAST_KEPT * max(old, new)


def _edited(edits: Sequence[Edit], room: int, view: View) -> list[Text]:
    quiet = style("quiet", view)
    parts = edits_in_words(edits, view.ignore)
    inked = [Text(part, style=style("loud", view) if "!" in part.split()[0] else quiet) for part in parts]
    return listed(inked, room, indent=0, between=Text(" · ", style=quiet))


def _beside(margin: list[Text], text: list[Text], view: View) -> Iterator[Text]:
    """Yield the margin beside the text, or over it where the screen is narrow."""
    if view.width < _LEAST:
        yield from margin
        yield from (Text.assemble(" " * (_INDENT + 1), line) for line in text)
        return
    for number in range(max(len(margin), len(text))):
        left = margin[number] if number < len(margin) else Text()
        left.pad_right(max(_MARGIN - left.cell_len, 0))
        yield Text.assemble(left, text[number] if number < len(text) else Text())


def detail(survey: Survey, view: View) -> list[Text]:
    """Return one family: every wording in its sentence, against the first one and the one before, and what changed."""
    quiet = style("quiet", view)
    lines: list[Text] = []
    for lineage in survey.lineages:
        family = lineage.family
        label = Text(visible(family.label), style=style("strong", view))
        lines += wrapped(label, view.width, indent=1)
        texts = plural("{n} text", "{n} texts", len({m.passage.document for m in family.members}))
        wordings = plural("{n} wording", "{n} wordings", len({m.passage.text for m in family.members}))
        lines.append(Text(f" {texts} · {wordings} · {period(family)} · {family.id}", style=quiet))
        for number, variant in enumerate(lineage.variants, 1):
            lines += [Text(), *_entry(survey, number, variant, lineage, view)]
    return [*lines, Text(), *_legend(survey, view)]


def _entry(survey: Survey, number: int, variant: Variant, lineage: Lineage, view: View) -> Iterator[Text]:
    member, quiet = variant.member, style("quiet", view)
    head = Text(f" {number}. {name_of(survey, member.passage.document)}", style=style("place", view))
    head.append(f" · {spot_of(survey, member.passage)}", style=quiet)
    head.append(" · " + (_("first wording") if number == 1 else _how(variant)), style=style("strong", view))
    yield from wrapped(head, view.width)
    before, after = survey.around(member.passage)
    here = Text.assemble((visible(before), quiet), "⟦", visible(member.passage.text), "⟧", (visible(after), quiet))
    yield from wrapped(here, view.width, indent=4)
    if number == 1:
        return
    yield from _against(_("against the first"), variant, variant.from_origin, view)
    if number > 2:
        earlier = lineage.variants[number - 2].member.passage.document
        title = _("against {number}. {name}").format(number=number - 1, name=name_of(survey, earlier))
        yield from _against(title, variant, variant.from_previous, view)


def _against(title: str, variant: Variant, edits: Sequence[Edit], view: View) -> Iterator[Text]:
    yield Text(f"    {title}", style=style("heading", view))
    if not any(beside(edit, view.ignore) for edit in edits):
        yield Text("      " + _("the same words"), style=style("quiet", view))
        return
    room = view.width - 6
    whole = _throughout(edits)
    drawn_ = _not_drawn(variant.member.relation, room, view) if whole else wrapped(drawn(edits, view), room)
    for line in [*drawn_, *([] if whole else _edited(edits, room, view))]:
        yield Text.assemble(" " * 6, line)
    if whole:
        return
    kinds = Counter(edit.kind for pair in changes(edits, view.ignore) if (edit := pair[1] or pair[0]))
    classes = [Text(f"{class_name(kind)} {n}", style=style("quiet", view)) for kind, n in kinds.items() if kind]
    first = Text(_("by class:") + " ", style=style("quiet", view))
    if classes:
        classes[0] = Text.assemble(first, classes[0])
    yield from listed(classes, view.width, indent=6, between=Text(" · ", style=style("quiet", view)))


def _legend(survey: Survey, view: View) -> list[Text]:
    """Return what the marks mean, where the screen uses any."""
    edits = [e for each in survey.lineages for v in each.variants for e in v.from_origin if beside(e, view.hidden)]
    if not edits:
        return []
    marks = [
        Text("[−" + _("deleted") + "−]", style=style("deleted", view)),
        Text("{+" + _("inserted") + "+}", style=style("inserted", view)),
    ]
    if any(edit.move is not None for edit in edits):
        marks.append(Text(_("[−⟨moved from here⟩−] ⟨to here⟩"), style=style("moved", view)))
    if any(
        "!" in part
        for each in survey.lineages
        for v in each.variants
        for part in edits_in_words(v.from_origin, view.ignore)
    ):
        marks.append(Text(_("! negation, modality, number, date or name"), style=style("loud", view)))
    return listed(marks, view.width, indent=1, between=Text("  "))
