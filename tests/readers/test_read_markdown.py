"""Markdown: what is written is read back, what a person writes is understood, a hostile head is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declcmp import readers
from declcmp.errors import InputError
from declcmp.model import Block, Document, Metadata, ParagraphKind, Source
from declcmp.readers.markdown import markdown
from declcmp.text.document import document

SEEDS = sorted((Path(__file__).parents[1] / "gold" / "seeds").glob("*.txt"))
View = list[tuple[str, str | None, str | None, str, list[str]]]

FILE = """---
title: Совместное заявление  # как его назвали сами
date: 2021-08-06
parties:
- Казахстан
- Китай
---

# Совместное заявление
## В сфере безопасности

1. Стороны согласились
расширять сотрудничество.
2. Они намерены:
- развивать торговлю;
- -- строить дороги;
<!-- не для печати:
и это тоже -->
1\\. Не пункт, а текст.

К.Токаев\x20\x20
С.Жапаров
"""


def blocks(text: str) -> list[tuple[str, str | None, str | None, tuple[int, ...]]]:
    return [
        (block.text, block.kind and block.kind.value, block.label, block.lines)
        for block in readers.read(text.encode(), "x.md").blocks
    ]


def read(data: bytes, name: str) -> Document:
    reading = readers.read(data, name)
    return document(reading.blocks, id="x", source=reading.source, front=reading.front, clean=reading.clean)


def view(read_: Document) -> View:
    """Return what must be the same after a round: a lost space after a label («19.Сегодня») is mended on the way."""
    return [
        (
            paragraph.kind.value,
            paragraph.label,
            paragraph.point,
            read_.text_of(paragraph.body).strip(),
            [read_.text_of(sentence) for sentence in paragraph.sentences],
        )
        for paragraph in read_.paragraphs
    ]


def test_a_file_that_a_person_wrote_is_read_with_its_lines() -> None:
    assert blocks(FILE) == [
        ("Совместное заявление", "title", None, (9,)),
        ("В сфере безопасности", "heading", None, (10,)),
        ("Стороны согласились расширять сотрудничество.", "point", "1.", (12, 13)),
        ("Они намерены:", "point", "2.", (14,)),
        ("развивать торговлю;", "item", "-", (15,)),
        ("строить дороги;", "item", "--", (16,)),
        ("1. Не пункт, а текст.", "text", None, (19,)),
        ("К.Токаев", None, None, (21,)),
        ("С.Жапаров", None, None, (22,)),
    ]


def test_front_matter_is_read_with_its_evidence() -> None:
    front = readers.read(FILE.encode(), "x.md").front
    assert front == Metadata(title="Совместное заявление", date="2021-08-06", parties=("Казахстан", "Китай"))
    assert [(each.field, each.text, each.lines) for each in front.evidence] == [
        ("title", "front matter", (2, 2)),
        ("date", "front matter", (3, 3)),
        ("parties", "front matter", (4, 6)),
    ]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_a_declaration_written_as_markdown_reads_back_the_same(seed: Path) -> None:
    first = read(seed.read_bytes(), seed.name)
    again = read(markdown(first).encode(), "x.md")
    assert view(again) == view(first)
    assert again.metadata == first.metadata
    assert markdown(again) == markdown(first)


MARKS = [
    "1.",
    "12)",
    "а)",
    "-",
    "--",
    "*",
    "+",
    "#",
    "##",
    ">",
    "---",
    "***",
    "\\",
    "\\-",
    "<!--",
    "-->",
    "|",
    "`х`",
    "_",
]
WORDS = st.lists(
    st.sampled_from(
        ["Мир", "мир", "«Да»", "да.", "2021", "г.", "I.", "•", "=", "===", "&", "\\1.", "```", "~~~", *MARKS]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
KINDS = st.sampled_from([None, ParagraphKind.TEXT, ParagraphKind.TITLE, ParagraphKind.HEADING])


@given(st.lists(st.tuples(WORDS, KINDS), min_size=1, max_size=6))
def test_any_paragraphs_are_written_so_that_they_read_back(paragraphs: list[tuple[str, ParagraphKind | None]]) -> None:
    given_ = tuple(Block(text, (0,), (line,), kind) for line, (text, kind) in enumerate(paragraphs, 1))
    first = document(given_, id="x", source=Source("x"), clean=True)
    again = read(markdown(first).encode(), "x.md")
    assert [(each[1], each[3]) for each in view(again)] == [(each[1], each[3]) for each in view(first)]


VALUES = st.text(min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)


@given(VALUES, st.lists(VALUES, max_size=3), st.dates())
def test_any_metadata_is_written_so_that_it_reads_back(title: str, parties: list[str], date: object) -> None:
    printable = "".join(filter(str.isprintable, title)) or "х"
    about = Metadata(title=" ".join(printable.split()) or "х", parties=tuple(parties), date=str(date))
    empty = Document(id="x", text="", paragraphs=())
    front = readers.read(markdown(replace(empty, metadata=about)).encode("utf-8", "replace"), "x.md").front
    assert front == about


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("titel: Мир", "line 2: no such field of the front matter: titel"),
        ("title: Мир\ntitle: Труд", "line 3: the field title is there twice"),
        ("title: [Мир]", "line 2: title must be a text"),
        ("title: {а: б}", "line 2: title must be a text"),
        ("parties: Китай", "line 2: parties must be a list"),
        ("parties: [[Китай]]", "line 2: parties must be a text"),
        ("date: 6 августа 2021", "line 2: not a date"),
        ("date: 2021-02-30", "line 2: not a date"),
        ("title: Мир: труд", "line 2: the front matter is not YAML"),
        ("title: &a Мир\nkind: *a", "line 2: anchors and aliases"),
        ("title: !!python/object/apply:os.system [ls]", "line 2: title must be a text"),
        ("- Мир", "line 2: the front matter must be fields"),
        ("title: " + "[" * 5000, "front matter"),
        ("title: " + "а" * 70_000, "longer than"),
        ("title: \x01", "not YAML"),
    ],
)
def test_a_broken_front_matter_is_refused_with_its_line(head: str, said: str) -> None:
    with pytest.raises(InputError, match=r"^x\.md: line \d+: ") as caught:
        readers.read(f"---\n{head}\n---\nМир.\n".encode(), "x.md")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_front_matter_that_is_never_closed_is_refused() -> None:
    with pytest.raises(InputError, match="line 1: the front matter is never closed"):
        readers.read("---\ntitle: Мир\n\nТекст.\n".encode(), "x.md")


def test_an_empty_front_matter_says_nothing() -> None:
    assert readers.read("---\n---\nМир.\n".encode(), "x.md").front == Metadata()
    assert readers.read("Мир.\n".encode(), "x.md").front is None


def test_front_matter_makes_a_text_file_markdown_and_a_rule_does_not() -> None:
    assert readers.read("---\ntitle: Мир\n---\nМир.\n".encode(), "x.txt").source.format == "markdown"
    assert readers.read("---\nМир.\n---\n".encode(), "x.txt").source.format == "text"


def test_a_comment_that_is_never_closed_is_text_and_takes_no_time() -> None:
    assert blocks("<!-- Мир")[0][0] == "<!-- Мир"
    readers.read(b"<!--" * 200_000, "x.md")


def test_lines_are_counted_as_editors_count_them() -> None:
    assert blocks("Мир\r\n\r\nТруд\x0b\rМай\x85и")[1][3] == (3, 4)


def test_marks_of_emphasis_and_links_are_no_part_of_the_clean_text() -> None:
    text = "## **В сфере безопасности**\n\n1. _Стороны_ чтут [Устав ООН](https://un.org/ru).\n\n**К.Токаев**\n"
    assert [(each[0], each[2]) for each in blocks(text)] == [
        ("В сфере безопасности", None),
        ("Стороны чтут Устав ООН.", "1."),
        ("К.Токаев", None),
    ]
