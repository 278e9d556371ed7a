"""The index of a corpus: in step with its files, the same answers as without it, safe to lose."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from declcmp import corpus_index
from declcmp.errors import InputError
from declcmp.model.provenance import FindReport
from declcmp.pipelines import Place, tracing

CLAUSE = "Стороны подчеркнули необходимость принятия согласованных мер по сохранению ледников и очистке рек."
OTHER = "Министры договорились учредить ежегодную ярмарку народных ремёсел и гончарного искусства."


@pytest.fixture
def place(tmp_path: Path) -> Place:
    write(tmp_path, "a", CLAUSE, "2001-01-01")
    write(tmp_path, "b", f"{CLAUSE} {OTHER}", "2002-02-02")
    return Place(tmp_path)


def write(folder: Path, name: str, text: str, date: str) -> None:
    (folder / f"{name}.md").write_text(f"---\ntitle: Заявление\ndate: {date}\n---\n\n{text}\n", encoding="utf-8")


def found(query: str, place: Place) -> FindReport:
    return tracing.find(query, place)


def documents(report: FindReport) -> list[str]:
    return [hit.passage.document for hit in report.hits]


def file(place: Place) -> Path:
    return place.corpus / ".declcmp" / "index.sqlite"


def test_answers_are_those_of_the_files_themselves(place: Place) -> None:
    before = [found(query, place) for query in ("ледников", CLAUSE, "ярмарки ремёсел", "очистка рек и озёр")]
    blamed = tracing.blame("b", place)
    assert tracing.index(place) == (2, 2)
    assert [found(query, place) for query in ("ледников", CLAUSE, "ярмарки ремёсел", "очистка рек и озёр")] == before
    assert tracing.blame("b", place) == blamed


def test_without_an_index_nothing_is_written(place: Place) -> None:
    assert documents(found(CLAUSE, place)) == ["a", "b"]
    assert not file(place).parent.exists()


def test_what_has_not_changed_is_not_read_again(place: Place) -> None:
    tracing.index(place)
    assert tracing.index(place) == (2, 0)


def test_new_changed_and_deleted_files_are_seen_at_the_next_question(place: Place) -> None:
    tracing.index(place)
    write(place.corpus, "c", CLAUSE, "2000-01-01")
    assert documents(found(CLAUSE, place)) == ["c", "a", "b"]
    write(place.corpus, "a", OTHER, "2001-01-01")
    assert documents(found(CLAUSE, place)) == ["c", "b"]
    assert documents(found(OTHER, place)) == ["a", "b"]
    (place.corpus / "c.md").unlink()
    assert documents(found(CLAUSE, place)) == ["b"]


def test_a_file_of_the_same_size_that_changed_is_read_again(place: Place) -> None:
    tracing.index(place)
    path = place.corpus / "a.md"
    path.write_text(path.read_text(encoding="utf-8").replace("ледников", "лесников"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert documents(found("лесников", place)) == ["a"]


def test_it_is_made_anew_when_the_program_changed(place: Place) -> None:
    tracing.index(place)
    with sqlite3.connect(file(place)) as connection:
        connection.execute("UPDATE about SET stamp = 'another version'")
    connection.close()
    assert tracing.index(place) == (2, 2)


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100])
def test_a_damaged_one_is_made_anew(place: Place, damage: bytes) -> None:
    tracing.index(place)
    file(place).write_bytes(damage)
    assert documents(found(CLAUSE, place)) == ["a", "b"]
    assert tracing.index(place) == (2, 0)


def test_a_file_that_cannot_be_read_leaves_the_old_index_whole(place: Place) -> None:
    tracing.index(place)
    (place.corpus / "bad.md").write_bytes(b"---\ntitle: [\n---\n\ntext\n")
    with pytest.raises(InputError):
        tracing.index(place)
    (place.corpus / "bad.md").unlink()
    assert tracing.index(place) == (2, 0)


def test_git_leaves_it_alone(place: Place) -> None:
    tracing.index(place)
    assert (file(place).parent / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert [path.name for path in file(place).parent.iterdir() if path.name not in {".gitignore", "index.sqlite"}] == []


def test_where_it_cannot_be_written_the_files_are_read(place: Place) -> None:
    tracing.index(place)
    write(place.corpus, "c", CLAUSE, "2000-01-01")
    file(place).chmod(0o444)
    told: list[str] = []
    assert documents(tracing.find(CLAUSE, place, tell=told.append)) == ["c", "a", "b"]


def test_existing_index_is_told_from_none(place: Place) -> None:
    assert not corpus_index.exists(place.corpus)
    tracing.index(place)
    assert corpus_index.exists(place.corpus)
