"""Corrections of invented ledgers, in few words."""

from __future__ import annotations

from msgspec import structs

from accordingto.corrections.anchors import Anchor, anchor
from accordingto.corrections.applying import Corrected, apply, refusal
from accordingto.corrections.changes import (
    Change,
    Correction,
)
from accordingto.export.checks import check
from accordingto.types import Attribution, Claim, Ledger, Span


def correction(change: Change, id: str = "1") -> Correction:
    return Correction(id=id, article="x", author="Ida", made="2031-02-12T09:00:00Z", reason="", change=change)


def words(ledger: Ledger, text: str) -> Anchor:
    at = ledger.article.text.index(text)
    return anchor(ledger.article.text, (Span(at, at + len(text), text),))


def cue(ledger: Ledger, id: str) -> Anchor:
    return anchor(ledger.article.text, named(ledger, id).cue)


def named(ledger: Ledger, id: str) -> Attribution:
    return next(one for one in ledger.attributions if one.id == id)


def corrected(ledger: Ledger, *changes: Change) -> Corrected:
    result = apply(ledger, [correction(change, str(at)) for at, change in enumerate(changes, 1)])
    check(result.ledger)
    return result


def declined(state: Corrected, change: Change, reason: str = "") -> str | None:
    """Why a change is not made; None where it is."""
    refused = refusal(state, change, reason)
    return None if refused is None else refused.reason


def with_claims(ledger: Ledger) -> Ledger:
    """One claim a content, with its chain, and one of the outlet for each sentence-like line."""
    parents = {one.id: one.parent for one in ledger.attributions}

    def chain(id: str | None) -> tuple[str, ...]:
        return ("outlet",) if id is None else (*chain(parents[id]), id)

    claims = [
        Claim(id=f"c{i}", content=one.content, chain=chain(one.id))
        for i, one in enumerate(ledger.attributions)
    ]
    return structs.replace(ledger, claims=tuple(claims))
