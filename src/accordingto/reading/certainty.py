"""How certain a source presents what it says, and whether as so or as not so.

Strength and polarity of a content relative to its source, as FactBank has them (Saurí & Pustejovsky, Language
Resources and Evaluation 2009), from what the act, the cue and the main clause of the content say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.lexicon import word_class

if TYPE_CHECKING:
    from accordingto.types import Act, Polarity, Strength

WORD = re.compile(r"n['’]t\b|\d+(?:[.,]\d+)+|[^\W_]+(?:-[^\W_]+)*|[^\w\s]")
"""A word, "n't" for itself, a number, or a mark."""
REMEMBERED = 2048
LONGEST_CLAUSE = 40
"""Words of a clause that are looked at."""
_ENDS = frozenset(".;:?!—–")
_MARKS = frozenset("\"“”'‘’[](){}…")


@dataclass(frozen=True)
class Stance:
    """How something is presented."""

    strength: Strength
    polarity: Polarity


def stance_of(act: Act, source: str, cue: str, content: str) -> Stance:
    """How the source of an attribution presents its content; all as they stand in the article."""
    said = [*_words(source)[:1], *_words(cue)]
    clause = main_clause(content)
    negated = _is_negated(said)
    polarity: Polarity = (
        "negative" if (negated or act in ("deny", "decline")) != is_negative(clause) else "positive"
    )
    if negated and is_negative(clause):
        polarity = "negative"
    return Stance(_strength(act, said, content, clause, negated=negated), polarity)


def stance_alone(content: str) -> Stance:
    """How a proposition that nobody is cited for is presented."""
    clause = main_clause(content)
    polarity: Polarity = "negative" if is_negative(clause) else "positive"
    if not _is_asserted(content, clause):
        return Stance("unknown", polarity)
    strength = _modal(clause) or "certain"
    return Stance("probable" if strength == "certain" and _is_hedged(content) else strength, polarity)


def _strength(act: Act, cue: list[str], content: str, clause: tuple[str, ...], *, negated: bool) -> Strength:
    if act in ("urge", "ask") or (negated and act != "decline"):
        return "unknown"
    if set(cue) & word_class("wishing-cues") or not _is_asserted(content, clause):
        return "unknown"
    if act in ("criticise", "praise", "accuse", "confirm", "deny", "decline", "promise", "threaten"):
        return _modal(clause) or "certain"
    if act == "decide":
        return "certain" if clause[:1] == ("to",) or is_clause(clause) else "unknown"
    if act in ("predict", "suggest"):
        return "probable" if is_clause(clause) or act == "predict" else "unknown"
    if not (is_clause(clause) or _is_stated(cue, clause)):
        return "certain" if act not in ("find", "other") and _describes(cue, content) else "unknown"
    if set(cue) & word_class("supposing-cues"):
        return "probable"
    return _modal(clause) or "certain"


def _is_asserted(content: str, clause: tuple[str, ...]) -> bool:
    """Whether a content is no question, order or condition."""
    first = next((word for word in _words(content) if word not in _MARKS and word not in ("that", ",")), "")
    ends = content.rstrip(" \"”’'")
    if first in word_class("asking-openings") and clause and not _is_cleft(clause):
        return False
    if first in ("if", "unless", "let", "please") or (ends.endswith("?") and "." not in ends):
        return False
    return not _is_open(_words(content), clause)


def _is_open(words: list[str], clause: tuple[str, ...]) -> bool:
    """Whether it is left open: "remains to be seen", "is unclear", "will close if it rains"."""
    if set(clause) & word_class("open-words") or " to be seen" in " ".join(clause):
        return True
    if not set(clause) & word_class("condition-modals"):
        return False
    at = next((i for i, word in enumerate(words) if i and word in ("if", "unless")), len(words))
    before = words[max(0, at - len(clause) - len(_MARKS)) : at]
    reached = at < len(words) and _ENDS.isdisjoint(words[:at]) and clause[-1:] != ("that",)
    return reached and before[-1] not in word_class("no-condition-before") and "?" not in words


def _is_hedged(content: str) -> bool:
    """Whether a hedging adverb covers it all: not one in quotation marks, or behind a comma."""
    before = [word for word in re.split(r"[\"“].*?[\"”]", content)[:1] for word in _words(word)]
    for at, word in enumerate(before):
        if word in word_class("hedging-adverbs"):
            return not (at and before[at - 1] in (",", "(", "—", "–"))
        if word in _ENDS:
            return False
    return False


def _is_cleft(clause: tuple[str, ...]) -> bool:
    """Whether "what" is no question: "What they need is a school"."""
    return clause[0] in ("what", "which") and any(word in ("is", "was") for word in clause[3:])


def _is_stated(cue: list[str], clause: tuple[str, ...]) -> bool:
    """Whether a verb of plain statement has words for content that are no mere topic ("said they agree")."""
    is_amount = len(clause) > 1 and clause[1][0].isdigit()
    is_topic = len(clause) < 3 or (clause[0] in word_class("prepositions") and not is_amount)
    return not is_topic and bool(set(cue) & word_class("stating-cues"))


def _describes(cue: list[str], content: str) -> bool:
    """Whether a content without a verb says something: a quotation, or what somebody is called."""
    return bool(set(cue) & word_class("describing-cues")) or any(mark in content for mark in '"“‘')


def _modal(clause: tuple[str, ...]) -> Strength | None:
    """How sure the main clause is by its own words; None where it says nothing of it."""
    words = set(clause)
    if words & word_class("possible-words"):
        return "possible"
    return "probable" if words & word_class("probable-words") else None


def is_clause(clause: tuple[str, ...]) -> bool:
    """Whether words hold a finite verb, as far as endings tell."""
    plain = [word for word in clause if word not in word_class("clause-leads")]
    return any(
        word in word_class("finite-verbs") or (at and word.endswith(("ed", "n't", "n’t")))
        for at, word in enumerate(plain)
    ) or _has_present(plain)


def _has_present(clause: list[str]) -> bool:
    """Whether a noun in the plural, or "it", is followed by what may be its verb."""
    return any(
        before in word_class("aside-subjects") or (before in ("it", "this", "that") and word.endswith("s"))
        for before, word in pairwise(clause)
    )


@lru_cache(REMEMBERED)
def main_clause(content: str) -> tuple[str, ...]:
    """The words of the main clause that a content begins with, in lower case, without marks.

    What is fronted ("Although it rained, …") is left out, and what depends on the clause behind it.
    """
    words = [word for word in _words(content) if word not in _MARKS]
    while words and words[0] in ("that", "and", "but", "so", "well", "look", "listen", "yes", ","):
        words = words[1:]
    if words and words[0] in word_class("fronted-openings") and "," in words:
        rest = words[words.index(",") + 1 :]
        words = rest if len(rest) > 2 else words
    words = _without_contrasts(_without_relative(words))
    end = next((i for i in range(1, len(words)) if _ends(words, i)), None)
    clause = words[: min(end or len(words), LONGEST_CLAUSE)]
    return tuple(word for word in clause if word != ",")


def _without_relative(words: list[str]) -> list[str]:
    """The words without the relative clause of the subject: "parents who adopt would not be eligible"."""
    start = next((i for i, word in enumerate(words) if word in ("who", "which") or word in _ENDS), 0)
    if not start or words[start] in _ENDS or is_clause(tuple(words[:start])):
        return words
    if words[start - 1] == ",":
        end = next((i for i in range(start, len(words)) if words[i] == ","), 0)
        return words[: start - 1] + words[end + 1 :] if end else words
    verbs = [i for i in range(start + 2, len(words)) if words[i] in word_class("finite-verbs")]
    return words[:start] + words[verbs[0] :] if verbs else words


def _without_contrasts(words: list[str]) -> list[str]:
    """The words without a "not" that sets something against what is said: "by figures and not by rumours"."""
    contrasted = word_class("prepositions") | word_class("determiners")
    return [
        word
        for i, word in enumerate(words)
        if word != "not"
        or i < 2
        or words[i - 1] not in (",", "and", "but")
        or not contrasted.intersection(words[i + 1 : i + 2])
    ]


def _ends(words: list[str], at: int) -> bool:
    """Whether the clause ends before a word: at a stop, at what depends on it, or where another is joined."""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word == ",":
        return at > 2 and following in word_class("joined-openings")
    joined = word in ("and", "but") and following in word_class("clause-subjects")
    return word in _ENDS or word in word_class("dependents") or joined


def is_negative(clause: tuple[str, ...]) -> bool:
    """Whether a clause is negated: an odd number of times, "not only" and "no doubt" aside."""
    following = (*clause[1:], "")[: len(clause)]
    plain = word_class("plain-negations")
    count = sum(
        word in word_class("clause-negations") and after not in plain
        for word, after in zip(clause, following, strict=True)
    )
    return count % 2 == 1


def _is_negated(cue: list[str]) -> bool:
    return bool(set(cue) & word_class("clause-negations"))


def _words(text: str) -> list[str]:
    """Words in lower case, "n't" parted from its verb."""
    parted = re.sub(r"(?i)(\w)(n['’]t)\b", r"\1 \2", text)
    return [
        word.lower().replace("’", "'") if len(word) > 1 else word.lower() for word in WORD.findall(parted)
    ]
