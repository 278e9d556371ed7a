"""Encodings: recognised from whole files and from a line of them; what cannot be read is said in one sentence."""

from __future__ import annotations

import random
import re
from contextlib import suppress
from pathlib import Path

import pytest

from declcmp.errors import InputError
from declcmp.readers.decode import decode, note

SEEDS = sorted((Path(__file__).parents[1] / "gold" / "seeds").glob("*.txt"))
CODECS = ["cp1251", "koi8-r", "cp866", "iso8859-5"]
UNICODE = ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


def fails(data: bytes, encoding: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        decode(data, "draft.txt", encoding=encoding)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("codec", [*CODECS, *UNICODE, "mac-cyrillic"])
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_a_whole_declaration_is_read_in_any_encoding(seed: Path, codec: str) -> None:
    data = seed.read_text("utf-8").encode(codec, errors="ignore")
    assert decode(data, "x").text == data.decode(codec)


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("size", [20, 50, 200, 1000])
def test_a_piece_of_a_declaration_is_read_in_any_russian_encoding(codec: str, size: int) -> None:
    picked = random.Random(size)
    right = tried = 0
    for seed in SEEDS:
        data = seed.read_text("utf-8").encode(codec, errors="ignore")
        for _ in range(10):
            start = picked.randrange(len(data) - size)
            piece = data[start : start + size]
            if sum(byte >= 0x80 for byte in piece) < 10:
                continue
            tried += 1
            with suppress(InputError):
                right += decode(piece, "x").text == piece.decode(codec)
    assert tried > 30
    assert right >= 0.97 * tried


@pytest.mark.parametrize("codec", [*CODECS, "utf-16-le"])
def test_a_title_in_capitals_is_not_taken_for_small_letters_of_another_encoding(codec: str) -> None:
    title = "СОВМЕСТНОЕ ЗАЯВЛЕНИЕ ГЛАВ ГОСУДАРСТВ ЦЕНТРАЛЬНОЙ АЗИИ"
    assert decode(title.encode(codec), "x").text == title


def test_a_guess_is_said_and_plain_text_is_not() -> None:
    guessed = decode("Стороны согласились".encode("koi8-r"), "draft.txt")
    assert note(guessed, "draft.txt") == ("draft.txt: read as KOI8-R; if that is wrong, say --encoding NAME",)
    assert note(decode("Стороны".encode(), "draft.txt"), "draft.txt") == ()
    assert note(decode("Стороны".encode("koi8-r"), "x", encoding="koi8-r"), "x") == ()


def test_the_encoding_that_is_told_wins_over_what_the_bytes_look_like() -> None:
    assert decode("мир".encode("koi8-r"), "x", encoding="cp1251").text == "НЙТ"


def test_bytes_that_are_not_utf8_name_their_offset_and_what_to_try() -> None:
    told = fails("Привет, это текст".encode("cp1251"), "utf-8")
    assert told == "draft.txt: not UTF-8 at byte 0; it looks like Windows-1251, so try --encoding cp1251"


def test_one_broken_byte_in_utf8_is_damage_and_not_another_encoding() -> None:
    data = "Стороны согласились расширять сотрудничество.".encode()
    assert fails(data[:14] + b"\xff" + data[14:]).startswith("draft.txt: not UTF-8 at byte 14, though most of it is")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"abc\x00def", "binary file: a zero byte at byte 3"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (bytes([1, 2, 3, 4, 5, 6]) * 50 + b"\x80", "binary"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy".encode("cp1250"), "not Russian in any encoding"),
        ("La déclaration a été adoptée".encode("cp1252"), "not Russian in any encoding"),
        ("中亚国家联合声明".encode("gbk"), "not Russian in any encoding"),
        (b"\xff\xfea", "not UTF-16 at byte 2"),
    ],
)
def test_what_is_no_russian_text_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    assert said in fails(data)


@pytest.mark.parametrize("encoding", ["nonsense", "base64", "rot13", "ut\0f", "", "../../etc"])
def test_an_encoding_that_is_none_is_refused_with_those_that_are(encoding: str) -> None:
    assert re.search("no such encoding: .*cp1251", fails("мир".encode(), encoding), re.DOTALL)


def test_a_byte_that_does_not_fit_the_told_encoding_is_named() -> None:
    assert "not Windows-1251 at byte 3" in fails("мир".encode("cp1251") + b"\x98", "cp1251")


def test_curly_quotes_alone_make_no_foreign_encoding() -> None:
    assert decode("The “declaration” – adopted".encode("cp1251"), "x").text == "The “declaration” – adopted"


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("text", ["УКАЗ ПРЕЗИДЕНТА", "Ёлка и ёж", "Чай, щи", "ПРОТОКОЛ № 5", "О мире"])
def test_a_few_words_are_read_in_the_encoding_that_makes_them_words(text: str, codec: str) -> None:
    with suppress(UnicodeEncodeError):
        assert decode(text.encode(codec), "x").text == text


def test_a_few_words_of_another_language_are_no_russian() -> None:
    assert "not Russian" in fails("Größe für Müßiggänger".encode("cp1252"))
