"""Norms: what a desk has agreed on besides its corpus; data that a drafter edits, with defaults of our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model.checking import Severity


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary: a wording that is not to be used, and the one to use.

    Attributes:
        wrong: In any case and number unless *exact*.
        right: In the nominative; the fix takes the form of what it replaces.
        note: Why, in one sentence; may be empty.
    """

    wrong: str
    right: str
    note: str = ""
    severity: Severity | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """What a format of documents asks for.

    Attributes:
        name: As front matter names it (``profile: agency``).
        quotes: The outer quotation marks, as «» or ""; empty leaves it to the document.
        dash: The dash of running text; empty leaves it to the document.
        parties: In the order in which they are listed; empty leaves it to the document.
        required: Names of clauses that must be there (`Norms.clauses`).
        house: Codes that are not reported: conventions of the house that printed the text.
    """

    name: str
    quotes: str = ""
    dash: str = ""
    parties: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    house: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Norms:
    """All norms of a run.

    Attributes:
        abbreviations: Known to every reader, so never to be introduced.
        glossary: Wordings not to be used.
        ladders: Each from the weakest verb to the strongest; a step is one or more phrases of equal strength.
        qualifiers: Words and phrases that limit or strengthen a commitment.
        clauses: Standard clauses by name, each as words that one of its sentences must have, in any form.
        profiles: By name.
    """

    abbreviations: frozenset[str] = frozenset()
    glossary: tuple[Term, ...] = ()
    ladders: tuple[tuple[tuple[str, ...], ...], ...] = ()
    qualifiers: tuple[str, ...] = ()
    clauses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    profiles: Mapping[str, Profile] = field(default_factory=dict)

    def with_more(self, more: Norms) -> Norms:
        """Return these norms and those of another set; where both name a clause or a profile, the other's holds."""
        return Norms(
            self.abbreviations | more.abbreviations,
            (*more.glossary, *(term for term in self.glossary if term.wrong not in {t.wrong for t in more.glossary})),
            (*more.ladders, *self.ladders),
            tuple(dict.fromkeys((*self.qualifiers, *more.qualifiers))),
            {**self.clauses, **more.clauses},
            {**self.profiles, **more.profiles},
        )


def norms(sections: Mapping[str, Sequence[str]], name: str) -> Norms:
    """Return the norms that the sections of a data file hold (``language/data/norms.txt`` shows the form).

    Args:
        sections: Lines by section: abbreviations, qualifiers, glossary, «ladder NAME», «clause NAME».
        name: What messages call the file.

    Raises:
        InputError: there is a section of another name, a ladder or clause is without a name or a line, or a line of
            the glossary has no => or the same on both sides.
    """
    ladders, clauses = [], {}
    for section, lines in sections.items():
        kind, _space, rest = section.partition(" ")
        if kind in _NAMED and not rest:
            raise InputError(_("{name}: [{section}] wants a name: [{section} …]").format(name=name, section=section))
        if kind in _NAMED and not lines:
            raise InputError(_("{name}: there is no line in [{section}]").format(name=name, section=section))
        if kind == "ladder":
            ladders.append(tuple(_phrases(line) for line in lines))
        elif kind == "clause":
            clauses[rest] = tuple(lines)
        elif section not in _PLAIN:
            known = ", ".join([*_PLAIN, "ladder …", "clause …"])
            raise InputError(
                _("{name}: no such section: [{section}]; there are {known}").format(
                    name=name, section=section, known=known
                )
            )
    return Norms(
        frozenset(word for line in sections.get("abbreviations", ()) for word in line.split()),
        tuple(_term(line, name) for line in sections.get("glossary", ())),
        tuple(ladders),
        tuple(phrase for line in sections.get("qualifiers", ()) for phrase in _phrases(line)),
        clauses,
        {},
    )


_PLAIN = ("abbreviations", "qualifiers", "glossary")
_NAMED = ("ladder", "clause")


def _phrases(line: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in line.split(",") if phrase.strip())


def _term(line: str, name: str) -> Term:
    """Return an entry of the glossary: «wrong => right | note»; «"wrong"» in straight quotes only as it stands."""
    wrong, arrow, rest = (part.strip() for part in line.partition("=>"))
    right, _bar, note = (part.strip() for part in rest.partition("|"))
    if not (wrong and arrow and right):
        raise InputError(
            _("{name}: an entry of the glossary is «wrong => right», not: {line}").format(name=name, line=line)
        )
    exact = wrong[:1] == wrong[-1:] == '"' and len(wrong) > 2
    wrong = wrong[1:-1].strip() if exact else wrong
    if wrong == right:
        raise InputError(_("{name}: both sides of an entry of the glossary are: {line}").format(name=name, line=right))
    return Term(wrong, right, note, exact=exact)
