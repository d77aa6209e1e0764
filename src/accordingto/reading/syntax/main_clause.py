"""The main clause of a content, its verb and the scope of that verb, found by words without a parser.

A content may have many sentences and clauses; strength and polarity come from the first substantial one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.lemmas import is_participle
from accordingto.reading.syntax.plain_words import without_dots, words_in

Clause = tuple[str, ...]
"""Words in lower case, without marks."""

REMEMBERED = 2048
"""Size of each cache of this module."""
LONGEST_CLAUSE = 40
"""Most words of a clause that are examined."""
LONGEST_SENTENCE = 300
"""Most words of a sentence that are searched for its main clause."""
BEYOND_VERB = 6
"""Number of words after a clause's verb that can negate or weaken it."""
_ENDING = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])|,[\"”’']+\s+(?=[\"“‘']+[A-Z])")
"""The end of a sentence, or the gap that an attribution leaves in split speech ("…," he said. "…")."""
_ENDS = frozenset(".;:?!—–")
_MARKS = frozenset("\"“”'‘’[](){}…")
_RELATIVES = frozenset(("who", "which", "that"))


@lru_cache(REMEMBERED)
def first_sentence(content: str) -> str:
    """Return the first sentence of more than two words, without the dots of abbreviations.

    If there is none, the last sentence is returned.
    """
    text = without_dots(content)
    start = 0
    for match in _ENDING.finditer(text):
        if len(text[start : match.start()].split()) > 2:
            return text[start : match.end()].rstrip()
        start = match.end()
    return text[start:]


def sentence_with(content: str, words: str) -> str:
    """Return the sentence of a content in which ``words`` begin; the whole content if they are not found."""
    text, sought = without_dots(content), without_dots(words)
    at = text.find(sought)
    if at < 0:
        return content
    cuts = [0, *(match.end() for match in _ENDING.finditer(text)), len(text)]
    return next(text[a:b] for a, b in pairwise(cuts) if a <= at < b or b == len(text))


@lru_cache(REMEMBERED)
def main_clause(content: str) -> Clause:
    """Return the words of a content's first main clause.

    Fronted phrases ("Although it rained, …"), relative clauses and participles about its subject, and
    dependent clauses after it are left out.
    """
    words = [word for word in words_in(first_sentence(content)) if word not in _MARKS]
    fillers = word_class("clause-fillers")
    finite = word_class("finite")  # "that's wrong" has "that" for its subject
    begin = next(
        (
            i
            for i, (word, after) in enumerate(zip(words, [*words[1:], ""], strict=False))
            if word not in fillers or (word == "that" and after in finite)
        ),
        len(words),
    )
    words = words[begin : begin + LONGEST_SENTENCE]
    if words and words[0] in word_class("fronted-openings") and "," in words:
        rest = _behind_fronted(words)
        words = rest if len(rest) > 2 else words
    words = _without_contrasts(_without_participles(_without_relative(words)))
    ending, most = _ending_words(), min(len(words), LONGEST_CLAUSE)
    end = next((i for i in range(1, most) if words[i] in ending and _ends(words, i)), None)
    clause = words[: min(end or len(words), LONGEST_CLAUSE)]
    return tuple(word for word in clause if word != ",")


def _behind_fronted(words: list[str]) -> list[str]:
    """Return the words after a fronted phrase, which may contain a list: "In Vest, Osmark and Elm, …"."""
    rest = words[words.index(",") + 1 :]
    while "," in rest and "and" in rest[: rest.index(",")] and not is_clause(tuple(rest[: rest.index(",")])):
        if rest[0] in word_class("determiners"):
            break
        rest = rest[rest.index(",") + 1 :]
    return rest


def is_clause(clause: Clause) -> bool:
    """Return whether words include a finite verb, judged by word lists and endings."""
    return _verb(clause) is not None or _has_present(clause)


def is_gerund(word: str) -> bool:
    """Return whether a word has the form of a present participle; not "nothing" or "king"."""
    return word.endswith("ing") and len(word) > 4 and word not in word_class("pronouns")


@lru_cache(REMEMBERED)
def core(clause: Clause) -> Clause:
    """Return the words of a clause that decide its polarity and strength: up to its verb and some after it.

    Infinitives and embedded clauses are left out, as in "had no time to say nothing", except for the object
    of a belief: "I think it may rain".
    """
    at = verb = _verb(clause) or 0
    end = min(len(clause), verb + BEYOND_VERB)
    while at < end - 1:
        at += 1
        if clause[at] in word_class("core-subjects") and at > verb + 1:
            before = clause[at - 2] if clause[at - 1] == "that" else clause[at - 1]
            if before not in word_class("belief-words"):
                return clause[:at]
            verb = (_verb(clause[at:]) or 0) + at
            end = min(len(clause), verb + BEYOND_VERB)
        elif clause[at] in word_class("core-ends") or _is_infinitive(clause, at):
            return clause[:at]
    return clause[:end]


