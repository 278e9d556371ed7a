"""A comparison on the screen: who is compared, what it comes to, then each change where it stands."""

from __future__ import annotations

from dataclasses import replace

from declcmp.model import Comparison
from declcmp.renderers import Layout, View, different
from declcmp.renderers.terminal.ink import fitted, painted

#: A screen too narrow for two columns.
_NARROW = 40


def render(comparison: Comparison, view: View) -> str:
    """Return the screen as text, with escape sequences only where the view has colours."""
    # The other screens stand in this package too, and pay for none of this.
    from declcmp.renderers.terminal.body import body  # noqa: PLC0415
    from declcmp.renderers.terminal.head import head, legend, table  # noqa: PLC0415

    if view.width < _NARROW:
        view = replace(view, layout=Layout.UNIFIED)
    lines = head(comparison, view)
    if view.stat:
        lines += table(comparison, view)
    elif not different(comparison, view.hidden) and not view.everything:
        pass
    else:
        lines += body(comparison, view)
        lines += legend(comparison, view)
    return painted(fitted(lines, view), view)
