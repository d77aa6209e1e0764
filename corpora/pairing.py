"""Which attribution of a ledger is which of a gold one, and which names are the same.

An attribution is found when a predicted one overlaps its cue and covers at least half of its content (by
characters, Jaccard); each predicted one is used once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from accordingto.types import Attribution, Span
from corpora.ledgers import GoldAttribution
from corpora.parts import jaccard, offsets, pieces

ENOUGH = 0.5  # Jaccard overlap of the contents from which an attribution is found
CUE_WEIGHT = 0.1  # among contents that agree alike, the better cue is paired
FORMS = frozenset(
    ["the", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "president", "sen.", "senator"]
)
"""Words that are no part of a name."""
MARKS = ".,'’\""


def places(spans: Iterable[Span]) -> frozenset[int]:
    """Return the offset of every character in spans."""
    return offsets(pieces(spans))


def pair_up(gold: Sequence[GoldAttribution], predicted: Sequence[Attribution]) -> dict[str, Attribution]:
    """Pair gold attributions, by id, with predicted ones: one to one, those that agree most first."""
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
    """Return whether two names can be one's: the last word of either is a word of the other."""
    mine, yours = _words(one), _words(other)
    if not mine or not yours:
        return not mine and not yours
    return mine[-1] in yours or yours[-1] in mine


def _words(name: str | None) -> list[str]:
    """Return the words of a name in lower case, without forms of address, possessives and marks."""
    words = (name or "").replace("’s", "").split()
    return [word.strip(MARKS).lower() for word in words if word.lower() not in FORMS]
