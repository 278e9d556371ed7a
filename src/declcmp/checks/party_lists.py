"""The lists of parties of a text: in its title, its preamble, the definition of «Стороны», its signatures, its body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from declcmp.checks.draft import Draft
from declcmp.language.names import Found, states
from declcmp.language.tables import words_of
from declcmp.messages import _
from declcmp.model.document import Document, Paragraph, ParagraphKind, Span
from declcmp.text.fold import fold
from declcmp.text.parties import DEFINED, runs

#: How many paragraphs of text before the first point tell who takes part, and how many sentences of each.
_OPENING, _SENTENCES = 4, 2
#: How much of a sentence is read, in characters: lists of parties are shorter, hostile lines are not.
_READ = 5000
#: How far from «(далее – Стороны)» its list may end, in characters.
_NEAR = 80
_TAKES_PART = re.compile(r"участ(?:ие|ием|вова)|присутствова|встретил|собрал", re.IGNORECASE)
#: Who a list of parties is of, besides offices: «министров иностранных дел Казахстана», «главы МИД Казахстана».
_WHOSE = re.compile(r"(?:дел|ведомств|МИД|правительств\w*|делегаци\w+|лидер\w*)$", re.IGNORECASE)
#: What goes on from a list to one more: «… Бахтиер Саидов, в том числе чрезвычайный и полномочный посол».
_ASIDE = re.compile(
    r"(?:\s[А-ЯЁ][\w.-]*)*,?\s(?P<joint>(?:в том числе|а также|включая|и)\s)(?:[а-яё-]+\s){0,8}?(?P<office>[а-яё-]+)\s"
)
#: Who is present and no party.
_GUEST = re.compile(r"\bгост(?:ь|я|е|и)|наблюдател|приглаш[её]нн", re.IGNORECASE)


class Role(Enum):
    """Where a list of parties stands."""

    TITLE = "title"
    PREAMBLE = "preamble"
    DEFINITION = "definition"
    BODY = "body"
    SIGNATURES = "signatures"

    def where(self) -> str:
        """Return where that is, as messages say it."""
        match self:
            case Role.TITLE:
                return _("in the title")
            case Role.PREAMBLE:
                return _("in the preamble")
            case Role.DEFINITION:
                return _("in the definition of the parties")
            case Role.SIGNATURES:
                return _("in the signatures")
            case Role.BODY:
                return _("elsewhere in the text")


@dataclass(frozen=True, slots=True)
class PartyList:
    """States that a text names as its parties in one place.

    Attributes:
        names: Short names, each once, in the order of the text.
        span: From the first to the last.
        aside: Names that stand apart from the rest: «…, в том числе посол Туркменистана»; after signatures, all others
            that stand below.
        aside_at: Where the first of those stands, with what joins it to the rest; None after signatures.
    """

    role: Role
    names: tuple[str, ...]
    span: Span
    aside: tuple[str, ...] = ()
    aside_at: Span | None = None

    @property
    def all(self) -> frozenset[str]:
        """Return all names."""
        return frozenset((*self.names, *self.aside))

    @property
    def sure(self) -> tuple[str, ...]:
        """Return the names that are certainly parties: below signatures, other texts may stand."""
        return self.names if self.role is Role.SIGNATURES else (*self.names, *self.aside)


def party_lists(draft: Draft) -> tuple[PartyList, ...]:
    """Return the lists of parties, by place, if the text is one that parties adopt; none of fewer than two states."""
    document = draft.document
    framed = [*_titles(document), *_opening(document), *_signatures(document)]
    if not _is_adopted(document, framed):
        return ()
    sets = {each.all for each in framed}
    return tuple(sorted([*framed, *_body(document, sets)], key=lambda each: each.span))


def _is_adopted(document: Document, found: Sequence[PartyList]) -> bool:
    """Say whether a text is one that parties adopt; news name states in any order."""
    if document.metadata.kind or any(each.role in {Role.DEFINITION, Role.SIGNATURES} for each in found):
        return True
    return any(each.kind is ParagraphKind.POINT for each in document.paragraphs)


def _titles(document: Document) -> Iterator[PartyList]:
    titles = [each for each in document.paragraphs if each.kind is ParagraphKind.TITLE]
    if titles and (run := _longest(document.text[titles[0].span.start : titles[-1].span.stop][:_READ])):
        yield _listed(Role.TITLE, run, titles[0].span.start)


def _opening(document: Document) -> Iterator[PartyList]:
    """Yield what the sentences before the first point or heading list, and what they define as «Стороны»."""
    for sentence in _first_sentences(document.paragraphs):
        text = sentence.of(document.text)[:_READ]
        if guest := _GUEST.search(text):
            text = text[: guest.start()]
        defined = DEFINED.search(text)
        run = _last(text[: defined.start()]) if defined else _longest(text)
        if run and (defined or _are_parties(text, run)):
            role = Role.DEFINITION if defined else Role.PREAMBLE
            found = _listed(role, run, sentence.start)
            aside = None if defined else _aside(text, run)
            if aside is not None and aside.name not in found.names:
                place = Span(sentence.start + aside.start, sentence.start + aside.stop)
                found = replace(found, span=Span(found.span.start, place.stop), aside=(aside.name,), aside_at=place)
            yield found


def _first_sentences(paragraphs: Sequence[Paragraph]) -> Iterator[Span]:
    seen = 0
    for paragraph in paragraphs:
        if paragraph.kind in {ParagraphKind.POINT, ParagraphKind.HEADING} or seen == _OPENING:
            return
        if paragraph.sentences:
            seen += 1
            yield from (sentence.span for sentence in paragraph.sentences[:_SENTENCES])


def _signatures(document: Document) -> Iterator[PartyList]:
    signed = [each.span for each in document.paragraphs if each.kind is ParagraphKind.SIGNATURE]
    if signed:
        # All that stands among the signatures: a line that no office begins is one, too.
        text = document.text[signed[0].start :]
        found = list(states().find(text[: signed[-1].stop - signed[0].start]))
        if len({each.name for each in found}) > 1:
            rest = tuple(each.name for each in states().find(text))
            yield _listed(Role.SIGNATURES, found, signed[0].start, tuple(dict.fromkeys(rest)))


def _body(document: Document, sets: set[frozenset[str]]) -> Iterator[PartyList]:
    """Yield the lists of the points that name just the parties that a title, a preamble or the signatures name."""
    opening = set(_first_sentences(document.paragraphs))
    for sentence in document.sentences if sets else ():
        if sentence.span not in opening:
            for run in runs(sentence.span.of(document.text)):
                if frozenset(found.name for found in run) in sets:
                    yield _listed(Role.BODY, run, sentence.span.start)


def _longest(text: str) -> list[Found] | None:
    """Return the longest list of states; None if there is none of two."""
    return max(_lists(text), key=len, default=None)


def _last(text: str) -> list[Found] | None:
    """Return the list that ends with a text, or near its end."""
    return next((run for run in reversed(_lists(text)) if len(text) - run[-1].stop <= _NEAR), None)


def _lists(text: str) -> list[list[Found]]:
    return [run for run in runs(text) if len({found.name for found in run}) > 1]


def _are_parties(text: str, run: Sequence[Found]) -> bool:
    """Say whether a list is of those who met, and not of others that they speak of."""
    before = text[: run[0].start].rstrip().rpartition(" ")[2]
    return _is_office(before) or _WHOSE.search(before) is not None or _TAKES_PART.search(text) is not None


def _aside(text: str, run: Sequence[Found]) -> Found | None:
    """Return who takes part and stands apart from the list, from «в том числе» on: «… посол Туркменистана в …»."""
    following = next(states().find(text, run[-1].stop), None)
    if following and _TAKES_PART.search(text):
        between = _ASIDE.fullmatch(text[run[-1].stop : following.start])
        if between and _is_office(between["office"]):
            return following._replace(start=run[-1].stop + between.start("joint"))
    return None


def _is_office(word: str) -> bool:
    """Say whether a word is an office in any case: «посол», «министра»."""
    folded = fold(word)
    return any(len(each) > 3 and folded.startswith(each[:-1]) for each in sorted(words_of("genre", "office")))


def _listed(role: Role, run: Sequence[Found], at: int, aside: Sequence[str] = ()) -> PartyList:
    names = tuple(dict.fromkeys(found.name for found in run))
    apart = tuple(name for name in aside if name not in names)
    return PartyList(role, names, Span(at + run[0].start, at + run[-1].stop), apart)
