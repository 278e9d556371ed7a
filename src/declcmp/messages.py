"""What a user reads, in the language of the user: English in the source, Russian from the catalogue."""

from __future__ import annotations

import gettext as _gettext

LANGUAGES = ("en", "ru")
_chosen: _gettext.NullTranslations = _gettext.NullTranslations()


def use(language: str) -> None:
    """Speak *language* from now on: one of LANGUAGES; any other is English."""
    global _chosen  # noqa: PLW0603 - the language of a run is one for the whole process, as in gettext itself
    _chosen = _gettext.NullTranslations()
    if language == "ru":
        from importlib.resources import files  # noqa: PLC0415 - 10 ms that English never pays

        with files("declcmp").joinpath("locale/ru/LC_MESSAGES/declcmp.mo").open("rb") as catalogue:
            _chosen = _gettext.GNUTranslations(catalogue)


def language() -> str:
    """Return the language of the run."""
    return "ru" if isinstance(_chosen, _gettext.GNUTranslations) else "en"


def language_of(locale: str) -> str:
    """Return the language that a locale name asks for: ``ru_RU.UTF-8`` gives ``ru``, all that is not known ``en``."""
    return "ru" if locale.lower().startswith("ru") else "en"


def _(text: str) -> str:
    """Return *text* in the language of the run."""
    return _chosen.gettext(text)


def plural(one: str, many: str, count: int) -> str:
    """Return *one* or *many*, whichever *count* asks for in the language of the run; ``{n}`` becomes the count."""
    return _chosen.ngettext(one, many, count).format(n=count)
