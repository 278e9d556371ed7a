"""Patches: made in the old text they give the new one; in another text they go in where they belong, or are kept."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.run import ROOT, declcmp
from declcmp import pipelines
from declcmp.compare import compare
from declcmp.compare.patch import patch
from declcmp.compare.patch_text import parsed, written
from declcmp.model import Document, ParagraphKind
from declcmp.model.patch import Fate, Hunk, Line, Patch
from declcmp.pipelines import Place, applying
from declcmp.readers.markdown import markdown
from declcmp.text.words import folds
from generator import HEAVY, LIGHT, MEDIUM, Rates, edited, keys

CORPUS = sorted((ROOT / "corpus").glob("*.md"))


def told(note: str) -> None:
    """Hear a note."""


def made(change: str, target: Path, folder: Path) -> applying.Applied:
    file = folder / "changes.patch"
    file.write_text(change, encoding="utf-8")
    return applying.apply(str(file), str(target), Place(), tell=told)


def units(document: Document) -> list[str]:
    """Return the words of every sentence, title and heading, in order."""
    found: list[str] = []
    for paragraph in document.paragraphs:
        spans = [s.span for s in paragraph.sentences] or [paragraph.body if len(paragraph.body) else paragraph.span]
        found += [" ".join(folds(document.text_of(span))) for span in spans]
    return found


def change(old: Document, new: Document) -> str:
    return written(patch(compare(old, new, ignore=frozenset())))


@pytest.mark.parametrize(("old", "new"), list(permutations(CORPUS, 2)), ids=lambda path: path.name[:10])
def test_a_patch_makes_the_new_text_of_the_old_one(old: Path, new: Path, tmp_path: Path) -> None:
    wanted = pipelines.read(new)
    done = made(change(pipelines.read(old), wanted), old, tmp_path)
    assert {outcome.fate for outcome in done.outcomes} == {Fate.CLEAN}
    result = tmp_path / "result.md"
    result.write_bytes(done.data)
    assert units(pipelines.read(result)) == units(wanted)


LINES = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: bool(text.strip()))


@given(LINES, LINES, st.sampled_from([None, *ParagraphKind]), st.none() | LINES)
def test_a_patch_is_read_back_as_it_was_written(
    old: str, new: str, kind: ParagraphKind | None, label: str | None
) -> None:
    opens = Line(new, kind, label if kind else None)
    whole = Patch(
        old, new, (Hunk(3, (Line(old),), (opens, Line(new)), opens, None, 7, old.strip()), Hunk(1, (), (opens,)))
    )
    assert parsed(written(whole), "a") == whole
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\x80-\x9f\u202e]", written(whole))


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("rates", [LIGHT, MEDIUM, HEAVY], ids=["light", "medium", "heavy"])
def test_a_patch_makes_the_new_text_of_generated_old_ones(rates: Rates, seed: int, tmp_path: Path) -> None:
    pair = edited(keys()[seed % len(keys())], seed, rates)
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(markdown(pair.old), encoding="utf-8")
    new.write_text(markdown(pair.new), encoding="utf-8")
    done = made(change(pipelines.read(old), pipelines.read(new)), old, tmp_path)
    assert {outcome.fate for outcome in done.outcomes} <= {Fate.CLEAN, Fate.PRESENT}
    old.write_bytes(done.data)
    # Word for word: generated sentences that begin with a small letter are sentences only where a paragraph begins.
    assert " ".join(units(pipelines.read(old))) == " ".join(units(pipelines.read(new)))


OLD = """1. Стороны продолжат работу по увеличению вклада Центральной Азии.

2. Стороны приветствуют проведение форума в Самарканде. Они благодарят хозяев.

