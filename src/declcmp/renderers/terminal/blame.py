"""Where a draft comes from, on the screen: a margin as git blame's, the sentence beside it, new words marked."""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.messages import _, plural
from declcmp.model.provenance import Attribution, BlameReport, Witness
from declcmp.model.reuse import Relation
from declcmp.renderers import (
    View,
    chosen,
    cropped,
    line_name,
    percent,
    point_name,
    relation_name,
    short_name,
    spot_name,
    visible,
    width_of,
)
from declcmp.renderers.terminal.ink import listed, painted, style, wrapped
from declcmp.renderers.terminal.styled import Text

#: Columns of the margin, and the narrowest screen that it fits beside the text.
_MARGIN, _LEAST = 34, 78
_LEAST_BAR = 8
_BARS = "▏▎▍▌▋▊▉█"
_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def render(report: BlameReport, view: View) -> str:
    """Return the screen: who is traced, how much of it is inherited and from where, then every sentence."""
    lines = [*_head(report, view)]
    if report.attributions and report.compared:
        lines += [Text(), *_bars(report, view)]
    if not view.stat:
        shown = chosen(report, view)
        for sentence in shown:
            lines += [Text(), *_sentence(sentence, view)]
        if any(sentence.parts and sentence.new for sentence in shown):
            mark = Text("{+…+}", style=style("inserted", view))
            where = (
                _("words that stand in no other document")
                if report.any_date
                else _("words that stand in no earlier document")
            )
            note = Text(" " + where, style=style("quiet", view))
            lines += [Text(), *wrapped(Text.assemble(mark, note), view.width, indent=1)]
    return painted(lines, view)


def _head(report: BlameReport, view: View) -> Iterator[Text]:
    about = report.document.metadata
    date = " " + visible(about.date or _("undated")) + "  "
    count = plural("{n} sentence", "{n} sentences", len(report.attributions))
    room = max(view.width - width_of(date) - width_of(count) - 2, 8)
    title = cropped(visible(about.title or report.document.source.name), room)
    head = Text(date, style=style("quiet", view))
    head.append(title, style=style("strong", view))
    head.append(" " * (room - width_of(title) + 1) + count, style=style("quiet", view))
    yield head
    yield from wrapped(Text(_summary(report), style=style("strong", view)), view.width, indent=1)
    for note in _notes(report):
        yield from wrapped(Text(note, style=style("quiet", view)), view.width, indent=1)


def _summary(report: BlameReport) -> str:
    if not report.compared:
        return _nothing_to_compare(report)
    inherited = sum(bool(each.parts) for each in report.attributions)
    share = (
        _("{share} of the words stand in other documents")
        if report.any_date
        else _("{share} of the words stand in earlier documents")
    )
    some = plural(
        "{n} sentence inherited, in whole or in part", "{n} sentences inherited, in whole or in part", inherited
    )
    new = plural("{n} sentence new", "{n} sentences new", len(report.attributions) - inherited)
    return f"{share.format(share=percent(report.inherited))} · {some} · {new}"


def _nothing_to_compare(report: BlameReport) -> str:
    if report.later:
        return plural(
            "Nothing to compare with: the {n} other document is not earlier (--any-date takes it all the same).",
            "Nothing to compare with: none of the {n} other documents is earlier (--any-date takes them all the same).",
            report.later,
        )
    return _("Nothing to compare with: there is no other document in the corpus.")


def _notes(report: BlameReport) -> Iterator[str]:
    if report.compared:
        notes = [plural("compared with {n} document", "compared with {n} documents", report.compared)]
        if report.later:
            notes.append(
                plural(
                    "{n} is not earlier and left out (--any-date takes it)",
                    "{n} are not earlier and left out (--any-date takes them)",
                    report.later,
                )
            )
        yield " · ".join(notes)
    if report.itself:
        yield _("itself left out: {id}").format(id=visible(report.itself))
    if report.undated:
        yield _("without a date, taken for the latest: {ids}").format(ids=visible(", ".join(report.undated)))


