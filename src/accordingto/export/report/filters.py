"""The filters of the attributions of an article, by actor, act and certainty, with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from accordingto.export.report.cast import Cast
from accordingto.export.report.nesting import PlacedAttribution
from accordingto.types import Attribution, Certainty, Strength

CERTAINTIES: dict[Certainty, str] = {
    "reported": "reported",
    "hedged": "hedged",
    "inferred": "inferred",
}
"""Labels of certainty: how the outlet reports an attribution."""
STRENGTHS: dict[Strength, str] = {
    "certain": "presented as certain",
    "probable": "presented as probable",
    "possible": "presented as possible",
    "unknown": "certainty not stated",
}
"""Labels of strength: how certain the source presents the content as being."""
NEGATIVE = "negative"
"""The filter value, offered with the strengths, for content that is negated or denied."""


class Choice(Struct, frozen=True):
    """A value that the attributions can be filtered by."""

    value: str
    """The value in the data attributes of the cards."""
    label: str
    """Its label."""
    count: int
    """Number of attributions that have it."""


class Choices(Struct, frozen=True, kw_only=True):
    """The filter values of an article; values that no attribution has are left out."""

    actors: tuple[Choice, ...]
    """Numbers of voices, in order; unidentified ones last."""
    acts: tuple[Choice, ...]
    """Acts, the most frequent first."""
    certainties: tuple[Choice, ...]
    """Certainties: how the outlet reports an attribution."""
    strengths: tuple[Choice, ...]
    """Strengths: how certain the source presents the content as being; and ``NEGATIVE``."""


def sureness(attribution: Attribution) -> list[str]:
    """Return the values of certainty, strength and polarity by which an attribution can be filtered."""
    negative = [NEGATIVE] if attribution.polarity == "negative" else []
    return [value for value in (attribution.certainty, attribution.strength) if value is not None] + negative


def choices(entries: Sequence[PlacedAttribution], cast: Cast) -> Choices:
    """Return the filter values of an article's attributions, with counts."""
    voices = Counter(voice.number for voice in cast.speakers)
    names = {voice.number: voice.name for voice in cast.voices}
    names[0] = "Not identified" if cast.has_actors else "Pronouns and unnamed sources"
    acts = Counter(entry.attribution.act for entry in entries if entry.attribution.act is not None)
    sure = Counter(value for entry in entries for value in sureness(entry.attribution))
    return Choices(
        actors=tuple(
            Choice(str(number), names[number], voices[number])
            for number in sorted(voices, key=lambda number: (number == 0, number))
        ),
        acts=tuple(
            Choice(act, act, number)
            for act, number in sorted(acts.items(), key=lambda one: (-one[1], one[0]))
        ),
        certainties=_offered(CERTAINTIES.items(), sure),
        strengths=_offered([*STRENGTHS.items(), (NEGATIVE, "negated or denied")], sure),
    )


def _offered(labels: Iterable[tuple[str, str]], counts: Counter[str]) -> tuple[Choice, ...]:
    return tuple(Choice(value, label, counts[value]) for value, label in labels if counts[value])
