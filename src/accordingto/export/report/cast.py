"""Everybody in an article: who speaks, how much, and the colour each is shown in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct

from accordingto.export.report.nesting import PlacedAttribution
from accordingto.export.report.shares import Shares, shares
from accordingto.export.wording import joined, one_line, shortened
from accordingto.types import Actor, Attribution, Ledger

COLOURS = 8
"""Voices that get a colour of their own; the rest are grey."""
GREY = 0

UNIDENTIFIED = 0
"""Stands for the number of a voice where it is not known who speaks."""

NOBODY = "nobody named"

NAME_LENGTH = 90
"""Characters of a name that are shown; longer ones are descriptions."""

_PRONOUNS = frozenset({
    "he", "her", "hers", "herself", "him", "himself", "his", "i", "it", "its", "itself", "me", "my", "myself",
    "one", "others", "our", "she", "some", "someone", "somebody", "that", "their", "them", "themselves",
    "they", "this", "those", "us", "we", "which", "who", "whom", "whose", "you", "your",
})  # fmt: skip
"""Words that two sources can share without being one: asked for only where a ledger has no actors."""


class Voice(Struct, frozen=True, kw_only=True):
    """Somebody in the article: an actor, or a source that only its words tell from others."""

    number: int
    """Place among all, who says most first, from 1; ``UNIDENTIFIED`` where nobody knows who it is."""
    name: str
    """The actor's name, or the source's words, on one line."""
    colour: int
    """1 to ``COLOURS``, or ``GREY``."""
    actor: Actor | None
    """Who it is, where the ledger says so."""
    statements: tuple[int, ...]
    """Numbers of the attributions, from 1, in the ledger's order."""
    words: int
    """Words of the article that are on its word; those of a nested content count for the innermost."""

    @property
    def letter(self) -> str:
        """The letter that stands beside the colour, so that nothing is told by colour alone."""
        return "" if self.colour == GREY else chr(ord("A") + self.colour - 1)

    @property
    def mentions(self) -> int:
        """How often the article mentions the actor."""
        return len(self.actor.mentions) if self.actor is not None else 0

    @property
    def role(self) -> str:
        """Office or occupation, as the article gives it; empty where it gives none or the name says it."""
        return _shown(self.actor.role) if self.actor is not None and not _says_its_role(self.actor) else ""

    @property
    def affiliation(self) -> str:
        """Whom the actor belongs to, as the article gives it; empty where it gives none."""
        return _shown(self.actor.affiliation if self.actor is not None else None)

    @property
    def description(self) -> str:
        """Role and affiliation together; the role alone where it says both."""
        if self.affiliation.casefold() in self.role.casefold():
            return self.role
        return ", ".join(words for words in (self.role, self.affiliation) if words)


def _says_its_role(actor: Actor) -> bool:
    """Return whether an actor has only a description, which already contains the words of its role."""
    if any(mention.form == "name" for mention in actor.mentions):
        return False
    name, role = (f" {one_line(words).casefold()} " for words in (actor.name, actor.role or ""))
    return role in name


def _shown(words: str | None) -> str:
    return shortened(one_line(words or ""), NAME_LENGTH)


class Cast(Struct, frozen=True, kw_only=True):
    """The voices of one article."""

    voices: tuple[Voice, ...]
    """Everybody who can be told apart, in the order of their numbers; those who say nothing come last."""
    speakers: tuple[Voice, ...]
    """Who speaks in each attribution, in the ledger's order; not all of them are among ``voices``."""
    by_actor: dict[str, Voice]
    """The voice of each actor, by the actor's id."""
    shares: Shares
    """Whose the words of the article are."""

    @property
    def has_actors(self) -> bool:
        """Whether the ledger says who is who; otherwise voices are told apart by the sources' words."""
        return bool(self.by_actor)


def cast_of(ledger: Ledger, entries: Sequence[PlacedAttribution]) -> Cast:
    """Put everybody in the order of how much they say, and give the first ``COLOURS`` their colours.

    Where the ledger has actors, an attribution without one stays unidentified whatever its words. Where it
    has none, equal words are one voice, save pronouns and the lack of a source.
    """
    actors = {actor.id: actor for actor in ledger.actors}
    keys = [_key(attribution, actors) for attribution in ledger.attributions]
    said: defaultdict[_VoiceKey, list[int]] = defaultdict(list)
    for number, key in enumerate(keys, start=1):
        said[key].append(number)
    parts = shares(ledger.article.text, entries)
    words = {key: sum(parts.by_attribution.get(n, 0) for n in numbers) for key, numbers in said.items()}

    def rank(key: _VoiceKey) -> tuple[int, int, int]:
        mentions = len(actors[key.value].mentions) if key.kind == "actor" else 0
        return -words.get(key, 0), -len(said.get(key, ())), -mentions

    known = [_VoiceKey("actor", id) for id in actors] or [key for key in said if key.kind == "words"]
    numbers = {key: number for number, key in enumerate(sorted(known, key=rank), start=1)}

    def voice(key: _VoiceKey) -> Voice:
        number, statements = numbers.get(key, UNIDENTIFIED), tuple(said.get(key, ()))
        actor = actors[key.value] if key.kind == "actor" else None
        return Voice(
            number=number,
            name=_name(actor, ledger.attributions[statements[0] - 1] if statements else None),
            colour=number if statements and number <= COLOURS else GREY,
            actor=actor,
            statements=statements,
            words=words.get(key, 0),
        )

    voices = {key: voice(key) for key in (*numbers, *said)}
    return Cast(
        voices=tuple(voices[key] for key in numbers),
        speakers=tuple(voices[key] for key in keys),
        by_actor={id: voices[_VoiceKey("actor", id)] for id in actors},
        shares=parts,
    )


class _VoiceKey(Struct, frozen=True):
    """What the attributions of one voice have in common."""

    kind: Literal["actor", "words", "unclear"]
    value: str


def _key(attribution: Attribution, actors: Mapping[str, Actor]) -> _VoiceKey:
    if attribution.actor is not None and attribution.actor in actors:
        return _VoiceKey("actor", attribution.actor)
    words = joined(attribution.source).casefold()
    return _VoiceKey("unclear" if actors or not words or words in _PRONOUNS else "words", words)


def _name(actor: Actor | None, first: Attribution | None) -> str:
    """Name an actor by name, and whom nobody knows by the words of the first statement's source."""
    if actor is not None:
        return shortened(one_line(actor.name) or actor.id, NAME_LENGTH)
    return shortened(joined(first.source) if first is not None else "", NAME_LENGTH) or NOBODY
