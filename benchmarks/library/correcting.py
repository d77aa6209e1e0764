"""Time to correct a field: every kind of correction, made and undone in the library."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping

from accordingto.corrections import (
    Change,
    OtherAct,
    OtherAddressee,
    OtherBounds,
    OtherByline,
    OtherCertainty,
    OtherOutlet,
    OtherPolarity,
    OtherPublished,
    OtherStrength,
    OtherTime,
    OtherVerdict,
    SourceIs,
    Typed,
    WarningDismissed,
    anchor,
)
from accordingto.store import Library
from accordingto.types import Attribution, Ledger, Span
from benchmarks.library.known import Known

Correcting = Callable[[Ledger, random.Random], Change | None]
"""Makes a correction of a ledger; None if the ledger has nothing of the kind."""
_TRIES = 50
"""Most articles that are tried to find one that has what is to be corrected."""


def _of(make: Callable[[Ledger, Attribution], Change]) -> Correcting:
    def change(ledger: Ledger, chance: random.Random) -> Change | None:
        return make(ledger, chance.choice(ledger.attributions)) if ledger.attributions else None

    return change


def _time(ledger: Ledger, chance: random.Random) -> Change | None:
    if not ledger.times:
        return None
    one = chance.choice(ledger.times)
    words = anchor(ledger.article.text, (Span(start=one.start, end=one.end, text=one.text),))
    return OtherTime(words=words, kind="date", value="2031-05-17")


def _verdict(ledger: Ledger, chance: random.Random) -> Change | None:
    if not ledger.headline_checks:
        return None
    statement = anchor(ledger.article.text, (chance.choice(ledger.headline_checks).span,))
    return OtherVerdict(statement=statement, verdict="overstated")


def _warning(ledger: Ledger, chance: random.Random) -> Change | None:
    return WarningDismissed(code=chance.choice(ledger.warnings).code) if ledger.warnings else None


KINDS: Mapping[str, Correcting] = {
    "who says it": _of(
        lambda ledger, one: SourceIs(
            attribution=anchor(ledger.article.text, one.cue), who=Typed(name="Ida Orr")
        )
    ),
    "bounds of a content": _of(
        lambda ledger, one: OtherBounds(
            attribution=anchor(ledger.article.text, one.cue),
            part="content",
            words=anchor(ledger.article.text, one.cue),
        )
    ),
    "addressee": _of(
        lambda ledger, one: OtherAddressee(attribution=anchor(ledger.article.text, one.cue), who=None)
    ),
    "act": _of(lambda ledger, one: OtherAct(attribution=anchor(ledger.article.text, one.cue), act="accuse")),
    "certainty": _of(
        lambda ledger, one: OtherCertainty(
            attribution=anchor(ledger.article.text, one.cue), certainty="inferred"
        )
    ),
    "strength": _of(
        lambda ledger, one: OtherStrength(
            attribution=anchor(ledger.article.text, one.cue), strength="possible"
        )
    ),
    "polarity": _of(
        lambda ledger, one: OtherPolarity(
            attribution=anchor(ledger.article.text, one.cue),
            polarity="negative" if one.polarity == "positive" else "positive",
        )
    ),
    "a date": _time,
    "a verdict": _verdict,
    "a warning": _warning,
    "outlet": lambda ledger, chance: OtherOutlet(outlet="The Marn Tribune"),
    "authors": lambda ledger, chance: OtherByline(byline=("Ida Orr",)),
    "day of the article": lambda ledger, chance: OtherPublished(published="2031-05-17"),
}
"""Corrections by their kind."""


def correct(library: Library, known: Known, number: int) -> dict[str, list[float]]:
    """Make ``number`` corrections of each kind in random articles; return the processor seconds of each.

    Each is undone again, which is not timed. A kind for which no article is found is left out.
    """
    return {name: found for name in KINDS if (found := _seconds(library, known, name, number))}


def _seconds(library: Library, known: Known, name: str, number: int) -> list[float]:
    found = []
    for nth in range(number):
        chance = random.Random(f"{name} {nth}")
        for key in chance.sample(known.keys, min(_TRIES, len(known.keys))):
            change = KINDS[name](library.shown(key).ledger, chance)
            if change is not None:
                began = time.process_time()
                made = library.correct(key, change, author="Ida Orr")
                found.append(time.process_time() - began)
                library.undo(key, made.id, author="Ida Orr")
                break
    return found
