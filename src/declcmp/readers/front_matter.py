"""Front matter: what the head of a Markdown file says of the document, read and written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

from declcmp.errors import InputError
from declcmp.messages import _
from declcmp.model import Evidence, Metadata

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml

_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_FIELDS = tuple(field.name for field in fields(Metadata) if field.name != "evidence")
#: More than any declaration says of itself; a head of a million lines is a trap.
_MOST = 1 << 16
#: Fields, and a list in a field; deeper nesting costs the parser time without end.
_DEEPEST = 8
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "timestamp"))
_NULL = "tag:yaml.org,2002:null"


def front_matter(lines: Sequence[str], name: str) -> tuple[Metadata | None, int]:
    """Return the front matter of a file, None if it has none, and the index of the first line after it.

    Raises:
        InputError: it is never closed, is no YAML, is no mapping, has an unknown field or a value of the wrong type.
    """
    if not lines or not _FENCE.fullmatch(lines[0]):
        return None, 0
    stop = next((at for at, line in enumerate(lines[1:], 1) if _END.fullmatch(line)), None)
    if stop is None:
        raise InputError(
            _("{name}: line 1: the front matter is never closed; end it with a line ---").format(name=name)
        )
    text = "\n".join(lines[1:stop])
    if len(text) > _MOST:
        raise InputError(
            _("{name}: line 1: the front matter is longer than {most} characters").format(name=name, most=_MOST)
        )
    values: dict[str, str | tuple[str, ...]] = {}
    evidence = []
    for key, line, node in _entries(text, name):
        value = _value(key, node, name, line)
        if value:
            values[key] = value
            evidence.append(
                Evidence(key, "front matter", (line, node.end_mark.line + 2 if node.end_mark.column else line))
            )
    return Metadata(**values, evidence=tuple(evidence)), stop + 1  # type: ignore[arg-type]


def printed(metadata: Metadata) -> str:
    """Return the front matter that says *metadata*, fences included; fields that say nothing are left out."""
    import yaml  # noqa: PLC0415 - a run without Markdown never pays for it

    out = ["---\n"]
    for key in _FIELDS:
        value = getattr(metadata, key)
        if key == "date" and value and _is_date(value):
            out.append(f"date: {value}\n")
        elif value:
            said = {key: list(value) if isinstance(value, tuple) else value}
            out.append(yaml.safe_dump(said, allow_unicode=True, width=float("inf"), default_flow_style=False))
    return "".join([*out, "---\n"])


def _wrong(name: str, line: int, what: str) -> InputError:
    return InputError(_("{name}: line {line}: {what}").format(name=name, line=line, what=what))


def _root(text: str, name: str) -> yaml.Node | None:
    """Return the tree of a front matter. Nothing is constructed of it, so that no tag and no alias can do anything."""
    import yaml  # noqa: PLC0415

    try:
        depth = 0
        for event in yaml.parse(text, yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise _wrong(name, 1, _("the front matter is nested too deep"))
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                line = event.start_mark.line + 2 if event.start_mark else 1
                raise _wrong(name, line, _("anchors and aliases are not allowed in front matter"))
        return yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        what = _("the front matter is not YAML ({problem}); put values with : or # in quotes")
        raise _wrong(name, line, what.format(problem=error.problem)) from None
    except (yaml.YAMLError, RecursionError):
        raise _wrong(name, 1, _("the front matter is not YAML")) from None


def _entries(text: str, name: str) -> Iterator[tuple[str, int, yaml.Node]]:
    """Give the fields, their lines in the file, and their nodes."""
    import yaml  # noqa: PLC0415

    root = _root(text, name)
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise _wrong(name, root.start_mark.line + 2, _("the front matter must be fields, one a line, as in «title: …»"))
    seen = set()
    for key, node in root.value:
        line = key.start_mark.line + 2
        if not isinstance(key, yaml.ScalarNode) or key.value not in _FIELDS:
            shown = key.value if isinstance(key, yaml.ScalarNode) else "?"
            what = _("no such field of the front matter: {key}; there are {known}")
            raise _wrong(name, line, what.format(key=shown, known=", ".join(_FIELDS)))
        if key.value in seen:
            raise _wrong(name, line, _("the field {key} is there twice").format(key=key.value))
        seen.add(key.value)
        yield key.value, line, node


def _value(key: str, node: yaml.Node, name: str, line: int) -> str | tuple[str, ...] | None:
    """Return what a field says, as it is written: «no» and «2025» are words here."""
    import yaml  # noqa: PLC0415

    if key == "parties" and isinstance(node, yaml.SequenceNode):
        return tuple(filter(None, (_scalar(key, part, name) for part in node.value)))
    value = _scalar(key, node, name)
    if key == "parties" and value:
        raise _wrong(name, line, _("parties must be a list of names"))
    if key == "date" and value and not _is_date(value):
        raise _wrong(name, line, _("not a date of the form 2025-06-17: {value}").format(value=value))
    return value


def _scalar(key: str, node: yaml.Node, name: str) -> str | None:
    import yaml  # noqa: PLC0415

    if not isinstance(node, yaml.ScalarNode) or node.tag not in _PLAIN_TAGS | {_NULL}:
        raise _wrong(name, node.start_mark.line + 2, _("{key} must be a text").format(key=key))
    return None if node.tag == _NULL else " ".join(node.value.split())


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
