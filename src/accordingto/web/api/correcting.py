"""API operations on the corrections of an article: list, make, undo."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from accordingto.corrections import Change, Correction, StaleReason, refusal
from accordingto.store import Page, corrections
from accordingto.web.api.dispatch import decoded
from accordingto.web.api.operations import (
    BASE,
    JSON,
    Answer,
    Call,
    Declined,
    OfArticle,
    Operation,
    Reply,
    as_json,
)

Author = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
Reason = Annotated[str, Meta(max_length=2000, pattern=r"^[^\x00]*$")]


class NewCorrection(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A correction to make."""

    change: Change
    """The change."""
    author: Author
    """Who makes it."""
    reason: Reason = ""
    """Why."""


class CorrectionOf(Struct, frozen=True, kw_only=True):
    """A correction of an article and its state."""

    correction: Correction
    """The correction."""
    state: Literal["applied", "stale", "undone"]
    """Whether it is applied, does not fit the text any more (stale), or was undone."""
    attribution: str | None = None
    """Id of the attribution that it changed, added or removed; null if there is none."""
    about: str | None = None
    """Its subject, if it is applied: the id of an attribution, an actor, a time or a claim, the offset of a
    proposition of the headline, the code of a warning, or ``article``."""
    moved: bool = False
    """Whether its words are at another offset than when it was made."""
    stale: StaleReason | None = None
    """Why it is stale; null if it is not."""
    undone: str | None = None
    """ISO 8601 datetime at which it was undone; null if it was not."""
    undone_by: str | None = None
    """Who undid it; null if nobody did."""


class OneCorrection(OfArticle, frozen=True, kw_only=True):
    """Parameters to undo a correction."""

    id: str
    """Id of the correction."""
    author: Author
    """Who undoes it."""


_DECODER = msgspec.json.Decoder(NewCorrection)


def all_corrections(call: Call[OfArticle]) -> Reply:
    """List the corrections of an article, including undone ones, oldest first."""
    key = call.asked.key
    with call.library.reading():  # so that both are of the same state
        shown, kept_ones = call.library.shown(key), call.library.ask(corrections, key)
    applied = {one.correction.id: one for one in shown.applied}
    stale = {one.correction.id: one.reason for one in shown.stale}
    found = []
    for kept in kept_ones:
        one = applied.get(kept.correction.id)
        found.append(
            CorrectionOf(
                correction=kept.correction,
                state="undone" if kept.undone else "applied" if one else "stale",
                attribution=one.attribution if one else None,
                about=one.about if one else None,
                moved=one.moved if one else False,
                stale=stale.get(kept.correction.id),
                undone=kept.undone,
                undone_by=kept.undone_by,
            )
        )
    return as_json(Page(items=tuple(found), after=None))


def correct(call: Call[OfArticle]) -> Reply:
    """Correct an article. The reading does not change; the correction is stored with it and can be undone.

    A place in the text is given by its words, their offsets, and up to 32 characters before and after them.
    A correction whose words are not found, or that changes nothing, is declined.
    """
    new = decoded(_DECODER, call.sent.data)
    key = call.asked.key
    refused = refusal(call.library.shown(key), new.change, new.reason)
    if refused is not None:
        raise Declined(422, f"the correction cannot be applied: {refused.why}", "change")
    made = call.library.correct(key, new.change, author=new.author, reason=new.reason)
    return as_json(made, 201, {"Location": f"{BASE}/articles/{key}/corrections"})


def undo(call: Call[OneCorrection]) -> Reply:
    """Undo a correction. It stays in the list; undoing it again has no effect."""
    call.library.undo(call.asked.key, call.asked.id, author=call.asked.author)
    return Reply(status=204)


OPERATIONS = (
    Operation(
        "GET",
        "/articles/{key}/corrections",
        all_corrections,
        {200: Answer("All corrections.", Page[CorrectionOf])},
        OfArticle,
    ),
    Operation(
        "POST",
        "/articles/{key}/corrections",
        correct,
        {201: Answer("It was made.", Correction, headers={"Location": "The corrections."})},
        OfArticle,
        {JSON: NewCorrection},
    ),
    Operation(
        "DELETE",
        "/articles/{key}/corrections/{id}",
        undo,
        {204: Answer("It was undone.", media_types=())},
        OneCorrection,
    ),
)
"""The operations on corrections."""
