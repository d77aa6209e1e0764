"""Stories of several outlets compared with annotations: linked claims, relations, origins and quotations.

One person annotated the 6 to 15 most important claims of each story, by sentence, and not all claims. So a
link of ours, between two places in two articles, is judged only if one of its ends is in an annotated claim.
It is right if the other end is in that claim's sentence of the other article. The regression of the links was
fitted on these stories; its results on stories left out are in ``training/LOG.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from accordingto.ingest import article_from_text
from accordingto.reading import Reader
from accordingto.stories.making import make_story
from accordingto.stories.story import Origins, Place, QuotePlace, Story
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Goal, Section
from corpora.measures import Share
from corpora.stories import DrawnOrigins, DrawnPlace, DrawnStory, read_stories, touches

NAME = "storyclaims"
TITLE = "Claims of several outlets"
FIGURES: dict[str, tuple[str, Goal | None]] = {
    "claims.found": ("annotated links that are found", Goal(65)),
    "claims.right": ("judged links of ours that are right", Goal(85)),
    "relation": ("relations that agree", Goal(80)),
    "denials.linked": ("denials that are linked", Goal(60)),
    "denials.right": ("links of ours called denials that are right", Goal(80)),
    "origins": ("origins that agree: one, different or unknown", Goal(75)),
    "origins.wrong": ("origins called different that are one", Goal(2, lower_is_better=True)),
    "origins.different": ("different origins that are found", Goal(33)),
    "quotes.found": ("annotated pairs of quotations that are found", Goal(85)),
    "quotes.right": ("judged pairs of ours that are right", Goal(95)),
    "variant": ("variants that agree", Goal(90)),
}


@dataclass(frozen=True)
class End:
    """One end of a link."""

    path: str
    chars: frozenset[int]


@dataclass(frozen=True)
class Link:
    """Two places of a claim or utterance in two articles."""

    one: End
    other: End
    label: str | None
    """Relation of the second to the first of the claim; None if not known."""
    origin: str | None = None
    """one, different or unknown; None if the claim has no origin."""

    def is_at(self, drawn: Link) -> bool:
        """Return whether both ends overlap those of an annotated link, in either order."""
        a, b = (self.one, self.other) if self.one.path == drawn.one.path else (self.other, self.one)
        return _meet(a, drawn.one) and _meet(b, drawn.other)


Tally = Counter[tuple[str, bool]]


def measure(data: Path) -> Section:
    """Read the articles of each story, make the story, and compare it with its annotation."""
    file = data / "stories" / "dev.jsonl"
    if not file.is_file():
        return Section(NAME, TITLE, skipped="DATA has no `stories/dev.jsonl`")
    reader, tally, drawn = Reader(), Counter[tuple[str, bool]](), read_stories(file)
    for story in drawn:
        tally += counts(ours(story, reader), story)
    return section(tally, len(drawn), hash_files([file]))


def ours(story: DrawnStory, reader: Reader) -> Story:
    """Return the story that we make of the articles of an annotated one."""
    return make_story(
        reader.read(
            article_from_text(
                one.text, path=one.path, outlet=one.outlet or None, published=one.published or None
            )
        )
        for one in story.articles
    )


def counts(story: Story, drawn: DrawnStory) -> Tally:
    """Return the counts of right and wrong in a story, for each thing that is measured."""
    tally = Counter[tuple[str, bool]]()
    claims = [
        link
        for claim in story.claims
        if len({place.path for place in claim.where}) > 1
        for link in _links(claim.where, [p.relation for p in claim.where], claim.origins)
    ]
    gold = [
        link
        for one in drawn.claims
        for link in _links(one.where, [p.relation for p in one.where], one.origins)
    ]
    for link, found in _matched(claims, gold, tally, "claims"):
        if link.label == "denies":
            tally["denials.linked", found is not None] += 1
        if found is None:
            continue
        if link.label and found.label:
            tally["relation", link.label == found.label] += 1
            if found.label == "denies":
                tally["denials.right", link.label == "denies"] += 1
        if "denies" not in (link.label, found.label) and link.origin and found.origin:
            tally["origins", link.origin == found.origin] += 1
            if found.origin == "different":
                tally["origins.wrong", link.origin == "one"] += 1
            if link.origin == "different":
                tally["origins.different", found.origin == "different"] += 1
    printed = [link for one in story.quotes for link in _links(one.where, [p.variant for p in one.where])]
    quoted = [link for one in drawn.quotes for link in _links(one.where, [p.variant for p in one.where])]
    for link, found in _matched(printed, quoted, tally, "quotes"):
        if found and link.label and found.label:
            tally["variant", link.label == found.label] += 1
    return tally


def _matched(
    found: Sequence[Link], drawn: Sequence[Link], tally: Tally, name: str
) -> Iterator[tuple[Link, Link | None]]:
    """Yield each annotated link with the first of ours that is at it, and count both directions."""
    used: set[int] = set()
    for link in drawn:
        at = [number for number, one in enumerate(found) if one.is_at(link)]
        used.update(at)
        tally[f"{name}.found", bool(at)] += 1
        yield link, found[at[0]] if at else None
    ends = [end for link in drawn for end in (link.one, link.other)]
    for number, one in enumerate(found):
        if number in used or any(_meet(a, b) for a in (one.one, one.other) for b in ends):
            tally[f"{name}.right", number in used] += 1


def _links(
    places: Sequence[Place] | Sequence[QuotePlace] | Sequence[DrawnPlace],
    labels: Sequence[str],
    origins: Origins | DrawnOrigins | None = None,
) -> Iterator[Link]:
    ends = [End(p.path, frozenset(at for s in p.spans for at in range(s.start, s.end))) for p in places]
    for a, b in combinations(range(len(ends)), 2):
        if ends[a].path != ends[b].path:
            label = labels[b] if a == 0 else ("same" if labels[a] == labels[b] == "same" else None)
            yield Link(ends[a], ends[b], label, _origin(origins, ends[a].path, ends[b].path))


def _origin(origins: Origins | DrawnOrigins | None, one: str, other: str) -> str | None:
    if origins is None:
        return None
    if one in origins.unknown or other in origins.unknown:
        return "unknown"
    home = {path: number for number, group in enumerate(origins.groups) for path in group}
    if one not in home or other not in home:
        return None
    return "one" if home[one] == home[other] else "different"


def _meet(one: End, other: End) -> bool:
    return one.path == other.path and touches(one.chars, other.chars)


def section(tally: Tally, stories: int, data: str) -> Section:
    """Lay out the shares."""
    return Section(
        NAME,
        TITLE,
        intro=f"{stories} stories of three to six outlets, annotated by one person. One of two annotators "
        "finds 84 % of the other's links, and 91 % of the judged ones are right. The links were fitted on "
        "these stories; on stories left out they do as well (`training/LOG.md`, section 100). Many links "
        "that count as wrong join two sentences that say the same, only one of which is in the annotated "
        "claim.",
        figures=list(_figures(tally)),
        data=data,
    )


def _figures(tally: Tally) -> Iterable[Figure]:
    for key, (name, goal) in FIGURES.items():
        share = Share(tally[key, True], tally[key, True] + tally[key, False])
        shown = f"{name} ({share.right} of {share.of})"
        yield Figure(f"{NAME}.{key}", shown, share.percent, "%", goal=goal, gated=share.of > 30)
