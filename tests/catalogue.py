"""Bring the Russian catalogue in step with the source: new messages in, old ones out, compiled.

    python tests/catalogue.py

Then translate what it names in src/declcmp/locale/ru/LC_MESSAGES/declcmp.po and run it again.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[1] / "src" / "declcmp"
PO = SOURCE / "locale" / "ru" / "LC_MESSAGES" / "declcmp.po"
KEYWORDS = {"_": None, "N_": None, "plural": (1, 2)}
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]


def main() -> int:
    """Write the catalogue; return how many messages have no translation."""
    old = PO.read_text(encoding="utf-8")
    known = read_po(io.BytesIO(old.encode()), locale="ru")
    made = Catalog(locale="ru")
    found = extract_from_dir(SOURCE, keywords=KEYWORDS, method_map=METHODS, options_map={"**.j2": {"trimmed": "true"}})
    for _name, _line, message, _comments, _context in found:
        if not message:
            continue
        one = message if isinstance(message, str) else message[0]
        entry = known.get(one)
        made.add(message, entry.string if entry else None, flags=("python-brace-format",) if "{" in one else ())
    body = io.BytesIO()
    write_po(body, made, width=0, sort_output=True, no_location=True)
    # The head of the file is kept as it is: it says how Russian counts.
    PO.write_text(f"{_head(old)}\n\n{_rest(body.getvalue().decode())}", encoding="utf-8")
    whole = read_po(io.BytesIO(PO.read_bytes()), locale="ru")
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, whole)
    missing = [str(entry.id) for entry in whole if entry.id and not entry.string]
    missing += [str(entry.id) for entry in whole if isinstance(entry.string, tuple) and not all(entry.string)]
    sys.stdout.write("".join(f"not translated: {message}\n" for message in sorted(set(missing))))
    return len(missing)


def _head(text: str) -> str:
    return text.split("\n\n", 1)[0]


def _rest(text: str) -> str:
    return text.split("\n\n", 1)[1].rstrip("\n") + "\n"


if __name__ == "__main__":
    sys.exit(main() > 0)
