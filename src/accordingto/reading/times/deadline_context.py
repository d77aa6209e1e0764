"""What stands around an expression of time that may set a term: sentence, tense, the days beside it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from accordingto.reading.text.sentences import sentence_at
from accordingto.reading.times.clause_tense import Tense, tense_at, tense_behind
from accordingto.reading.times.speech_dates import SpeechDays, day_named
from accordingto.reading.times.tokens import TimeToken, words_of_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.types import Sentence, Time

BESIDE = 600
"""Characters on either side in which other days are looked for, in the longest paragraph too."""


@dataclass(frozen=True)
class DeadlineContext:
    """A text with its expressions of time, in which terms are looked for."""

    text: str
    today: str | None
    """The day of publication, in ISO 8601."""
    times: Sequence[Time]
    sentences: Sequence[Sentence]
    spoken: SpeechDays

    def sentence_of(self, time: Time) -> Sentence | None:
        """Return the sentence in which a time begins; None where it is in none."""
        return sentence_at(self.sentences, time.start)

    def tense(self, time: Time) -> Tense:
        """Return the tense of the clause around a time."""
        sentence = self.sentence_of(time)
        if sentence is None:
            return "none"
        words, at = _place_in(sentence, time)
        return tense_at(words, at) if at < len(words) else "none"

    def tense_behind(self, time: Time) -> Tense:
        """Return the tense of the first verb from a time on in its sentence."""
        sentence = self.sentence_of(time)
        return tense_behind(*_place_in(sentence, time)) if sentence else "none"

    def day_spoken(self, time: Time) -> list[str]:
        """Return the day on which the words around a time were spoken, where one is named."""
        quote = self.spoken.quote_of(time)
        day = self.spoken.day_of(quote) if quote else None
        return [day] if day else []

    def days_beside(self, time: Time) -> list[str]:
        """Return the days named in the sentence of a time, each once, in order.

        Where the time stands in a quotation, they are those that its paragraph names outside that quotation.
        """
        quote = self.spoken.quote_of(time)
        low, high = max(0, time.start - BESIDE), min(len(self.text), time.end + BESIDE)
        if quote:
            start, end = self.text.rfind("\n", low, time.start) + 1, self.text.find("\n", time.end, high)
            start, end = start or low, high if end < 0 else end
        else:
            sentence = self.sentence_of(time)
            start, end = (sentence.start, sentence.end) if sentence else (time.start, time.end)
        first = bisect_left(self.times, max(start, low), key=lambda t: t.start)
        last = bisect_left(self.times, min(end, high), key=lambda t: t.start)
        near = [t for t in self.times[first:last] if t.end <= end and t.id != time.id]
        days = (day_named(t) for t in near if not quote or t.end <= quote.start or t.start >= quote.end)
        return list(dict.fromkeys(day for day in days if day))


def _place_in(sentence: Sentence, time: Time) -> tuple[list[TimeToken], int]:
    """Return the words of a sentence, and the index of that with which a time begins."""
    words = _words(sentence.text)
    return words, bisect_left(words, time.start - sentence.start, key=lambda word: word.start)


@lru_cache(1)
def _words(sentence: str) -> list[TimeToken]:
    """Return the words of the sentence that is looked at; kept for the next time in it."""
    return words_of_time(sentence)
