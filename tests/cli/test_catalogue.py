"""Everything that a user reads is there in Russian, and the compiled catalogue is the one that is read."""

from __future__ import annotations

import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

SOURCE = Path(__file__).parents[2] / "src" / "declcmp"
FOLDER = SOURCE / "locale" / "ru" / "LC_MESSAGES"
KEYWORDS = {"_": None, "N_": None, "plural": (1, 2)}
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]


def catalogue() -> Catalog:
    return read_po(io.BytesIO((FOLDER / "declcmp.po").read_bytes()), locale="ru")


def translated() -> list[Message]:
    return [entry for entry in catalogue() if entry.id and entry.string and all(_strings(entry)) and not entry.fuzzy]


def _strings(entry: Message) -> list[str]:
    return [entry.string] if isinstance(entry.string, str) else list(entry.string or ())


def _id(entry: Message) -> str:
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def said() -> dict[str, str]:
    """Return every message of the source, and where it stands."""
    found = extract_from_dir(SOURCE, keywords=KEYWORDS, method_map=METHODS)
    return {
        (message if isinstance(message, str) else message[0]): f"{name}:{line}"
        for name, line, message, _comments, _context in found
        if message
    }


def test_every_message_has_a_russian_translation() -> None:
    known = {_id(entry) for entry in translated()}
    missing = {message: place for message, place in said().items() if message not in known}
    assert missing == {}


def test_translations_have_the_fields_of_their_messages() -> None:
    def fields(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    for entry in translated():
        assert all(fields(string) == fields(_id(entry)) for string in _strings(entry)), _id(entry)


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    compiled = read_mo(io.BytesIO((FOLDER / "declcmp.mo").read_bytes()))
    assert {_id(e): _strings(e) for e in compiled if e.id} == {_id(e): _strings(e) for e in translated()}


def test_no_message_hides_inside_an_f_string() -> None:
    hidden = [path for path in SOURCE.rglob("*.py") if re.search(r"\{(?:_|plural)\(", path.read_text(encoding="utf-8"))]
    assert hidden == [], "Babel does not look into f-strings"
