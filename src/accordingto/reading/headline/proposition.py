"""What a proposition of a headline says, in words, and what it says of its own certainty."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.headline.alignment import BodySentence, weight
from accordingto.reading.headline.attribution import attributes
from accordingto.reading.headline.content_words import headline_tokens, terms_of
from accordingto.reading.headline.negation import is_negation, refused_words, rules_out
from accordingto.reading.headline.predicates import find_acts
from accordingto.reading.headline.quoted_words import find_quoted
from accordingto.reading.headline.synonyms import headline_class
from accordingto.types import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.headline.alignment import Body
    from accordingto.reading.headline.content_words import ContentWord
    from accordingto.types import Article, Attribution, QuotedWords, Span

TITLED = 0.75
"""The share of capitalised words from which a headline is in title case."""


@dataclass(frozen=True)
class Proposition:
    """What the headline says, in words, with what it says about its own certainty."""

    line: BodySentence
    terms: list[ContentWord]
    weights: list[float]
    attributed: bool
    """Whether it says on whose word."""
    quoted: tuple[QuotedWords, ...]
    """Words in quotation marks, and where the body has them."""
    marked: frozenset[int]
    """Terms in quotation marks: they are somebody's words, and the headline says so."""
    cues: frozenset[int]
    """Terms by which it says that somebody says something: what the body hedges of them is lost."""
    names: frozenset[int]
    """Terms that name somebody or something, as far as their capitals in headline and body tell."""
    acts: tuple[int, ...] = ()
    """Terms that say what is done, the outermost first."""

    @property
    def hedged(self) -> bool:
        """Return whether it hedges."""
        names = ("possible-modals", "clause-hedges", "noun-hedges", "infinitive-hedges", "headline-hedges")
        words = self.line.words
        unsure = any(word.form in headline_class(name) for word in words for name in names)
        return unsure or any(
            word.form in headline_class("infinitive-hedging") and following.form == "to"
            for word, following in pairwise(words)
        )

    @property
    def negative(self) -> bool:
        """Return whether it denies something or puts it in doubt."""
        turning = [headline_class(name) for name in ("untruths", "untrue", "denials", "doubts")]
        return bool(refused_words(self.line)) or any(
            is_negation(w) or any(w.form in words for words in turning) for w in self.line.words
        )

    @property
    def calling_off(self) -> bool:
        """Return whether its act ends or forbids something: "bans", "scraps", "rules out"."""
        if not self.acts:
            return False
        at = self.terms[self.acts[0]].at
        form = self.line.words[at].form
        named = form in headline_class("calling-off") | headline_class("forbidding")
        return named or rules_out(self.line, at)

    @property
    def promising(self) -> bool:
        """Return whether it says that something will be: "will stay", "tolls to stay", not "wants to"."""
        before = ""
        for word in self.line.words:
            if word.form in headline_class("sure-modals") and before not in headline_class("headline-cues"):
                return True
            before = word.form
        return False

    @property
    def naming(self) -> bool:
        """Return whether it only names what follows: it has no act, no number and nobody's words."""
        return not (self.acts or self.marked or any(term.value is not None for term in self.terms))


def read_proposition(
    article: Article, span: Span, headline: Span, attributions: Sequence[Attribution], body: Body
) -> Proposition:
    """Return a proposition at a place of a headline, over a body."""
    words = headline_tokens(article.text, span.start, span.end)
    terms = terms_of(words)
    line = BodySentence(Sentence("", span.start, span.end, span.text), words, terms)
    acts = find_acts(line)
    quoted = find_quoted(article, span)
    marked = frozenset(
        i
        for i, term in enumerate(terms)
        if any(one.span.start <= term.start and term.end <= one.span.end for one in quoted)
    )
    return Proposition(
        line=line,
        terms=terms,
        weights=[weight(term, body) for term in terms],
        quoted=quoted,
        attributed=attributes(headline, span, attributions),
        marked=marked,
        cues=_cues(terms, headline, attributions),
        names=_names(terms, body),
        acts=tuple(i for i, term in enumerate(terms) if term.at in acts),
    )


def _cues(
    terms: Sequence[ContentWord], headline: Span, attributions: Sequence[Attribution]
) -> frozenset[int]:
    """Return the terms of a headline that stand in its own cues or are such by themselves."""
    cues = [cue for one in attributions for cue in one.cue if inside(cue, headline)]
    return frozenset(
        i
        for i, term in enumerate(terms)
        if term.form in headline_class("headline-cues")
        or any(cue.start <= term.start < cue.end for cue in cues)
    )


def _names(terms: Sequence[ContentWord], body: Body) -> frozenset[int]:
    """Return the terms of a headline that the body writes as names; of those it lacks, those with a capital.

    In title case a capital tells nothing.
    """
    titled = sum(t.name for t in terms[1:]) > len(terms[1:]) * TITLED
    names = set()
    for i, term in enumerate(terms):
        same = body.names.get(term.form)
        if (sum(same) > len(same) / 2) if same else (term.name and not titled):
            names.add(i)
    return frozenset(names)


def inside(span: Span, headline: Span) -> bool:
    """Return whether a place is one of the headline."""
    return headline.start <= span.start < headline.end
