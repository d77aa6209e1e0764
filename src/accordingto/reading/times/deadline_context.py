"""The context of a temporal expression that may be a deadline: its sentence, its tense, days near it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.calendars import read_day
from accordingto.reading.lexicons import word_class
from accordingto.reading.text.sentences import sentence_at
from accordingto.reading.times.clause_tense import Tense, tense_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.syntax.document import Document
    from accordingto.types import Time

_ASKED = re.compile(r"[^.!?;]{0,300}\?")
"""The rest of a sentence after a time that is asked about."""
_TELLING = frozenset({"said", "says", "saying", "told", "tells", "telling"})
"""Asking verbs after which "if" opens a condition, not a question: "they said if it rains until May"."""
_ASKING = "|".join(sorted(word_class("asking-verbs") - _TELLING))
_ASKED_ABOUT = re.compile(
    rf"\b(?:whether(?! (?:or not|to)\b)|(?:{_ASKING})(?: \w+){{0,3}}? if)\b[^,.;:!?()“”\"–—]{{0,300}}$",
    re.IGNORECASE,
)
"""Text before a time that is the object of an indirect question: "asked whether it would open by"."""
BEFORE_TERM = 6
"""Number of words before a time that are searched for its "until": "until at least the end of May"."""
_LASTING = frozenset({"is", "are", "be", "has", "stay", "stays", "remain", "remains", "keep", "keeps"})
"""Verbs with which a participle expresses a state and not a past event: "will be closed until May"."""
_UNTIL = frozenset({"until", "till"})
BESIDE = 600
"""Most characters on either side that are searched for other days, however long the sentence is."""


@dataclass(frozen=True)
class DeadlineContext:
    """A document with its temporal expressions, among which deadlines are looked for."""

    doc: Document
    today: str | None
    """The day of publication in ISO 8601, or None."""
    times: Sequence[Time]

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.doc.text

    def tense(self, time: Time) -> Tense:
        """Return the tense of the clause around a temporal expression."""
        return tense_at(self.doc, time.start)

    def is_told_as_past(self, time: Time) -> bool:
        """Return whether a time is the end of something past: "held the coast until 1991".

        Elsewhere "until" makes a clause without another tense future; here it is ignored.
        """
        doc, at = self.doc, self.doc.token_at(time.start)
        until = next((i for i in range(at - 1, max(at - BEFORE_TERM, -1), -1) if doc[i] in _UNTIL), at)
        if not _LASTING.isdisjoint(doc.lower[max(0, until - BEFORE_TERM) : until]):
            return False
        return tense_at(doc, time.start, at_until=False) == "past"

    def is_asked(self, time: Time) -> bool:
        """Return whether a time is in a question: "“Will it open by May?”", "whether it opens by Friday"."""
        sentence = sentence_at(self.doc.sentences, time.start)
        if sentence is None:
            return False
        before = self.text[max(sentence.start, time.start - BESIDE) : time.start]
        is_direct = _ASKED.match(self.text, time.end, sentence.end) is not None
        return is_direct or _ASKED_ABOUT.search(before) is not None

    def days_beside(self, time: Time) -> list[str]:
        """Return the other days (ISO) named in the sentence of a time, without duplicates, in order."""
        sentence = sentence_at(self.doc.sentences, time.start)
        if sentence is None:
            return []
        first = bisect_left(self.times, max(sentence.start, time.start - BESIDE), key=lambda t: t.start)
        last = bisect_left(self.times, min(sentence.end, time.end + BESIDE), key=lambda t: t.start)
        days = (day_named(t) for t in self.times[first:last] if t.id != time.id)
        return list(dict.fromkeys(day for day in days if day))


def day_named(time: Time) -> str | None:
    """Return the ISO day of a date or a time of day; None if it is another period."""
    day = read_day(time.value) if time.kind in ("date", "time") and "/" not in (time.value or "") else None
    return day.isoformat() if day else None
