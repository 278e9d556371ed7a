import shutil
from pathlib import Path

import pytest

import writing
from declcmp import readers
from declcmp.errors import InputError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LINE = "Стороны отмечают ключевую роль Секретариата формата."


def name(stream: str) -> bytes:
    return OLE + bytes(504) + stream.encode("utf-16-le") + bytes(1000)


def test_without_libreoffice_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(InputError, match=r"save it as \.docx, or install LibreOffice"):
        readers.read(name("WordDocument"), "old.doc")


def test_files_of_other_programs_and_protected_ones_are_said() -> None:
    with pytest.raises(InputError, match="not of Word"):
        readers.read(name("Workbook"), "old.doc")
    with pytest.raises(InputError, match="password"):
        readers.read(name("EncryptedPackage"), "old.docx")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_with_libreoffice_it_is_read(tmp_path: Path) -> None:
    old = writing.converted(writing.flat_odt([LINE, LINE]), ".fodt", "doc", tmp_path)
    found = readers.read(old, "old.doc")
    assert [block.text for block in found.blocks] == [LINE, LINE]
    assert found.source.format == "doc"
    assert any("LibreOffice" in note for note in found.notes)
