"""What rules make of the propositions of a headline: what the body keeps of each, and what is lost."""

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
from accordingto.reading.headline.confidence import Grounds
from accordingto.reading.headline.content_words import terms_of, words_of
from accordingto.reading.headline.numbers import find_differing, is_any_missing
from accordingto.reading.headline.proposition import inside, read_proposition
from accordingto.reading.headline.propositions import find_propositions
from accordingto.reading.headline.role_reversals import has_anothers_number, is_reversed
from accordingto.reading.headline.stating import states_nothing
from accordingto.reading.headline.support import is_borne_out
from accordingto.reading.headline.synonyms import headline_class
from accordingto.reading.headline.verdicts import SEVERITY, VERDICT_BY, rule_in
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.reading.headline.alignment import EvidenceWindow, TermMatch
    from accordingto.reading.headline.content_words import ContentWord
    from accordingto.reading.headline.numbers import Differing
    from accordingto.reading.headline.proposition import Proposition
    from accordingto.reading.headline.verdicts import Rule
    from accordingto.types import Article, Attribution, QuotedWords, Sentence, Verdict

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


@dataclass(frozen=True)
class _Reading:
    """What of the body a verdict rests on."""

    rule: Rule
    """What decided."""
    coverage: float
    """The share of the proposition's weight that the fullest window holds."""
    windows: Sequence[EvidenceWindow] = ()
    """Where the body has it."""
    differing: Differing | None = None
    """The number or date that is another in the body, where the verdict rests on one."""
    agreement: float = 1.0
    """The share of the fullest windows that give the verdict."""

    @property
    def verdict(self) -> Verdict:
        """Return what the rule makes of the proposition."""
        return VERDICT_BY[self.rule]


def judge_headline(
    article: Article,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    ranks: Mapping[str, int],
) -> JudgedHeadline:
    """Return a judgement on each proposition of the headline that states something.

    ``ranks`` tell how common words are (``PieceTables.ranks``). Without a headline, without a body, and where
    either is not English, nothing is said; nor of what states nothing: a question, the title of an
    explanation or a list, and a phrase without a verb that is not found ("A port in peril").
    """
    headline = article.headline
    if headline is None or len(headline.text) > LONGEST:
        return JudgedHeadline()
    if article.language not in (None, "en") or _is_foreign(headline.text):
        return JudgedHeadline()
    folded = _fold(headline.text)
    apart = [s for s in sentences if s.end <= headline.start or headline.end <= s.start]
    body = Body(lines_of(article.text, [s for s in apart if _fold(s.text) != folded]), ranks)
    spans = find_propositions(article)
    if not body.lines or not spans:
        return JudgedHeadline()
    if _is_suspect(article, spans, body):
        return JudgedHeadline(is_suspect=True)
    terms = terms_of(words_of(headline.text))
    told = [one for one in attributions if not any(inside(cue, headline) for cue in one.cue)]
    voices = BodyAttributions(article.text, told, body, terms)
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
    reading = _read(asked, matches, body, voices)
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
    terms = [term for span in spans for term in terms_of(words_of(article.text, span.start, span.end))]
    return bool(terms) and next(find_matches(terms, body), None) is None


def _span(term: ContentWord, article: Article) -> Span:
    return Span(term.start, term.end, article.text[term.start : term.end])


def _read(asked: Proposition, matches: list[TermMatch], body: Body, voices: BodyAttributions) -> _Reading:
    """Return the kindest of the readings that the fullest windows give."""
    windows = find_windows(matches, asked.weights, len(body.lines))
    most = windows[0].coverage if windows else 0.0
    enough = ENOUGH.get(len(asked.terms), ENOUGH_OF_MANY)
    if most < enough or covered(matches, asked.weights) < ENOUGH_ANYWHERE:
        return _Reading("too_little", most)
    least = max(enough, NEAR * most)
    counting = (window for window in windows if window.coverage >= least and _counts(window, windows))
    full = _telling(list(islice(counting, MOST_WINDOWS)), asked)
    against = _rule_against(full, asked, matches, body, voices)
    if against is not None:
        return _Reading(against, most, full)
    if not _has_act(matches, asked):
        return _Reading("no_act", most)
    if not is_borne_out(asked, matches, full, body):
        return _Reading("act_not_borne_out", most)
    differing = [find_differing(window, asked, body, matches) for window in full]
    if not any(differing) and is_any_missing(full, asked, body, matches):
        return _Reading("figure_missing", most)
    rules = [rule_in(w, asked, body, voices, d) for w, d in zip(full, differing, strict=True)]
    kindest = min((VERDICT_BY[rule] for rule in rules), key=lambda verdict: SEVERITY[verdict])
    at = [i for i, rule in enumerate(rules) if VERDICT_BY[rule] == kindest]
    other = next((differing[i] for i in at if differing[i]), None)
    return _Reading(rules[at[0]], most, [full[i] for i in at], other, agreement=len(at) / len(full))


def _rule_against(
    full: Sequence[EvidenceWindow],
    asked: Proposition,
    matches: Sequence[TermMatch],
    body: Body,
    voices: BodyAttributions,
) -> Rule | None:
    """Return the rule by which a body has something else than a proposition, wherever it has it."""
    if is_opposed(full, asked, body):
        return "says_opposite"
    if is_denial_only(full, asked, body, voices):
        return "says_it_is_so"
    if is_reversed(asked, matches, body, voices):
        return "turns_round"
    return "figure_of_another" if has_anothers_number(asked, matches, body) else None


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
    forms = {word.form for word in words_of(headline)}
    foreign = len(forms & headline_class("foreign-words"))
    return foreign >= 2 and foreign > len(forms & headline_class("idle"))


def _fold(words: str) -> str:
    return " ".join(words.split()).casefold().strip(" .")
