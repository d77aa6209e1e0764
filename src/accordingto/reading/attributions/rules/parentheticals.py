"""Contents that go on behind an aside between two dashes: "a toll—the third this year—on barges".

The aside is the outlet's own voice, unless it only hedges a part of the content ("—reportedly in kroner—").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accordingto.reading.attributions.decode import with_parents
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import LINE
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.noun_phrases import clause_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

DASHES = frozenset({"—", "–"})
LONGEST_ASIDE = 15
"""Most words between the two dashes."""


@dataclass(frozen=True)
class _Rest:
    """What stands behind a content that ends at a dash."""

    aside: TokenSpan
    """From the first dash to the second."""
    more: TokenSpan
    """The words of the content's clause that go on behind it."""
    is_hedge: bool
    """Whether the aside begins with an adverb that hedges it."""

    @property
    def whole(self) -> TokenSpan:
        """The aside and what follows it."""
        return TokenSpan(self.aside.start, self.more.end)


def with_asides_in_dashes(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, with contents that go on behind an aside between two dashes.

    An adverb that hedges the aside is no attribution beside it then.
    """
    said = doc.lower
    result = list(found)
    for one in found:
        rest = _rest_of(one, doc)
        if rest is None or one not in result:
            continue
        within = [o for o in result if o is not one and o.cue.shared(rest.whole)]
        hedges = [o for o in within if _is_hedge(o, said)]
        sources = [p for o in result for p in o.source if o not in hedges and p.shared(rest.whole)]
        if len(hedges) < len(within) or sources:
            continue
        last = max(one.content)
        ending = (TokenSpan(last.start, rest.more.end),) if rest.is_hedge else (last, rest.more)
        content = (*(p for p in one.content if p != last), *ending)
        result = [replace(o, content=content) if o is one else o for o in result if o not in hedges]
    return result if result == list(found) else with_parents(result, len(doc))


def _is_hedge(one: AttributionDraft, said: Sequence[str]) -> bool:
    return len(one.cue) == 1 and said[one.cue.start] in word_class("hedging-adverbs")


def _rest_of(one: AttributionDraft, doc: Document) -> _Rest | None:
    """Return an aside in dashes at the end of a content, and what of its clause goes on behind it."""
    last = max(one.content)
    if last.start < one.cue.end or last.end >= len(doc) or doc.lower[last.end] not in DASHES:
        return None
    for at in range(last.end + 1, min(last.end + LONGEST_ASIDE + 2, len(doc) - 1)):
        if doc.ends(at) or doc.gap[at] == LINE:
            return None
        if doc.lower[at] in DASHES:
            if doc.lower[at + 1] not in word_class("prepositions") | {"until", "till"}:
                return None
            clause = clause_from(doc, at + 1)
            end = next((i for i in range(clause.start, clause.end) if doc.lower[i] == ","), clause.end)
            hedged = doc.lower[last.end + 1] in word_class("hedging-adverbs")
            return _Rest(TokenSpan(last.end, at + 1), TokenSpan(at + 1, end), hedged)
    return None
