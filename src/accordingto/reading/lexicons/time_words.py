"""The words of ``timeterms.txt``, with the roles that each can play and its meaning in each role."""

from __future__ import annotations

from functools import cache

from accordingto.reading.lexicons import entries


@cache
def time_roles() -> dict[str, dict[str, str]]:
    """Return for every word of ``timeterms.txt`` its roles, each mapped to the word's value in that role."""
    found: dict[str, dict[str, str]] = {}
    for line in entries("timeterms"):
        role, _, words = line.partition(": ")
        for entry in words.split():
            word, _, value = entry.partition("=")
            found.setdefault(word, {})[role] = value
    return found


def meaning(word: str, role: str) -> str:
    """Return the value of a word in a role ("1" for "jan" as MONTH); empty if it has no such role."""
    terms = time_roles().get(word, {})
    return terms.get(role) or terms.get(f"{role}*") or ""
