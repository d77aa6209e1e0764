"""Channels, the way something is said: "in a phone call", "on Twitter", "at a news conference".

Channels are listed in ``channels.txt``. They are looked for in the sentence of the attribution, beside its
source and cue and outside its content. A channel begins with the introducing preposition and ends with the
noun or with the outlet after it ("in an interview with the Harbour Post"). A document that is issued is a
channel, too ("issued a statement saying"), and so is an outlet that is told something. A verb is not a
channel: "tweeted" is the cue.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.attributions.audience import REACH
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import entries, listed, word_class
from accordingto.reading.syntax.lemmas import is_plural, lemmas_of, singular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.lexicons.outlets import Outlets
    from accordingto.reading.syntax.document import Document

NEIGHBOURS = 8
"""Attributions on either side whose cues and contents bound the region in which a channel is looked for."""
LONGEST_TITLE = 12
"""Most tokens of a programme's title, including its quotation marks."""
MOST_QUALIFIERS = 7
"""Most tokens between the introducing word and the noun."""
_OUTLET_LINKS = frozenset(("with", "to", "on", "from", "for", "in"))
"""Prepositions between a channel and its outlet."""
_CONDITIONS = frozenset(("bare", "both"))
"""Words after the bar in ``channels.txt`` that introduce nothing: they say what may be before a channel."""
_OUTLET_HOLDERS = frozenset(("on", "in"))
"""Prepositions that introduce an outlet as a channel."""
_NO_OUTLETS = frozenset(("person", "place", "time"))
"""Kinds of mentions that are never outlets."""
_OPENING = frozenset('“"')
_CLOSING = frozenset('”"')
_INNER_MARKS = frozenset("-'’.“”\"&")


@dataclass(frozen=True)
class _Way:
    """An entry of ``channels.txt``: the words of a channel and the words that may introduce it."""

    words: tuple[str, ...]
    links: frozenset[str]

    def stands(self, between: int, *, has_article: bool, is_plural: bool) -> bool:
        """Return whether the entry allows ``between`` tokens after the introducing word.

        ``has_article`` is whether the first of these tokens is a determiner, and ``is_plural`` whether the
        last word of the entry stands in the plural.
        """
        bare = not between or (between == 1 and has_article)
        if "bare" in self.links:
            return bare
        return bool(between) or is_plural or "both" in self.links or self.words[-1].endswith("s")


def find_channels(
    found: Sequence[AttributionDraft], doc: Document, outlets: Outlets
) -> list[tuple[TokenSpan, ...]]:
    """Return the channels of each attribution, sorted by position."""
    return [tuple(sorted(_channels_of(i, found, doc, outlets))) for i in range(len(found))]


def _channels_of(
    i: int, found: Sequence[AttributionDraft], doc: Document, outlets: Outlets
) -> set[TokenSpan]:
    beside = _beside(i, found, doc)
    regions = (beside, _behind(i, found, doc))
    cue = found[i].cue
    ways = {p for region in regions for p in _channels_in(region, found[i].source, doc, outlets)}
    ways = {p for p in ways if not _is_elsewhere(p, cue, doc)}
    issued = _issued(cue, beside, doc)
    return ways if issued is None or any(map(issued.shared, ways)) else {*ways, issued}


def _is_elsewhere(piece: TokenSpan, cue: TokenSpan, doc: Document) -> bool:
    """Return whether a plural that is not listed belongs to another verb: "refused to speak at hearings"."""
    noun = doc.trees.head_of(TokenSpan(piece.start + 1, piece.end))
    if doc.trees.tags[noun] != "NOUN" or not is_plural(doc[noun]) or doc[noun] in _last_words():
        return False
    return not cue.start <= doc.trees.heads[noun] < cue.end


def _issued(cue: TokenSpan, region: TokenSpan, doc: Document) -> TokenSpan | None:
    """Return the document that somebody issues and a participle quotes, or None: "a statement saying"."""
    trees, last = doc.trees, cue.end - 1
    if not doc[last].endswith("ing"):
        return None
    for noun in range(last - 1, region.start, -1):
        verb = trees.heads[noun]
        if trees.relations[noun] == "obj" and region.start <= verb < noun and _is_way(noun, doc):
            is_issuing = not word_class("issuing-verbs").isdisjoint(lemmas_of(doc[verb]))
            return TokenSpan(max(trees.left[noun], verb + 1), noun + 1) if is_issuing else None
    return None


