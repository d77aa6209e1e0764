"""The check of each proposition of the headline against the body, with a verdict if one is certain enough.

::

    Article, Document, claims, attributions
      | find_propositions   the propositions of the headline                  splitting.py
      | states_nothing      whether one is a question, a list or a promise    stating.py
      | statement_of        whether one names its source and hedges           statement.py
      | judge               the probability of each verdict, and evidence     support/judging.py
      > CheckedHeadline
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from itertools import compress, dropwhile
from typing import TYPE_CHECKING

from accordingto.reading.headline.quoted_words import find_quoted
from accordingto.reading.headline.splitting import find_propositions
from accordingto.reading.headline.statement import statement_of
from accordingto.reading.headline.stating import states_nothing
from accordingto.reading.lexicons import headline_class, listed
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
    from accordingto.types import Actor, Article, Attribution, Claim, Sentence

LONGEST = 500
"""Most characters of a headline; a longer one is probably a paragraph and is not checked."""
MOST_SENTENCES = 400
"""Most sentences of the body that are searched. The first ones have what the headline says."""
LEAST_REPEATED = 3
"""Fewest words of a headline that is looked for inside a sentence, and of what is run on to it."""
_INFINITIVE = "VERB:infinitive"
_DEPENDENT = frozenset(("acl", "acl:relcl", "ccomp", "xcomp"))
"""Relations of a clause to what it depends on; what is run on often seems to be an adverbial clause."""
_WORD = re.compile(r"\w+")
RELATED = 0.5
"""Likeness of two words from which headline and body have something in common."""


@dataclass(frozen=True)
class CheckedHeadline:
    """The result of checking a headline against the body."""

    checks: tuple[HeadlineCheck, ...] = ()
    """One check for each proposition that states something."""
    is_suspect: bool = False
    """Whether headline and body have nothing in common: then the page was probably misread."""
    differing: tuple[tuple[Span, Span], ...] = ()
    """Numbers in the headline with the different number in the body, from contradicted and overstated
    propositions."""


def check_headline(
    article: Article,
    doc: Document,
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
    model: Model,
) -> CheckedHeadline:
    """Return a check for each proposition of the headline that states something.

    ``doc`` is the whole article. The result is empty without a headline or a body, if the headline is too
    long, and if headline or article are not in English. Questions, titles of explanations or lists, and
    phrases without a verb that the body does not support ("A port in peril") get no check.
    """
    headline = article.headline
    if headline is None or len(headline.text) > LONGEST:
        return CheckedHeadline()
    if article.language not in (None, "en") or _is_foreign(headline, doc):
        return CheckedHeadline()
    words = Words(doc, model.support)
    propositions = find_propositions(article, doc)
    sentences = _sentences(doc, words, headline, propositions)
    asked = [statement_of(words, span) for span in propositions]
    asked = [one for one in asked if one.at]
    if not sentences or not asked:
        return CheckedHeadline()
    known = Knowledge(words, claims, attributions, actors)
    judging = partial(judge, text=words, known=known, sentences=sentences, model=model)
    empty = [states_nothing(words, one.at) for one in asked]
    judged = [(one, judging(one)) for one, is_empty in zip(asked, empty, strict=True) if not is_empty]
    is_related = (
        any(found.likeliest != "unsupported" for _, found in judged)
        or any(_is_similar(one, words, sentences) for one in asked)
        or any(judging(one).likeliest != "unsupported" for one in compress(asked, empty))
    )
    if not is_related:
        return CheckedHeadline(is_suspect=True)
    kept = [(one, found) for one, found in judged if not _is_label(one, found, doc)]
    checks = tuple(_check(article, doc, one, found) for one, found in kept)
    return CheckedHeadline(checks, differing=tuple(_differing(kept)))


def _sentences(doc: Document, words: Words, headline: Span, propositions: Sequence[Span]) -> list[range]:
    """Return the sentences of the body as ranges of words, without those that only repeat the headline.

    A page can print it again with a photo credit or a summary on its line, and above the body a part of it.
    """
    whole = _bare(headline.text)
    parts = {whole, *(_bare(one.text) for one in propositions)}
    apart = [s for s in doc.sentences if s.end <= headline.start or headline.end <= s.start]
    printed = re.compile(r"\s+".join(map(re.escape, headline.text.split())))
    is_long = len(whole) >= LEAST_REPEATED
    own = (s for s in apart if _bare(s.text) != whole and not (is_long and _is_run_on(doc, s, printed)))
    body = dropwhile(lambda s: _bare(s.text) in parts, own)
    found = (words.range_of(s.start, s.end) for s in body)
    return [at for at in found if at][:MOST_SENTENCES]


def _is_run_on(doc: Document, said: Sentence, headline: re.Pattern[str]) -> bool:
    """Return whether a sentence is only the headline, or has a new one behind it without a mark between.

    Before it can be a label of the page with a bar: "| Vest Photo".
    """
    found = headline.search(said.text)
    before = said.text[: found.start()].strip() if found else ""
    if not found or (before and "|" not in before):
        return False
    behind, end = said.text[found.end() :].split(), doc.token_at(said.end)
    first = doc.token_at(said.start + found.end())
    return not behind or (len(behind) >= LEAST_REPEATED and _begins_clause(doc, first, end))


def _begins_clause(doc: Document, first: int, end: int) -> bool:
    """Return whether a sentence of its own begins at a token inside a sentence that ends before ``end``.

    The words at the token are the subject of a verb behind them: "The council met", not "Monday in Vik" and
    "Singer known for his songs". The clause is in none of the words before it: "Orr says Vik left".
    """
    trees = doc.trees
    if not doc.is_capital(first) or doc[first] in listed("timewords"):
        return False
    subjects = (at for at in range(first, end) if trees.relations[at].startswith("nsubj"))
    for verb in (trees.heads[at] for at in subjects if trees.left[at] == first and at < trees.heads[at]):
        # The verb of a clause that is run on is often tagged as an infinitive.
        is_own = any(map(trees.is_finite, (verb, *trees.helpers(verb)))) or trees.tags[verb] == _INFINITIVE
        if is_own and (trees.heads[verb] >= first or trees.relations[verb] not in _DEPENDENT):
            return True
    return False


def _is_similar(asked: Statement, words: Words, sentences: Sequence[range]) -> bool:
    """Return whether the body has a word of a statement or a similar one."""
    return bool(likeness(asked.words, asked.at, words, sentences).best.max() >= RELATED)


def _is_label(asked: Statement, found: Judgement, doc: Document) -> bool:
    """Return whether a proposition has no verb and is not supported, so that it only names something."""
    if found.likeliest != "unsupported":
        return False
    return not any(doc.trees.tags[i].startswith(("VERB", "AUX")) for i in asked.at)


def _check(article: Article, doc: Document, asked: Statement, found: Judgement) -> HeadlineCheck:
    """Return the check of one proposition; an unsupported one has no evidence."""
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
    """Yield the numbers of contradicted and overstated propositions with the different ones of the body."""
    for asked, found in judged:
        if found.verdict in ("contradicted", "overstated"):
            for mine, theirs in found.differing:
                yield _span(asked.words, range(mine, mine + 1)), _span(asked.words, range(theirs, theirs + 1))


def _span(words: Words, at: range) -> Span:
    return Span(words.doc.start[at.start], words.doc.end[at.stop - 1], words.said(at))


def _is_foreign(headline: Span, doc: Document) -> bool:
    """Return whether a headline is not in English, by its letters and its function words."""
    letters = [c for c in headline.text if c.isalpha()]
    if letters and sum(c > "\u024f" for c in letters) > len(letters) / 2:
        return True
    words = {doc[at] for at in doc.tokens_between(headline.start, headline.end)}
    foreign = len(words & headline_class("foreign-words"))
    return foreign >= 2 and foreign > len(words & headline_class("idle"))


def _bare(words: str) -> tuple[str, ...]:
    """Return words without marks, in lower case."""
    return tuple(_WORD.findall(words.casefold()))
