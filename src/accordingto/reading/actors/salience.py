"""Who a pronoun that is a source most likely is, as news is written.

The network learned co-reference from texts of all sorts. In news a "he" who speaks is first of all the one
who speaks around it ("Orr said he feared"), then the one who spoke last, then the one whom the sentence
before is about. These are hints: they add to what the network says and are overruled by it. Certain is only
who is not meant: whoever says of somebody "he" in full sentences speaks of another.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document

AROUND = 1.0
"""Weight of who speaks around a pronoun, beside probabilities that add up to 1."""
BEFORE = 1.0
"""Weight of who spoke last, if within ``NEAR`` words, quotations aside."""
OPENING = 0.5
"""Weight of the person or organisation with which the sentence before begins."""
NEAR = 80


@dataclass(frozen=True)
class Hint:
    """Who a phrase may refer back to beside what the network says."""

    phrase: int
    """Index of a phrase before it."""
    weight: float


def find_hints(
    items: Sequence[MentionDraft], found: Sequence[AttributionDraft], doc: Document
) -> dict[int, list[Hint]]:
    """Return hints for the pronouns that are sources, by the index of their phrases."""
    begun: dict[int, list[int]] = {}
    for i, item in enumerate(items):
        begun.setdefault(item.piece.start, []).append(i)
    sources = [_phrase_in(one.source[0], begun, items) if one.source else None for one in found]
    hints: dict[int, list[Hint]] = {}
    spoken: list[int] = []
    for i, one in enumerate(found):
        if i and found[i - 1].parent is None and (speaker := sources[i - 1]) is not None:
            spoken.append(speaker)
        own = sources[i]
        if own is None or items[own].form != "pronoun" or own in hints:
            continue
        here = items[own].piece.start
        given = []
        around = sources[one.parent] if one.parent is not None else None
        if around is not None:
            given.append(Hint(around, AROUND))
        last = next((phrase for phrase in reversed(spoken) if phrase != own), None)
        if last is not None and _between(items[last].piece.end, here, doc) <= NEAR:
            given.append(Hint(last, BEFORE))
        opening = _opening(own, items, doc)
        if opening is not None:
            given.append(Hint(opening, OPENING))
        hints[own] = [h for h in given if items[h.phrase].piece.start < here]
    return hints


def _between(start: int, end: int, doc: Document) -> int:
    """Return how many tokens stand between two, those in quotation marks aside."""
    return int((doc.quote[start:end] == 0).sum())


def _phrase_in(piece: TokenSpan, begun: dict[int, list[int]], items: Sequence[MentionDraft]) -> int | None:
    """Return the widest phrase, by index, that begins with a source and stands within it."""
    inside = [i for i in begun.get(piece.start, ()) if items[i].piece.end <= piece.end]
    return max(inside, key=lambda i: items[i].piece.end, default=None)


def _opening(own: int, items: Sequence[MentionDraft], doc: Document) -> int | None:
    """Return the first phrase for an actor in the sentence before, by index, outside quotation marks."""
    here = items[own].piece.start
    starts = [at for at in range(max(1, here - NEAR), here) if _begins(at, doc)]
    if len(starts) < 2:
        return None
    low, high = starts[-2], starts[-1]
    for i in range(own - 1, -1, -1):
        if items[i].piece.start < low:
            break
    else:
        i = -1
    for j in range(i + 1, own):
        item = items[j]
        if low <= item.piece.start < high and not doc.quote[item.piece.start] and item.kind != "place":
            return j
    return None


def _begins(at: int, doc: Document) -> bool:
    """Return whether a sentence begins with a word, roughly."""
    return bool(doc.gap[at] == 2 or (doc.case[at] == 1 and doc.case[at - 1] == 3 and doc.gap[at] == 1))


def third_persons(
    items: Sequence[MentionDraft], found: Sequence[AttributionDraft], doc: Document
) -> Iterator[tuple[int, int]]:
    """Yield each "he" or "she" in a quoted sentence with each phrase that names its speaker, by index.

    “He lied,” Orr said: he is not Orr. Of a few quoted words that is not sure: Orr said he “paid his debts”.
    """
    starts = [item.piece.start for item in items]
    pronouns = [
        i for i, item in enumerate(items) if item.form == "pronoun" and doc.lower[starts[i]] in _sexed()
    ]
    places = [starts[i] for i in pronouns]
    for one in found:
        for source in one.source:
            begun = range(bisect_left(starts, source.start), bisect_right(starts, source.start))
            inside = [i for i in begun if items[i].piece.end <= source.end]
            if _is_in_a_sentence(source.start, doc) or not inside:
                continue
            speaker = max(inside, key=lambda i: items[i].piece.end)
            for piece in one.content:
                for at in range(bisect_left(places, piece.start), bisect_left(places, piece.end)):
                    if _is_in_a_sentence(places[at], doc):
                        yield pronouns[at], speaker


def _sexed() -> frozenset[str]:
    return word_class("male-pronouns") | word_class("female-pronouns")


def _is_in_a_sentence(at: int, doc: Document) -> bool:
    """Return whether a token stands in quotation marks that hold a sentence: they begin with a capital."""
    offset = doc.start[at]
    for quotes in (doc.quotations, doc.single_quotations):
        before = bisect_right(quotes, offset, key=lambda one: one.start) - 1
        if before >= 0 and offset < quotes[before].end:
            words = doc.text[quotes[before].start : quotes[before].end]
            return next((c for c in words if c.isalnum()), "").isupper()
    return False
