"""Pairs of a statement and a text in all verdicts, alike and unlike, for the network to learn from.

Hard headlines that are borne out tell it in other words and those that are contradicted in nearly the same,
printed ones the other way round. A network that sees only these learns likeness. So from each hard headline,
each printed one and from claims in the body's own words others are made by changing a word or two
(``edits.py``), with whatever verdict that makes.
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
"""In place of a verdict: without the sentences that decide the article does not support it."""
BORNE_OUT = "borne out"
"""In place of a verdict: borne out in some way, whether attributed, hedged or not."""
MOST_OF_ONE = 2
"""Pairs in the body's own words of one verdict and article."""
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
"""Words of a headline in the body's own words."""


@dataclass(frozen=True)
class Pair:
    """A statement with its verdict, and where the text has what decides."""

    statement: str
    verdict: Verdict | str
    evidence: tuple[Span, ...] = ()


def altered(pair: Pair, ledger: Ledger, rng: random.Random) -> Iterator[Pair]:
    """Yield a headline with a word or two changed, with the verdict that this makes."""
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
    """Yield a headline with another number: a larger one overstates, a smaller one and a year contradict."""
    more = rng.random() < 0.5
    found = edits.recount(pair.statement, rng, more=more)
    if found:
        statement, is_year = found
        verdict: Verdict = "overstated" if more and not is_year else "contradicted"
        yield replace(pair, statement=statement, verdict=verdict)


def source_of(ledger: Ledger, evidence: Sequence[Span]) -> str | None:
    """Return who is cited for what decides, as a headline can name them."""
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
    """Return statements in the body's own words, in all verdicts, a few of each."""
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
    """Return a claim as a headline has it, without articles and asides; None if it cannot be one."""
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
