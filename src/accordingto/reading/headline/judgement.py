"""What rules make of the propositions of a headline: what the body keeps of each, and what is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.headline.alignment import Body, find_matches, lines_of
from accordingto.reading.headline.attribution import BodyAttributions
from accordingto.reading.headline.confidence import Grounds
from accordingto.reading.headline.content_words import headline_tokens, terms_of
from accordingto.reading.headline.deciding import decide
from accordingto.reading.headline.proposition import inside, read_proposition
from accordingto.reading.headline.splitting import find_propositions
from accordingto.reading.headline.stating import states_nothing
from accordingto.reading.headline.synonyms import headline_class
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.reading.headline.content_words import ContentWord
    from accordingto.reading.headline.deciding import HeadlineReading
    from accordingto.reading.headline.proposition import Proposition
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Article, Attribution, QuotedWords, Sentence, Verdict

LONGEST = 500
"""Characters beyond which a headline is a paragraph that was taken for one."""
MOST_EVIDENCE = 3
_MEANWHILE = re.compile(r"[\s,]+(?:as|after|amid|while|when)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Judgement:
    """What the rules make of one proposition of a headline, however sure that is."""

    span: Span
    """The proposition within the headline."""
    verdict: Verdict
    """How the body bears it out by the rules."""
    grounds: Grounds
    """What tells how often such a verdict is right."""
    evidence: tuple[Span, ...]
    """The words of the body that the verdict rests on."""
    quoted_words: tuple[QuotedWords, ...]
    """Words in quotation marks, each with its place in the body."""
    differing: tuple[Span, Span] | None
    """A number or date of the headline, and that of the body instead, where the verdict rests on them."""


@dataclass(frozen=True)
class JudgedHeadline:
    """What the rules make of a headline."""

    judgements: tuple[Judgement, ...] = ()
    """One for each proposition."""
    is_suspect: bool = False
    """Whether the body shares nothing with the headline: then the page was probably misread."""


def judge_headline(
    article: Article, doc: Document, attributions: Sequence[Attribution], ranks: Mapping[str, int]
) -> JudgedHeadline:
    """Return a judgement on each proposition of the headline that states something.

    ``doc`` is the whole article; ``ranks`` tell how common words are (``WordPiece.ids``). Without a
    headline, without a body, and where either is not English, nothing is said; nor of what states nothing:
    a question, the title of an explanation or a list, and a phrase without a verb that is not found ("A port
    in peril").
    """
    headline = article.headline
    if headline is None or len(headline.text) > LONGEST:
        return JudgedHeadline()
    if article.language not in (None, "en") or _is_foreign(headline.text):
        return JudgedHeadline()
    folded = _fold(headline.text)
    apart = [s for s in doc.sentences if s.end <= headline.start or headline.end <= s.start]
    body = Body(lines_of(article.text, [s for s in apart if _fold(s.text) != folded]), ranks)
    spans = find_propositions(article)
    if not body.lines or not spans:
        return JudgedHeadline()
    if _is_suspect(article, spans, body):
        return JudgedHeadline(is_suspect=True)
    terms = terms_of(headline_tokens(headline.text))
    told = [one for one in attributions if not any(inside(cue, headline) for cue in one.cue)]
    voices = BodyAttributions(doc, told, body, terms)
    propositions = [
        read_proposition(article, span, headline, attributions, body)
        for span in spans
        if not states_nothing(span.text)
    ]
    found = (_judge(article, asked, body, voices) for asked in propositions)
    return JudgedHeadline(tuple(one for one in found if one is not None))


def _judge(article: Article, asked: Proposition, body: Body, voices: BodyAttributions) -> Judgement | None:
    """Return the judgement on a proposition; None where it only names something that is not found."""
    matches = list(find_matches(asked.terms, body))
    reading = decide(asked, matches, body, voices)
    sentence = asked.line.sentence
    span = Span(sentence.start, sentence.end, sentence.text)
    if reading.verdict == "unsupported" and asked.naming and not _happens(article.text, span):
        return None
    other = reading.differing
    return Judgement(
        span=span,
        verdict=reading.verdict,
        grounds=Grounds(
            rule=reading.rule,
            coverage=reading.coverage,
            agreement=reading.agreement,
            attributed=asked.attributed,
            hedged=asked.hedged,
        ),
        evidence=_evidence(reading, body, voices),
        quoted_words=asked.quoted,
        differing=(_span(other.asked, article), _span(other.found, article)) if other else None,
    )


def _happens(text: str, span: Span) -> bool:
    """Return whether what a part of a headline names is said to happen: "Panic at the port as tolls rise"."""
    return _MEANWHILE.match(text, span.end) is not None


def _is_suspect(article: Article, spans: Sequence[Span], body: Body) -> bool:
    """Return whether a headline has content words and the body has none of them."""
    terms = [term for span in spans for term in terms_of(headline_tokens(article.text, span.start, span.end))]
    return bool(terms) and next(find_matches(terms, body), None) is None


def _span(term: ContentWord, article: Article) -> Span:
    return Span(term.start, term.end, article.text[term.start : term.end])


def _evidence(reading: HeadlineReading, body: Body, voices: BodyAttributions) -> tuple[Span, ...]:
    """Return the sentences that a verdict rests on, or what is somebody's in them, the best first."""
    spans: list[Span] = []
    for window in reading.windows:
        for i in window.lines:
            sentence = body.lines[i].sentence
            held = [Span(sentence.start, sentence.end, sentence.text)]
            if reading.verdict == "attribution_dropped":
                terms = [m.term for m in window.matches if m.line == i]
                held = _contents(terms, voices, sentence) or held
            spans += [span for span in held if span not in spans]
    return tuple(spans[:MOST_EVIDENCE])


def _contents(terms: Sequence[ContentWord], voices: BodyAttributions, sentence: Sentence) -> list[Span]:
    """Return the contents within a sentence that hold any of its matched words."""
    found: list[Span] = []
    for term in terms:
        for one in [] if voices.is_own(term) else voices.holding(term):
            found += [s for s in one.content if s.start <= term.start < s.end and s not in found]
    return [s for s in found if sentence.start <= s.start < sentence.end]


def _is_foreign(headline: str) -> bool:
    """Return whether a headline is in another language than English, by its letters and small words."""
    letters = [c for c in headline if c.isalpha()]
    if letters and sum(c > "\u024f" for c in letters) > len(letters) / 2:
        return True
    forms = {word.form for word in headline_tokens(headline)}
    foreign = len(forms & headline_class("foreign-words"))
    return foreign >= 2 and foreign > len(forms & headline_class("idle"))


def _fold(words: str) -> str:
    return " ".join(words.split()).casefold().strip(" .")
