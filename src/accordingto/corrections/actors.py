"""Who is meant by words of the article: an actor of the ledger, or a new one."""

from __future__ import annotations

from msgspec import Struct, structs

from accordingto.types import Actor, ActorKind, Ledger, Mention, SourceKind, Span


class Identified(Struct, frozen=True):
    """Somebody in a ledger."""

    id: str
    """The id of the actor."""
    source_kind: SourceKind | None
    """How a source is presented that refers to this actor; null where that hangs on its words."""


KINDS: dict[ActorKind, SourceKind] = {"outlet": "outlet", "document": "document"}
"""Actors that make a source of their own kind; of the others only those that the article names do."""


def identified(ledger: Ledger, span: Span, correction: str) -> tuple[Identified, Ledger]:
    """Return the actor with a mention at a span, or of that name, or else a new one; and the ledger with it.

    A new actor has these words as its name, kind ``unknown``, and an id after that of the correction.
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
