"""The headline against the body: what of it the body keeps, and what the headline lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from accordingto.reading.headline.alignment import (
    Body,
    covered,
    find_matches,
    find_windows,
    lines_of,
)
from accordingto.reading.headline.antonyms import is_denial_only, is_opposed
from accordingto.reading.headline.attribution import BodyAttributions
from accordingto.reading.headline.content_words import headline_tokens, terms_of
from accordingto.reading.headline.numbers import find_differing, is_any_missing
from accordingto.reading.headline.proposition import inside, read_proposition
from accordingto.reading.headline.role_reversals import has_anothers_number, is_reversed
from accordingto.reading.headline.splitting import find_propositions
from accordingto.reading.headline.stating import states_nothing
from accordingto.reading.headline.support import is_borne_out
from accordingto.reading.headline.synonyms import headline_class
from accordingto.reading.headline.verdicts import SEVERITY, verdict_in
from accordingto.types import HeadlineCheck, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.reading.headline.alignment import EvidenceWindow, TermMatch
    from accordingto.reading.headline.content_words import ContentWord
    from accordingto.reading.headline.numbers import Differing
    from accordingto.reading.headline.proposition import Proposition
    from accordingto.reading.syntax.document import Document
    from accordingto.types import Article, Attribution, Verdict

ENOUGH = {1: 0.8, 2: 0.7, 3: 0.55, 4: 0.4, 5: 0.4}
"""The share of a proposition's weight that a window has to hold, by the number of its content words."""
ENOUGH_OF_MANY = 0.36
ENOUGH_ANYWHERE = 0.45
"""The share that the whole body has to hold: a headline sums up what several sentences say."""
NEAR = 0.85
"""The share of the fullest window's coverage from which another is looked at beside it."""
TELLING = 0.8
"""The share of the most that windows hold beside names from which a window is looked at."""
ACT = 0.2
"""The share of a proposition's weight beside names and numbers from which it says that something is done."""
ACT_FOUND = 0.2
"""The share of that which the body has to hold for anything of it to be there."""
ALL = 0.9
"""The share of a proposition from which one sentence says it all."""
LONGEST = 500
"""Characters beyond which a headline is a paragraph that was taken for one."""
MOST_WINDOWS = 40
"""The fullest windows that are looked at; of an article few are about as full as the fullest."""
MOST_EVIDENCE = 3
_MEANWHILE = re.compile(r"[\s,]+(?:as|after|amid|while|when)\b", re.IGNORECASE)


@dataclass(frozen=True)
class CheckedHeadline:
    """What becomes of a headline in the body."""

    checks: tuple[HeadlineCheck, ...] = ()
    """One for each proposition."""
    is_suspect: bool = False
    """Whether the body shares nothing with the headline: then the page was probably misread."""
    differing: tuple[tuple[Span, Span], ...] = ()
    """Numbers and dates of the headline, each with the one that the body has instead."""


@dataclass(frozen=True)
class _Reading:
    """What of the body a verdict rests on."""

    verdict: Verdict
    windows: list[EvidenceWindow]
    differing: Differing | None = None
    """The number or date that is another in the body, where the verdict rests on one."""


def check_headline(
    article: Article, doc: Document, attributions: Sequence[Attribution], ranks: Mapping[str, int]
) -> CheckedHeadline:
    """Return a check for each proposition of the headline that states something.

    ``doc`` is the whole article; ``ranks`` tell how common words are (``PieceTables.ranks``). Without a
    headline, without a body, and where either is not English, nothing is said; nor of what states nothing:
    a question, the title of an explanation or a list, and a phrase without a verb that is not found ("A port
    in peril").
    """
    headline = article.headline
    if headline is None or len(headline.text) > LONGEST:
        return CheckedHeadline()
    if article.language not in (None, "en") or _is_foreign(headline.text):
        return CheckedHeadline()
    folded = _fold(headline.text)
    apart = [s for s in doc.sentences if s.end <= headline.start or headline.end <= s.start]
    body = Body(lines_of(article.text, [s for s in apart if _fold(s.text) != folded]), ranks)
    spans = find_propositions(article)
    if not body.lines or not spans:
        return CheckedHeadline()
    if _is_suspect(article, spans, body):
        return CheckedHeadline(is_suspect=True)
    terms = terms_of(headline_tokens(headline.text))
    told = [one for one in attributions if not any(inside(cue, headline) for cue in one.cue)]
    voices = BodyAttributions(doc, told, body, terms)
    checks: list[HeadlineCheck] = []
    differing: list[tuple[Span, Span]] = []
    for span in spans:
        if states_nothing(span.text):
            continue
        asked = read_proposition(article, span, headline, attributions, body)
        matches = list(find_matches(asked.terms, body))
        reading = _read(asked, matches, body, voices)
        if reading.verdict == "unsupported" and asked.naming and not _happens(article.text, span):
            continue
        if reading.differing is not None:
            ours, theirs = reading.differing.asked, reading.differing.found
            differing.append((_span(ours, article), _span(theirs, article)))
        checks.append(
            HeadlineCheck(
                span=span,
                verdict=reading.verdict,
                evidence=_evidence(reading, body, voices),
                quoted_words=asked.quoted,
            )
        )
    return CheckedHeadline(tuple(checks), differing=tuple(differing))


