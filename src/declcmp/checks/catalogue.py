"""The rules that there are: one file of ``checks/rules`` each, called by its code and name, found by looking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files
from pkgutil import iter_modules

from declcmp.checks import rules
from declcmp.checks.explanation import Explanation, explanation
from declcmp.checks.rule import Rule
from declcmp.errors import InputError, InvariantError
from declcmp.messages import _


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule of the catalogue: its code («AGL801»), its name («agreed-language-deviation»), and where it stands."""

    code: str
    name: str
    module: str

    @property
    def rule(self) -> Rule:
        """Return the rule itself; its file is imported now."""
        found: Rule = import_module(self.module).RULE
        return found

    def explanation(self, language: str = "en") -> Explanation:
        """Return what the rule says of itself, in English or Russian."""
        if language == "ru":
            text = files("declcmp").joinpath(f"locale/ru/rules/{self.code}.txt").read_text(encoding="utf-8")
            return explanation(text)
        return explanation(import_module(self.module).__doc__ or "")


@cache
def catalogue() -> Mapping[str, Entry]:
    """Return all rules by code, in the order of their codes."""
    found: dict[str, Entry] = {}
    for module in sorted(iter_modules(rules.__path__), key=lambda each: each.name):
        code, _underscore, name = module.name.partition("_")
        if code.upper() in found:
            raise InvariantError(f"two rules are called {code.upper()}")
        found[code.upper()] = Entry(code.upper(), name.replace("_", "-"), f"{rules.__name__}.{module.name}")
    order = ("TXT", "TYP", "TRM", "ABR", "DAT", "REF", "STR", "PTY", "AGL")
    return dict(sorted(found.items(), key=lambda each: (order.index(each[0][:3]), each[0])))


def matching(prefixes: Iterable[str]) -> frozenset[str]:
    """Return the codes that some prefixes select: «AGL», «TYP1», «STR601», «ALL».

    Raises:
        InputError: a prefix selects nothing.
    """
    found: set[str] = set()
    for prefix in prefixes:
        wanted = "" if prefix.upper() == "ALL" else prefix.upper()
        codes = {code for code in catalogue() if code.startswith(wanted)}
        if not codes or not prefix:
            raise InputError(
                _("no such rule: {code}; declcmp rule lists those that there are").format(code=prefix or "''")
            )
        found |= codes
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules run: the default ones or those *select* names, less those that *ignore* names.

    Attributes:
        preview: Rules in preview run too, where the selection takes them in by a group or by default. A rule that is
            named by its whole code runs in any case.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False

    def entries(self) -> Sequence[Entry]:
        """Return the rules that run, in the order of their codes.

        Raises:
            InputError: a prefix selects nothing.
        """
        named = {code.upper() for code in self.select}
        named |= set(catalogue()) if "ALL" in named else set()
        wanted = matching(self.select) if self.select else frozenset(catalogue())
        wanted -= matching(code for code in self.ignore)
        return [
            entry
            for code, entry in catalogue().items()
            if code in wanted and (self.preview or code in named or not entry.rule.preview)
        ]
