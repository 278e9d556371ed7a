"""What a run of the tests needs from outside Python."""

from __future__ import annotations

import os
import shutil

import pytest

#: Tests that need one of these are skipped where it is missing, unless DECLCMP_REQUIRE_PROGRAMS is set.
PROGRAMS = ("chromium", "git", "node", "soffice")


def pytest_sessionstart() -> None:
    if not os.environ.get("DECLCMP_REQUIRE_PROGRAMS"):
        return
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        raise pytest.UsageError(f"DECLCMP_REQUIRE_PROGRAMS is set and these programs are missing: {', '.join(missing)}")
