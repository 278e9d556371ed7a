"""Where a draft comes from, on the screen: a margin as git blame's, the sentence beside it, new words marked."""

from __future__ import annotations

from collections.abc import Iterator

from declcmp.messages import _, plural
from declcmp.model.provenance import Attribution, BlameReport, Witness
from declcmp.renderers import View, chosen, cropped, percent, relation_name, short_name, visible, width_of
from declcmp.renderers.terminal.ink import painted, style, wrapped
from declcmp.renderers.terminal.styled import Text

#: Columns of the margin, and the narrowest screen that it fits beside the text.
_MARGIN, _LEAST = 34, 78
#: Columns of the margin that are not for the name: marks, and the space before the text.
_SPARE = 7
_BARS = "▏▎▍▌▋▊▉█"
_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def render(report: BlameReport, view: View) -> str:
    """Return the screen: who is traced, how much of it is inherited and from where, then every sentence."""
    lines = [*_head(report, view)]
    if report.attributions:
        lines += [Text(), *_bars(report, view)]
    if not view.stat:
        shown = chosen(report, view)
        for sentence in shown:
            lines += [Text(), *_sentence(sentence, view)]
        if any(sentence.parts and sentence.new for sentence in shown):
            mark = Text("{+…+}", style=style("inserted", view))
            note = Text(" " + _("words that stand in no earlier document"), style=style("quiet", view))
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
    inherited = sum(bool(each.parts) for each in report.attributions)
    share = _("{share} of the words stand in earlier documents").format(share=percent(report.inherited))
    some = plural(
        "{n} sentence inherited, in whole or in part", "{n} sentences inherited, in whole or in part", inherited
    )
    new = plural("{n} sentence new", "{n} sentences new", len(report.attributions) - inherited)
    return f"{share} · {some} · {new}"


def _notes(report: BlameReport) -> Iterator[str]:
    compared = plural("compared with {n} document", "compared with {n} documents", report.compared)
    if report.later:
        later = plural("{n} is not earlier", "{n} are not earlier", report.later)
        compared += " · " + later + " " + _("(--any-date counts all)")
    if report.itself:
        compared += " · " + _("itself left out: {id}").format(id=visible(report.itself))
    yield compared
    if report.undated:
        yield _("without a date, taken for the latest: {ids}").format(ids=visible(", ".join(report.undated)))


def _bars(report: BlameReport, view: View) -> Iterator[Text]:
    """Yield a bar for each source: which share of the draft's words has its origin there."""
    rows = [
        (" ".join([debt.about.date or _("undated"), short_name(debt.document, debt.about)]), debt.share)
        for debt in report.debts
    ]
    rows.append((_("new text"), 1.0 - report.inherited))
    label = min(max(width_of(name) for name, _share in rows), view.width // 2)
    room = max(view.width - label - 12, 8)
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
    if not sentence.parts:
        yield Text(" " + _("new text"), style=style("inserted", view))
    for number, part in enumerate(sentence.parts, 1):
        yield Text(" " + _witness(part.origin) + _mark(number, sentence), style=style("place", view))
        if part.closest:
            yield Text(f" ≈ {_witness(part.closest)}", style=style("place", view))
        yield Text(f"   {relation_name(part.source.relation)} {part.source.score:.2f}", style=style("quiet", view))


def _witness(witness: Witness) -> str:
    date = witness.date or _("undated")
    point = " " + _("p. {number}").format(number=visible(witness.point)) if witness.point else ""
    room = max(_MARGIN - _SPARE - width_of(date) - width_of(point), 8)
    return f"{date} {cropped(short_name(witness.passage.document, witness.about), room)}{point}"


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
