"""Templates that escape by themselves, and show text as it is."""

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
"""The templates of the report; ``story.html.j2`` is for other pages, too."""
STATIC = Path(__file__).with_name("static")
"""Style and script of the report."""

_UNSHOWABLE = str.maketrans(dict.fromkeys([0, *range(0xD800, 0xE000)], "\N{REPLACEMENT CHARACTER}"))
"""Code points that no HTML document can hold."""


class HasOutlets(Protocol):
    """A story as it stands in a list."""

    @property
    def outlets(self) -> tuple[str, ...]:
        """Names of its publishers, each once."""

    @property
    def unnamed(self) -> int:
        """How many of its articles name no publisher."""


def new_environment(*folders: Path) -> Environment:
    """Return templates of some folders, the first one before the others, then those of the report.

    What is inserted is escaped; what is missing is an error; the filter ``exact`` keeps carriage returns,
    ``day`` and ``moment`` write out dates, ``stance`` how sure a source is, and ``outlets`` of how many
    outlets a story is.
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
    """Return how certain a source is, in the words of the cards; empty if it is certain."""
    return STANCES.get(strength, "") if strength is not None else ""


def _outlets(story: HasOutlets) -> str:
    return outlets_in_words(story.outlets, story.unnamed)


def _exact(text: str) -> Markup:
    """Escape so that a parser, which would read a bare carriage return as a newline, gives it back."""
    from markupsafe import Markup, escape

    return Markup(str(escape(text.translate(_UNSHOWABLE))).replace("\r", "&#13;"))
