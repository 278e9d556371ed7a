"""A corpus on disk: names, look-ups, whole writes, findings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from declcmp import corpus, messages
from declcmp.errors import InputError
from declcmp.model import Document, Metadata, Paragraph, ParagraphKind, Sentence, Span

IDS = (
    "2020-10-15-central-asia-russia-strategic-directions",
    "2021-07-16-tashkent-afghanistan",
    "2021-08-06-turkmenbashi-consultative-meeting",
)


@pytest.fixture(autouse=True)
def _english() -> None:
    messages.use("en")


def made(id_: str, text: str, metadata: Metadata | None = None) -> Document:
    span = Span(0, len(text))
    paragraph = Paragraph(ParagraphKind.TEXT, span, span, (1, 1), sentences=(Sentence(1, span, (1, 1)),))
    return Document(id_, text, (paragraph,), metadata=metadata or Metadata())


def whole(**fields: str | tuple[str, ...]) -> Metadata:
    said = {"title": "Заявление", "kind": "заявление", "date": "2021-07-16", "place": "Ташкент", "format": "ЦА"}
    return Metadata(**({"parties": ("Казахстан",)} | said | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Центральная Азия — Китай", "tsentralnaya-aziya-kitay"),
        ("г.Ташкент", "g-tashkent"),
        ("Ёлка, щука и объезд", "elka-shchuka-i-obezd"),
        ("../../etc/passwd", "etc-passwd"),
        ("«»", ""),
    ],
)
def test_a_name_is_transliterated_and_safe_in_a_path(text: str, name: str) -> None:
    assert corpus.slug(text) == name


def test_a_document_is_named_by_date_place_and_format() -> None:
    assert corpus.name_of(whole(format="Центральная Азия — Китай")) == "2021-07-16-tashkent-tsentralnaya-aziya-kitay"
    assert corpus.name_of(Metadata(place="Ташкент")) == "undated-tashkent"
    assert corpus.name_of(Metadata()) == "undated"


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("strategic", IDS[:1]),
        ("Tashkent", IDS[1:2]),
        ("ташкент", IDS[1:2]),
        ("2021", IDS[1:]),
        (IDS[0], IDS[:1]),
        (f"{IDS[0]}.md", IDS[:1]),
        ("astana", ()),
    ],
)
def test_a_part_of_an_id_finds_its_documents(part: str, found: tuple[str, ...]) -> None:
    assert tuple(corpus.matching(part, IDS)) == found


def test_an_id_that_is_a_part_of_another_is_meant_itself() -> None:
    assert corpus.matching("tashkent", ["tashkent", "tashkent-2"]) == ["tashkent"]


def test_a_folder_without_documents_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="declcmp corpus add"):
        corpus.paths(tmp_path)
    with pytest.raises(InputError, match="no such folder"):
        corpus.paths(tmp_path / "x")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        corpus.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["x.md"]


def test_the_same_words_in_other_lines_are_a_duplicate() -> None:
    one, other = made("a", "Мир и согласие, всё."), made("b", "Мир  и согласие — все")
    assert corpus.duplicate(other, [one]) == "a"
    assert corpus.duplicate(made("c", "Мир."), [one, other]) is None


def test_a_whole_document_has_no_findings() -> None:
    assert list(corpus.findings([made("2021-07-16-x", "Стороны поддержали COVID-19 и XXI век.", whole())])) == []


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (made("a", "Мир.", whole(place="")), "nothing said of: place"),
        (made("2021-07-17-x", "Мир.", whole()), "another date"),
        (made("a", "Меры против СOVID-19.", whole()), "Cyrillic and Latin letters in one word: СOVID"),
        (made("a", "Стороны РїРѕРґС‚РІРµСЂРґРёР»Рё мир.", whole()), "garbled letters"),
        (made("a", "Стороны \ufffd мир.", whole()), "garbled letters"),
        (Document("a", "", (), metadata=whole()), "no sentence in it"),
    ],
)
def test_what_is_wrong_is_found(document: Document, said: str) -> None:
    assert any(said in finding.message for finding in corpus.findings([document]))


def test_duplicates_in_a_corpus_are_found_once() -> None:
    found = list(corpus.findings([made("a", "Мир.", whole()), made("b", "мир", whole())]))
    assert [(finding.id, finding.message) for finding in found] == [("b", "the same words as a")]
