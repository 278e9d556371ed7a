"""What can go wrong: an input that the user can mend, or a bug of ours."""

from __future__ import annotations


class DeclcmpError(Exception):
    """Any error that this package raises on purpose."""


class InputError(DeclcmpError):
    """The user can mend it: the message says what, where, and what to do, in one sentence."""


class InvariantError(DeclcmpError):
    """A promise between two stages was broken: a bug."""
