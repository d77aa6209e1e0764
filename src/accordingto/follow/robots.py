"""A robots.txt → what a program of our name may ask for, and how often."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

NAME = "accordingto"
"""What the program is called in a robots.txt."""
MOST_BYTES = 500 * 1024
"""Of a longer robots.txt the rest is not looked at, as RFC 9309 has it."""
MOST_DELAY = 60.0
"""The longest time in seconds between two requests that a robots.txt can ask for."""


class Robots:
    """The rules of a host; without a text everything is allowed."""

    def __init__(self, text: str | None) -> None:
        self._parser = RobotFileParser()
        self._parser.parse((text or "").removeprefix("\ufeff").splitlines())

    def allows(self, url: str) -> bool:
        """Return whether an address may be asked for."""
        return self._parser.can_fetch(NAME, url)

    @property
    def delay(self) -> float:
        """The seconds between two requests that it asks for, at most ``MOST_DELAY``."""
        rate = self._parser.request_rate(NAME)
        delay = float(self._parser.crawl_delay(NAME) or 0)
        return min(max(delay, rate.seconds / rate.requests if rate else 0.0), MOST_DELAY)


def text_of(body: bytes) -> str:
    """Return the text of a robots.txt, as much of it as is looked at."""
    return body[:MOST_BYTES].decode("utf-8", "replace")
