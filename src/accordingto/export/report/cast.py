"""The voices of an article: its actors and sources, how much each says, and the colour of each."""

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
"""Number of voices that have a colour of their own; the others are grey."""
GREY = 0

UNIDENTIFIED = 0
"""The number of every voice that cannot be identified."""

NOBODY = "nobody named"

NAME_LENGTH = 90
"""Greatest number of characters shown of a name; longer ones are descriptions."""

_PRONOUNS = frozenset({
    "he", "her", "hers", "herself", "him", "himself", "his", "i", "it", "its", "itself", "me", "my", "myself",
    "one", "others", "our", "she", "some", "someone", "somebody", "that", "their", "them", "themselves",
    "they", "this", "those", "us", "we", "which", "who", "whom", "whose", "you", "your",
})  # fmt: skip
"""Words that different sources can share. Used only for ledgers without actors, where equal words mean one
source."""


class Voice(Struct, frozen=True, kw_only=True):
    """An actor of the article, or a source without an actor that is known only by its words."""

    number: int
    """Rank by number of words, from 1; ``UNIDENTIFIED`` for a source that cannot be identified."""
    name: str
    """The actor's name, or the source's words, on one line."""
    colour: int
    """1 to ``COLOURS``, or ``GREY``."""
    actor: Actor | None
    """The actor; None if the ledger does not identify one."""
    statements: tuple[int, ...]
    """Numbers of its attributions, from 1, in the order of the ledger."""
    words: int
    """Number of words attributed to it; those of a nested content count only for the innermost source."""

    @property
    def letter(self) -> str:
        """The letter shown with the colour, so that nothing depends on colour alone; empty for grey."""
        return "" if self.colour == GREY else chr(ord("A") + self.colour - 1)

    @property
    def mentions(self) -> int:
        """How often the article mentions the actor."""
        return len(self.actor.mentions) if self.actor is not None else 0

    @property
    def role(self) -> str:
        """Office or occupation, as the article gives it; empty if there is none or the name contains it."""
        return _shown(self.actor.role) if self.actor is not None and not _says_its_role(self.actor) else ""

    @property
    def affiliation(self) -> str:
        """Organization that the actor belongs to, as the article gives it; empty if there is none."""
        return _shown(self.actor.affiliation if self.actor is not None else None)

    @property
    def description(self) -> str:
        """Role and affiliation; the role alone if it contains the affiliation."""
        if self.affiliation.casefold() in self.role.casefold():
            return self.role
        return ", ".join(words for words in (self.role, self.affiliation) if words)


def _says_its_role(actor: Actor) -> bool:
    """Return whether an actor is never named, only described, by words that contain its role."""
    if any(mention.form == "name" for mention in actor.mentions):
        return False
    name, role = (f" {one_line(words).casefold()} " for words in (actor.name, actor.role or ""))
    return role in name


def _shown(words: str | None) -> str:
    return shortened(one_line(words or ""), NAME_LENGTH)


class Cast(Struct, frozen=True, kw_only=True):
    """The voices of one article."""

    voices: tuple[Voice, ...]
    """All identified voices, in the order of their numbers; those without statements come last."""
    speakers: tuple[Voice, ...]
    """The source of each attribution, in the order of the ledger; unidentified ones are not in ``voices``."""
    by_actor: dict[str, Voice]
    """The voice of each actor, by the actor's id."""
    shares: Shares
    """How many words of the article belong to each attribution."""

    @property
    def has_actors(self) -> bool:
        """Whether the ledger has actors; otherwise voices are distinguished by the sources' words."""
        return bool(self.by_actor)


def cast_of(ledger: Ledger, entries: Sequence[PlacedAttribution]) -> Cast:
    """Return the voices of an article, ranked by number of words; the first ``COLOURS`` get colours.

    If the ledger has actors, an attribution without an actor is unidentified. If it has none, sources with
    equal words are one voice; pronouns and missing sources are unidentified.
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
    """The key by which attributions are grouped into voices: an actor's id, or the source's words."""

    kind: Literal["actor", "words", "unclear"]
    value: str


def _key(attribution: Attribution, actors: Mapping[str, Actor]) -> _VoiceKey:
    if attribution.actor is not None and attribution.actor in actors:
        return _VoiceKey("actor", attribution.actor)
    words = joined(attribution.source).casefold()
    return _VoiceKey("unclear" if actors or not words or words in _PRONOUNS else "words", words)


def _name(actor: Actor | None, first: Attribution | None) -> str:
    """Return the name of an actor; without an actor, the words of the first attribution's source."""
    if actor is not None:
        return shortened(one_line(actor.name) or actor.id, NAME_LENGTH)
    return shortened(joined(first.source) if first is not None else "", NAME_LENGTH) or NOBODY
