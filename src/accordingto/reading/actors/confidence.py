"""Probability that the source of each attribution was resolved to the right actor.

The features say how the source names or describes somebody, how it was linked to other mentions, and who else
could be meant. The boosted trees are part of the model (``encoder/calibration.py``), fitted by ``python -m
training.calibrate``. Below the model's threshold no actor is given (``assemble.py``).
"""

from __future__ import annotations

from dataclasses import replace
from math import log, log1p, prod
from typing import TYPE_CHECKING

from accordingto.reading.actors.features import SEXES
from accordingto.reading.actors.names import phrase_terms
from accordingto.reading.actors.naming.namesakes import LEFT_OPEN
from accordingto.reading.actors.naming.personal_names import DETERMINERS
from accordingto.reading.actors.ranking.candidates import GROUPS, group_of
from accordingto.reading.actors.rivals import Surroundings, mentions_before, of_rivals
from accordingto.reading.actors.speaking.certainty import as_sure_as_own_words, as_sure_as_speakers
from accordingto.reading.encoder.calibration import MOST_ODDS, log_odds
from accordingto.reading.encoder.mentions import ACTING
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.actors.entities import Entities, Identity
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.boosted import Boosted
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.spans import TokenSpan

FEATURES = (
    "name",
    "name by its words",
    "name beside a description",
    "pronoun",
    "he or she",
    "it",
    "they",
    "I",
    "we",
    "you",
    "who",
    "owning pronoun",
    "quoted pronoun",
    "indefinite description",
    "definite description of nobody named",
    "role of nobody named",
    "pronoun of nobody named",
    "source is this cue's",
    "words of the source",
    "mention is not all of the source",
    "several in the source",
    "link",
    "link of a description",
    "link of a pronoun",
    *(f"link of {group}" for group in GROUPS),
    "links since the name",
    "first mention",
    "distance of the mention before",
    "distance of the name before",
    "mention is of the actor's kind",
    "person",
    "organization",
    "nobody who acts",
    "nobody is named",
    "proper name",
    "different names",
    "share of mentions by name",
    "name of one word",
    "long name",
    "name in lower case",
    "last word of the name is in the mention",
    "last word of the name is in a description",
    "mention is the name",
    "description is the name",
    "description has a capital",
    "same last name as another",
    "another was named since",
    "others of the kind",
    "share of their mentions",
    "description of several",
    "several, as before",
    "nested",
    "whoever speaks around it",
)
"""Names of the features."""
STILL_RIGHT = 0.36
"""Share of pronouns resolved correctly although their description antecedent is not; counted on the
ledgers."""
MARKS = ".,'’\""
LONG = 4
"""Most words of a name that does not count as long."""


def with_confidence(
    speakers: Sequence[Identity | None],
    found: Sequence[AttributionDraft],
    entities: Entities,
    actor: Boosted,
) -> list[Identity | None]:
    """Return the speakers with the probability that each was resolved correctly, 0 to 1.

    Speakers of transcript turns keep their probability, since the label names them. It stays low where a rule
    found the referent ambiguous, such as between two persons with one surname.
    """
    rows = features_of(speakers, found, entities)
    chances = iter(actor.chances([row for row in rows if row is not None]))
    judged = [
        who if who is None or row is None else replace(who, sure=_left_open(who, next(chances)))
        for who, row in zip(speakers, rows, strict=True)
    ]
    judged = as_sure_as_own_words(_as_sure_as_described(judged, found, entities), found, entities)
    return as_sure_as_speakers(judged, found, entities)


def _as_sure_as_described(
    speakers: Sequence[Identity | None], found: Sequence[AttributionDraft], entities: Entities
) -> list[Identity | None]:
    """Return the speakers, with pronouns limited by the probability of the description they refer to.

    In "The head of the panel said he was sorry" the identity of "he" depends on that of the head of the
    panel.
    """
    sources = [entities.source_of(one) for one in found]
    described = {
        phrase.piece: who.sure
        for phrase, who in zip(sources, speakers, strict=True)
        if phrase is not None and who is not None and entities.facts[phrase.piece].noun
    }
    limited = []
    for phrase, who in zip(sources, speakers, strict=True):
        is_taken_up = (
            phrase is not None and phrase.form == "pronoun" and not entities.facts[phrase.piece].spoken
        )
        if phrase is not None and who is not None and is_taken_up:
            before = reversed(mentions_before(phrase.piece.start, who.cluster, entities))
            told = next((p.piece for p, _ in before if p.form != "pronoun"), None)
            if told in described:
                most = described[told] + (1 - described[told]) * STILL_RIGHT
                who = replace(who, sure=min(who.sure, most))
        limited.append(who)
    return limited


def _left_open(who: Identity, chance: float) -> float:
    return min(chance, LEFT_OPEN) if who.sure == LEFT_OPEN else chance


def features_of(
    speakers: Sequence[Identity | None], found: Sequence[AttributionDraft], entities: Entities
) -> list[dict[str, float] | None]:
    """Return the values of ``FEATURES`` for each source; None without a source, and in transcripts."""
    around = Surroundings(entities)
    rows: list[dict[str, float] | None] = []
    for one, who in zip(found, speakers, strict=True):
        phrase = entities.source_of(one)
        if who is None or phrase is None or one.speaker:
            rows.append(None)
            continue
        above = None if one.parent is None else speakers[one.parent]
        is_named = _names(one.source[0], phrase, who.cluster, entities)
        rows.append(
            {
                **dict(_of_words(one, phrase, who.cluster, entities, is_named=is_named)),
                **dict(_of_links(phrase, who, entities, is_named=is_named)),
                **dict(_of_actor(phrase, who.cluster, around)),
                **dict(_of_wording(phrase, who.cluster, entities)),
                **dict(of_rivals(phrase, who.cluster, around, is_named=is_named)),
                "nested": float(one.parent is not None),
                "whoever speaks around it": float(above is not None and above.cluster == who.cluster),
            }
        )
    return rows


