"""The watch list of an article: its promises, threats, predictions and deadlines, each once.

An item is a claim of the ledger that can be checked against what happens later. A claim becomes an item if
its probability (``likelihood.py``) reaches the threshold, which is lower if it has a deadline ahead. Kinds:

- *promise* or *threat* if the claim has that kind in the ledger; also *promise* if the source decides to do
  something, or says what it will do itself ("we will appeal", "the board said it would pay");
- *prediction* if it is about the future in another way; *deadline* otherwise.

Excluded are negated acts ("did not promise", "denied having promised", "could threaten") and what is only
asked, wished or called for. A promise *not* to do something is an item with negative polarity. Of items that
overlap or say the same, only the most informative is kept, one in the body rather than one in the headline.

An outcome that a person recorded (``Claim.settled``) applies to the claim's item, or to the item that was
kept instead of it. An item that was moved is due on the new day; one that was dismissed is not listed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from msgspec import structs

from accordingto.types import (
    Actor,
    Attribution,
    Certainty,
    Claim,
    Ledger,
    Sentence,
    Settlement,
    Span,
    Time,
)
from accordingto.watchlist.dues import FUTURE, due_of
from accordingto.watchlist.evidence import evidence
from accordingto.watchlist.hopeless import Bound
from accordingto.watchlist.likelihood import Weights, bundled, chance
from accordingto.watchlist.place import ClaimInPlace
from accordingto.watchlist.repetition import ItemsTold
from accordingto.watchlist.running import without_over
from accordingto.watchlist.subjects import Subjects
from accordingto.watchlist.unsaid import is_unsaid
from accordingto.watchlist.watchitem import WatchItem, WatchKind
from accordingto.watchlist.wording import without

KINDS: tuple[WatchKind, ...] = ("promise", "threat", "deadline", "prediction")
"""The kinds, the most informative first."""
BESIDE = 3
"""Most words between a claim and a deadline next to it that belongs to it."""
OF_A_TERM = 0.5
"""Factor on the threshold for claims with a deadline ahead."""
_RANK: tuple[Certainty, ...] = ("reported", "hedged", "inferred")


def watch_items(ledger: Ledger, *, weights: Weights | None = None) -> tuple[WatchItem, ...]:
    """Return the watch items of an article, in the order of the text; always the same for the same ledger.

    ``weights`` defaults to those of this package.
    """
    sheet = _Sheet(ledger, weights or bundled())
    found = [item for claim in ledger.claims if (item := sheet.item(claim)) is not None]
    told = ItemsTold()
    kept = told.items
    for item in sorted(found, key=lambda one: _weight(one, ledger.article.headline)):
        at = told.find(item)
        if at is None:
            told.add(item)
        elif item.claim in sheet.settled and kept[at].claim not in sheet.settled:
            kept[at] = _settled(kept[at], sheet.settled[item.claim])
    listed = (_settled(one, sheet.settled[one.claim]) if one.claim in sheet.settled else one for one in kept)
    return tuple(
        sorted(
            (one for one in listed if one.state != "dismissed"),
            key=lambda one: (one.content[0].start, one.content[-1].end, one.claim),
        )
    )


def claims_in_place(ledger: Ledger) -> list[ClaimInPlace]:
    """Return the claims of a ledger with all that is needed to decide whether they are to be watched."""
    sheet = _Sheet(ledger, bundled())
    return [sheet.place(claim) for claim in ledger.claims]


def in_order(items: Iterable[WatchItem]) -> tuple[WatchItem, ...]:
    """Return items sorted by due date, those without one last; the order of equal dates is fixed, too."""
    return tuple(
        sorted(
            items,
            key=lambda one: (one.due is None, one.due or "", one.path or one.url or "", one.content, one.id),
        )
    )


class _Sheet:
    """A ledger with lookup tables, which makes the items of its claims."""

    def __init__(self, ledger: Ledger, weights: Weights) -> None:
        self.ledger, self.weights, self.bound = ledger, weights, Bound(weights)
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in ledger.actors}
        self.subjects = Subjects(ledger.actors)
        self.links: Mapping[str, Attribution] = {one.id: one for one in ledger.attributions}
        self.times: Mapping[str, Time] = {time.id: time for time in ledger.times}
        self.starts = [sentence.start for sentence in ledger.sentences]
        self.settled: Mapping[str, Settlement] = {
            claim.id: claim.settled for claim in ledger.claims if isinstance(claim.settled, Settlement)
        }
        placed = {id for claim in ledger.claims for id in claim.times}
        self.loose = [one for one in ledger.times if one.kind == "deadline" and one.id not in placed]

    def place(self, claim: Claim) -> ClaimInPlace:
        """Return a claim with its attributions and times.

        The times are those in the claim and deadlines next to it, without running periods (``running.py``).
        """
        links = [self.links[id] for id in claim.chain if id in self.links]
        words = without(claim.content, claim.condition)
        own = without_over((self.times[id] for id in claim.times), words, self.ledger.article.published)
        times = sorted((*own, *self._beside(claim)), key=_place)
        return ClaimInPlace(claim, links, times, self.ledger.article, self.subjects)

    def item(self, claim: Claim) -> WatchItem | None:
        """Return the watch item of a claim; None if it is not to be watched."""
        article, place = self.ledger.article, self.place(claim)
        if self.bound.excludes(place):
            return None
        features, links = evidence(place), place.links
        sure, sentence = chance(features, self.weights), self._sentence(claim)
        due = due_of(claim, place.times, article.published, article.text)
        has_term = due.day is not None and any(
            time.kind == "deadline" and _begins(due.span, time) for time in place.times
        )
        if sentence is None or sure < self.weights.threshold * (OF_A_TERM if has_term else 1):
            return None
        if is_unsaid(place, features, has_term=has_term):
            return None
        vouchers = tuple(self._name(self.links.get(id)) for id in claim.chain)
        return WatchItem(
            id=_hash(ledger=self.ledger, claim=claim),
            kind=_kind(place, features, has_term=has_term),
            confidence=round(sure, 3),
            who=vouchers[-1] if vouchers else "",
            actor=links[-1].actor if links else None,
            content=_content(place, features),
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

    def _beside(self, claim: Claim) -> Iterator[Time]:
        """Yield the deadlines that are in no claim but next to this one, within ``BESIDE`` words."""
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
        """Return the name of an attribution's actor, else the words of its source; None gives the outlet."""
        if link is None:
            return self.ledger.article.outlet or ""
        if link.actor is not None and link.actor in self.actors:
            return self.actors[link.actor].name
        return " … ".join(" ".join(span.text.split()) for span in link.source)


