"""What stands in a redline, change by change, and that nothing in a text can be anything but text."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml.etree import _Element

from cli.run import STRATEGIC, TASHKENT
from cli.run import declcmp as run_declcmp
from declarations import declaration, read
from declcmp.compare import compare
from declcmp.model import Document, EditClass, Metadata
from declcmp.renderers import Tracking, View
from declcmp.renderers.docx import render
from generator import HEAVY, document, edited, sentences_of
from renderers.docx.revisions import W, accepted, faults, local, main_part, parts, rejected, texts

EXACT = Tracking()
READY = "Стороны выразили готовность к сотрудничеству в области водных ресурсов."
TALKS = "Мир в Афганистане достижим путем инклюзивных переговоров между самими афганцами."
FORUM = "Стороны приветствуют проведение в Казахстане второго Форума сотрудничества."
GLACIERS = "Стороны подчеркнули необходимость принятия согласованных мер по сохранению ледников."


def made(old: Document, new: Document, tracking: Tracking = EXACT) -> bytes:
    ignored = tracking.unmarked
    return render(compare(old, new, ignore=ignored), View(ignore=ignored, tracking=tracking))


def drawn(data: bytes) -> list[str]:
    """Return each paragraph as «[-deleted-]{+inserted+}‹moved from›«moved to»» with the mark of its end."""
    marks = {"del": "[-{}-]", "ins": "{{+{}+}}", "moveFrom": "<-{}->", "moveTo": "<+{}+>"}
    found = []
    for paragraph in main_part(data).iter(f"{W}p"):
        line = ""
        for each in paragraph:
            if local(each) in {"r", *marks}:
                line += marks.get(local(each), "{}").format("".join(map(str, each.itertext())))
        ended = paragraph.find(f"{W}pPr/{W}rPr")
        found.append(line + ("¶" if ended is None else marks[local(ended[0])].format("¶")))
    return found


def test_a_paragraph_that_goes_or_comes_takes_its_mark_along() -> None:
    short, long = document("short", [[READY], [FORUM]]), document("long", [[READY], [TALKS], [FORUM]])
    assert drawn(made(long, short)) == [f"{READY}¶", f"[-{TALKS}-][-¶-]", f"{FORUM}¶"]
    assert drawn(made(short, long)) == [f"{READY}¶", f"{{+{TALKS}+}}{{+¶+}}", f"{FORUM}¶"]


def test_the_last_mark_of_a_file_stays_when_paragraphs_come_after_it() -> None:
    short, long = document("short", [[READY]]), document("long", [[READY], [TALKS]])
    assert drawn(made(short, long)) == [f"{READY}{{+¶+}}", f"{{+{TALKS}+}}¶"]
    assert drawn(made(long, short)) == [f"{READY}[-¶-]", f"[-{TALKS}-]¶"]


def test_a_paragraph_split_in_two_is_a_mark_that_came() -> None:
    one, two = document("one", [[READY, FORUM]]), document("two", [[READY], [FORUM]])
    assert drawn(made(one, two)) == [f"{READY}[- -]{{+¶+}}", f"{FORUM}¶"]
    assert drawn(made(two, one)) == [f"{READY}{{+ +}}[-¶-]", f"{FORUM}¶"]


def test_a_sentence_split_over_two_paragraphs_keeps_its_words() -> None:
    old = document("old", [[TALKS], [GLACIERS[:-1] + ", в том числе наводнений и засух в горных районах государств."]])
    new = document("new", [[TALKS], [GLACIERS], ["В том числе наводнений и засух в горных районах государств."]])
    data = made(old, new)
    assert texts(accepted(data)) == new.text.split("\n")
    assert texts(rejected(data)) == old.text.split("\n")
    assert "наводнений и засух в горных районах государств.¶" in drawn(data)[-1].replace("[-", "").replace("-]", "")
    assert "[-наводнений" not in "".join(drawn(data))


def moved() -> tuple[Document, Document]:
    """Return a real declaration, and the same with its third sentence last and one word of it changed."""
    real = list(sentences_of("000"))
    now = [*real[:2], *real[3:], real[2].replace("призывают", "просят")]
    return document("old", [[text] for text in real]), document("new", [[text] for text in now])


def test_a_move_has_its_own_edits_inside() -> None:
    data = made(*moved())
    before, after = sentences_of("000")[2].split("призывают")
    lines = drawn(data)
    assert lines[2] == f"<-{before}->[-призывают-]<-{after}-><-¶->"
    assert lines[-1] == f"<+{before}+>{{+просят+}}<+{after}+>¶"
    within = [local(each) for each in main_part(data).iter() if "Range" in local(each)]
    assert within == ["moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"]


def test_the_words_of_a_move_are_the_same_at_both_ends() -> None:
    pair = edited("002", 5, HEAVY)
    data = made(pair.old, pair.new)
    ends: dict[str, dict[str, str]] = {}
    open_: _Element | None = None
    for each in main_part(data).iter():
        if local(each).endswith("RangeStart"):
            open_ = each
        elif local(each).endswith("RangeEnd"):
            open_ = None
        elif local(each) in {"moveFrom", "moveTo"} and open_ is not None:
            end = ends.setdefault(open_.get(f"{W}name", ""), {"moveFrom": "", "moveTo": ""})
            end[local(each)] += "".join(map(str, each.itertext())).replace(" ", "")
    assert len(ends) >= 5
    assert all(end["moveFrom"] == end["moveTo"] for end in ends.values())


def test_sentences_that_move_side_by_side_are_one_move() -> None:
    real = sentences_of("000")
    old = document("old", [[*real[:2]], *([text] for text in real[2:])])
    new = document("new", [*([text] for text in real[2:]), [*real[:2]]])
    data = made(old, new)
    assert faults(data) == []
    assert drawn(data)[0] == f"<-{real[0]} {real[1]}-><-¶->"
    assert drawn(data)[-1] == f"<+{real[0]} {real[1]}+>¶"
    assert len(list(main_part(data).iter(f"{W}moveFromRangeStart"))) == 1


def test_a_move_whose_end_is_torn_is_drawn_as_deleted_and_inserted() -> None:
    # The two sentences moved together, but where they were one ended a paragraph that stays and one began the next.
    real = sentences_of("000")
    old = document("old", [[real[0], real[1]], [real[2], real[3]], *([text] for text in real[4:])])
    new = document("new", [[real[0]], [real[3]], *([text] for text in real[4:]), [real[1], real[2]]])
    data = made(old, new)
    assert faults(data) == []
    assert texts(accepted(data)) == new.text.split("\n")
    assert texts(rejected(data)) == old.text.split("\n")


def test_a_phrase_that_moves_within_a_sentence_is_a_move() -> None:
    data = made(declaration("001"), declaration("000"))
    assert faults(data) == []
    (line,) = [line for line in drawn(data) if "инклюзивных переговоров" in line and "{+прямых" in line]
    assert "<+о политическом урегулировании" in line.replace("<+ ", "<+")
    assert "<- о политическом урегулировании->" in line


def test_the_label_of_a_point_is_tracked() -> None:
    old, new = read(f"1. {READY}\n\n2. {FORUM}\n\n3. {TALKS}"), read(f"1. {READY}\n\n2. {TALKS}")
    assert drawn(made(old, new)) == [f"1. {READY}¶", f"[-2. {FORUM}-][-¶-]", f"[-3. -]{{+2. +}}{TALKS}¶"]


def test_classes_that_are_ignored_are_written_as_they_are_in_the_new_text() -> None:
    old, new = (
        read(f"1. {READY}\n\n2. Министры -- участники встречи."),
        read(f"1. {READY}\n\n3. Министры — участники Встречи!"),
    )
    numbering, typography, case = EditClass.NUMBERING, EditClass.TYPOGRAPHY, EditClass.CASE
    data = made(old, new, Tracking(unmarked=frozenset({numbering, typography, case})))
    assert texts(accepted(data)) == [f"1. {READY}", "3. Министры — участники Встречи!"]
    assert texts(rejected(data)) == [f"1. {READY}", "3. Министры — участники Встречи."]
    exact = made(old, new)
    assert texts(rejected(exact)) == [f"1. {READY}", "2. Министры -- участники встречи."]


def test_changes_have_an_author_and_the_date_of_the_new_text() -> None:
    old, new = document("old", [[READY]]), document("new", [[FORUM]])
    dated = replace(new, metadata=Metadata(date="2025-06-17"))

    def said(data: bytes, name: str) -> set[str]:
        return {each.get(f"{W}{name}", "") for each in main_part(data).iter() if f"{W}{name}" in each.attrib}

    assert said(made(old, dated), "date") == {"2025-06-17T00:00:00Z"}
    assert said(made(old, new), "date") == {"2000-01-01T00:00:00Z"}
    assert said(made(old, replace(new, metadata=Metadata(date="июнь"))), "date") == {"2000-01-01T00:00:00Z"}
    assert said(made(old, new, Tracking(date="2025-06-18T09:30:00")), "date") == {"2025-06-18T09:30:00Z"}
    assert said(made(old, new), "author") == {"declcmp"}
    assert said(made(old, new, Tracking('Д. "П" <a>')), "author") == {'Д. "П" <a>'}


def test_the_same_texts_give_the_same_bytes() -> None:
    first, second = (made(declaration("004"), declaration("002")) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_titles_headings_and_the_rest_have_styles() -> None:
    data = made(declaration("000"), declaration("001"))
    styles = {paragraph.style for paragraph in accepted(data)}
    assert {"Title", "Heading1", "BodyText"} <= styles
    assert accepted(data)[0].style == "Title"
    defined = parts(data)["word/styles.xml"].decode()
    assert all(f'w:styleId="{style}"' in defined for style in styles | {each.style for each in rejected(data)})


HOSTILE = [
    "<w:ins w:id='1'><w:r><w:t>Мир</w:t></w:r></w:ins>",
    "]]><script>alert(1)</script><![CDATA[",
    "&lt;&amp;&#x202e;",
    "Мир \x1b[31mи\x07 труд\x00",
    "Мир \u202eдурт\u202c и \u2066труд\u2069",
    "Мир\ufffe\uffff\ud800",
    "Мир\tи\nтруд\r.",
    " Мир  и труд ",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_text_is_nothing_but_text(hostile: str) -> None:
    old, new = document("old", [[READY], [TALKS]]), document(hostile, [[READY], [hostile]])
    new = replace(new, metadata=Metadata(title=hostile))
    for data in (made(old, new), made(new, old), made(new, new), made(old, new, Tracking(hostile))):
        assert faults(data) == []
        whole = b"".join(parts(data).values()).decode()
        assert not set(whole) & set("\x00\x07\x1b\u202e\u2066\u202c\u2069\ufffe")
        assert texts(accepted(data))[0] == READY
    shown = texts(accepted(made(old, new)))[1]
    spelled = re.sub("<U\\+[0-9A-F]{4}>|[\u2400-\u2421]", "", shown)
    assert spelled == "".join(c for c in hostile if c in "\t\n" or (unicodedata.category(c)[0] != "C" and c != "\r"))


def test_a_paragraph_of_a_million_letters_is_one_paragraph() -> None:
    long = " ".join([READY] * 15_000)
    old, new = document("old", [[long]]), document("new", [[f"{long} Мир."]])
    data = made(old, new)
    assert texts(accepted(data)) == [f"{long} Мир."]
    assert texts(rejected(data)) == [long]


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        (b'w:id="2"', b'w:id="1"'),
        (b"<w:delText", b"<w:t"),
        (b'w:name="move1"', b'w:name="move9"'),
        (b"<w:moveFromRangeEnd", b"<w:moveToRangeEnd"),
        (b' w:author="declcmp"', b""),
        (b"<w:pPr>", b"<w:pPr><w:rPr/>"),
        (b'r:id="header"', b'r:id="footer"'),
    ],
)
def test_the_checker_sees_what_is_broken(sound: bytes, broken: bytes) -> None:
    data = made(*moved())
    files = parts(data)
    assert sound in files["word/document.xml"]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in files.items():
            end = sound.replace(b"<", b"</") + b">", broken.replace(b"<", b"</") + b">"
            changed = part.replace(sound, broken, 1)
            if sound.startswith(b"<w:delText"):
                changed = changed.replace(*end, 1)
            archive.writestr(name, changed if name == "word/document.xml" else part)
    assert faults(data) == []
    assert faults(out.getvalue())


def test_the_command_writes_a_file_and_ends_as_diff_does(tmp_path: Path) -> None:
    out = tmp_path / "redline.docx"
    done = run_declcmp("diff", STRATEGIC, TASHKENT, "-f", "docx", "-o", out, "--author", "МИД", "--date", "2021-07-16")
    assert (done.returncode, done.stdout) == (1, "")
    assert faults(out.read_bytes()) == []
    assert (
        b'w:author="\xd0\x9c\xd0\x98\xd0\x94" w:date="2021-07-16T00:00:00Z"'
        in parts(out.read_bytes())["word/document.xml"]
    )
    assert run_declcmp("diff", TASHKENT, TASHKENT, "-f", "docx", "-o", out).returncode == 0
    for option, wrong in (("--author", " "), ("--date", "17.06.2025"), ("--date", "2025-02-30"), ("--date", "")):
        done = run_declcmp("diff", STRATEGIC, TASHKENT, "-f", "docx", "-o", out, option, wrong)
        assert done.returncode == 2
        assert option in done.stderr
