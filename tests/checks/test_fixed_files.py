"""Files after fixes: their encoding, their byte order mark and the ends of their lines are what they were."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declcmp.checks import Selection
from declcmp.checks.baseline import entries
from declcmp.errors import InputError
from declcmp.pipelines import Place
from declcmp.pipelines.checking import Checking, checked
from declcmp.pipelines.fixing import FixedFile, fixed

TEXT = (
    'Стороны поддерживают Десятилетие «Вода для устойчивого развития» и план "Шёлковый путь".\n'
    "\n"
    "Встреча состоялась  в г.Ташкент на полях СOVID-19, итоги 3-ей встречи «Одобрены».\n"
)
FIXED = (
    "Стороны поддерживают Десятилетие «Вода для устойчивого развития» и план «Шёлковый путь».\n"
    "\n"
    "Встреча состоялась в г.\u00a0Ташкент на полях COVID-19, итоги 3-й встречи «Одобрены».\n"
)
TYPOGRAPHY = Checking(Selection(select=("TXT", "TYP")))


def fix(path: Path, what: Checking = TYPOGRAPHY, *, unsafe: bool = False, encoding: str | None = None) -> FixedFile:
    (file,) = fixed([str(path)], Place(folder=None, encoding=encoding), what, unsafe=unsafe)
    return file


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "cp1251"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_file_keeps_its_encoding_and_the_ends_of_its_lines(tmp_path: Path, end: str, mark: bytes, codec: str) -> None:
    path = tmp_path / "draft.md"
    data = mark + TEXT.replace("\n", end).encode(codec)
    path.write_bytes(data)
    file = fix(path)
    assert file.data == mark + FIXED.replace("\n", end).encode(codec)
    assert file.after == FIXED.replace("\n", end)
    assert file.before == TEXT.replace("\n", end)
    assert path.read_bytes() == data


def test_a_character_that_the_encoding_lacks_is_not_put_in_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    text = 'Закон "О программе "Путь" и мерах" принят в г.Ташкент.\n'
    path.write_bytes(text.encode("koi8-r"))
    file = fix(path, Checking(Selection(select=("TYP102", "TYP106"))), unsafe=True)
    assert file.data == text.replace("г.", "г.\u00a0").encode("koi8-r")
    assert file.refused == (f"{path}:1:20: TYP102 not mended: KOI8-R has no such character",)


def test_ends_of_lines_may_be_mixed(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes("Мир – цель  сторон.\r\n\r\nООН -- основа.\n\nШОС – опора,  и мир.\r".encode())
    assert fix(path).data == "Мир – цель сторон.\r\n\r\nООН – основа.\n\nШОС – опора, и мир.\r".encode()


def test_what_is_suppressed_or_known_is_not_mended(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("Итоги 3-ей встречи. <!-- declcmp: ignore TYP107: так в заглавии -->\n", encoding="utf-8")
    assert fix(path).applied == 0
    path.write_text("Итоги 3-ей встречи.\n", encoding="utf-8")
    known = tuple(entries(checked([str(path)], Place(), TYPOGRAPHY).findings))
    assert fix(path, Checking(TYPOGRAPHY.selection, known=known)).applied == 0
    assert fix(path).applied == 1


def test_the_diff_is_that_of_the_source(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_bytes("# Заявление\r\n\r\nИтоги 3-ей встречи.".encode())
    lines = fix(path).diff().splitlines()
    assert lines[:2] == [f"--- {path}", f"+++ {path}"]
    assert lines[-4:] == [
        "-Итоги 3-ей встречи.", "\\ No newline at end of file", "+Итоги 3-й встречи.", "\\ No newline at end of file",
    ]  # fmt: skip
    path.write_text("Итоги 3-й встречи.\n", encoding="utf-8")
    assert fix(path).diff() == ""


def test_fixes_go_into_text_files_only(tmp_path: Path) -> None:
    notes: list[str] = []
    page = tmp_path / "a.html"
    page.write_text("<html><body><p>Итоги 3-ей встречи.</p></body></html>", encoding="utf-8")
    (tmp_path / "b.md").write_text("Итоги 3-ей встречи.\n", encoding="utf-8")
    (file,) = fixed([str(tmp_path)], Place(), TYPOGRAPHY, tell=notes.append)
    assert file.path.endswith("b.md")
    assert any("a.html" in note for note in notes)
    with pytest.raises(InputError, match="text files"):
        fixed([str(page)], Place(), TYPOGRAPHY)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["Итоги 3-ей встречи", "мир  и  дружба", "г.Ташкент", "Стороны – за мир", "", "ООН -- цель"]
            ),
            st.sampled_from(["\n", "\r\n", "\r"]),
        ),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["utf-8", "cp1251", "utf-16"]),
)
def test_lines_without_a_fix_are_byte_for_byte_the_same(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, str]], codec: str
) -> None:
    path = tmp_path_factory.mktemp("files") / "draft.txt"
    text = "".join(line + end for line, end in [("Стороны отметили роль ООН.", "\n"), *lines])
    path.write_bytes(text.encode(codec))
    file = fix(path, encoding=codec)
    before, after = text.splitlines(keepends=True), file.after.splitlines(keepends=True)
    assert len(before) == len(after)
    for old, new in zip(before, after, strict=True):
        tight, made = ("".join(line.split()).replace("--", "–") for line in (old, new))
        # What the reader sets aside as no part of the document is not mended.
        assert made in {tight, tight.replace("ей", "й")}
        assert old[len(old.rstrip("\r\n")) :] == new[len(new.rstrip("\r\n")) :]
