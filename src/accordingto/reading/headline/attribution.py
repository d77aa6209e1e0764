"""On whose word the body has something, and whether the headline says so."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from accordingto.reading.headline.alignment import alike
from accordingto.reading.headline.content_words import headline_tokens, terms_of
from accordingto.reading.headline.synonyms import headline_class
from accordingto.reading.lexicons import listed
from accordingto.reading.text.quotations import touching

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.headline.alignment import Body
    from accordingto.reading.headline.content_words import ContentWord
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Attribution, Span

_LONG_QUOTE = 25
"""Characters from which words in quotation marks are no name or catchword."""
_MUCH = 0.4
"""The share of the words of a proposition beside source and cue that an attribution of it has to hold."""
_SHORT = 5
"""Words before a colon that can name who says what follows."""


class BodyAttributions:
    """The attributions of the body: which of them a word stands in, and which sources a headline names."""

    def __init__(
        self, doc: Document, attributions: Iterable[Attribution], body: Body, headline: Sequence[ContentWord]
    ) -> None:
        self._quotes = doc.quotations
        starts = [term.start for line in body.lines for term in line.terms]
        self._holding: defaultdict[int, list[Attribution]] = defaultdict(list)
        sources: defaultdict[str, list[Span]] = defaultdict(list)
        self._vouching: set[int] = set()
        for one in attributions:
            if _only_hedges(one):
                continue
            sources[one.actor or one.id] += one.source
            for span in one.content:
                for start in _between(starts, span):
                    self._holding[start].append(one)
            for span in (*one.source, *one.cue):
                self._vouching.update(_between(starts, span))
        self._sources = sources
        named = {words for words in _texts_of(sources.values()) if _is_named(words, headline)}
        self._named = {key for key, spans in sources.items() if any(span.text in named for span in spans)}

    def is_own(self, term: ContentWord) -> bool:
        """Return whether a word stands on the outlet's own word, or on that of whom the headline names.

        Of those that hold one another the outermost counts: what somebody says that police do is not on the
        word of police. What stands in quotation marks of several words is somebody's, even where it is not
        said whose.
        """
        holding = self._holding.get(term.start, [])
        if holding:
            within = {one.id for one in holding}
            outermost = [one for one in holding if one.parent not in within]
            return any((one.actor or one.id) in self._named for one in outermost)
        quotes = touching(self._quotes, term.start, term.end)
        return not any(quote.end - quote.start >= _LONG_QUOTE for quote in quotes)

    def vouches(self, term: ContentWord) -> bool:
        """Return whether a word only names who says something, or that it is said; it tells nothing more."""
        return term.start in self._vouching

    def holding(self, term: ContentWord) -> list[Attribution]:
        """Return the attributions that a word of the body stands in."""
        return self._holding.get(term.start, [])

    def sources(self, one: Attribution) -> list[Span]:
        """Return the words for whoever an attribution is by, wherever the body has them as a source."""
        return self._sources[one.actor or one.id]

    def deniers(self, term: ContentWord) -> list[Attribution]:
        """Return the attributions that a word stands in and that deny what they hold."""
        denials = headline_class("denials")
        return [
            one
            for one in self.holding(term)
            if any(word.form in denials for cue in one.cue for word in headline_tokens(cue.text))
        ]


def _only_hedges(one: Attribution) -> bool:
    """Return whether nobody is named and the cue is a hedge: "is expected to", "reportedly"."""
    forms = {word.form for cue in one.cue for word in headline_tokens(cue.text)}
    hedges = headline_class("clause-hedges") | headline_class("infinitive-hedges")
    return not one.source and not forms.isdisjoint(hedges)


def _between(starts: list[int], span: Span) -> list[int]:
    """Return those of a list of offsets, in order, that lie within a span."""
    return starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _texts_of(sources: Iterable[Iterable[Span]]) -> set[str]:
    return {span.text for spans in sources for span in spans}


def _is_named(source: str, headline: Sequence[ContentWord]) -> bool:
    """Return whether the headline names a source by its noun or name: "researchers", not "Australian"."""
    return any(alike(one, term) for term in _naming(source) for one in headline)


def _naming(source: str) -> list[ContentWord]:
    """Return the words by which a source is known: its last before what depends on them, and its role.

    Who speaks for somebody ("a police spokesman") is known by whom he speaks for, too.
    """
    words = headline_tokens(source)
    stops = headline_class("source-stops")
    end = next((i for i, word in enumerate(words) if i and word.form in stops), len(words))
    comma = source.find(",", 1)
    head = [w for w in words[:end] if comma < 0 or w.start < comma]
    terms = [term for term in terms_of(head) if term.value is None]
    if not terms:
        return []
    if terms[-1].form in headline_class("speaking-for"):
        return terms_of(words)
    return [t for t in terms if t is terms[-1] or t.form in listed("roles") | listed("titles")]


def attributes(headline: Span, proposition: Span, attributions: Iterable[Attribution]) -> bool:
    """Return whether a headline itself says on whose word a proposition of it stands."""
    terms = terms_of(headline_tokens(proposition.text))
    starts = [proposition.start + term.start for term in terms]
    for one in attributions:
        inside = any(headline.start <= cue.start < headline.end for cue in one.cue)
        relative = all(source.text.lower() in headline_class("relatives") for source in one.source)
        if not inside or (relative and one.source):
            continue
        naming = (*one.source, *one.cue)
        said = [start for start in starts if not any(s.start <= start < s.end for s in naming)]
        held = sum(any(s.start <= start < s.end for s in one.content) for start in said)
        if held and held >= _MUCH * len(said):
            return True
    words = headline_tokens(proposition.text)
    if any(word.form in headline_class("headline-cues") for word in words):
        return True
    before, colon, after = proposition.text.partition(":")
    named = min(len(headline_tokens(before)), len(headline_tokens(after)))
    return bool(colon) and 0 < named <= _SHORT
