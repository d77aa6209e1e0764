"""The watch list of an article: its promises, threats, predictions and terms, each once.

An item is a claim of the ledger that is to be held against what happens later:

- a *promise* or a *threat* is of that kind in the ledger; and what a source says that it will itself do ("we
  will appeal", "the board said it would pay") is a promise, too, where it is an action;
- a *prediction* is what a source foretells; what the outlet foretells by itself is one where it says when, as
  the rest is comment;
- a *deadline* is any other claim in which a term stands that lies ahead.

What is negated is none ("did not promise", "denied having promised", "could threaten"), nor what is only
asked, wished or called for; a promise *not* to do something is one, of negative polarity. Of claims that
stand in each other or say the same, one is kept: the more telling, in the body rather than in the headline.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from accordingto.types import Actor, Attribution, Certainty, Claim, Ledger, Sentence, Span, Time
from accordingto.watchlist.commitments import PASSED, does_itself, is_negated, is_told_after
from accordingto.watchlist.dues import FUTURE, Due, due_of
from accordingto.watchlist.watchitem import WatchItem, WatchKind

KINDS: tuple[WatchKind, ...] = ("promise", "threat", "deadline", "prediction")
"""The kinds, the more telling first."""
ALIKE = 0.6
"""Share of the words of the shorter of two items of one kind and one source from which they say the same."""
BESIDE = 3
"""Characters between a claim and a term that belongs to it."""
UNSAID = frozenset({"deny", "decline", "ask", "urge"})
"""Acts within which nothing is promised, threatened or foretold."""
_RANK: tuple[Certainty, ...] = ("reported", "hedged", "inferred")


def watch_items(ledger: Ledger) -> tuple[WatchItem, ...]:
    """Return the watch items of an article, in the order of the text; always the same for the same ledger."""
    sheet = _Sheet(ledger)
    found = [item for claim in ledger.claims if (item := sheet.item(claim)) is not None]
    kept: list[WatchItem] = []
    for item in sorted(found, key=lambda one: _weight(one, ledger.article.headline)):
        if not any(_is_same(item, other) for other in kept):
            kept.append(item)
    return tuple(sorted(kept, key=lambda one: (one.content[0].start, one.content[-1].end, one.claim)))


def in_order(items: Iterable[WatchItem]) -> tuple[WatchItem, ...]:
    """Return items by due date, those without one last; always in the same order for the same items."""
    return tuple(
        sorted(
            items,
            key=lambda one: (one.due is None, one.due or "", one.path or one.url or "", one.content, one.id),
        )
    )


class _Sheet:
    """A ledger, and what is looked up in it again and again."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in ledger.actors}
        self.links: Mapping[str, Attribution] = {one.id: one for one in ledger.attributions}
        self.times: Mapping[str, Time] = {time.id: time for time in ledger.times}
        self.starts = [sentence.start for sentence in ledger.sentences]
        placed = {id for claim in ledger.claims for id in claim.times}
        self.loose = [one for one in ledger.times if one.kind == "deadline" and one.id not in placed]

    def item(self, claim: Claim) -> WatchItem | None:
        """Return the watch item of a claim; None if it has none."""
        article = self.ledger.article
        links = [self.links[id] for id in claim.chain if id in self.links]
        times = sorted((*(self.times[id] for id in claim.times), *self._beside(claim)), key=_place)
        due = due_of(claim, times, article.published, article.text)
        kind = self._kind(claim, links, times, due)
        sentence = self._sentence(claim)
        if kind is None or sentence is None:
            return None
        vouchers = tuple(self._name(self.links.get(id)) for id in claim.chain)
        return WatchItem(
            id=_hash(ledger=self.ledger, claim=claim),
            kind=kind,
            who=vouchers[-1] if vouchers else "",
            actor=links[-1].actor if links else None,
            content=claim.content,
            condition=claim.condition,
            due=due.day,
            due_span=due.span,
            vague=due.is_vague,
            strength=claim.strength,
            polarity=claim.polarity,
            certainty=max((one.certainty for one in links if one.certainty), key=_RANK.index, default=None),
            claim=claim.id,
            chain=claim.chain,
            vouchers=vouchers,
            sentence=Span(sentence.start, sentence.end, sentence.text),
            article=article.id,
            headline=article.headline.text if article.headline else None,
            outlet=article.outlet,
            published=article.published,
            retrieved=article.retrieved,
            url=article.url,
            path=article.path,
        )

    def _kind(
        self, claim: Claim, links: list[Attribution], times: Iterable[Time], due: Due
    ) -> WatchKind | None:
        """What a claim is to be watched as; None where it is not."""
        foretold = self._foretold(claim, links, due)
        if foretold is not None:
            return foretold
        has_term = due.day is not None and any(
            time.kind == "deadline" and due.span is not None and time.start == due.span.start
            for time in times
        )
        unsaid = any(one.act in ("deny", "decline") or is_negated(one) for one in links)
        asked = claim.kind == "question" or (links and links[-1].act == "ask" and claim.kind != "directive")
        return "deadline" if has_term and not unsaid and not asked else None

    def _foretold(self, claim: Claim, links: list[Attribution], due: Due) -> WatchKind | None:
        """Whether a claim is a promise, a threat or a prediction, and somebody's."""
        if claim.kind not in ("promise", "threat", "prediction") and not is_told_after(claim, links):
            return None
        if any(one.act in UNSAID or one.strength == "unknown" for one in links[:-1]):
            return None
        if not links:
            return "prediction" if claim.kind == "prediction" and due.span is not None else None
        own = links[-1]
        if is_negated(own) or (claim.strength == "unknown" and not claim.condition):
            return None
        if claim.kind == "promise" or claim.kind == "threat":
            return claim.kind
        if own.act in UNSAID or (own.act == "believe" and own.strength == "unknown"):
            return None
        said = " ".join(span.text for span in claim.content)
        if PASSED.search(said) or (due.day is None and not FUTURE.search(said)):
            return None
        return (
            "promise"
            if own.act in ("say", "promise", "decide") and does_itself(claim, own, self.actors)
            else "prediction"
        )

    def _beside(self, claim: Claim) -> Iterator[Time]:
        """The terms in no claim that stand right before or behind one: a few words that were cut off."""
        for time in self.loose:
            for span in claim.content:
                between = (span.end, time.start) if span.end <= time.start else (time.end, span.start)
                gap = self.ledger.article.text[between[0] : between[1]]
                if (
                    between[1] - between[0] >= 0
                    and len(gap.split()) <= BESIDE
                    and not set(gap) & set(".!?;\n")
                ):
                    yield time
                    break

    def _sentence(self, claim: Claim) -> Sentence | None:
        at = bisect_right(self.starts, claim.content[0].start) - 1
        return self.ledger.sentences[at] if at >= 0 else None

    def _name(self, link: Attribution | None) -> str:
        """Who vouches in a link; the outlet without one."""
        if link is None:
            return self.ledger.article.outlet or ""
        if link.actor is not None and link.actor in self.actors:
            return self.actors[link.actor].name
        return " … ".join(" ".join(span.text.split()) for span in link.source)


