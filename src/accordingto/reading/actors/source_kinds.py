"""How a source is presented: named, unnamed, as a collective, as a document or as an outlet.

Combines the network's probabilities with a regression over what is known of the source and its actor, which
was fitted on whole ledgers (``encoder/kinds.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.actors.head_nouns import names_people
from accordingto.reading.actors.kinds import SEEN, seen_of, together
from accordingto.reading.encoder.kinds import ACTOR_KINDS, SOURCE_KINDS

if TYPE_CHECKING:
    from accordingto.reading.actors.entities import Entities, Identity
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.kinds import KindTables
    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.lexicons.outlets import Outlets
    from accordingto.types import SourceKind

_UNKNOWN = (1 / len(ACTOR_KINDS),) * len(ACTOR_KINDS)
_NOTHING = (0.0,) * len(SEEN)
_OF_ACTOR = ("known", "named", "named and pronoun", "named and nominal", "people", "sure", "sure and named")
FEATURES = (
    *(f"source: {name}" for name in SEEN),
    *(f"source is {kind}" for kind in ACTOR_KINDS),
    *(f"actor: {name}" for name in _OF_ACTOR),
    *(f"actor is {kind}" for kind in ACTOR_KINDS),
    *(f"described: {name}" for name in SEEN),
)
"""Names of the features: words of the source, its actor, and words that describe an unnamed actor."""


def source_kind(
    one: AttributionDraft,
    who: Identity | None,
    entities: Entities,
    outlets: Outlets,
    network: Floats,
    tables: KindTables,
) -> SourceKind:
    """Return the kind of an attribution's source, "none" if it has no source.

    ``who`` is the speaker that was identified; ``network`` has the network's probabilities of
    ``SOURCE_KINDS``.
    """
    if not one.source:
        return "none"
    if who and entities.clusters[who.cluster] and outlets.is_certain(entities.name(who.cluster).text):
        return "outlet"
    own = tables.sources.chances(np.array([row_of(one, who, entities)], dtype=np.float32))[0]
    total = np.log(own) + tables.network * np.log(network)
    return SOURCE_KINDS[int(np.argmax(total))]


def row_of(one: AttributionDraft, who: Identity | None, entities: Entities) -> tuple[float, ...]:
    """Return the values of ``FEATURES`` for an attribution that has a source."""
    said = " ".join(entities.doc.text_of(piece) for piece in one.source)
    phrase = entities.phrase_of(one.source[0])
    form = phrase.form if phrase else "nominal"
    of_source = (*seen_of(said, form), *(phrase.chances if phrase else _UNKNOWN))
    if who is None or not entities.clusters[who.cluster]:
        return (*of_source, *(0.0,) * len(_OF_ACTOR), *_UNKNOWN, *_NOTHING)
    name = entities.name(who.cluster)
    chances = together(entities.cluster(who.cluster).telling)
    of_actor = (
        1.0,
        float(name.is_proper),
        float(name.is_proper and form == "pronoun"),
        float(name.is_proper and form == "nominal"),
        float(names_people(name.text)),
        who.sure,
        who.sure * name.is_proper,
    )
    described = _NOTHING if name.is_proper else seen_of(name.text, "nominal")
    return (*of_source, *of_actor, *chances, *described)
