"""Weekdays that are first names: "Friday Okoro told the court", not "officials said Friday Orr had resigned".

A weekday before a capital is somebody's first name where the model sees a person called by both words, where
an age follows, or where both begin a sentence as the subject of its verb, as newspapers write "On Friday" or
"Friday," there. That last is not enough for who is called by another first name or a title in the text. Who
is called so once is called so wherever the two words stand, save behind "on", "last" and their like.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

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
"""What stands before the first word of a sentence."""
_AGED = re.compile(r",? (?:\(\d{1,3}\)|\d{1,3}(?=,))")
_APPOSED = re.compile(r", (?:an?|the|who|whose)\b")
_VERB = re.compile(r" ([a-z]+)\b")
_WORD_BEFORE = re.compile(r"([\w.]+) \Z")
_FULL_NAME = re.compile(r"(?=\b(?P<first>[^\W\d_a-z][\w.'’-]*) (?P<last>[^\W\d_a-z][\w'’-]*))")
BEFORE = 24
"""Characters before a weekday that are looked at."""


def first_names(doc: Document, phrases: MentionDrafts) -> dict[int, int]:
    """Return the indexes of the weekdays that are first names, each with the index after the whole name."""
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
    """Return phrases in which a person's name begins with the first name that ``first_names`` found."""
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
    """Return attributions in which a source begins with the first name that ``first_names`` found."""
    if not names:
        return list(found)
    return [replace(one, source=tuple(_longer(piece, names) for piece in one.source)) for one in found]


def _longer(piece: TokenSpan, names: Mapping[int, int]) -> TokenSpan:
    return TokenSpan(piece.start - 1, piece.end) if piece.start - 1 in names else piece


def _is_dated(text: str, pair: re.Match[str]) -> bool:
    """Return whether the weekday is a day by what stands around it, or the word behind it no surname."""
    before = _WORD_BEFORE.search(text, max(0, pair.start() - BEFORE), pair.start())
    if before and before[1].lower() in word_class("before-weekdays"):
        return True
    last = pair["last"].lower()
    lists = ("demonyms", "parties", "collectives", "titles", "roles")
    forms = (last, singular(last))
    return any(form in listed(name) for name in lists for form in forms) or last in word_class(
        "behind-weekdays"
    )


def _called(phrase: MentionDraft, doc: Document) -> Iterator[int]:
    """Yield the offsets of weekdays that the model takes for a part of a name: "the farmer Friday Okoro"."""
    start, end = doc.start[phrase.piece.start], doc.end[phrase.piece.end - 1]
    if doc.text[start:end].lower() in _weekdays():
        yield start
    for pair in _pairs().finditer(doc.text, start, end):
        before = doc.text[start : pair.start()].split()
        if not before or is_role(before[-1]) or before[-1].lower() in listed("titles"):
            yield pair.start()


def _opens(text: str, pair: re.Match[str]) -> bool:
    """Return whether a pair begins a sentence, with its verb or with what somebody is behind it."""
    verb = _VERB.match(text, pair.end())
    if not _BEGINS.search(text[max(0, pair.start() - BEFORE) : pair.start()]):
        return False
    if verb is None:
        return _APPOSED.match(text, pair.end()) is not None
    told = word_class("past-verbs") | word_class("finite-verbs")
    return verb[1] in told or (verb[1].endswith("ed") and len(verb[1]) > 4)


def _otherwise_called(text: str, surnames: set[str]) -> set[str]:
    """Return those of some surnames before which another first name or a title stands."""
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
    """Return the pattern of a weekday and the capitalised word behind it."""
    days = "|".join(sorted(day.capitalize() for day in _weekdays()))
    return re.compile(
        rf"\b(?P<first>{days}) (?P<last>[^\W\d_a-z][\w'’-]*[^\W\d_A-Z][\w-]*)(?<!['’]s)(?! [^\W\d_a-z])"
    )