3. Стороны осуждают терроризм.
"""
NEW = OLD.replace("продолжат работу", "продолжат усилия").replace(" Они благодарят хозяев.", "").replace(
    "3. Стороны", "3. Стороны договорились встретиться в 2027 году.\n\n4. Стороны решительно"
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("old.md", OLD), ("new.md", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = declcmp("diff", "old.md", "new.md", "-f", "patch", "-o", "a.patch", "--exit-zero", cwd=tmp_path)
    assert done.returncode == 0
    return tmp_path


def applied_to(folder: Path, text: str, name: str = "target.md") -> tuple[int, str, str]:
    (folder / name).write_text(text, encoding="utf-8")
    done = declcmp("apply", "a.patch", name, cwd=folder)
    rejects = folder / f"{name}.rej"
    return done.returncode, done.stdout, rejects.read_text(encoding="utf-8") if rejects.exists() else ""


def test_what_the_other_text_changed_elsewhere_in_a_sentence_stays(folder: Path) -> None:
    status, text, rejects = applied_to(
        folder, OLD.replace("вклада Центральной", "общего вклада государств Центральной")
    )
    assert (status, rejects) == (0, "")
    assert "продолжат усилия по увеличению общего вклада государств Центральной Азии" in text


def test_a_sentence_that_was_edited_is_not_deleted_but_kept_among_the_rejects(folder: Path) -> None:
    status, text, rejects = applied_to(folder, OLD.replace("благодарят хозяев", "благодарят хозяев за приём"))
    assert status == 1
    assert "Они благодарят хозяев за приём." in text
    assert "-Они благодарят хозяев." in rejects
    assert "продолжат усилия" in text


def test_rejects_are_a_patch_that_goes_in_later(folder: Path) -> None:
    applied_to(folder, OLD.replace("благодарят хозяев", "благодарят хозяев за приём"))
    (folder / "a.patch").write_text((folder / "target.md.rej").read_text(encoding="utf-8"), encoding="utf-8")
    status, text, _rejects = applied_to(folder, OLD, "again.md")
    assert status == 0
    assert "благодарят" not in text


def test_what_is_there_already_is_no_trouble(folder: Path) -> None:
    status, text, rejects = applied_to(folder, NEW)
    assert (status, text, rejects) == (0, NEW, "")


def test_nothing_goes_into_a_text_that_has_none_of_it(folder: Path) -> None:
    other = "Совсем другой текст о рыбной ловле в озёрах.\n"
    status, text, rejects = applied_to(folder, other)
    assert (status, text) == (1, other)
    assert rejects.count("@@") == (folder / "a.patch").read_text(encoding="utf-8").count("@@")


def test_lines_that_no_change_touches_stay_as_they_are(folder: Path) -> None:
    wrapped = OLD.replace("осуждают терроризм", "осуждают\n   терроризм").replace(
        "проведение форума", "проведение\nфорума"
    )
    _status, text, _rejects = applied_to(folder, f"---\ntitle: Проба\n---\n\n<!-- заметка -->\n{wrapped}")
    assert text.startswith("---\ntitle: Проба\n---\n\n<!-- заметка -->\n1. ")
    assert "проведение\nфорума" in text


def test_line_ends_and_the_encoding_of_the_file_stay(folder: Path) -> None:
    (folder / "target.txt").write_bytes(OLD.replace("\n", "\r\n").encode("cp1251"))
    done = declcmp("apply", "a.patch", "target.txt", "--in-place", cwd=folder)
    assert done.returncode == 0, done.stderr
    text = (folder / "target.txt").read_bytes().decode("cp1251")
    assert "усилия" in text
    assert text.count("\r\n") == text.count("\n")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Стороны.\n", "no patch"),
        ("declcmp patch 1\n", "broken at line 2"),
        ("declcmp patch 1\n--- a\n+++ b\n\n@@ 1\n*Что?\n", "broken at line 6"),
        ("declcmp patch 1\n--- a\n+++ b\n\n@@ один\n+Да.\n", "broken at line 5"),
        ("declcmp patch 1\n--- a\n+++ b\n\n@@ 1\n+¶nothing¶ Да.\n", "broken at line 5"),
        ("declcmp patch 1\n--- a\n+++ b\n\n@@ 1\n Да.\n", "broken at line 5"),
    ],
)
def test_a_broken_patch_is_one_sentence_and_2(folder: Path, content: str, said: str) -> None:
    (folder / "a.patch").write_text(content, encoding="utf-8")
    done = declcmp("apply", "a.patch", "old.md", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert said in done.stderr


def test_a_result_that_cannot_be_written_loses_nothing(folder: Path) -> None:
    done = declcmp("apply", "a.patch", "old.md", "-o", "nowhere/b.md", cwd=folder)
    assert done.returncode == 2
    assert (folder / "old.md").read_text(encoding="utf-8") == OLD


TWO = """1. Стороны обсудили вопросы воды. Они отметили роль науки.

2. Стороны осуждают терроризм. Они готовы к диалогу.
"""


@pytest.mark.parametrize(
    "new",
    [
        TWO.replace("роль науки.", "роль науки. Стороны осуждают терроризм."),
        TWO.replace("2. ", "2. Министры согласовали план работ. "),
        TWO.replace("2. ", "2. Они отметили роль науки.\n\n3. "),
        TWO.replace("Стороны осуждают терроризм. ", ""),
        TWO + "\n3. Они отметили роль науки.\n",
        TWO.replace("роль науки.", "роль науки. Они готовы к диалогу."),
        TWO.replace(" Они отметили роль науки.", ""),
    ],
)
def test_repeated_sentences_and_beginnings_of_points_go_where_they_went(tmp_path: Path, new: str) -> None:
    (tmp_path / "old.md").write_text(TWO, encoding="utf-8")
    (tmp_path / "new.md").write_text(new, encoding="utf-8")
    old, wanted = pipelines.read(tmp_path / "old.md"), pipelines.read(tmp_path / "new.md")
    done = made(change(old, wanted), tmp_path / "old.md", tmp_path)
    assert {outcome.fate for outcome in done.outcomes} == {Fate.CLEAN}
    (tmp_path / "result.md").write_bytes(done.data)
    result = pipelines.read(tmp_path / "result.md")
    # Labels aside, which are the target's, the paragraphs are those of the new text.
    assert [result.text_of(p.body) for p in result.paragraphs] == [wanted.text_of(p.body) for p in wanted.paragraphs]


@pytest.mark.parametrize("rejects", ["old.md", "a.patch", "out.md"])
def test_rejects_are_never_written_over_the_text_the_patch_or_the_result(folder: Path, rejects: str) -> None:
    before = {name: (folder / name).read_bytes() for name in ("old.md", "a.patch")}
    (folder / "target.md").write_text("Совсем другой текст.\n", encoding="utf-8")
    text = "old.md" if rejects == "old.md" else "target.md"
    done = declcmp("apply", "a.patch", text, "-o", "out.md", "--rejects", rejects, cwd=folder)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert {name: (folder / name).read_bytes() for name in before} == before
