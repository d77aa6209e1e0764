"""The sources that a sentence cites for its claim: speakers, documents, other outlets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from accordingto.reading.actors.naming.name_matching import may_be_same
from accordingto.reading.lexicons import entries, word_class
from accordingto.reading.support.stems import stem
from accordingto.stories.origins.publishers import agency_named, group_of
from accordingto.stories.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from accordingto.stories.match.statement import Statement
    from accordingto.stories.words import Word
    from accordingto.types import Actor, Attribution, Ledger, Span

_PRONOUNS = (
    "speaker-pronouns", "side-pronouns", "hearer-pronouns", "male-pronouns", "female-pronouns",
    "thing-pronouns", "plural-pronouns", "relatives",
)  # fmt: skip
VOUCHING = frozenset(("say", "confirm", "find", "deny", "accuse", "warn"))
"""Acts of an attribution by which its source vouches for the content."""
VAGUE = frozenset(
    [
        "official",
        "officials",
        "source",
        "sources",
        "authority",
        "authorities",
        "person",
        "people",
        "aide",
        "aides",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spokespeople",
        "critics",
        "critic",
        "analyst",
        "analysts",
        "expert",
        "experts",
        "lawmakers",
        "democrats",
        "republicans",
        "media",
        "reports",
        "report",
        "news",
        "group",
        "groups",
        "organization",
        "law",
        "nobody",
        "states",
        "countries",
        "companies",
        "residents",
        "families",
        "parents",
        "students",
        "workers",
        "voters",
        "supporters",
        "opponents",
    ]
)
"""Words for unspecified sources: the same word in two articles does not show that they share an origin."""


@dataclass(frozen=True)
class Source:
    """A person, organisation, document or outlet that a sentence cites."""

    key: str
    """Identifies it: the last name, a word for a kind of document, or the publisher of an outlet."""
    name: str
    """Its name or description."""
    span: Span
    """The words that stand for it in the article."""
    is_outlet: bool
    """Whether it is another outlet or an agency."""
    is_named: bool
    """Whether it has a proper name."""
    is_person: bool
    """Whether it is a single person."""
    affiliation: frozenset[str]
    """Words of the role, the organisation and the full name, without stop words."""

    @property
    def words(self) -> frozenset[str]:
        """The words by which it is recognised: the key; for a named organisation all words with a capital."""
        if self.is_person or not self.is_named:
            return frozenset((self.key,))
        return frozenset(word.form for word in words_of(self.name) if word.is_capital)


def sources_of(
    statements: Iterable[Statement], ledger: Ledger, peers: Collection[str] = ()
) -> tuple[Source, ...]:
    """Return the sources that sentences of an article cite, each once, in order.

    ``peers`` are the names of the outlets of the story in lower case, which may cite each other. The
    article's own outlet is left out.
    """
    actors = {actor.id: actor for actor in ledger.actors}
    own = group_of(ledger.article.outlet)
    found: dict[str, Source] = {}
    for statement in statements:
        for one in statement.attributions:
            source = _source(one, actors.get(one.actor or ""))
            if source and source.key != own:
                found.setdefault(source.key, source)
            for span in one.channel:
                if outlet := _outlet_in(span, own, peers):
                    found.setdefault(outlet.key, outlet)
    return tuple(found.values())


def voucher_of(statement: Statement, shared: frozenset[str], ledger: Ledger) -> Source | None:
    """Return the person, named in the sentence, on whose word it has what it shares with other articles.

    ``shared`` are the stems that it shares. None if no attribution contains at least half of them, has an act
    in ``VOUCHING``, is not nested in another one, and names a person of whom the first name is known, too.
    """
    actors = {actor.id: actor for actor in ledger.actors}
    places = [
        word.start for word, root in zip(statement.words, statement.stems, strict=True) if root in shared
    ]
    for one in statement.attributions:
        inside = sum(any(span.start <= at < span.end for span in one.content) for at in places)
        actor = actors.get(one.actor or "")
        if not places or 2 * inside < len(places) or one.parent or one.act not in VOUCHING:
            continue
        source = _source(one, actor)
        if source and source.is_named and actor and actor.kind == "person" and " " in actor.name:
            said = {word.form for word in words_of(source.span.text)}
            if source.key in said:
                return source
    return None


def _source(one: Attribution, actor: Actor | None) -> Source | None:
    if not one.source:
        return None
    name = actor.name if actor else " ".join(span.text for span in one.source)
    words = words_of(name)
    if not words or (actor is None and is_pronoun(words[-1].form)):
        return None
    if one.source_kind == "outlet" or (actor and actor.kind == "outlet"):
        return Source(
            outlet_key(name), agency_named(name) or name, one.source[0], True, True, False, frozenset()
        )
    is_named = one.source_kind == "named" and words[-1].is_capital and not _is_office(words)
    last = words[-1].form if is_named else _head(words)
    tied = (
        {word.form for text in (actor.role, actor.affiliation) if text for word in words_of(text)}
        if actor
        else set()
    )
    return Source(
        key=_documents().get(stem(last), last),
        name=name,
        span=one.source[0],
        is_outlet=False,
        is_named=is_named,
        is_person=actor is not None and actor.kind == "person",
        affiliation=frozenset(tied | {word.form for word in words}) - word_class("idle", "supportclasses"),
    )


def _is_office(words: Sequence[Word]) -> bool:
    """Return whether the words describe an office, as in "the mayor of Osmark", who is not called Osmark."""
    before = list(takewhile(lambda word: word.form != "of", words))
    return 0 < len(before) < len(words) and not before[-1].is_capital


def _head(words: Sequence[Word]) -> str:
    """Return the head noun of a description: "officials" of "officials familiar with the investigation"."""
    idle = word_class("idle", "supportclasses")
    telling = dropwhile(lambda word: word.form in idle, words)
    noun = [word.form for word in takewhile(lambda word: word.form not in idle, telling)]
    return next((form for form in noun if form in VAGUE), noun[-1] if noun else words[-1].form)


def peers_of(ledgers: Iterable[Ledger]) -> frozenset[str]:
    """Return the names of the outlets of some articles, in lower case."""
    return frozenset(one.article.outlet.casefold() for one in ledgers if one.article.outlet)


def are_one(one: Source, other: Source) -> bool:
    """Return whether two sources may be the same, judged by their names; namesakes with other first names,
    such as father and daughter, are not."""
    if one.key != other.key or one.key in VAGUE:
        return False
    if not (one.is_named and other.is_named) or min(len(one.name.split()), len(other.name.split())) < 2:
        return True
    return may_be_same(one.name, other.name, is_person=one.is_person and other.is_person)


def outlet_key(name: str) -> str:
    """Return the key of an outlet or agency that is a source: its agency, or else its publisher."""
    return agency_named(name) or group_of(name) or name


def is_pronoun(form: str) -> bool:
    """Return whether a word is a pronoun: "she", "who", "which"."""
    return any(form in word_class(name) for name in _PRONOUNS)


def _outlet_in(channel: Span, own: str | None, peers: Collection[str]) -> Source | None:
    """Return the outlet, other than ``own``, that a channel names ("in an interview with CNN"), or None."""
    words = words_of(channel.text)
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            name = channel.text[words[start].start : words[end - 1].end]
            is_known = name.casefold() in peers or (words[start].is_capital and _is_outlet(name))
            if is_known and outlet_key(name) != own:
                return Source(
                    outlet_key(name), agency_named(name) or name, channel, True, True, False, frozenset()
                )
    return None


def _is_outlet(name: str) -> bool:
    from accordingto.reading.lexicons.outlets import Outlets

    return Outlets().is_certain(name) or agency_named(name) is not None


@cache
def _documents() -> dict[str, str]:
    """Return, by its stem, each word of a set of near-synonyms in news, with the first word of the set."""
    return {stem(word): line.split()[0] for line in entries("nearwords") for word in line.split()}
