"""Run ``python -m declcmp`` and the ``declcmp`` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit status."""
    from declcmp.cli import run  # noqa: PLC0415 - only a run of the program needs the command line

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
