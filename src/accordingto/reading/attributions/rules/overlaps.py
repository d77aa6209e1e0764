"""What two attributions cannot both have: a source, and words that only hedge a part of another's content."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from accordingto.reading.attributions.decode import with_parent
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document


def without_overlaps(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, none of which takes what is another's.

    "According to Orr, Lunde and Vik have agreed": where "Lunde and Vik" are the source of another
    attribution, the source of the first is Orr. In "Orr confirmed a grant, reportedly in kroner" the
    adverb covers a part of what is confirmed, so it is no attribution beside it; where nobody is cited for
    the rest, it is one of that part alone. In "suggesting he hopes to win" the hope is attributed, and the
    suggestion is how the outlet knows. "Orr, quoting Lunde, says it rains" is vouched for twice: what Orr
    says is what Lunde does.
    """
    ending: defaultdict[int, list[tuple[TokenSpan, TokenSpan]]] = defaultdict(list)
    for one in found:
        for piece in one.source:
            ending[piece.end].append((piece, one.cue))
    own = [_with_own_scope(_with_own_source(one, ending, doc), doc) for one in found]
    return _vouched_twice(_without_inferences(_with_hedges(own, doc), doc), doc)


def _with_own_source(
    one: AttributionDraft,
    ending: Mapping[int, Sequence[tuple[TokenSpan, TokenSpan]]],
    doc: Document,
) -> AttributionDraft:
    """Return an attribution whose source ends at the comma before another's source.

    ``ending`` has the sources of all, with their cues, by the word at which they end.
    """
    for piece in one.source:
        for rival, cue in ending[piece.end]:
            comma = rival.start - 1
            if piece.start < comma and cue != one.cue and doc.written[comma] == ",":
                source = tuple(TokenSpan(p.start, comma) if p == piece else p for p in one.source)
                return replace(one, source=source)
    return one


def _with_own_scope(one: AttributionDraft, doc: Document) -> AttributionDraft:
    """Return an adverb behind a comma with what follows as its content: "a toll, reportedly of 9 euros"."""
    word = doc.lower[one.cue.start]
    after = tuple(piece for piece in one.content if piece.start >= one.cue.end)
    comma = one.cue.start - 1
    if len(one.cue) > 1 or word not in word_class("hedging-adverbs") or one.source or comma < 0:
        return one
    goes_on = bool(after) and after[0].start == one.cue.end
    return replace(one, content=after) if goes_on and doc.written[comma] == "," else one


def _with_hedges(found: list[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions without adverbs that only go on right after another's content."""
    ending = {piece.end: i for i, one in enumerate(found) for piece in one.content}
    result: list[AttributionDraft | None] = list(found)
    for i, one in enumerate(found):
        word = doc.lower[one.cue.start]
        if len(one.cue) > 1 or word not in word_class("hedging-adverbs"):
            continue
        after = [p for p in one.content if p.start == one.cue.end]
        before = ending.get(one.cue.start, ending.get(one.cue.start - 1, i))
        host = result[before]
        last = one.cue.start - 1
        if not after or host is None or before == i or doc.ends(last) or doc[last] == ";":
            continue
        content = tuple(
            TokenSpan(p.start, after[0].end) if one.cue.start - 1 <= p.end <= one.cue.start else p
            for p in host.content
        )
        result[before], result[i] = replace(host, content=content), None
    return renumbered(result, found)


def _without_inferences(found: list[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions without participles that only introduce an attitude, all of their content."""
    result: list[AttributionDraft | None] = list(found)
    for one in found:
        outer = None if one.parent is None else found[one.parent]
        if outer is None or not one.source or len(outer.cue) > 1 or not outer.content:
            continue
        word = doc.lower[outer.cue.start]
        fills = one.source[0].start - outer.content[0].start <= 1 and outer.cue.end <= outer.content[0].start
        if word in word_class("inferring-participles") and fills and one.parent is not None:
            result[one.parent] = None
    return renumbered(result, found)


def _vouched_twice(found: list[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions; "quoting Lunde" gets the content and the parent of the one it interrupts."""
    result = list(found)
    for i, one in enumerate(found[:-1]):
        outer = found[i + 1]
        word = doc.lower[one.cue.start]
        named = one.content[0] if one.content else None
        if word not in ("quoting", "citing") or named is None or outer.parent != one.parent:
            continue
        interrupts = outer.source == one.source and named.start == one.cue.end
        if interrupts and 0 <= outer.cue.start - named.end <= 1 and outer.content:
            result[i] = replace(one, source=(named,), content=outer.content, parent=i + 1)
    return result


def renumbered(
    found: Sequence[AttributionDraft | None], before: Sequence[AttributionDraft]
) -> list[AttributionDraft]:
    """Return those of ``found`` that are not None, with parents by their new places.

    What stood in one that is gone has the parent of that one, which ``before`` still has.
    """
    if all(one is not None for one in found):
        return [one for one in found if one is not None]
    places = list(accumulate((one is not None for one in found), initial=0))
    kept = []
    for one in found:
        if one is not None:
            parent = one.parent
            while parent is not None and found[parent] is None:
                parent = before[parent].parent
            kept.append(with_parent(one, None if parent is None else places[parent]))
    return kept
