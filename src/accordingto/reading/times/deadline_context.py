"""What stands around an expression of time that may set a term: sentence, tense, the days beside it."""

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
"""How a sentence goes on behind a time that is asked about."""
_TELLING = frozenset({"said", "says", "saying", "told", "tells", "telling"})
"""Verbs of asking behind which an "if" is a condition: "they said if it rains until May"."""
_ASKING = "|".join(sorted(word_class("asking-verbs") - _TELLING))
_ASKED_ABOUT = re.compile(
    rf"\b(?:whether(?! (?:or not|to)\b)|(?:{_ASKING})(?: \w+){{0,3}}? if)\b[^,.;:!?()“”\"–—]{{0,300}}$",
    re.IGNORECASE,
)
"""What comes before a time that somebody asks about: "asked whether it would open by"."""
BEFORE_TERM = 6
"""Words before a time within which its "until" stands: "until at least the end of May"."""
_LASTING = frozenset({"is", "are", "be", "has", "stay", "stays", "remain", "remains", "keep", "keeps"})
"""Verbs whose participle says how things are, and not that they are past: "will be closed until May"."""
_UNTIL = frozenset({"until", "till"})
BESIDE = 600
"""Characters on either side in which other days are looked for, in the longest sentence too."""


@dataclass(frozen=True)
class DeadlineContext:
    """A text with its expressions of time, in which terms are looked for."""

    doc: Document
    today: str | None
    """The day of publication, in ISO 8601."""
    times: Sequence[Time]

    @property
    def text(self) -> str:
        """The text."""
        return self.doc.text

    def tense(self, time: Time) -> Tense:
        """Return the tense of the clause around a time."""
        return tense_at(self.doc, time.start)

    def is_told_as_past(self, time: Time) -> bool:
        """Return whether what ended with a term is past: "held the coast until 1991".

        "Until" alone, which elsewhere makes what has no other tense future, counts for nothing here.
        """
        doc, at = self.doc, self.doc.token_at(time.start)
        until = next((i for i in range(at - 1, max(at - BEFORE_TERM, -1), -1) if doc[i] in _UNTIL), at)
        if not _LASTING.isdisjoint(doc.lower[max(0, until - BEFORE_TERM) : until]):
            return False
        return tense_at(doc, time.start, at_until=False) == "past"

    def is_asked(self, time: Time) -> bool:
        """Return whether a time is asked about: "“Will it open by Friday?”", "whether it opens by Friday"."""
        sentence = sentence_at(self.doc.sentences, time.start)
        if sentence is None:
            return False
        before = self.text[max(sentence.start, time.start - BESIDE) : time.start]
        is_direct = _ASKED.match(self.text, time.end, sentence.end) is not None
        return is_direct or _ASKED_ABOUT.search(before) is not None

    def days_beside(self, time: Time) -> list[str]:
        """Return the other days named in the sentence of a time, each once, in order."""
        sentence = sentence_at(self.doc.sentences, time.start)
        if sentence is None:
            return []
        first = bisect_left(self.times, max(sentence.start, time.start - BESIDE), key=lambda t: t.start)
        last = bisect_left(self.times, min(sentence.end, time.end + BESIDE), key=lambda t: t.start)
        days = (day_named(t) for t in self.times[first:last] if t.id != time.id)
        return list(dict.fromkeys(day for day in days if day))


def day_named(time: Time) -> str | None:
    """Return the ISO day that a date or a time of day says; None where it says another period."""
    day = read_day(time.value) if time.kind in ("date", "time") and "/" not in (time.value or "") else None
    return day.isoformat() if day else None