def _is_way(noun: int, doc: Document) -> bool:
    """Return whether a noun is the last word of a listed channel that "in" can introduce."""
    ending = (singular(doc[noun]), doc[noun])
    ways = (way for own in _ways().values() for way in own if "in" in way.links)
    return any(way.words[-1] in ending for way in ways)


def is_outlet(piece: TokenSpan, doc: Document, outlets: Outlets) -> bool:
    """Return whether a phrase is the name of a known outlet and no mention of a person, place or time."""
    return doc.kind(piece) not in _NO_OUTLETS and outlets.is_outlet(doc.text_of(piece))


def _beside(i: int, found: Sequence[AttributionDraft], doc: Document) -> TokenSpan:
    """Return the tokens around source and cue, up to the content or the next attribution."""
    cue = found[i].cue
    bounds = doc.sentence(cue.start, REACH)
    own = [p for p in found[i].source if p.shared(bounds)]
    first, last = min([cue.start, *(p.start for p in own)]), max([cue.end, *(p.end for p in own)])
    low, high = bounds.start, bounds.end
    for other in found[max(0, i - NEIGHBOURS) : i + NEIGHBOURS + 1]:
        parts = other.content if other is found[i] else (other.cue, *other.content)
        for part in parts:
            if part.end <= first:
                low = max(low, part.end)
            elif part.start >= last:
                high = min(high, part.start)
            elif part.start <= first and last <= part.end:
                low, high = max(low, part.start), min(high, part.end)
    return TokenSpan(low, max(high, cue.end))


def _behind(i: int, found: Sequence[AttributionDraft], doc: Document) -> TokenSpan:
    """Return the tokens right after the content, up to the next comma: "… that it rained, in a statement".

    The result is empty if another attribution's content ends at the same token and contains this attribution,
    because the channel then belongs to that one.
    """
    parent = found[i].parent
    outer = () if parent is None else found[parent].content
    own = doc.sentence(found[i].cue.start, REACH)
    behind = [p.end for p in found[i].content if p.start >= found[i].cue.end]
    end = max((end for end in behind if end <= own.end), default=max(behind, default=len(doc)))
    at = bisect_left(outer, end, key=lambda p: p.end)
    if at < len(outer) and outer[at].end == end:
        return TokenSpan(end, end)
    start = end + 1 if doc[end] == "," else end
    if start >= len(doc) or doc.begins(start) or not _introduces(start, doc):
        return TokenSpan(start, start)
    limit = doc.sentence(start, REACH).end
    return TokenSpan(start, next((at for at in range(start, limit) if doc[at] == ","), limit))


def _introduces(word: int, doc: Document) -> bool:
    return doc[word] in _introducing_words()


def _channels_in(
    region: TokenSpan, source: Sequence[TokenSpan], doc: Document, outlets: Outlets
) -> Iterator[TokenSpan]:
    openings, word = _introducing_words(), region.start
    while word < region.end:
        piece = None
        if doc[word] in openings and not any(p.start <= word < p.end for p in source):
            ways = (find(word, region.end, doc, outlets) for find in (_way_from, _outlet_from))
            piece = max(filter(None, ways), default=None, key=len)
        if piece:
            yield piece
        word = piece.end if piece else word + 1


def _way_from(word: int, limit: int, doc: Document, outlets: Outlets) -> TokenSpan | None:
    """Return the longest listed channel that begins with the introducing word at ``word``, or None."""
    link, end = doc[word], None
    article = doc[word + 1] in word_class("determiners")
    at = word + 1 + (article and doc[word + 1] not in _ways())  # "that" as well, which else ends a phrase
    while at < min(limit, word + 2 + MOST_QUALIFIERS):
        between = at - word - 1
        fitting = [
            len(w.words)
            for w in _ways_at(at, doc)
            if link in w.links
            and _reads(at, w, limit, doc)
            and w.stands(between, has_article=article, is_plural=doc[at + len(w.words) - 1] != w.words[-1])
        ]
        if fitting:
            at += max(fitting)
            end = at
        elif _may_qualify(at, doc):
            at += 1
        else:
            break
    return _with_outlet(TokenSpan(word, end), limit, doc, outlets) if end else None


