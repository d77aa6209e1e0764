"""A grammar of temporal expressions: rules are regular expressions over words and the roles they can play.

A rule is written with names of roles (``MONTH``), literal words (``'of'``) and named parts (``m:MONTH``,
``n:(NUMBER NUMBER?)``): ``"m:MONTH d:DAY (COMMA? y:YEAR)?"``. To match it with ``re``, each word of the text
is encoded as one letter that stands for its set of roles. All repetition is bounded, so that any text takes
time proportional to its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accordingto.reading.lexicons.time_words import meaning, time_roles
from accordingto.reading.times.context import Context, TimeReading
from accordingto.reading.times.tokens import TimeToken, roles_of

_NAMED = re.compile(r"\(\?P<\w+>")
_PIECE = re.compile(
    r"(?:(?P<name>[a-z]+):)?(?:'(?P<word>[^']+)'|(?P<role>[A-Z]{2,})|(?P<open>\())|(?P<gap>\s+)|(?P<other>.)",
    re.S,
)
_SAMPLES = {
    "number": ("0", "7", "12", "24", "28", "31", "99", "345", "1987", "5000", "3.5", "3.30", "1,000"),
    "nth": ("3rd", "45th"),
    "iso": ("2013-03-22",),
    "slashed": ("3/22/13",),
    "clock": ("10:30",),
    "decade": ("1990s",),
    "yy": ("'89",),
    "half": ("½",),
    "oclock": ("o'clock",),
}
"""Sample words for every form that ``roles_of`` distinguishes."""
_OTHER = "."
"""The letter of a word that has no role and that no rule names."""


@dataclass(frozen=True)
class RuleMatch:
    """The words that a rule matched, and what its named parts matched among them."""

    words: Sequence[TimeToken]
    """The words of the whole text."""
    start: int
    """Index of its first word."""
    end: int
    """Index after its last word."""
    parts: Mapping[str, tuple[int, int]]
    """The named parts that matched: index of the first word, and after the last."""
    rule: Rule

    def has(self, part: str) -> bool:
        """Return whether a named part matched."""
        return part in self.parts

    def each(self, part: str) -> list[str]:
        """Return the words of a named part in lower case; an empty list if it did not match."""
        first, last = self.parts.get(part, (0, 0))
        return [word.lower for word in self.words[first:last]]

    def said(self, part: str) -> str:
        """Return the words of a named part in lower case, joined by spaces; empty if it did not match."""
        return " ".join(self.each(part))

    def value(self, part: str, role: str) -> str:
        """Return what the word of a named part means in a role."""
        return meaning(self.said(part), role)

    def beside(self, offset: int) -> TimeToken:
        """Return a word before (-1, -2 …) or after (1, 2 …) the match; an empty one outside the text."""
        at = self.start + offset if offset < 0 else self.end + offset - 1
        return self.words[at] if 0 <= at < len(self.words) else _NOTHING


@dataclass(frozen=True)
class Rule:
    """A pattern, and a function that resolves a match in a context; it returns None if that is no time."""

    pattern: str
    read: Callable[[RuleMatch, Context], TimeReading | None]


_NOTHING = TimeToken(0, 0, "", "", frozenset())


def _parts(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Return the named parts of a match; their names lose the number that ``_compiled`` added."""
    named = match.groupdict()
    return {name.rstrip("0123456789"): match.span(name) for name, part in named.items() if part}


class Grammar:
    """A set of rules that are compiled together."""

    def __init__(self, rules: Iterable[Rule], modifiers: Sequence[str]) -> None:
        rules = list(rules)
        texts = [rule.pattern for rule in rules] + [*modifiers]
        pieces = (piece for text in texts for piece in _PIECE.finditer(text))
        self._literals = frozenset(piece["word"] for piece in pieces if piece["word"])
        self._letters: dict[frozenset[str], str] = {}
        self._collect()
        self._rules = [(re.compile(self._compiled(rule.pattern)).match, rule) for rule in rules]
        self._modifiers = [re.compile(self._compiled(modifier)) for modifier in modifiers]
        bare = (_NAMED.sub("(?:", self._compiled(text)) for text in texts)
        self._begins = re.compile(f"(?=[^{_OTHER}])(?:{'|'.join(f'(?:{pattern})' for pattern in bare)})")

    def letters(self, words: Sequence[TimeToken]) -> str:
        """Return the words encoded as one letter each; words that no rule needs share one letter."""
        return "".join(
            self._letters.get(self._roles(word.roles, word.lower), _OTHER)
            if word.roles or word.lower in self._literals
            else _OTHER
            for word in words
        )

    def next_start(self, letters: str, at: int) -> int:
        """Return the index of the first word from ``at`` on at which a modifier or a rule can match.

        Without such a word it is the number of words.
        """
        match = self._begins.search(letters, at)
        return match.start() if match else len(letters)

    def modifier(self, number: int, letters: str, at: int) -> int:
        """Return the index after the match of the modifier with this number at ``at``; ``at`` without one."""
        match = self._modifiers[number].match(letters, at)
        return match.end() if match else at

    def candidates(self, words: Sequence[TimeToken], letters: str, at: int) -> list[RuleMatch]:
        """Return the matches of all rules at a word, the longest first."""
        if at >= len(letters) or not self._begins.match(letters, at):
            return []
        found = [
            RuleMatch(words, at, match.end(), _parts(match), rule)
            for match_at, rule in self._rules
            if (match := match_at(letters, at))
        ]
        return sorted(found, key=lambda f: -f.end)

    def _roles(self, roles: frozenset[str], lower: str) -> frozenset[str]:
        return roles | {f"'{lower}'"} if lower in self._literals else roles

    def _collect(self) -> None:
        """Assign a letter to every set of roles that a word can have."""
        words = {*time_roles(), *self._literals}
        sets = {
            self._roles(roles_of("word", form, word), word) for word in words for form in (word, word.upper())
        }
        sets |= {
            self._roles(roles_of(kind, said, said), said)
            for kind, samples in _SAMPLES.items()
            for said in samples
        }
        sets |= {frozenset({f"'{word}'"}) for word in self._literals}
        sets.discard(frozenset())
        for number, roles in enumerate(sorted(sets, key=sorted)):
            self._letters[roles] = chr(0x4E00 + number)

    def _compiled(self, pattern: str) -> str:
        """Return the pattern as a regular expression; names get numbers, since they may recur in branches."""
        return "".join(self._piece(piece, f"{n}") for n, piece in enumerate(_PIECE.finditer(pattern)))

    def _piece(self, piece: re.Match[str], number: str) -> str:
        name = f"?P<{piece['name']}{number}>" if piece["name"] else "?:"
        if piece["gap"]:
            return ""
        if piece["other"]:
            return piece["other"]
        if piece["open"]:
            return f"({name}"
        role = f"'{piece['word']}'" if piece["word"] else piece["role"]
        letters = "".join(letter for roles, letter in self._letters.items() if role in roles)
        if not letters:
            raise ValueError(f"no word plays the role {role}")
        return f"({name}[{letters}])"
