"""A desk's own file of norms: what it may hold, and mistakes in it that are named."""

from __future__ import annotations

import pytest

from declcmp import messages
from declcmp.checks.norms import Norms, Term, norms
from declcmp.errors import InputError
from declcmp.language.tables import sections


def read(text: str) -> Norms:
    return norms(sections(text, "ours.txt"), "ours.txt")


def test_a_file_has_its_terms_ladders_and_clauses() -> None:
    found = read('[glossary]\n"в г Ош" => в г. Ош | точка\n[ladder a]\nпросить, предлагать\n[clause b]\nдоговор сила\n')
    assert found.glossary == (Term("в г Ош", "в г. Ош", "точка", exact=True),)
    assert (found.ladders, found.clauses) == (((("просить", "предлагать"),),), {"b": ("договор сила",)})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[clause letter]\n", "ours.txt: there is no line in [clause letter]"),
        ("[ladder просьба]\n# пусто\n", "ours.txt: there is no line in [ladder просьба]"),
        ("[ladder]\nпросить\n", "ours.txt: [ladder] wants a name: [ladder …]"),
        ("[clause]\nдоговор\n", "ours.txt: [clause] wants a name: [clause …]"),
        ("[glossary]\nдоговор => договор | так\n", "ours.txt: both sides of an entry of the glossary are: договор"),
        ('[glossary]\n"договор" => договор\n', "ours.txt: both sides of an entry of the glossary are: договор"),
        ("[glossary]\nдоговор\n", "ours.txt: an entry of the glossary is «wrong => right», not: договор"),
        ("[glosary]\nа => б\n", "ours.txt: no such section: [glosary]"),
    ],
)
def test_a_mistake_is_named(text: str, said: str) -> None:
    messages.use("en")
    with pytest.raises(InputError) as error:
        read(text)
    assert str(error.value).startswith(said)
