"""Corrections of warnings (dismissed, noted) and of watched claims (their outcome)."""

from __future__ import annotations

from msgspec import UNSET, structs

from accordingto.corrections.changes import Settled, WarningDismissed, WarningNoted
from accordingto.corrections.placing import claim_at, overlap, placed, shown
from accordingto.corrections.refusing import Refused
from accordingto.corrections.values import is_moment
from accordingto.types import Claim, Ledger, Settlement, Warning


def without_warning(ledger: Ledger, change: WarningDismissed) -> Ledger:
    """Return the ledger without the warnings of a code, or with ``change.words`` removed from their spans.

    Raises ``Refused`` if there is no such warning.
    """
    about = [one for one in ledger.warnings if one.code == change.code]
    if not about:
        raise Refused("no_warning", shown(change.code))
    if change.words is None:
        return structs.replace(ledger, warnings=tuple(one for one in ledger.warnings if one not in about))
    words = placed(ledger, change.words)
    if not any(overlap(one.spans, words) for one in about):
        raise Refused("no_warning", shown(words[0].text))
    kept: list[Warning] = []
    for one in ledger.warnings:
        spans = tuple(span for span in one.spans if not overlap((span,), words))
        if one.code != change.code or spans == one.spans:
            kept.append(one)
        elif spans:
            kept.append(structs.replace(one, spans=spans))
    return structs.replace(ledger, warnings=tuple(kept))


def with_note(ledger: Ledger, change: WarningNoted, note: str) -> tuple[Ledger, str]:
    """Return the ledger with a note on the warnings of a code, and the earlier note (empty: none).

    Raises ``Refused`` if there is no such warning or the note is blank.
    """
    about = [one for one in ledger.warnings if one.code == change.code]
    if not about:
        raise Refused("no_warning", shown(change.code))
    if not note.strip():
        raise Refused("no_words", "the remark")
    warnings = tuple(structs.replace(one, note=note) if one in about else one for one in ledger.warnings)
    was = about[0].note
    return structs.replace(ledger, warnings=warnings), "" if was is UNSET else str(was)


def with_settlement(ledger: Ledger, change: Settled, note: str, id: str) -> tuple[Ledger, Claim]:
    """Return the ledger with the outcome of a claim, and the claim as it was before.

    ``note`` is the reason, ``id`` that of the correction. Raises ``Refused``.
    """
    if (change.state == "moved") != (change.due is not None):
        raise Refused("not_a_day", "only what is moved has a new day, and it needs one")
    if change.due is not None and not is_moment(change.due):
        raise Refused("not_a_day", shown(change.due))
    old = claim_at(ledger, change.claim)
    settled = Settlement(state=change.state, due=change.due, note=note, correction=id)
    new = structs.replace(old, settled=settled)
    return structs.replace(ledger, claims=tuple(new if one is old else one for one in ledger.claims)), old
