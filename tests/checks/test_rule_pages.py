"""The pages of the rules are what the rules say of themselves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cli.run import ROOT
from declcmp import messages
from declcmp.checks import catalogue
from declcmp.renderers import View
from declcmp.renderers.findings.rules import markdown

PAGES = {"en": ROOT / "docs" / "rules.md", "ru": ROOT / "docs" / "rules.ru.md"}


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_what_declcmp_rule_says(language: str) -> None:
    messages.use(language)
    try:
        said = markdown(list(catalogue().values()), View())
    finally:
        messages.use("en")
    page: Path = PAGES[language]
    if os.environ.get("UPDATE_GOLDEN"):
        page.write_text(said, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == said, "UPDATE_GOLDEN=1 writes it anew"