def _bars(report: BlameReport, view: View) -> Iterator[Text]:
    """Yield a bar for each source: which share of the draft's words has its origin there."""
    rows = [
        (" ".join([debt.about.date or _("undated"), short_name(debt.document, debt.about)]), debt.share)
        for debt in report.debts
    ]
    rows.append((_("new text"), 1.0 - report.inherited))
    label = min(max(width_of(name) for name, _share in rows), max(view.width - _LEAST_BAR - 12, view.width // 2))
    room = max(view.width - label - 12, _LEAST_BAR)
    for number, (full, share) in enumerate(rows):
        name = cropped(full, label)
        line = Text(f" {name}{' ' * (label - width_of(name))} {percent(share):>5}  ")
        line.append(bar(share, room), style=style("inserted" if number == len(rows) - 1 else "place", view))
        yield line


def bar(share: float, room: int) -> str:
    """Return a bar of so many columns at most; whatever is not nothing is seen."""
    eighths = max(round(share * room * 8), int(share > 0))
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (_BARS[rest - 1] if rest else "")


def _sentence(sentence: Attribution, view: View) -> list[Text]:
    margin = list(_margin(sentence, view))
    if view.width < _LEAST:
        return [*margin, *wrapped(_marked(sentence, view), view.width, indent=3)]
    text = wrapped(_marked(sentence, view), view.width - _MARGIN)
    lines = []
    for number in range(max(len(margin), len(text))):
        left = margin[number] if number < len(margin) else Text()
        left.pad_right(max(_MARGIN - left.cell_len, 0))
        lines.append(Text.assemble(left, text[number] if number < len(text) else Text()))
    return lines


def _margin(sentence: Attribution, view: View) -> Iterator[Text]:
    """Yield, for each part, where it comes from and how; last, where the sentence itself stands."""
    width = _MARGIN - 1 if view.width >= _LEAST else view.width
    if not sentence.parts:
        yield Text(" " + _("new text"), style=style("inserted", view))
    for number, part in enumerate(sentence.parts, 1):
        yield from _source(part.origin, " ", _mark(number, sentence), width, view)
        if part.closest:
            yield from _source(part.closest, " ≈ ", "", width, view)
    here = Text(_("here: {place}").format(place=spot_name(sentence.spot)), style=style("quiet", view))
    yield from wrapped(here, width, indent=3)


def _source(witness: Witness, sign: str, mark: str, width: int, view: View) -> list[Text]:
    """Return the date, the name and the place of a source, and what became of it, in as many lines as they need."""
    name = [witness.date or _("undated"), short_name(witness.passage.document, witness.about)]
    if witness.spot.point:
        name.append(point_name(witness.spot.point))
    ink = style("place", view)
    named = wrapped(Text(" ".join(name) + mark, style=ink), width, first=Text(sign, style=ink), indent=3)
    score = f" {witness.score:.2f}" if witness.relation is not Relation.VERBATIM else ""
    quiet = style("quiet", view)
    how = [Text(line_name(witness.spot)), Text(relation_name(witness.relation) + score)]
    return [*named, *listed(how, width, indent=3, between=Text(" · ", style=quiet))]


def _mark(number: int, sentence: Attribution) -> str:
    """Return the number of a part, where a sentence has several."""
    return "".join(_DIGITS[int(digit)] for digit in str(number)) if len(sentence.parts) > 1 else ""


def _marked(sentence: Attribution, view: View) -> Text:
    """Return the sentence: inherited words plain, new ones marked; after each of several parts its number."""
    if not sentence.parts:
        return Text(visible(sentence.text))
    edges = {edge for span in sentence.new for edge in (span.start, span.stop)}
    edges |= {part.span.stop for part in sentence.parts}
    numbers = {part.span.stop: _mark(number, sentence) for number, part in enumerate(sentence.parts, 1)}
    line, at = Text(), sentence.span.start
    for edge in sorted(edges | {sentence.span.stop}):
        piece = visible(sentence.text[at - sentence.span.start : edge - sentence.span.start])
        if piece and any(span.start <= at < span.stop for span in sentence.new):
            line.append("{+" + piece + "+}", style=style("inserted", view))
        else:
            line.append(piece)
        line.append(numbers.get(edge, ""), style=style("place", view))
        at = edge
    return line
