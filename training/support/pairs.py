"""Training pairs of a statement and an article, with all verdicts, similar and dissimilar in their words.

Supported hard headlines use other words than the article, and contradicted ones nearly the same; with printed
headlines it is the other way round. A network that sees only these learns word similarity. Therefore further
statements are made from hard headlines, printed headlines and claims of the article, by changing a word or
two (``edits.py``), with the verdict that follows from the change.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from accordingto.reading.lexicons import word_class
from accordingto.types import Claim, Ledger, Span, Verdict
from training.support import edits
from training.support.acts import find_act

REMOVED = "removed"
"""Used in place of a verdict: unsupported once the deciding sentences are taken out of the article."""
BORNE_OUT = "borne out"
"""Used in place of a verdict: supported in some way, with or without attribution or hedge."""
MOST_OF_ONE = 2
"""Maximum number of pairs from an article's own claims with the same verdict."""
_ARTICLES = re.compile(r"\b(?:the|a|an) ", re.IGNORECASE)
_OPENING = re.compile(r"^(?:But|And|So|However,|Still,|Meanwhile,|Also,|that|That)\s+")
_ADVERBIAL = re.compile(
    r"^(?:In|On|At|After|As|When|While|For|By|During|Last|Earlier|With|Since|According)\b[^,]{1,36}, "
)
_BEHIND = re.compile(
    r",? (?:which|who|where|because|while|although|though|after|but|as well as|according to)\b|, "
    r"| [–—-]{1,2} |;|\("
)
_SELF = re.compile(r"\b(?:I|we|my|our|you|your|me|us)\b")
_POINTING = word_class("pointing", "supportclasses")
_SHORTEST, _LONGEST = 4, 20
"""Minimum and maximum number of words of a headline made from a claim."""


@dataclass(frozen=True)
class Pair:
    """A statement with its verdict, and the spans of the article that decide it."""

    statement: str
    verdict: Verdict | str
    evidence: tuple[Span, ...] = ()


def altered(pair: Pair, ledger: Ledger, rng: random.Random) -> Iterator[Pair]:
    """Yield versions of a headline with a word or two changed, with the verdicts that follow."""
    headline, body = pair.statement, ledger.article.text
    told = " ".join(span.text for span in pair.evidence)
    other = edits.admit(headline) if edits.NEGATIVE.search(headline) else edits.deny(headline, rng)
    match pair.verdict:
        case "supported":
            yield from _of(pair, "contradicted", other, edits.turn(headline, rng))
            yield from _of(pair, "contradicted", edits.rename(headline, body, rng))
            yield from _recounted(pair, rng)
            if not edits.make_sure(headline):
                yield from _of(pair, "supported", edits.hedge(headline, rng))
            yield from _of(pair, "hedge_dropped", edits.make_sure(headline))
            yield from _of(pair, "attribution_dropped", edits.without_source(headline))
            yield from _of(pair, "overstated", edits.overstate(headline, rng))
        case "contradicted":
            if edits.NEGATIVE.search(headline) or edits.NEGATIVE.search(told):
                yield from _of(pair, "supported", other)
        case "attribution_dropped":
            yield from _of(pair, "contradicted", other)
            source = source_of(ledger, pair.evidence)
            if source:
                yield from _of(pair, "supported", edits.with_source(headline, source, rng))
                if other:
                    yield from _of(pair, "contradicted", edits.with_source(other, source, rng))
        case "hedge_dropped":
            yield from _of(pair, "supported", edits.hedge(headline, rng))
        case "unsupported":
            yield from _of(pair, "unsupported", other)
    if pair.evidence and pair.verdict not in ("contradicted", "overstated"):
        yield replace(pair, verdict=REMOVED)


def _of(pair: Pair, verdict: Verdict, *statements: str | None) -> Iterator[Pair]:
    for statement in statements:
        if statement:
            yield replace(pair, statement=statement, verdict=verdict)


def _recounted(pair: Pair, rng: random.Random) -> Iterator[Pair]:
    """Yield a headline with another number: a larger one is overstated; a smaller one, or another year, is
    contradicted."""
    more = rng.random() < 0.5
    found = edits.recount(pair.statement, rng, more=more)
    if found:
        statement, is_year = found
        verdict: Verdict = "overstated" if more and not is_year else "contradicted"
        yield replace(pair, statement=statement, verdict=verdict)


def source_of(ledger: Ledger, evidence: Sequence[Span]) -> str | None:
    """Return the source to whom the evidence is attributed, in words short enough for a headline, or None."""
    names = {actor.id: actor.name for actor in ledger.actors}
    for one in ledger.attributions:
        holds = any(a.start < b.end and b.start < a.end for a in one.content for b in evidence)
        if holds and one.source:
            source = one.source[0].text
            if source.lower() in _POINTING:
                source = names.get(one.actor or "", "")
            if source and len(source.split()) <= edits.MOST_OF_SOURCE:
                return source
    return None


def own_words(ledger: Ledger, rng: random.Random) -> list[Pair]:
    """Return statements made from the article's claims, a few for each verdict."""
    found: list[Pair] = []
    for claim in ledger.claims:
        if len(claim.content) == 1 and claim.kind != "question" and not claim.condition:
            found += _of_claim(claim, ledger, rng)
    rng.shuffle(found)
    kept: dict[str, list[Pair]] = {}
    for pair in found:
        kept.setdefault(pair.verdict, []).append(pair)
    return [pair for pairs in kept.values() for pair in pairs[:MOST_OF_ONE]]


def _of_claim(claim: Claim, ledger: Ledger, rng: random.Random) -> Iterator[Pair]:
    statement = as_headline(claim.content[0].text, rng)
    if statement is None:
        return
    sure = edits.make_sure(statement)
    is_hedged = claim.strength in ("probable", "possible")
    source = None if len(claim.chain) == 1 else source_of(ledger, claim.content)
    plain = Pair(statement, "supported", claim.content)
    if len(claim.chain) > 1:
        if is_hedged:
            return
        yield replace(plain, verdict="attribution_dropped")
        if source is None:
            return
        plain = replace(plain, statement=edits.with_source(statement, source, rng))
        yield plain
    elif is_hedged:
        yield plain
        yield from _of(plain, "hedge_dropped", sure)
    elif sure is None:
        yield plain
    yield from altered(plain, ledger, rng)


def as_headline(claim: str, rng: random.Random) -> str | None:
    """Return a claim in the style of a headline, without articles and asides; None if it cannot be one."""
    text = " ".join(claim.split()).rstrip(".!;,:").strip(' “”"')
    text = _ADVERBIAL.sub("", _OPENING.sub("", text))
    if rng.random() < 0.75 and len(text.split()) > 9:
        text = _BEHIND.split(text)[0]
    if rng.random() < 0.7:
        text = _ARTICLES.sub("", text)
    words = text.rstrip(" ,").split()
    if not _SHORTEST <= len(words) <= _LONGEST or words[0].lower() in _POINTING or _SELF.search(text):
        return None
    joined = re.sub('[“”"]', "", " ".join(words))
    if not find_act(joined) and not edits.AUXILIARY.search(joined):
        return None
    if rng.random() < 0.3:
        small = word_class("prepositions") | {"and", "or"}
        joined = " ".join(w if w in small else w[:1].upper() + w[1:] for w in joined.split())
    return joined[0].upper() + joined[1:]
