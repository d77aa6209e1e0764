"""The headline against the body: a verdict on each proposition, where one is sure enough to be given.

::

    Article, Document, claims, attributions
      | find_propositions   what the headline says, part by part         splitting.py
      | states_nothing      questions, lists and promises to tell        stating.py
      | statement_of        whether a part attributes and hedges         statement.py
      | judge               how probable each verdict is, and evidence   support/judging.py
      > CheckedHeadline
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.headline.quoted_words import find_quoted
from accordingto.reading.headline.splitting import find_propositions
from accordingto.reading.headline.statement import statement_of
from accordingto.reading.headline.stating import states_nothing
from accordingto.reading.lexicons import headline_class
from accordingto.reading.support.judging import judge
from accordingto.reading.support.knowledge import Knowledge
from accordingto.reading.support.likeness import likeness
from accordingto.reading.support.words import Words
from accordingto.types import HeadlineCheck, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.encoder.model import Model
    from accordingto.reading.support.comparison import Statement
    from accordingto.reading.support.judging import Judgement
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Actor, Article, Attribution, Claim

LONGEST = 500
"""Characters beyond which a headline is a paragraph that was taken for one."""
MOST_SENTENCES = 400
"""Sentences of a body that are looked through: what a headline says stands in the first of them."""
RELATED = 0.5
"""The likeness of two words from which a body has something in common with its headline."""


@dataclass(frozen=True)
class CheckedHeadline:
    """What becomes of a headline in the body."""

    checks: tuple[HeadlineCheck, ...] = ()
    """One for each proposition."""
    is_suspect: bool = False
    """Whether the body shares nothing with the headline: then the page was probably misread."""
    differing: tuple[tuple[Span, Span], ...] = ()
    """Numbers of the headline, each with the one that the body has instead; of what is clear."""


def check_headline(
    article: Article,
    doc: Document,
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
    model: Model,
) -> CheckedHeadline:
    """Return a check for each proposition of the headline that states something.

    ``doc`` is the whole article. Without a headline, without a body, and where either is not English, nothing
    is said; nor of what states nothing: a question, the title of an explanation or a list, and a phrase
    without a verb that is not found ("A port in peril").
    """
    headline = article.headline
    if headline is None or len(headline.text) > LONGEST:
        return CheckedHeadline()
    if article.language not in (None, "en") or _is_foreign(headline, doc):
        return CheckedHeadline()
    words = Words(article.text, doc.tokens, model.support, doc.trees)
    sentences = _sentences(doc, words, headline)
    asked = [statement_of(words, span) for span in find_propositions(article, doc)]
    asked = [one for one in asked if one.at]
    if not sentences or not asked:
        return CheckedHeadline()
    known = Knowledge(words, claims, attributions, actors)
    judged = [(one, judge(one, words, known, sentences, model)) for one in asked]
    if not any(_is_related(one, found, words, sentences) for one, found in judged):
        return CheckedHeadline(is_suspect=True)
    stating = ((one, found) for one, found in judged if not states_nothing(words, one.at))
    kept = [(one, found) for one, found in stating if not _is_label(one, found, doc)]
    checks = tuple(_check(article, doc, one, found) for one, found in kept)
    return CheckedHeadline(checks, differing=tuple(_differing(kept)))


def _sentences(doc: Document, words: Words, headline: Span) -> list[range]:
    """Return the sentences of the body, without those that only repeat the headline."""
    folded = _fold(headline.text)
    apart = (s for s in doc.sentences if s.end <= headline.start or headline.end <= s.start)
    found = (words.range_of(s.start, s.end) for s in apart if _fold(s.text) != folded)
    return [at for at in found if at][:MOST_SENTENCES]


def _is_related(asked: Statement, found: Judgement, words: Words, sentences: Sequence[range]) -> bool:
    """Return whether a sentence has a word of a statement, or one near to it, or may say the same."""
    if found.likeliest != "unsupported":
        return True
    return bool(likeness(asked.words, asked.at, words, sentences).best.max() >= RELATED)


def _is_label(asked: Statement, found: Judgement, doc: Document) -> bool:
    """Return whether a part of a headline has no verb and is not found: it only names something."""
    if found.likeliest != "unsupported":
        return False
    return not any(doc.trees.tags[i].startswith(("VERB", "AUX")) for i in asked.at)


def _check(article: Article, doc: Document, asked: Statement, found: Judgement) -> HeadlineCheck:
    span = _span(asked.words, asked.at)
    evidence = () if found.likeliest == "unsupported" else (_span(asked.words, found.sentence),)
    return HeadlineCheck(
        span=span,
        verdict=found.verdict,
        confidence=found.confidence,
        evidence=evidence,
        quoted_words=find_quoted(article, span, doc),
    )


def _differing(judged: Sequence[tuple[Statement, Judgement]]) -> Iterator[tuple[Span, Span]]:
    """Yield the numbers that are others in the body, where the verdict finds fault."""
    for asked, found in judged:
        if found.verdict in ("contradicted", "overstated"):
            for mine, theirs in found.differing:
                yield _span(asked.words, range(mine, mine + 1)), _span(asked.words, range(theirs, theirs + 1))


def _span(words: Words, at: range) -> Span:
    start, end = int(words.tokens.start[at.start]), int(words.tokens.end[at.stop - 1])
    return Span(start, end, words.text[start:end])


def _is_foreign(headline: Span, doc: Document) -> bool:
    """Return whether a headline is in another language than English, by its letters and small words."""
    letters = [c for c in headline.text if c.isalpha()]
    if letters and sum(c > "\u024f" for c in letters) > len(letters) / 2:
        return True
    words = {doc[at] for at in doc.tokens_between(headline.start, headline.end)}
    foreign = len(words & headline_class("foreign-words"))
    return foreign >= 2 and foreign > len(words & headline_class("idle"))


def _fold(words: str) -> str:
    return " ".join(words.split()).casefold().strip(" .")
