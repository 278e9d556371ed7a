"""The sources of a draft stand beside its passages as comments of a Word file."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

import writing
from cli.run import ROOT
from cli.run import declcmp as run_declcmp
from declarations import declaration, read
from declcmp import messages
from declcmp.model.provenance import BlameReport
from declcmp.model.reuse import Relation
from declcmp.pipelines import Place, tracing
from declcmp.renderers import Only, View
from declcmp.renderers.docx import blame
from declcmp.reuse.library import Shelf
from declcmp.reuse.provenance import blame as attributed
from renderers.docx.revisions import W, accepted, faults, local, main_part, parts, texts
from renderers.docx.test_kept import packed, sound
from renderers.docx.test_kept import read as read_docx
from writing import p

CORPUS = ROOT / "corpus"


@pytest.fixture(autouse=True)
def _english() -> None:
    messages.use("en")


@cache
def report() -> BlameReport:
    """Return where the Astana declaration comes from, as the corpus of the other four tells it."""
    return tracing.blame("astana", Place(CORPUS))


def about(data: bytes) -> dict[str, str]:
    """Return what each comment is about: the text between its marks, by its id."""
    found: dict[str, str] = {}
    open_: set[str] = set()
    for each in main_part(data).iter():
        id_ = each.get(f"{W}id") or ""
        if local(each) == "commentRangeStart":
            found[id_] = ""
            open_.add(id_)
        elif local(each) == "commentRangeEnd":
            open_.remove(id_)
        elif local(each) == "t":
            found |= {id_: found[id_] + (each.text or "") for id_ in open_}
    assert not open_
    references = [each.get(f"{W}id") or "" for each in main_part(data).iter(f"{W}commentReference")]
    assert sorted(references) == sorted(found)
    return found


def said(data: bytes) -> dict[str, list[str]]:
    """Return the paragraphs of each comment, by its id."""
    root = etree.fromstring(parts(data)["word/comments.xml"])
    comments = [each for each in root if each.get(f"{W}author")]
    assert len({each.get(f"{W}id") for each in comments}) == len(root)
    return {
        each.get(f"{W}id") or "": ["".join(map(str, line.itertext())) for line in each.iter(f"{W}p")]
        for each in comments
    }


def test_every_passage_that_was_taken_over_has_its_source_beside_it() -> None:
    data = blame(report(), View())
    assert faults(data) == []
    assert set(about(data)) == set(said(data))
    passages = [part for sentence in report().attributions for part in sentence.parts]
    assert len(passages) >= 20
    comments = {about(data)[id_]: lines for id_, lines in said(data).items()}
    for part in passages:
        head, *rest = comments[part.text]
        assert head.startswith(f"{part.origin.date} ")
        assert part.origin.about.title in rest
        assert (f"«{part.origin.passage.text}»" in rest) == (part.origin.passage.text != part.text)
        assert part.origin.relation is not Relation.VERBATIM or "verbatim" in head


def test_the_shares_of_all_sources_stand_first() -> None:
    data = blame(report(), View(stat=True))
    (lines,) = said(data).values()
    assert lines[0] == "Where the words come from"
    assert len(lines) == len(report().debts) + 2
    assert lines[-1].endswith("new text")
    (title,) = about(data).values()
    assert title == report().document.text_of(report().document.paragraphs[0])


def test_the_text_is_the_draft() -> None:
    data = blame(report(), View())
    document = report().document
    assert texts(accepted(data)) == [document.text_of(paragraph) for paragraph in document.paragraphs]


def test_what_is_new_can_be_remarked_instead() -> None:
    data = blame(report(), View(only=Only.NEW))
    new = [sentence.text for sentence in report().attributions if not sentence.parts]
    assert len(new) >= 10
    assert [about(data)[id_] for id_, lines in said(data).items() if lines == ["new text"]] == new


def test_a_word_file_is_kept_with_its_own_comments() -> None:
    own = (
        "<w:p><w:commentRangeStart w:id='5'/><w:r><w:t>Проект</w:t></w:r><w:commentRangeEnd w:id='5'/>"
        "<w:r><w:commentReference w:id='5'/></w:r></w:p>"
    )
    told = "w:id='5' w:author='А' w:date='2020-01-01T00:00:00Z'"
    comment = f"<w:comment {told}><w:p><w:r><w:t>Нет</w:t></w:r></w:p></w:comment>"
    source = declaration("000").text.split("\n")
    shelf = Shelf([declaration("000")])
    for body, further in (("", {}), (own, {"comments": comment})):
        file = sound(body + "".join(p(text) for text in source[:6]), header1=p("Проект"), **further)
        found = attributed(read_docx(file), shelf, any_date=True)
        data = blame(found, View())
        assert faults(data) == []
        assert set(about(data)) == set(said(data))
        assert parts(data)["word/header1.xml"] == parts(file)["word/header1.xml"]
        assert texts(accepted(data)) == texts(accepted(file))
        passages = [part.text for sentence in found.attributions for part in sentence.parts]
        assert len(passages) >= 4
        assert set(passages) <= set(about(data).values())
        assert ("Нет" in str(said(data))) == bool(further)


def test_an_empty_draft_is_an_empty_file() -> None:
    data = blame(attributed(read(""), Shelf([declaration("000")])), View())
    assert faults(data) == []
    assert texts(accepted(data)) == [""]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_reads_the_comments(tmp_path: Path) -> None:
    data = blame(report(), View())
    found = etree.fromstring(writing.converted(data, ".docx", "fodt", tmp_path))
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    notes = list(found.iter(f"{office}annotation"))
    assert len(notes) == len(said(data)) == len(list(found.iter(f"{office}annotation-end")))
    heads = {lines[0] for lines in said(data).values()}
    assert all(any(head in "".join(map(str, note.itertext())) for head in heads) for note in notes)


def test_the_command_writes_a_file(tmp_path: Path) -> None:
    out = tmp_path / "sources.docx"
    done = run_declcmp("blame", "astana", "--corpus", CORPUS, "-f", "docx", "-o", out, "--lang", "ru")
    assert (done.returncode, done.stdout) == (0, "")
    assert faults(out.read_bytes()) == []
    assert "Откуда взяты слова" in str(said(out.read_bytes()))


def test_a_draft_is_not_written_over(tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(packed(declaration("000")))
    before = draft.read_bytes()
    done = run_declcmp("blame", draft, "--corpus", CORPUS, "-f", "docx", "-o", draft)
    assert (done.returncode, draft.read_bytes()) == (2, before)
    assert "another file" in done.stderr
