"""Finding the actor that a correction means by words of the article, or adding a new one."""

from __future__ import annotations

from msgspec import Struct, structs

from accordingto.types import Actor, ActorKind, Ledger, Mention, SourceKind, Span


class Identified(Struct, frozen=True):
    """An actor of a ledger."""

    id: str
    """The id of the actor."""
    source_kind: SourceKind | None
    """Kind of a source that refers to this actor; None if that depends on the words of the source."""


KINDS: dict[ActorKind, SourceKind] = {"outlet": "outlet", "document": "document"}
"""Source kinds that follow from the actor's kind. Other actors, except groups, are ``named`` if they have a
name."""


def identified(ledger: Ledger, span: Span, correction: str) -> tuple[Identified, Ledger]:
    """Return the actor with a mention at ``span`` or with these words as its name, and the ledger with it.

    If there is no such actor, or more than one, add a new one: its name is these words, its kind ``unknown``,
    and its id is derived from ``correction``, the id of the correction.
    """
    words = " ".join(span.text.split())
    at_place = [
        one for one in ledger.actors if any((m.start, m.end) == (span.start, span.end) for m in one.mentions)
    ]
    called = [one for one in ledger.actors if one.name == words]
    found = at_place or called
    if len(found) == 1:
        return _as_source(found[0]), ledger
    taken = {one.id for one in ledger.actors}
    id = f"k-{correction}"
    while id in taken:
        id += "+"
    mention = Mention(span.start, span.end, span.text, "name")
    actor = Actor(id=id, name=words, kind="unknown", mentions=(mention,))
    return _as_source(actor), structs.replace(ledger, actors=(*ledger.actors, actor))


def _as_source(actor: Actor) -> Identified:
    is_named = any(mention.form == "name" for mention in actor.mentions)
    named: SourceKind | None = "named" if is_named and actor.kind != "group" else None
    return Identified(actor.id, KINDS.get(actor.kind, named))
