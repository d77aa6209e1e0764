"""Words of time that firms are called by: "March & Sons", "Sunday Brothers", "Orr & May"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.times.tokens import TimeToken


def names_of_firms(words: Sequence[TimeToken]) -> frozenset[int]:
    """Return the offsets of the words of time that are part of the name of a firm.

    A "&" joins them to a word that is none of time ("Friday & Saturday" are two days), or what firms are
    called stands behind them.
    """
    return frozenset(
        word.start
        for i, word in enumerate(words)
        if word.roles and _is_name(word)
        if _is_joined(words[i + 1 : i + 3])
        or _is_joined(words[max(0, i - 2) : i][::-1])
        or _is_firm(words, i)
    )


def _is_joined(beside: Sequence[TimeToken]) -> bool:
    return len(beside) == 2 and beside[0].text == "&" and _is_name(beside[1]) and not beside[1].roles


def _is_firm(words: Sequence[TimeToken], at: int) -> bool:
    """Return whether "Brothers", "Ltd" or "and Sons" stands behind a word."""
    behind = at + 1
    behind += behind < len(words) and words[behind].lower == "and"
    if behind >= len(words) or not _is_name(words[behind]):
        return False
    return any(words[behind].lower in word_class(name) for name in ("company-endings", "company-kin"))


def _is_name(word: TimeToken) -> bool:
    return word.is_capital and word.text.isalpha()
