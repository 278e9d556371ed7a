"""The command as a user runs it, and its pieces of evidence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "tests" / "gold" / "seeds"
TASHKENT = SEEDS / "000_f85d46ecbde2fc68.txt"
STRATEGIC = SEEDS / "001_ad9140f616f064a9.txt"
TURKMENBASHI = SEEDS / "003_813a1592f9979e10.txt"

#: What would change the output from one machine to the next.
_NOT_OURS = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "PAGER", "TERM")


def environment(**extra: str) -> dict[str, str]:
    """Return an environment in which the checkout is what is run."""
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    return kept | {"PYTHONPATH": str(ROOT / "src")} | extra


def declcmp(
    *args: str | Path, cwd: Path | None = None, stdin: str | bytes | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run ``declcmp ARGS`` in its own process."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-m", "declcmp", *map(str, args)],
        cwd=cwd, input=data, capture_output=True, env=environment(**(env or {})), timeout=120, check=False,
    )  # fmt: skip
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
