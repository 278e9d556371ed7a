"""The two redlines that this program was written for, as they stand on a screen of 100 columns without colours.

UPDATE_GOLDEN=1 pytest tests/cli/test_mission.py writes them anew: read what changed before you keep it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.run import ROOT, declcmp

GOLDEN = Path(__file__).parent / "golden"


def screen(new: str) -> str:
    """Return what a comparison of the statement of 2020 with another document of the corpus shows."""
    done = declcmp("diff", "strategic", new, cwd=ROOT, env={"COLUMNS": "100"})
    assert (done.returncode, done.stderr) == (1, "")
    return done.stdout


@pytest.mark.parametrize("new", ["tashkent", "turkmenbashi"])
def test_the_screen_is_the_one_that_was_proof_read(new: str) -> None:
    shown, path = screen(new), GOLDEN / f"strategic-{new}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


def test_the_afghanistan_sentence_is_moved_inside_and_not_rewritten() -> None:
    shown = " ".join(screen("tashkent").split())
    assert "These texts share little: 1 sentence corresponds" in shown
    assert "путем {+прямых+} инклюзивных переговоров ⟨о политическом урегулировании⟩ между самими афганцами" in shown
    assert "афганцами [−⟨о политическом урегулировании⟩−]" in shown
    assert "1 moved phrase · 3 insertions" in shown


def test_the_pollution_clause_shows_what_became_of_it() -> None:
    shown = " ".join(screen("turkmenbashi").split())
    assert "Стороны подчеркнули необходимость" in shown
    assert "[−совместных−]{+согласованных+} мер, [−нацеленных−]{+направленных+} на уменьшение загрязнения вод" in shown
    assert "воздуха, {+сохранение ледников,+} деградации земель" in shown
    assert "modality!" in shown
