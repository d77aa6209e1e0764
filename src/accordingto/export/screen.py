"""Escaping and styling of text for terminals, and rendering as plain text."""

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
"""The style for each voice colour, grey first, in the hues of the web page. These are colours of the 256 with
a contrast (WCAG 2) of at least 3.4 both to white and to a dark grey of #1e1e1e."""
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
"""The same for terminals with only the sixteen colours of their theme."""

PLAIN_WIDTH = 100
"""Width in columns of output to a pipe or a file, fixed so that the same input gives the same bytes."""

_SAFE = {code: 0x2400 + code for code in range(0x20)}
_SAFE |= {0x7F: 0x2421, 0x09: 0x20, 0x0A: 0x20, 0x0D: 0x20, 0x2028: 0x20, 0x2029: 0x20}
_SAFE |= dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD)
_SAFE |= dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)


def styles_of(console: Console) -> tuple[str, ...]:
    """Return the styles for the voice colours that a console can show, grey first."""
    return STYLES if console.color_system in {"256", "truecolor"} else SIXTEEN


def safe(text: str) -> str:
    """Replace, one for one, control characters, surrogates and bidirectional marks.

    Line breaks and tabs become spaces, other C0 controls their control pictures, and the rest U+FFFD.
    """
    return text.translate(_SAFE)


def styled(words: str, style: str = "") -> Text:
    """Return words of an article as rich text, made ``safe``, with nothing in them read as markup."""
    from rich.text import Text

    return Text(safe(words), style=style)


def plain(draw: Callable[[Console], None]) -> bytes:
    """Return what ``draw`` prints on a console ``PLAIN_WIDTH`` columns wide, as unstyled text in UTF-8."""
    from rich.console import Console

    page = io.StringIO()
    draw(Console(file=page, width=PLAIN_WIDTH, color_system=None, force_terminal=False))
    return page.getvalue().encode()
