"""How sure it is who "I" and "we" are in quoted speech, and that "many" are nobody known by another name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.actors.speaking.speakers import body_around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.actors.entities import Entities, Identity
    from accordingto.reading.attributions.decode import AttributionDraft

SOMEBODY_ELSE = 0.5
"""Share of "I" in quoted speech that are right where the actor is not the speaker around it.

Counted on the ledgers (15 of 29); see ``training/LOG.md``, section 90.
"""

OF_BODY = 0.95
"""Share of "we" in the words of a body that are the body itself.

All 18 on the ledgers (15 of train, 3 of dev), less one, as they are few; see ``training/LOG.md``, section
104.
"""

OWN_WORDS = 0.94
"""Share of sources such as "many" and "every skipper" that have no other name.

39 of 40 on the train ledgers; less here, as a source may have more words than were found. See
``training/LOG.md``, section 101.
"""


def as_sure_as_own_words(
    speakers: Sequence[Identity | None], found: Sequence[AttributionDraft], entities: Entities
) -> list[Identity | None]:
    """Return the actors of all sources, ``OWN_WORDS`` sure where they are just "many" or the like.

    If such words were taken for somebody named, it is no surer than before.
    """

    def judged(one: AttributionDraft, who: Identity | None) -> Identity | None:
        phrase = entities.source_of(one)
        if who is None or phrase is None or phrase.form == "pronoun" or not entities.is_named(who.cluster):
            return who
        others = (p for p, _ in entities.clusters[who.cluster] if p.piece != phrase.piece)
        is_own = entities.facts[phrase.piece].is_nobody and all(p.form != "name" for p in others)
        return replace(who, sure=OWN_WORDS) if is_own else who

    return [judged(one, who) for one, who in zip(found, speakers, strict=True)]


def as_sure_as_speakers(
    speakers: Sequence[Identity | None], found: Sequence[AttributionDraft], entities: Entities
) -> list[Identity | None]:
    """Return the actors of all sources, those of "I" in quoted speech at most as sure as the speaker around.

    So are those of "we" in the words of a body, which are the body: "“We regret it,” the company said".
    ``speakers`` has the actor of the source of each attribution in ``found``, None if it has none. The label
    of a turn is certain, and so is the "I" in it.
    """
    limited = list(speakers)
    # The content of a parent is the larger one, or the same with the earlier cue: it is limited first.
    outermost = sorted(
        range(len(found)), key=lambda i: (-sum(map(len, found[i].content)), found[i].cue.start)
    )
    for i in outermost:
        body, who = body_around(entities, found, i, limited), limited[i]
        is_body = body is not None and who is not None and who.cluster == body.cluster
        limited[i] = (
            replace(body, sure=min(body.sure, OF_BODY))
            if body is not None and is_body
            else _limited(found[i], who, limited, entities)
        )
    return limited


def _limited(
    one: AttributionDraft, who: Identity | None, speakers: Sequence[Identity | None], entities: Entities
) -> Identity | None:
    phrase = entities.source_of(one)
    if who is None or phrase is None or one.parent is None:
        return who
    own, around = entities.facts[phrase.piece], speakers[one.parent]
    if own.spoken != "speaker" or not own.quoted:
        return who
    is_same = around is not None and around.cluster == who.cluster
    return replace(who, sure=min(who.sure, around.sure if around and is_same else SOMEBODY_ELSE))