def _reads(at: int, way: _Way, limit: int, doc: Document) -> bool:
    """Return whether the words of an entry stand at a token, the last in the singular or plural."""
    last = at + len(way.words) - 1
    if last >= limit or (doc[last] != way.words[-1] and doc.trees.tags[last].startswith("VERB")):
        return False  # "in laying out what he calls"
    is_same = way.words[-1] in (doc[last], singular(doc[last]))
    return is_same and all(doc[at + k] == w for k, w in enumerate(way.words[:-1]))


def _ways_at(at: int, doc: Document) -> tuple[_Way, ...]:
    """Return the entries whose first word, in the singular or plural, stands at a token."""
    one = singular(doc[at])
    return _ways().get(doc[at], ()) + (_ways().get(one, ()) if one != doc[at] else ())


def _may_qualify(word: int, doc: Document) -> bool:
    """Return whether a token can stand between the introducing word and the noun of a channel."""
    this = doc[word]
    if this in _phrase_ends() or not (this[:1].isalnum() or this in _INNER_MARKS):
        return False
    return not doc.begins(word)


def _with_outlet(piece: TokenSpan, limit: int, doc: Document, outlets: Outlets) -> TokenSpan:
    """Return a channel, extended by the outlet that follows it, if any."""
    if doc[piece.end] in _OUTLET_LINKS:
        named = doc.phrase_from(piece.end + 1, limit)
        if named and is_outlet(named, doc, outlets):
            return TokenSpan(piece.start, named.end)
    return piece


def _outlet_from(word: int, limit: int, doc: Document, outlets: Outlets) -> TokenSpan | None:
    """Return "on" or "in" with the outlet or programme that follows it, or None."""
    if doc[word] not in _OUTLET_HOLDERS:
        return None
    named = doc.phrase_from(word + 1, limit)
    if named is None or doc[named.start] in listed("timewords"):
        return None
    owner = next((at for at in range(named.start, named.end) if doc.is_apostrophe(at)), named.end)
    holder = TokenSpan(named.start, owner)
    if not len(holder) or not is_outlet(holder, doc, outlets):
        return None
    return TokenSpan(
        word, _end_of_title(named.end, limit, doc) or (owner if owner + 2 == named.end else named.end)
    )


def _end_of_title(word: int, limit: int, doc: Document) -> int | None:
    """Return the end of the quoted title that begins at a token, or None if none begins there."""
    if doc[word] not in _OPENING:
        return None
    ends = (at + 1 for at in range(word + 1, min(limit, word + LONGEST_TITLE)) if doc[at] in _CLOSING)
    return next(ends, None)


@cache
def _phrase_ends() -> frozenset[str]:
    """Return the words that cannot stand in a noun phrase before its noun."""
    return word_class("prepositions") | word_class("relatives") | word_class("verbs")


@cache
def _last_words() -> frozenset[str]:
    """Return the last words of the entries of ``channels.txt``, which are their nouns."""
    return frozenset(way.words[-1] for ways in _ways().values() for way in ways)


@cache
def _introducing_words() -> frozenset[str]:
    """Return the words that introduce channels in ``channels.txt``, and those that introduce outlets."""
    links = frozenset().union(*(way.links for ways in _ways().values() for way in ways))
    return _OUTLET_HOLDERS | (links - _CONDITIONS)


@cache
def _ways() -> dict[str, tuple[_Way, ...]]:
    """Return the entries of ``channels.txt`` by their first word."""
    ways: dict[str, tuple[_Way, ...]] = {}
    for entry in entries("channels"):
        name, _, links = entry.partition("|")
        words = tuple(name.split())
        ways[words[0]] = (*ways.get(words[0], ()), _Way(words, frozenset(links.split())))
    return ways