def _settled(item: WatchItem, settled: Settlement) -> WatchItem:
    """Return an item with a recorded outcome."""
    return structs.replace(
        item,
        state=settled.state,
        due=settled.due or item.due,
        note=settled.note,
        correction=settled.correction,
    )


def _kind(place: ClaimInPlace, features: Mapping[str, float], *, has_term: bool) -> WatchKind:
    """Return the kind of item that a claim is."""
    claim, own = place.claim, place.own
    if claim.kind in ("promise", "threat"):
        return claim.kind
    decides = own is not None and own.act in ("promise", "decide")
    if (decides and features["infinitive"]) or features["speaker does it"]:
        return "promise"
    told = claim.kind == "prediction" or features["source predicts"] or features["will in its cue"]
    ahead = told or FUTURE.search(place.words)
    return "deadline" if (has_term and claim.kind != "prediction") or not ahead else "prediction"


def _content(place: ClaimInPlace, features: Mapping[str, float]) -> tuple[Span, ...]:
    """Return the words that say what is to happen, with the cue if it is in the future ("will support")."""
    if place.own is None or not features["will in its cue"]:
        return place.claim.content
    return tuple(sorted((*place.own.cue, *place.claim.content), key=lambda span: span.start))


def _begins(span: Span | None, time: Time) -> bool:
    return span is not None and span.start == time.start


def _place(time: Time) -> tuple[int, bool]:
    return time.start, time.kind != "deadline"


def _hash(ledger: Ledger, claim: Claim) -> str:
    words = " ".join(" ".join(span.text.split()) for span in claim.content)
    named = f"{ledger.article.url or ledger.article.id}\n{words}"
    return sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _weight(item: WatchItem, headline: Span | None) -> tuple[bool, int, bool, int, int, int]:
    """Return a sort key, most informative first: in the body, by kind, with a due day, a longer chain."""
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
