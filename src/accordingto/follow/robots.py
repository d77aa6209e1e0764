"""A robots.txt → what a program of our name may ask for, and how often, as RFC 9309 has it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import isfinite
from urllib.parse import quote, urlsplit

NAME = "accordingto"
"""What the program is called in a robots.txt."""
MOST_BYTES = 500 * 1024
"""Of a longer robots.txt the rest is not looked at, as RFC 9309 has it."""
MOST_DELAY = 60.0
"""The longest time in seconds between two requests that a robots.txt can ask for."""
_PATH = "/robots.txt"
_RULES = frozenset({"allow", "disallow", "crawl-delay", "request-rate"})
_RESERVED = "%/?#[]@!$&'()*+,;=:"
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_RATE = re.compile(r"(\d{1,9})\s*/\s*(\d{1,9})s?", re.IGNORECASE)


class Robots:
    """The rules of a host; without a text everything is allowed."""

    def __init__(self, text: str | None) -> None:
        self._rules = _rules_in(text or "")

    def allows(self, url: str) -> bool:
        """Return whether an address may be asked for: the longest rule that fits says so, else it may."""
        parts = urlsplit(url)
        if parts.path == _PATH:
            return True
        asked = _spelled((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = (rule for rule in self._rules.paths if rule.fits(asked))
        longest = max(fitting, key=lambda rule: (len(rule.pattern), rule.allows), default=None)
        return longest is None or longest.allows

    @property
    def delay(self) -> float:
        """The seconds between two requests that it asks for, at most ``MOST_DELAY``."""
        return min(self._rules.delay, MOST_DELAY)


@dataclass(frozen=True)
class _Rule:
    """Whether addresses of a pattern may be asked for."""

    pattern: str
    allows: bool

    def fits(self, asked: str) -> bool:
        """Return whether an address begins with the pattern, ``*`` being anything and a last ``$`` the end.

        It takes no more than one look at each place of the address, whatever the pattern.
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
    """What is said to one program."""

    paths: list[_Rule] = field(default_factory=list)
    delay: float = 0.0

    def add(self, name: str, value: str) -> None:
        """Take up a line; one that says nothing is passed over."""
        if name in {"allow", "disallow"}:
            if value:
                self.paths.append(_Rule(_spelled(value), name == "allow"))
        else:
            self.delay = max(self.delay, _seconds(name, value))


def _rules_in(text: str) -> _Rules:
    """Return the rules for our name, of all groups that have it; where none has, those for all."""
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
    """Return the lines that count, each with its name in small letters."""
    found = []
    for line in text.removeprefix("\ufeff").splitlines():
        name, colon, value = line.partition("#")[0].partition(":")
        name = name.strip().lower()
        if colon and (name == "user-agent" or name in _RULES):
            found.append((name, value.strip()))
    return found


def _spelled(path: str) -> str:
    """Return a path as others spell it: escaped where that is needed, and nowhere else."""
    return _ESCAPE.sub(_needed, quote(path, safe=_RESERVED, errors="replace"))


def _needed(escape: re.Match[str]) -> str:
    char = chr(int(escape.group(1), 16))
    return char if char.isascii() and (char.isalnum() or char in "-._~") else escape.group().upper()


def _seconds(name: str, value: str) -> float:
    """Return the seconds between two requests that a line asks for; 0 where it is no number."""
    if name == "request-rate":
        rate = _RATE.fullmatch(value)
        return int(rate.group(2)) / int(rate.group(1)) if rate and int(rate.group(1)) else 0.0
    try:
        seconds = float(value)
    except ValueError:
        return 0.0
    return seconds if isfinite(seconds) and seconds > 0 else 0.0


def text_of(body: bytes) -> str:
    """Return the text of a robots.txt, as much of it as is looked at."""
    return body[:MOST_BYTES].decode("utf-8", "replace")
