"""Drawings as SVG inside a page: elements whose every text and attribute is escaped, links, and figures with a name."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

from declcmp.renderers import visible

#: Width of a letter of the drawings' type, as a share of its size: a mean over Cyrillic and digits.
_LETTER = 0.56
#: A drawing that is no wider fits every screen.
_TELEPHONE = 330


def element(name: str, *children: str, **attributes: str | float | None) -> Markup:
    """Return an element; ``class_`` is class, ``stroke_width`` is stroke-width, and None is no attribute."""
    given = [(key, value) for key, value in attributes.items() if value is not None]
    written = "".join([f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"' for key, value in given])
    inner = joined(children)
    # The name is ours, all else is escaped.
    return Markup(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")  # noqa: S704


def joined(parts: Iterable[str]) -> Markup:
    """Return parts one after the other: elements as they are, text escaped."""
    return Markup("".join([part if isinstance(part, Markup) else escape(visible(part)) for part in parts]))  # noqa: S704


def figure(width: str | float, height: float, title: str, *children: str, class_: str, grows: bool = False) -> Markup:
    """Return a drawing that a screen reader calls *title*, in pixels of the page; a width may be "100%".

    If it *grows*, and is small enough for every screen, it is drawn larger where there is room.
    """
    return element(
        "svg",
        *children,
        class_=f"drawing {class_}" + (" fits" if grows and isinstance(width, float) and width <= _TELEPHONE else ""),
        width=width,
        height=height,
        viewBox=None if isinstance(width, str) else f"0 0 {_value(width)} {_value(height)}",
        role="group",
        aria_label=title,
    )


def band(units: int, height: int, title: str, *children: str, class_: str, role: str = "img") -> Markup:
    """Return a picture as wide as there is room, so many units across, and so many pixels high.

    Its *role* is "group" if there are links in it, else "img".
    """
    box = f"0 0 {units} {height}"
    drawn = {"viewBox": box, "preserveAspectRatio": "none", "role": role, "aria_label": title}
    return element("svg", *children, class_=f"drawing {class_}", width="100%", height=height, **drawn)


def link(href: str, *children: str, title: str = "", **attributes: str | float | None) -> Markup:
    """Return children that lead somewhere, if *href* says where; *title* is what they are."""
    inner = [element("title", title), *children] if title else list(children)
    if not href:
        return element("g", *inner, **attributes)
    return element("a", *inner, href=href, aria_label=title or None, **attributes)


def text_width(text: str, size: float) -> float:
    """Return about how many pixels *text* takes in letters of this size."""
    return len(text) * size * _LETTER


def fitted(text: str, room: float, size: float) -> str:
    """Return *text* in about so many pixels, with … where it was cut."""
    text = visible(text)
    if text_width(text, size) <= room:
        return text
    return text[: max(int(room / size / _LETTER) - 1, 1)].rstrip(" ,;:-–—") + "…"


def _value(value: str | float) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return escape(visible(value)) if isinstance(value, str) else str(value)
