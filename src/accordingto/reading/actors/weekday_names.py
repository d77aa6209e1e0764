"""Weekdays as first names: "Friday Okoro told the court", not "officials said Friday Orr had resigned".

A weekday before a capitalised word is a first name if the model takes both words for a person, if an age
follows, or if both begin a sentence as the subject of its verb, where newspapers would write "On Friday" or
"Friday,". The last clue does not suffice if the text gives the surname another first name or a title. Once
found, the name is recognised wherever the two words occur, except after "on", "last" and the like.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.actors.role_nouns import is_role
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import given_names, listed, word_class
from accordingto.reading.lexicons.time_words import time_roles
from accordingto.reading.syntax.lemmas import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDraft, MentionDrafts
    from accordingto.reading.syntax.document import Document

_BEGINS = re.compile(r"(?:\A|[.!?:\n”\"]|[—–] ?)\s*\Z")
"""Matches what precedes the first word of a sentence."""
_AGED = re.compile(r",? (?:\(\d{1,3}\)|\d{1,3}(?=,))")
_APPOSED = re.compile(r", (?:an?|the|who|whose)\b")
_VERB = re.compile(r" ([a-z]+)\b")
_WORD_BEFORE = re.compile(r"([\w.]+) \Z")
_FULL_NAME = re.compile(r"(?=\b(?P<first>[^\W\d_a-z][\w.'’-]*) (?P<last>[^\W\d_a-z][\w'’-]*))")
BEFORE = 24
"""Number of characters before a weekday that are examined."""


def first_names(doc: Document, phrases: MentionDrafts) -> dict[int, int]:
    """Return the token indices of the weekdays that are first names, each with the end of the whole name."""
    text = doc.text
    pairs = [pair for pair in _pairs().finditer(text) if not _is_dated(text, pair)]
    if not pairs:
        return {}
    people = [phrase for phrase in phrases.items if phrase.kind == "person" and phrase.form != "pronoun"]
    surnames = {doc.text_of(phrase.piece) for phrase in people} & {pair["last"] for pair in pairs}
    begun = {doc.start[phrase.piece.start] for phrase in people}
    called = {at for phrase in people for at in _called(phrase, doc)}
    others = _otherwise_called(text, {pair["last"] for pair in pairs})

    def is_name(pair: re.Match[str]) -> bool:
        if pair.start() in called:
            return True
        is_person = pair["last"] in surnames or not begun.isdisjoint((pair.start(), pair.start("last")))
        opens = pair["last"] not in others and _opens(text, pair)
        return is_person and (opens or _AGED.match(text, pair.end()) is not None)

    names = {pair.group() for pair in pairs if is_name(pair)}
    found = [pair for pair in pairs if pair.group() in names]
    return {doc.token_at(pair.start()): doc.token_at(pair.end()) for pair in found}


def with_first_names(phrases: MentionDrafts, names: Mapping[int, int]) -> MentionDrafts:
    """Return the mentions, with names of persons extended by the first names that ``first_names`` found."""
    if not names:
        return phrases
    longer, kept, seen = [], [], set[TokenSpan]()
    behind = {phrase.piece.start for phrase in phrases.items}
    for phrase in phrases.items:
        start, end = phrase.piece.start, phrase.piece.end
        alone = start in names and end == start + 1
        piece = TokenSpan(start, names[start]) if alone else _longer(phrase.piece, names)
        whole = names.get(piece.start) == piece.end
        named = replace(phrase, piece=piece)
        longer.append(replace(named, kind="person", form="name") if whole else named)
        kept.append(piece not in seen and not (alone and start + 1 in behind))
        seen |= {piece} if kept[-1] else set()
    return phrases.replaced(longer, kept)


def with_first_names_in_sources(
    found: Iterable[AttributionDraft], names: Mapping[int, int]
) -> list[AttributionDraft]:
    """Return the attributions, with sources extended by the first names that ``first_names`` found."""
    if not names:
        return list(found)
    return [replace(one, source=tuple(_longer(piece, names) for piece in one.source)) for one in found]


def _longer(piece: TokenSpan, names: Mapping[int, int]) -> TokenSpan:
    return TokenSpan(piece.start - 1, piece.end) if piece.start - 1 in names else piece


def _is_dated(text: str, pair: re.Match[str]) -> bool:
    """Return whether a weekday is a day by the word before it, or the next word cannot be a surname."""
    before = _WORD_BEFORE.search(text, max(0, pair.start() - BEFORE), pair.start())
    if before and before[1].lower() in word_class("before-weekdays"):
        return True
    last = pair["last"].lower()
    lists = ("demonyms", "parties", "collectives", "titles", "roles")
    forms = (last, singular(last))
    return any(form in listed(name) for name in lists for form in forms) or last in word_class(
        "after-weekdays"
    )


def _called(phrase: MentionDraft, doc: Document) -> Iterator[int]:
    """Yield the offsets of weekdays within a mention's name: "the farmer Friday Okoro"."""
    start, end = doc.start[phrase.piece.start], doc.end[phrase.piece.end - 1]
    if doc.text[start:end].lower() in _weekdays():
        yield start
    for pair in _pairs().finditer(doc.text, start, end):
        before = doc.text[start : pair.start()].split()
        if not before or is_role(before[-1]) or before[-1].lower() in listed("titles"):
            yield pair.start()


def _opens(text: str, pair: re.Match[str]) -> bool:
    """Return whether a pair begins a sentence, followed by its verb or an apposition."""
    verb = _VERB.match(text, pair.end())
    if not _BEGINS.search(text[max(0, pair.start() - BEFORE) : pair.start()]):
        return False
    if verb is None:
        return _APPOSED.match(text, pair.end()) is not None
    told = word_class("past-verbs") | word_class("finite-verbs")
    return verb[1] in told or (verb[1].endswith("ed") and len(verb[1]) > 4)


def _otherwise_called(text: str, surnames: set[str]) -> set[str]:
    """Return those of the surnames that occur after another first name or a title."""
    found = set()
    for name in _FULL_NAME.finditer(text):
        first = name["first"].lower()
        if name["last"] not in surnames or first.strip(".") in word_class("courtesy"):
            continue
        if first in _weekdays() or (
            _BEGINS.search(text[max(0, name.start() - BEFORE) : name.start()])
            and first not in given_names()
            and first not in listed("titles")
        ):
            continue
        found.add(name["last"])
    return found


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(word for word, roles in time_roles().items() if "WEEKDAY*" in roles and word.isalpha())


@cache
def _pairs() -> re.Pattern[str]:
    """Return the pattern of a weekday followed by a capitalised word."""
    days = "|".join(sorted(day.capitalize() for day in _weekdays()))
    return re.compile(
        rf"\b(?P<first>{days}) (?P<last>[^\W\d_a-z][\w'’-]*[^\W\d_A-Z][\w-]*)(?<!['’]s)(?! [^\W\d_a-z])"
    )