def is_negative(clause: Clause) -> bool:
    """Return whether a clause has an odd number of negations; "not only" and "no doubt" do not count."""
    said = core(clause)
    count = sum(
        word in word_class("negations")
        and not (word == "nor" and "neither" in said)
        and after not in word_class("plain-negations")
        and not (word == "not" and is_gerund(after) and after != "going" and before not in word_class("be"))
        for before, word, after in zip(("", *clause), said, (*clause[1:], ""), strict=False)
    )
    return count % 2 == 1


def _verb(clause: Clause) -> int | None:
    """Return the index of the first finite verb, or None."""
    verbs, determiners = _finite(), word_class("determiners")
    for at, word in enumerate(clause):
        if word in (verbs if at else word_class("finite-verbs")):
            return at
        if (
            at
            and word.endswith("ed")
            and clause[at - 1] not in determiners
            and clause[at + 1 : at + 2] != ("by",)
        ):
            return at
    return None


@cache
def _finite() -> frozenset[str]:
    """Return the words that are finite verbs anywhere but at the start of a clause."""
    return word_class("finite-verbs") | word_class("finite", "claimwords") | {"n't"}


def _has_present(clause: Clause) -> bool:
    """Return whether a pronoun is followed by a word that may be its present-tense verb ("it rains")."""
    return any(
        before in word_class("personal-subjects") or (before in ("it", "this", "that") and word.endswith("s"))
        for before, word in pairwise(clause)
    )


def _is_infinitive(clause: Clause, at: int) -> bool:
    """Return whether an infinitive begins at a word: "to", unless it is part of the verb ("is going to")."""
    return clause[at] == "to" and clause[at - 1] not in word_class("half-auxiliaries")


def _without_relative(words: list[str]) -> list[str]:
    """Return the words without the subject's relative clause: "who row" of "men who row may …"."""
    stops = (
        i for i, word in enumerate(words) if word in _ENDS or (word in _RELATIVES and _is_relative(words, i))
    )
    start = next(stops, 0)
    if not start or words[start] in _ENDS or is_clause(tuple(words[:start])):
        return words
    if words[start - 1] == ",":
        end = next((i for i in range(start, len(words)) if words[i] == ","), 0)
        return words[: start - 1] + words[end + 1 :] if end else words
    verbs = [i for i in range(start + 2, len(words)) if words[i] in word_class("finite-verbs")]
    return words[:start] + words[verbs[0] :] if verbs else words


def _is_relative(words: list[str], at: int) -> bool:
    """Return whether one of ``_RELATIVES`` is a relative pronoun; "that" only before its verb: "that are"."""
    if words[at] != "that":
        return True
    following = words[at + 1] if at + 1 < len(words) else ""
    before = words[at - 1] if at else ""
    return bool(before) and (
        following in word_class("finite-verbs") and before not in word_class("prepositions") | _ENDS | {","}
    )


def _without_participles(words: list[str]) -> list[str]:
    """Return the words without a participial phrase between commas: "the port, built in haste, is old"."""
    for at in range(1, len(words) - 1):
        if words[at] == "," and _is_passing(words, at + 1):
            end = next(
                (i for i in range(at + 1, len(words)) if words[i] == "," or words[i] in _ENDS), len(words)
            )
            return words[:at] + words[end:]
    return words


def _is_passing(words: list[str], at: int) -> bool:
    """Return whether a word is a participle that is not the main verb ("built in haste"), or "none of"."""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word not in word_class("finite-verbs"):
        return is_gerund(word) or is_participle(word) or (word, following) == ("none", "of")
    return is_participle(word) and following in word_class("prepositions") and word not in word_class("be")


def _without_contrasts(words: list[str]) -> list[str]:
    """Return the words without a contrastive "not", which does not negate the clause.

    An example is the "not" of "by figures and not by rumours".
    """
    if "not" not in words:
        return words
    contrasted = word_class("prepositions") | word_class("determiners")
    return [
        word
        for i, word in enumerate(words)
        if word != "not"
        or i < 2
        or words[i - 1] not in (",", "and", "but", "or")
        or (words[i - 1] != "or" and not contrasted.intersection(words[i + 1 : i + 2]))
    ]


@cache
def _ending_words() -> frozenset[str]:
    """Return the words before which a clause may end."""
    return word_class("dependents") | _ENDS | {",", "that", "and", "but"}


def _ends(words: list[str], at: int) -> bool:
    """Return whether the clause ends before a word: at a stop, or a dependent or coordinate clause."""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word == ",":
        return at > 2 and following in word_class("joined-openings")
    if (
        word == "that"
        and following != ","
        and (_is_relative(words, at) or _verb(tuple(words[:at])) is not None)
    ):
        before = frozenset(words[max(0, at - 2) : at])
        return before.isdisjoint(word_class("belief-words") | word_class("prepositions"))
    joined = word in ("and", "but") and following in word_class("clause-subjects")
    return word in _ENDS or word in word_class("dependents") or joined
