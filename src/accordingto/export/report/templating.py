"""The Jinja environment of all pages: automatic escaping, and filters for text and dates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from accordingto.export.report.cards import STANCES
from accordingto.export.report.days import moment, short_day
from accordingto.export.wording import outlets_in_words
from accordingto.types import Strength

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).with_name("templates")
"""Folder of the report's templates; other pages use ``story.html.j2``, too."""
STATIC = Path(__file__).with_name("static")
"""Folder of the report's style and scripts."""

_UNSHOWABLE = str.maketrans(dict.fromkeys([0, *range(0xD800, 0xE000)], "\N{REPLACEMENT CHARACTER}"))
"""Code points that no HTML document can hold."""


class HasOutlets(Protocol):
    """An entry of a list of stories."""

    @property
    def outlets(self) -> tuple[str, ...]:
        """Distinct names of its publishers."""

    @property
    def unnamed(self) -> int:
        """Number of its articles that name no publisher."""


def new_environment(*folders: Path) -> Environment:
    """Return a Jinja environment that looks for templates in these folders, in order, then in the report's.

    Inserted values are escaped, and missing ones are an error. The filter ``exact`` preserves carriage
    returns, ``day`` and ``moment`` format dates, ``stance`` a strength, and ``outlets`` the number of outlets
    of a story.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value.translate(_UNSHOWABLE) if type(value) is str else value,
    )
    environment.filters |= {
        "exact": _exact,
        "day": short_day,
        "moment": moment,
        "stance": _stance,
        "outlets": _outlets,
    }
    return environment


def _stance(strength: Strength | None) -> str:
    """Return the label of a strength, as on the cards; empty if the source is certain."""
    return STANCES.get(strength, "") if strength is not None else ""


def _outlets(story: HasOutlets) -> str:
    return outlets_in_words(story.outlets, story.unnamed)


def _exact(text: str) -> Markup:
    """Escape text, with carriage returns as references, since an HTML parser would read them as newlines."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text.translate(_UNSHOWABLE))).replace("\r", "&#13;"))