def _place(time: Time) -> tuple[int, bool]:
    return time.start, time.kind != "deadline"


def _hash(ledger: Ledger, claim: Claim) -> str:
    words = " ".join(" ".join(span.text.split()) for span in claim.content)
    named = f"{ledger.article.url or ledger.article.id}\n{words}"
    return sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _weight(item: WatchItem, headline: Span | None) -> tuple[bool, int, bool, int, int, int]:
    """The more telling item first: of the body, by kind, with a day, with the longer chain."""
    start = item.content[0].start
    is_headline = headline is not None and headline.start <= start < headline.end
    return (
        is_headline,
        KINDS.index(item.kind),
        item.due is None,
        -len(item.chain),
        start,
        -item.content[-1].end,
    )


def _is_same(item: WatchItem, other: WatchItem) -> bool:
    """Whether two items of an article say the same: one stands in the other, or both have the same words."""
    if item.id == other.id:
        return True
    own, others = _length(item.content), _length(other.content)
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in item.content for b in other.content
    )
    if shared and shared >= ALIKE * min(own, others):
        return True
    mine, theirs = _words(item), _words(other)
    alike = len(mine & theirs) >= ALIKE * max(1, min(len(mine), len(theirs)))
    return alike and item.kind == other.kind and (item.who == other.who or not item.who or not other.who)


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _words(item: WatchItem) -> frozenset[str]:
    """The words of an item with a meaning of their own, as far as their length tells."""
    found = re.findall(r"\w+", " ".join(span.text for span in item.content).lower())
    return frozenset(word[:6] for word in found if len(word) > 3 or word.isdigit())
