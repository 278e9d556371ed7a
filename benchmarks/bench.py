"""Run every benchmark, one after the other, each in a process of its own: `make bench`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

#: Those that need no data from outside the repository.
SCRIPTS = ("diff.py", "reuse.py", "provenance.py", "reading.py")


def main() -> int:
    """Print all figures; return how many scripts missed a target."""
    missed = 0
    for script in SCRIPTS:
        print(f"== {script}", flush=True)
        missed += subprocess.run([sys.executable, str(Path(__file__).with_name(script))], check=False).returncode != 0
    return missed


if __name__ == "__main__":
    sys.exit(main())
