"""Parsing of robots.txt (RFC 9309): what our user agent may request, and how often."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import isfinite
from urllib.parse import quote, urlsplit

NAME = "accordingto"
"""Name of our user agent in a robots.txt."""
MOST_BYTES = 500 * 1024
"""Bytes of a robots.txt that are parsed, as in RFC 9309; the rest is ignored."""
MOST_DELAY = 60.0
"""Longest delay between two requests, in seconds, that a robots.txt can ask for."""
_PATH = "/robots.txt"
_RULES = frozenset({"allow", "disallow", "crawl-delay", "request-rate"})
_RESERVED = "%/?#[]@!$&'()*+,;=:"
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_RATE = re.compile(r"(\d{1,9})\s*/\s*(\d{1,9})s?", re.IGNORECASE)


class Robots:
    """The rules in a robots.txt that apply to us; without a text everything is allowed."""

    def __init__(self, text: str | None) -> None:
        self._rules = _rules_in(text or "")

    def allows(self, url: str) -> bool:
        """Return whether a URL may be requested: the longest matching rule decides; without one it may."""
        parts = urlsplit(url)
        if parts.path == _PATH:
            return True
        asked = _spelled((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = (rule for rule in self._rules.paths if rule.fits(asked))
        longest = max(fitting, key=lambda rule: (len(rule.pattern), rule.allows), default=None)
        return longest is None or longest.allows

    @property
    def delay(self) -> float:
        """Seconds between two requests that the robots.txt asks for, at most ``MOST_DELAY``; 0 if none."""
        return min(self._rules.delay, MOST_DELAY)


@dataclass(frozen=True)
class _Rule:
    """One ``Allow`` or ``Disallow`` rule."""

    pattern: str
    allows: bool

    def fits(self, asked: str) -> bool:
        """Return whether a path matches the pattern, in which ``*`` is a wildcard and a final ``$`` the end.

        Takes a single pass over the path, whatever the pattern.
        """
        is_whole = self.pattern.endswith("$")
        first, *others = self.pattern.removesuffix("$").split("*")
        if not asked.startswith(first):
            return False
        if not others:
            return not is_whole or asked == first
        *between, last = others
        at = len(first)
        for piece in between if is_whole else others:
            found = asked.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        return not is_whole or (asked.endswith(last) and len(asked) - len(last) >= at)


@dataclass(eq=False)
class _Rules:
    """The rules for one user agent, over all its groups."""

    paths: list[_Rule] = field(default_factory=list)
    delay: float = 0.0

    def add(self, name: str, value: str) -> None:
        """Add the rule of one line; an ``Allow`` or ``Disallow`` without a value is ignored."""
        if name in {"allow", "disallow"}:
            if value:
                self.paths.append(_Rule(_spelled(value), name == "allow"))
        else:
            self.delay = max(self.delay, _seconds(name, value))


def _rules_in(text: str) -> _Rules:
    """Return the rules of all groups for our user agent; if there are none, those for ``*``."""
    ours: _Rules | None = None
    for_all = _Rules()
    listening: list[_Rules] = []
    before = ""
    for name, value in _lines(text):
        if name == "user-agent":
            listening = listening if before == name else []
            agent = value.partition("/")[0].strip().lower()
            if agent == NAME and (ours is None or ours not in listening):
                ours = ours or _Rules()
                listening.append(ours)
            elif agent == "*" and for_all not in listening:
                listening.append(for_all)
        else:
            for rules in listening:
                rules.add(name, value)
        before = name
    return for_all if ours is None else ours


def _lines(text: str) -> list[tuple[str, str]]:
    """Return name (in lower case) and value of each user-agent line and rule; ignore all other lines."""
    found = []
    for line in text.removeprefix("\ufeff").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        name = name.strip().lower()
        if colon and (name == "user-agent" or name in _RULES):
            found.append((name, value.strip()))
    return found


def _spelled(path: str) -> str:
    """Return a path in normal form: percent-encoded where needed and nowhere else."""
    return _ESCAPE.sub(_needed, quote(path, safe=_RESERVED, errors="replace"))


def _needed(escape: re.Match[str]) -> str:
    char = chr(int(escape.group(1), 16))
    return char if char.isascii() and (char.isalnum() or char in "-._~") else escape.group().upper()


def _seconds(name: str, value: str) -> float:
    """Return the seconds between requests that a Crawl-delay or Request-rate asks for; 0 if malformed."""
    if name == "request-rate":
        rate = _RATE.fullmatch(value)
        return int(rate.group(2)) / int(rate.group(1)) if rate and int(rate.group(1)) else 0.0
    try:
        seconds = float(value)
    except ValueError:
        return 0.0
    return seconds if isfinite(seconds) and seconds > 0 else 0.0


def text_of(body: bytes) -> str:
    """Decode the first ``MOST_BYTES`` bytes of a robots.txt."""
    return body[:MOST_BYTES].decode("utf-8", "replace")
