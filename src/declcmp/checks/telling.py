"""Telling: what differs from agreed wording, in a few words."""

from __future__ import annotations

from collections.abc import Sequence

from declcmp.checks.differences import Difference, is_small, words_left
from declcmp.messages import _, plural
from declcmp.model.comparison import EditClass

#: Differences that are named, and words of each that are quoted; the redline shows the rest.
_NAMED, _QUOTED = 3, 6
#: From so many words on both sides a replacement is told by the words that only one side has.
_LONG = 5


def told(found: Sequence[Difference]) -> str:
    """Return the differences that weigh most, in a few words."""
    most = max((each.weight for each in found), default=None)
    named = [part for each in found if each.weight is most for part in _parts(each)]
    more = len(named) - _NAMED
    rest = [plural("{n} more", "{n} more", more)] if more > 0 else []
    return "; ".join([*named[:_NAMED], *rest])


def _parts(each: Difference) -> list[str]:
    if each.moved:
        return [_("«{words}» stands elsewhere").format(words=short(each.new))]
    olds, news = ([word for word in side if not is_small(word)] for side in words_left(each))
    if min(len(each.old.split()), len(each.new.split())) >= _LONG and 2 * len(olds) < len(each.old.split()):
        parts = [_("in another order")]
        parts += [_("without «{words}»").format(words=short(" ".join(olds)))] if olds else []
        return parts + ([_("with «{words}»").format(words=short(" ".join(news)))] if news else [])
    if not each.old:
        said = _("added «{words}»").format(words=short(each.new))
    elif not each.new:
        said = _("dropped «{words}»").format(words=short(each.old))
    else:
        said = f"«{short(each.old)}» → «{short(each.new)}»"
    return [_of_class(each.kind).format(said=said)] if each.pure else [said]


def _of_class(kind: EditClass) -> str:
    return {
        EditClass.NEGATION: _("negation: {said}"),
        EditClass.MODALITY: _("modal verb: {said}"),
        EditClass.NUMBER: _("number: {said}"),
        EditClass.DATE: _("date: {said}"),
        EditClass.NAME: _("name: {said}"),
    }.get(kind, "{said}")


def short(text: str, most: int = _QUOTED) -> str:
    """Return the first words of a text, and a mark if there are more."""
    words = text.split()
    return text if len(words) <= most else " ".join(words[:most]).rstrip(",;:") + " …"
