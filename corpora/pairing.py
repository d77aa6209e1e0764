"""One-to-one pairing of predicted with gold attributions, and comparison of names.

A gold attribution is found if a predicted one overlaps its cue and the Jaccard overlap of their contents, in
characters, is at least one half. Each predicted attribution is used once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from accordingto.types import Attribution, Span
from corpora.ledgers import GoldAttribution
from corpora.parts import jaccard, offsets, pieces

ENOUGH = 0.5  # least Jaccard overlap of the contents
CUE_WEIGHT = 0.1  # the overlap of the cues decides between contents that overlap equally
FORMS = frozenset(
    ["the", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "president", "sen.", "senator"]
)
"""Titles and other words that are ignored when names are compared."""
MARKS = ".,'’\""


def places(spans: Iterable[Span]) -> frozenset[int]:
    """Return the offsets of all characters in spans."""
    return offsets(pieces(spans))


def pair_up(gold: Sequence[GoldAttribution], predicted: Sequence[Attribution]) -> dict[str, Attribution]:
    """Pair gold with predicted attributions, one to one, best matches first; return the pairs by gold id."""
    cues = {p.id: places(p.cue) for p in predicted}
    contents = {p.id: places(p.content) for p in predicted}
    scored = []
    for g in gold:
        cue, content = places(g.cue), places(g.content)
        for p in predicted:
            if not cue & cues[p.id]:
                continue
            agreement = jaccard(content, contents[p.id])
            if agreement >= ENOUGH or not content:
                scored.append((-(agreement + CUE_WEIGHT * jaccard(cue, cues[p.id])), g.id, p.id, p))
    pairs: dict[str, Attribution] = {}
    used: set[str] = set()
    for _, g_id, p_id, p in sorted(scored, key=lambda row: row[:3]):
        if g_id not in pairs and p_id not in used:
            pairs[g_id] = p
            used.add(p_id)
    return pairs


def same_name(one: str | None, other: str | None) -> bool:
    """Return whether two names can mean the same actor: the last word of one is a word of the other.

    Two empty names are the same.
    """
    mine, yours = _words(one), _words(other)
    if not mine or not yours:
        return not mine and not yours
    return mine[-1] in yours or yours[-1] in mine


def _words(name: str | None) -> list[str]:
    """Return the words of a name in lower case, without titles, possessives and punctuation."""
    words = (name or "").replace("’s", "").split()
    return [word.strip(MARKS).lower() for word in words if word.lower() not in FORMS]