def _names(source: TokenSpan, phrase: MentionDraft, at: int, entities: Entities) -> bool:
    """Return whether a source names a cluster, possibly in an apposition ("The director, Ida Orr,")."""
    facts = entities.facts
    named = (p for p in entities.within(source) if facts[p.piece].name)
    return bool(facts[phrase.piece].name) or any(entities.identity(p).cluster == at for p in named)


def _of_words(
    one: AttributionDraft, phrase: MentionDraft, at: int, entities: Entities, *, is_named: bool
) -> Iterator[tuple[str, float]]:
    """Yield the features of a source's words; ``at`` is the cluster.

    ``is_named`` tells whether the source names the cluster.
    """
    own, source, word = entities.facts[phrase.piece], one.source[0], entities.doc[phrase.piece.start]
    is_pronoun, is_described = phrase.form == "pronoun", phrase.form == "nominal" and not is_named
    is_proper = entities.name(at).is_proper
    definite = is_described and own.is_definite and not is_proper
    yield "name", float(phrase.form == "name")
    yield "name by its words", float(bool(own.name))
    yield "name beside a description", float(is_named and phrase.form != "name")
    yield "pronoun", float(is_pronoun)
    yield "he or she", float(is_pronoun and own.sex in SEXES)
    yield "it", float(is_pronoun and own.sex == "thing")
    yield "they", float(is_pronoun and bool(own.plural) and not own.spoken)
    for name, spoken in (("I", "speaker"), ("we", "side"), ("you", "hearer")):
        yield name, float(own.spoken == spoken)
    yield "who", float(len(phrase.piece) == 1 and word in word_class("relatives"))
    yield "owning pronoun", float(is_pronoun and word in word_class("holding-pronouns"))
    yield "quoted pronoun", float(is_pronoun and own.quoted)
    yield "indefinite description", float(is_described and not own.is_definite)
    yield "definite description of nobody named", float(definite)
    yield "role of nobody named", float(definite and own.is_role)
    yield "pronoun of nobody named", float(is_pronoun and not is_proper)
    yield "source is this cue's", log_odds(one.source_confidence)
    yield "words of the source", log(len(source))
    yield "mention is not all of the source", float(len(phrase.piece) < len(source))
    yield (
        "several in the source",
        float(len({entities.identity(p).cluster for p in entities.within(source)}) > 1),
    )


def _of_links(
    phrase: MentionDraft, who: Identity, entities: Entities, *, is_named: bool
) -> Iterator[tuple[str, float]]:
    """Yield the features of the mention's links to those before it."""
    facts, here = entities.facts, phrase.piece.start
    before = mentions_before(here, who.cluster, entities)
    named = next((at for at in reversed(range(len(before))) if facts[before[at][0].piece].name), None)
    since = before[0 if named is None else named + 1 :]
    link = log_odds(who.sure)
    chain = log_odds(prod(link for _, link in since) * who.sure)
    yield "link", link
    yield "link of a description", link * (phrase.form == "nominal" and not is_named)
    yield "link of a pronoun", link * (phrase.form == "pronoun")
    own_group = group_of(phrase, facts[phrase.piece])
    for group in GROUPS:
        yield f"link of {group}", link * (group == own_group)
    yield "links since the name", MOST_ODDS if is_named else chain
    yield "first mention", float(not before)
    yield "distance of the mention before", log1p(here - before[-1][0].piece.start) if before else 0.0
    behind = 0.0 if named is None else log1p(here - before[named][0].piece.start)
    yield "distance of the name before", behind


def _of_actor(phrase: MentionDraft, at: int, around: Surroundings) -> Iterator[tuple[str, float]]:
    """Yield the features of the actor as a whole."""
    entities, profile = around.entities, around.summaries[at]
    kind, name = profile.kind, entities.name(at)
    words = name.text.split()
    yield "mention is of the actor's kind", float(phrase.kind == kind)
    yield "person", float(kind == "person")
    yield "organization", float(kind == "organization")
    yield "nobody who acts", float(kind not in ACTING)
    yield "nobody is named", float(not entities.is_named(at))
    yield "proper name", float(name.is_proper)
    yield "different names", log1p(profile.names)
    yield "share of mentions by name", profile.by_name
    yield "name of one word", float(len(words) == 1)
    yield "long name", float(len(words) > LONG)
    yield "name in lower case", float(name.text[:1].islower())


def _of_wording(phrase: MentionDraft, at: int, entities: Entities) -> Iterator[tuple[str, float]]:
    """Yield the features of how much of the actor's name the mention contains."""
    said = [term.lower for term in phrase_terms(entities.doc, phrase) if not term.is_mark]
    name = [word.strip(MARKS) for word in entities.name(at).text.lower().split()]
    said, name = ([word for word in words if word not in DETERMINERS] for words in (said, name))
    is_said = bool(name) and phrase.form != "pronoun" and name[-1] in said
    is_whole = is_said and said == name
    is_described = not entities.facts[phrase.piece].name
    yield "last word of the name is in the mention", float(is_said)
    yield "last word of the name is in a description", float(is_said and is_described)
    yield "mention is the name", float(is_whole)
    yield "description is the name", float(is_whole and is_described)
    has_capital = any(map(entities.doc.is_capital, range(phrase.piece.start + 1, phrase.piece.end)))
    yield "description has a capital", float(has_capital and is_described)
