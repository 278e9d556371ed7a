"""``declcmp corpus``: what is added is what was read, nothing is overwritten, doubles are told."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from declcmp.cli import run
from declcmp.pipelines import Place, documents, read
from declcmp.readers.markdown import markdown

SEEDS = Path(__file__).parents[1] / "gold" / "seeds"
TASHKENT = SEEDS / "000_f85d46ecbde2fc68.txt"
STRATEGIC = SEEDS / "001_ad9140f616f064a9.txt"


class Shell:
    """Runs commands and keeps what they said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *args: str | Path) -> int:
        status = run([*map(str, args)])
        self.out, self.err = self._capsys.readouterr()
        return status


@pytest.fixture
def declcmp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return Shell(capsys)


@pytest.mark.parametrize("seed", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_what_is_added_reads_as_the_file_that_it_was_made_from(declcmp: Shell, seed: Path) -> None:
    assert declcmp("corpus", "add", "c", seed, "--id", "x") == 0
    was, now = read(seed), next(documents(Place(Path("c"))))
    assert [now.text_of(sentence) for sentence in now.sentences] == [
        was.text_of(sentence) for sentence in was.sentences
    ]
    assert [(p.kind, p.label, p.point) for p in now.paragraphs] == [(p.kind, p.label, p.point) for p in was.paragraphs]
    assert now.residue == ()
    assert markdown(now) == Path("c/x.md").read_text(encoding="utf-8")


def test_fields_given_by_hand_win_and_the_rest_is_said_to_be_empty(declcmp: Shell) -> None:
    given = ["--date", "2020-10-15", "--format", "Центральная Азия + Россия", "--set", "status=final"]
    assert declcmp("corpus", "add", "c", STRATEGIC, *given) == 0
    (path,) = Path("c").iterdir()
    assert path.name.startswith("2020-10-15-")
    front = path.read_text(encoding="utf-8").split("---\n")[1]
    assert "date: 2020-10-15\n" in front
    assert "format: Центральная Азия + Россия\n" in front
    assert "status: final\n" in front
    assert "left empty: " in declcmp.out
    assert "2020-10-15" in declcmp.out


def test_nothing_is_overwritten_unasked(declcmp: Shell) -> None:
    assert declcmp("corpus", "add", "c", TASHKENT, "--id", "x") == 0
    before = Path("c/x.md").read_bytes()
    assert declcmp("corpus", "add", "c", STRATEGIC, "--id", "x") == 2
    assert "already there; --force overwrites it" in declcmp.err
    assert Path("c/x.md").read_bytes() == before
    assert declcmp("corpus", "add", "c", STRATEGIC, "--id", "x", "--force") == 0
    assert Path("c/x.md").read_bytes() != before


def test_the_same_words_wrapped_otherwise_are_told_and_not_added(declcmp: Shell) -> None:
    text = TASHKENT.read_text(encoding="utf-8")
    wrapped = text.replace(", а также", ",\nа также")
    assert wrapped != text
    Path("again.txt").write_text(wrapped, encoding="utf-8")
    assert declcmp("corpus", "add", "c", TASHKENT, "--id", "x") == 0
    assert declcmp("corpus", "add", "c", "again.txt", "--id", "y") == 0
    assert "again.txt: the same words as x; not added" in declcmp.err
    assert declcmp.out == ""
    assert [path.name for path in Path("c").iterdir()] == ["x.md"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--date", "15.10.2020"], "not a date of the form 2025-06-17: 15.10.2020"),
        (["--set", "dat=2020-10-15"], "no such field of the front matter: dat; did you mean date?"),
        (["--set", "date"], "--set date: wants KEY=VALUE"),
        (["--id", "../x"], "../x: not a name of a file"),
        (["--id", ""], "not a name of a file"),
    ],
)
def test_wrong_fields_are_refused_before_anything_is_written(declcmp: Shell, args: list[str], said: str) -> None:
    assert declcmp("corpus", "add", "c", STRATEGIC, *args) == 2
    assert said in declcmp.err
    assert not Path("c").exists()


def test_a_file_that_is_not_there_adds_nothing_of_the_others(declcmp: Shell) -> None:
    assert declcmp("corpus", "add", "c", TASHKENT, "nothing.txt") == 2
    assert "nothing.txt: no such file" in declcmp.err
    assert not Path("c").exists()


def test_the_list_is_by_date_and_the_undated_come_last(declcmp: Shell) -> None:
    declcmp("corpus", "add", "c", TASHKENT, "--id", "b", "--date", "2021-07-16")
    declcmp("corpus", "add", "c", STRATEGIC, "--id", "c", "--date", "2020-10-15")
    Path("c/a.md").write_text("Мир.\n", encoding="utf-8")
    assert declcmp("corpus", "list", "c") == 0
    rows = declcmp.out.splitlines()
    assert [row.split()[0] for row in rows] == ["date", "2020-10-15", "2021-07-16", "undated"]
    assert "Мир" not in declcmp.out


def test_a_document_is_shown_by_a_part_of_its_name(declcmp: Shell) -> None:
    declcmp("corpus", "add", "corpus", TASHKENT, "--id", "2021-07-16-tashkent", "--date", "2021-07-16")
    for args in (["tash"], ["corpus", "tash"]):
        assert declcmp("corpus", "show", *args) == 0
        assert declcmp.out.startswith("2021-07-16-tashkent · 13 sentences")
        assert "  date      2021-07-16\n" in declcmp.out
    assert declcmp("corpus", "show", "astana") == 2


def test_check_lists_what_a_person_should_mend(declcmp: Shell) -> None:
    Path("c").mkdir()
    Path("c/a.md").write_text("Мир и СOVID.\n", encoding="utf-8")
    Path("c/b.md").write_text("---\ndat: 2021\n---\nМир.\n", encoding="utf-8")
    assert declcmp("corpus", "check", "c") == 0
    assert "a: nothing said of: title, kind, date, place, format, parties" in declcmp.out
    assert "a: Cyrillic and Latin letters in one word: СOVID" in declcmp.out
    assert "b: line 2: no such field of the front matter: dat" in declcmp.out
    assert "2 documents · 3 findings" in declcmp.out


def test_the_same_text_twice_in_one_command_is_added_once(declcmp: Shell) -> None:
    text = TASHKENT.read_text(encoding="utf-8")
    Path("old.txt").write_bytes(text.encode("cp1251", "replace"))
    Path("page.html").write_text("".join(f"<p>{line}</p>" for line in text.split("\n") if line), encoding="utf-8")
    Path("packed.txt.gz").write_bytes(gzip.compress(text.encode()))
    assert declcmp("corpus", "add", "c", TASHKENT, "old.txt", "packed.txt.gz", "page.html") == 0
    (added,) = Path("c").iterdir()
    assert [line for line in declcmp.err.splitlines() if line.endswith("not added")] == [
        f"declcmp: {name}: the same words as {added.stem}; not added"
        for name in ("old.txt", "packed.txt.gz", "page.html")
    ]


def test_two_texts_of_one_name_are_refused_and_neither_is_added(declcmp: Shell) -> None:
    for name, word in (("a.txt", "мир"), ("b.txt", "труд")):
        Path(name).write_text(f"Стороны отметили {word}.\n", encoding="utf-8")
    assert declcmp("corpus", "add", "c", "a.txt", "b.txt") == 2
    assert "b.txt: undated is the name of another of these files" in declcmp.err
    assert not Path("c").exists()
