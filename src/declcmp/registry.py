"""Plug-ins by name: one file a plug-in, found when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Generic, TypeVar

from declcmp.errors import InputError, InvariantError
from declcmp.messages import _

T = TypeVar("T")


class Registry(Generic[T]):
    """Names of plug-ins and where each stands (``module:attribute``); a plug-in is imported when it is first used."""

    def __init__(self, kind: str, places: Mapping[str, str]) -> None:
        """Take the *places* of the plug-ins; *kind* is what messages call one of them ("format", "rule")."""
        for name, place in places.items():
            if place.count(":") != 1:
                raise InvariantError(f"{kind} {name}: not a place of a plug-in: {place}")
        if len(set(places.values())) != len(places):
            raise InvariantError(f"one {kind} is registered under two names")
        self._kind = kind
        self._places = dict(places)

    def __iter__(self) -> Iterator[str]:
        """Go through the names, in the order of registration."""
        return iter(self._places)

    def __contains__(self, name: object) -> bool:
        """Say whether a plug-in has this name."""
        return name in self._places

    def get(self, name: str) -> T:
        """Return the plug-in called *name*.

        Raises:
            InputError: no plug-in has that name; the message lists those that exist.
        """
        if name not in self._places:
            known = ", ".join(self._places)
            raise InputError(
                _("no such {kind}: {name}; there are {known}").format(kind=_(self._kind), name=name, known=known)
            )
        module, attribute = self._places[name].split(":")
        plugin: T = getattr(import_module(module), attribute)
        return plugin
