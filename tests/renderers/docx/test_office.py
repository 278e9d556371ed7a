"""LibreOffice takes redlines as they are meant: accepted, rejected, printed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from declarations import declaration
from declcmp.compare import compare
from declcmp.model import Document
from declcmp.renderers import View
from declcmp.renderers.docx import render
from generator import RATES, edited
from renderers.docx.revisions import accepted, texts
from renderers.docx.test_kept import FORUM, GLACIERS, READY, TALKS, packed, redline, sound, table
from writing import p

SCRIPT = Path(__file__).with_name("office.py")


@cache
def python_with_uno() -> str | None:
    """Return a Python that can talk to LibreOffice: this one, Debian's, or the office's own."""
    office = shutil.which("soffice")
    if office is None:
        return None
    for python in (sys.executable, "/usr/bin/python3", str(Path(office).resolve().with_name("python"))):
        asked = [python, "-c", "import uno"]
        if shutil.which(python) and not subprocess.run(asked, capture_output=True, check=False).returncode:
            return python
    return None


pytestmark = pytest.mark.skipif(
    python_with_uno() is None and not os.environ.get("DECLCMP_REQUIRE_PROGRAMS"),
    reason="LibreOffice (soffice) or its Python interface (python3-uno) is not installed",
)


def office(jobs: list[dict[str, str]], folder: Path) -> list[dict[str, Any]]:
    """Return what LibreOffice made of *jobs*; see ``office.py``."""
    python = python_with_uno()
    assert python is not None, "python3-uno is not installed"
    done = subprocess.run(
        [python, str(SCRIPT), str(folder / "profile")],
        input=json.dumps(jobs), capture_output=True, text=True, timeout=170, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def pairs() -> dict[str, tuple[Document, Document]]:
    found = {f"{old}-{new}": (declaration(old), declaration(new)) for old, new in (("004", "002"), ("001", "000"))}
    for key in ("000", "001", "003"):
        for name, rates in RATES.items():
            made = edited(key, 7, rates)
            found[f"{key}-{name}"] = made.old, made.new
    return found


def kept() -> dict[str, tuple[bytes, bytes]]:
    """Return pairs of Word files whose redline is put into the later one."""
    made = edited("000", 7, RATES["heavy"])
    rows = ("Показатель роста экономики", "12 процентов"), ("Население государств", "80 млн")
    return {
        "runs": (packed(made.old), packed(made.new)),
        "row": (sound(p(READY) + table(rows[0]) + p(FORUM)), sound(p(READY) + table(*rows) + p(FORUM))),
        "before": (
            sound(p(READY) + p(TALKS) + p(FORUM) + table(*rows) + p(GLACIERS)),
            sound(p(READY) + table(*rows) + p(GLACIERS)),
        ),
    }


def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old_one(tmp_path: Path) -> None:
    jobs = []
    for name, (old, new) in pairs().items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(render(compare(old, new), View()))
        jobs += [{"do": what, "file": str(path)} for what in ("accept", "reject")]
    for name, (before, after) in kept().items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(redline(before, after))
        jobs += [{"do": what, "file": str(path)} for what in ("accept", "reject")]
    jobs.append({"do": "pdf", "file": str(path), "to": str(tmp_path / "printed.pdf")})
    *results, _ = office(jobs, tmp_path)
    assert len(results) >= 20
    for at, (name, (old, new)) in enumerate(pairs().items()):
        for document, result in ((new, results[2 * at]), (old, results[2 * at + 1])):
            wanted = [document.text_of(paragraph) for paragraph in document.paragraphs]
            assert result == {"paragraphs": wanted, "left": 0}, name
    for at, (name, sides) in enumerate(kept().items(), len(pairs())):
        for result, file in zip(results[2 * at : 2 * at + 2], reversed(sides), strict=True):
            wanted = [text for text in texts(accepted(file)) if text]
            assert [text for text in result["paragraphs"] if text] == wanted, name
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")
