"""The view models of the rows on a story's page: claims, differences, changes, and watch items."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from accordingto.export.report.days import short_day
from accordingto.export.story.wording import (
    DIFFERENCES,
    NEWS,
    NOBODY,
    RELATIONS,
    origins_in_words,
    reason_in_words,
)
from accordingto.export.story.words import Quoter, Rejecter, Said
from accordingto.stories.brief.brief import Brief, BriefClaim, DueItem, KnownOrigin, News, StoryDifference
from accordingto.stories.story import Relation, Story


class Teller(Struct, frozen=True, kw_only=True):
    """A sentence of another article that makes the same claim as the fullest sentence."""

    relation: Relation
    """How it compares to the fullest sentence."""
    label: str
    """The relation in words."""
    said: Said
    """The sentence, with the words marked that both share or that show the relation."""
    reject: str | None
    """Address of the form that rejects the link; None if it cannot be rejected."""


class OriginCell(Struct, frozen=True, kw_only=True):
    """A known origin of a claim."""

    reason: str
    """What shows the origin, in words."""
    names: tuple[tuple[str, bool], ...]
    """Names of the articles with this origin, each with whether it is a copy."""
    words: tuple[Said, ...]
    """The passages that show it."""


class DenialLine(Struct, frozen=True, kw_only=True):
    """A sentence in which somebody denies a claim of the story."""

    by: str
    """Who denies the claim, or ``NOBODY``."""
    said: Said
    """The sentence, with the cue marked."""
    reject: str | None
    """Address of the form that rejects the link; None if it cannot be rejected."""


class ClaimRow(Struct, frozen=True, kw_only=True):
    """A claim of the story."""

    id: str
    """Its id in the story."""
    said: Said
    """The fullest sentence."""
    tellers: tuple[Teller, ...]
    """The other sentences that make the claim."""
    denials: tuple[DenialLine, ...]
    """The denials of it."""
    origins: tuple[OriginCell, ...]
    """The known origins."""
    unknown: tuple[tuple[str, bool], ...]
    """Names of the articles whose text does not show their origin, each with whether it is a copy."""
    counted: str
    """In words, how many outlets make it and how many origins are known."""
    originals: str
    """The same without outlets that only print copies."""


class DifferenceRow(Struct, frozen=True, kw_only=True):
    """A sentence that differs in strength or wording from the fullest one."""

    label: str
    """The difference in words: "weaker: hedged"."""
    here: Said
    """The sentence of the article."""
    there: Said
    """The fullest sentence."""


class NewsRow(Struct, frozen=True, kw_only=True):
    """Something that changed after the first day."""

    label: str
    """The change in words: "another figure"."""
    now: Said
    """What the later article says."""
    before: Said | None
    """What an earlier article said; None if the claim is new."""


class DueRow(Struct, frozen=True, kw_only=True):
    """A watch item: a promise, threat, prediction or deadline."""

    kind: str
    """What kind of item it is."""
    who: str
    """Whose word it is, or ``NOBODY``."""
    due: str
    """The day in words; empty if the words set none."""
    said: Said
    """The sentence, with the words that say when marked."""
    also: tuple[Said, ...]
    """Other sentences about it of the same day."""
    later: tuple[Said, ...]
    """Sentences about it in later articles."""


class Rows:
    """A builder of the rows of one story."""

    def __init__(self, story: Story, brief: Brief, quoter: Quoter, rejecter: Rejecter | None) -> None:
        self._claims = {claim.id: claim for claim in story.claims}
        self._published = {one.path: one.outlet or one.path for one in brief.articles}
        self._quoter = quoter
        self._rejecter = rejecter or (lambda first, other: None)

    def claim(self, claim: BriefClaim) -> ClaimRow:
        """Return the row of a claim: who tells it in which words, who denies it, and its origins."""
        said = self._quoter.said
        places = {(place.path, place.spans[:1]): place for place in self._claims[claim.claim].where}
        tellers = []
        for passage in claim.others:
            place = places[passage.path, passage.spans]
            telling = [one for one in place.evidence if one.kind != "words"] or place.evidence
            marks = [span for one in telling for span in one.spans]
            tellers.append(
                Teller(
                    relation=place.relation,
                    label=RELATIONS[place.relation],
                    said=said(passage, marks),
                    reject=self._rejecter(claim.said, passage),
                )
            )
        return ClaimRow(
            id=claim.claim,
            said=said(claim.said),
            tellers=tuple(tellers),
            denials=tuple(
                DenialLine(
                    by=one.by or NOBODY,
                    said=said(one.said, one.cue),
                    reject=self._rejecter(claim.said, one.said),
                )
                for one in claim.denials
            ),
            origins=tuple(self._origin(one) for one in claim.origins),
            unknown=self._named(claim.unknown),
            counted=origins_in_words(claim, claim.outlets, len(claim.unnamed), self._outlets(claim.unknown)),
            originals=origins_in_words(
                claim,
                claim.originals,
                len(claim.unnamed_originals),
                self._outlets(set(claim.unknown) - self._quoter.copies),
            ),
        )

    def difference(self, one: StoryDifference) -> DifferenceRow:
        """Return the row of a difference: the sentences of the two outlets, and the words that differ."""
        return DifferenceRow(
            label=DIFFERENCES[one.leaning, one.kind],
            here=self._quoter.said(one.here, one.words),
            there=self._quoter.said(one.there, one.instead),
        )

    def news(self, one: News) -> NewsRow:
        """Return the row of a change."""
        return NewsRow(
            label=NEWS[one.kind],
            now=self._quoter.said(one.now, one.words),
            before=self._quoter.said(one.before) if one.before else None,
        )

    def due(self, one: DueItem) -> DueRow:
        """Return the row of a watch item."""
        return DueRow(
            kind=one.kind,
            who=one.who or NOBODY,
            due=short_day(one.due) if one.due else "",
            said=self._quoter.said(one.said, (one.when,) if one.when else ()),
            also=tuple(self._quoter.said(passage) for passage in one.also),
            later=tuple(self._quoter.said(followup.said) for followup in one.later),
        )

    def _origin(self, one: KnownOrigin) -> OriginCell:
        return OriginCell(
            reason=reason_in_words(one),
            names=self._named(one.articles),
            words=tuple(self._quoter.said(passage) for passage in one.words),
        )

    def _outlets(self, paths: Iterable[str]) -> int:
        return len({self._published[path] for path in paths})

    def _named(self, paths: Iterable[str]) -> tuple[tuple[str, bool], ...]:
        quoter = self._quoter
        return tuple((quoter.names[path], path in quoter.copies) for path in paths)
