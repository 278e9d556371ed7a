"""Dates as a person writes them, in the language of the run."""

from __future__ import annotations

import re

from declcmp.messages import _

_ISO = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def long_date(iso: str) -> str:
    """Return «17 June 2025» for 2025-06-17; what is no ISO date as it stands."""
    found = _ISO.fullmatch(iso)
    if not found or not 1 <= int(found[2]) <= 12 or not found[3]:
        return iso
    return _months()[int(found[2]) - 1].format(day=int(found[3]), year=found[1])


def _months() -> tuple[str, ...]:
    return (
        _("{day} January {year}"),
        _("{day} February {year}"),
        _("{day} March {year}"),
        _("{day} April {year}"),
        _("{day} May {year}"),
        _("{day} June {year}"),
        _("{day} July {year}"),
        _("{day} August {year}"),
        _("{day} September {year}"),
        _("{day} October {year}"),
        _("{day} November {year}"),
        _("{day} December {year}"),
    )
