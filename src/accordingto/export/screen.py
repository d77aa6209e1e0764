"""Words of an article made fit for a terminal, the styles that voices have there, and what goes to none."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES = (
    "color(102)",
    "color(33)",
    "color(166)",
    "color(30)",
    "color(169)",
    "color(100)",
    "color(67)",
    "color(99)",
    "color(167)",
)
"""The style of each colour of a voice, grey first, in the hues of the page: those of the 256 that have
a contrast of 3.4 and more (WCAG 2) to white and to a dark grey of #1e1e1e."""
SIXTEEN = (
    "bright_black",
    "blue",
    "yellow",
    "green",
    "magenta",
    "cyan",
    "red",
    "bright_blue",
    "bright_magenta",
)
"""The same where a terminal has only the sixteen of its theme."""

PLAIN_WIDTH = 100
"""Columns of what goes to a pipe or a file, so that the same input gives the same bytes on every terminal."""

_SAFE = {code: 0x2400 + code for code in range(0x20)}
_SAFE |= {0x7F: 0x2421, 0x09: 0x20, 0x0A: 0x20, 0x0D: 0x20, 0x2028: 0x20, 0x2029: 0x20}
_SAFE |= dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD)
_SAFE |= dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)


def styles_of(console: Console) -> tuple[str, ...]:
    """Return the style of each colour of a voice on a console."""
    return STYLES if console.color_system in {"256", "truecolor"} else SIXTEEN


def safe(text: str) -> str:
    """Replace, one for one, what could drive a terminal: controls, surrogates and changes of direction.

    White space becomes blanks and C0 controls become their pictures; the rest becomes U+FFFD.
    """
    return text.translate(_SAFE)


def styled(words: str, style: str = "") -> Text:
    """Make text of words of the article: safe, and with nothing in it read as markup."""
    from rich.text import Text

    return Text(safe(words), style=style)


def plain(draw: Callable[[Console], None]) -> bytes:
    """Return what ``draw`` prints on a console as text without styles, ``PLAIN_WIDTH`` columns wide."""
    from rich.console import Console

    page = io.StringIO()
    draw(Console(file=page, width=PLAIN_WIDTH, color_system=None, force_terminal=False))
    return page.getvalue().encode()
