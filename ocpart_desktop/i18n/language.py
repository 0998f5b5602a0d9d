"""Which language is spoken, and its catalogue."""

from __future__ import annotations

import gettext
import locale
import os
import sys
from functools import cache

from ocpart_desktop.system.paths import resource

LANGUAGES = ("fr", "en")
DOMAIN = "ocpart"


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, str(resource("locale")), [language], fallback=True)


class _Current:
    language = "fr"


def system_language() -> str:
    """The first of our languages that the system asks for; French when it asks for none."""
    asked = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if sys.platform == "win32":  # elsewhere Python calls the locale of no language « en_US »
        asked.append(locale.getlocale()[0] or "")
    for tag in asked:
        if tag[:2].lower() in LANGUAGES:
            return tag[:2].lower()
    return "fr"


def use_language(language: str | None) -> str:
    """Speak ``language`` (``fr`` or ``en``), or the system's when None; return the one chosen."""
    chosen = language or system_language()
    _Current.language = chosen if chosen in LANGUAGES else "fr"
    return _Current.language


def current_language() -> str:
    """The code of the language in use."""
    return _Current.language


def _(message: str) -> str:
    """The message in the user's language."""
    return _catalogue(_Current.language).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The message for ``n`` things in the user's language (French: 0 and 1 are singular)."""
    return _catalogue(_Current.language).ngettext(one, many, n)
