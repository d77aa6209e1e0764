"""Corrections: listed, made, undone."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from accordingto.corrections import Change, Correction, StaleReason, refusal
from accordingto.store import Page, corrections
from accordingto.web.api.dispatch import explained
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
    """What is to be corrected."""

    change: Change
    """What is corrected, and to what."""
    author: Author
    """Who corrects it."""
    reason: Reason = ""
    """Why."""


class CorrectionOf(Struct, frozen=True, kw_only=True):
    """A correction of an article, and what became of it."""

    correction: Correction
    """The correction."""
    state: Literal["applied", "stale", "undone"]
    """Whether it is in what is shown; if not, whether its place was not found or somebody undid it."""
    attribution: str | None = None
    """Id of the attribution that it changed, added or took out; null where there is none."""
    about: str | None = None
    """What it is about, where it is applied: the id of an attribution, an actor, a time or a claim, the
    offset of a statement of the headline, the code of a warning, or ``article``."""
    moved: bool = False
    """Whether its words stand elsewhere than when it was made."""
    stale: StaleReason | None = None
    """Why it is stale."""
    undone: str | None = None
    """ISO 8601 datetime at which it was undone."""
    undone_by: str | None = None
    """Who undid it."""


class OneCorrection(OfArticle, frozen=True, kw_only=True):
    """Which correction of an article, and who undoes it."""

    id: str
    """The correction."""
    author: Author
    """Who undoes it."""


_DECODER = msgspec.json.Decoder(NewCorrection)


def all_corrections(call: Call[OfArticle]) -> Reply:
    """List the corrections of an article in the order in which they were made, the undone ones, too."""
    key = call.asked.key
    with call.library.reading():  # the corrections that are listed are those in what is shown
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
    """Correct an article. The reading stays; the correction is kept beside it and can be undone.

    A place is given by its words, their offsets, and up to 32 characters before and behind them. What does
    not stand there, or changes nothing, is declined.
    """
    try:
        new = _DECODER.decode(call.sent.data)
    except msgspec.ValidationError as error:
        reason, at = explained(error)
        raise Declined(422, f"{at}: {reason}" if at else reason, at) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Declined(400, f"the body is not JSON: {error}") from error
    key = call.asked.key
    refused = refusal(call.library.shown(key), new.change, new.reason)
    if refused is not None:
        raise Declined(422, f"the correction cannot be applied: {refused.why}", "change")
    made = call.library.correct(key, new.change, author=new.author, reason=new.reason)
    return as_json(made, 201, {"Location": f"{BASE}/articles/{key}/corrections"})


def undo(call: Call[OneCorrection]) -> Reply:
    """Undo a correction. It stays in the list; one that is undone stays so."""
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
        {201: Answer("It is kept.", Correction, headers={"Location": "The corrections."})},
        OfArticle,
        {JSON: NewCorrection},
    ),
    Operation(
        "DELETE",
        "/articles/{key}/corrections/{id}",
        undo,
        {204: Answer("It is undone.", media_types=())},
        OneCorrection,
    ),
)
"""What can be done with corrections."""