def _happens(text: str, span: Span) -> bool:
    """Return whether what a part of a headline names is said to happen: "Panic at the port as tolls rise"."""
    return _MEANWHILE.match(text, span.end) is not None


def _is_suspect(article: Article, spans: Sequence[Span], body: Body) -> bool:
    """Return whether a headline has content words and the body has none of them."""
    terms = [term for span in spans for term in terms_of(headline_tokens(article.text, span.start, span.end))]
    return bool(terms) and next(find_matches(terms, body), None) is None


def _span(term: ContentWord, article: Article) -> Span:
    return Span(term.start, term.end, article.text[term.start : term.end])


def _read(asked: Proposition, matches: list[TermMatch], body: Body, voices: BodyAttributions) -> _Reading:
    """Return the kindest of the verdicts that the fullest windows give."""
    windows = find_windows(matches, asked.weights, len(body.lines))
    enough = ENOUGH.get(len(asked.terms), ENOUGH_OF_MANY)
    whole = covered(matches, asked.weights)
    if not windows or windows[0].coverage < enough or whole < ENOUGH_ANYWHERE:
        return _Reading("unsupported", [])
    least = max(enough, NEAR * windows[0].coverage)
    counting = (window for window in windows if window.coverage >= least and _counts(window, windows))
    full = _telling(list(islice(counting, MOST_WINDOWS)), asked)
    if is_opposed(full, asked, body) or is_denial_only(full, asked, body, voices):
        return _Reading("contradicted", full)
    if is_reversed(asked, matches, body, voices) or has_anothers_number(asked, matches, body):
        return _Reading("contradicted", full)
    if not _has_act(matches, asked) or not is_borne_out(asked, matches, full, body):
        return _Reading("unsupported", [])
    differing = [find_differing(window, asked, body, matches) for window in full]
    if not any(differing) and is_any_missing(full, asked, body, matches):
        return _Reading("unsupported", [])
    verdicts = [verdict_in(w, asked, body, voices, d) for w, d in zip(full, differing, strict=True)]
    kindest = min(verdicts, key=lambda verdict: SEVERITY[verdict])
    at = [i for i, verdict in enumerate(verdicts) if verdict == kindest]
    return _Reading(kindest, [full[i] for i in at], next((differing[i] for i in at if differing[i]), None))


def _telling(windows: list[EvidenceWindow], asked: Proposition) -> list[EvidenceWindow]:
    """Return the windows that hold the most beside names, since who is named is named all over."""
    plain = [0.0 if i in asked.names else weight for i, weight in enumerate(asked.weights)]
    if not sum(plain):
        return windows
    shares = [covered(window.matches, plain) for window in windows]
    least = TELLING * max(shares, default=0.0)
    return [window for window, share in zip(windows, shares, strict=True) if share >= least]


def _counts(window: EvidenceWindow, windows: Sequence[EvidenceWindow]) -> bool:
    """Return whether a window is one sentence, or no single one says nearly all that it says."""
    return len(window.lines) == 1 or windows[0].coverage < ALL or len(windows[0].lines) > 1


def _has_act(matches: Sequence[TermMatch], asked: Proposition) -> bool:
    """Return whether a body holds anything of what a proposition says beside names and numbers."""
    plain = [
        0.0 if i in asked.names or asked.terms[i].value is not None else weight
        for i, weight in enumerate(asked.weights)
    ]
    if sum(plain) < ACT * sum(asked.weights):
        return True
    return covered(matches, plain) >= ACT_FOUND


def _evidence(reading: _Reading, body: Body, voices: BodyAttributions) -> tuple[Span, ...]:
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
