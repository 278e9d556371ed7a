"""What a document's parts are called on the screen: every reason and every field has a name in Russian."""

from collections.abc import Iterator

import pytest

from declcmp import messages
from declcmp.corpus import FIELDS, field_name
from declcmp.model import ParagraphKind
from declcmp.readers import pdf_pages
from declcmp.renderers.document_words import paragraph_name, reason_name
from declcmp.text import residue

REASONS = sorted(
    value
    for module in (residue, pdf_pages)
    for name, value in vars(module).items()
    if name.isupper() and not name.startswith("_") and isinstance(value, str)
)
FORMATS = ("comment", "page header", "page footer", "hidden text", "table of contents", "around the article of a page")


@pytest.fixture(autouse=True)
def in_russian() -> Iterator[None]:
    messages.use("ru")
    yield
    messages.use("en")


@pytest.mark.parametrize("reason", [*REASONS, *FORMATS])
def test_every_reason_is_said_in_russian(reason: str) -> None:
    assert not reason_name(reason).isascii()


def test_a_reason_of_another_reader_is_said_as_it_stands() -> None:
    assert reason_name("something else") == "something else"


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_named_in_russian_and_as_the_file_names_it(field: str) -> None:
    name, _, key = field_name(field).partition(" (")
    assert not name.isascii()
    assert key == f"{field})"


def test_every_kind_of_paragraph_is_said_in_russian() -> None:
    assert not any(paragraph_name(kind).isascii() for kind in ParagraphKind)
