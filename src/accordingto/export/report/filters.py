"""What the attributions of an article can be narrowed down to: actor, act, and how certain, with counts."""

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
"""Labels for how the outlet reports an attribution."""
STRENGTHS: dict[Strength, str] = {
    "certain": "presented as certain",
    "probable": "presented as probable",
    "possible": "presented as possible",
    "unknown": "certainty not stated",
}
"""Labels for how certain the source presents the content as being."""
NEGATIVE = "negative"
"""The value, beside the strengths, for content that is negated or denied."""


class Choice(Struct, frozen=True):
    """One value to narrow down to."""

    value: str
    """The value, as cards carry it."""
    label: str
    """What it is called."""
    count: int
    """How many attributions have it."""


class Choices(Struct, frozen=True, kw_only=True):
    """The values that the attributions of an article have; what nothing has is not offered."""

    actors: tuple[Choice, ...]
    """Numbers of voices, who says most first."""
    acts: tuple[Choice, ...]
    """Acts, the most frequent first."""
    certainties: tuple[Choice, ...]
    """How the outlet reports it."""
    strengths: tuple[Choice, ...]
    """How certain the source presents it as being, and whether it is negated or denied."""


def sureness(attribution: Attribution) -> list[str]:
    """Return the values of certainty, strength and polarity by which an attribution can be filtered."""
    negative = [NEGATIVE] if attribution.polarity == "negative" else []
    return [value for value in (attribution.certainty, attribution.strength) if value is not None] + negative


def choices(entries: Sequence[PlacedAttribution], cast: Cast) -> Choices:
    """Count what there is to choose."""
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
