"""The words of time, each with the roles that it can play and what it means there."""

from __future__ import annotations

from functools import cache

from accordingto.reading.lexicons import entries


@cache
def time_roles() -> dict[str, dict[str, str]]:
    """Return for every word of ``timeterms.txt`` its roles, each with the value it has there."""
    found: dict[str, dict[str, str]] = {}
    for line in entries("timeterms"):
        role, _, words = line.partition(": ")
        for entry in words.split():
            word, _, value = entry.partition("=")
            found.setdefault(word, {})[role] = value
    return found


def meaning(word: str, role: str) -> str:
    """Return what a word of the lexicon stands for in a role; empty where it plays no such role."""
    terms = time_roles().get(word, {})
    return terms.get(role) or terms.get(f"{role}*") or ""
