"""declcmp compares diplomatic declarations in Russian: what changed, what is reused, where each sentence comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from declcmp.pipelines import diff, read
    from declcmp.pipelines.checking import checked as check
    from declcmp.pipelines.recurrence import survey
    from declcmp.pipelines.tracing import blame, find

__version__ = "0.1.0"
__all__ = ["blame", "check", "diff", "find", "read", "survey"]

#: Where each of them stands.
_PLACES = {
    "blame": "declcmp.pipelines.tracing",
    "check": "declcmp.pipelines.checking",
    "diff": "declcmp.pipelines",
    "find": "declcmp.pipelines.tracing",
    "read": "declcmp.pipelines",
    "survey": "declcmp.pipelines.recurrence",
}
#: What it is called there, where that is another name.
_CALLED = {"check": "checked"}


def __getattr__(name: str) -> Any:
    """Return a part of the public API; it is imported when it is first asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_PLACES[name]), _CALLED.get(name, name))
