"""The shell of every HTML page: templates that escape all they are given, and a policy for inline style and script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from declcmp import messages
from declcmp.messages import _, plural
from declcmp.renderers import percent, visible

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_HERE = "declcmp.renderers.html"
#: What every page has; a page adds its own after them.
_STYLES = ("shell.css", "redline.css")
_SCRIPTS = ("shell.js",)


def page(
    template: str,
    *,
    title: str,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    **values: object,
) -> str:
    """Return a whole page.

    Args:
        template: A file of templates/ that extends shell.html.j2.
        title: Of the window.
        styles: Files of assets/ besides those of the shell, in order.
        scripts: The same.
        values: What the template knows by name; a value that it does not know is an error, never an empty string.
    """
    style, script = _style(*_STYLES, *styles), _script(*_SCRIPTS, *scripts)
    policy = "; ".join(
        [
            "default-src 'none'",
            f"style-src 'sha256-{_digest(style)}'",
            f"script-src 'sha256-{_digest(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    return _environment().get_template(template).render(
        page={"title": title, "language": messages.language(), "policy": policy, "style": style, "script": script},
        **values,
    )  # fmt: skip


@cache
def _environment() -> Environment:
    """Return the templates' environment: what is no template of ours is made visible and escaped on its way out."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415 - only HTML pays for it

    made = Environment(
        loader=FunctionLoader(lambda name: _file("templates", name)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {"_": _, "plural": plural}
    made.filters |= {"percent": percent}
    return made


def _harmless(value: object) -> object:
    """Return text without what a browser obeys or hides (bidi controls and the like); markup of ours stays as it is."""
    return visible(value) if type(value) is str else value


@cache
def _file(folder: str, name: str) -> str:
    return files(_HERE).joinpath(folder, name).read_text(encoding="utf-8")


def _style(*names: str) -> Markup:
    """Return the colours of both schemes and the named style sheets as one.

    The scheme is that of the reader's system, until the switch of the page says ``data-theme``; paper is always light.
    """
    light, dark = _file("assets", "light.css"), _file("assets", "dark.css")
    return _inline(
        light,
        f"@media screen and (prefers-color-scheme: dark) {{\n{dark}}}\n",
        f"@media screen {{\n{_only('light', light)}{_only('dark', dark)}}}\n",
        *(_file("assets", name) for name in names),
        _spoken(),
    )


def _only(theme: str, tokens: str) -> str:
    return tokens.replace(":root", f':root[data-theme="{theme}"]')


def _spoken() -> str:
    """Return what a screen reader says before a mark: the words are the language's, so no style sheet can hold them."""
    words = {"deleted": _("deleted"), "inserted": _("inserted"), "from": _("moved from here"), "to": _("moved here")}
    return "".join(f':root {{ --said-{name}: "{word}: " }}\n' for name, word in words.items())


def _script(*names: str) -> Markup:
    return _inline(*(_file("assets", name) for name in names))


def _inline(*parts: str) -> Markup:
    from markupsafe import Markup  # noqa: PLC0415

    # The policy's digest is of what stands between the tags, to the byte.
    return Markup("\n" + "\n".join(parts))  # noqa: S704 - our own files


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
