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


def catalogue() -> Catalog:
    return read_po(io.BytesIO((FOLDER / "declcmp.po").read_bytes()), locale="ru")


def _strings(entry: Message) -> list[str]:
    return [entry.string] if isinstance(entry.string, str) else list(entry.string or ())


def said() -> dict[str, str]:
    """Return every message of the source, and where it stands."""
    found = extract_from_dir(SOURCE, keywords=KEYWORDS, method_map=[("**.py", "python")])
    return {
        (message if isinstance(message, str) else message[0]): f"{name}:{line}"
        for name, line, message, _comments, _context in found
        if message
    }


def test_every_message_has_a_russian_translation() -> None:
    translated = {
        entry.id if isinstance(entry.id, str) else entry.id[0]
        for entry in catalogue()
        if entry.string and all(entry.string) and not entry.fuzzy
    }
    missing = {message: place for message, place in said().items() if message not in translated}
    assert missing == {}


def test_translations_have_the_fields_of_their_messages() -> None:
    def fields(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    for entry in catalogue():
        ids = [entry.id] if isinstance(entry.id, str) else list(entry.id)
        if entry.id:
            assert all(fields(string) == fields(ids[0]) for string in _strings(entry)), ids[0]


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    compiled = read_mo(io.BytesIO((FOLDER / "declcmp.mo").read_bytes()))
    for entry in catalogue():
        if entry.id:
            key = entry.id if isinstance(entry.id, str) else entry.id[0]
            found = compiled.get(key)
            assert found is not None, key
            assert _strings(found) == _strings(entry), key
    assert len(list(compiled)) == len(list(catalogue()))


def test_no_message_hides_inside_an_f_string() -> None:
    hidden = [path for path in SOURCE.rglob("*.py") if re.search(r"\{(?:_|plural)\(", path.read_text(encoding="utf-8"))]
    assert hidden == [], "Babel does not look into f-strings"
